"""A board known by its attendance alone: each who came is shown by the organisation they came for, and by no name."""

from datetime import date

from afresh.dataset import Dataset
from afresh.diagnosis.seating_history import round_the_tables
from afresh.review.labels import Labels
from afresh.snapshot.workspace import gather
from records import Records, named, store_of

AT = date(2024, 6, 30)


def records() -> Records:
    """An attendance grid with an organisation beside each name, and no table that says who works for whom."""
    return {
        "organisations": [{"id": each.lower(), "name": each} for each in ("Council", "Trust")],
        "people": named("jo marsh", "bill ode", "ann lee"),
        "partnerships": named("board", kind="board"),
        "meetings": [{"id": "m", "partnership": "board", "date": date(2024, 3, 1), "status": "held"}],
        "attendance": [
            {"meeting": "m", "person": who, "organisation": came_for, "status": "present"}
            for who, came_for in (("jo marsh", "council"), ("bill ode", "trust"), ("ann lee", None))
        ],
    }


def test_who_came_without_a_seat_is_shown_by_the_organisation_they_came_for() -> None:
    workspace = gather(store_of(records()), at=AT)
    labels = Labels(workspace.store, Dataset(workspace.store).disclosure(), AT)
    shown = sorted(labels.seat(spell) for spell in round_the_tables(workspace, [0])[0].spells)
    expected = ["a member from Council", "a member from Trust", "a member with no organisation recorded"]
    assert shown == expected, f"three rows that say the same tell nobody who is who: {shown}"
