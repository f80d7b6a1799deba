"""What changed, in sentences that can be read, also where nothing more is known than that it is on record."""

from datetime import date

from afresh.vocabulary import Period
from afresh.words import front as words

PERIOD = Period.to(date(2026, 6, 30))


def test_a_state_that_records_do_not_bear_is_no_adjective() -> None:
    said = words.state_changed("Board", "not enough records", "too new to tell", PERIOD)
    assert said == "Board is too new to tell; a year before there were not enough records to tell.", said
    said = words.state_changed("Board", "fresh", "not enough records", PERIOD)
    assert said == "Board was fresh a year before; now there are not enough records to tell.", said
    said = words.state_changed("Board", "fresh", "stale", PERIOD)
    assert said == "Board was fresh a year before; it is stale now.", said


def test_many_that_came_on_record_are_one_line() -> None:
    said = words.many_changed(53, "too new to tell", PERIOD)
    assert said == "53 partnerships were too new to tell a year before; now there are not enough records of them.", said
    said = words.many_changed(161, "not enough records", PERIOD)
    assert said == "161 partnerships have come on record since a year before, too lately to tell more.", said


def test_the_title_of_the_seats_says_who_came_and_left() -> None:
    assert words.seats_title(1, 2) == "In the period one newcomer took part and two seat-holders left", "both"
    assert words.seats_title(0, 0).startswith("In the period nobody new took part"), "nobody"
