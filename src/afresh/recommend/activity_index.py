"""What every organisation did and where it sits, ready to be looked at from any one partnership: made once.

Whoever sits at a table is asked about all that is proposed there. Were those answers to count, every organisation of
the worked example would work on nearly every issue of its tables (14 of 14, issue after issue), and no invitation could
add anything. To raise or propose something is an organisation's own doing, wherever it does it.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from afresh.engine.contract import Step
from afresh.features.activity_elsewhere import ensure_activity_elsewhere
from afresh.features.eligible_organisations import ALL_SEATED
from afresh.measure import take
from afresh.recommend.lazy_records import Under
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import Record

DID = Step(
    "did", "everything done on an issue", "SELECT organisation, issue, partnership, is_proposal, record FROM did_on"
)
AT_WORK = Step("at_work", "who works on what", "SELECT organisation, issue, declares, one, other FROM works_on")
SAYS_SO = Step(
    "says_so",
    "the records by which an organisation works on an issue",
    "SELECT organisation, issue, partnership, tbl, record FROM active_on ORDER BY organisation, tbl, record",
)
OPEN = Step(
    "open",
    "open organisations",
    """SELECT o.organisation, o.kind, o.record, u.users FROM open_organisation o
    JOIN user_led u ON u.organisation = o.organisation""",
)
ELIGIBLE_HERE = Step(
    "eligible_here", "who could sit where", "SELECT partnership, organisation, in_area, seated FROM eligible"
)
ALL_ISSUES = Step("all_issues", "the issues of each partnership", "SELECT partnership, issue FROM issue_here")
SEATS_NOW = Step(
    "seats_now", "every seat now", "SELECT partnership, organisation, record, for_users FROM seat_now ORDER BY record"
)
CAME = Step(
    "came",
    "who came in the period",
    "SELECT partnership, organisation, max(record) AS record FROM came_lately GROUP BY partnership, organisation",
)
WAS = Step("was", "who was ever here", "SELECT partnership, organisation, tbl, day, record FROM was_here ORDER BY tbl")
MEETINGS = Step("lately", "meetings of the last year", "SELECT partnership, meetings FROM met_lately")

ANY_SEAT = Step(
    "any_seat", "how many seats are on record by the review date", "SELECT count(*) AS seats FROM seat_member"
)

Seat = tuple[int, Record, bool]
"""A partnership, the record, and whether the seat is kept for users or carers."""


class Elsewhere:
    """By organisation and by partnership, what is counted of candidates and critics."""

    def __init__(self, workspace: Workspace):
        ensure_activity_elsewhere(workspace)
        self._gathered = workspace
        did = workspace.arrays(DID)
        order = np.lexsort((did["record"], did["is_proposal"], did["organisation"]))
        self.did = {name: column[order] for name, column in did.items()}
        self.at_work = workspace.arrays(AT_WORK)
        self.organisations = {row["organisation"]: row for row in workspace.ask(OPEN).rows()}
        self.issues = _by(workspace.ask(ALL_ISSUES).rows(), "partnership", "issue")
        self.seated = _by(workspace.ask(ALL_SEATED).rows(), "partnership", "organisation")
        self.could_sit: dict[int, dict[int, bool]] = defaultdict(dict)
        """By partnership, those who could sit there and do not, with whether both areas are recorded."""
        for row in workspace.ask(ELIGIBLE_HERE).rows():
            if not row["seated"]:
                self.could_sit[row["partnership"]][row["organisation"]] = bool(row["in_area"])

    @cached_property
    def size(self) -> int:
        """One more than the highest code of an organisation, and of an issue."""
        highest = [int(column.max(initial=0)) for each in (self.did, self.at_work)
                   for column in (each["organisation"], each["issue"])]  # fmt: skip
        seen: list[int] = [*highest, *self.organisations, *(max(each) for each in self.issues.values())]
        return 1 + max(seen, default=0)

    @cached_property
    def seats(self) -> dict[int, list[Seat]]:
        """By organisation, the seats that it holds now."""
        found: dict[int, list[Seat]] = defaultdict(list)
        for row in self._gathered.ask(SEATS_NOW).rows():
            seat = row["partnership"], ("seats", int(row["record"])), bool(row["for_users"])
            found[row["organisation"]].append(seat)
        return found

    @cached_property
    def seats_known(self) -> bool:
        return bool(next(self._gathered.ask(ANY_SEAT).rows())["seats"])

    @cached_property
    def came(self) -> dict[int, list[tuple[int, Record]]]:
        """By organisation, where it took part in the period."""
        found: dict[int, list[tuple[int, Record]]] = defaultdict(list)
        for row in self._gathered.ask(CAME).rows():
            found[row["organisation"]].append((row["partnership"], ("attendance", int(row["record"]))))
        return found

    @cached_property
    def meetings(self) -> dict[int, int]:
        """Meetings of the last twelve months, of partnerships with any meeting on record."""
        return {row["partnership"]: int(row["meetings"]) for row in self._gathered.ask(MEETINGS).rows()}

    @cached_property
    def was_here(self) -> dict[tuple[int, int], tuple[int, tuple[Record, ...]]]:
        """By partnership and organisation, the last day there and the records of that."""
        found: dict[tuple[int, int], tuple[int, tuple[Record, ...]]] = {}
        for row in self._gathered.ask(WAS).rows():
            key, record = (row["partnership"], row["organisation"]), (row["tbl"], int(row["record"]))
            day, records = found.get(key, (row["day"], ()))
            found[key] = (max(day, row["day"]), (*records, record))
        return found

    @cached_property
    def under_seated(self) -> dict[int, dict[str, dict[str, Any]]]:
        """By partnership, the kinds of which fewer sit there than chance would seat, as `look_in` has it."""
        found: dict[int, dict[str, dict[str, Any]]] = defaultdict(dict)
        for row in take(self._gathered, "look_in").rows():
            if row["value"] is not None and row["low"] is not None and row["value"] < row["low"]:
                found[row["partnership"]][row["subject"]] = row
        return found

    def works_on(self, partnership: int) -> tuple[dict[int, list[int]], dict[int, int]]:
        """Of the partnership's issues, those that each organisation declares or works on elsewhere; and how many of
        those seated work on each, counting besides what they raised or proposed here, and not what they answered."""
        here, at, did = self.marked(self.issues.get(partnership, ())), self.at_work, self.did
        elsewhere = here[at["issue"]] & ((at["one"] != partnership) | (at["other"] != partnership))
        found: dict[int, list[int]] = defaultdict(list)
        for who, issue in zip(at["organisation"][elsewhere].tolist(), at["issue"][elsewhere].tolist(), strict=True):
            found[who].append(issue)
        began = here[did["issue"]] & (did["partnership"] == partnership)
        seated = self.seated.get(partnership, frozenset())
        at_work = {(who, issue) for who in seated for issue in found.get(who, ())}
        at_work |= set(zip(did["organisation"][began].tolist(), did["issue"][began].tolist(), strict=True))
        held = Counter(issue for who, issue in at_work if who in seated)
        return found, {issue: held[issue] for issue in self.issues.get(partnership, ())}

    def did_elsewhere(self, partnership: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """By organisation, items raised and proposals made elsewhere on the partnership's issues; and which rows."""
        did = self.did
        ours = self.marked(self.issues.get(partnership, ()))[did["issue"]] & (did["partnership"] != partnership)
        raised, proposed = (
            np.bincount(did["organisation"][ours & (did["is_proposal"] == kind)], minlength=self.size)
            for kind in (0, 1)
        )
        return raised, proposed, ours

    def did_records(self, organisation: int, ours: np.ndarray) -> Under:
        def find() -> list[Record]:
            first, last = np.searchsorted(self.did["organisation"], [organisation, organisation + 1])
            rows = first + np.flatnonzero(ours[first:last])
            tables = np.where(self.did["is_proposal"][rows] == 1, "proposals", "agenda").tolist()
            return list(zip(tables, self.did["record"][rows].tolist(), strict=True))

        return Under(find)

    def work_records(self, organisation: int, issues: Sequence[int], partnership: int) -> Under:
        """By what it works on these issues, leaving out what it did at the partnership itself."""

        def find() -> dict[Record, None]:
            rows = self._says_so.get(organisation, ())
            wanted = [record for issue, where, record in rows if issue in issues and where != partnership]
            return dict.fromkeys(wanted)

        return Under(find)

    @cached_property
    def _says_so(self) -> dict[int, list[tuple[int, int, Record]]]:
        found: dict[int, list[tuple[int, int, Record]]] = defaultdict(list)
        for row in self._gathered.ask(SAYS_SO).rows():
            where, record = row["partnership"], (row["tbl"], int(row["record"]))
            found[row["organisation"]].append((row["issue"], where, record))
        return found

    def marked(self, codes: Any) -> np.ndarray:
        """True in the place of each of these codes."""
        there = np.zeros(self.size, np.bool_)
        there[[code for code in codes if code < self.size]] = True
        return there


def _by(rows: Any, key: str, value: str) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        found[row[key]].add(row[value])
    return {each: frozenset(those) for each, those in found.items()}


def elsewhere(workspace: Workspace) -> Elsewhere:
    found: Elsewhere = workspace.memoise("elsewhere", lambda: Elsewhere(workspace))
    return found
