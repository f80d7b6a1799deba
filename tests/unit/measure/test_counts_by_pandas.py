"""Sums, medians and shares of made-up boards that pandas works out another way, from tables joined and grouped."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from afresh.measure import take
from afresh.snapshot.workspace import Workspace, gather
from bad_input import AT, everything
from records import store_of

T0 = date(2021, 6, 30)


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    return {name: pd.DataFrame(rows) for name, rows in everything().items() if rows}


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    found = gather(store_of(everything()), at=AT, level="people")
    assert found.period.start == T0, "the year to the end of June"
    return found


def told(workspace: Workspace, name: str, column: str = "value") -> dict[tuple[str, str], Any]:
    known = workspace.partnership_ids()
    rows = [row for row in take(workspace, name).rows() if row[column] is not None and row["value"] is not None]
    return {(known[row["partnership"]], row["subject"]): row[column] for row in rows}


def of_boards(series: "pd.Series[Any]", subject: str = "") -> dict[tuple[str, str], Any]:
    return {(str(board), subject): value for board, value in series.items()}


def present(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Who came to which meeting that was held, whatever its day."""
    marks = tables["attendance"].query("status == 'present'")
    held = tables["meetings"].query("status == 'held'").rename(columns={"id": "meeting"})
    return marks.merge(held[["meeting", "partnership", "date", "hours"]], on="meeting")


def test_member_hours(tables: dict[str, pd.DataFrame], workspace: Workspace) -> None:
    came = present(tables)
    judged = came[came["date"] > T0].groupby("partnership")["hours"].sum()
    assert told(workspace, "member_hours") == of_boards(judged), f"pandas adds up {judged.to_dict()}"


def test_contributions(tables: dict[str, pd.DataFrame], workspace: Workspace) -> None:
    given = tables["contributions"]
    judged = given[given["date"] > T0].groupby("partnership")["amount"].sum()
    assert told(workspace, "contributions") == of_boards(judged, "money: GBP"), f"pandas adds up {judged.to_dict()}"


def test_contributions_made(tables: dict[str, pd.DataFrame], workspace: Workspace) -> None:
    judged = tables["contributions"].groupby("organisation")["amount"].agg(["sum", "size"]).to_dict("index")
    rows = take(workspace, "contributions_made").rows()
    found = {row["organisation"]: {"sum": row["amount"], "size": row["n"]} for row in rows}
    assert found == judged, f"pandas gives {judged}"


def test_days_to_decision(tables: dict[str, pd.DataFrame], workspace: Workspace) -> None:
    """Decided on days of the month that differ, so that there is a spread."""
    records = everything()
    for nth, row in enumerate(records["proposals"]):
        row["decided"] = row["decided"] and row["decided"].replace(day=1 + nth % 28)
    put = pd.DataFrame(records["proposals"]).dropna(subset=["decided"])
    put = put[(put["decided"] > T0) & (put["decided"] <= AT) & (put["decided"] >= put["date"])]
    put["days"] = [(decided - day).days for decided, day in zip(put["decided"], put["date"], strict=True)]
    other = gather(store_of(records), at=AT, level="people")
    for column, share in (("low", 0.25), ("value", 0.5), ("high", 0.75)):
        judged = put.groupby("partnership")["days"].quantile(share)
        found = told(other, "days_to_decision", column)
        assert found == pytest.approx(of_boards(judged), abs=1e-12), f"{column}: pandas gives {judged.to_dict()}"


def test_proposals_adopted(tables: dict[str, pd.DataFrame], workspace: Workspace) -> None:
    """All are decided within 40 days, so that those put in the window and adopted were adopted in time.

    Seven were put in the year, so that the latest eight are looked at, and any put on the day of the eighth.
    """
    put = tables["proposals"]
    put = put[put["date"] <= T0]
    nth = put.groupby("partnership")["date"].rank(method="min", ascending=False)
    put = put[(put["date"] > date(2020, 6, 30)) | (nth <= 8)]
    judged = put.assign(yes=put["status"] == "adopted").groupby("partnership")["yes"].agg(["sum", "size"])
    known = workspace.partnership_ids()
    rows = take(workspace, "proposals_adopted").rows()
    found = {known[row["partnership"]]: {"sum": row["adopted"], "size": row["n"]} for row in rows}
    assert found == judged.to_dict("index"), f"pandas counts {judged}"


def test_same_people_same_issues(tables: dict[str, pd.DataFrame], workspace: Workspace) -> None:
    """Who heard of what in the period, joined with who had heard of what before."""
    heard = present(tables).merge(tables["agenda"][["meeting", "issue"]], on="meeting")
    about = ["partnership", "person", "issue"]
    before, now = (heard[some][about].drop_duplicates() for some in (heard["date"] <= T0, heard["date"] > T0))
    both = now.merge(before, on=about, how="left", indicator="found")
    judged = both.assign(again=both["found"] == "both").groupby("partnership")["again"].mean()
    found = told(workspace, "same_people_same_issues")
    assert found == pytest.approx(of_boards(judged), abs=1e-12), f"pandas gives {judged.to_dict()}"
    assert any(0 < value < 1 for value in found.values()), "all is repeated, or nothing"


def test_days_since_held(tables: dict[str, pd.DataFrame], workspace: Workspace) -> None:
    held = tables["meetings"].query("status == 'held'")
    judged = held[held["date"] <= AT].groupby("partnership")["date"].max().map(lambda day: (AT - day).days)
    found = told(workspace, "days_since_held")
    assert found == of_boards(judged), f"pandas gives {judged.to_dict()}"
