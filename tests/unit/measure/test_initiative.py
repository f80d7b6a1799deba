"""The measures of initiative on records small enough to count by hand."""

from datetime import date
from typing import Any

import pytest

from afresh.measure import take
from afresh.measure.notes import TOO_FEW
from afresh.snapshot.workspace import gather
from afresh.statistics import rates
from records import Records, Row, store_of, together

AT = date(2024, 6, 30)
"""The window of 36 months opens after 30 June 2021."""
SEATED: Records = {
    "seats": [
        {"partnership": "board", "organisation": "council", "start": date(2015, 1, 1)},
        {"partnership": "board", "organisation": "police", "start": date(2022, 6, 30)},
        {"partnership": "board", "organisation": "charity", "start": date(2024, 1, 1)},
    ]
}


def rows(name: str, *parts: Records, at: date = AT) -> dict[str, Row]:
    table = take(gather(store_of(together(SEATED, *parts)), at=at), name)
    return {row["subject"]: row for row in table.rows()}


def put(proposal: str, proposer: str | None = None, day: date = date(2024, 1, 10), **more: Any) -> Records:
    row = {"id": proposal, "partnership": "board", "date": day, "title": proposal, "proposer": proposer, **more}
    return {"proposals": [row]}


def supports(proposal: str, **days: date | None) -> Records:
    """A new idea, and the day on which each organisation supported it."""
    said = [{"proposal": proposal, "organisation": who, "response": "support", "date": day}
            for who, day in days.items()]  # fmt: skip
    return {**put(proposal, novel=True), "responses": said}


def test_a_rate_and_its_interval_from_the_published_table_of_chi_square() -> None:
    """Gamma(10.5, T) is chi-square on 21 degrees of freedom over 2 T; its 5th and 95th percentiles stand in any table
    as 11.591 and 32.671 (Pearson and Hartley 1966, table 8)."""
    low, high = rates.interval([10], [3.0])
    assert (low[0], high[0]) == pytest.approx((11.591 / 6, 32.671 / 6), abs=1e-3), f"{low} to {high}"


def test_rates_at_the_edges() -> None:
    low, high = rates.interval([0, 2], [4.0, 0.0])
    assert low[0] == 0 and high[0] > 0, "nothing in four years is not surely nothing"
    assert low[1] != low[1] and high[1] != high[1], "a rate over no time"
    with pytest.raises(ValueError, match="must not be negative"):
        rates.interval([-1], [1.0])


def test_proposals_a_year() -> None:
    """The council sat for all 1,096 days of the window: 6 / 3.0007 a year. The police for 731 days: none. The
    charity for 181: too few. What is about procedure, or older, is not counted."""
    parts = [put(f"q{n}", "council", novel=n < 2, status="adopted" if n < 4 else "rejected") for n in range(6)]
    parts += [put("minutes", "council", procedural=True), put("old", "council", date(2021, 6, 30))]
    found = rows("proposals_made", *parts)
    council = found["council"]
    assert (council["n"], council["novel"], council["adopted"]) == (6, 2, 4), f"got {council}"
    assert council["value"] == pytest.approx(6 / (1096 / 365.25)), f"got {council}"
    # Chi-square on 13 degrees of freedom: 5.892 and 22.362.
    ends = 5.892 / 2 / (1096 / 365.25), 22.362 / 2 / (1096 / 365.25)
    assert (council["low"], council["high"]) == pytest.approx(ends, abs=1e-3), f"got {council}"
    assert (found["police"]["value"], found["police"]["n"], found["police"]["note"]) == (0, 0, ""), "none in two years"
    assert found["police"]["years"] == pytest.approx(731 / 365.25), "from its joining"
    charity = found["charity"]
    assert (charity["value"], charity["low"], charity["note"]) == (None, None, TOO_FEW), "half a year is too short"


def test_where_nobody_is_named_as_proposer_nobody_made_none() -> None:
    assert rows("proposals_made", *[put(f"q{n}") for n in range(9)]) == {}, "silence was counted as no initiative"


