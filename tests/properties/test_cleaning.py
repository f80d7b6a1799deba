"""Whatever is in the cells: nothing is lost in silence, and order, ids and repeats change nothing."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afresh.records.store import Store
from by_hand import cleaned

FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])

ORGANISATIONS = ("Police", "Fire & Rescue", "Café Zoë", "Roof for All")
PEOPLE = ("Jo Marsh", "Beth Oduya", "Sam Hill", "Ed O’Neill", "Al Green")
DAYS = ("2025-05-12", "12/06/2025", "3 July 2025", "1 Sept 25")
JUNK = (
    "",
    "-",
    "n/a",
    "=1+1",
    "<b>",
    "12/13/2025",
    "💥",
    "'; DROP TABLE x;--",
    "NULL",
    "Ã©",
    "9" * 400,
    "Police",
    "1.5",
    "yes",
    "\x1b[0m",
    "%s{0}",
)

marks = st.lists(
    st.tuples(st.sampled_from(DAYS), st.sampled_from(PEOPLE), st.sampled_from(ORGANISATIONS), st.sampled_from("PAND")),
    min_size=1,
    max_size=12,
    unique_by=lambda row: (row[0], row[1]),
)
seats = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(ORGANISATIONS), st.sampled_from(DAYS)), max_size=6, unique=True
)


def tables(
    marks: list[tuple[str, ...]], seats: list[tuple[str, ...]], ids: dict[str, str] | None = None
) -> dict[str, str]:
    """Attendance and seats; organisations and people have ids if these are given, and are referred to by them."""
    ids = ids or {}
    shown = {name: ids.get(name, name) for name in (*ORGANISATIONS, *PEOPLE)}
    attendance = [
        f"Board {day}|{shown[person]}|{shown[organisation]}|{mark}" for day, person, organisation, mark in marks
    ]
    held = [f"Board|{shown[person]}|{shown[organisation]}|{day}" for person, organisation, day in seats]
    return {
        "organisations": "\n".join(["id|name", *(f"{ids.get(name, '')}|{name}" for name in ORGANISATIONS)]),
        "people": "\n".join(["id|name", *(f"{ids.get(name, '')}|{name}" for name in PEOPLE)]),
        "attendance": "\n".join(["meeting|person|organisation|status", *attendance]),
        "seats": "\n".join(["partnership|person|organisation|start", *held]),
    }


def by_name(store: Store) -> list[tuple[object, ...]]:
    """The records with names in place of ids."""
    return store.rows("""
        SELECT 'mark', b.name, m.date::VARCHAR, p.name, o.name, a.status FROM attendance a JOIN meetings m
            ON m.id = a.meeting
            JOIN partnerships b ON b.id = m.partnership JOIN people p ON p.id = a.person JOIN organisations o
                ON o.id = a.organisation
        UNION ALL
        SELECT 'seat', b.name, s."start"::VARCHAR, p.name, o.name, s.role FROM seats s JOIN partnerships b
            ON b.id = s.partnership
            JOIN people p ON p.id = s.person JOIN organisations o ON o.id = s.organisation
        ORDER BY ALL""")


@pytest.mark.long
@FEW
@given(marks, seats, st.randoms(use_true_random=False))
def test_shuffling_and_repeating_rows_and_relabelling_ids_change_nothing(
    marks: list[tuple[str, ...]], seats: list[tuple[str, ...]], chance: random.Random
) -> None:
    plain = by_name(cleaned(**tables(marks, seats)))
    assert len(plain) == len(marks) + len(seats), "every row is there"
    mixed = [*marks, *chance.choices(marks, k=3)]
    chance.shuffle(mixed)
    assert by_name(cleaned(**tables(mixed, [*seats, *seats]))) == plain, "shuffled and repeated"
    codes = [f"x{number}" for number in chance.sample(range(100), 9)]
    ids = dict(zip((*ORGANISATIONS, *PEOPLE), codes, strict=True))
    assert by_name(cleaned(**tables(marks, seats, ids))) == plain, "under other ids"


cells = st.one_of(
    st.sampled_from(JUNK),
    st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="|\n\0"), max_size=12),
)


@pytest.mark.long
@FEW
@given(st.lists(st.tuples(cells, cells, cells, cells, cells), min_size=1, max_size=6))
def test_whatever_is_in_the_cells_no_row_is_lost_in_silence(rows: list[tuple[str, ...]]) -> None:
    lines = "\n".join("|".join(each.replace("|", "").replace("\r", " ") for each in row) for row in rows)
    headings = {
        "seats": "partnership|person|organisation|start|voting",
        "attendance": "meeting|person|organisation|status|deputy_for",
        "proposals": "partnership|date|title|proposer|status",
        "organisations": "id|name|aliases|closed|successor",
        "observations": "indicator|date|value|numerator|denominator",
        "responses": "proposal|person|organisation|response|date",
    }
    store = cleaned(**{table: f"{first}\n{lines}" for table, first in headings.items()})
    for table in headings:
        there = {row[0] for row in store.rows(f"SELECT source_row FROM {table} WHERE source_row IS NOT NULL")}
        assert store.rows_kept.get(table, 0) == len(there), f"{table}: as many as are said to be kept"
        told = {
            p.row for p in store.problems if p.table == table and (p.severity == "error" or p.code() == "marks-differ")
        }
        repeated = sum(
            int(str(p.facts["count"])) for p in store.problems if p.table == table and p.code() == "rows-repeated"
        )
        missing = store.rows_found.get(table, 0) - len(there) - len(told - there)
        assert missing <= repeated, f"{table}: {missing} rows are gone, and of only {repeated} is it told"
        assert all(str(problem) for problem in store.problems), "every problem can be said"


@pytest.mark.long
@FEW
@given(
    st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=6),
    st.sampled_from(("Board", "attendance", "decision log")),
)
def test_no_form_makes_reading_fail(rows: list[tuple[str, ...]], name: str) -> None:
    lines = "\n".join("|".join(each.replace("|", "") for each in row) for row in rows)
    for headings in ("Name|1/5/2025|1/6/2025", "Date|Item|Who held back", "|1/5/2025|1/5/2025"):
        assert cleaned(**{name: f"{headings}\n{lines}"}).source == "records", "whatever it holds, there is an answer"
