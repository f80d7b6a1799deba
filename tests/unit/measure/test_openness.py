"""Measures of openness on records small enough to count by hand."""

from datetime import date
from typing import Any

import pytest

from afresh.measure import measure
from afresh.measure.notes import (
    FEW_OUTCOMES,
    NO_OUTCOMES,
    NO_RECORDS,
    NOTHING_SHARED,
    ONLY_ADOPTED,
    OUT_OF_ORDER,
    TOO_FEW,
    TOO_LARGE,
)  # fmt: skip
from afresh.settings import default_settings
from afresh.snapshot.workspace import gather
from records import Records, named, store_of, together

AT = date(2024, 6, 30)
SEAT: Records = {"seats": [{"partnership": "board", "organisation": "council", "start": date(2015, 1, 1)}]}


def rows(name: str, *parts: Records, at: date = AT) -> dict[str, dict[str, Any]]:
    """By subject, or by partnership where there is none."""
    found = measure(gather(store_of(together(SEAT, *parts)), at=at), [name])
    return {row["subject"] or row["partnership"]: row for row in found.rows()}


def put(n: int, day: date, status: str | None = "adopted", decided: date | None = None, **more: Any) -> Records:
    proposal = {"partnership": "board", "date": day, "status": status, "decided": decided, "title": "Homes", **more}
    return {"proposals": [{**proposal, "id": f"{day} {status} {decided} {i}"} for i in range(n)]}


def answers(proposal: str, *said: tuple[Any, ...], **about: Any) -> Records:
    """A proposal with answers: (organisation, response, and perhaps kind of reason and day)."""
    put_on = {"id": proposal, "partnership": "board", "date": date(2024, 1, 10), "title": proposal, **about}
    responses = [
        {"proposal": proposal, **dict(zip(("organisation", "response", "reason_kind", "date"), each, strict=False))}
        for each in said
    ]
    return {"proposals": [put_on], "responses": responses}


def contested(n: int, answer: str, reason: str | None = None, **about: Any) -> list[Records]:
    """n proposals by the charity, which the police opposed and the council answered so."""
    said = (("police", "oppose"), ("council", answer, reason))
    return [answers(f"{answer} {reason} {i}", *said, proposer="charity", **about) for i in range(n)]


def test_adopted_within_a_year_of_being_put() -> None:
    """10 in the window: 4 at once, 2 on the last day allowed, 1 a day late, 2 rejected, 1 never answered: 6 of 10."""
    day = date(2023, 1, 15)
    found = rows(
        "proposals_adopted", put(4, day, decided=day), put(2, day, decided=date(2024, 1, 15)),
        put(1, day, decided=date(2024, 1, 16)), put(2, day, "rejected", day), put(1, day, "open"),
    )["board"]  # fmt: skip
    assert (found["value"], found["n"]) == (0.6, 10), "6 of 10 were adopted in time"
    assert found["low"] < 0.6 < found["high"], "the interval does not hold the share"


def test_the_window_opens_after_24_months_and_closes_at_12() -> None:
    """1 July 2022 to 30 June 2023 are in; the days before and after are not; nor is what is about procedure."""
    found = rows(
        "proposals_adopted", put(4, date(2022, 7, 1)), put(5, date(2023, 6, 30)), put(3, date(2022, 6, 30)),
        put(3, date(2023, 7, 1)), put(9, date(2023, 3, 1), procedural=True),
    )["board"]  # fmt: skip
    assert found["n"] == 9, "4 on the first day and 5 on the last"


def test_no_hindsight_about_adoption() -> None:
    """Reviewed on 30 June 2023, what was adopted on 1 July was open."""
    late = put(8, date(2022, 6, 30), decided=date(2023, 7, 1))
    early = put(1, date(2020, 1, 1), "rejected")
    assert rows("proposals_adopted", late, early, at=date(2023, 6, 30))["board"]["value"] == 0, "the future was used"


def test_where_no_outcome_is_ever_written_down_nothing_is_made_of_it() -> None:
    """Twenty proposals without a status: a table of votes, say. Left open in so many words, they are not adopted."""
    silent = put(20, date(2023, 1, 15), None)
    found = rows("proposals_adopted", silent)["board"]
    assert (found["value"], found["note"]) == (None, FEW_OUTCOMES), "a silence became a refusal"
    assert rows("days_to_decision", silent)["board"]["note"] == NO_OUTCOMES, "nor are there days to a decision"
    open_ones = rows("proposals_adopted", put(20, date(2023, 1, 15), "open"))["board"]
    assert (open_ones["value"], open_ones["n"]) == (0, 20), "open is an outcome that somebody wrote down"


