"""Dissent after joining: the ratio from published tables and by simulation, and the measure by hand."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from afresh.measure import take
from afresh.measure.notes import FIRST_SEEN, TOO_FEW
from afresh.measure.sentences import full
from afresh.snapshot.workspace import gather
from afresh.statistics.ratio_of_rates import Counted, quantile, under
from afresh.vocabulary import Finding, Period, day_number
from records import Records, Row, store_of, together

AT = date(2024, 6, 30)
JOINED = date(2023, 6, 1)


def test_the_ratio_is_an_f_and_its_ends_stand_in_any_table() -> None:
    """Gamma(10) over Gamma(10) is F on 20 and 20 degrees of freedom, whose 95th percentile is 2.124 (Pearson and
    Hartley 1966, table 18), and the 5th the inverse of that."""
    same = Counted(9.5, 9.5)
    assert quantile(same, same, 0.95) == pytest.approx(2.124, abs=5e-4), "the upper end"
    assert quantile(same, same, 0.05) == pytest.approx(1 / 2.124, abs=5e-4), "the lower end"
    assert quantile(same, same, 0.5) == pytest.approx(1), "no change"
    assert under(same, same, 2.124) == pytest.approx(0.95, abs=5e-4), "the other way about"
    # F on 10 and 20: 2.348; expected counts of 4.5 and 9.5 make (after / 5) / (before / 10), which is that F itself.
    assert quantile(Counted(4.5, 4.5), Counted(9.5, 9.5), 0.95) == pytest.approx(2.348, abs=5e-4), "F on 10 and 20"


@pytest.mark.parametrize(("after", "before"), [((0, 3), (6, 3)), ((2.5, 2), (7, 2.2)), ((4, 4), (4, 4))])
def test_the_chance_of_a_fall_by_simulation(after: tuple[float, float], before: tuple[float, float]) -> None:
    """400,000 draws: the standard error is under 0.001."""
    rng = np.random.default_rng(5)
    draws = [rng.gamma(o + 0.5, 1 / (e + 0.5), 400_000) for o, e in (after, before)]
    exact = under(Counted(*after), Counted(*before), 0.5)
    assert exact == pytest.approx((draws[0] < 0.5 * draws[1]).mean(), abs=0.004), "the draws say otherwise"
    ends = [quantile(Counted(*after), Counted(*before), share) for share in (0.05, 0.5, 0.95)]
    assert ends == pytest.approx(np.quantile(draws[0] / draws[1], [0.05, 0.5, 0.95]).tolist(), rel=0.05, abs=1e-3)


def test_counts_below_nought_are_refused() -> None:
    with pytest.raises(ValueError, match="must not be negative"):
        under(Counted(-1, 1), Counted(1, 1), 0.5)


def days(n: int, first: date) -> list[date]:
    return [first + timedelta(days=30 * i) for i in range(n)]


def answered(
    when: list[date], critic: str, given_in: str | None = None, charity: str = "oppose", **more: Any
) -> Records:
    """A proposal a day by the council: the critic so, one of two others so, the police in favour."""
    proposals = [{"id": f"q{day}", "partnership": "board", "date": day, "title": "q", "proposer": "council"}
                 for day in when]  # fmt: skip
    said = (("critic", critic, given_in), ("charity", charity, None), ("police", "support", None),
            ("council", "support", None))  # fmt: skip
    responses = [{"proposal": f"q{day}", "organisation": who, "response": response, "partnership": where, **more}
                 for day in when for who, response, where in said]  # fmt: skip
    return {"proposals": proposals, "responses": responses}


def rows(*parts: Records, start: date = JOINED, **more: Any) -> dict[str, Row]:
    seats: Records = {
        "seats": [{"partnership": "board", "organisation": each, "start": date(2015, 1, 1)}
                  for each in ("council", "charity", "police")]
        + [{"partnership": "board", "organisation": "critic", "start": start, **more}]
    }  # fmt: skip
    table = take(gather(store_of(together(seats, *parts)), at=AT), "dissent_after_joining")
    return {row["subject"]: row for row in table.rows()}


BEFORE, AFTER = days(8, date(2022, 9, 1)), days(8, JOINED)


def test_a_critic_that_falls_silent_by_hand() -> None:
    """Before: 8 days of dissent beside half of two others, so O = 8, E = 4; after: none beside the same, O = 0, E = 4.
    The council's own proposals leave out its support. (X / 4.5) / (Y / 4.5) with X ~ Gamma(0.5), Y ~ Gamma(8.5)."""
    found = rows(answered(BEFORE, "oppose", "forum"), answered(AFTER, "support"))
    assert set(found) == {"critic"}, "those who sat all along did not join"
    row = found["critic"]
    counted = [row[f"{name}_{side}"] for side in ("before", "after") for name in ("days", "observed", "expected")]
    assert counted == [8, 8, 4, 8, 0, 4], f"got {row}"
    from scipy.stats import f as ratio

    # Another library's F: 0.5 / 8.5 times F on 1 and 17 degrees of freedom.
    ends = [float(ratio.ppf(share, 1, 17)) * 0.5 / 8.5 for share in (0.5, 0.05, 0.95)]
    assert [row["value"], row["low"], row["high"]] == pytest.approx(ends, rel=1e-9), f"got {row}"
    assert row["fell"] == pytest.approx(float(ratio.cdf(0.5 * 17, 1, 17))), f"got {row}"
    assert (row["flagged"], row["n"], row["expected"], row["note"]) == (True, 8, 1, ""), f"got {row}"
    assert row["joined"] == day_number(JOINED), "the day of its first seat"


