"""Every rule of section 6 of the design, each on a dataset made by hand.

The review is on 30 June 2024. A board of ten seats since 2015 has 40 seat-years in the 48 months of a term: nobody new
in them is low (P(X <= 0 | 8) = 0.0003), ten newcomers on ten days are not (P(X >= 10 | 2) = 0.00005), and four are
neither (P(X <= 4 | 8) = 0.0996, P(X >= 4 | 2) = 0.14).
"""

from datetime import date, timedelta
from math import nextafter

import pytest

from afresh.dataset import Dataset
from afresh.diagnosis.state import Standing, cells_of
from afresh.settings import Settings, default_settings
from afresh.vocabulary import Answer
from boards import AT, LONG_AGO, board, proposals, seats
from records import Records, held, store_of, together


def standing(*parts: Records, of: str = "x", settings: Settings | None = None, at: date = AT) -> Standing:
    alive = held("another", at - timedelta(days=20), "zed")  # or the records would end long before the review
    assessment = Dataset(store_of(together(*parts, alive))).review(at=at, settings=settings).assessment
    found = next(each.standing for each in assessment.partnerships if each.name == of)
    assert found is not None, f"{of} is a lasting partnership"
    return found


PLAIN: list[tuple[int, int, int, str, Answer, Answer | None]] = [
    (10, 10, 12, "fresh", "not low", "not low"),
    (10, 0, 12, "blocked", "not low", "low"),
    (10, 0, 3, "new people", "not low", None),
    (0, 10, 12, "stale", "low", "not low"),
    (0, 0, 12, "stagnant", "low", "low"),
    (0, 0, 3, "stale", "low", None),
]


@pytest.mark.parametrize(("newcomers", "adopted", "of", "name", "renewal", "openness"), PLAIN)
def test_the_table_of_six(
    newcomers: int, adopted: int, of: int, name: str, renewal: Answer, *, openness: Answer | None
) -> None:
    state = standing(*board("x", newcomers, adopted, of)).state
    said = f"{newcomers} newcomers, {adopted} of {of} adopted"
    assert (state.kind, state.name, state.renewal, state.openness) == ("one", name, renewal, openness), said
    assert state.support is not None and 0.6 < state.support <= 1 and state.holds, "plain cases are well supported"
    assert not state.flags and not state.provisional, "the records are long and nothing is slow"


BETWEEN: list[tuple[int, int, int, str]] = [
    (10, 4, 12, "between fresh and blocked"),
    (0, 4, 12, "between stale and stagnant"),
    (4, 10, 12, "between fresh and stale"),
    (4, 0, 12, "between blocked and stagnant"),
    (4, 4, 12, "too close to call"),
    (4, 0, 3, "too close to call"),
]


@pytest.mark.parametrize(("newcomers", "adopted", "of", "name"), BETWEEN)
def test_an_unclear_axis_gives_a_state_between_two(newcomers: int, adopted: int, of: int, name: str) -> None:
    """Four of twelve adopted lies between the cuts 2 and 5; four newcomers in 40 seat-years between 3 and 5."""
    state = standing(*board("x", newcomers, adopted, of)).state
    assert state.name == name, f"{newcomers} newcomers, {adopted} of {of} adopted"
    assert not state.holds and state.held is None, "advice rests on no such state"
    assert len(state.cells) == (2 if name.startswith("between") else 0), "both cells are given, or none"


def test_cells_are_given_by_the_two_axes_alone() -> None:
    answers: tuple[Answer, ...] = ("low", "not low", "unclear")
    table = {(low, shut): cells_of(low, shut) for low in answers for shut in (*answers, None)}
    assert table == {
        ("low", "low"): ("stagnant",), ("low", "not low"): ("stale",), ("low", None): ("stale",),
        ("low", "unclear"): ("stale", "stagnant"),
        ("not low", "low"): ("blocked",), ("not low", "not low"): ("fresh",), ("not low", None): ("new people",),
        ("not low", "unclear"): ("fresh", "blocked"),
        ("unclear", "low"): ("blocked", "stagnant"), ("unclear", "not low"): ("fresh", "stale"),
        ("unclear", "unclear"): (), ("unclear", None): (),
    }, "the table of the design"  # fmt: skip


