"""Agenda novelty, and same people on the same issues: worked by hand, and where they are undefined."""

from datetime import date
from typing import Any

import pytest

from afresh.measure import take
from afresh.measure.notes import TOO_FEW
from afresh.settings import default_settings
from afresh.snapshot.workspace import gather
from records import Records, Row, held, named, store_of, together

AT = date(2022, 6, 30)
BOARD = {"partnerships": named("board", kind="board")}
BOTH = ("agenda_novelty", "same_people_same_issues")


def row(records: Records, name: str, items: int = 1, dated: int = 1) -> Row:
    """With fewer items than a review asks for, so that each can be followed by hand."""
    few = default_settings().but(fewest_items=items, fewest_dated_items=dated)
    table = take(gather(store_of(records), at=AT, settings=few), name)
    (only,) = [each for each in table.rows() if each["partnership"] == 0]
    return only


def discussed(day: date, people: tuple[str, ...], *issues: str | None, **more: Any) -> Records:
    meeting = held("board", day, *people, **more)
    id = meeting["meetings"][0]["id"]
    agenda = [{"id": f"{id} {n}", "meeting": id, "title": "Item", "issue": issue} for n, issue in enumerate(issues)]
    return {**meeting, "agenda": agenda}


def worked() -> Records:
    """The period starts on 30 June 2021, the 24 months before it on 30 June 2019: crime was last discussed before
    those."""
    return together(
        BOARD,
        discussed(date(2018, 1, 1), ("ann", "bob"), "crime", "housing"),
        discussed(date(2020, 1, 1), ("ann", "bob"), "housing", "falls"),
        discussed(date(2022, 1, 1), ("ann", "bob", "cat"), "Housing ", "crime", "crime", "youth", None),
        discussed(date(2022, 2, 1), ("ann",), "youth", "falls"),
    )


def test_novelty_by_hand() -> None:
    """Six items give an issue: housing and falls are not new; crime, twice, and youth, twice, are. 4 of 6."""
    found = row(worked(), "agenda_novelty")
    assert (found["value"], found["n"], found["new_items"], found["without_issue"]) == (pytest.approx(4 / 6), 6, 4, 1)
    assert found["note"] == "", f"an agenda from 2018 is long enough: {found['note']}"


def test_the_interval_is_jeffreys() -> None:
    """Beta(4.5, 2.5): its 5th and 95th percentiles by another library's quantile function."""
    from scipy.stats import beta

    found = row(worked(), "agenda_novelty")
    assert (found["low"], found["high"]) == pytest.approx((beta.ppf(0.05, 4.5, 2.5), beta.ppf(0.95, 4.5, 2.5))), (
        f"got {found}"
    )


def test_same_people_same_issues_by_hand() -> None:
    """In the period: Ann, Bob and Cat on housing, crime and youth (9), and Ann on falls (10). Before: Ann and Bob on
    housing,
    on crime (2018 counts here) and on falls. Repeated: 2 + 2 + 1 = 5 of 10. Without Ann 2 of 6... Bob's housing and
    crime;
    without Bob 3 of 7; without Cat 5 of 7."""
    found = row(worked(), "same_people_same_issues")
    assert (found["value"], found["n"], found["repeated"]) == (0.5, 10, 5), f"got {found}"
    assert (found["low"], found["high"]) == (pytest.approx(2 / 6), pytest.approx(5 / 7)), f"got {found}"


@pytest.mark.parametrize("name", BOTH)
def test_file_numbers_are_not_themes(name: str) -> None:
    """Of five issue values four, 80%, occur on one date only."""
    records = together(
        BOARD,
        discussed(date(2018, 1, 1), ("ann",), "2018/1", "housing"),
        discussed(date(2020, 1, 1), ("ann",), "2020/1", "housing"),
        discussed(date(2022, 1, 1), ("ann",), "2022/1", "2022/2", "housing"),
    )
    found = row(records, name)
    assert (found["value"], found["low"], found["high"]) == (None, None, None), f"got {found}"
    assert "file numbers" in found["note"], f"got {found['note']}"


