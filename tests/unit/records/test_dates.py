"""Dates as people write them. The expected days were read off by hand; weekdays were checked against a calendar."""

from datetime import date
from pathlib import Path

import pytest

from afresh.ingest.reading import read
from afresh.records.dates import Days, ReadDay, days_of
from afresh.records.store import connect
from by_hand import cleaned, column, only

THIRD_OF_MARCH = date(2026, 3, 3)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-03",
        "2026-03-03 00:00:00",
        "2026-03-03T09:30:00Z",
        "3/3/2026",
        "03/03/26",
        "3.3.2026",
        "3-3-2026",
        "20260303",
        "3 March 2026",
        "3rd March 2026",
        "3 Mar 26",
        "3-Mar-2026",
        "Tuesday 3 March 2026",
        "Tue, 3rd of March 2026",
        "March 3, 2026",
        "3 MARCH 2026",
        "3 Mar '26",
        "3/3/2026 10:30 am",
        " 3  March  2026 ",
    ],
)
def test_the_third_of_march(text: str) -> None:
    assert days_of(connect(), [text], "day-first")[text][0] == THIRD_OF_MARCH, f"{text!r} is 3 March 2026, a Tuesday"


@pytest.mark.parametrize(
    "text", ["31/02/2024", "03/25/2024", "2024", "hello", "Marsh 2024", "12 Smarch 2024", "3/4", "", "0/0/2024"]
)
def test_what_is_no_date(text: str) -> None:
    assert days_of(connect(), [text], "day-first") == {}, f"{text!r} names no day"


def test_the_day_comes_first_unless_told_otherwise() -> None:
    con = connect()
    assert days_of(con, ["03/04/2024"], "day-first")["03/04/2024"] == (date(2024, 4, 3), "either"), "3 April"
    assert days_of(con, ["03/04/2024"], "month-first")["03/04/2024"] == (date(2024, 3, 4), "either"), "4 March"
    assert days_of(con, ["03/25/2024"], "month-first")["03/25/2024"] == (date(2024, 3, 25), "day"), "only one way"
    assert days_of(con, ["5/5/2024"], "day-first")["5/5/2024"][1] == "day", "the same either way"


@pytest.mark.parametrize("text", ["March 2026", "Mar-26", "2026-03", "03/2026", "Mar 2026"])
def test_a_month_is_its_first_day_and_said_to_be_one(text: str) -> None:
    assert days_of(connect(), [text], "day-first")[text] == (date(2026, 3, 1), "month"), f"{text!r} names no day"


def test_excels_own_number() -> None:
    """45000 is 15 March 2023 in Excel's count, in which 1 is 1 January 1900 and 1900 has a 29 February."""
    assert days_of(connect(), ["45000"], "day-first")["45000"] == (date(2023, 3, 15), "serial"), "as Excel counts"


def test_dates_that_could_be_read_either_way_are_told_of() -> None:
    store = cleaned(seats="partnership|person|start\nBoard|Jo|03/04/2024\nBoard|Sam|13/04/2024\nBoard|Al|03/04/2024")
    assert str(only(store, "dates-could-be-either-way")) == (
        "records: 2 dates that could be read either way: 03/04/2024 was read as 3 April 2024.\n"
        "Expected: the day first.\n"
        "Mend: if your records put the month first, use --dates month-first.\n"
        "Effect: every such date was read with the day first.   [dates-could-be-either-way]"
    ), "two of the three dates, since nothing has a thirteenth month"
    assert column(store, "seats", "start") == [date(2024, 4, 3), date(2024, 4, 13), date(2024, 4, 3)], "day first"


def test_a_month_will_do_for_a_figure_and_a_seat_and_for_nothing_else() -> None:
    store = cleaned(
        seats="partnership|person|start\nBoard|Sam|1 March 2024",
        meetings="partnership|date\nBoard|March 2024\nBoard|2 March 2024",
        indicators="partnership|name|better\nBoard|Falls|lower",
        observations="indicator|date|value\nFalls|Mar-24|3",
    )
    assert column(store, "observations", "date") == [date(2024, 3, 1)], "the first of the month"
    assert str(only(store, "date-without-day")) == (
        "meetings.csv, row 2: 'date' holds 'March 2024', a month without a day.\n"
        "Expected: the day too, as in 3 April 2024.\n"
        "Mend: add the day of the month.\n"
        "Effect: this row was left out; 1 other was read.   [date-without-day]"
    ), "a meeting needs its day"


