"""The pages of the worked example on what waits, who holds back and whose answers changed: what was planted is told."""

import html
import json
import re
from datetime import date
from typing import Any

import pytest
from studies.example import make

from afresh.dataset import Dataset, Review

TRUST = "Ambleford Vale Hospitals Trust"
BOARD = "Ambleford Hospital Discharge Board"
DUTY = "Care Act 2014, section 74, as replaced by the Health and Care Act 2022"
"""In force from 1 July 2022 and binding NHS trusts: library/policies.csv."""


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return Dataset(make(1))


@pytest.fixture(scope="module")
def review(dataset: Dataset) -> Review:
    return dataset.review()


@pytest.fixture(scope="module")
def boards(review: Review) -> dict[str, Any]:
    return {each["name"]: each for each in json.loads(review.json())["partnerships"]}


@pytest.fixture(scope="module")
def page(review: Review) -> str:
    return plain(review.html())


def plain(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def test_the_trust_is_told_of_with_its_reasons(boards: dict[str, Any]) -> None:
    (told,) = [each for each in boards[BOARD]["holding_back"]["organisations"] if each["organisation"] == TRUST]
    summary = told["summary"][0]["text"]
    for kind in ("procedure", "territory", "cost"):
        assert re.search(rf"{kind} \d", summary), f"{kind} is planted as a reason: {summary}"
    asked = len(told["summary"][0]["records"]) + told["summary"][0]["more"]
    not_supported = len(told["not_supported"]) + told["more_not_supported"]
    assert asked == not_supported + 2, "it supported two there in this seed"
    speakers = [each["text"] for each in told["could_speak"]]
    assert any(each.startswith("Lantern House Ambleford") for each in speakers), "the planted ally could speak to it"
    assert told["examples"] and not told["duties"], "an example fits theme and mechanism, and no duty does"


def test_carrowdene_homes_changed_with_its_representative(boards: dict[str, Any]) -> None:
    changed = boards["Ambleford Mental Health Board"]["holding_back"]["changed_with_representative"]
    assert any(each["text"].startswith("Carrowdene Homes: its representative changed on") for each in changed), changed
    assert all(each["records"] for each in changed), "the answers before and after stand under it"


def test_what_waits_has_what_was_recorded_and_what_the_library_holds(boards: dict[str, Any]) -> None:
    waiting = boards[BOARD]["waiting"]
    shown = waiting["proposals"]
    assert len(shown) == 12 < len(waiting["counted"]["records"]), "12 are shown, and the rest are counted"
    settled = [each["status"] == "rejected" for each in shown]
    assert settled == sorted(settled), "open and deferred come before rejected"
    open_days = [each["days"] for each in shown if each["status"] != "rejected"]
    assert open_days == sorted(open_days, reverse=True), "the longest waiting come first"
    for each in shown:
        assert len(each["examples"]) <= 2 and len(each["policies"]) <= 2, each["title"]
        fits_nothing = any("in the library fits" in note for note in each["notes"])
        assert each["examples"] or fits_nothing, f"what does not fit is said: {each['title']}"
        assert all(said["records"] for said in (each["put"], *each["held_back"])), f"{each['title']}: no records"


@pytest.fixture(scope="module")
def planned() -> Dataset:
    """The same records, in which what this board is asked for is to plan discharge with the patient."""
    store = make(1)
    store.con.execute("UPDATE proposals SET mechanism = 'discharge planning' WHERE partnership = 'hospital-discharge'")
    return Dataset(store)


def test_a_policy_is_not_told_before_its_first_day_and_says_whom_it_binds(planned: Dataset) -> None:
    """30 June 2022 is the last day before section 74 was replaced."""
    for day, there in ((date(2022, 6, 30), False), (date(2022, 7, 1), True)):
        board = next(each for each in json.loads(planned.review(day, partnerships=[BOARD]).json())["partnerships"]
                     if each["name"] == BOARD)  # fmt: skip
        policies = [policy for each in board["waiting"]["proposals"] for policy in each["policies"]]
        titles = [policy["title"] for policy in policies]
        assert titles, f"nothing waits on {day} for which the library holds a policy"
        assert any(title.startswith(DUTY) for title in titles) == there, f"on {day}: {titles}"
        assert not any("2026" in title for title in titles), f"when a policy ended later is not known on {day}"
        bound = [" ".join(policy["lines"]) for policy in policies if policy["title"].startswith(DUTY)]
        assert all(TRUST in each and "recorded as NHS trust" in each for each in bound), "whom the duty binds is named"


def test_the_page_says_what_the_json_says(boards: dict[str, Any], page: str) -> None:
    for board in boards.values():
        waiting, holding = board.get("waiting"), board.get("holding_back")
        for each in waiting["proposals"] if waiting else ():
            said = [
                each["title"],
                each["short"],
                *(one["text"] for one in (each["put"], each["supported"], *each["held_back"])),
            ]
            said += [
                text
                for one in (*each["examples"], *each["policies"])
                for text in (one["title"], *one["lines"], one["source"])
            ]
            for text in (*said, waiting["note"]):
                assert plain(text).rstrip(".") in page, f"{board['name']}: only the JSON says {text!r}"
        for each in holding["organisations"] if holding else ():
            for name in ("summary", "started", "could_speak", "duties", "examples"):
                assert all(plain(one["text"]) in page for one in each[name]), f"{board['name']}: {name}"
        changed = holding["changed_with_representative"] if holding else ()
        assert all(plain(one["text"]) in page for one in changed), board["name"]
