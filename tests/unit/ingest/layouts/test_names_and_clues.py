"""What stands behind names, and what the name of a file says of dates that could be read either way."""

import duckdb
import pytest

from afresh.ingest.layouts.board_name import tidied
from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.exports.joined_list import day_of
from afresh.ingest.layouts.name_parts import NameParts, bodies_behind, name_parts
from afresh.records.dates import Days


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Lund, Sue (Northmoor Police)", NameParts("Sue Lund", "Northmoor Police")),
        ("Reed, Cllr Tom (Ambleford Council)", NameParts("Cllr Tom Reed", "Ambleford Council")),
        ("Ann Marsh (she/her) - Chair", NameParts("Ann Marsh", "", "Chair")),
        ("Dr Ravi Patel, NHS Northmoor ICB", NameParts("Dr Ravi Patel", "NHS Northmoor ICB")),
        ("Jo Bell (Vice-Chair, Ambleford Council)", NameParts("Jo Bell", "Ambleford Council", "Vice-Chair")),
        ("O'Brien, Mary-Jane", NameParts("Mary-Jane O'Brien")),
        ("Ann Marsh (Annie)", NameParts("Ann Marsh (Annie)")),
    ],
)
def test_a_name_in_parts(text: str, parts: NameParts) -> None:
    assert name_parts(text) == parts


def test_where_most_brackets_hold_organisations_all_do() -> None:
    names = ["Marsh, Ann (Ambleford Council)", "Reed, Tom (Vale NHS Trust)", "Lund, Sue (Steady Steps)"]
    known = bodies_behind(names, ())
    assert "steady steps" in known and name_parts(names[2], known) == NameParts("Sue Lund", "Steady Steps")
    assert not bodies_behind(["Ann Marsh (Annie)", "Tom Reed (Tommy)", "Sue Lund (ICB)"], ()), (
        "one of three is not most"
    )


@pytest.mark.parametrize(
    ("clue", "day"),
    [("Teams 4 February 2026", "2026-02-04"), ("Teams 2 April 2026", "2026-04-02"), ("Teams", "2026-04-02")],
)
def test_the_name_of_a_file_says_which_way_a_date_is_written(clue: str, day: str) -> None:
    context = Context(days=Days(duckdb.connect()), source="teams.csv")
    assert day_of(["2/4/26, 2:00:11 PM"], context, clue)[0] == day


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Membership of the Falls Board as at 1 April 2026", "Falls Board"),
        ("Thornby Falls Board: attendance 2025.xlsx", "Thornby Falls Board"),
        ("Health and Wellbeing Board attendance 2024/25", "Health and Wellbeing Board"),
        ("Attendance.csv", ""),
    ],
)
def test_a_title_without_what_says_only_that_it_is_a_form(text: str, name: str) -> None:
    assert tidied(text) == name
