"""The naive twins of the measures of openness: plain rows in, counts out.

Dates are dates, rows are as in the data dictionary. Nothing dated after `at` is used.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from statistics import median, quantiles
from typing import Any

from afresh.vocabulary import months_before

Row = Mapping[str, Any]
Records = Mapping[str, Sequence[Row]]
Answer = tuple[str, str, str]
"""Which organisation answered which proposal in which partnership."""

AGAINST = ("oppose", "abstain")


def decides(records: Records, at: date) -> set[str]:
    """Partnerships of which it is recorded what became of any proposal."""
    return {
        row["partnership"] for row in records.get("proposals", ()) if row["date"] <= at and (
            row["status"] == "deferred" or (
                row["status"] not in (None, "open") and (row.get("decided") or row["date"]) <= at))
    }  # fmt: skip


def adopted(records: Records, at: date, novel_only: bool = False, fewest: int = 8) -> dict[str, tuple[int, int]]:
    """{partnership: (adopted within a year, put)} of those put 24 to 12 months before, or of the latest eight
    (`fewest`) by then, back to a term."""
    terms = {row["id"]: row.get("term_months") or 48 for row in records.get("partnerships", ())}
    by_board: dict[str, list[Row]] = defaultdict(list)
    for row in records.get("proposals", ()):
        if row["date"] <= at and not row.get("procedural"):
            by_board[row["partnership"]].append(row)
    found = {}
    for board, rows in by_board.items():
        by_then = sorted((row["date"] for row in rows if row["date"] <= months_before(at, 12)), reverse=True)
        eighth = by_then[fewest - 1] if len(by_then) >= fewest else date.min
        first = min(months_before(at, 24), eighth - timedelta(days=1) if eighth > date.min else date.min)
        first = max(first, min(months_before(at, terms.get(board, 48)), months_before(at, 24)))
        counted = [row for row in rows if first < row["date"] <= months_before(at, 12)]
        if novel_only:
            if not any(row.get("novel") for row in rows):
                continue
            counted = [row for row in counted if row.get("novel")]
        found[board] = (sum(_in_time(row, at) for row in counted), len(counted))
    return found


def _in_time(row: Row, at: date) -> bool:
    decided = row.get("decided") or row["date"]
    return bool(row["status"] == "adopted" and decided <= min(months_before(row["date"], -12), at))


def days_to_decision(records: Records, start: date, at: date) -> dict[str, tuple[float | None, int, int]]:
    """{partnership: (median days, decided in the period, still open)}."""
    days: dict[str, list[int]] = defaultdict(list)
    still_open: Counter[str] = Counter()
    for row in records.get("proposals", ()):
        if row["date"] > at or row.get("procedural"):
            continue
        partnership, decided = row["partnership"], row.get("decided")
        still_open[partnership] += 0
        later = (decided or row["date"]) > at
        if row["status"] in ("open", "deferred") or later:
            still_open[partnership] += 1
        elif row["status"] in ("adopted", "rejected") and decided and start < decided and decided >= row["date"]:
            days[partnership].append((decided - row["date"]).days)
    return {p: (median(days[p]) if days[p] else None, len(days[p]), still_open[p]) for p in still_open}


def quartiles(values: Sequence[float]) -> tuple[float, float]:
    if len(values) == 1:
        return values[0], values[0]
    low, _, high = quantiles(values, n=4, method="inclusive")
    return low, high


def outcome_agenda(records: Records, start: date, at: date) -> dict[str, tuple[int, int, int]]:
    """{partnership: (about outcomes, with a nature, without)}."""
    past = [row for row in records.get("meetings", ()) if row["date"] <= at]
    held = {row["id"]: row for row in past if row.get("status") != "cancelled"}
    found: dict[str, list[int]] = {}
    for row in records.get("agenda", ()):
        if row["meeting"] in held:
            meeting = held[row["meeting"]]
            counts = found.setdefault(meeting["partnership"], [0, 0, 0])
            if meeting["date"] > start:
                counts[0] += row.get("nature") == "outcome"
                counts[1] += row.get("nature") is not None
                counts[2] += row.get("nature") is None
    return {partnership: (a, b, c) for partnership, (a, b, c) in found.items()}


def now(records: Records, organisation: str | None, at: date) -> str | None:
    """What an organisation had become by then; names that go round in circles are not drawn here."""
    rows = {row["id"]: row for row in records.get("organisations", ())}
    while organisation is not None:
        after = rows[organisation].get("successor")
        if after is None:
            return organisation
        changes = (rows[organisation].get("closed"), rows[after].get("opened"))
        if any(day is not None and day > at for day in changes):
            return organisation
        organisation = after
    return None


def latest_answers(records: Records, at: date, months: int = 36) -> dict[Answer, tuple[str, str | None]]:
    """{(who, proposal, partnership): (answer, kind of reason)}; "who" begins with + where a person speaks for none."""
    since = months_before(at, months)
    proposals = {row["id"]: row for row in records.get("proposals", ()) if since < row["date"] <= at}
    own = {row["id"]: row.get("organisation") for row in records.get("people", ())}
    rows: dict[Answer, list[tuple[Any, ...]]] = defaultdict(list)
    for row in records.get("responses", ()):
        proposal = proposals.get(row["proposal"])
        day = proposal and (row.get("date") or proposal["date"])
        if proposal is None or day > at:
            continue
        organisation = row.get("organisation") or own.get(row.get("person"))
        who = now(records, organisation, at) or "+" + row["person"]
        where = row.get("partnership") or proposal["partnership"]
        rows[who, row["proposal"], where].append((day, row["response"], row.get("reason_kind")))
    return {key: _latest(each) for key, each in rows.items()}


def _latest(rows: list[tuple[Any, ...]]) -> tuple[str, str | None]:
    answers = [row for row in rows if row[1] != "absent"] or rows
    last = max(row[0] for row in answers)
    of_last = [row for row in answers if row[0] == last]
    furthest = min(("oppose", "abstain", "support", "absent").index(row[1]) for row in of_last)
    answer = ("oppose", "abstain", "support", "absent")[furthest]
    reasons = sorted(row[2] for row in of_last if row[1] == answer and row[2] is not None)
    return answer, reasons[0] if reasons else None


def _of_others(records: Records, at: date) -> dict[Answer, tuple[str, str | None]]:
    proposer = {row["id"]: now(records, row.get("proposer"), at) for row in records.get("proposals", ())}
    answers = latest_answers(records, at)
    return {key: each for key, each in answers.items() if key[0][0] != "+" and proposer[key[1]] != key[0]}


def contested(records: Records, at: date) -> set[str]:
    """Proposals that anybody but their proposer is recorded as not supporting."""
    proposer = {row["id"]: now(records, row.get("proposer"), at) for row in records.get("proposals", ())}
    answers = latest_answers(records, at)
    return {of for (who, of, _), (answer, _) in answers.items() if answer in AGAINST and who != proposer[of]}


def organisation_support(records: Records, at: date, novel_only: bool = False) -> dict[str, tuple[int, int, int]]:
    """{organisation: (supported, answered, absent)} of contested proposals that were not its own."""
    novel = {row["id"]: bool(row.get("novel")) for row in records.get("proposals", ())}
    those = contested(records, at)
    found: dict[str, list[int]] = {}
    for (who, proposal, _), (answer, _reason) in _of_others(records, at).items():
        if novel_only and not novel[proposal]:
            continue
        counts = found.setdefault(who, [0, 0, 0])
        if proposal in those:
            counts[0] += answer == "support"
            counts[1] += answer != "absent"
            counts[2] += answer == "absent"
    return {who: (a, b, c) for who, (a, b, c) in found.items()}


def contested_cells(records: Records, at: date) -> dict[tuple[str, str], tuple[int, int]]:
    """{(organisation, proposal): (supported, answers)} of contested proposals that were not its own."""
    those = contested(records, at)
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for (who, proposal, _), (answer, _reason) in _of_others(records, at).items():
        if answer != "absent" and proposal in those:
            yes, of = found.get((who, proposal), (0, 0))
            found[who, proposal] = (yes + (answer == "support"), of + 1)
    return found


def tied(cells: Mapping[tuple[str, str], Any]) -> set[str]:
    """The largest group of organisations tied by proposals that they both answered."""
    groups: list[set[str]] = []
    for proposal in {proposal for _, proposal in cells}:
        together = {who for who, answered in cells if answered == proposal}
        apart = [group for group in groups if not group & together]
        groups = [*apart, together.union(*(group for group in groups if group & together))]
    answers = Counter(who for who, _ in cells)
    return max(groups, key=lambda g: (len(g), sum(answers[who] for who in g), [-ord(c) for c in min(g)]), default=set())


def reasons_given(records: Records, at: date) -> dict[tuple[str, str], int]:
    """{(organisation, kind of reason): answers that did not support}."""
    held_back = [
        (who, reason or "none recorded")
        for (who, _proposal, _where), (answer, reason) in _of_others(records, at).items()
        if answer in ("oppose", "abstain")
    ]
    return dict(Counter(held_back))
