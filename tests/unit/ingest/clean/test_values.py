"""Cells of every kind: what is read, what is told of. Expected values were worked out by hand from the text."""

import pytest

from by_hand import cleaned, codes, column, of, only

INDICATOR = "partnership|name|better|target\nBoard|Falls|lower|"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234", 1234),
        ("£5,000", 5000),
        ("5000.50", 5000.5),
        ("(500)", -500),
        ("-3", -3),
        ("1e3", 1000),
        ("12%", 12),
        (" 7 ", 7),
        (".5", 0.5),
        ("€ 10", 10),
    ],
)
def test_numbers(text: str, number: float) -> None:
    assert column(cleaned(indicators=INDICATOR + text), "indicators", "target") == [number], f"{text!r} is {number}"


@pytest.mark.parametrize("text", ["1,5", "1.2.3", "twelve", "inf", "1e999", "5k", "=1+1", "12,34,567"])
def test_what_is_no_number_is_told_of_and_left_empty(text: str) -> None:
    store = cleaned(indicators=INDICATOR + text)
    assert column(store, "indicators", "target") == [None], f"{text!r} is not a number that can be trusted"
    found = only(store, "optional-number-unreadable")
    assert found.sentence("what") == f"'target' holds '{text}', which is not a number.", "the cell is quoted"
    assert found.sentence("effect") == "the row was kept, with 'target' empty.", "a target may be missing"


def test_a_number_that_is_needed_leaves_the_row_out() -> None:
    store = cleaned(indicators=INDICATOR, observations="indicator|date|value\nFalls|1/1/2024|many\nFalls|1/2/2024|3")
    assert str(only(store, "number-unreadable")) == (
        "observations.csv, row 2: 'value' holds 'many', which is not a number.\n"
        "Expected: a number, such as 212.\n"
        "Mend: write figures only, with a point before decimals.\n"
        "Effect: this row was left out; 1 other was read.   [number-unreadable]"
    ), "an observation without a figure says nothing"


def test_a_percent_sign_is_dropped_and_said() -> None:
    found = only(cleaned(indicators=INDICATOR + "12%"), "percent-sign-dropped")
    assert found.sentence("effect") == "they were read without the sign: '12%' as 12.", "not 0.12"


def test_whole_numbers() -> None:
    store = cleaned(partnerships="name|quorum|term_months\nBoard|6.0|4.5")
    assert column(store, "partnerships", "quorum") == [6], "6.0 is whole"
    assert (
        only(store, "optional-number-unreadable").sentence("what")
        == "'term_months' holds '4.5', which is not a whole number."
    ), "4.5"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", True),
        ("Y", True),
        ("TRUE", True),
        ("1", True),
        ("x", True),
        ("✓", True),
        ("no", False),
        ("N", False),
        ("0", False),
        ("Non-voting", False),
    ],
)
def test_yes_and_no(text: str, value: bool) -> None:
    store = cleaned(seats=f"partnership|person|start|voting\nBoard|Jo|1/3/2024|{text}")
    assert column(store, "seats", "voting") == [value], f"{text!r} is {value}"


def test_neither_yes_nor_no() -> None:
    found = only(cleaned(seats="partnership|person|start|voting\nBoard|Jo|1/3/2024|sometimes"), "yes-no-unreadable")
    assert found.sentence("what") == "'voting' holds 'sometimes', which is neither yes nor no.", "it is quoted"


@pytest.mark.parametrize(
    ("mark", "status"),
    [
        ("P", "present"),
        ("✓", "present"),
        ("x", "present"),
        ("A", "apologies"),
        ("Ap", "apologies"),
        ("Apols", "apologies"),
        ("D", "deputy"),
        ("N", "absent"),
        ("Did not attend", "absent"),
        ("In attendance", "in_attendance"),
        ("IN-ATTENDANCE", "in_attendance"),
    ],
)
def test_marks(mark: str, status: str) -> None:
    store = cleaned(attendance=f"meeting|person|status\nBoard 2025-05-12|Jo|{mark}")
    assert column(store, "attendance", "status") == [status], f"{mark!r} is {status}"


