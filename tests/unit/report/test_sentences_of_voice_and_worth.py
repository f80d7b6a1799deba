"""What a board reads of look-in, voice and worth: facts in a sentence, none of them more than the records say."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from afresh.measure.notes import EVERY_ONE, NO_VOICE, TOO_FEW
from afresh.measure.sentences import full, together
from afresh.vocabulary import Finding, Period

PERIOD = Period(date(2025, 6, 30), date(2026, 6, 30))


def finding(
    measure: str, subject: str = "", value: float | None = None, low: float | None = None, high: float | None = None,
    *, n: int = 0, note: str = "", **facts: object,
) -> Finding:  # fmt: skip
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


def test_look_in() -> None:
    told = [
        finding("look_in", "community", None, n=3, note=TOO_FEW),
        finding("look_in", "statutory", 11, 2, 6, n=12),
        finding("look_in", "user_led", 0, 1, 5, n=9),
        finding("look_in", "voluntary", 3, 2, 6, n=14),
        finding("look_in", "sharing only the area", 0, n=4),
    ]
    text = together(told)
    assert text == (
        "Seated here, of the organisations that work on its issues and could be: 11 of 12 statutory bodies, more than "
        "chance would give (2 to 6); none of nine user-led groups, fewer than chance would give (1 to 5); three of 14 "
        "charities and other voluntary organisations (2 to 6 by chance); none of four others in its area."
    ), text


def test_look_in_where_nothing_can_be_told() -> None:
    told = [finding("look_in", "community", n=3, note=EVERY_ONE), finding("look_in", "sharing only the area", n=0)]
    assert EVERY_ONE in together(told), "why is said"


def voices(measure: str, users: dict[str, Any], others: dict[str, Any]) -> str:
    return together([finding(measure, "users and carers", **users), finding(measure, "everyone else", **others)])


def test_seats() -> None:
    text = voices("voice_seats", {"value": 0.2, "low": 0.1, "high": 0.4, "n": 10, "counted": 2},
                  {"value": 0.8, "low": 0.6, "high": 0.9, "n": 10, "counted": 8})  # fmt: skip
    assert text == "Of the 10 seats held: users and carers hold two; everyone else holds eight.", text


def test_items_and_none_of_them() -> None:
    text = voices("voice_items", {"value": 0.0, "low": 0.0, "high": 0.05, "n": 38, "counted": 0},
                  {"value": 1.0, "low": 0.95, "high": 1.0, "n": 38, "counted": 38})  # fmt: skip
    assert text == (
        "Of the 38 agenda items whose raiser is recorded: users and carers raised none (at most 5%); everyone else "
        "raised 38."
    ), text


def test_adopted_beside_too_few() -> None:
    text = voices("voice_proposals_adopted", {"n": 3, "note": TOO_FEW, "counted": 0},
                  {"value": 0.75, "low": 0.46, "high": 0.92, "n": 8, "counted": 6})  # fmt: skip
    assert text == (
        "Adopted within a year, of the proposals put more than a year before the review: users and carers, too few to "
        "tell (3 on record); everyone else six of eight (75%, likely 46% to 92%)."
    ), text


def test_whose_voice_is_not_known() -> None:
    text = voices("voice_seats", {"n": 10, "note": NO_VOICE, "counted": 0}, {"n": 10, "note": NO_VOICE, "counted": 10})
    assert NO_VOICE in text and "none" not in text, f"not knowing is not none: {text}"


def test_hours() -> None:
    spent = finding("member_hours", value=224.0, n=112, meetings=9, note="2 of 9 meetings give no hours")
    text = full(spent)
    assert text == (
        "Members spend 224 hours a year at its meetings (112 attendances at nine meetings in the period). "
        "2 of 9 meetings give no hours."
    ), text
    text = full(replace(spent, value=0.0, n=0, note="", facts={"meetings": 0}))
    assert text == "Members spent no hours here: no meeting was held in the period.", text
    each = finding("hours_per_adopted", value=11.789, low=8.209, high=17.435, n=19)
    text = full(each)
    assert text == (
        "Members spent 11.8 hours at its meetings (likely 8.2 to 17.4) for each of the 19 proposals adopted in the "
        "period."
    ), text
    text = full(replace(each, facts={"refused": 3, "put_off": 1}))
    assert text.endswith("adopted in the period; beside them three refused and one put off."), text
    text = full(replace(each, facts={"refused": 0, "put_off": 2}))
    assert text.endswith("adopted in the period; beside them two put off."), text


@pytest.mark.parametrize(
    ("amounts", "text"),
    [
        (
            {"money: GBP": 9600.0, "staff: days": 0.0, "time: hours": 38.0},
            "Put in, a year: money 9,600 GBP; time 38 hours.",
        ),
        ({"money: GBP": 0.0, "staff": 0.0}, "Nothing in the period is recorded as put in."),
        ({"money": 50.0}, "Put in, a year: money 50."),
        ({"staff: days": 1.0}, "Put in, a year: staff 1 day."),
    ],
    ids=["some", "none", "one without a unit", "one of a unit"],
)
def test_contributions(amounts: dict[str, float], text: str) -> None:
    found = together([finding("contributions", subject, value, n=1) for subject, value in amounts.items()])
    assert found == text, found


def test_a_count_is_not_set_beside_a_share() -> None:
    """It read "Everyone else raised 34. A year before it was 100%; the median of six others of its kind is 81%"."""
    beside = {"counted": 34, "past_value": 1.0, "others_median": 0.81, "others": 6}
    found = finding("voice_items", "everyone else", 1.0, 0.95, 1.0, n=34, **beside)
    assert full(found) == (
        "Everyone else raised 34. As a share of all, a year before it was 100%; the median of six others of its kind "
        "is 81%."
    ), full(found)


def test_nothing_given_is_said_before_it_is_compared() -> None:
    """It read "A year before it was 0; the median of six others of its kind is 0.5", of nothing."""
    found = finding("contributions", "data: extracts", 0.0, past_value=0.0, others_median=0.5, others=6)
    assert full(found).startswith("Contributions: 0 (data: extracts). A year before it was 0"), full(found)
