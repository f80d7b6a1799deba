"""The naive twin of file numbers: which partnerships' issues are no themes, and the records without these."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from reference.gatherings import Records
from reference.gatherings import _Known as Known

DATED, OWN, SHARE = 10, 30, 0.6


def folded(text: str | None) -> str:
    return (text or "").strip().lower()


def themed(records: Records, at: date, dated: int = DATED, own: int = OWN) -> Records:
    """The same records, but for issues that are file numbers."""
    known, files = Known(records, at), file_numbered(records, at, dated, own)
    meetings = {row["id"]: known.under(row["partnership"]) for row in records.get("meetings", ())}

    def without(row: dict[str, Any], partnership: str) -> dict[str, Any]:
        return {**row, "issue": None} if partnership in files else row

    return {
        **records,
        "agenda": [without(row, meetings[row["meeting"]]) for row in records.get("agenda", ())],
        "proposals": [without(row, known.under(row["partnership"])) for row in records.get("proposals", ())],
    }


def file_numbered(records: Records, at: date, dated: int = DATED, own: int = OWN) -> set[str]:
    days = defaultdict(lambda: defaultdict(list))  # type: ignore[var-annotated]
    for partnership, day, issue in _used(records, at):
        days[issue][partnership].append(day)
    rows = (*records.get("partnerships", ()), *records.get("organisations", ()))
    declared = {folded(each) for row in rows for each in (row.get("issues") or "").split(";")}
    files = {issue for issue, where in days.items() if issue not in declared and _names_a_file(issue, where)}
    everywhere = [issue for issue, where in days.items() for each in where.values() for _ in each]
    found = set()
    for partnership in {each for where in days.values() for each in where}:
        mine = [issue for issue, where in days.items() for _ in where.get(partnership, ())]
        looked_at, least = (mine, 1) if len(mine) >= own else (everywhere, dated)
        values = set(looked_at)
        if len(looked_at) >= least and len(values & files) / len(values) > SHARE:
            found.add(partnership)
    return found


def _used(records: Records, at: date) -> list[tuple[str, date, str]]:
    known = Known(records, at)
    items = [(known.meetings[row["meeting"]], row) for row in records.get("agenda", ())
             if row["meeting"] in known.meetings]  # fmt: skip
    found = [(meeting["partnership"], meeting["date"], folded(row.get("issue"))) for meeting, row in items]
    found += [
        (known.under(row["partnership"]), row["date"], folded(row.get("issue"))) for row in known.proposals.values()
    ]
    return [each for each in found if each[2]]


def _names_a_file(issue: str, where: dict[str, list[date]]) -> bool:
    every = [day for each in where.values() for day in each]
    if len(where) <= 2 and all(len(set(each)) == 1 for each in where.values()):
        return True
    digits = sum(letter in "0123456789" for letter in issue)
    return digits >= 4 and digits >= len(issue) / 2 and max(every) - min(every) <= timedelta(days=731)