@pytest.mark.parametrize(("last", "files"), [(("2022/1", "2022/2", "2022/3"), True), (("2022/1", "2022/2"), False)])
@pytest.mark.parametrize("name", BOTH)
def test_file_numbers_are_told_from_ten_items_on(name: str, last: tuple[str, ...], files: bool) -> None:
    """Seven items with an issue before the last three, or two: ten are enough to tell, nine are not."""
    records = together(
        BOARD,
        discussed(date(2018, 1, 1), ("ann",), "2018/1", "2018/2", "2018/3", None),
        discussed(date(2020, 1, 1), ("ann",), "2020/1", "2020/2", "2020/3", "2020/4"),
        discussed(date(2022, 1, 1), ("ann",), *last),
    )
    usual = int(default_settings().fewest_dated_items)
    assert ("file numbers" in row(records, name, dated=usual)["note"]) == files, f"of {7 + len(last)} items"


@pytest.mark.parametrize(("items", "told"), [(8, True), (7, False)])
def test_novelty_of_fewer_than_eight_items_is_not_told(items: int, told: bool) -> None:
    issues = ("housing", "falls") * 4
    records = together(BOARD, discussed(date(2018, 1, 1), ("ann",), *issues),
                       discussed(date(2022, 1, 1), ("ann",), *issues[:items]))  # fmt: skip
    found = row(records, "agenda_novelty", int(default_settings().fewest_items))
    assert found["n"] == items and found["new_items"] == items, "how many there were is told all the same"
    if told:
        assert (found["value"], found["note"]) == (1.0, ""), f"eight are enough: {found}"
        assert found["low"] < 1 and found["high"] == 1, f"got {found}"
    else:
        assert (found["value"], found["low"], found["high"], found["note"]) == (None, None, None, TOO_FEW), (
            f"got {found}"
        )


@pytest.mark.parametrize("name", BOTH)
def test_sixty_percent_is_not_over_sixty_percent(name: str) -> None:
    """Of five values three occur once, 60%: still themes."""
    records = together(
        BOARD,
        discussed(date(2018, 1, 1), ("ann",), "housing", "falls"),
        discussed(date(2022, 1, 1), ("ann",), "housing", "falls", "one", "two", "three"),
    )
    assert row(records, name)["value"] is not None, "60% is not over 60%"


@pytest.mark.parametrize("name", BOTH)
@pytest.mark.parametrize("records", [
    together(BOARD, held("board", date(2022, 1, 1), "ann", "bob")),
    together(BOARD, discussed(date(2018, 1, 1), ("ann",), "housing")),
    together(BOARD, held("board", date(2018, 1, 1), "ann"), discussed(date(2022, 1, 1), ("ann",), None)),
    together(BOARD, held("board", date(2018, 1, 1), "ann"),
             discussed(date(2022, 1, 1), ("ann",), "housing", status="cancelled")),
], ids=["no agenda", "none in the period", "no issue given", "cancelled"])  # fmt: skip
def test_no_agenda_with_issues(name: str, records: Records) -> None:
    found = row(records, name, dated=10)
    assert (found["value"], found["n"], found["note"]) == (None, 0, "not recorded"), f"got {found}"


@pytest.mark.parametrize(("first", "bound"), [(date(2019, 7, 1), True), (date(2019, 6, 30), False)])
def test_novelty_needs_24_months_of_agenda(first: date, bound: bool) -> None:
    """Meetings go back further, but an agenda was kept only from `first`."""
    records = together(BOARD, held("board", date(2010, 1, 1), "ann"), discussed(first, ("ann",), "housing"),
                       discussed(date(2022, 1, 1), ("ann",), "housing"))  # fmt: skip
    assert row(records, "agenda_novelty")["note"] == ("a bound: the records are too short to know" if bound else "")


@pytest.mark.parametrize(("first", "bound"), [(date(2020, 7, 1), True), (date(2020, 6, 30), False)])
def test_same_people_needs_12_months_of_agenda(first: date, bound: bool) -> None:
    records = together(BOARD, held("board", date(2010, 1, 1), "ann"), discussed(first, ("ann",), "housing"),
                       discussed(date(2022, 1, 1), ("ann",), "housing"))  # fmt: skip
    assert row(records, "same_people_same_issues")["note"] == (
        "a bound: the records are too short to know" if bound else ""
    )