@pytest.mark.parametrize(
    ("text", "response"),
    [("for", "support"), ("Yes", "support"), ("no", "oppose"), ("Abstained", "abstain"), ("AGAINST", "oppose")],
)
def test_responses(text: str, response: str) -> None:
    store = cleaned(
        proposals="partnership|date|title\nBoard|1/5/2025|Pool",
        responses=f"proposal|organisation|response\nPool|Police|{text}",
    )
    assert column(store, "responses", "response") == [response], f"{text!r} is {response}"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Carried", "adopted"),
        ("agreed", "adopted"),
        ("Not agreed", "rejected"),
        ("lapsed", "rejected"),
        ("Deferred", "deferred"),
        ("dropped", "withdrawn"),
        ("pending", "open"),
        ("", None),
    ],
)
def test_status_of_a_proposal(text: str, status: str | None) -> None:
    store = cleaned(proposals=f"partnership|date|title|status\nBoard|1/5/2025|Pool|{text}")
    assert column(store, "proposals", "status") == [status], f"{text!r} is {status}"


def test_an_unknown_choice_names_those_allowed() -> None:
    store = cleaned(attendance="meeting|person|status\nBoard 2025-05-12|Jo|zzz\nBoard 2025-05-12|Sam|P")
    assert str(only(store, "choice-unknown")) == (
        "attendance.csv, row 2: 'status' holds 'zzz', which is not known.\n"
        "Expected: one of: present, apologies, absent, deputy, in_attendance.\n"
        "Mend: write one of these.\n"
        "Effect: this row was left out; 1 other was read.   [choice-unknown]"
    ), "a mark is needed"


def test_an_unknown_choice_that_may_be_missing_is_left_empty() -> None:
    store = cleaned(organisations="name|body|kind\nPolice|constabulary|martian")
    assert column(store, "organisations", "body") == ["police"], "a known other word"
    assert only(store, "optional-choice-unknown").sentence("mend") == "write one of these, or leave it empty.", (
        "kind is not needed"
    )


def test_lists_are_joined_by_semicolons_and_themes_split_at_commas() -> None:
    store = cleaned(
        organisations="name|aliases|issues\nPolice|The Force ;Constabulary, The|housing, falls\nFire||a;b, c;"
    )
    assert column(store, "organisations", "aliases") == ["The Force; Constabulary, The", None], (
        "a name may hold a comma"
    )
    assert column(store, "organisations", "issues") == ["housing; falls", "a; b, c"], (
        "commas part only where no semicolon does"
    )
    assert (
        only(store, "list-split-at-commas").sentence("what")
        == "'issues' has 1 list with commas, such as 'housing, falls'."
    ), "said"


def test_dashes_and_the_like_are_nothing_and_said() -> None:
    store = cleaned(
        seats="partnership|person|organisation|start|end\nBoard|Vacant|Police|1/3/2024|ongoing\nBoard|Jo|n/a|1/3/2024|-"
    )
    assert store.rows('SELECT person, organisation, "end" FROM seats ORDER BY source_row') == [
        (None, "police", None),
        ("jo", None, None),
    ]
    said = [each.sentence("what") for each in of(store, "dash-taken-as-empty")]
    assert len(said) == 2, f"organisation and end: {said}"
    assert column(store, "seats", "vacant") == [True, None], "a vacant seat is held by nobody, and told of as one"


def test_an_empty_cell_that_is_needed() -> None:
    store = cleaned(seats="partnership|person|start\nBoard|Jo|\nBoard|Sam|1/3/2024")
    assert str(only(store, "required-cell-empty")) == (
        "seats.csv, row 2: 'start' is empty.\nExpected: The first day of the seat.\nMend: fill it in.\n"
        "Effect: this row was left out; 1 other was read.   [required-cell-empty]"
    ), "the dictionary says what it is for"


def test_a_row_that_names_nobody() -> None:
    store = cleaned(seats="partnership|person|organisation|start\nBoard|||1/3/2024\nBoard|Jo||1/3/2024")
    assert only(store, "nobody-named").sentence("what") == "neither 'person' nor 'organisation' is filled in.", (
        "one of the two"
    )
    assert store.rows_found["seats"] == 2 and store.rows_kept["seats"] == 1, "found and kept are counted"


def test_hostile_text_is_kept_as_text() -> None:
    nasty = "Robert'); DROP TABLE people;--"
    store = cleaned(seats=f"partnership|person|role|start\nBoard|{nasty}|<script>|1/3/2024")
    assert column(store, "people", "name") == [nasty], "nothing in a cell is run"
    assert column(store, "seats", "role") == ["<script>"], "what shows it takes care of markup"
    assert codes(store, "error") == [], "it is only an odd name"
