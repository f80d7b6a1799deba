"""Who could be asked to a partnership, what each would bring, and how much it carries already.

Question   Who works on this and has no seat here, and what would each bring?
Formula    candidates: the organisations that the measure look_in finds eligible and not seated. Each is set beside
           those seated, issue by issue: an issue is brought where nobody seated declares it, raised or proposed
           anything on it, here or elsewhere, or answered anything on it elsewhere, in `active_months`
Takes      eligible, works_on, did_on, seat_now, came_lately, was_here, met_lately; look_in
Gives      Candidate: promise (issues, what it did elsewhere on them, whether it was ever here, kind, voice), workload
           (seats elsewhere and the meetings that those partnerships held in twelve months); no fact is on both
Unit       organisations, issues, items and proposals, seats, meetings
Undefined  no candidates where the partnership is one-off, has no issue or has ended; seats are unknown where no seats
           are recorded, and meetings where none of its other partnerships has one on record
Misleads   an organisation that is not in the records is not found; one that was asked and declined looks like one that
           was never asked; to declare an issue is cheap; work without a record counts for nothing
Source     afresh's own; kinds: see look_in
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from afresh.recommend.activity_index import Elsewhere, elsewhere
from afresh.recommend.response_index import in_order_of_names
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import Record

Voice = Literal["user_led", "kept for users", ""]


@dataclass(frozen=True)
class Promise:
    """What it would bring."""

    works_on: tuple[int, ...]
    """Issues of the partnership that it declares, or did something on elsewhere, in order of their names."""
    brings: tuple[int, ...]
    """Those of them that nobody seated works on."""
    work_records: Sequence[Record]
    raised: int
    proposed: int
    """Items and proposals elsewhere on the partnership's issues."""
    done_records: Sequence[Record]
    last_here: int | None
    """The last day on which it held a seat here or took part."""
    here_records: tuple[Record, ...]
    kind: str
    kind_under_seated: bool
    voice: Voice
    voice_records: tuple[Record, ...]

    @property
    def active(self) -> int:
        return self.raised + self.proposed

    @property
    def never_seated(self) -> bool:
        return self.last_here is None


@dataclass(frozen=True)
class Workload:
    """What it carries already."""

    seats: int | None
    """Seats that it holds elsewhere; none where no seats are recorded at all."""
    partnerships: int
    """Where it holds them; or, where no seats are recorded, where it took part in the period."""
    meetings: int | None
    """What those held in twelve months; none where no meeting of any of them is on record."""
    records: tuple[Record, ...]

    @property
    def places(self) -> int:
        return self.partnerships if self.seats is None else self.seats


@dataclass(frozen=True)
class Candidate:
    organisation: int
    in_area: bool
    """Whether its area and the partnership's are recorded, and fit; otherwise one of them is not recorded."""
    record: Record
    promise: Promise
    workload: Workload

    @property
    def records(self) -> Iterable[Record]:
        """All that its facts rest on."""
        yield self.record
        each = self.promise
        yield from (*each.work_records, *each.done_records, *each.here_records, *each.voice_records)
        yield from self.workload.records


def candidates(workspace: Workspace, partnership_code: int) -> tuple[Candidate, ...]:
    """Those who bring most issues that nobody seated works on first; then by name."""
    known, place = elsewhere(workspace), in_order_of_names(workspace)
    could_sit = known.could_sit.get(partnership_code, {})
    facts = promise_and_workload(workspace, partnership_code, sorted(could_sit))
    found = [
        Candidate(who, could_sit[who], _record(known, who), promise, workload)
        for who, (promise, workload) in facts.items()
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.promise.brings), place[each.organisation])))


def promise_and_workload(
    workspace: Workspace, partnership_code: int, organisations: Sequence[int]
) -> dict[int, tuple[Promise, Workload]]:
    """Both axes of each of these organisations, which must be open."""
    known = elsewhere(workspace)
    works_on, held = known.works_on(partnership_code)
    raised, proposed, ours = known.did_elsewhere(partnership_code)
    under = known.under_seated.get(partnership_code, {})
    found = {}
    for who in organisations:
        issues = tuple(sorted(works_on.get(who, ())))
        day, here_records = known.was_here.get((partnership_code, who), (None, ()))
        kind = known.organisations[who]["kind"]
        promise = Promise(
            issues,
            tuple(issue for issue in issues if not held[issue]),
            known.work_records(who, issues, partnership_code),
            int(raised[who]),
            int(proposed[who]),
            known.did_records(who, ours),
            day,
            here_records,
            kind,
            kind in under,
            *_voice(known, who, partnership_code),
        )
        found[who] = (promise, _workload(known, who, partnership_code))
    return found


def _record(known: Elsewhere, organisation: int) -> Record:
    return "organisations", int(known.organisations[organisation]["record"])


def _voice(known: Elsewhere, who: int, partnership: int) -> tuple[Voice, tuple[Record, ...]]:
    if known.organisations[who]["users"]:
        return "user_led", (_record(known, who),)
    kept = tuple(record for where, record, users in known.seats.get(who, ()) if users and where != partnership)
    return ("kept for users", kept) if kept else ("", ())


def _workload(known: Elsewhere, who: int, partnership: int) -> Workload:
    if known.seats_known:
        sits = [(where, record) for where, record, _ in known.seats.get(who, ()) if where != partnership]
    else:
        sits = [(where, record) for where, record in known.came.get(who, ()) if where != partnership]
    tables = {where for where, _ in sits}
    met = [known.meetings[where] for where in tables if where in known.meetings]
    meetings = sum(met) if met or not tables else None
    seats = len(sits) if known.seats_known else None
    return Workload(seats, len(tables), meetings, tuple(record for _, record in sits))