def test_a_year_alone_is_told_as_what_it_is() -> None:
    store = cleaned(
        seats="partnership|person|start\nBoard|Sam|1 March 2020",
        proposals="partnership|date|title|decided\nBoard|2020|Homes|\nBoard|1 March 2020|Roofs|2021",
    )
    assert str(only(store, "date-only-year")) == (
        "proposals.csv, row 2: 'date' holds '2020', a year without a month and a day.\n"
        "Expected: the day and the month too, as in 3 April 2024.\n"
        "Mend: add the day and the month.\n"
        "Effect: this row was left out; 1 other was read.   [date-only-year]"
    ), "a proposal needs its day"
    effect = only(store, "optional-date-only-year").sentence("effect")
    assert effect == "the row was kept, with 'decided' empty.", "the day it was decided is not needed"
    assert not [each for each in store.problems if "unreadable" in each.code()], "each is told of once"


def test_a_date_that_cannot_be_read_leaves_the_row_out_only_where_it_is_needed() -> None:
    store = cleaned(seats="partnership|person|start|end\nBoard|Jo|03/25/2024|\nBoard|Sam|1/3/2024|soon")
    assert str(only(store, "date-unreadable")) == (
        "seats.csv, row 2: 'start' holds '03/25/2024', which could not be read as a date with the day first.\n"
        "Expected: a date such as 03/04/2024, 3 April 2024 or 2024-04-03.\n"
        "Mend: write the date one of these ways; or use --dates month-first if that is how your records put them.\n"
        "Effect: this row was left out; 1 other was read.   [date-unreadable]"
    ), "the start is needed, and the option that would help is named"
    end = only(store, "seat-end-unreadable")
    assert end.sentence("mend") == "write the date one of these ways.", "no option would help 'soon'"
    assert column(store, "seats", "end_is") == ["unknown"], "an end that cannot be read is not taken as still held"


def test_dates_out_of_range_are_errors() -> None:
    store = cleaned(seats="partnership|person|start\nBoard|Jo|2024-01-01\nBoard|Sam|1024-01-01\nBoard|Al|2424-01-01")
    assert store.count("seats") == 1, "neither the year 1024 nor 2424"
    said = [each.sentence("what") for each in store.problems if each.code() == "date-out-of-range"]
    assert said[0] == "'start' holds '1024-01-01', which is before 1800 or after 2200.", "it names the date"


def test_a_date_to_come_is_kept_with_a_warning() -> None:
    store = cleaned(seats="partnership|person|start\nBoard|Jo|24/11/2026\nBoard|Sam|23/11/2026")
    found = only(store, "date-in-future")
    assert found.sentence("what") == "1 date under 'start' after today, 23 November 2026, such as 24 November 2026.", (
        "not today"
    )
    assert store.count("seats") == 2, "a warning keeps the row"


FORMS = [
    "2024-02-29", "20240229", " 2024-02-29 ", "2024-02-29T23:59:59Z", "2024-02-29 10:00", "2024-W09-4", "2024-060",
    "2024060", "29/02/2024", "29 Feb 2024", "2024-02-29T09:00:00+00", "2024-02-29 09:30 AM", "29/02/2024 9 p.m.",
    "2024-02-29T00:00:00.123456+01:00",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMS)
def test_every_door_reads_a_date_alike(text: str) -> None:
    """The converters' way and the reader's are one; the day is that which is written, whatever the time and zone."""
    found = Days(connect()).of(text)
    assert found == ReadDay(date(2024, 2, 29), date(2024, 2, 29)), f"{text!r} is 29 February 2024"
    store = cleaned(seats=f"partnership|person|start\nBoard|Jo|{text}")
    assert column(store, "seats", "start") == [date(2024, 2, 29)], "and so it is in a table"


