"""ISO dates, whole and partial; expectations are the calendar's."""

from datetime import date

from afresh.convert.dates import iso_day, last_day_of


def test_every_iso_form_is_read() -> None:
    wanted = date(2024, 2, 29)
    for text in (
        "2024-02-29",
        "20240229",
        " 2024-02-29 ",
        "2024-02-29T23:59:59Z",
        "2024-02-29 10:00",
        "2024-W09-4",
        "2024-060",
        "2024060",
    ):
        assert iso_day(text) == wanted, f"{text!r} is 29 February 2024"


def test_a_year_or_a_month_is_its_first_day_and_as_an_end_its_last() -> None:
    assert (iso_day("2014"), last_day_of("2014")) == (date(2014, 1, 1), date(2014, 12, 31))
    assert (iso_day("2024-02"), last_day_of("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert last_day_of("2023-12") == date(2023, 12, 31), "December ends in the same year"
    assert last_day_of("9999") == date(9999, 12, 31), "the last year there is has a last day too"
    assert last_day_of("2024-02-03") == date(2024, 2, 3), "a whole date is itself"


def test_what_is_not_an_iso_date_is_none() -> None:
    for text in (
        "",
        "29/02/2024",
        "2023-02-29",
        "soon",
        "infinity",
        "0000",
        "2024-13",
        "20241",
        "2024-366-1",
        "9" * 5000,
    ):
        assert iso_day(text) is None, f"{text[:20]!r} is not a date"
