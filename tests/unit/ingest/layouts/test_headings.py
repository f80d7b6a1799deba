"""Which heading means which column. What each should match was decided by hand, from the data dictionary."""

import pytest

from afresh.ingest.layouts.headings import match, table_by_headings
from afresh.records.tables import TABLES
from by_hand import cleaned, codes, column, of, only

SEATS = TABLES["seats"].columns


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Start", "start"),
        ("START_DATE", "start"),
        ("start-date", "start"),
        ("Start *", "start"),
        ("start (required)", "start"),
        ("Board", "partnership"),
        ("Organization", "organisation"),
        ("Reserved for", "reserved_for"),
        ("Agency", "organisation"),
    ],
)
def test_other_ways_of_writing_a_heading(heading: str, name: str) -> None:
    matched = match([heading], SEATS)
    assert matched.columns == {name: 0}, f"{heading!r} is {name}"
    assert not matched.guessed, "it is known, not guessed"


@pytest.mark.parametrize(
    ("heading", "name"), [("Organisaton", "organisation"), ("Partnershp", "partnership"), ("Strat date", "start")]
)
def test_a_misspelt_heading_is_a_guess(heading: str, name: str) -> None:
    assert match([heading], SEATS).guessed == [(heading, name)], f"{heading!r} is most like {name}"


@pytest.mark.parametrize("heading", ["Telephone", "Postcode", "xyz", "", "col"])
def test_what_is_like_nothing_is_not_guessed(heading: str) -> None:
    assert match([heading], SEATS).unknown == [0], f"{heading!r} is no column of seats"


def test_own_names_win_over_other_words() -> None:
    matched = match(["Name", "Person"], SEATS)
    assert matched.columns == {"person": 1}, "a column's own name comes first"
    assert matched.taken_twice == [(0, "person", "Person")], "and the other is told of"


def test_a_table_is_known_by_its_headings() -> None:
    found = table_by_headings(["Board", "Name", "Agency", "Role", "From", "Until"])
    assert found is not None and found.name == "seats", "only seats needs a partnership and a start"
    assert table_by_headings(["Colour", "Size", "Price"]) is None, "no table has these"


def test_what_was_guessed_is_said() -> None:
    store = cleaned(seats="partnership|person|Organisaton|start\nBoard|Jo|Police|1/3/2024")
    assert "seats.csv: took 'Organisaton' as organisation." in store.notes, "in the notes"
    assert str(only(store, "heading-guessed")) == (
        "seats.csv: the heading 'Organisaton' was taken as 'organisation'.\n"
        "Expected: headings spelt as in the template.\n"
        "Mend: rename the heading if it means something else.\n"
        "Effect: the column was read as 'organisation'.   [heading-guessed]"
    ), "and in the problems"
    assert column(store, "seats", "organisation") == ["police"], "and it was read"


def test_a_heading_without_a_place_is_named_with_what_it_may_be() -> None:
    store = cleaned(seats="partnership|person|start|role type|phone\nBoard|Jo|1/3/2024|chair|01234")
    first, second = of(store, "heading-not-known")
    assert (
        first.sentence("mend") == "did you mean role? Rename the heading; otherwise leave it if it is for yourselves."
    ), "near"
    assert second.sentence("what") == "the heading 'phone' has no place in seats.", "far"
    assert second.sentence("effect") == "the column was not read (1 cell); the rest of the table was.", "counted"


def test_two_headings_for_one_column() -> None:
    store = cleaned(seats="partnership|person|member|start\nBoard|Jo|Joanna|1/3/2024")
    found = only(store, "heading-taken")
    assert found.sentence("what") == "the headings 'person' and 'member' both mean 'person'.", "both are named"
    assert column(store, "people", "name") == ["Jo"], "the first was read"


def test_a_needed_column_that_is_missing_leaves_the_table_out_and_says_how_many_rows() -> None:
    store = cleaned(
        seats="partnership|person\nBoard|Jo\nBoard|Sam", attendance="meeting|person|status\nBoard 2025-05-12|Jo|P"
    )
    assert str(only(store, "column-missing")) == (
        "seats.csv: there is no column 'start', which every row of seats needs.\n"
        "Expected: a column headed 'start' (or from, start date, appointed).\n"
        "Mend: add the column and fill it in; the headings found are: partnership, person.\n"
        "Effect: this table was left out (2 rows).   [column-missing]"
    ), "place, what, mend and effect"
    assert (store.rows_found["seats"], store.rows_kept["seats"]) == (2, 0), "found and not kept"


def test_a_sheet_that_is_nothing_known() -> None:
    store = cleaned(seats="partnership|person|start\nBoard|Jo|1/3/2024", Budget="Cost centre|Amount\nA1|5")
    found = only(store, "sheet-not-recognised")
    assert found.sentence("what").startswith("'Budget' is not a table that is known here"), "it is named"
    assert found.sentence("effect") == "nothing was read from it.", "and its fate is told"


def test_a_sheet_of_another_name_is_read_by_its_headings() -> None:
    store = cleaned(**{"Who sits where": "Board|Name|Agency|Role|From\nBoard|Jo|Police|Chair|1/3/2024"})
    assert store.count("seats") == 1, "it is seats"
    assert "Who sits where.csv: took 'Who sits where' as seats, by its headings." in store.notes, "which is said"


def test_partnership_and_date_in_columns_of_their_own_are_the_meeting() -> None:
    store = cleaned(attendance="Board|Date|Name|Attended\nHousing|12/05/2025|Jo|yes")
    assert column(store, "attendance", "meeting") == ["housing-2025-05-12"], "the meeting of that day"
    assert "attendance.csv: took 'Board' and 'Date' together as the meeting." in store.notes, "which is said"


def test_nothing_to_assess() -> None:
    store = cleaned(organisations="name\nPolice")
    assert str(only(store, "nothing-to-assess")) == (
        "records: there is neither a seat nor an attendance mark that could be read.\n"
        "Expected: a table of seats or of attendance, or an attendance grid.\n"
        "Mend: add one, or mend the problems told of above; `afresh template` makes an empty workbook to fill in.\n"
        "Effect: nothing can be assessed.   [nothing-to-assess]"
    ), "organisations alone say nothing of who works with whom"
    assert "nothing-to-assess" not in codes(cleaned(seats="partnership|person|start\nB|Jo|1/3/2024")), (
        "one seat will do"
    )