def test_what_is_no_date_is_none_at_any_door() -> None:
    for text in ("", "2023-02-29", "soon", "infinity", "0000", "2024-13", "2024-366-1", "9" * 500):
        assert Days(connect()).of(text) is None, f"{text[:20]!r} is not a date"


@pytest.mark.parametrize(
    ("text", "first", "last", "how"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31), "year"),
        ("2014-00-00", date(2014, 1, 1), date(2014, 12, 31), "year"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2023-12-00", date(2023, 12, 1), date(2023, 12, 31), "month"),
        ("May 2019", date(2019, 5, 1), date(2019, 5, 31), "month"),
    ],
)
def test_a_month_or_a_year_is_kept_as_such(text: str, first: date, last: date, how: str) -> None:
    """The first and last days are the calendar's."""
    found = Days(connect()).of(text)
    assert found is not None and (found.first, found.last, found.exact) == (first, last, how), f"{text!r}: {found}"
    store = cleaned(seats=f"partnership|person|start|end\nBoard|Jo|{text}|{text}")
    assert store.rows('SELECT start, "end", start_is, end_is FROM seats') == [(first, last, how, how)], "in a table too"


@pytest.mark.parametrize("text", ["31/12/9999", "9999-12-31", "9999-12-31T00:00:00", "31 December 2999"])
def test_an_end_in_the_far_future_is_none(text: str) -> None:
    store = cleaned(seats=f"partnership|person|start|end\nBoard|Jo|1/4/2020|{text}")
    assert store.rows('SELECT "end", end_is FROM seats') == [(None, "exact")], "the seat is still held"
    assert only(store, "no-end-yet").value == text, "and that is said"


@pytest.mark.parametrize("text", ["0001-01-01", "31/02/2021", "2021-13-01", "01/01/1000", "left early", "1/3/2020"])
def test_an_end_that_cannot_be_never_makes_a_seat_still_held(text: str) -> None:
    """1 March 2020 lies before the start; the others are no days on which a seat could end."""
    store = cleaned(seats=f"partnership|person|start|end\nBoard|Jo|1/4/2020|{text}")
    assert store.rows('SELECT start, "end", end_is FROM seats') == [(date(2020, 4, 1), None, "unknown")], "not known"
    told = [each for each in store.problems if each.code().startswith("seat-end") and each.severity == "warning"]
    assert len(told) == 1, f"told of once: {[str(each) for each in store.problems]}"


@pytest.mark.parametrize("text", ["nan", "NaN", "NaT", "NULL", "null", "NA", "<NA>", "#N/A", "None"])
def test_what_programs_write_for_no_value_is_none(text: str) -> None:
    store = cleaned(seats=f"partnership|person|organisation|start|end\nBoard|{text}|Trust|1/4/2020|{text}")
    assert store.rows('SELECT person, "end", end_is FROM seats') == [(None, None, "exact")], f"{text} is nothing"
    assert not store.count("people"), "nobody is made of it"


def test_namibia_is_not_nothing() -> None:
    store = cleaned(
        organisations="id|name\nNA|Namibia\nFR|France",
        seats="partnership|organisation|start\nUN|NA|1/4/2020\nUN|FR|1/4/2020",
    )
    assert column(store, "seats", "organisation") == ["NA", "FR"], "where the organisations have one of that id"


@pytest.mark.parametrize("kind", ["TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE"])
@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo"])
def test_typed_times_are_read_alike_in_every_zone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, zone: str
) -> None:
    """Nine in the morning of 1 June, in UTC where there is a zone: the machine's own zone moves no day."""
    monkeypatch.setenv("TZ", zone)
    con = connect()
    con.execute("SET TimeZone = 'UTC'")
    for day in ("2020-06-01 00:00:00", "2020-06-01 23:30:00"):
        rows = f"SELECT 'B' AS partnership, 'P' || '{day}' AS person, CAST('{day}' AS {kind}) AS start"
        con.sql(rows).write_parquet(str(tmp_path / "seats.parquet"))
        found = read(tmp_path)
        assert column(found, "seats", "start") == [date(2020, 6, 1)], f"{day} as {kind}, read in {zone}"
