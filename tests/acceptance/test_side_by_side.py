"""All partnerships side by side: what was planted is where it belongs, and what is not on record is said.

The plants are those of the example's own plans; the rules are those of the design, section 6 and ideas I13 and I14.
"""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from studies.example import make
from studies.example.calendar import Calendar
from studies.example.partnerships import NINE
from studies.example.plants import plants
from studies.example.simulate import LAST_DAY

from afresh.dataset import Dataset, Review
from afresh.diagnosis.portfolio import Portfolio
from afresh.report.document import Table
from afresh.report.render import html
from afresh.report.sections.alike import alike, look_in
from afresh.report.sections.users import users
from afresh.words import portfolio as words
from afresh.words import questions
from appg import appg_seats
from boards import AT, seats
from html_pages import articles, plain
from records import store_of, together

SEEDS = range(1, 13)
FEWEST = 11
"""Of twelve seeds: a state is found in at least 19 of 20."""
NAMES = {plan.id: plan.name for plan in NINE}
OVERLAP = next(plant for plant in plants(Calendar(LAST_DAY)) if plant.name == "two that overlap")


@pytest.fixture(scope="module")
def found(seeded: dict[int, Any]) -> dict[int, Portfolio]:
    return {seed: seeded[seed].side_by_side for seed in SEEDS}


def named(each: Portfolio) -> dict[str, list[str]]:
    """The lists that each partnership is in."""
    lists: dict[str, list[str]] = {one.name: [] for one in each.all}
    for title in ("rotate", "winning", "dormant", "outgrown"):
        for one in getattr(each, title):
            lists[one.name].append(title)
    for pair in each.alike:
        for one in (pair.one, pair.other):
            lists[one.name].append("together")
    return lists


@pytest.mark.long
def test_the_two_planted_to_overlap_could_be_talked_about_together(found: dict[int, Portfolio]) -> None:
    planted = {NAMES[each] for each in OVERLAP.partnerships}
    for seed, each in found.items():
        pairs = [{pair.one.name, pair.other.name} for pair in each.alike]
        assert planted in pairs, f"seed {seed}: {sorted(planted)} are not among {pairs}"
        assert pairs == [planted], f"seed {seed}: others share half of their members and issues: {pairs}"


@pytest.mark.long
@pytest.mark.parametrize(
    ("plan", "title"),
    [
        ("wistlebrook-forum", "dormant"),
        ("safer-streets", "outgrown"),
        ("housing-and-homelessness", "rotate"),
        ("falls-and-frailty", "winning"),
    ],
)
def test_each_planted_state_is_in_its_list(found: dict[int, Portfolio], plan: str, title: str) -> None:
    lists = Counter(tuple(named(each)[NAMES[plan]]) for each in found.values())
    assert lists[(title,)] >= FEWEST, f"{plan} belongs under {title}: {dict(lists)}"


@pytest.mark.long
def test_the_fresh_board_and_the_blocked_one_are_in_none(found: dict[int, Portfolio]) -> None:
    for plan in ("neighbourhood-health", "hospital-discharge"):
        lists = Counter(tuple(named(each)[NAMES[plan]]) for each in found.values())
        assert lists[()] >= FEWEST, f"{plan} is named: {dict(lists)}"


@pytest.fixture(scope="module")
def review() -> Review:
    return Dataset(make(1)).review()


@pytest.fixture(scope="module")
def sections(review: Review) -> dict[str, str]:
    """The plain text of every page of the report, by its anchor."""
    return {anchor: plain(source) for anchor, source in articles(review.html()).items()}


def test_the_page_and_the_json_say_the_same(review: Review, sections: dict[str, str]) -> None:
    page, told = sections["side-by-side"], review.result.portfolio
    assert told is not None, "nine partnerships stand side by side"
    for text in (told.headline, told.in_all, told.winning, told.others):
        assert text and text in page, f"the page does not say {text!r}"
    names = {each.id: each.name for each in review.result.partnerships}
    for row in told.rows:
        for cell in (names[row.partnership], row.meetings, row.hours, "; ".join(row.given), row.decisions, row.results):
            assert cell in page, f"the table lacks {cell!r}"
    for pair in told.pairs:
        line = " ".join([names[pair.one], names[pair.other], pair.members, pair.issues])
        assert line in page, f"no line for {pair}"
    for listing in told.listings:
        for one in listing.each:
            assert all(why.text in page for why in one.because), f"the page gives other reasons than {one}"