def test_a_critic_that_goes_on_is_not_flagged() -> None:
    row = rows(answered(BEFORE, "oppose", "forum"), answered(AFTER, "abstain"))["critic"]
    assert row["value"] == pytest.approx(1) and not row["flagged"], f"abstaining is dissent as well: {row}"


def test_a_fall_that_everybody_shares_is_none_of_the_critics() -> None:
    """Half the others dissent before; after, a tenth do, and so does the critic on one day in five."""
    calm = [answered([day], "oppose" if n % 5 == 0 else "support", charity="oppose") for n, day in enumerate(AFTER)]
    crowd = [{"proposal": f"q{day}", "organisation": f"o{n}", "response": "support"} for day in AFTER for n in range(8)]
    row = rows(answered(BEFORE, "oppose", "forum"), *calm, {"responses": crowd})["critic"]
    assert row["expected_after"] == pytest.approx(0.8) and not row["flagged"], f"got {row}"


def test_seven_days_are_too_few() -> None:
    row = rows(answered(BEFORE, "oppose", "forum"), answered(AFTER[:7], "support"))["critic"]
    assert (row["value"], row["fell"], row["flagged"], row["n"], row["note"]) == (None, None, False, 7, TOO_FEW)


def test_several_proposals_on_a_day_are_one_day() -> None:
    """Two a day, dissent from one of them: a half each day."""
    more = [{**row, "id": row["id"] + "b"} for row in answered(BEFORE, "")["proposals"]]
    said = [{**row, "proposal": row["proposal"] + "b", "response": "support" if row["organisation"] == "critic"
             else row["response"]} for row in answered(BEFORE, "oppose")["responses"]]  # fmt: skip
    row = rows(answered(BEFORE, "oppose"), {"proposals": more, "responses": said}, answered(AFTER, "support"))["critic"]
    assert (row["days_before"], row["observed_before"], row["expected_before"]) == (8, 4, 4), f"got {row}"


def test_what_it_alone_opposed_is_contested() -> None:
    """Eight days on which it opposed what two others supported: eight of its own, none of theirs."""
    found = rows(answered(BEFORE, "oppose", "forum", charity="support"), answered(AFTER, "support"))["critic"]
    assert (found["days_before"], found["observed_before"], found["expected_before"]) == (8, 8, 0), f"got {found}"


def test_what_nobody_opposed_is_not() -> None:
    calm = answered(BEFORE, "support", "forum", charity="support"), answered(AFTER, "support", charity="support")
    assert rows(*calm) == {}, "nobody but the proposer held back"