def test_a_table_whose_proposals_name_nobody_gives_no_years() -> None:
    """The forum's proposals name who made them, the board's do not: those who sit only at the board are not told."""
    parts = [put(f"q{n}") for n in range(5)] + [put("named", "police")]
    parts[-1]["proposals"][0]["partnership"] = "forum"
    assert set(rows("proposals_made", *parts)) == {"police"}, "the council never sat at the forum"


def test_no_hindsight_about_proposals() -> None:
    later = put("later", "council", date(2024, 7, 1))
    assert rows("proposals_made", put("q", "council"), later)["council"]["n"] == 1, "the future was counted"
    late = put("q", "council", status="adopted", decided=date(2024, 7, 1))
    assert rows("proposals_made", late)["council"]["adopted"] == 0, "it was open on the day"


def test_a_merger_makes_what_either_made() -> None:
    merged = {"organisations": [{"id": each, "name": each, "successor": "council"} for each in ("north", "south")]}
    found = rows("proposals_made", merged, put("a", "north"), put("b", "south"), put("c", "council"))
    assert found["council"]["n"] == 3 and "north" not in found, "its names were counted apart"


def test_new_ideas_backed_whether_or_not_anybody_held_back() -> None:
    """Six supported that nobody opposed, two opposed: 6 of 8. Its own, the old and what is not new are left out."""
    parts = [supports(f"q{n}", council=None) for n in range(6)]
    against = {"organisation": "council", "response": "oppose"}
    parts += [{**put(f"r{n}", novel=True), "responses": [{"proposal": f"r{n}", **against}]} for n in range(2)]
    parts += [{**supports("own", council=None), **put("own", "council", novel=True)}]
    parts += [{**supports("old", council=None), **put("old", day=date(2021, 6, 30), novel=True)}]
    parts += [{**supports("usual", council=None), **put("usual")}]
    found = rows("novel_backed", *parts)["council"]
    assert (found["value"], found["n"], found["supported"]) == (0.75, 8, 6), f"got {found}"
    assert 0 < found["low"] < 0.75 < found["high"] < 1, f"the interval does not hold the share: {found}"
    contested = rows("organisation_support_novel", *parts)
    assert contested["council"]["n"] == 2, "the two from which it held back alone, and none that all supported"


def test_four_new_ideas_are_too_few() -> None:
    found = rows("novel_backed", *[supports(f"q{n}", council=None) for n in range(4)])["council"]
    assert (found["value"], found["n"], found["note"]) == (None, 4, TOO_FEW), f"got {found}"


def test_backed_before_most_others() -> None:
    """Council, police, charity on three days: only the first is before more than half of the other two. Five times the
    council first and once last: 5 of 6; the police, second each time: 0 of 6. Of three one is early: by chance 1/3."""
    days = [date(2024, 2, n) for n in (1, 8, 15)]
    parts = [supports(f"q{n}", council=days[0], police=days[1], charity=days[2]) for n in range(5)]
    parts += [supports("last", council=days[2], police=days[1], charity=days[0])]
    found = rows("backed_early", *parts)
    assert (found["council"]["value"], found["council"]["n"]) == (pytest.approx(5 / 6), 6), f"got {found['council']}"
    assert (found["police"]["value"], found["charity"]["early"]) == (0, 1), f"got {found}"
    assert found["council"]["expected"] == pytest.approx(1 / 3), "one in three is early"
    # Jeffreys: Beta(5.5, 1.5), equal tails, by another library's quantile function.
    from scipy.stats import beta

    ends = beta.ppf(0.05, 5.5, 1.5), beta.ppf(0.95, 5.5, 1.5)
    assert (found["council"]["low"], found["council"]["high"]) == pytest.approx(ends), f"got {found['council']}"


