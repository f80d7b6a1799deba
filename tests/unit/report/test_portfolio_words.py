"""What is said of all partnerships side by side, of numbers made by hand."""

from datetime import date

from afresh.diagnosis.findings import Findings
from afresh.measure.notes import NONE_ADOPTED, TOO_FEW, at_usual_length, no_attendance
from afresh.review.spent import for_each_adopted, given, hours
from afresh.vocabulary import Finding, Period
from afresh.words import portfolio as words
from afresh.words import questions

PERIOD = Period(date(2025, 6, 30), date(2026, 6, 30))


def finding(measure: str, subject: str = "", value: float | None = None, low: float | None = None,
            high: float | None = None, *, n: int = 0, note: str = "", **facts: object) -> Finding:  # fmt: skip
    return Finding(
        measure=measure,
        partnership="0",
        subject=subject,
        value=value,
        low=low,
        high=high,
        n=n,
        expected=None,
        note=note,
        period=PERIOD,
        facts=facts,
    )


def of(*found: Finding) -> Findings:
    return Findings(found)


def test_the_headline() -> None:
    assert words.headline(9, 2, 1, 1, 0) == (
        "Of nine lasting partnerships, two could be talked about together; one could let roles and seats change hands; "
        "one no longer meets."
    ), "only what there is"
    assert words.headline(1, 0, 0, 0, 0) == (
        "Nothing in the records of one lasting partnership points to one to merge, rotate or end."
    ), "nothing to talk about"


def test_what_two_share() -> None:
    members = finding("overlap_members", "x", 10 / 15, n=15, shared=10)
    issues = finding("overlap_issues", "x", 7 / 8, n=8, shared=7)
    assert words.shared(members, issues, True) == (
        "They share 10 of the 15 members of the smaller, and seven of the eight issues of the shorter list."
    ), "members and issues"
    assert words.shared(members, None, True).endswith("and no issue."), "no issue shared"
    assert words.shared(members, None, False).endswith("are not on record."), "which is not the same"
    assert words.share_of(members) == "10 of 15 (67%)", "in the table"
    assert (words.share_of(None), words.share_of(None, False)) == ("none", "not on record"), "likewise"


def test_hours() -> None:
    assert hours(of(finding("member_hours", value=1234.4))) == "1,234", "whole hours"
    assert hours(of(finding("member_hours", value=230.0, note=no_attendance(2, 9)))) == "at least 230", (
        "some not marked"
    )
    assert hours(of(finding("member_hours", value=230.0, note=at_usual_length(2, 9)))) == "about 230", "some guessed"
    assert hours(of(finding("member_hours", note="not recorded"))) == "not on record", "not known is not nought"
    assert hours(of()) == "not on record", "never met"


def test_what_was_put_in_is_never_added_up_over_units() -> None:
    found = of(finding("contributions", "money: GBP", 9600.0, n=1), finding("contributions", "staff: days", 62.0, n=3),
               finding("contributions", "time: hours", 0.0))  # fmt: skip
    assert given(found) == ("money 9,600 GBP", "staff 62 days"), "a line a unit, none for nothing"
    assert given(of(finding("contributions", "money: GBP", 0.0))) == ("nothing in the period",), "it was given before"
    assert given(of()) == ("not on record",), "nothing ever recorded"


def test_for_each_adopted() -> None:
    spent = finding("hours_per_adopted", value=15.875, low=10.717, high=24.345, n=16)
    paid = finding("contributions_per_adopted", "money: GBP", 1066.7, 711.3, 1659.7, n=15)
    days = finding("contributions_per_adopted", "staff: days", 2.0, 1.0, 3.0, n=15)
    assert for_each_adopted(of(spent, paid, days)) == ("15.9 hours (10.7 to 24.3)", "1,067 GBP (711 to 1,660)"), (
        "hours and money"
    )
    few = finding("hours_per_adopted", n=3, note=TOO_FEW)
    assert for_each_adopted(of(few)) == (TOO_FEW,), "under five decisions"
    assert for_each_adopted(of(finding("hours_per_adopted", note=NONE_ADOPTED))) == ("–",), "the count says it"


def test_those_left() -> None:
    assert words.others([]) == "", "nobody left"
    assert words.others(["A", "B"]) == "Merging, rotating or ending is not suggested for A and B.", "in order of name"
    assert words.winning(["A"]).endswith("to be kept as it is."), "not to be broken up"
    assert words.in_all(0, 0, 3) == "", "no hours known"
    assert words.in_all(100.4, 2, 3) == (
        "Together, members spend 100 hours a year at the meetings of two of the three partnerships."
    ), "of how many it is known"


def test_issues_only_here() -> None:
    assert questions.only_here([]).startswith("Each of its issues"), "nothing would be lost"
    assert questions.only_here(["debt"]) == "No other lasting partnership on record deals with debt.", "one would be"
    many = questions.only_here([f"i{n}" for n in range(9)])
    assert many.endswith("i0, i1, i2, i3, i4 and four more."), "not a page of them"


def test_why_now() -> None:
    assert questions.why_now(True, False, True) == "Why now: it is the same people on the same issues.", (
        "the idea itself"
    )
    assert (
        questions.why_now(False, False, False)
        == "Why now: its seats are filled, but it held no meeting in the period, or none with enough members."
    ), "its state"