def test_a_log_of_approvals_alone_is_no_share() -> None:
    found = rows("proposals_adopted", put(12, date(2023, 1, 15), "adopted"))["board"]
    assert (found["value"], found["n"], found["note"]) == (None, 12, ONLY_ADOPTED), "100% of what was approved"
    more = rows("proposals_adopted", put(12, date(2023, 1, 15), "adopted"), put(1, date(2020, 1, 1), "deferred"))
    assert more["board"]["value"] == 1, "one that was put off tells that others are listed too"


def test_most_outcomes_must_be_recorded() -> None:
    """Eight of ten are 80%, seven are not; one refused, so that the log lists more than approvals."""
    for recorded, value in ((8, 0.7), (7, None)):
        parts = (put(recorded - 1, date(2023, 1, 15), "adopted"), put(1, date(2023, 1, 15), "rejected"),
                 put(10 - recorded, date(2023, 1, 15), None))  # fmt: skip
        assert rows("proposals_adopted", *parts)["board"]["value"] == value, f"{recorded} of 10 have an outcome"


def test_seven_proposals_are_too_few_to_tell() -> None:
    found = rows("proposals_adopted", put(7, date(2023, 1, 15)))["board"]
    assert (found["value"], found["low"], found["high"], found["n"]) == (None, None, None, 7), "a value from seven"
    assert found["note"] == TOO_FEW, "it does not say why"


def test_novel_proposals_are_counted_apart() -> None:
    day = date(2023, 1, 15)
    new = put(8, day, "rejected", day, novel=True), put(12, day)
    found = rows("novel_adopted", *new)["board"]
    assert (found["value"], found["n"]) == (0.0, 8), "none of the 8 new ones"


def test_median_days_and_what_is_still_open() -> None:
    """10, 20 and 60 days: median 20. One is open, one deferred; one withdrawn and one about procedure are neither."""
    day = date(2024, 1, 1)
    found = rows(
        "days_to_decision", put(1, day, decided=date(2024, 1, 11)), put(1, day, "rejected", date(2024, 1, 21)),
        put(1, day, decided=date(2024, 3, 1)), put(1, day, "open"), put(1, day, "deferred"),
        put(1, day, "withdrawn", date(2024, 1, 2)), put(1, date(2024, 1, 2), decided=day, procedural=True),
    )["board"]  # fmt: skip
    assert (found["value"], found["low"], found["high"], found["n"]) == (20, 15, 40, 3), "median and quartiles"
    assert found["note"].startswith("2 not decided yet"), "what is open is not said"


def test_a_decision_on_an_unrecorded_day_took_no_known_time() -> None:
    found = rows("days_to_decision", put(3, date(2024, 1, 1)))["board"]
    assert (found["value"], found["n"], found["note"]) == (None, 0, NO_RECORDS), "the day was made up"


def test_decided_before_being_put() -> None:
    found = rows("days_to_decision", put(1, date(2024, 3, 1), decided=date(2024, 2, 1)))["board"]
    assert (found["value"], found["note"]) == (None, OUT_OF_ORDER), "time ran backwards"


def test_share_of_the_agenda_given_to_outcomes() -> None:
    """In the period 3 of 4 with a nature; one without is not counted, nor are last year's."""
    old, new = date(2023, 6, 30), date(2023, 7, 1)
    meetings = [{"id": str(day), "partnership": "board", "date": day} for day in (old, new)]
    natures = [*["outcome"] * 3, "procedure", None]
    items = [{"id": f"{i}", "meeting": str(new), "title": "Homes", "nature": each} for i, each in enumerate(natures)]
    items += [{"id": "old", "meeting": str(old), "title": "Homes", "nature": "procedure"}]
    found = rows("outcome_agenda", {"meetings": meetings, "agenda": items})["board"]
    assert (found["value"], found["n"]) == (0.75, 4), "3 of 4"
    found = rows("outcome_agenda", {"meetings": meetings, "agenda": items[5:]})["board"]
    assert (found["value"], found["note"]) == (None, NO_RECORDS), "there were no items in the period"


def test_support_for_contested_proposals() -> None:
    """Council: 3 supported, 2 abstained, 1 opposed: 3 of 6; absent once, which is not counted."""
    parts = [*contested(3, "support"), *contested(2, "abstain"), *contested(1, "oppose"), *contested(1, "absent")]
    found = rows("organisation_support", *parts)
    council = found["council"]
    assert (council["value"], council["n"], council["partnership"]) == (0.5, 6, None), "3 of 6"
    assert (found["police"]["n"], found["police"]["value"]) == (7, 0), "it opposed all seven, on three of them alone"


def test_absences_are_shown_apart() -> None:
    from afresh.measure import take

    parts = [*contested(5, "support"), *contested(2, "absent")]
    workspace = gather(store_of(together(SEAT, *parts)), at=AT)
    absent = {row["subject"]: row["absent"] for row in take(workspace, "organisation_support").rows()}
    assert absent == {"council": 2, "police": 0}, "absences are not counted apart"


