"""Two reviews side by side: values made by hand, changed by hand, and what is told of the change."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import afresh
from afresh import cli
from afresh.report.render import text
from afresh.report.sections.compared import compared
from afresh.review.compare import OtherPlace, StateChange, compare
from afresh.review.parts import IndicatorPart, Observed, Seat
from afresh.review.result import PartnershipPart, ReviewResult
from afresh.review.stored import as_text

SEATS = "partnership,person,role,start\nBoard,Ann Smith,Chair,2015-01-01\nBoard,Bo Jones,Member,2016-01-01\n"


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> ReviewResult:
    folder = tmp_path_factory.mktemp("records")
    (folder / "seats.csv").write_text(SEATS, "utf-8")
    return afresh.read(folder).review(at="2022-01-01").result


def later(review: ReviewResult, **changed: object) -> ReviewResult:
    """A year later, with the one partnership changed."""
    only = replace(review.partnerships[0], **changed)  # type: ignore[arg-type]
    return replace(review, at=date(2023, 1, 1), partnerships=(only,))


def told(one: ReviewResult, other: ReviewResult) -> str:
    return " ".join(text.page(compared(compare(one, other))).split())


def in_state(part: PartnershipPart, name: str, kind: str = "one", holds: bool = True) -> PartnershipPart:
    return replace(part, state=replace(part.state, name=name, kind=kind, holds=holds))


@pytest.mark.parametrize(
    ("was", "now", "told_as"),
    [
        (("stale", "one", True), ("fresh", "one", True), StateChange("stale", "fresh")),
        (("stale", "one", True), ("dormant", "dormant", False), StateChange("stale", "dormant")),
        (("stale", "one", True), ("fresh", "one", False), None),
        (("too close to call", "unknown", False), ("stale", "one", True), None),
        (("stale", "one", True), ("stale", "one", True), None),
    ],
)
def test_states_are_compared_only_where_both_hold(
    was: tuple[str, str, bool], now: tuple[str, str, bool], told_as: StateChange | None, review: ReviewResult
) -> None:
    part = review.partnerships[0]
    first = replace(review, partnerships=(in_state(part, *was),))
    then = replace(review, at=date(2023, 1, 1), partnerships=(in_state(part, *now),))
    assert compare(first, then).partnerships[0].state == told_as, f"{was} and then {now}"
    assert compare(then, first) == compare(first, then), "the order in which they are given makes no difference"


def test_who_came_and_went_between_the_two_is_told_and_nobody_else(review: ReviewResult) -> None:
    """Of five seats, by hand: before, between (exact), between (first seen only), ended between, after."""

    def seat(name: str, start: date, end: date | None = None, exact: bool = True) -> Seat:
        return Seat(
            seat=name,
            start=start,
            end=end,
            start_is_exact=exact,
            end_is_exact=True,
            recorded_as_seat=True,
            joined=False,
            left=False,
        )

    seats = (
        seat("Chair", date(2015, 1, 1)),
        seat("Member, Town Council", date(2022, 5, 1)),
        seat("Member, County", date(2022, 5, 1), exact=False),
        seat("Member, Age Concern", date(2016, 1, 1), date(2022, 4, 30)),
        seat("Member, Later", date(2024, 5, 1)),
    )
    found = compare(review, later(review, seats=seats)).partnerships[0]
    assert [each.seat for each in found.came] == ["Member, Town Council"], "came after the first and up to the second"
    assert [each.seat for each in found.left] == ["Member, Age Concern"], "left likewise"
    assert "Came: Member, Town Council (1 May 2022)." in told(review, later(review, seats=seats)), "with its day"


def test_an_indicator_is_told_with_both_figures_and_days(review: ReviewResult) -> None:
    def of(*observed: tuple[date, float]) -> tuple[IndicatorPart, ...]:
        seen = tuple(Observed(day, value, "", "") for day, value in observed)
        made = IndicatorPart(
            id="falls",
            name="Falls",
            unit="people",
            better="lower",
            target=None,
            reading="",
            title="Falls",
            detail=(),
            mean=None,
            lower=None,
            upper=None,
            observed=seen,
            decided=(),
            has_chart=False,
        )
        return (made,)

    first = replace(review, partnerships=(replace(review.partnerships[0], indicators=of((date(2021, 6, 1), 40.0))),))
    then = later(review, indicators=of((date(2021, 6, 1), 40.0), (date(2022, 6, 1), 32.0)))
    assert "Falls: 40 on 1 June 2021, 32 on 1 June 2022 (lower is better)." in told(first, then), told(first, then)
    assert not compare(first, later(review, indicators=of((date(2021, 6, 1), 40.0)))).partnerships[0].indicators, (
        "where no later figure is on record nothing is told"
    )


def test_no_cause_is_named(review: ReviewResult) -> None:
    said = told(review, later(review, name="The Board")).casefold()
    assert "it was called board." in said, said
    assert not [word for word in ("because", "led to", "thanks to", "worked", "as a result") if word in said], said


def test_partnerships_in_one_of_them_only_are_named(review: ReviewResult) -> None:
    more = replace(review.partnerships[0], id="new", name="New Board")
    then = replace(review, at=date(2023, 1, 1), partnerships=(*review.partnerships, more))
    found = compare(review, then)
    assert (found.only_earlier, found.only_later) == ((), ("New Board",)), "it is in the later one only"


def test_what_was_set_differently_is_said(review: ReviewResult) -> None:
    then = replace(later(review), months=24, settings={**review.settings, "low_arrivals": 0.2})
    assert compare(review, then).unlike == ("months", "low_arrivals"), "the period and one threshold"
    assert "different settings: months and low arrivals." in told(review, then), told(review, then)


def test_two_places_are_refused_kindly(review: ReviewResult, tmp_path: Path) -> None:
    other = later(review, id="elsewhere")
    with pytest.raises(OtherPlace, match="no partnership in common, by id"):
        compare(review, other)
    (tmp_path / "a.json").write_text(as_text(review), "utf-8")
    (tmp_path / "b.json").write_text(as_text(other), "utf-8")
    done = CliRunner().invoke(cli.group, ["compare", str(tmp_path / "a.json"), str(tmp_path / "b.json")])
    assert done.exit_code == 1 and "Compare two reviews of records that keep their ids." in done.stderr, done.output


def test_the_command_prints_text_html_and_json(review: ReviewResult, tmp_path: Path) -> None:
    one, other = tmp_path / "a.json", tmp_path / "b.json"
    one.write_text(as_text(review), "utf-8")
    other.write_text(as_text(later(review, name="The Board")), "utf-8")
    shown = {
        form: CliRunner().invoke(cli.group, ["compare", str(one), str(other), "--format", form]).stdout
        for form in ("text", "html", "json")
    }
    assert "What changed from 1 January 2022 to 1 January 2023\n=====" in shown["text"], shown["text"]
    assert shown["html"].startswith("<!DOCTYPE html>") and "<script" not in shown["html"], "a page without script"
    assert json.loads(shown["json"])["partnerships"][0]["renamed_from"] == "Board", shown["json"]
    wrong = CliRunner().invoke(cli.group, ["compare", str(one), str(tmp_path / "no.json")])
    assert wrong.exit_code == 2 and "no.json could not be read" in wrong.stderr, wrong.output
