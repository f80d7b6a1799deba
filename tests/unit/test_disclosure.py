"""What is left out of free text, and what stays. Every expected text was written by hand."""

import random
import time

import pytest

from afresh.disclosure import LEFT_OUT, Disclosure

PEOPLE = [
    ("zoe", "Zoë O'Brien-Smith", "Zo Smith; Dr Z. O'Brien-Smith"),
    ("ada", "Ada Lovelace", None),
    ("may", "May", None),
    ("ann", "Ann Example Trust", None),
]
ORGANISATIONS = ["Ada Lovelace Library", "Ann Example Trust", "Borough Council"]


@pytest.fixture(scope="module")
def default() -> Disclosure:
    return Disclosure.of(PEOPLE, ORGANISATIONS)


@pytest.mark.parametrize(
    "spelling",
    [
        "Ada Lovelace",
        "ada lovelace",
        "ADA LOVELACE",
        "Ada  Lovelace",
        "Ada\nLovelace",
        "Ada\t \r\n  Lovelace",
        "Ada-Lovelace",
        "Ada\u2011Lovelace",
        "Ada\u00a0Lovelace",
        "ada_lovelace",
        "Lovelace, Ada",
        "Áda Lóvelace",
        "A\u200fda Love\u00adlace",
        "Ada\u2019 Lovelace",
        "Zoë O'Brien-Smith",
        "Zoe O’Brien Smith",
        "ZOË OBRIEN SMITH",
        "Zoe\u0308 O'Brien\u2014Smith",
        "Zo Smith",
        "Dr Z O'Brien Smith",
    ],
)
def test_a_name_is_left_out_however_it_is_written(default: Disclosure, spelling: str) -> None:
    assert default.text(f"Said by {spelling}, twice.") == f"Said by {LEFT_OUT}, twice.", f"{spelling!r} was shown"


def test_a_possessive_a_start_an_end_and_two_names_at_once(default: Disclosure) -> None:
    assert default.text("Ada Lovelace's plan") == f"{LEFT_OUT}'s plan", "a possessive name was shown"
    assert default.text("Ada Lovelace") == LEFT_OUT, "a text that is a name was shown"
    said = default.text("Ada Lovelace and Zo Smith; Ada Lovelace")
    assert said == f"{LEFT_OUT} and {LEFT_OUT}; {LEFT_OUT}", "one of three names was shown, or other text changed"


@pytest.mark.parametrize(
    "text",
    [
        "Adam Lovelaceton spoke",
        "Canada Lovelace",
        "The Ada Lovelace Library supported it",
        "Ann Example Trust opposed",
        "On 3 May 2026",
        "Ada spoke, and later Lovelace",
        "",
        "İstanbul ß ﬁne 東京 \U0001f600",
    ],
)
def test_what_names_nobody_stays_as_it_is(default: Disclosure, text: str) -> None:
    assert default.text(text) == text, f"{text!r} was changed"


def test_a_person_inside_an_organisations_name_is_still_left_out_elsewhere(default: Disclosure) -> None:
    said = default.text("Ada Lovelace of the Ada Lovelace Library")
    assert said == f"{LEFT_OUT} of the Ada Lovelace Library", "the two were not told apart"


@pytest.mark.parametrize(
    "name", ["Cllr Jane Smith", "Jane Smith MP", "Dr Jane Mary Smith OBE", "Smith, Jane Mary", "Smith, Jane (Cllr)"]
)
@pytest.mark.parametrize("spelling", ["Jane Smith", "Cllr Jane Smith", "Smith, Jane", "SMITH Jane"])
def test_titles_honours_and_middle_names_may_be_there_or_not(name: str, spelling: str) -> None:
    said = Disclosure.of([("1", name, None)], []).text(f"Put by {spelling} in May.")
    assert not {"jane", "smith"} & set(said.casefold().split()) and said.endswith("in May."), f"{said} names {name}"


def test_a_text_that_is_only_a_name_of_one_word(default: Disclosure) -> None:
    assert default.text("May") == LEFT_OUT, "a cell that holds nothing but a person's name was shown"
    assert default.text("In May") == "In May", "in a longer text it may be any word"


def test_an_organisation_that_only_a_persons_name_made_is_a_person() -> None:
    """ "Raised by: Jane Smith" makes an organisation of that name; a sole trader has a row of their own."""
    people = [("1", "Jane Smith", None), ("2", "Tom Kerr", None)]
    made = Disclosure.of(people, ["Tom Kerr"], unlisted=["Jane Smith", "Borough Council"])
    assert made.text("Jane Smith, Tom Kerr, Borough Council") == f"{LEFT_OUT}, Tom Kerr, Borough Council", (
        "only what has a row among the organisations is public"
    )


def test_nothing_is_an_empty_text(default: Disclosure) -> None:
    assert default.text(None) == "", "no text became something else"


def test_names_are_shown_where_that_was_asked_for() -> None:
    shown = Disclosure.of(PEOPLE, ORGANISATIONS, names=True)
    assert shown.text("Ada Lovelace's plan") == "Ada Lovelace's plan", "a name was left out though names are on"
    assert shown.seat("Chair", "Borough Council", "ada") == "Ada Lovelace (Chair, Borough Council)", (
        "the seat lacks its holder"
    )


def test_a_seat_is_its_role_and_organisation(default: Disclosure) -> None:
    assert default.seat("Chair", "Borough Council", "ada") == "Chair, Borough Council", "a seat shows more than it may"
    assert default.seat("", "Borough Council", "ada") == "Borough Council", "a seat without a role reads wrongly"
    assert default.seat("", "", "ada") == "a member with no organisation recorded", (
        "a seat without either reads wrongly"
    )
    assert default.seat("Ada Lovelace's deputy", "") == f"{LEFT_OUT}'s deputy", "a name in a role was shown"


def test_five_thousand_names_and_twenty_thousand_texts_take_seconds_at_most() -> None:
    """About 0.8 s here on a busy machine; a search for each name in turn would take minutes."""
    rng = random.Random(1)
    sounds = [a + b for a in "bcdfglmnprst" for b in "aeiou"]

    def word(n: int) -> str:
        return "".join(rng.choices(sounds, k=n)).title()

    people = [(str(n), f"{word(2)} {word(3)}", None) for n in range(5000)]
    crowded = Disclosure.of(people, [])
    texts = [
        f"It helps: {people[n % 5000][1] if n % 10 == 0 else 'nobody in particular'} said so ({n})"
        for n in range(20_000)
    ]
    started = time.process_time()
    found = sum(LEFT_OUT in crowded.text(text) for text in texts)
    assert found == 2000, "a tenth of the texts hold a name"
    assert time.process_time() - started < 10, "leaving names out has become slow"
