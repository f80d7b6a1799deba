"""Random registers through the converter and through a few plain lines that do the same."""

import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afresh.ingest.published.snapshots import convert_snapshots

Held = tuple[str, str, str, str]

held = st.tuples(
    st.sampled_from("XYZ"),
    st.sampled_from(["", *"ABCDEFGH"]),
    st.sampled_from(["", "R", "S"]),
    st.sampled_from(["", "chair"]),
)
registers = st.dictionaries(st.integers(1, 28), st.lists(held, max_size=20), min_size=1, max_size=9)


def naive(register: dict[int, list[Held]]) -> tuple[list[tuple[Held, int, int]], list[int]]:
    """Seats (who, first, last) and the editions skipped."""
    usable = {day: {row for row in rows if row[1] or row[2]} for day, rows in register.items() if rows}
    who = {day: {row[1] or "org " + row[2] for row in rows} for day, rows in usable.items()}
    days, before, good = sorted(day for day in usable if usable[day]), set[str](), []
    for at, day in enumerate(days):
        later = [who[each] for each in days[at + 1 : at + 6]]
        expected = before & set().union(*later)
        missing = len(expected - who[day])
        if not (
            (missing >= 10 and missing > 0.05 * len(expected)) or (missing >= 3 and missing >= 0.5 * len(expected))
        ):
            good.append(day)
            before = who[day]
    seats = []
    for row in {row for day in good for row in usable[day]}:
        run: list[int] = []
        for day in [*good, None]:
            if day is not None and row in usable[day]:
                run.append(day)
            elif run:
                seats.append((row, run[0], run[-1]))
                run = []
    return sorted(seats), sorted(set(usable) - set(good))


@pytest.mark.long
@settings(max_examples=60, deadline=None)
@given(registers)
def test_seats_and_skipped_editions_are_those_of_the_plain_twin(register: dict[int, list[Held]]) -> None:
    wanted, skipped = naive(register)
    if not wanted:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.csv"
        with path.open("w", newline="") as file:
            rows = [(f"2024-01-{day:02}", *row) for day in register for row in register[day]]
            csv.writer(file).writerows([("edition", "group", "name", "party", "role"), *rows])
        store = convert_snapshots(
            [path], edition="edition", partnership="group", person="name", organisation="party", role="role"
        )
    found = store.rows("""
        SELECT partnership, coalesce(person, ''), coalesce(organisation, ''), coalesce(role, ''), day(start), day("end")
        FROM seats
    """)
    assert sorted(((*who,), first, last) for *who, first, last in found) == wanted
    told = [p.facts["edition"].day for p in store.problems if p.code() in ("edition-is-partial", "edition-is-empty")]  # type: ignore[attr-defined]
    assert told == skipped, "each skipped edition is reported, and no other"
    assert all(str(problem) for problem in store.problems), "each has the facts that its sentences ask for"
    unusable = sum(not (row[1] or row[2]) for rows in register.values() for row in rows)
    assert store.rows_found["seats"] == sum(map(len, register.values())), "no row is lost in silence"
    assert sum(p.facts["count"] for p in store.problems if p.code() == "rows-without-member") <= unusable, (
        "nor told of twice"
    )  # type: ignore[misc]
