"""Made-up records that once misled a review: what each should say (../shared/trials/README.md, "records").

The right values are that page's; variants of each kind are in tests/unit/diagnosis and tests/unit/measure.
"""

from datetime import date, timedelta
from pathlib import Path

import pytest

from afresh.dataset import Dataset, read
from afresh.diagnosis.assessment import Assessed, Assessment
from missing import missing

AT = date(2025, 12, 31)

pytestmark = pytest.mark.real


def assessed(shared: Path, name: str, at: date = AT) -> Assessment:
    folder = shared.parent / "trials" / "records" / name
    if not folder.is_dir():
        missing(f"{folder} is absent")
    return read(folder).review(at=at).assessment


def by_name(assessment: Assessment) -> dict[str, Assessed]:
    return {each.name: each for each in assessment.partnerships}


def only(assessment: Assessment) -> Assessed:
    (each,) = assessment.partnerships
    return each


def test_on_the_border_a_day_changes_nothing(shared: Path) -> None:
    found = [only(assessed(shared, "edge", AT - timedelta(days=back))).state for back in (0, 1)]
    assert [state.name for state in found] == ["between fresh and stale"] * 2, "on the border, either day"
    assert not any(state.holds for state in found), "no advice rests on it"


@pytest.mark.parametrize("among", ["one_closed_6", "one_closed_300"])
def test_one_closed_board_is_found_whatever_the_others_do(shared: Path, among: str) -> None:
    boards = by_name(assessed(shared, among))
    closed = boards.pop("Board a0").state
    assert (closed.name, closed.openness) == ("blocked", "low"), f"2 of 20 adopted, {closed}"
    low = [name for name, each in boards.items() if each.state.openness == "low"]
    assert not low, f"the others adopt two in three: {low}"


def test_where_all_are_blocked_all_are(shared: Path) -> None:
    names = [each.state.name for each in assessed(shared, "all_blocked").partnerships]
    assert names == ["blocked"] * 8, "eight boards, each 1 of 20 adopted"


def test_a_log_of_approvals_is_not_a_share(shared: Path) -> None:
    full, part = (only(assessed(shared, name)).state for name in ("full_log", "only_approved"))
    assert full.name == "blocked", "all rows: 3 of 20"
    assert (part.name, part.openness) == ("new people", None), "only the adopted ones: nothing is known"


def test_one_outcome_in_twenty_says_nothing(shared: Path) -> None:
    each = only(assessed(shared, "one_outcome"))
    assert each.state.openness is None, "an outcome is recorded for 1 of 20"
    adopted = each.findings.of("proposals_adopted")
    assert adopted is not None and adopted.value is None and adopted.note.startswith("not judged"), f"{adopted}"


def test_seats_that_nobody_closed_end_with_the_last_mark(shared: Path) -> None:
    closed, never = (only(assessed(shared, name)) for name in ("seats_closed", "seats_never_closed"))
    assert closed.state.name == never.state.name == "fresh", "the same people and sheets"
    years = [float(str(each.findings.of("arrivals").facts["seat_years"])) for each in (closed, never)]  # type: ignore[union-attr]
    new = [each.findings.of("arrivals").n for each in (closed, never)]  # type: ignore[union-attr]
    assert new == [5, 5], "the same newcomers"
    # Two holders are never marked at all, so that nothing says when they left: their seats stand as recorded.
    assert years[1] == pytest.approx(years[0], rel=0.25), f"nearly the same seat-years: {years}"


@pytest.mark.parametrize("name", ["term24_7seats", "term48_3seats"])
def test_a_small_old_board_is_not_too_new(shared: Path, name: str) -> None:
    state = only(assessed(shared, name)).state
    assert state.kind == "one" and state.renewal == "low", f"nobody came in sixteen years: {state}"


def test_an_election_five_years_ago_is_no_staleness(shared: Path) -> None:
    each = only(assessed(shared, "election60", date(2025, 4, 30)))
    assert each.standing and each.standing.renewal and each.standing.renewal.by_clock, "all twelve seats at once"
    assert each.state.renewal != "low" and not each.state.holds, f"it was stale in 99.8% of draws: {each.state}"


def test_slow_is_told_from_blocked(shared: Path) -> None:
    each = only(assessed(shared, "slow"))
    assert (each.state.name, each.state.flags) == ("fresh", ("slow",)), "16 of 20 adopted, after 400 days"
    opened = each.standing and each.standing.openness
    assert opened and (opened.adopted, opened.in_the_end, opened.of) == (0, 16, 20), "both are told"


def test_gatherings_after_seats_are_counted_as_the_page_says(shared: Path) -> None:
    """Seats first, sheets later: the first three months of sheets are left out, and no three gatherings besides."""
    each = only(assessed(shared, "sheets_after_seats"))
    arrivals = each.findings.of("arrivals")
    assert arrivals is not None and arrivals.n == 3, f"by hand from the sheets: {arrivals}"


def test_the_first_sentence_says_what_the_date_rests_on(shared: Path) -> None:
    folder = shared.parent / "trials" / "records" / "edge"
    if not folder.is_dir():
        missing(f"{folder} is absent")
    dataset: Dataset = read(folder)
    says = dataset.review().facts()["says"]
    assert says.startswith("This review is as of 10 December 2024, the last day on which anything is recorded"), says
    late = dataset.review(at=date(2026, 6, 30)).facts()
    assert "every state is provisional" in late["says"], "eighteen months after the last record"
    assert all("provisional" in each["state"]["flags"] for each in late["partnerships"]), "and flagged"
