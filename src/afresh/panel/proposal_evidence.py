"""Facts of proposals for the panel: what waits, with examples and duties that bear on it, and who holds back."""

from dataclasses import dataclass
from functools import cached_property

from afresh.diagnosis.names import Names
from afresh.forms import day
from afresh.library.shelf import ExampleHit, PolicyHit
from afresh.panel.evidence_types import Duty, Example, HeldBack, HoldsBack, NewVoice, Reading, Speaker, Waiting
from afresh.panel.library_matches import MOST_LOOKED_UP, Matched, OnProposal, matched
from afresh.recommend.holding_back import CouldSpeak, HoldingBack, holding_back
from afresh.recommend.representative import Represented, Share, all_represented
from afresh.recommend.response_index import answered
from afresh.recommend.waiting_proposals import StalledProposal
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import day_from

READINGS: dict[str, Reading] = {"supports more": "supports more", "supports less": "supports less"}


@dataclass(frozen=True)
class Proposals:
    workspace: Workspace
    names: Names

    @cached_property
    def _matched(self) -> Matched:
        return matched(self.workspace)

    def called(self, organisation: int) -> str:
        return self.names.organisations[organisation][1]

    def waiting(self, partnership: int) -> tuple[Waiting, ...]:
        """What is not settled first, the longest waiting before the others."""
        found = self._matched.that_wait(partnership)
        return tuple(self._waiting(each, nth < MOST_LOOKED_UP) for nth, each in enumerate(found))

    def _waiting(self, each: StalledProposal, look_up: bool) -> Waiting:
        id_, title, _, issue = self._matched.written[each.proposal]
        held = tuple(HeldBack(self.called(one.organisation), one.reason_kinds, one.records) for one in each.held_back)
        on = self._matched.on(each) if look_up and held else OnProposal()
        reasons = any(one.reasons for one in held)
        return Waiting(
            title=title, id=id_, issue=issue, days=each.days, held_back=held,
            supporters=tuple(self.called(one.organisation) for one in each.supported), records=(each.record,),
            examples=tuple(_example(hit) for hit in on.examples) if reasons else (),
            duties=tuple(self._duty(hit) for hit in on.policies), status=each.status,
        )  # fmt: skip

    def _duty(self, hit: PolicyHit) -> Duty:
        bound = tuple(self.names.of_organisations.get(each.organisation, each.organisation) for each in hit.bound)
        conditions = tuple(dict.fromkeys(f"{each.word} ({each.condition})" for each in hit.bound if each.condition))
        return Duty(hit.policy.title, hit.policy.summary, hit.policy.source, bound, conditions)

    def holding_back(self, partnership: int) -> tuple[HoldsBack, ...]:
        return tuple(self._holds_back(each, partnership) for each in holding_back(self.workspace, partnership))

    def _holds_back(self, each: HoldingBack, partnership: int) -> HoldsBack:
        here = each.here
        seated = answered(self.workspace).at_table.get(partnership, frozenset())
        return HoldsBack(
            organisation=self.called(each.organisation),
            not_supported=len(here.not_supported),
            answered=here.answered if each.support_named else None,
            reasons=tuple(here.reasons.items()),
            records=tuple(one.record for one in here.not_supported),
            speakers=tuple(self._speaker(one, one.ally.organisation in seated) for one in each.could_speak),
        )

    def _speaker(self, each: CouldSpeak, seated: bool) -> Speaker:
        ally = each.ally
        return Speaker(
            organisation=self.called(ally.organisation),
            sat_together=ally.together.times,
            backed=ally.backed.supported,
            of=ally.backed.of,
            at_the_table=seated,
            waiting=tuple(self._matched.written[code][1] for code in each.proposals),
            moves_it_on=tuple(self._matched.written[code][1] for code in each.moves_it_on),
            records=(*ally.stance_records, *ally.backed.records),
        )

    def new_voices(self, partnership: int) -> tuple[NewVoice, ...]:
        found = all_represented(self.workspace, partnership)
        return tuple(self._new_voice(each) for each in found if each.reading in READINGS)

    def _new_voice(self, each: Represented) -> NewVoice:
        assert each.day is not None and each.before and each.after, "a change that is told has a day and both shares"
        return NewVoice(
            organisation=self.called(each.organisation),
            reading=READINGS[each.reading],
            since=day(day_from(each.day)),
            before=_counted(each.before),
            after=_counted(each.after),
            records=(*each.before.records, *each.after.records),
        )


def _counted(share: Share) -> tuple[int, int]:
    return share.supported, share.of


def _example(hit: ExampleHit) -> Example:
    each = hit.example
    where = ", ".join(dict.fromkeys(place for place in (each.area, each.nation) if place))
    return Example(
        title=each.title,
        where=where,
        year=each.year,
        changed=each.what_changed or each.summary,
        evidence=each.evidence,
        source=each.source,
        answers=hit.matched.reasons,
    )
