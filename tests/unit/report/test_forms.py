"""How shares, dates, counts and lists are written. Expected texts are written by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afresh import forms


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "0%"),
        (1.0, "100%"),
        (0.001, "under 1%"),
        (0.005, "under 1%"),
        (0.006, "1%"),
        (0.994, "99%"),
        (0.995, "over 99%"),
        (0.99999, "over 99%"),
        (0.38, "38%"),
        (2 / 3, "67%"),
    ],
)
def test_shares(share: float, said: str) -> None:
    assert forms.percent(share) == said, f"{share} reads wrongly"


@given(st.floats(0, 1))
def test_no_share_is_rounded_into_certainty(share: float) -> None:
    assert (forms.percent(share) == "0%") == (share == 0), "only nothing is 0%"
    assert (forms.percent(share) == "100%") == (share == 1), "only all is 100%"


def test_random_draws_that_all_agree_are_no_certainty() -> None:
    assert (forms.draws(1.0), forms.draws(0.995), forms.draws(0.98)) == ("over 99%", "over 99%", "98%"), (
        "draws are a sample"
    )


def test_days_are_written_as_people_write_them() -> None:
    assert forms.day(date(2026, 3, 3)) == "3 March 2026", "no zero before the day, the month in words"


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "no members"),
        (1, "one member"),
        (2, "two members"),
        (9, "nine members"),
        (10, "10 members"),
        (1234, "1,234 members"),
    ],
)
def test_counts(n: int, said: str) -> None:
    assert forms.count(n, "member") == said, f"{n} reads wrongly"


def test_plurals_of_their_own() -> None:
    assert forms.count(2, "body", "bodies") == "two bodies", "a plural that does not end in s"
    assert (forms.days(1), forms.days(0), forms.days(17.5)) == ("1 day", "0 days", "17.5 days"), "days"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.0, "less than a month"),
        (1 / 12, "1 month"),
        (0.5, "6 months"),
        (1.0, "1 year"),
        (1.04, "1 year"),
        (2.5, "2.5 years"),
        (11.0, "11 years"),
    ],
)
def test_years(value: float, said: str) -> None:
    assert forms.years(value) == said, f"{value} reads wrongly"


def test_a_year_less_a_day_is_no_twelve_months() -> None:
    assert forms.years(0.99) == "1 year", "12 months are a year"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.03, 0.21, "between 3% and 21%"),
        (0.001, 0.16, "at most 16%"),
        (0.84, 0.999, "at least 84%"),
        (0.0, 0.15, "between 0% and 15%"),
        (0.301, 0.304, "about 30%"),
        (0.001, 0.004, "under 1%"),
        (None, 0.5, ""),
    ],
)
def test_ranges(low: float | None, high: float | None, said: str) -> None:
    assert forms.span(low, high) == said, f"{low} to {high} reads wrongly"


def test_ranges_in_brackets() -> None:
    assert forms.bracketed(0.03, 0.21) == "3% to 21%", "no between"
    assert forms.bracketed(0.001, 0.16) == "at most 16%", "as in a sentence"


def test_lists_and_sentences() -> None:
    assert forms.listed(["a", "", "b", "c"]) == "a, b and c", "no comma before and"
    assert forms.listed(["a"]) == "a" and forms.listed([]) == "", "one, and none"
    assert forms.sentence("it is  so") == "It is so.", "a capital, one space, a full stop"
    assert forms.sentence("Is it?") == "Is it?", "one mark at the end is enough"
    assert forms.number(1234567.0) == "1,234,567" and forms.number(0.25) == "0.25" and forms.number(64.06) == "64.06", (
        "numbers"
    )


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (2.0, "extracts", "2 extracts"),
        (1.0, "extracts", "1 extract"),
        (1.0, "copies", "1 copy"),
        (1.0, "boxes", "1 box"),
        (1.0, "places", "1 place"),
        (1.0, "GBP", "1 GBP"),
        (1.0, "passes", "1 pass"),
        (1.0, "days a week", "1 (days a week)"),
        (9600.0, "", "9,600"),
    ],
)
def test_amounts_with_a_unit_of_the_users_own(value: float, unit: str, said: str) -> None:
    assert forms.amount(value, unit) == said, f"{value} {unit} reads wrongly"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.0, 0.004, "under 0.01"),
        (0.001, 0.004, "under 0.01"),
        (0.001, 0.2, "at most 0.20"),
        (0.02, 0.2, "between 0.02 and 0.20"),
    ],
)
def test_a_small_rate_is_not_rounded_into_none(low: float, high: float, said: str) -> None:
    """Of newcomers of whom there were none it read "0.00 a year (about 0.00)"."""
    assert forms.span(low, high, forms.rate) == said, f"{low} to {high} reads wrongly"
    assert (forms.rate(0.0), forms.rate(0.004), forms.rate(-0.004)) == ("0.00", "under 0.01", "0.00"), "rates"