def test_what_nobody_else_answered_has_nothing_to_stand_beside() -> None:
    records = answered(BEFORE, "oppose", "forum")
    records["responses"] = [row for row in records["responses"] if row["organisation"] in ("critic", "council")]
    assert rows(records) == {}, "no other answer to the same proposals, but for the proposer's own"


def test_the_year_before_and_the_year_from_the_day_on() -> None:
    """The first of June 2022 is in, the day before is not; the first of June 2023 is after, that of 2024 is out."""
    edges = [
        date(2022, 5, 31),
        date(2022, 6, 1),
        date(2023, 5, 31),
        date(2023, 6, 1),
        date(2024, 5, 31),
        date(2024, 6, 1),
    ]
    row = rows(answered(edges, "oppose"))["critic"]
    assert (row["days_before"], row["days_after"]) == (2, 2), f"got {row}"


def test_the_first_answer_counts() -> None:
    """Opposed before joining, in favour of the same proposals after it: that is no fall of dissent from new ones."""
    turned = [
        {"proposal": f"q{day}", "organisation": "critic", "response": "support", "date": JOINED} for day in BEFORE
    ]
    row = rows(answered(BEFORE, "oppose", "forum"), {"responses": turned}, answered(AFTER, "oppose"))["critic"]
    assert (row["observed_before"], row["days_after"], row["flagged"]) == (8, 8, False), f"got {row}"


def test_joined_long_ago_or_never_having_answered_before() -> None:
    assert rows(answered(AFTER, "support")) == {}, "it never answered from outside"
    long_ago = days(8, date(2018, 9, 1)), days(8, date(2019, 6, 1))
    parts = answered(long_ago[0], "oppose"), answered(long_ago[1], "support")
    assert rows(*parts, start=date(2019, 6, 1)) == {}, "it joined more than 36 months ago"


def test_first_seen_is_said() -> None:
    row = rows(answered(BEFORE, "oppose"), answered(AFTER, "support"), start_is="first_seen")["critic"]
    assert row["note"] == FIRST_SEEN and row["flagged"], f"got {row}"


@pytest.mark.parametrize(("fewest", "proposals", "most"), [(8, 1, 0.05), (8, 3, 0.05), (12, 2, 0.04)])
def test_how_often_a_flag_is_raised_where_nothing_changed(fewest: int, proposals: int, most: float) -> None:
    """4,000 members whose chance to dissent is the same before and after, 0.1 to 0.9, among ten others at 0.3."""
    rng = np.random.default_rng(11)
    raised = 0
    for own in rng.uniform(0.1, 0.9, 4000):
        sides = []
        for _ in range(2):
            others = rng.binomial(10, 0.3, (fewest, proposals))
            dissents = rng.random((fewest, proposals)) < own
            others = np.maximum(others, 1)
            sides.append(Counted(float(dissents.mean(1).sum()), float((others / 10).mean(1).sum())))
        raised += under(sides[1], sides[0], 0.5) >= 0.9
    assert raised / 4000 <= most, f"flagged falsely {raised / 4000:.3f} of the time"
    assert proposals > 1 or raised, "the test could not have failed"


def test_what_is_said_is_what_happened_and_not_why() -> None:
    row = rows(answered(BEFORE, "oppose", "forum"), answered(AFTER, "support"))["critic"]
    facts = {name: row[name] for name in row if name not in ("partnership", "subject", "value", "low", "high", "n")}
    finding = Finding(
        measure="dissent_after_joining",
        partnership="0",
        subject="The critics",
        value=row["value"],
        low=row["low"],
        high=row["high"],
        n=row["n"],
        expected=1.0,
        note="",
        period=Period.to(AT),
        facts=facts,
    )
    text = full(finding)
    assert "fell after it joined" in text and "1 June 2023" in text, text
    assert "100%" in text and "50%" in text and "0%" in text, f"the shares on either side are not told: {text}"
    assert not {"co-opt", "because", "due to"} & set(text.lower().split()), f"a cause is claimed: {text}"
