"""The committed page of the advisers is what their docstrings make, and holds every one of them."""

from pathlib import Path

from afresh.panel.register import built_in
from afresh.report.advisers_page import advisers_page

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_the_advisers_is_current() -> None:
    committed = (DOCS / "advisers.md").read_text("utf-8")
    assert committed == advisers_page(), "docs/advisers.md is not what the docstrings make: run `make pages`"


def test_it_holds_every_rule_with_its_thresholds() -> None:
    page = advisers_page()
    for rule in built_in():
        assert f"### {rule.title}\n\n`{rule.name}`" in page, f"{rule.name} is not on the page"
        assert rule.reference in page, f"what {rule.name} rests on is not on the page"
        missing = [each.name for each in rule.settings if f"`{each.name} = " not in page]
        assert not missing, f"thresholds of {rule.name} are not on the page: {missing}"


def test_what_it_points_to_is_there() -> None:
    assert (DOCS / "measures.md").is_file() and (DOCS.parent / "examples" / "adviser" / "README.md").is_file(), "links"
