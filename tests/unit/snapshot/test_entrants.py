"""Entrant: recorded nowhere before the period. Newcomer: new to this partnership. Continuing: neither."""

from datetime import date

import pytest

from as_rows import gathered_rows
from records import Records, Row, held, together

T0, T1 = date(2023, 5, 1), date(2024, 5, 1)
BEFORE = date(2022, 9, 1)


def _kind(records: Records, member: tuple[str, str], level: str = "people") -> str:
    found = gathered_rows(records, at=T1, level=level)
    if found.first_seen[member] > T0:
        return "entrant"
    return "newcomer" if found.first_in["board", member] > T0 else "continuing"


NOW = held("board", T1, "jo", "sam")


@pytest.mark.parametrize(
    ("kind", "earlier"),
    [
        ("entrant", {}),
        ("newcomer", held("forum", BEFORE, "jo")),
        ("continuing", held("board", BEFORE, "jo")),
        ("continuing", held("board", T0, "jo")),  # t0 itself is before the period
        ("newcomer", {"seats": [{"partnership": "forum", "person": "jo", "start": BEFORE}]}),
        ("continuing", {"seats": [{"partnership": "board", "person": "jo", "start": BEFORE}]}),
    ],
)
def test_people(kind: str, earlier: Records) -> None:
    assert _kind(together(NOW, earlier), ("person", "jo")) == kind, f"Jo is {kind} given {earlier}"


def _marked(status: str, **more: str) -> Records:
    mark: Row = {"meeting": "earlier", "status": status, **more}
    return together(held("board", BEFORE, "ali", meeting="earlier"), {"attendance": [mark]})


@pytest.mark.parametrize("status", ["apologies", "absent", "in_attendance"])
def test_any_mark_is_a_record(status: str) -> None:
    records = together(NOW, _marked(status, person="jo"))
    assert _kind(records, ("person", "jo")) == "newcomer", f"marked {status} in 2022: on record, and new to taking part"


def test_a_deputy_and_the_person_stood_in_for_are_on_record() -> None:
    records = together(NOW, _marked("deputy", person="sam", deputy_for="jo"))
    for who in ("jo", "sam"):
        assert _kind(records, ("person", who)) == "newcomer", f"{who} is named in 2022, and had not taken part"


PROPOSAL = {"id": "q", "partnership": "forum", "date": BEFORE, "title": "Homes"}


@pytest.mark.parametrize(
    "earlier",
    [
        {"proposals": [{**PROPOSAL, "proposer": "council"}]},
        {"proposals": [PROPOSAL], "responses": [{"proposal": "q", "organisation": "council", "response": "oppose"}]},
        {"agenda": [{"id": "i", "meeting": "forum 2022-09-01", "title": "Homes", "raised_by": "council"}]},
        {"contributions": [{"organisation": "council", "kind": "money", "date": BEFORE}]},
        {"ties": [{"from": "council", "to": "charity", "date": BEFORE}]},
        {"ties": [{"from": "charity", "to": "council", "date": BEFORE}]},
    ],
    ids=["proposed", "answered", "raised an item", "gave", "named a contact", "named as a contact"],
)
def test_an_organisation_is_on_record_by_whatever_it_did(earlier: Records) -> None:
    now = held("board", T1, meeting="now")
    now["attendance"] = [{"meeting": "now", "organisation": "council", "status": "present"}]
    records = together(now, held("forum", BEFORE), earlier)
    council = ("organisation", "council")
    assert _kind(records, council, level="organisations") == "newcomer", "the council is on record in 2022"
    later = {
        table: [{**row, "date": date(2023, 9, 1)} if "date" in row else row for row in rows]
        for table, rows in earlier.items()
    }
    if "agenda" not in earlier:
        assert _kind(together(now, later), council, level="organisations") == "entrant", "not before the period"


def test_first_in_is_by_taking_part_and_not_by_the_seat_inside_the_attendance_span() -> None:
    # Jo's seat on the board starts in September 2022, between sheets; she first comes in 2024.
    sheets = together(NOW, held("board", date(2021, 1, 1), "sam"))
    records = together(sheets, {"seats": [{"partnership": "board", "person": "jo", "start": BEFORE}]})
    assert _kind(records, ("person", "jo")) == "newcomer", "she is on record since 2022, and new to taking part"
