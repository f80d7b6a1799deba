"""An empty status is kept apart from "open": the first says that nobody recorded it, the second that nobody decided."""

from datetime import date

import pytest

from afresh.engine.contract import Step
from afresh.features.open_proposals import ensure_open_proposals
from afresh.measure import take
from afresh.snapshot.workspace import gather
from afresh.words.persuasion import became
from afresh.words.stalled import of_those
from records import Records, Row, held, store_of, together

AT = date(2022, 6, 30)
BOARD = held("board", date(2022, 1, 1), "jo", "sam")


def proposals(*statuses: str | None) -> Records:
    """One put on each day of February 2022; adopted and rejected ones decided on 1 June."""
    rows: list[Row] = [
        {"id": f"q{n}", "partnership": "board", "date": date(2022, 2, 1 + n), "title": f"Idea {n}", "status": status,
         "decided": date(2022, 6, 1) if status in ("adopted", "rejected") else None}
        for n, status in enumerate(statuses)
    ]  # fmt: skip
    return {"proposals": rows}


@pytest.mark.parametrize("statuses", [(None, "open"), ("adopted", None, None), ("open", "deferred")])
def test_what_is_not_recorded_stays_so(statuses: tuple[str | None, ...]) -> None:
    workspace = gather(store_of(together(BOARD, proposals(*statuses))), at=AT)
    rows = workspace.ask(Step("rows", "statuses", "SELECT status FROM proposal_at ORDER BY proposal")).columns
    assert tuple(rows["status"]) == statuses, "as they were written, one by one"


def test_waiting_tells_the_two_apart() -> None:
    workspace = gather(store_of(together(BOARD, proposals("open", None, "deferred", "adopted", None))), at=AT)
    ensure_open_proposals(workspace)
    rows = workspace.ask(Step("rows", "waiting", "SELECT status FROM waiting ORDER BY proposal")).columns
    assert list(rows["status"]) == ["open", "not recorded", "deferred", "not recorded"], "the adopted one waits no more"


def test_time_to_decide_counts_only_what_is_said_to_be_open() -> None:
    workspace = gather(store_of(together(BOARD, proposals("open", None, "deferred", "adopted", None))), at=AT)
    row = next(iter(take(workspace, "days_to_decision").rows()))
    assert (row["still_open"], row["not_recorded"]) == (2, 2), "one open and one deferred; two empty"
    assert row["note"] == "2 not decided yet, 1 of them put off; 2 with no outcome recorded", "and both are said"


PUT = "put after 1 January 2020 and not about procedure"


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((2, 1, 0, 0), f"Three proposals, {PUT}, were not adopted by 30 June 2022: 2 open and 1 deferred."),
        ((0, 0, 1, 2), f"Three proposals, {PUT}, are not on record as adopted by "
                       "30 June 2022: 1 rejected and 2 with no outcome recorded."),
        ((0, 0, 0, 1), f"One proposal, {PUT}, is not on record as adopted by "
                       "30 June 2022: 1 with no outcome recorded."),
    ],
)  # fmt: skip
def test_nobody_is_said_not_to_have_adopted_what_nobody_recorded(counts: tuple[int, ...], said: str) -> None:
    statuses = list(zip(("open", "deferred", "rejected", "not recorded"), counts, strict=True))
    told = of_those(date(2020, 1, 1), AT, statuses, sum(counts))
    assert told.startswith(said), "an empty outcome is neither a refusal nor a wait"


def test_in_a_line() -> None:
    assert became("not recorded", None, 40) == "no outcome recorded in 40 days", "and not: open for 40 days"
    assert became("open", None, 40) == "open for 40 days", "said so by the records"
