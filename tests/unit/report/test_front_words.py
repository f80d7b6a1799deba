"""What changed, in sentences that can be read, also where nothing more is known than that it is on record."""

from datetime import date

from afresh.words import front as words


def test_the_review_date_says_what_it_rests_on() -> None:
    late = words.as_of(date(2026, 6, 30), date(2024, 3, 3), given=True, long_after=True)
    assert late == (
        "This review is as of 30 June 2026, the date given; the last thing on record is of 3 March 2024. So it rests "
        "on there being nothing to record in the two years between, and every state is provisional."
    ), late


def test_the_title_of_the_seats_says_who_came_and_left() -> None:
    assert words.seats_title(1, 2) == "In the period one newcomer took part and two seat-holders left", "both"
    assert words.seats_title(0, 0).startswith("In the period nobody new took part"), "nobody"