def test_on_one_day_nobody_is_before_anybody() -> None:
    """All on one day, or one straggler: nobody is early. Two together before three others: both are."""
    day, later = date(2024, 2, 1), date(2024, 3, 1)
    same = [supports(f"q{n}", council=day, police=day, charity=day) for n in range(6)]
    assert rows("backed_early", *same) == {}, "one day was put in an order"
    straggler = [supports(f"q{n}", council=day, police=day, charity=day, fire=later) for n in range(6)]
    assert rows("backed_early", *straggler) == {}, "1 of 3 others came later: that is not most of them"
    two = [supports(f"q{n}", council=day, police=day, charity=later, fire=later, trust=later) for n in range(6)]
    found = rows("backed_early", *two)
    assert {who: row["value"] for who, row in found.items()} == {
        "council": 1, "police": 1, "charity": 0, "fire": 0, "trust": 0
    }, "3 of the 4 others came later"  # fmt: skip
    assert found["council"]["expected"] == pytest.approx(2 / 5), "two of five are early"


def test_support_without_a_date_of_its_own_is_no_evidence_of_when() -> None:
    day, later = date(2024, 2, 1), date(2024, 3, 1)
    found = rows("backed_early", *[supports(f"q{n}", council=None, police=day, charity=later) for n in range(5)])
    assert "council" not in found and found["police"]["value"] == 1, f"got {found}"


def test_coming_round_later_does_not_undo_an_early_support() -> None:
    """The first support counts: the council supported in February, again in April."""
    parts = [supports(f"q{n}", council=date(2024, 2, 1), police=date(2024, 3, 1)) for n in range(5)]
    again = [{"proposal": f"q{n}", "organisation": "council", "response": "support", "date": date(2024, 4, 1)}
             for n in range(5)]  # fmt: skip
    assert rows("backed_early", *parts, {"responses": again})["council"]["value"] == 1, "the later one counted"


def gift(who: str, day: date, amount: float | None = None, kind: str | None = "money", unit: str | None = "GBP") -> Row:
    return {"organisation": who, "partnership": "board", "date": day, "kind": kind, "amount": amount, "unit": unit}


def test_contributions_by_kind_and_unit() -> None:
    """Three gifts of money, one without an amount, two of staff: 3 and 2 in 1,096 days. An older one is left out."""
    day = date(2023, 5, 1)
    given = [
        gift("council", day, 100),
        gift("council", date(2023, 6, 1), 50.5),
        gift("council", day),
        gift("police", day),
    ]
    given += [gift("council", day, 4, "staff", "days") for _ in range(2)] + [gift("council", date(2021, 6, 30), 9999)]
    found = rows("contributions_made", {"contributions": given})
    money = found["council: money, GBP"]
    assert (money["n"], money["amount"], money["without_amount"]) == (3, 150.5, 1), f"got {money}"
    assert money["value"] == pytest.approx(3 / (1096 / 365.25)), f"got {money}"
    # Chi-square on 7 degrees of freedom: 2.167 and 14.067.
    ends = 2.167 / 2 / (1096 / 365.25), 14.067 / 2 / (1096 / 365.25)
    assert (money["low"], money["high"]) == pytest.approx(ends, abs=1e-3), f"got {money}"
    assert (found["council: staff, days"]["n"], found["police: money, GBP"]["amount"]) == (2, None), f"got {found}"


def test_contributions_without_a_kind_or_a_year_of_records() -> None:
    short: Records = {"seats": [{"partnership": "board", "organisation": "council", "start": date(2023, 9, 1)}]}
    given = {"contributions": [gift("council", date(2024, 1, 1), 5, None, None)]}
    table = take(gather(store_of(together(short, given)), at=AT), "contributions_made")
    (row,) = table.rows()
    assert (row["subject"], row["value"], row["n"]) == ("council: not recorded", None, 1), f"got {row}"
    assert row["note"] == TOO_FEW, "ten months are too short for a rate"


@pytest.mark.parametrize("name", ["proposals_made", "novel_backed", "backed_early", "contributions_made"])
def test_no_records_no_rows(name: str) -> None:
    assert rows(name) == {}, f"{name} made rows from seats alone"
