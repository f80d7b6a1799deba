"""A gathering above the largest, or of a partnership whose median of the last twelve months is, makes nobody met."""

from datetime import date

from as_rows import gathered_rows
from records import Records, held, together

AT = date(2024, 12, 31)
LARGEST = 3
"""In place of 40, so that the lists stay short."""


def _crowd(size: int, first: int = 0) -> list[str]:
    return [f"p{number:02}" for number in range(first, first + size)]


def _plenary(records: Records, at: date = AT) -> dict[tuple[date, bool], bool]:
    """Day and whether seats make it: whether it is a plenary."""
    found = gathered_rows(records, at=at, largest_gathering=LARGEST)
    return {(day, meeting is None): plenary for (_, day, meeting), plenary in found.plenary.items()}


def _meetings(**sizes: int) -> Records:
    """Meetings in 2024, the first of the month given as m1 to m12; in 2023 as l1 to l12."""
    days = {name: date(2024 if name[0] == "m" else 2023, int(name[1:]), 1) for name in sizes}
    return together(*(held("board", days[name], *_crowd(size)) for name, size in sizes.items()))


def test_forty_is_the_largest_by_default() -> None:
    met = gathered_rows(together(held("board", AT, *_crowd(40))), at=AT).met
    assert len(met) == 40 * 39 // 2, "forty still meet: 780 pairs"
    assert gathered_rows(together(held("board", AT, *_crowd(41))), at=AT).met == {}, "forty-one do not"


def test_its_own_attendance() -> None:
    # Sizes 2, 2, 4: the median is 2, but the last is above 3.
    found = _plenary(_meetings(m1=2, m2=2, m3=4))
    assert list(found.values()) == [False, False, True], "only the third is a plenary"


def test_the_median_of_the_twelve_months() -> None:
    # Sizes 5, 5, 2: to March the median is 5, so the small meeting in March is one of a plenary body.
    assert _plenary(_meetings(m1=5, m2=5, m3=2))[date(2024, 3, 1), False], "the median attendance, 5, is above 3"
    # Sizes 5, 2, 2: the median is 2 in March and 3.5 in February.
    found = _plenary(_meetings(m1=5, m2=2, m3=2))
    assert list(found.values()) == [True, True, False], "the median of 5 and 2 is 3.5, of 5, 2 and 2 it is 2"


def test_the_twelve_months_end_with_the_day_and_begin_after_the_same_day_a_year_before() -> None:
    # To 1 March 2024: 1 March 2023 is outside, 2 March 2023 would be inside; nothing later counts.
    found = _plenary(_meetings(l3=9, m3=2, m4=9))
    assert not found[date(2024, 3, 1), False], "1 March 2023 is not in the twelve months to 1 March 2024, nor is April"
    inside = together(_meetings(m3=2), held("board", date(2023, 3, 2), *_crowd(9)))
    assert _plenary(inside)[date(2024, 3, 1), False], "the median of 9 and 2 is 5.5"


def test_at_a_plenary_all_take_part_though_nobody_meets() -> None:
    found = gathered_rows(_meetings(m1=4), at=AT, largest_gathering=LARGEST)
    assert found.met == {}, "nobody met"
    assert len(found.first_in) == 4, "and yet four took part"


def test_older_seats_do_not_make_a_meeting_a_plenary() -> None:
    # Ten seats from 2022 gather on 1 January 2023; the board's meeting of two, that spring, is a working one.
    seats = {"seats": [{"partnership": "board", "person": who, "start": date(2023, 1, 1), "end": date(2023, 3, 1)}
                       for who in _crowd(10)]}  # fmt: skip
    found = _plenary(together(_meetings(l4=2), seats))
    assert found == {(date(2023, 1, 1), True): True, (date(2023, 4, 1), False): False}, "each source has its own median"
