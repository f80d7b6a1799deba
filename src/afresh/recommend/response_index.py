"""What every organisation answered, ready to be looked up: made once for what is gathered."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from afresh.engine.contract import Step
from afresh.features.eligible_organisations import ALL_SEATED, SEATED
from afresh.features.responses import ensure_responses
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import Record

PROPOSALS = Step(
    "proposals",
    "proposals put by the review date, with the organisation, as it now is, that made each",
    """SELECT q.proposal, q.partnership, q.day, q.issue, q.novel, q.procedural, q.status, q.decided, q.record,
        f.now AS proposer
    FROM proposal_at q LEFT JOIN followed f ON f.organisation = q.proposer ORDER BY q.proposal""",
)

ANSWERS = Step(
    "answers",
    "the latest answers of organisations, in each partnership, to proposals of others in the window",
    """SELECT organisation, proposal, partnership, response, reason_kind, record, contested FROM others_answer
    ORDER BY proposal, organisation, partnership""",
)

NOT_SUPPORTING = ("oppose", "abstain")
HELD_BACK = "held back"


@dataclass(frozen=True)
class Proposal:
    proposal: int
    partnership: int
    day: int
    issue: int | None
    novel: bool
    procedural: bool
    status: str
    decided: int | None
    record: Record
    proposer: int | None


@dataclass(frozen=True)
class Answer:
    """The latest answer of an organisation to a proposal of another's, in one partnership."""

    organisation: int
    proposal: int
    partnership: int
    response: str
    reason_kind: str | None
    record: Record
    contested: bool
    """Whether anybody but its proposer did not support the proposal."""

    @property
    def holds_back(self) -> bool:
        return self.response in NOT_SUPPORTING


@dataclass(frozen=True)
class Answers:
    """Answers of one organisation, by whether they supported."""

    supported: tuple[Answer, ...] = ()
    not_supported: tuple[Answer, ...] = ()

    @property
    def every(self) -> tuple[Answer, ...]:
        return (*self.supported, *self.not_supported)

    @property
    def answered(self) -> int:
        return len(self.supported) + len(self.not_supported)

    @property
    def reasons(self) -> dict[str, int]:
        """How often each kind of reason was recorded for not supporting; '' where none was."""
        return dict(Counter(each.reason_kind or "" for each in self.not_supported))

    @property
    def records(self) -> tuple[Record, ...]:
        return tuple(each.record for each in self.every)


@dataclass(frozen=True)
class Count:
    """So many of so many, and the records counted."""

    supported: int = 0
    of: int = 0
    records: tuple[Record, ...] = ()
    support_named: bool = True
    """Whether the records name who supported: without that nobody can say of how many."""


