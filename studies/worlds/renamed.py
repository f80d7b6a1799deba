"""Null: boards that took a new name, beside the same boards had they kept the old one."""

from __future__ import annotations

from datetime import date, timedelta

from afresh.vocabulary import months_before
from studies.boards import board
from studies.example.simulate import LAST_DAY
from studies.places import Rows, Tables, after, only, place, stored
from studies.reviews import Facts, review

RENAMED_MONTHS_AGO = (6, 14, 20, 30, 42)
RATES = (0.0, 0.2)
YEARS = 6
KEPT = ("organisations", "people", "partnerships", "seats", "meetings", "attendance", "agenda", "proposals")


def run(seed: int) -> list[Facts]:
    planted = {f"board-{ago:02d}-{rate:g}": (ago, rate) for ago in RENAMED_MONTHS_AGO for rate in RATES}
    known_by = ("attendance", "both", "seats")[seed // 2 % 3]
    boards = [
        board(
            name,
            arrivals=rate,
            seats=12,
            meetings_a_year=6,
            known_by=known_by,
            themes_known=True,
            new_themes=0.5,
            proposals=2.0,
            established=12 * YEARS,
        )
        for name, (_, rate) in planted.items()
    ]
    tables = only(place(boards, 900_000 + seed, YEARS), *KEPT)
    changes = {name: months_before(LAST_DAY, ago).replace(day=1) for name, (ago, _) in planted.items()}
    kept = review(stored(tables), after(YEARS, YEARS))
    found = review(stored(renamed(tables, changes)), after(YEARS, YEARS))
    rows = []
    for name, (ago, rate) in planted.items():
        truth = {"ago": ago, "rate_planted": rate, "known_by": known_by}
        rows.append({**truth, "name": "new", "same": kept[name], **found[new_name(name)]})
        rows.append({**truth, "name": "old", "same": kept[name], **found[name]})
    return rows


def new_name(name: str) -> str:
    return f"{name}-renamed"


def renamed(tables: Tables, changes: dict[str, date]) -> Tables:
    """From its day on, all that a partnership does is recorded under the new name; the old one ends the day before."""
    partnerships = Rows()
    for row in tables["partnerships"]:
        name = str(row["id"])
        day = changes[name]
        partnerships.append({**row, "ended": day - timedelta(days=1), "successor": new_name(name)})
        partnerships.append({**row, "id": new_name(name), "name": new_name(name), "established": day})
    seats = [part for row in tables["seats"] for part in _parted(row, changes[str(row["partnership"])])]
    dated = {
        table: [_under(row, changes[str(row["partnership"])]) for row in tables[table]]
        for table in ("meetings", "proposals")
    }
    return {**tables, "partnerships": partnerships, "seats": seats, **dated}


def _under(row: dict[str, object], day: date) -> dict[str, object]:
    when = row["date"]
    assert isinstance(when, date), "the example dates its meetings and proposals"
    return {**row, "partnership": new_name(str(row["partnership"]))} if when >= day else row


def _parted(row: dict[str, object], day: date) -> Rows:
    """A seat held across the change is two rows."""
    start, end = row["start"], row["end"]
    assert isinstance(start, date), "the example dates its seats"
    new = new_name(str(row["partnership"]))
    if isinstance(end, date) and end < day:
        return [row]
    if start >= day:
        return [{**row, "partnership": new}]
    return [{**row, "end": day - timedelta(days=1)}, {**row, "partnership": new, "start": day}]
