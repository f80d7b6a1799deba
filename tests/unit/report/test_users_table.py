"""The users' table: what a cell and the heading say, of counts and intervals made by hand."""

from datetime import date

import pytest

from afresh.measure.notes import NO_VOICE, TOO_FEW
from afresh.vocabulary import Finding, Period
from afresh.words import users_table as words

PERIOD = Period(date(2025, 6, 30), date(2026, 6, 30))


def counted(
    counted: int, of: int, low: float = 0.0, high: float = 1.0, measure: str = "voice_seats", *, note: str = ""
) -> Finding:
    value = None if note else counted / of
    return Finding(
        measure=measure,
        partnership="0",
        subject="users and carers",
        value=value,
        low=low,
        high=high,
        n=of,
        expected=None,
        note=note,
        period=PERIOD,
        facts={"counted": counted},
    )


CELLS = [
    (counted(0, 16, high=0.11), "none of 16 (at most 11%)"),
    (counted(7, 10, 0.44, 0.88), "7 of 10 (70%; 44% to 88%)"),
    (counted(18, 18, 0.9), "18 of 18 (at least 90%)"),
    (counted(0, 3, note=TOO_FEW), "too few to tell (3 on record)"),
    (counted(0, 0, note="not recorded"), "none on record"),
    (None, "not on record"),
]


@pytest.mark.parametrize(("found", "text"), CELLS)
def test_a_cell_gives_the_count_and_the_interval_or_why_not(found: Finding | None, text: str) -> None:
    assert words.cell(found) == text, "what a board reads in a cell"


def test_the_heading_says_what_the_table_shows() -> None:
    users = {
        "voice_seats": counted(3, 14),
        "voice_proposals_made": counted(12, 30, measure="voice_proposals_made"),
        "voice_proposals_adopted": counted(0, 16, measure="voice_proposals_adopted"),
    }
    assert words.title(users) == (
        "Users and carers hold three of 14 seats and made 12 of 30 proposals; none of their 16 earlier proposals was "
        "adopted"
    ), "seats, proposals, and what became of earlier ones"


def test_the_heading_where_nobody_sits_for_users() -> None:
    assert words.title({"voice_seats": counted(0, 18)}) == "No seat of the 18 held here is for users or carers", (
        "said at once"
    )


def test_the_heading_where_little_is_known() -> None:
    assert words.title({"voice_seats": counted(0, 9, note=NO_VOICE)}) == "What users and carers do here", (
        "nothing is claimed"
    )