class Answered:
    """Proposals by code, and answers by proposal and by organisation."""

    def __init__(self, workspace: Workspace):
        ensure_responses(workspace)
        self._gathered = workspace
        self.proposals = {row["proposal"]: _proposal(row) for row in workspace.ask(PROPOSALS).rows()}
        self.by_proposal: dict[int, list[Answer]] = defaultdict(list)
        self.by_organisation: dict[int, list[Answer]] = defaultdict(list)
        for row in workspace.ask(ANSWERS).rows():
            answer = Answer(**{**row, "record": ("responses", int(row["record"]))})
            self.by_proposal[answer.proposal].append(answer)
            self.by_organisation[answer.organisation].append(answer)
        self._backed: dict[int, dict[int, Count]] = {}

    @cached_property
    def at_table(self) -> dict[int, frozenset[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        self._gathered.ensure_table(SEATED)
        for row in self._gathered.ask(ALL_SEATED).rows():
            found[row["partnership"]].add(row["organisation"])
        return {partnership: frozenset(each) for partnership, each in found.items()}

    @cached_property
    def answering_at(self) -> dict[int, frozenset[int]]:
        """The organisations with an answer given in each partnership."""
        found: dict[int, set[int]] = defaultdict(set)
        for organisation, answers in self.by_organisation.items():
            for each in answers:
                found[each.partnership].add(organisation)
        return {partnership: frozenset(each) for partnership, each in found.items()}

    @cached_property
    def support_named_at(self) -> frozenset[int]:
        """Partnerships whose records name anybody who supported: a decision log often names only who held back."""
        return frozenset(
            each.partnership
            for answers in self.by_organisation.values()
            for each in answers
            if each.response == "support"
        )

    def name_support(self, answers: Iterable[Answer]) -> bool:
        """Whether who supported is named wherever these were given: without that nobody can say of how many."""
        return {each.partnership for each in answers} <= self.support_named_at

    def names_support_of(self, proposal: Proposal) -> bool:
        """The same of one proposal; where no answer to it is on record, of where it was put."""
        answers = self.by_proposal.get(proposal.proposal)
        return self.name_support(answers) if answers else proposal.partnership in self.support_named_at

    def told(self, answer: Answer) -> str:
        """Its answer; not that it abstained where it is recorded only that it held back, or only who held back."""
        if answer.response != "abstain":
            return answer.response
        named = (
            answer.partnership in self.support_named_at and answer.record[1] not in self._gathered.store.only_held_back
        )
        return answer.response if named else HELD_BACK

    def backed(self, organisation: int) -> dict[int, Count]:
        """How often an organisation supported each other one's proposals, those about procedure left out."""
        if organisation not in self._backed:
            answers = self.by_organisation.get(organisation, ())
            self._backed[organisation] = self._counted(
                (self.proposals[each.proposal].proposer, each) for each in answers if self._counts(each)
            )
        return self._backed[organisation]

    @cached_property
    def on_issue(self) -> dict[int, dict[int, Count]]:
        """By issue, how often each organisation supported others' proposals on it."""
        found: dict[int, list[tuple[int | None, Answer]]] = defaultdict(list)
        for answers in self.by_proposal.values():
            for each in answers:
                issue = self.proposals[each.proposal].issue
                if issue is not None and self._counts(each):
                    found[issue].append((each.organisation, each))
        return {issue: self._counted(pairs) for issue, pairs in found.items()}

    def _counts(self, answer: Answer) -> bool:
        return answer.response != "absent" and not self.proposals[answer.proposal].procedural

    def _counted(self, answers: Iterable[tuple[int | None, Answer]]) -> dict[int, Count]:
        """With the records in the order in which the proposals were put."""
        found: dict[int, list[Answer]] = defaultdict(list)
        for organisation, answer in sorted(answers, key=self._when_put):
            if organisation is not None:
                found[organisation].append(answer)
        return {
            organisation: Count(
                sum(not each.holds_back for each in those),
                len(those),
                tuple(each.record for each in those),
                self.name_support(those),
            )
            for organisation, those in found.items()
        }

    def _when_put(self, answer: tuple[int | None, Answer]) -> tuple[int, Record]:
        return self.proposals[answer[1].proposal].day, answer[1].record


def _proposal(row: dict[str, object]) -> Proposal:
    return Proposal(**{**row, "record": ("proposals", int(str(row["record"])))})  # type: ignore[arg-type]


def answered(workspace: Workspace) -> Answered:
    found: Answered = workspace.memoise("answered", lambda: Answered(workspace))
    return found


def in_order_of_names(workspace: Workspace) -> list[int]:
    """The place of each organisation, by code, when they are put in order of their names; one place for one name."""

    def places() -> list[int]:
        names = dict(workspace.store.rows("SELECT id, coalesce(name, id) FROM organisations"))
        codes = [str(names.get(each, each)).casefold() for each in ids(workspace.store, "organisations")]
        place = {name: i for i, name in enumerate(sorted(set(codes)))}
        return [place[name] for name in codes]

    found: list[int] = workspace.memoise("in_order_of_names", places)
    return found


FOLLOWED = Step("followed_by", "what each organisation has become", "SELECT organisation, now FROM followed")


def now(workspace: Workspace, organisation: int) -> int:
    """The organisation that one has become by the review date."""
    becomes = {row["organisation"]: row["now"] for row in workspace.ask(FOLLOWED).rows()}
    return int(becomes.get(organisation, organisation))
