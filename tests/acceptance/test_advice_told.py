"""The report and its JSON give the same advice, and every reason can be followed to records."""

import re
from collections.abc import Iterator

import pytest
from studies.example import make

from afresh.dataset import Dataset, Review
from afresh.panel.adviser import STANDPOINTS
from afresh.review.advice_parts import AdvicePart
from afresh.review.result import PartnershipPart
from html_pages import page_of, plain


@pytest.fixture(scope="module")
def review() -> Review:
    return Dataset(make(1)).review()


@pytest.fixture(scope="module")
def text(review: Review) -> str:
    return review.html()


def advised(review: Review) -> Iterator[tuple[PartnershipPart, AdvicePart]]:
    for each in review.result.partnerships:
        if each.panel is not None:
            yield from ((each, one) for one in (*each.panel.first, *each.panel.more))


def test_the_page_gives_the_advice_of_the_json_in_the_same_order_with_its_reasons(review: Review, text: str) -> None:
    some = 0
    for each in review.result.partnerships:
        page = plain(page_of(text, each.name))
        given = [one for of, one in advised(review) if of is each]
        after = 0
        for one in given:
            found = page.find(one.suggests.rstrip("."), after)
            assert found >= 0, f"{each.name} is not advised {one.suggests!r}, or in another order"
            after = found + 1
            missing = [why.text for why in (*one.because, *one.against) if why.text not in page]
            assert not missing, f"the page does not give the reason {missing}"
            assert one.first_step in page and one.risk in page, f"first step and risk of {one.suggests!r}"
        asked = each.panel.differs if each.panel else ()
        assert all(one.question in page for one in asked), "where the panel differs"
        some += len(given)
    assert some >= 15, f"{some} pieces of advice in the worked example"


def test_no_reason_for_advice_is_without_records(review: Review) -> None:
    """A share of nought is a reason as well, and of none there are no records."""
    for each, one in advised(review):
        for why in one.because:
            told = [f for f in each.findings if why.finding and f.id.startswith(why.finding)]
            under = why.records or why.source or any(f.records or f.value == 0 for f in told)
            assert under, f"nothing is under {why.text!r} of {each.name}"


def test_each_advice_says_whose_it_is_and_what_it_rests_on(review: Review) -> None:
    for each, one in advised(review):
        assert one.rules, f"nobody gives {one.suggests!r} to {each.name}"
        assert all(rule.standpoint in STANDPOINTS and rule.reference for rule in one.rules), "how well it is known"
        assert one.risk and one.first_step and all(rule.leave_alone for rule in one.rules), "risk, first step, when not"


def test_what_changes_who_sits_here_says_so_on_the_page(review: Review, text: str) -> None:
    changing = sum(one.changes_members for _, one in advised(review))
    assert text.count("It would change who sits here.") == changing > 0, "each of them, and no other"


def test_a_partnership_that_ended_gets_no_advice() -> None:
    store = make(1)
    store.con.execute("UPDATE partnerships SET ended = DATE '2024-01-01' WHERE id = 'safer-streets'")
    ended = Dataset(store).review().result.partnership("safer-streets")
    assert ended.ended is not None and (ended.panel is None or not ended.panel.first), "nothing is suggested"


def test_text_of_the_records_stays_text() -> None:
    """Markup in a name reaches the advice as letters."""
    store = make(1)
    store.con.execute("UPDATE partnerships SET name = '<b>Crisis</b> Care' WHERE name = 'Ambleford Crisis Care Board'")
    review = Dataset(store).review()
    source = review.html()
    assert "<b>Crisis</b>" not in source, "it would be run as markup"
    assert re.search(r"&lt;b&gt;Crisis&lt;/b&gt; Care", source), "it is shown"
    assert any("<b>Crisis</b> Care" in one.suggests for _, one in advised(review)), "in the JSON it is as recorded"
