"""Small datasets for tests: made from rows, drawn at random, cut off at a date, relabelled, shuffled, repeated.

Records are plain rows by table, as in the data dictionary. `small_records()` is the strategy:

    @given(small_records())
    def test_something(records: Records) -> None:
        gathered = gather(store_of(records), at=date(2022, 3, 31))
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from afresh.records.store import Store
from afresh.records.tables import TABLES

Row = dict[str, Any]
Records = dict[str, list[Row]]

DAYS = tuple(
    sorted(
        {date(year, month, day) for year in range(2016, 2025) for month, day in ((1, 1), (3, 31), (6, 30), (10, 15))}
        | {date(2019, 12, 31), date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 1), date(2021, 2, 28)}
        | {date(2022, 4, 1), date(2022, 7, 1), date(2024, 2, 28), date(2024, 2, 29)}
    )
)
"""Few days, so that records often fall on the same one: month ends, 29 February, days before and after."""


def store_of(records: Mapping[str, Sequence[Row]]) -> Store:
    store = Store.empty()
    for table, rows in records.items():
        store.add(table, [dict(row) for row in rows])
    return store


def named(*ids: str, **more: Any) -> list[Row]:
    """Rows for things that are called by their ids: `named("a", "b", kind="board")`."""
    return [{"id": each, "name": each, **more} for each in ids]


def held(partnership: str, day: date, *people: str, meeting: str = "", **more: Any) -> Records:
    """One meeting, held unless `status` says otherwise, with these people present."""
    meeting = meeting or f"{partnership} {day}"
    return {
        "meetings": [{"id": meeting, "partnership": partnership, "date": day, **more}],
        "attendance": [{"meeting": meeting, "person": person, "status": "present"} for person in people],
    }


def together(*parts: Mapping[str, Sequence[Row]]) -> Records:
    """Several sets of rows as one; of rows with one id the first stands; whatever is only referred to is added."""
    records: Records = {table: _once_each(row for part in parts for row in part.get(table, ())) for table in TABLES}
    for table in ("people", "organisations", "partnerships"):
        known = {row["id"] for row in records[table]}
        records[table] += named(*sorted(_referred(records, table) - known))
    return {table: rows for table, rows in records.items() if rows}


def _once_each(rows: Iterable[Row]) -> list[Row]:
    known: set[str] = set()
    kept = []
    for row in rows:
        if row.get("id") not in known:
            kept.append(row)
        known |= {row["id"]} if "id" in row else set()
    return kept


def _referred(records: Records, table: str) -> set[str]:
    every = [(each.name, column) for each in TABLES.values() for column in each.columns]
    columns = [(name, column.name) for name, column in every if column.refers_to == table]
    return {row[column] for name, column in columns for row in records.get(name, ()) if row.get(column)}


def small_records(*, projects: bool = True, most_seats: int = 12, most_meetings: int = 8) -> st.SearchStrategy[Records]:
    return st.builds(
        random_records,
        st.integers(0, 2**32 - 1),
        seats=st.integers(0, most_seats),
        meetings=st.integers(0, most_meetings),
        projects=st.just(projects),
    )


def random_records(seed: int, seats: int = 8, meetings: int = 6, projects: bool = True) -> Records:
    """Anything the readers would let through, contradictions of fact included."""
    rng = random.Random(seed)
    organisations = [f"o{n}" for n in range(5)]
    people = [f"p{n}" for n in range(7)]
    partnerships = [f"x{n}" for n in range(3)]
    records: Records = {
        "organisations": [_organisation(rng, each, organisations) for each in organisations],
        "people": [{"id": each, "name": each, "organisation": rng.choice([None, *organisations])} for each in people],
        "partnerships": [_partnership(rng, each, projects) for each in partnerships],
        "seats": [_seat(rng, partnerships, people, organisations) for _ in range(seats)],
        "meetings": [_meeting(rng, f"m{n}", partnerships) for n in range(meetings)],
        "proposals": [_proposal(rng, f"q{n}", partnerships, organisations) for n in range(3)],
    }
    in_meetings = [row["id"] for row in records["meetings"]]
    records["attendance"] = [
        _mark(rng, meeting, people, organisations) for meeting in in_meetings for _ in range(rng.randint(0, 7))
    ]
    records["agenda"] = [
        {"id": f"i{each}", "meeting": each, "issue": "homes", "title": "Homes", "raised_by": rng.choice(organisations)}
        for each in in_meetings
    ]
    records["responses"] = [_response(rng, people, organisations, partnerships) for _ in range(5)]
    records["contributions"] = [
        {"organisation": rng.choice(organisations), "partnership": "x0", "kind": "money", "date": rng.choice(DAYS)}
    ]
    return records


def _organisation(rng: random.Random, id: str, all_of_them: list[str]) -> Row:
    successor = rng.choice([None, None, None, *all_of_them])
    closed, opened = (rng.choice([None, None, rng.choice(DAYS)]) for _ in range(2))
    return {"id": id, "name": id, "successor": successor, "closed": closed, "opened": opened}


def _partnership(rng: random.Random, id: str, projects: bool) -> Row:
    kind = rng.choice(["board", "forum", None, *(["project"] if projects else [])])
    return {"id": id, "name": id, "kind": kind, "ended": rng.choice([None, None, None, rng.choice(DAYS)])}


def _who(rng: random.Random, people: list[str], organisations: list[str]) -> Row:
    person, organisation = rng.choice(people), rng.choice(organisations)
    both = {"person": person, "organisation": organisation}
    return rng.choice([{"person": person}, {"organisation": organisation}, both])


def _seat(rng: random.Random, partnerships: list[str], people: list[str], organisations: list[str]) -> Row:
    start, end = sorted(rng.choices(DAYS, k=2))
    # Half of the ends fall on the day before a day of the pool, so that one seat may follow on another.
    end = rng.choice([None, end, max(start, end - timedelta(days=1))])
    return {
        "partnership": rng.choice(partnerships), "start": start, "end": end, **_who(rng, people, organisations),
        "start_is": rng.choice([None, "exact", "first_seen"]),
        "end_is": rng.choice([None, "exact", "last_seen"] if end else [None, None, "unknown"]),
    }  # fmt: skip


def _meeting(rng: random.Random, id: str, partnerships: list[str]) -> Row:
    status = rng.choice([None, "held", "held", "cancelled"])
    return {"id": id, "partnership": rng.choice(partnerships), "date": rng.choice(DAYS), "status": status}


def _mark(rng: random.Random, meeting: str, people: list[str], organisations: list[str]) -> Row:
    status = rng.choice(["present", "present", "present", "deputy", "apologies", "absent", "in_attendance"])
    stood_in_for = rng.choice([None, rng.choice(people)]) if status == "deputy" else None
    return {"meeting": meeting, "status": status, "deputy_for": stood_in_for, **_who(rng, people, organisations)}


def _proposal(rng: random.Random, id: str, partnerships: list[str], organisations: list[str]) -> Row:
    put, decided = sorted(rng.choices(DAYS, k=2))
    status = rng.choice(["open", "adopted", "rejected", "deferred", "withdrawn", None])
    return {
        "id": id, "partnership": rng.choice(partnerships), "date": put, "title": id, "issue": "housing",
        "proposer": rng.choice([None, *organisations]), "status": status,
        "decided": None if status in (None, "open", "deferred") else rng.choice([None, decided]),
    }  # fmt: skip


def _response(rng: random.Random, people: list[str], organisations: list[str], partnerships: list[str]) -> Row:
    return {
        "proposal": rng.choice(["q0", "q1", "q2"]), "response": rng.choice(["support", "oppose", "abstain", "absent"]),
        "date": rng.choice([None, rng.choice(DAYS)]), "partnership": rng.choice([None, *partnerships]),
        **_who(rng, people, organisations),
    }  # fmt: skip


def until(records: Mapping[str, Sequence[Row]], last: date) -> Records:
    """The records without anything that happened after a day: rows left out, later facts of earlier rows left empty.

    The day on which an organisation opened stays: without it, one that opens later would have been there all along.
    """
    kept = {table: [dict(row) for row in rows] for table, rows in records.items()}
    _leave_out_later_rows(kept, last)
    opened_later = {row["id"] for row in kept["organisations"] if _after(row.get("opened"), last)}
    for row in kept["organisations"]:
        if _after(row.get("closed"), last) or row.get("successor") in opened_later:
            row["successor"] = None
    for row in kept.get("proposals", ()):
        if _after(row.get("decided"), last):
            row["status"] = "open"
    for row in kept.get("seats", ()):
        if _after(row.get("end"), last):
            row["end_is"] = None
    for table, column in (("organisations", "closed"), ("partnerships", "established"), ("partnerships", "ended"),
                          ("proposals", "decided"), ("seats", "end")):  # fmt: skip
        for row in kept.get(table, ()):
            if _after(row.get(column), last):
                row[column] = None
    return kept


def _leave_out_later_rows(kept: Records, last: date) -> None:
    dated = {"seats": "start", "meetings": "date", "proposals": "date", "responses": "date", "contributions": "date",
             "observations": "date", "reviews": "date", "ties": "date"}  # fmt: skip
    for table, column in dated.items():
        kept[table] = [row for row in kept.get(table, ()) if not _after(row.get(column), last)]
    for table, column, parent in (("attendance", "meeting", "meetings"), ("agenda", "meeting", "meetings"),
                                  ("responses", "proposal", "proposals")):  # fmt: skip
        there = {row["id"] for row in kept[parent]}
        kept[table] = [row for row in kept.get(table, ()) if row[column] in there]


def _after(day: date | None, last: date) -> bool:
    return day is not None and day > last


def relabelled(records: Mapping[str, Sequence[Row]], seed: int) -> tuple[Records, dict[tuple[str, str], str]]:
    """The same records under other ids; and {(table, old id): new id}."""
    rng = random.Random(seed)
    new: dict[tuple[str, str], str] = {}
    for table, rows in records.items():
        ids = [row["id"] for row in rows if "id" in row]
        for old, number in zip(ids, rng.sample(range(10_000), len(ids)), strict=True):
            new[table, old] = f"{rng.choice('abcxyz')}{number} {table}"
    return {table: [_renamed(table, row, new) for row in rows] for table, rows in records.items()}, new


def _renamed(table: str, row: Row, new: Mapping[tuple[str, str], str]) -> Row:
    renamed = dict(row)
    for column in TABLES[table].columns:
        value = row.get(column.name)
        to = table if column.name == "id" else column.refers_to
        if value is not None and to:
            renamed[column.name] = new[to, value]
    return renamed


def shuffled(records: Mapping[str, Sequence[Row]], seed: int) -> Records:
    rng = random.Random(seed)
    return {table: rng.sample(list(rows), len(rows)) for table, rows in records.items()}


REPEATABLE = ("seats", "attendance", "agenda", "responses")
"""Tables whose rows could come twice; ids of their own keep the rest apart (reading takes repeats out anyway)."""


def repeated(records: Mapping[str, Sequence[Row]], seed: int) -> Records:
    """Some rows twice or three times."""
    rng = random.Random(seed)
    return {
        table: [row for row in rows for _ in range(rng.randint(1, 3) if table in REPEATABLE else 1)]
        for table, rows in records.items()
    }
