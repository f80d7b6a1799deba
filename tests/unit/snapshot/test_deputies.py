"""A deputy counts for the organisation, not for the absent person."""

from datetime import date

import pytest

from as_rows import gathered_rows
from records import Row, held, together

DAY = date(2024, 5, 1)
SAM = ("person", "sam")
COUNCIL = ("organisation", "council")

WAYS = {
    "the absent person's mark": {"person": "jo", "organisation": "council", "status": "deputy"},
    "the deputy's name, and whom for": {
        "person": "ali",
        "organisation": "council",
        "status": "deputy",
        "deputy_for": "jo",
    },
    "whom for alone": {"organisation": "council", "status": "deputy", "deputy_for": "jo"},
}


def _with(mark: Row, *more: dict[str, list[Row]]) -> dict[str, list[Row]]:
    return together(held("board", DAY, "sam", meeting="m"), {"attendance": [{"meeting": "m", **mark}]}, *more)


@pytest.mark.parametrize("way", WAYS)
def test_at_level_organisations_it_counts_for_the_organisation(way: str) -> None:
    found = gathered_rows(_with(WAYS[way]), at=DAY, level="organisations")
    assert found.members == {("board", DAY, "m"): {COUNCIL}}, f"the council was there by deputy ({way})"


@pytest.mark.parametrize("way", WAYS)
def test_at_level_people_it_counts_for_nobody_named(way: str) -> None:
    # Jo was not there; whoever came stood for the council and not for themselves.
    found = gathered_rows(_with(WAYS[way]), at=DAY, level="people")
    assert found.members == {("board", DAY, "m"): {SAM}}, f"a deputy was counted as a person ({way})"


def test_at_level_people_a_deputy_of_an_organisation_that_names_nobody_is_someone_from_it() -> None:
    found = gathered_rows(_with({"organisation": "council", "status": "deputy"}), at=DAY, level="people")
    assert found.members == {("board", DAY, "m"): {SAM, COUNCIL}}, "someone from the council came"


def test_a_deputy_from_elsewhere_counts_for_the_organisation_of_the_person_stood_in_for() -> None:
    # Jo works for the council; Ali, who works for the charity, sits in for her. The council's place was taken.
    people = [
        {"id": "jo", "name": "Jo", "organisation": "council"},
        {"id": "ali", "name": "Ali", "organisation": "charity"},
    ]
    records = _with({"person": "ali", "status": "deputy", "deputy_for": "jo"}, {"people": people})
    found = gathered_rows(records, at=DAY, level="organisations")
    assert found.members == {("board", DAY, "m"): {COUNCIL}}, "the deputy's own organisation was counted"
    assert found.left_out["marks"] == 1, "Sam, who has no organisation, is left out and counted"


def test_a_meeting_of_deputies_makes_no_gathering_of_people() -> None:
    records = together(
        held("board", date(2024, 4, 1), "jo"),
        held("board", DAY, meeting="m"),
        {"attendance": [{"meeting": "m", **WAYS["the absent person's mark"]}]},
    )
    assert {day for _, day, _ in gathered_rows(records, at=DAY).members} == {date(2024, 4, 1)}, (
        "no member was there in May"
    )
