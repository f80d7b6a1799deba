"""Kinds of organisation that work on a partnership's issues and are hardly seated there.

Question   Which kinds never get a look in here, and who are they?
Formula    the kinds of which fewer are seated than the 5% end of what chance would seat, as look_in has it
Takes      look_in; candidates
Gives      Overlooked, by kind, with the organisations of that kind at work on the same issues, by name
Unit       organisations
Undefined  see look_in
Misleads   see look_in
Source     see look_in
"""

from collections.abc import Sequence
from dataclasses import dataclass

from afresh.recommend.activity_index import elsewhere
from afresh.recommend.candidates import Candidate
from afresh.recommend.response_index import in_order_of_names
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import Record


@dataclass(frozen=True)
class Overlooked:
    kind: str
    seated: int
    of: int
    """Organisations of the kind that could sit here, those seated among them."""
    expected: float
    low: float
    high: float
    eligible: int
    seated_of_all: int
    organisations: tuple[int, ...]
    records: tuple[Record, ...]


def overlooked(workspace: Workspace, partnership_code: int, candidates: Sequence[Candidate]) -> tuple[Overlooked, ...]:
    place = in_order_of_names(workspace)
    under = elsewhere(workspace).under_seated.get(partnership_code, {})
    found = []
    for kind, row in sorted(under.items()):
        those = sorted((each for each in candidates if each.promise.kind == kind), key=lambda c: place[c.organisation])
        found.append(
            Overlooked(
                kind=kind,
                seated=int(row["value"]),
                of=int(row["n"]),
                expected=float(row["expected"]),
                low=row["low"],
                high=row["high"],
                eligible=int(row["eligible"]),
                seated_of_all=int(row["seated"]),
                organisations=tuple(each.organisation for each in those),
                records=tuple(each.record for each in those),
            )
        )
    return tuple(found)