def test_the_table_is_in_order_of_name(review: Review) -> None:
    assert review.result.portfolio is not None, "nine partnerships stand side by side"
    names = {each.id: each.name for each in review.result.partnerships}
    shown = [names[row.partnership] for row in review.result.portfolio.rows]
    assert shown == sorted(NAMES.values()), "by name, and nothing else"


def test_every_review_asks_the_seven_questions_with_what_the_records_say(
    review: Review, sections: dict[str, str]
) -> None:
    for each in review.result.partnerships:
        page = sections[f"partnership-{each.id}"]
        reviewed = each.state.name in ("stale", "stagnant", "blocked", "dormant")
        assert (each.review is not None) == reviewed, f"{each.name} is {each.state.name}"
        assert (questions.HEADING in page) == reviewed, f"{each.name}: the form is on its page, or is not"
        if each.review is not None:
            form = page.partition(questions.HEADING)[2]
            assert [one.asks for one in each.review.questions] == list(questions.QUESTIONS.values()), "seven"
            for one in each.review.questions:
                assert one.asks in form, f"{each.name} is not asked {one.asks}"
                assert one.says or one.nothing, f"nothing is said to {one.asks}"
                assert all(says.text in form for says in one.says), f"{one} differs"
            assert form.count(questions.ANSWER) == 7, "a line for each answer"


def test_same_people_on_the_same_issues_is_why_the_stale_are_reviewed(review: Review) -> None:
    for each in review.result.partnerships:
        if each.state.name in ("stale", "stagnant"):
            assert each.review and "same people on the same issues" in each.review.why_now, f"{each.name}: the trigger"


def test_users_and_likeness_are_told_on_each_page(review: Review, sections: dict[str, str]) -> None:
    count = 0
    for each in review.result.partnerships:
        page = sections[f"partnership-{each.id}"]
        for table in (*users(each), *alike(each), *look_in(each)):
            for text in (plain(html.blocks([table])),):
                assert text in page, f"{each.name}: the page does not say {text[:200]!r}"
                count += 1
    assert count > 30, f"tables and notes of nine boards: {count}"


def test_the_planted_users_unheard_are_said_in_the_heading(review: Review, sections: dict[str, str]) -> None:
    (made, *_) = users(review.result.partnership("mental-health"))
    assert isinstance(made, Table) and "none of their" in made.caption, f"nothing of theirs is adopted: {made}"
    assert made.caption in sections["partnership-mental-health"], "and the page says so"


def test_where_hours_proposals_and_indicators_are_not_on_record_it_says_so() -> None:
    told = Dataset(store_of(together(seats("a"), seats("b")))).review(at=AT).facts()["portfolio"]
    assert told["not_on_record"] == [
        words.NO_MEETINGS, words.NO_CONTRIBUTIONS, words.NO_DECISIONS, words.NO_RESULTS
    ], "each is named, and meetings once"  # fmt: skip
    for row in told["rows"]:
        cells = {row["meetings"], row["hours"], row["decisions"], row["results"], *row["given"]}
        assert cells == {words.NOT_ON_RECORD}, f"nothing is made of nothing: {row}"


def test_no_seat_and_no_lasting_partnership_is_no_portfolio() -> None:
    project = {"partnerships": [{"id": "j", "name": "j", "kind": "project"}],
               "seats": [{"partnership": "j", "person": "p", "start": date(2024, 1, 1)}]}  # fmt: skip
    review = Dataset(store_of(together(project))).review(at=AT)
    assert review.facts()["portfolio"] is None, "projects are measured together and have no line"
    assert 'id="side-by-side"' not in review.html(), "nor a section"


@pytest.mark.real
@pytest.mark.long
def test_the_register_of_groups_folds_after_fifty_and_names_what_it_lacks(shared: Path) -> None:
    store = store_of(together({"seats": appg_seats(shared / "appg" / "officers.csv.gz")}))
    review = Dataset(store).review()
    told, source = review.facts()["portfolio"], review.html()
    groups = int(store.rows("SELECT count(DISTINCT partnership) FROM seats")[0][0])
    gone = sum(each.gone for each in review.assessment.partnerships)
    assert len(told["rows"]) == groups - gone > 50, "every group has its line in the JSON, but those gone"
    assert 0 < gone < 20, f"a few are gone by the look of the records: {gone}"
    assert words.NO_MEETINGS in told["not_on_record"], "a register holds seats alone"
    text = plain(articles(source)["side-by-side"])
    assert all(line in text for line in told["not_on_record"]), "and the page says so"
    assert told["issues_unknown"] in text and told["issues_unknown"], "pairs that share members, of unknown issues"
    assert "<table" in source and len(source) < 3_000_000, "it stays readable"