def test_what_is_adopted_late_is_slow_and_not_blocked() -> None:
    late = [
        row | {"status": "adopted" if n < 16 else "rejected", "decided": date(2023, 1, 10) + timedelta(days=400)}
        for n, row in enumerate(proposals("x", 0, 20)["proposals"])
    ]
    state = standing(*board("x", 10), {"proposals": late}).state
    assert (state.name, state.flags) == ("fresh", ("slow",)), "16 of 20, after 400 days"


@pytest.mark.parametrize("kept", ["adopted", None])
def test_a_log_that_cannot_be_trusted_says_nothing_of_openness(kept: str | None) -> None:
    """Only what was adopted is listed; or an outcome is recorded of 15 in 20 (under 80%)."""
    rows = proposals("x", 12, 20)["proposals"]
    listed = [row for row in rows if row["status"] == kept] if kept else [
        row | {"status": None, "decided": None} if n < 5 else row for n, row in enumerate(rows)
    ]  # fmt: skip
    state = standing(*board("x", 10), {"proposals": listed}).state
    assert (state.name, state.openness) == ("new people", None), "whether proposals get through is not recorded"
    assert state.reasons[0].startswith("not judged"), f"and why is told: {state.reasons}"


def test_an_open_proposal_has_an_outcome_recorded() -> None:
    rows = [row | {"status": "open", "decided": None} if n < 5 else row for n, row in enumerate(
        proposals("x", 12, 20)["proposals"])]  # fmt: skip
    assert standing(*board("x", 10), {"proposals": rows}).state.openness is not None, "open in so many words"


@pytest.mark.parametrize(
    ("start", "name"), [(date(2022, 12, 30), "new people"), (date(2022, 12, 31), "too new to tell")]
)
def test_eighteen_months_on_record_are_needed(start: date, name: str) -> None:
    """Eighteen calendar months before 2024-06-30 is 2022-12-30; thirty seats make seat-years enough."""
    changed = date(2023, 6, 1)
    found = standing(seats("x", people=30, newcomers=12, start=start, changed=changed, apart=25))
    assert found.state.name == name, f"first on record on {start}, {found.months_on_record} months before"
    assert (found.state.reasons == ("months",)) is (name == "too new to tell"), "the reason is told"


def test_fifteen_seat_years_are_needed_to_the_day() -> None:
    parts = [seats("x", people=6, start=date(2021, 6, 30))]
    review = Dataset(store_of(together(*parts))).review(at=AT)
    years = review.assessment.partnerships[0].findings.of("arrivals").facts["seat_years"]  # type: ignore[union-attr]
    assert isinstance(years, float) and years == pytest.approx(6 * 2.75, abs=0.05), "six seats for 2 years and 9 months"
    enough = default_settings().but(seat_years=years)
    assert standing(*parts, settings=enough).state.name == "stale", "exactly enough is enough"
    short = standing(*parts, settings=default_settings().but(seat_years=nextafter(years, 99))).state
    assert (short.name, short.reasons) == ("too small to tell", ("seat-years",)), "a hair less is too small"
    assert short.support is None, "and has no support"
    fewer = standing(seats("x", people=5, start=date(2021, 6, 30))).state
    assert fewer.name == "too small to tell", "five seats for 2 years and 9 months are 13.75 seat-years"


def test_a_small_old_board_is_counted_over_longer() -> None:
    """Three seats hold 12 seat-years in a term, and 15 in five years: too small no more."""
    found = standing(seats("x", people=3, start=date(2012, 1, 1)))
    assert found.state.name == "stale", "nobody new in 15 seat-years is low"
    assert found.renewal and 15 <= found.renewal.over < 18.1, f"longer by years: {found.renewal.over}"