def test_who_objects_alone_is_measured_on_the_same_proposals_as_everybody() -> None:
    """The council alone opposed five of eight, which makes these contested: none of five, and the police all five."""
    parts = [answers(f"q{i}", ("council", "oppose"), ("police", "support"), proposer="charity") for i in range(5)]
    parts += [answers(f"r{i}", ("council", "support"), ("police", "support"), proposer="charity") for i in range(3)]
    found = rows("organisation_support", *parts)
    counted = {who: (found[who]["value"], found[who]["n"]) for who in ("council", "police")}
    assert counted == {"council": (0, 5), "police": (1, 5)}, "what nobody held back from is contested for nobody"
    for row in found.values():
        assert row["low"] <= row["value"] <= row["high"], f"the share lies outside its own interval: {row}"


def test_a_proposer_that_holds_back_from_its_own_contests_nothing() -> None:
    parts = [answers(f"q{i}", ("charity", "abstain"), ("police", "support"), proposer="charity") for i in range(5)]
    assert rows("organisation_support", *parts)["police"]["n"] == 0, "nobody but the proposer held back"


def test_a_person_who_speaks_for_none_can_contest_it_alone() -> None:
    parts = [answers(f"q{i}", ("police", "support"), proposer="charity") for i in range(5)]
    parts += [{"people": named("Jo"), "responses": [{"proposal": f"q{i}", "person": "Jo", "response": "oppose"}]}
              for i in range(5)]  # fmt: skip
    assert rows("organisation_support", *parts)["police"]["n"] == 5, "Jo alone did not support them"


def test_its_own_proposals_do_not_count() -> None:
    parts = [answers(f"q{i}", ("police", "oppose"), ("council", "support"), proposer="council") for i in range(6)]
    assert "council" not in rows("organisation_support", *parts), "it was counted as supporting itself"


def test_the_latest_answer_counts_and_absence_is_none() -> None:
    """Opposed in January, supported in March, absent in May: support."""
    said = (
        ("police", "oppose"), ("council", "oppose", "cost", date(2024, 1, 10)),
        ("council", "support", None, date(2024, 3, 10)), ("council", "absent", None, date(2024, 5, 10)),
    )  # fmt: skip
    found = rows("organisation_support", *[answers(f"q{i}", *said) for i in range(5)])
    assert (found["council"]["value"], found["council"]["n"]) == (1.0, 5), "the earlier answer, or the absence, counted"


def test_an_answer_in_each_partnership_counts() -> None:
    parts = [answers(f"q{i}", ("police", "oppose")) for i in range(3)]
    elsewhere: list[Any] = [
        {"proposal": f"q{i}", "organisation": "council", "response": "support", "partnership": where}
        for i in range(3) for where in (None, "forum")
    ]  # fmt: skip
    assert rows("organisation_support", *parts, {"responses": elsewhere})["council"]["n"] == 6, "3 in each of two"


def test_two_answers_on_one_day_count_as_the_one_further_from_support() -> None:
    said = (("police", "oppose"), ("council", "support"), ("council", "abstain"))
    found = rows("organisation_support", *[answers(f"q{i}", *said) for i in range(5)])
    assert (found["council"]["value"], found["council"]["n"]) == (0, 5), "the support counted"


def test_a_merger_answers_as_one() -> None:
    """North and south became the council: their answers are its answers, and its proposals theirs."""
    merged = {"organisations": [{"id": each, "name": each, "successor": "council"} for each in ("north", "south")]}
    parts = [answers(f"q{i}", ("police", "oppose"), ("north", "support")) for i in range(3)]
    parts += [answers(f"r{i}", ("police", "oppose"), ("south", "oppose")) for i in range(2)]
    parts += [answers("own", ("police", "oppose"), ("council", "support"), proposer="north")]
    found = rows("organisation_support", merged, *parts)
    assert (found["council"]["n"], found["council"]["value"]) == (5, 0.6), "3 of 5, its own left out"
    assert "north" not in found and "south" not in found, "an organisation that is no more is named"


def test_a_person_who_speaks_for_nobody_can_contest() -> None:
    alone: Records = {"people": named("Jo")}
    parts = [answers(f"q{i}", ("council", "support")) for i in range(5)]
    parts += [{"responses": [{"proposal": f"q{i}", "person": "Jo", "response": "abstain"}]} for i in range(5)]
    found = rows("organisation_support", alone, *parts)
    assert found["council"]["n"] == 5 and set(found) == {"council"}, "a person is no subject, but is somebody else"


