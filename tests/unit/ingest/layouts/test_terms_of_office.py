"""Terms of office, members of outside bodies and registers of interests. Every expected value was read by hand."""

from pathlib import Path

import pytest

from afresh.ingest.layouts.terms import both_ends, last_date
from afresh.ingest.reading import read
from afresh.records.store import Store

SEAT = tuple[str, str, str | None, str | None, str, str]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2023-2026", ("2023", "2026")), ("2023-26", ("2023", "2026")),
        ("May 2023 to May 2027", ("May 2023", "May 2027")),
        ("01/04/2022 - 31/03/2025", ("01/04/2022", "31/03/2025")), ("to AGM 2027", ("", "2027")),
        ("until 30 June 2026", ("", "30 June 2026")), ("from 1 April 2024", ("1 April 2024", "")),
        ("4 years", None), ("2023-06", None), ("ex officio", None),
    ],
)  # fmt: skip
def test_a_term_in_one_cell(text: str, ends: tuple[str, str] | None) -> None:
    assert both_ends(text) == ends, f"{text!r} was read wrongly"


@pytest.mark.parametrize(("text", "date"), [("AGM 2027", "2027"), ("May 2026", "May 2026"), ("ongoing", "ongoing")])
def test_the_date_of_an_end(text: str, date: str) -> None:
    assert last_date(text) == date, f"{text!r} was read wrongly"


def members(tmp_path: Path, name: str, *lines: str) -> Store:
    file = tmp_path / f"{name}.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read(file)


def seats(store: Store) -> list[tuple[str, ...]]:
    return [
        tuple(map(str, row))
        for row in store.con.sql(
            'SELECT b.name, p.name, s.start, s.start_is, s."end", s.end_is FROM seats s '
            "JOIN partnerships b ON b.id = s.partnership LEFT JOIN people p ON p.id = s.person ORDER BY 1, 2"
        ).fetchall()
    ]


def test_governors_with_business_interests_are_members(tmp_path: Path) -> None:
    found = seats(members(
        tmp_path, "Vale School Governing Board",
        "Name,Category,Appointed by,Term of office,Business interests",
        "Ana Pyke,Parent,Parents,2023-2026,None",
        "Bram Ode,Local authority,Vale Council,May 2024 - May 2028,Ode Builders",
    ))  # fmt: skip
    assert found == [
        ("Vale School Governing Board", "Ana Pyke", "2023-01-01", "year", "2026-12-31", "year"),
        ("Vale School Governing Board", "Bram Ode", "2024-05-01", "month", "2028-05-31", "month"),
    ], "terms of office were read wrongly"


def test_several_representatives_in_a_cell_on_outside_bodies(tmp_path: Path) -> None:
    store = members(
        tmp_path, "outside bodies",
        "Outside body,Representatives,Date appointed,Expires",
        '"Vale Advice","Cllr Ana Pyke; Bram Ode; Vacancy",May 2024,May 2026',
        '"Vale Museum Trust",Cy Lund,01/05/2023,AGM 2027',
    )  # fmt: skip
    found = seats(store)
    assert [row[:2] for row in found] == [
        ("Vale Advice", "Bram Ode"), ("Vale Advice", "Cllr Ana Pyke"), ("Vale Advice", "None"),
        ("Vale Museum Trust", "Cy Lund"),
    ], "a body, a representative or a vacancy is not there"  # fmt: skip
    assert found[-1][2:] == ("2023-05-01", "exact", "2027-12-31", "year"), "the end of a term was read wrongly"


def test_a_register_of_interests_is_known_and_not_read(tmp_path: Path) -> None:
    store = members(
        tmp_path, "Vale Board interests", "Name,Role,Declared interest,From,To",
        "Ana Pyke,Chair,Trustee of Vale Advice,2021,current",
    )  # fmt: skip
    assert store.count("seats") == 0, "interests were made seats"
    assert any("register of interests" in str(each) for each in store.problems), "what it is, is not said"


def test_declarations_of_interest_on_an_agenda_are_no_register(tmp_path: Path) -> None:
    store = members(
        tmp_path, "Vale Board decision log", "Date,Item,Outcome", "2025-02-03,Declarations of interest,Noted",
        "2025-02-03,Joint post,Agreed",
    )  # fmt: skip
    assert store.count("proposals") == 2, "a decision log was taken for a register of interests"
