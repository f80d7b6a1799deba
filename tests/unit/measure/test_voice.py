"""Voice on records small enough to count by hand: users' seats and groups, beside everyone else."""

from datetime import date
from typing import Any

import pytest

from afresh.features.voice import for_users
from afresh.measure import measure
from afresh.measure.notes import NO_VOICE, TOO_FEW
from afresh.snapshot.workspace import gather
from records import Records, Row, held, store_of, together

AT = date(2024, 6, 30)
SPRING, LONG_AGO = date(2024, 3, 1), date(2015, 1, 1)
BOARD: Records = {
    "partnerships": [{"id": "board", "name": "board", "kind": "board"}],
    "organisations": [
        {"id": "peers", "name": "peers", "kind": "user_led"}, {"id": "link", "name": "link", "kind": "voluntary"},
        {"id": "council", "name": "council", "kind": "statutory"},
    ],
}  # fmt: skip


def seat(person: str | None, organisation: str | None = None, kept: str | None = None, **more: Any) -> Row:
    return {"partnership": "board", "person": person, "organisation": organisation, "reserved_for": kept,
            "start": LONG_AGO, **more}  # fmt: skip


SEATS: Records = {
    "seats": [
        seat("Ann", "peers"), seat("Bo", None, "service users"), seat("Cy", "link", "carers"),
        *(seat(f"officer {n}", "council") for n in range(7)),
        seat("Di", "peers", end=date(2024, 6, 29)),
    ]
}  # fmt: skip
"""Ten seats held at the end, three of them users' or carers': a user-led group's, a user's, a carer's for a charity."""


def voice(name: str, *parts: Records) -> tuple[dict[str, Any], dict[str, Any]]:
    """Users and carers, and everyone else."""
    rows = list(measure(gather(store_of(together(BOARD, *parts)), at=AT), [f"voice_{name}"]).rows())
    found = {row["subject"]: row for row in rows if row["partnership"] == "board"}
    return found["users and carers"], found["everyone else"]


def test_seats() -> None:
    """3 of 10; 90% interval from tables of Beta(3.5, 7.5), as SciPy gives it."""
    from scipy.stats import beta

    users, others = voice("seats", SEATS)
    assert (users["value"], users["n"]) == (0.3, 10), "3 of 10 seats; the one that ended the day before is no seat"
    assert others["value"] == 0.7, "everyone else holds the rest"
    assert (users["low"], users["high"]) == pytest.approx(beta(3.5, 7.5).ppf([0.05, 0.95])), "Jeffreys' interval"


def test_a_seat_that_ends_on_the_day_is_held_on_it() -> None:
    users, _ = voice("seats", {"seats": [seat("Ann", "peers", end=AT), seat("Cy", "council")]})
    assert (users["value"], users["n"]) == (0.5, 2), "its last day is a day of the seat"


def test_attendance() -> None:
    """Users and carers are there 2 of 3 times, with a deputy for the third; everyone else 5 of 7."""
    meeting = f"board {SPRING}"
    present = held("board", SPRING, "Ann", "Cy", *(f"officer {n}" for n in range(5)))
    away: Records = {
        "attendance": [
            {"meeting": meeting, "person": "Bo", "status": "apologies"},
            {"meeting": meeting, "person": "Ed", "deputy_for": "Bo", "status": "deputy"},
            *({"meeting": meeting, "person": f"officer {n}", "status": "absent"} for n in (5, 6)),
            {"meeting": meeting, "organisation": "peers", "person": "Fay", "status": "in_attendance"},
        ]
    }
    users, others = voice("attendance", SEATS, present, away)
    assert (users["value"], users["n"]) == (pytest.approx(2 / 3), 3), "Ann and Cy; Bo sent a deputy"
    assert (others["value"], others["n"]) == (pytest.approx(5 / 7), 7), "five of seven officers"