def test_support_for_what_was_new() -> None:
    parts = [*contested(5, "oppose", novel=True), *contested(9, "support")]
    assert rows("organisation_support_novel", *parts)["council"]["value"] == 0, "none of the 5 new ones"
    assert rows("organisation_support", *parts)["council"]["n"] == 14, "all 14"


def test_answers_to_what_was_put_more_than_36_months_ago_do_not_count() -> None:
    """36 months before 30 June 2024 is 30 June 2021: what was put that day is out, and the day after in."""
    old = contested(5, "oppose", "cost", date=date(2021, 6, 30))
    new = contested(6, "support", date=date(2021, 7, 1))
    found = rows("organisation_support", *old, *new)
    assert (found["council"]["n"], found["council"]["value"]) == (6, 1), "old answers count, or new ones do not"
    assert not [name for name in rows("reasons_given", *old, *new) if name.startswith("council")], "old reasons count"


def judged(n: int, others: str = "bcdefg", start: int = 0, **about: Any) -> list[Records]:
    """Proposals that b opposed, every second of which c opposed too, and the others supported."""
    return [
        answers(f"j{start + i} {others}", *((who, "oppose" if who == others[0] or (who == others[1] and i % 2) else
                "support") for who in others), **about) for i in range(n)
    ]  # fmt: skip


def test_support_had_all_been_asked_the_same_leans_towards_the_others() -> None:
    """b opposed all 10, c half of them, and four supported all: in that order, and nobody at none or all."""
    found = rows("support_adjusted", *judged(10))
    b, c, d = (found[who]["value"] for who in "bcd")
    assert 0 < b < c < d < 1 and abs(c - 0.5) < 0.15, f"{b}, {c}, {d}"
    assert found["d"]["low"] < d < found["d"]["high"] and found["d"]["n"] == 10, "its interval or its count"


def test_those_who_answered_nothing_in_common_are_not_compared() -> None:
    """Six answered one set of proposals, and three another: the three cannot be set beside the six."""
    found = rows("support_adjusted", *judged(9), *judged(9, "xyz", start=20))
    assert found["d"]["value"] is not None, "the six have something in common"
    assert (found["z"]["value"], found["z"]["note"], found["z"]["n"]) == (None, NOTHING_SHARED, 9), "the three"


def test_under_the_minimums_nothing_is_adjusted() -> None:
    few = int(default_settings().fewest_crossed) - 1
    found = rows("support_adjusted", *judged(few))
    assert {(row["value"], row["note"]) for row in found.values()} == {(None, TOO_FEW)}, f"from {few} proposals"
    late = [answers("last", ("h", "support"), ("b", "oppose"))]
    found = rows("support_adjusted", *judged(20), *late)
    assert (found["h"]["value"], found["h"]["note"], found["h"]["n"]) == (None, TOO_FEW, 1), "from one answer"


@pytest.mark.parametrize(("limit", "at"), [("MOST_CELLS", 59), ("MOST_ORGANISATIONS", 5)])
def test_too_many_to_weigh_together_is_said(monkeypatch: pytest.MonkeyPatch, limit: str, at: int) -> None:
    """Six organisations and ten proposals."""
    from afresh.measure import support_adjusted

    monkeypatch.setattr(support_adjusted, limit, at)
    found = rows("support_adjusted", *judged(10))
    assert {(row["value"], row["note"]) for row in found.values()} == {(None, TOO_LARGE)}, "six, and sixty cells"


def test_reasons_for_not_supporting() -> None:
    """Council held back 6 times: cost 3, procedure 1, and 2 with no reason recorded."""
    parts = [*contested(3, "oppose", "cost"), *contested(1, "abstain", "procedure"), *contested(2, "oppose")]
    found = rows("reasons_given", *parts, *contested(4, "support"))
    council = {name: (row["n"], row["value"]) for name, row in found.items() if name.startswith("council")}
    expected = {"council: cost": (3, 0.5), "council: procedure": (1, 1 / 6), "council: none recorded": (2, 1 / 3)}
    assert council == expected, "reasons and their shares"
    assert found["police: none recorded"]["n"] == 10, "the police opposed all ten"


def test_reasons_under_the_minimum_keep_their_count() -> None:
    found = rows("reasons_given", *contested(2, "oppose", "cost"))["council: cost"]
    assert (found["value"], found["n"], found["note"]) == (None, 2, TOO_FEW), "2 of 2 was given as a share"


@pytest.mark.parametrize("name", ["proposals_adopted", "novel_adopted", "days_to_decision", "outcome_agenda",
                                  "organisation_support", "organisation_support_novel",
                                  "support_adjusted", "reasons_given"])  # fmt: skip
def test_no_records_no_rows(name: str) -> None:
    assert rows(name) == {}, f"{name} made rows from a seat alone"
