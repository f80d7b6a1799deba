"""Every rule of section 6 of the design, each on a dataset made by hand.

The review is on 30 June 2024. A board of ten seats since 2015 has 40 seat-years in the 48 months of a term:
nobody new in them is low (Pr(rate < 0.10) = 0.995), ten newcomers in them are not.
"""

from datetime import date
from math import nextafter

import pytest

from afresh.dataset import Dataset
from afresh.diagnosis.state import Standing, named
from afresh.settings import Settings, default_settings
from boards import AT, LONG_AGO, board, seats
from records import Records, held, store_of, together


def standing(*parts: Records, of: str = "x", settings: Settings | None = None, at: date = AT) -> Standing:
    assessment = Dataset(store_of(together(*parts))).review(at=at, settings=settings).assessment
    found = next(each.standing for each in assessment.partnerships if each.name == of)
    assert found is not None, f"{of} is a lasting partnership"
    return found


SIX = [
    (10, 10, 12, "fresh", False, False),
    (10, 0, 12, "blocked", False, True),
    (10, 0, 3, "fresh", False, None),
    (0, 10, 12, "stale", True, False),
    (0, 0, 12, "stagnant", True, True),
    (0, 0, 3, "stale", True, None),
]


@pytest.mark.parametrize(("newcomers", "adopted", "of", "name", "renewal_low", "openness_low"), SIX)
def test_the_table_of_six(
    newcomers: int, adopted: int, of: int, name: str, renewal_low: bool, openness_low: bool | None
) -> None:
    state = standing(*board("x", newcomers, adopted, of)).state
    said = f"{newcomers} newcomers, {adopted} of {of} adopted"
    assert (state.name, state.renewal_low, state.openness_low) == (name, renewal_low, openness_low), said
    assert state.support is not None and 0.5 < state.support <= 1, "plain cases are well supported"
    assert state.reasons == (), "the axes are the reason"


def test_names_are_given_by_the_two_axes_alone() -> None:
    table = {(low, shut): named(low, shut) for low in (False, True) for shut in (False, True, None)}
    assert table == {
        (False, False): "fresh",
        (False, True): "blocked",
        (False, None): "fresh",
        (True, False): "stale",
        (True, True): "stagnant",
        (True, None): "stale",
    }, "the table of the design"


@pytest.mark.parametrize(("start", "name"), [(date(2022, 12, 30), "fresh"), (date(2022, 12, 31), "too new to tell")])
def test_eighteen_months_on_record_are_needed(start: date, name: str) -> None:
    """Eighteen calendar months before 2024-06-30 is 2022-12-30; thirty seats make seat-years enough."""
    changed = date(2023, 6, 1)
    found = standing(seats("x", people=30, newcomers=12, start=start, changed=changed))
    assert found.state.name == name, f"first on record on {start}, {found.months_on_record} months before"
    assert (found.state.reasons == ("months",)) is (name != "fresh"), "the reason is told"


def test_fifteen_seat_years_are_needed_to_the_day() -> None:
    parts = [seats("x", people=6, start=date(2021, 6, 30))]
    review = Dataset(store_of(together(*parts))).review(at=AT)
    years = review.assessment.partnerships[0].findings.of("arrivals").facts["seat_years"]  # type: ignore[union-attr]
    assert isinstance(years, float) and years == pytest.approx(6 * 2.75, abs=0.05), "six seats for 2 years and 9 months"
    enough = default_settings().but(seat_years=years)
    assert standing(*parts, settings=enough).state.name == "stale", "exactly enough is enough"
    short = standing(*parts, settings=default_settings().but(seat_years=nextafter(years, 99))).state
    assert (short.name, short.reasons) == ("too new to tell", ("seat-years",)), "a hair less is too new"
    assert short.support is None, "and has no support"
    fewer = standing(seats("x", people=5, start=date(2021, 6, 30))).state
    assert fewer.name == "too new to tell", "five seats for 2 years and 9 months are 13.75 seat-years"


@pytest.mark.parametrize(
    ("start", "term", "said"),
    [
        (date(2022, 8, 30), None, "the records cover 22 of the 48 months of a term"),
        (date(2020, 7, 1), None, "the records cover 47 of the 48 months of a term"),
        (date(2020, 6, 30), None, ""),
        (date(2022, 6, 30), 24, ""),
        (date(2022, 7, 1), 24, "the records cover 23 of the 24 months of a term"),
    ],
)
def test_a_record_shorter_than_a_term_is_provisional(start: date, term: int | None, said: str) -> None:
    made: Records = {"partnerships": [{"id": "x", "name": "x", "kind": "board", "term_months": term}]}
    found = standing(made, seats("x", people=40, start=start)).state
    assert found.name == "stale", "40 seats hold seat-years enough"
    assert found.provisional == said, f"on record from {start}, with a term of {term or 48} months"


FORMER = [held("x", date(2022, month, 10), *"abcdef") for month in range(1, 13)]
"""Met each month of 2022, and never again: the period begins on 30 June 2023."""


