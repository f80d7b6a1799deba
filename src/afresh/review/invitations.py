"""Whom a partnership could invite, in sentences that carry their records."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from afresh.recommend.candidate_context import Beside
from afresh.recommend.candidates import Candidate, Promise, Workload
from afresh.recommend.critics import Critic
from afresh.recommend.greedy_cover import Chosen
from afresh.recommend.invitations import Invitations
from afresh.recommend.response_index import Answers, answered
from afresh.review.cited_sentence import Said
from afresh.review.labels import iso
from afresh.review.proposal_names import Proposals
from afresh.vocabulary import day_from, day_if_known
from afresh.words import invitations as words


@dataclass(frozen=True)
class Invited:
    """One organisation: what it would bring, what it carries, and what is neither."""

    name: str
    kind: str
    brings: tuple[Said, ...]
    carries: tuple[Said, ...]
    beside: tuple[Said, ...]
    values: Mapping[str, object]


@dataclass(frozen=True)
class ChosenSaid:
    adds: str
    invited: Invited


@dataclass(frozen=True)
class CriticSaid:
    """Its dissent in words, and the two axes side by side."""

    name: str
    kind: str
    said: tuple[Said, ...]
    """Each proposal that it did not support, the latest first, with the reason recorded."""
    reasons: Said
    brings: tuple[Said, ...]
    costs: tuple[Said, ...]
    beside: tuple[Said, ...]
    values: Mapping[str, object]


@dataclass(frozen=True)
class OverlookedSaid:
    kind: str
    says: Said
    without_a_seat: tuple[str, ...]


class InvitationsSaid:
    """Everything that is found of one partnership, as it may be shown."""

    def __init__(self, found: Invitations, proposals: Proposals):
        self.found, self._proposals = found, proposals
        self._gathered, self._labels = proposals.workspace, proposals.labels
        self._supplied = self._gathered.store.supplied
        self._did_recorded = bool({"agenda", "proposals"} & self._supplied)
        self.name = proposals.partnership(found.partnership)
        self.candidates = [self._candidate(each) for each in found.candidates]
        by_code = {each.organisation: i for i, each in enumerate(found.candidates)}
        self.chosen = [
            ChosenSaid(self._adds(each), self.candidates[by_code[each.candidate.organisation]]) for each in found.chosen
        ]
        self.critics = [self._critic(each) for each in found.critics]
        self.overlooked = [
            OverlookedSaid(
                each.kind,
                Said(
                    words.overlooked(
                        each.kind,
                        each.seated,
                        each.of,
                        each.low,
                        each.high,
                        drawn=each.seated_of_all,
                        eligible=each.eligible,
                    ),
                    each.records,
                ),
                tuple(self._labels.organisation(who) for who in each.organisations),
            )
            for each in found.overlooked
        ]

    @property
    def opening(self) -> str:
        unknown = sum(not each.in_area for each in self.found.candidates)
        return words.opening(self.found.seated, len(self.candidates), unknown)

    @property
    def issues(self) -> list[tuple[str, int]]:
        """Those that fewest of those seated work on first."""
        named = [(self._proposals.issue(code), n) for code, n in self.found.issues]
        return sorted(named, key=lambda each: (each[1], each[0]))

    @property
    def critics_note(self) -> str:
        if self.critics:
            return ""
        return words.NO_CRITICS if self.found.answers_from_outside else words.CRITICS_UNKNOWN

    @property
    def unknown(self) -> list[str]:
        return words.unknown(set(words.MISSING) - self._supplied)

    def _adds(self, each: Chosen) -> str:
        return words.adds([(self._proposals.issue(code), n) for code, n in each.adds])

    def _candidate(self, each: Candidate) -> Invited:
        beside = self.found.beside[each.organisation]
        return Invited(
            name=self._labels.organisation(each.organisation),
            kind=words.KIND[each.promise.kind],
            brings=self._brings(each.promise, each),
            carries=self._carries(each.workload),
            beside=self._beside(beside),
            values=self._values(each.promise, each.workload, beside) | {"area_recorded": each.in_area},
        )

    def _brings(self, each: Promise, of: Candidate | Critic) -> tuple[Said, ...]:
        since = day_from(self._gathered.days_before_t1(int(self._gathered.settings.active_months)))
        works_on = words.works_on(self._named(each.works_on), self._named(each.brings), len(self.found.issues))
        facts = (
            Said(works_on, tuple(each.work_records)),
            Said(words.did(each.raised, each.proposed, since, self._did_recorded), tuple(each.done_records)),
            Said(words.was_here(day_if_known(each.last_here)), each.here_records),
            Said(words.kind(each.kind, each.kind_under_seated), (of.record,)),
            Said(words.voice(each.voice), each.voice_records),
        )
        return _told(facts)

    def _carries(self, each: Workload) -> tuple[Said, ...]:
        return (Said(words.workload(each.seats, each.partnerships, each.meetings), each.records),)

    def _beside(self, each: Beside, dissent: bool = True) -> tuple[Said, ...]:
        known, fresh = each.known, each.freshness
        if fresh is None:
            newness = words.FRESHNESS_UNKNOWN
        else:
            bound = self.found.freshness_is_bound
            newness = words.freshness(fresh.before, fresh.low, fresh.high, fresh.representatives, bound)
        answers = each.answers
        positions = words.positions(
            each.open or 0, Counter(one.response for one in each.positions), each.open is not None
        )
        facts = (
            Said(words.sat_with(known.sat_with, known.of, day_if_known(known.last_day)), tuple(known.sat_records)),
            Said(words.contacts(known.contacts, day_if_known(known.contact_day)), known.contact_records),
            Said(newness),
            Said(positions, tuple(record for one in each.positions for record in one.records)),
            Said(
                words.dissent(len(answers.not_supported), self._of(answers), answers.reasons) if dissent else "",
                answers.records,
            ),
        )
        return _told(facts)

    def _critic(self, each: Critic) -> CriticSaid:
        answers, beside = each.answers, self.found.beside[each.organisation]
        against = tuple(one.record for one in answers.not_supported)
        of, known = self._of(answers), each.support_named
        some = words.supported_some(len(answers.supported), of)
        likely = words.likely(len(answers.not_supported), of, each.low, each.high)
        share = {"not_supported": len(answers.not_supported), "answered": of, "share_low": each.low if known else None,
                 "share_high": each.high if known else None, "reasons": answers.reasons}  # fmt: skip
        return CriticSaid(
            name=self._labels.organisation(each.organisation),
            kind=words.KIND[each.promise.kind],
            said=self._quoted(each),
            reasons=Said(words.dissent(len(answers.not_supported), of, answers.reasons), against),
            brings=(
                *_told([Said(some, tuple(one.record for one in answers.supported))]),
                *self._brings(each.promise, each),
            ),
            costs=(Said(likely, against), *self._carries(each.workload)),
            beside=self._beside(beside, dissent=False),
            values=self._values(each.promise, each.workload, beside) | share,
        )

    def _quoted(self, each: Critic) -> tuple[Said, ...]:
        known, told = answered(self._gathered).proposals, answered(self._gathered).told
        against = sorted(
            each.answers.not_supported,
            key=lambda one: (-known[one.proposal].day, self._proposals.title(one.proposal).casefold()),
        )
        reasons = self._proposals.reasons(one.record for one in against)
        return tuple(
            Said(
                words.quote(
                    self._proposals.title(one.proposal),
                    told(one),
                    one.reason_kind or "",
                    reasons.get(one.record, ""),
                ),
                (one.record,),
            )
            for one in against
        )

    def _values(self, promise: Promise, workload: Workload, beside: Beside) -> dict[str, object]:
        known, fresh = beside.known, beside.freshness
        return {
            "issues": self._named(promise.works_on),
            "issues_nobody_seated_works_on": self._named(promise.brings),
            "items_raised_elsewhere": promise.raised if self._did_recorded else None,
            "proposals_made_elsewhere": promise.proposed if self._did_recorded else None,
            "last_here": iso(day_if_known(promise.last_here)),
            "kind": promise.kind,
            "kind_under_seated": promise.kind_under_seated,
            "voice": promise.voice,
            "seats_elsewhere": workload.seats,
            "partnerships_elsewhere": workload.partnerships,
            "meetings_of_those": workload.meetings,
            "sat_elsewhere_with": [known.sat_with, known.of],
            "last_sat_with_them": iso(day_if_known(known.last_day)),
            "known_contacts": known.contacts,
            "link_freshness": fresh.before if fresh else None,
            "link_freshness_with_it": [fresh.low, fresh.high] if fresh else None,
            "representatives": fresh.representatives if fresh else None,
            "proposals_to_be_settled": beside.open,
            "positions": {self._proposals.id(one.proposal): one.response for one in beside.positions},
            "not_supported_here": [len(beside.answers.not_supported), self._of(beside.answers)],
        }

    def _of(self, answers: Answers) -> int | None:
        """How many it answered, where the records name who supported."""
        return answers.answered if answered(self._gathered).name_support(answers.every) else None

    def _named(self, issues: Iterable[int]) -> list[str]:
        return [self._proposals.issue(each) for each in issues]


def _told(facts: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(each for each in facts if each.text)
