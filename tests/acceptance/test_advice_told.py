"""The report and its JSON give the same advice, and every reason can be followed to records."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from afresh.review.advice import as_values
from studies.example import make

from afresh.dataset import Dataset, Review
from afresh.panel.adviser import STANDPOINTS
from afresh.review.labels import Labels


class Panels(HTMLParser):
    """What stands in each partnership's list of advice: headings, reasons, and where they lead."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, dict[str, list[str]]] = {}
        self.open: list[str] = []
        self.page = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "h2":
            self.page = given.get("id") or ""
            self.found[self.page] = {"suggests": [], "says": [], "leads to": [], "differs": []}
        if tag == "li" and given.get("class") == "suggestion":
            self.open.append("suggestion")
            self.found[self.page]["suggests"].append("")
        elif tag == "li":
            self.open.append("li")
        if tag == "h4":
            differs = given.get("class") == "differs"
            self.open.append("h4" if differs or "suggestion" in self.open else "another h4")
            if differs:
                self.found[self.page]["differs"].append("")
        if tag == "a" and "suggestion" in self.open:
            self.found[self.page]["leads to"].append(given.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("li", "h4") and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "h4":
            into = self.found[self.page]["suggests" if "suggestion" in self.open else "differs"]
            into[-1] += data
        elif "suggestion" in self.open and self.open[-1] == "li" and data.strip():
            self.found[self.page]["says"].append(data.strip())


@pytest.fixture(scope="module")
def review() -> Review:
    return Dataset(make(1)).review()


@pytest.fixture(scope="module")
def text(review: Review) -> str:
    return review.html()


@pytest.fixture(scope="module")
def pages(text: str) -> dict[str, Any]:
    parser = Panels()
    parser.feed(text)
    return parser.found


@pytest.fixture(scope="module")
def facts(review: Review) -> dict[str, Any]:
    return {each["name"]: each for each in review.facts()["partnerships"]}


@pytest.mark.long
def test_the_page_and_the_json_give_the_same_advice_in_the_same_order(
    review: Review, pages: dict[str, Any], facts: dict[str, Any]
) -> None:
    some = 0
    for each in review.assessment.lasting:
        page, panel = pages[f"partnership-{each.code}"], facts[each.name]["panel"]
        given = [*panel["first"], *panel["more"]]
        assert page["suggests"] == [one["suggests"] for one in given], f"{each.name} is advised otherwise on its page"
        for one in given:
            missing = [why["says"] for why in (*one["because"], *one["against"]) if why["says"] not in page["says"]]
            assert not missing, f"the page does not give the reason {missing}"
        asked = [heading.partition(": ")[2] for heading in page["differs"]]
        assert asked == [each["question"] for each in panel["differs"]], "where the panel differs"
        some += len(given)
    assert some >= 15, f"{some} pieces of advice in the worked example"


def is_of_none(measure: str, partnership: dict[str, Any]) -> bool:
    """A share of nought is a reason as well, and of none there are no records."""
    return any(each["measure"] == measure and each["value"] == 0 for each in partnership["findings"])


def test_no_reason_for_advice_is_without_records(review: Review, pages: dict[str, Any], facts: dict[str, Any]) -> None:
    for each in review.assessment.lasting:
        panel, page = facts[each.name]["panel"], pages[f"partnership-{each.code}"]
        for one in (*panel["first"], *panel["more"]):
            for why in one["because"]:
                under = why["records"] or why["source"] or facts[each.name]["records"].get(why["measure"])
                assert under or is_of_none(why["measure"], facts[each.name]), (
                    f"nothing is under '{why['says']}' of {each.name}"
                )
        assert all(link.startswith("#records-") for link in page["leads to"]), "links lead to lists of records"
        told = {
            why["measure"] for one in (*panel["first"], *panel["more"]) for why in (*one["because"], *one["against"])
        }
        listed = told & facts[each.name]["records"].keys()
        assert bool(page["leads to"]) == bool(listed), "and there are some wherever a finding is told"


def test_each_advice_says_whose_it_is_and_what_it_rests_on(facts: dict[str, Any]) -> None:
    for name, each in facts.items():
        for one in (*each["panel"]["first"], *each["panel"]["more"]):
            assert set(one["standpoints"]) <= set(STANDPOINTS) and one["rules"], f"nobody gives {one} to {name}"
            assert all(evidence["reference"] for evidence in one["evidence"]), "how well it is known to help"
            assert one["risk"] and one["first_step"] and all(one["leave_alone_if"]), "risk, first step, when not"


def test_what_changes_who_sits_here_says_so_on_the_page(text: str, facts: dict[str, Any]) -> None:
    changing = sum(one["changes_members"] for each in facts.values()
                   for one in (*each["panel"]["first"], *each["panel"]["more"]))  # fmt: skip
    assert text.count("It would change who sits here.") == changing > 0, "each of them, and no other"


def test_a_partnership_that_ended_gets_no_advice(review: Review) -> None:
    from dataclasses import replace
    from datetime import date

    ended = replace(review.assessment.lasting[0], ended=date(2024, 1, 1))
    labels = Labels(review.assessment.workspace.store, review.disclosure, review.assessment.workspace.period.end)
    assert as_values(None, labels, ended)["first"] == [], "nothing is suggested"


@pytest.mark.long
def test_text_of_the_records_stays_text() -> None:
    """Markup in a name reaches the advice as letters."""
    from afresh.review.advice import panel

    store = make(1)
    store.con.execute("UPDATE partnerships SET name = '<b>Crisis</b> Care' WHERE name = 'Ambleford Crisis Care Board'")
    review = Dataset(store).review()
    assert "<b>Crisis</b>" not in review.html(), "it would be run as markup"
    assert re.search(r"Hold one meeting together with &lt;b&gt;Crisis&lt;/b&gt; Care", review.html()), "it is shown"
    code = next(each.code for each in review.assessment.lasting if each.name == "Ambleford Mental Health Board")
    labels = Labels(store, review.disclosure, review.assessment.workspace.period.end)
    shown = panel(review.sittings[code], labels, {})
    assert any("<b>Crisis</b> Care" in one.suggests for one in shown.first), "and in the facts it is as recorded"
