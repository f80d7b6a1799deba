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


RECORDED = [
    ("1", "Cllr Jo Marsh (Chair)", None),
    ("2", "Ravi Patel - Northmoor ICB", None),
    ("3", "Sue Lund (she/her)", "Susan Lund, Ambleford Council"),
    ("4", "Dr Tom James Reed OBE", None),
    ("5", "Ann Hope-Fletcher", None),
    ("6", "Carl Isle", None),
]


@pytest.fixture(scope="module")
def recorded() -> Disclosure:
    return Disclosure.of(RECORDED, ["Ambleford Council", "Northmoor ICB"])


@pytest.mark.parametrize(
    "spelling",
    [
        "Jo Marsh", "Cllr Jo Marsh", "Marsh, Jo", "Ravi Patel", "Patel, Ravi", "Sue Lund", "Susan Lund", "Tom Reed",
        "Tom James Reed", "Ann Hope", "Ann Fletcher", "Ann Hope Fletcher", "JoMarsh", "RaviPatel",
        "ravipatel", "tomjamesreed", "CarlIsle", "jo.marsh@ambleford.gov.uk", "j.marsh@nhs.net", "@jomarsh22",
        "01234 567890", "07700 900123", "+44 7700 900123", "(0161) 496 0000", "+44 (0)161 496 0000",
    ],
)  # fmt: skip
def test_without_role_organisation_pronouns_or_honours_and_however_to_reach_them(
    recorded: Disclosure, spelling: str
) -> None:
    assert recorded.text(f"Ask {spelling} about it.") == f"Ask {LEFT_OUT} about it.", f"{spelling!r} was shown"


@pytest.mark.parametrize(
    "text",
    [
        "Carlisle sent two.", "CARLISLE", "Hope for Fletcher House", "10,000 GBP in all", "2025-03-12", "01/04/2024",
        "GB-CHC-1234567", "GB-COH-01234567", "Northmoor ICB", "Ambleford Council", "0.25 of 1,000,000,000",
        "at 14:00 - 16:00", "0800 to 0930", "3 of 12 @ 5 each", "Chair", "January 2025 12345",
    ],
)  # fmt: skip
def test_what_is_no_name_and_no_number_to_call_stays(recorded: Disclosure, text: str) -> None:
    assert recorded.text(text) == text, "ordinary words and figures were taken for somebody"


LISTED = [
    ("1", "1. Vera Vance", None),
    ("2", "Acting: Kit Xu", None),
    ("3", "Lord Umar Usher of Ambleford", None),
    ("4", "Rev. Canon Saul Shaw", None),
    ("5", "Yusuf York (Sub: Zoe Zane)", None),
    ("6", "Patel, Ravi (NHS Northmoor ICB)", None),
    ("7", "Cllr Ann Marsh (Chair)", None),
    ("8", "Bo Hall", None),
    ("10", "Kim Lo: in attendance", None),
    ("9", "Tina Tate – deputy for the chief executive", None),
]


@pytest.mark.parametrize(
    "spelling",
    [
        "Vera Vance", "Kit Xu", "Umar Usher", "Saul Shaw", "Yusuf York", "Zoe Zane", "Cllr Marsh", "Dr Patel",
        "R. Patel", "R Patel", "Cllr A Marsh", "A. Marsh", "Prof Dame Shaw", "Tina Tate", "Kim Lo",
    ],
)  # fmt: skip
def test_numbers_titles_and_initials_before_a_name_and_what_follows_of(spelling: str) -> None:
    listed = Disclosure.of(LISTED, ["Marsh Hall", "Northmoor ICB"])
    assert listed.text(f"Ask {spelling} about it.") == f"Ask {LEFT_OUT} about it.", f"{spelling!r} was shown"


def test_several_surnames_behind_one_title() -> None:
    listed = Disclosure.of(LISTED, [])
    said = listed.text("Cllrs Marsh and Shaw disagreed")
    assert not {"marsh", "shaw"} & set(said.casefold().split()), f"{said} names somebody"


@pytest.mark.parametrize(
    "text",
    [
        "A Hall was booked", "the hall", "Marsh Hall", "S Marsh", "Vance and Usher roads", "a marsh", "chief of Shaw",
        "Item 1. Vance", "Ambleford",
    ],
)  # fmt: skip
def test_a_surname_alone_stays_a_word(text: str) -> None:
    listed = Disclosure.of(LISTED, ["Marsh Hall", "Northmoor ICB"])
    assert listed.text(text) == text, "an ordinary word was taken for somebody"


def test_a_review_passes_every_text_it_holds_and_none_of_its_own_words() -> None:
    from dataclasses import dataclass

    from afresh.review.making.without_names import without_names

    @dataclass(frozen=True)
    class Part:
        state: str
        says: tuple[str, ...]
        unit: dict[str, str]
        inner: "Part | None" = None
        share: float = 0.5

    text = Disclosure.of([("1", "Jo Marsh", None), ("2", "Stale", None)], []).text
    made = Part("stale", ("seen by Jo Marsh",), {"unit": "GBP Jo Marsh"}, Part("fresh", (), {"a": "JoMarsh"}))
    shown = without_names(made, text)
    assert shown.says == (f"seen by {LEFT_OUT}",) and shown.unit == {"unit": f"GBP {LEFT_OUT}"}, "tuples and mappings"
    assert shown.inner.unit == {"a": LEFT_OUT}, "and parts within parts"
    assert (shown.state, shown.share) == ("stale", 0.5), "the name of a state is no name, even if somebody is called so"