def test_a_mark_for_an_organisation_alone() -> None:
    """The link's only seat is kept for carers; the council's are not, and one of another group's two is."""
    both: Records = {"organisations": [{"id": "both", "name": "both", "kind": "voluntary"}],
                     "seats": [seat("Gil", "both", "users"), seat("Hal", "both")]}  # fmt: skip
    marks = [{"meeting": f"board {SPRING}", "organisation": each, "status": "present"} for each in
             ("link", "council", "both")]  # fmt: skip
    users, others = voice("attendance", SEATS, both, held("board", SPRING), {"attendance": marks})
    assert (users["n"], others["n"]) == (1, 2), "who holds both sorts of seat is not told apart"


def raised(*who: str | None) -> Records:
    items = [
        {"id": f"{n}", "meeting": f"board {SPRING}", "title": "Item", "raised_by": each} for n, each in enumerate(who)
    ]
    return together(held("board", SPRING, "Ann"), {"agenda": items})


def test_items() -> None:
    users, others = voice("items", SEATS, raised("peers", "link", "council", "council", None))
    assert (users["value"], users["n"], others["value"]) == (0.5, 4, 0.5), "two of four whose raiser is known"


def test_the_records_that_do_not_say_whose_voice_it_is() -> None:
    unknown: Records = {
        "partnerships": [{"id": "board", "name": "board"}], "seats": [seat("Ann"), seat("Bo", "somebody")],
    }  # fmt: skip
    rows = measure(gather(store_of(together(unknown)), at=AT), ["voice_seats"]).rows()
    assert [(row["value"], row["low"], row["note"]) for row in rows] == [(None, None, NO_VOICE)] * 2, "a guess is made"


def proposals(who: str, adopted: int, of: int, put: date = date(2022, 9, 1)) -> list[Row]:
    return [
        {"id": f"{who} {put} {n}", "partnership": "board", "date": put, "title": f"{who} {n}", "proposer": who,
         "status": "adopted" if n < adopted else "rejected", "decided": put}
        for n in range(of)
    ]  # fmt: skip


def test_proposals_adopted() -> None:
    """0 of 6 against 9 of 10; the link's four are too few to tell from nothing else and go with the users'."""
    rows = [*proposals("peers", 0, 4), *proposals("link", 0, 2), *proposals("council", 9, 10)]
    late = proposals("council", 5, 5, date(2023, 7, 1))
    users, others = voice("proposals_adopted", SEATS, {"proposals": [*rows, *late]})
    assert (users["value"], users["n"], users["low"]) == (0.0, 6, 0.0), "none of six"
    assert (others["value"], others["n"]) == (0.9, 10), "nine of ten; those put a year ago or less have had no year"
    assert users["high"] < others["low"], "the intervals lie apart"


def test_few_proposals_say_nothing() -> None:
    rows = [*proposals("peers", 0, 4), *proposals("council", 9, 10)]
    users, _ = voice("proposals_adopted", SEATS, {"proposals": rows})
    assert (users["value"], users["n"], users["note"]) == (None, 4, TOO_FEW), "four are under five"


def test_proposals_made() -> None:
    spring = [*proposals("peers", 0, 1, SPRING), *proposals("council", 0, 3, SPRING)]
    procedural = [{**row, "id": "p", "procedural": True} for row in proposals("council", 0, 1, SPRING)]
    users, others = voice("proposals_made", SEATS, {"proposals": [*spring, *procedural]})
    assert (users["value"], users["n"], others["value"]) == (0.25, 4, 0.75), "one of four; the minutes are nobody's"


@pytest.mark.parametrize(
    "text",
    ["users", "Service users", "service user", "Carers", "unpaid carers and families", "Patient/public voice", "public",
     "Users' representative", "expert by experience", "lived experience", "people with dementia", "Residents",
     "parent_carer", "user-led groups", "members of the public", "lay member", "voluntary sector; carers"],
)  # fmt: skip
def test_kept_for_users_or_carers(text: str) -> None:
    assert for_users(text), f"a seat kept for {text} speaks for users or carers"


@pytest.mark.parametrize(
    "text",
    ["voluntary sector", "public health", "public sector", "patient safety", "carer support service", "business",
     "", "family doctor", "tenant services", "clinical lead", "Publicity", "superusers"],
)  # fmt: skip
def test_kept_for_others(text: str) -> None:
    assert not for_users(text), f"a seat kept for {text} was taken for a user's or a carer's"
