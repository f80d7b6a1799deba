"""Two members have met before a date if they took part in one gathering dated before it."""

from datetime import date

from afresh.measure import take
from afresh.snapshot.workspace import gather
from as_rows import gathered_rows
from records import held, store_of, together

EARLY, DAY = date(2021, 6, 1), date(2024, 5, 1)
JO_AND_SAM = (("person", "jo"), ("person", "sam"))


def test_the_first_gathering_together_anywhere() -> None:
    records = together(held("board", DAY, "jo", "sam"), held("forum", EARLY, "jo", "sam", "ali"))
    found = gathered_rows(records, at=DAY)
    assert found.met[JO_AND_SAM] == EARLY, "they first met at the forum"


def test_being_at_two_gatherings_of_one_partnership_is_not_meeting() -> None:
    records = together(held("board", EARLY, "jo"), held("board", DAY, "sam"))
    assert gathered_rows(records, at=DAY).met == {}, "Jo came in 2021 and Sam in 2024"


def _is_new(*parts: dict[str, list[dict[str, object]]], at: date) -> float:
    return next(take(gather(store_of(together(*parts)), at=at), "link_freshness").rows())["value"]


def test_the_day_a_period_starts_is_before_it() -> None:
    # The period to 1 May 2024 is everything after 1 May 2023: who met on that day had met.
    now = held("board", DAY, "jo", "sam")
    assert _is_new(now, held("board", date(2023, 5, 1), "jo", "sam"), at=DAY) == 0, "met on t0 itself"
    assert _is_new(now, held("board", date(2023, 5, 2), "jo", "sam"), at=DAY) == 1, "met on the first day of the period"


def test_in_a_project_the_same_date_does_not_count() -> None:
    # Jo and Sam meet at a board and in a project on one date: at the project's start they had not met.
    project = {"partnerships": [{"id": "p", "name": "P", "kind": "project"}],
               "seats": [{"partnership": "p", "person": who, "start": DAY} for who in ("jo", "sam")]}  # fmt: skip
    same_day = store_of(together(project, held("board", DAY, "jo", "sam")))
    day_before = store_of(together(project, held("board", date(2024, 4, 30), "jo", "sam")))
    for store, expected in ((same_day, 1), (day_before, 0)):
        workspace = gather(store, at=DAY)
        code = workspace.partnership_ids().index("p")
        rows = {row["partnership"]: row["value"] for row in take(workspace, "link_freshness").rows()}
        assert rows[code] == expected, "a gathering on the same date is not before it; one the day before is"
