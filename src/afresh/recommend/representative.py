"""Whether an organisation's answers at a partnership changed when its representative there did: it names nobody.

Question   Is it the organisation that holds back, or was it whoever spoke for it?
Formula    first answers to proposals of others that anybody but the proposer did not support, by the day they were
           given: s1 of n1 supported under one representative, s2 of n2 under the next; each share
           ~ Beta(s + 1/2, n - s + 1/2); Pr(share after > share before). The latest handover with enough answers on
           both sides is told of, and no other, so that one comparison is made of an organisation at a partnership
Takes      stint: (partnership, organisation, person, first and last day); represented_answer
Gives      Represented: a reading, and, where it is told, the counts before and after, their 90% intervals, what all
           others answered to the same proposals, and how sure the rise is
Unit       share, 0 to 1; day
Undefined  "too few to tell" under `representative_fewest` answers on either side; "several at once" where more than one
           person represents it at a time, so that no day is the change; "no change on record"; "not recorded"
Misleads   other things change with a person, and on the same day: what is asked, the money, the law. Proposals of
           one meeting are not independent. What the others answered stands beside for that reason
Source     afresh's own; interval: Brown, Cai and DasGupta (2001), Statistical Science 16:101

Everything on record is compared, not 36 months: of a change 30 months ago six months would be left. One handover, since
more looks are more finds by chance. In 24 histories of the worked example the planted change was found in all, and of
670 others compared 27 were told of (4%).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from afresh.engine.contract import Step
from afresh.features.representatives import ensure_representatives
from afresh.snapshot.workspace import Workspace
from afresh.statistics import jeffreys
from afresh.statistics.more_after import more_after
from afresh.vocabulary import Record

STINTS = Step(
    "stints",
    "who represented whom, in order of days",
    "SELECT partnership, organisation, first_day, last_day FROM stint ORDER BY first_day, last_day",
)
THEIR_ANSWERS = Step(
    "their_answers",
    "their answers, in order of days",
    """SELECT partnership, organisation, day, CASE WHEN response = 'support' THEN 1 ELSE 0 END AS supported,
        CAST(others AS INTEGER) AS others, CAST(others_supported AS INTEGER) AS others_supported, record
    FROM represented_answer ORDER BY day, proposal""",
)

Reading = Literal[
    "supports more", "supports less", "no clear change", "too few to tell", "several at once", "no change on record",
    "not recorded",
]  # fmt: skip


@dataclass(frozen=True)
class Share:
    supported: int
    of: int
    low: float
    high: float
    others_supported: int
    """Of the answers of all others to the same proposals."""
    others: int
    records: tuple[Record, ...]


@dataclass(frozen=True)
class Represented:
    partnership: int
    organisation: int
    reading: Reading
    day: int | None = None
    """The first day of the next representative."""
    before: Share | None = None
    after: Share | None = None
    rise: float | None = None
    """Pr(share after > share before)."""


class Stint(NamedTuple):
    first_day: int
    last_day: int


class Given(NamedTuple):
    day: int
    supported: int
    others: int
    others_supported: int
    record: int


class _Handover(NamedTuple):
    before: Stint
    after: Stint


class _Known:
    def __init__(self, workspace: Workspace):
        ensure_representatives(workspace)
        self.stints: dict[tuple[int, int], list[Stint]] = defaultdict(list)
        self.answers: dict[tuple[int, int], list[Given]] = defaultdict(list)
        for row in workspace.ask(STINTS).rows():
            key = row.pop("partnership"), row.pop("organisation")
            self.stints[key].append(Stint(**row))
        for row in workspace.ask(THEIR_ANSWERS).rows():
            key = row.pop("partnership"), row.pop("organisation")
            self.answers[key].append(Given(**row))


def _known(workspace: Workspace) -> _Known:
    found: _Known = workspace.memoise("representatives", lambda: _Known(workspace))
    return found


def represented(workspace: Workspace, partnership_code: int, organisation_code: int) -> Represented:
    """One organisation at one partnership."""
    known, key = _known(workspace), (partnership_code, organisation_code)
    stints = known.stints.get(key, [])
    if len(stints) < 2:
        return Represented(*key, "no change on record" if stints else "not recorded")
    handovers = _handovers(stints)
    if not handovers:
        return Represented(*key, "several at once")
    fewest = workspace.settings.representative_fewest
    for each in reversed(handovers):
        before, after = (_under(known.answers.get(key, []), stint) for stint in each)
        if min(len(before), len(after)) >= fewest:
            return _told(key, each.after.first_day, before, after, workspace.settings.representative_sure)
    return Represented(*key, "too few to tell")


def all_represented(workspace: Workspace, partnership_code: int) -> tuple[Represented, ...]:
    """Every organisation of which a change is told at a partnership, whichever way its answers went, or none."""
    organisations = sorted(
        organisation for partnership, organisation in _known(workspace).stints if partnership == partnership_code
    )
    found = (represented(workspace, partnership_code, each) for each in organisations)
    return tuple(each for each in found if each.before)


def _handovers(stints: Sequence[Stint]) -> list[_Handover]:
    """From one who was the only one, for as long as there, to the next who was."""
    alone = [
        stint
        for i, stint in enumerate(stints)
        if all(
            other.last_day < stint.first_day or other.first_day > stint.last_day
            for j, other in enumerate(stints)
            if j != i
        )
    ]
    at = {stint: i for i, stint in enumerate(stints)}
    return [_Handover(one, other) for one, other in pairwise(alone) if at[other] == at[one] + 1]


def _under(answers: Sequence[Given], stint: Stint) -> list[Given]:
    return [each for each in answers if stint.first_day <= each.day <= stint.last_day]


def _told(key: tuple[int, int], day: int, before: list[Given], after: list[Given], sure: float) -> Represented:
    then, now = _share(before), _share(after)
    rise = more_after((then.supported, then.of), (now.supported, now.of))
    reading: Reading = "supports more" if rise >= sure else "supports less" if 1 - rise >= sure else "no clear change"
    return Represented(*key, reading, day, then, now, rise)


def _share(answers: list[Given]) -> Share:
    supported = sum(each.supported for each in answers)
    low, high = jeffreys.interval(supported, len(answers))
    return Share(
        supported=supported,
        of=len(answers),
        low=float(low),
        high=float(high),
        others_supported=sum(each.others_supported for each in answers),
        others=sum(each.others for each in answers),
        records=tuple(("responses", each.record) for each in answers),
    )
