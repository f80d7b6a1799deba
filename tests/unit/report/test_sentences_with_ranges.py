"""Wherever a share is told its range is too, and nothing is told as wholly sure."""

from dataclasses import replace
from datetime import date

import pytest

from afresh.forms import sure
from afresh.measure.days_since_held import sentence as days_since_held
from afresh.measure.proposals_made import sentence as proposals_made
from afresh.measure.sentences import comparisons, full, together
from afresh.vocabulary import Finding, Period
from afresh.words.states import why_openness, why_renewal

PERIOD = Period.to(date(2024, 6, 30))


def finding(measure: str, subject: str, value: float, low: float, high: float) -> Finding:
    return Finding(
        measure=measure,
        partnership="1",
        subject=subject,
        value=value,
        low=low,
        high=high,
        n=20,
        expected=None,
        note="",
        period=PERIOD,
    )


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (finding("p_and_q", "p", 0.5, 0.4, 0.6), "likely 40% to 60%"),
        (finding("p_and_q", "q", 0.5, 0.4, 0.6), "likely 40% to 60%"),
        (finding("make_up", "repeat", 0.5, 0.4, 0.6), "40% to 60% with any one member left out"),
        (finding("link_freshness", "", 0.0, 0.0, 0.0), "the same with any one member left out"),
        (finding("proposals_adopted", "", 0.5, 0.4, 0.6), "likely 40% to 60%"),
        (finding("proposals_adopted", "", 0.0, 0.004, 0.16), "likely at most 16%"),
        (finding("days_to_decision", "", 40.0, 20.0, 60.5), "the middle half between 20 days and 60.5 days"),
    ],
)
def test_the_range_is_told(found: Finding, told: str) -> None:
    assert f"({told})" in full(found), f"{full(found)!r} gives a figure without its range"


def test_a_range_that_all_parts_share_is_told_once() -> None:
    parts = [finding("make_up", "repeat", 1.0, 1.0, 1.0), finding("make_up", "with an entrant", 0.0, 0.0, 0.0)]
    told = together(parts)
    assert told.count("the same with any one member left out") == 1, told
    assert told.count("with any one member") == 1 and "100% had met before; 0% have somebody" in told, told


def test_a_long_list_of_partnerships_names_the_first_and_counts_the_rest() -> None:
    """Five by name, by hand: those of one size together, and the smallest to the largest of the others."""
    sizes = (0.67, 0.2, 0.2, 0.1, 0.07, 0.06, 0.05)
    told = together([finding("overlap_members", name, size, 0, 1) for name, size in zip("ABCDEFG", sizes, strict=True)])
    assert told.endswith(
        "13 of 20 (67%) with A; four of 20 (20%) with each of B and C; two of 20 (10%) with D; one of 20 (7%) with E; "
        "5% to 6% with two others."
    ), told
    six = together([finding("overlap_members", name, 0.2, 0, 1) for name in "ABCDEF"])
    assert six.endswith("four of 20 (20%) with each of A, B, C, D, E and F."), "one more is named rather than counted"


def test_nothing_is_wholly_sure() -> None:
    assert (sure(1.0), sure(0.9999), sure(0.0), sure(0.82)) == ("over 99%", "over 99%", "under 1%", "82%"), "forms"
    low = why_renewal("low", 0, 400, date(2022, 6, 30), 0, on_a_day=1.0, cuts=(60, 70))
    assert "at most one time in twenty" in low, "nobody new in 400 seat-years is still no certainty"
    few = why_openness("low", (0, 0, 40), False, (12, 15), (None, 0))
    assert few.startswith("Few proposals get through: none of 40 were adopted within a year."), few


def test_what_would_settle_an_unclear_answer_is_said() -> None:
    said = why_renewal("unclear", 2, 24, date(2022, 6, 30), 2, on_a_day=1.0, cuts=(1, 4))
    assert said == (
        "Whether people join often enough cannot be told: two new people came in 24 seat-years, since 30 June 2022. "
        "One or fewer would be few, and four or more would be enough."
    ), said
    pairs = why_renewal("unclear", 4, 40, date(2022, 6, 30), 2, on_a_day=2.0, cuts=(0, 4))
    assert "on two days (here people come 2 at a time on average, so the days are counted)" in pairs, pairs
    assert pairs.endswith("None would be few, and four or more such days would be enough."), pairs


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "on the day of the review (0 days)"),
        (1, "1 day before the review"),
        (41, "41 days before the review"),
        (512, "17 months before the review (512 days)"),
    ],
)
def test_the_last_meeting_can_be_followed_by_what_it_was_a_year_before(days: int, said: str) -> None:
    """It read "The last meeting held was on the day of the review. A year before it was 41 days."."""
    found = replace(finding("days_since_held", "", days, 0, 0), low=None, high=None, facts={"past_value": 41.0})
    assert days_since_held(found) == f"It last met {said}", "the sentence"
    assert comparisons(found) == ["a year before it was 41 days"], "what follows it"


@pytest.mark.parametrize(
    ("made", "novel", "adopted", "said"),
    [
        (1, 0, 1, "; not recorded as new, adopted so far"),
        (1, 1, 0, "; recorded as new, not adopted so far"),
        (3, 0, 2, "; none of them recorded as new, 2 adopted so far"),
    ],
)
def test_one_proposal_is_not_some_of_them(made: int, novel: int, adopted: int, said: str) -> None:
    found = replace(
        finding("proposals_made", "Council", made / 3, 0.1, 2),
        n=made,
        facts={"years": 3.0, "novel": novel, "adopted": adopted},
    )
    assert proposals_made(found).endswith(said), proposals_made(found)
