"""Which names are proposed as one, and which are not. The judgements were made by hand, pair by pair."""

import csv
import time
from datetime import date
from pathlib import Path

import pytest

from afresh.ingest.matching.duplicates import Proposed, propose, write_proposals
from afresh.records.store import Store


def store_with(table: str, *names: str) -> Store:
    store = Store.empty()
    store.add(table, [{"id": f"{at}", "name": name, "source_row": at + 2} for at, name in enumerate(names)])
    return store


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jo Marsh", "Cllr Jo Marsh"),
        ("Jo Marsh MP", "Rt Hon Jo Marsh"),
        ("Dr. Jo Marsh OBE", "Jo Marsh"),
        ("Marsh, Jo", "Jo Marsh"),
        ("J Marsh", "Jo Marsh"),
        ("Jo A. Marsh", "Jo Marsh"),
        ("Beth Oduya", "Beth Odyua"),
        ("Margaret Hill", "Margret Hill"),
        ("Jo O'Neill", "Jo O’Neill"),
        ("Zoe Brontë", "Zoë Bronte"),
        ("Sam Clark", "Sam Clarke"),
        ("Lord Jo Marsh", "Jo Marsh"),
        ("Sam Hil", "Sam Hill"),
        ("Jon Marsh", "John Marsh"),
        ("Bob Reed", "Robert Reed"),
        ("Anne Reed", "Ann Reed"),
    ],
)
def test_probably_one_person(one: str, other: str) -> None:
    assert len(propose(store_with("people", one, other))) == 1, f"{one} and {other} are probably one"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jo Marsh", "Jo Hill"),
        ("Paul Reed", "Paula Reed"),
        ("Simon Lane", "Simone Lane"),
        ("Jan Reed", "Jon Reed"),
        ("John Reed", "Jonathan Reed"),
        ("Jon Marsh", "John Hill"),
        ("Person 1", "Person 2"),
        ("Jo Marsh", "Al Marsh"),
        ("Jo Lee", "Jo Lea"),
        ("Peter Bell", "Helen Bell"),
        ("Jo Ann Marsh", "Jo Beth Marsh"),
        ("Sam", "Sim"),
    ],
)
def test_probably_two_people(one: str, other: str) -> None:
    assert propose(store_with("people", one, other)) == [], f"{one} and {other} may well be two"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Roof for All", "Roof for All Ltd"),
        ("The Roof for All Limited", "Roof for All"),
        ("Fire & Rescue", "Fire and Rescue"),
        ("Ambleford Police", "Ambleford Police Service"),
        ("Ambleford NHS FT", "Ambleford NHS Foundation Trust"),
        ("Ambleford NHS Foundation Trust", "Ambleford NHS Trust"),
        ("Ambleford Council", "Ambelford Council"),
        ("Citizens Advice Bureau", "CAB"),
        ("Univ of Ambleford", "University of Ambleford"),
        ("Home Start", "HomeStart"),
        ("Home-Start", "Home Start"),
    ],
)
def test_probably_one_organisation(one: str, other: str) -> None:
    assert len(propose(store_with("organisations", one, other))) == 1, f"{one} and {other} are probably one"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("North Ambleford Council", "South Ambleford Council"),
        ("Ward 3 Residents", "Ward 4 Residents"),
        ("Ambleford Council", "Ambleford Trust"),
        ("Ambleford Police", "Ambleford Fire"),
        ("Adult Services Team", "Adults Services Team"),
        ("Upper School", "Lower School"),
        ("A", "B"),
    ],
)
def test_probably_two_organisations(one: str, other: str) -> None:
    assert propose(store_with("organisations", one, other)) == [], f"{one} and {other} may well be two"


def test_an_initial_that_fits_two_people_says_nothing() -> None:
    assert propose(store_with("people", "J Marsh", "Jo Marsh", "Jim Marsh")) == [], "it may be either"


def test_two_names_present_at_one_meeting_are_two_people() -> None:
    store = store_with("people", "Beth Oduya", "Beth Odyua")
    store.add(
        "attendance",
        [{"meeting": "m", "person": "0", "status": "present"}, {"meeting": "m", "person": "1", "status": "apologies"}],
    )
    assert len(propose(store)) == 1, "apologies under the other spelling are no evidence"
    store.add("attendance", [{"meeting": "n", "person": person, "status": "present"} for person in "01"])
    assert propose(store) == [], "both were in the room"


def test_two_names_in_seats_at_one_time_are_two() -> None:
    store = store_with("people", "Beth Oduya", "Beth Odyua")
    seat = {"partnership": "b", "person": "0", "start": date(2020, 1, 1), "end": date(2021, 1, 1)}
    store.add("seats", [seat, {**seat, "person": "1", "start": date(2021, 1, 2), "end": None}])
    assert len(propose(store)) == 1, "one after the other may be one person"
    store.add("seats", [{**seat, "person": "1", "start": date(2020, 6, 1)}])
    assert propose(store) == [], "side by side they are two"


def test_the_name_to_keep_is_the_one_listed_then_the_one_used_most() -> None:
    store = store_with("people", "Beth Odyua")
    store.add("people", [{"id": "made", "name": "Beth Oduya"}])
    assert propose(store) == [Proposed("people", "Beth Odyua", "Beth Oduya", "a slip of the pen in the surname")], (
        "the user's own row"
    )
    store = store_with("people", "Beth Oduya", "Beth Odyua")
    store.add("attendance", [{"meeting": "m", "person": "1", "status": "present"}])
    assert propose(store)[0].keep == "Beth Odyua", "the one in use"


def test_pairs_are_written_to_be_confirmed(tmp_path: Path) -> None:
    store = store_with("people", "=Jo Marsh", "Cllr =Jo Marsh")
    write_proposals(store, tmp_path / "pairs.csv")
    with (tmp_path / "pairs.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["table", "kind", "keep", "merge", "why", "yes"], "the last column is the user's"
    assert rows[1] == [
        "people",
        "same",
        "Cllr =Jo Marsh",
        "'=Jo Marsh",
        "the same but for titles, small words or punctuation",
        "",
    ], "nothing a sheet runs"


@pytest.mark.long
def test_a_hundred_thousand_names_are_not_compared_with_each_other() -> None:
    """Ten thousand million comparisons would take hours; the limit is far above what was seen (about 3 s)."""
    first = ["Ann", "Beth", "Carl", "Dina", "Eve", "Fay", "Gus", "Hal", "Ida", "Jo"]
    names = [f"{first[at % 10]} {chr(65 + at % 26)}{'aeiou'[at % 5]}{at:x}son" for at in range(100_000)]
    store = Store.empty()
    store.add("people", [{"id": str(at), "name": name} for at, name in enumerate(names)])
    began = time.perf_counter()
    propose(store)
    assert time.perf_counter() - began < 60, "near-linear"