def test_a_board_with_seats_that_has_stopped_meeting_is_dormant() -> None:
    state = standing(*FORMER, seats("x")).state
    assert (state.name, state.reasons) == ("dormant", ("no meeting held",)), "twelve meetings in 2022, none since"
    assert state.support is None and not state.provisional, "no draws lie behind it"


def test_a_cancelled_meeting_is_no_meeting() -> None:
    called_off = held("x", date(2024, 3, 1), status="cancelled")
    assert standing(*FORMER, called_off, seats("x")).state.name == "dormant", "one was called and cancelled"


def test_one_meeting_in_the_period_wakes_it() -> None:
    for day, name in ((date(2023, 7, 1), "stale"), (date(2023, 6, 30), "dormant")):
        state = standing(*FORMER, held("x", day, *"abcdef"), seats("x")).state
        assert state.name == name, f"last met on {day}; the period is after 2023-06-30"


@pytest.mark.parametrize(("quorum", "name"), [(6, "stale"), (7, "dormant"), (None, "stale")])
def test_meetings_short_of_their_quorum_are_none(quorum: int | None, name: str) -> None:
    made: Records = {"partnerships": [{"id": "x", "name": "x", "kind": "board", "quorum": quorum}]}
    people = [f"x {n}" for n in range(6)]
    meetings = [held("x", date(2023 + month // 12, 1 + month % 12, 10), *people) for month in range(18)]
    state = standing(made, seats("x"), *meetings).state
    assert state.name == name, f"six came to each meeting, and the quorum is {quorum}"
    if name == "dormant":
        assert state.reasons == ("no meeting reached its quorum",), "the reason is told"


def test_a_meeting_without_marks_is_not_known_to_lack_its_quorum() -> None:
    made: Records = {"partnerships": [{"id": "x", "name": "x", "kind": "board", "quorum": 6}]}
    before = [held("x", date(2022, month, 10), *"abcdef") for month in range(1, 13)]
    unmarked = held("x", date(2024, 3, 1))
    assert standing(made, *before, unmarked, seats("x")).state.name == "stale", "nobody wrote down who came in March"
    too_few = held("x", date(2024, 3, 1), "a")
    assert standing(made, *before, too_few, seats("x")).state.name == "dormant", "one of the six who are needed came"


def test_a_board_known_by_seats_alone_is_never_dormant() -> None:
    assert standing(seats("x")).state.name == "stale", "nobody moved since 2015, and no meeting is recorded"


def test_without_a_current_seat_it_is_not_dormant() -> None:
    gone = [row | {"end": date(2023, 1, 1)} for row in seats("x")["seats"]]
    state = standing(*FORMER, {"seats": gone}, board("other")[1]).state
    assert (state.name, state.reasons[0]) == ("not enough records", "no meeting held and no current seat recorded"), (
        "all seats ended and no meeting was held: it may be over"
    )


def test_a_seat_that_ends_on_the_review_date_is_current_still() -> None:
    last = [row | {"end": AT} for row in seats("x")["seats"]]
    assert standing(*FORMER, {"seats": last}).state.name == "dormant", "the seats are held on the day"


@pytest.mark.parametrize(("ended", "name"), [(AT, "not enough records"), (date(2024, 7, 1), "dormant")])
def test_what_has_ended_is_not_dormant(ended: date, name: str) -> None:
    made: Records = {"partnerships": [{"id": "x", "name": "x", "kind": "board", "ended": ended}]}
    state = standing(made, *FORMER, seats("x")).state
    assert state.name == name, f"ended on {ended}, reviewed on {AT}"


def test_projects_have_no_state() -> None:
    made: Records = {"partnerships": [{"id": "job", "name": "job", "kind": "project"}]}
    review = Dataset(store_of(together(made, seats("job"), *board("x")))).review(at=AT)
    assert set(review.states) == {"x"}, "states are for lasting partnerships"


def test_one_without_any_gathering_has_too_few_records() -> None:
    made: Records = {"partnerships": [{"id": "empty", "name": "empty", "kind": "board"}]}
    state = standing(made, *board("x"), of="empty").state
    assert (state.name, state.reasons) == ("not enough records", ("no gathering is recorded",)), "it is only named"


def with_agenda(issues: list[str]) -> list[Records]:
    """Monthly meetings of the same ten people, 2021 to June 2024; each meeting talks of one issue twice."""
    people = [f"x {n}" for n in range(10)]
    days = [date(2021 + month // 12, 1 + month % 12, 10) for month in range(42)]
    items = [
        {"id": f"i{n} {twice}", "meeting": f"x {day}", "title": "Item", "issue": issue}
        for n, (day, issue) in enumerate(zip(days, issues, strict=True))
        for twice in range(2)
    ]
    return [seats("x"), *(held("x", day, *people) for day in days), {"agenda": items}]


def test_new_issues_keep_the_same_people_fresh() -> None:
    old = ["housing", "falls"] * 21
    new = old[:30] + ["transport", "carers", "debt", "sleep"] * 3
    assert LONG_AGO.year == 2015, "nobody at this table is new"
    assert standing(*with_agenda(old)).state.name == "stale", "the same people on the same issues"
    found = standing(*with_agenda(new))
    assert found.state.name == "fresh" and found.renewal and found.renewal.new_issues, "the same people on new issues"