@pytest.mark.parametrize(
    ("start", "term", "why"),
    [
        (date(2022, 8, 30), None, ("months:22:63",)),
        (date(2019, 4, 1), None, ("months:62:63",)),
        (date(2019, 3, 30), None, ()),
        (date(2022, 3, 30), 24, ()),
    ],
)
def test_a_record_shorter_than_a_long_term_is_provisional(start: date, term: int | None, why: tuple[str, ...]) -> None:
    made: Records = {"partnerships": [{"id": "x", "name": "x", "kind": "board", "term_months": term}]}
    found = standing(made, seats("x", people=40, start=start)).state
    assert found.name == "stale", "40 seats hold seat-years enough"
    assert found.provisional == why, f"on record from {start}, with a term of {term} months"
    assert ("provisional" in found.flags) is bool(why), "and flagged"


@pytest.mark.parametrize(("start", "renewal"), [(date(2022, 3, 30), "low"), (date(2022, 3, 31), "unclear")])
def test_nothing_is_low_before_a_whole_given_term_is_on_record(start: date, renewal: str) -> None:
    """A term of 24 months, and the first three: 27 months before the review is 30 March 2022."""
    made: Records = {"partnerships": [{"id": "x", "name": "x", "kind": "board", "term_months": 24}]}
    found = standing(made, seats("x", people=40, start=start)).state
    assert found.renewal == renewal, f"on record from {start}, seats may be about to change hands"


def test_a_board_elected_together_is_counted_over_the_whole_record() -> None:
    """All twelve seats change in May 2020, of a board that has sat since 2015; reviewed four years and a month on.

    In the window of 48 months nobody came; on the whole record twelve did, on one day.
    """
    found = standing(*_elected(date(2020, 5, 7)))
    assert found.renewal and found.renewal.by_clock, "half of the newcomers or more came within 31 days"
    assert found.state.renewal == "unclear", "one day in 9.25 years of twelve seats, divided by twelve"
    spread = standing(seats("x", people=12, newcomers=2, start=LONG_AGO, changed=date(2017, 1, 1)))
    assert spread.renewal and not spread.renewal.by_clock and spread.state.renewal == "low", "two are no election"


def _elected(day: date) -> list[Records]:
    rows = [{"partnership": "x", "person": f"a{n}", "start": LONG_AGO, "end": day} for n in range(12)]
    rows += [{"partnership": "x", "person": f"b{n}", "start": day + timedelta(days=1)} for n in range(12)]
    return [{"seats": rows}]


def test_people_who_come_in_pairs_are_counted_by_the_day() -> None:
    """Two on each of three days in 40 seat-years: three days in 20, and not six newcomers in 40."""
    rows = [{"partnership": "x", "person": f"x {n}", "start": LONG_AGO} for n in range(10)]
    for n, day in enumerate((date(2021, 3, 1), date(2022, 3, 1), date(2023, 3, 1))):
        for one in (2 * n, 2 * n + 1):
            rows[one]["end"] = day - timedelta(days=1)
            rows.append({"partnership": "x", "person": f"new {one}", "start": day})
    found = standing({"seats": rows}).renewal
    assert found is not None and (found.days, found.on_a_day) == (3, 2.0), "three days, two on each"
    assert found.over == pytest.approx(20, abs=0.1), "40 seat-years, divided by two"


def test_nothing_in_the_period_and_no_open_seat_is_no_recent_record() -> None:
    gone = [row | {"end": date(2022, 5, 1)} for row in seats("x")["seats"]]
    state = standing({"seats": gone}, *board("other")).state
    assert (state.name, state.reasons) == ("no recent records", ("nothing in the period",)), "no record is no change"


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
    gone = [row | {"end": date(2023, 9, 1)} for row in seats("x")["seats"]]
    state = standing(*FORMER, {"seats": gone}, board("other")[1]).state
    assert (state.name, state.reasons[0]) == ("not enough records", "no meeting held and no current seat recorded"), (
        "all seats ended in the period and no meeting was held: it may be over"
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


def test_one_without_any_gathering_has_no_recent_records() -> None:
    made: Records = {"partnerships": [{"id": "empty", "name": "empty", "kind": "board"}]}
    state = standing(made, *board("x"), of="empty").state
    assert (state.name, state.reasons) == ("no recent records", ("nothing in the period",)), "it is only named"


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
    assert found.state.name == "new people" and found.renewal and found.renewal.new_issues, "the same, on new issues"
