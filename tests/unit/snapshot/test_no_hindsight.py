"""Nothing recorded as happening after the review date is used."""

from datetime import date

from afresh.engine.contract import Step
from afresh.snapshot.workspace import gather
from as_rows import gathered_rows
from records import Records, Row, held, store_of, together

AT, LATER = date(2022, 6, 30), date(2022, 7, 1)
BOARD = held("board", date(2022, 1, 1), "jo", "sam")


def _rows(records: Records, table: str, at: date = AT) -> list[Row]:
    return list(gather(store_of(records), at=at).ask(Step("rows", table, f"SELECT * FROM {table}")).rows())


def test_a_later_meeting() -> None:
    found = gathered_rows(together(BOARD, held("board", LATER, "ali")), at=AT)
    assert {day for _, day, _ in found.members} == {date(2022, 1, 1)}, "July is not known in June"
    assert ("person", "ali") not in found.first_seen, "nor is who comes then"


def test_a_later_end_of_a_seat() -> None:
    seat = {"partnership": "forum", "person": "jo", "start": date(2021, 6, 30), "end": AT, "end_is": "last_seen"}
    assert gathered_rows(together(BOARD, {"seats": [seat]}), at=date(2022, 6, 29)).spells == {
        ("forum", ("person", "jo"), date(2021, 6, 30), None)
    }, "on 29 June the seat is still held"
    row = _rows(together(BOARD, {"seats": [seat]}), "seat_at", at=date(2022, 6, 29))[0]
    assert (row["end_day"], row["end_is"]) == (None, "exact"), "nor is it known that the end will be a last-seen one"
    assert _rows(together(BOARD, {"seats": [seat]}), "seat_at")[0]["end_is"] == "last_seen", "on the day itself it is"


def test_a_seat_that_starts_later() -> None:
    found = gathered_rows(
        together(BOARD, {"seats": [{"partnership": "forum", "person": "ali", "start": LATER}]}), at=AT
    )
    assert not found.spells, "Ali's seat begins in July"


def test_a_later_end_of_a_partnership() -> None:
    seats = {"seats": [{"partnership": "forum", "person": "jo", "start": date(2020, 6, 30)}],
             "partnerships": [{"id": "forum", "name": "Forum", "ended": LATER}]}  # fmt: skip
    found = gathered_rows(together(BOARD, seats), at=AT)
    assert found.spells == {("forum", ("person", "jo"), date(2020, 6, 30), None)}, "in June it goes on"
    assert ("forum", AT, None) in found.members, "and its anniversary is kept"


PROPOSAL = {"id": "q", "partnership": "board", "date": date(2022, 5, 1), "title": "Homes", "status": "adopted"}


def test_a_later_decision() -> None:
    row = _rows(together(BOARD, {"proposals": [{**PROPOSAL, "decided": LATER}]}), "proposal_at")[0]
    assert (row["status"], row["decided"]) == ("open", None), "decided in July: in June it is open"
    row = _rows(together(BOARD, {"proposals": [{**PROPOSAL, "decided": AT}]}), "proposal_at")[0]
    assert row["status"] == "adopted", "decided on the review date itself: known"
    assert not _rows(together(BOARD, {"proposals": [{**PROPOSAL, "date": LATER}]}), "proposal_at"), "not yet put"


def test_a_later_response() -> None:
    def responses(day: date | None) -> list[Row]:
        answer = {"proposal": "q", "person": "jo", "response": "support", "date": day}
        return _rows(together(BOARD, {"proposals": [PROPOSAL], "responses": [answer]}), "response_at")

    assert not responses(LATER), "answered in July"
    assert len(responses(AT)) == 1, "answered on the day"
    assert len(responses(None)) == 1, "an answer without a date is of the day the proposal was put"


def test_later_figures_and_gifts() -> None:
    indicator = {"indicators": [{"id": "i", "partnership": "board", "name": "I", "better": "lower"}],
                 "observations": [{"indicator": "i", "date": day, "value": 1} for day in (AT, LATER)],
                 "contributions": [{"organisation": "o", "kind": "money", "date": day} for day in (AT, LATER)],
                 "ties": [{"from": "o", "to": "u", "date": day} for day in (AT, LATER)]}  # fmt: skip
    for table in ("observation_at", "contribution_at", "tie_at"):
        assert len(_rows(together(BOARD, indicator), table)) == 1, (
            f"{table} holds what is dated by the day, and no more"
        )


def test_items_of_later_meetings() -> None:
    items = {
        "agenda": [{"id": meeting, "meeting": meeting, "title": "Homes"} for meeting in ("board 2022-01-01", "later")]
    }
    records = together(BOARD, held("board", LATER, meeting="later"), items)
    assert len(_rows(records, "item_at")) == 1, "July's agenda is not known in June"
