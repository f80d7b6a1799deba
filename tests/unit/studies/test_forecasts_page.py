"""The page that the study of forecasts wrote, and how it counts."""

from pathlib import Path

from studies.forecasts import Found, One
from studies.forecasts_page import NAMED, cell, held, together

from afresh.recommend.rotation.back_test import Tried
from afresh.recommend.rotation.quotable import back_tested

PAGE = Path(__file__).parents[3] / "docs" / "forecasts.md"


def one(came: float, refused: str = "") -> One:
    return One("steady", refused, 0, Tried(figure="newcomers", day=0, ahead=1, low=1.0, high=4.0, came=came))


def test_what_came_is_held_between_the_ends_and_on_them() -> None:
    counted = cell([one(0), one(1), one(4), one(5)])
    assert (counted.tried, counted.held, counted.width) == (4, 2, 3.0), f"by hand: {counted}"


def test_seeds_of_one_register_are_counted_together() -> None:
    found = together([Found("steady", 1, {}, [one(1)]), Found("steady", 1, {}, [one(2), one(9)])])
    assert {name: len(ones) for name, ones in found.items()} == {"steady": 3}, f"{found}"


def test_shares_count_as_they_are_printed() -> None:
    assert Tried(figure="newer_share", day=0, ahead=1, low=0.2, high=0.4, came=0.404).held, "40% and 40%"
    assert not Tried(figure="newer_share", day=0, ahead=1, low=0.2, high=0.4, came=0.41).held, "40% and 41%"
    assert not Tried(figure="newcomers", day=0, ahead=1, low=1, high=4, came=4.4).held, "newcomers are whole"


def test_no_line_of_the_page_is_under_what_it_aims_at() -> None:
    text = PAGE.read_text("utf-8")
    assert "None is under 80%." in text and "Under 80%" not in text, "a method that is too sure is mended or refuses"


def test_what_advice_goes_by_is_what_the_page_says() -> None:
    lines = PAGE.read_text("utf-8").splitlines()
    steady, clock = "| Planted boards, steady newcomers", "| Planted boards, an election clock"
    registers = {"no clock": steady, "election clock": clock}
    for kind, begins in registers.items():
        (line,) = [each for each in lines if each.startswith(begins) and NAMED["newer_share"] in each]
        shown = [each.strip() for each in line.split("|")[3:6]]
        kept = [f"{each.share:.0%} of {each.tried:,}" for each in back_tested() if each.kind == kind]
        assert kept == shown, f"{kind}: the file has {kept}, the page {shown}"


def test_the_file_is_written_from_the_tries() -> None:
    tries = [
        One("clock", "", 0, Tried(figure="newer_share", day=0, ahead=1, low=0.1, high=0.3, came=came))
        for came in (0.2, 0.3, 0.9, 0.1)
    ]
    by = together([Found("clock", 1, {}, tries)])
    assert held(by) == "kind,figure,ahead,held,tried\nelection clock,newer_share,1,0.75,4\n", held(by)
