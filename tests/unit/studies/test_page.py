"""The pages that the planted-truth study wrote: their figures are there, and every bound is told, met or not."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from studies.bounds import MIXES, computed

from afresh.settings import default_settings

DOCS = Path(__file__).parents[3] / "docs"
PAGE, FINDINGS = DOCS / "planted-truth.md", DOCS / "planted-findings.md"
BOTH = PAGE.read_text("utf-8") + FINDINGS.read_text("utf-8")


def test_every_figure_is_there_and_says_what_it_shows() -> None:
    shown = re.findall(r"!\[(.+?)\]\((.+?)\)", BOTH)
    assert len(shown) >= 6, f"figures on the pages: {shown}"
    for title, name in shown:
        drawn = ElementTree.parse(DOCS / name).getroot()
        titles = [each.text for each in drawn.iter("{http://www.w3.org/2000/svg}title")]
        assert titles == [title], f"{name} is called {titles}, and {title} on the page"


def test_no_figure_is_left_over() -> None:
    shown = {name for _, name in re.findall(r"!\[(.+?)\]\(planted-truth/(.+?)\)", BOTH)}
    assert {path.name for path in (DOCS / "planted-truth").iterdir()} == shown, "files beside the pages are their own"


def test_it_begins_with_what_is_found_what_is_falsely_said_and_where_it_is_weak() -> None:
    first = PAGE.read_text("utf-8").split("## ")[0]
    for said in ("What is found", "What is falsely said", "What is left open", "Where it is weak"):
        assert said in first, f"before the first heading nothing is said of: {said}"
    assert len(first.splitlines()) <= 40, f"a chair reads {len(first.splitlines())} lines, two screens, before the cuts"


def rows_of_bounds() -> list[list[str]]:
    part = PAGE.read_text("utf-8").split("## What it had to show")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_every_bound_is_on_the_page_with_whether_it_is_met() -> None:
    """Four computed, four of each mix, and one for each bin of support that holds enough."""
    rows = rows_of_bounds()
    assert len(rows) >= 4 + 4 * len(MIXES) + 3, f"{len(rows)} bounds on the page"
    missed = [row for row in rows if row[-1] != "met"]
    assert all(row[-1] == "**not met**" for row in missed), f"neither met nor not: {missed}"
    text = PAGE.read_text("utf-8")
    said = f"All {len(rows)} bounds" if not missed else f"Of {len(rows)} bounds"
    assert said in text, f"{len(missed)} of {len(rows)} are not met, and the page does not begin: {said}"


@pytest.mark.parametrize("place", range(4))
def test_what_is_computed_is_within_its_bound(place: int) -> None:
    """The design, section 6: 5% for low, 10% for not low, for every size."""
    bound = computed()[place]
    assert bound.met, f"{bound.what}, {bound.where}: {bound.value:.4f} against {bound.limit}"


def test_minimums_in_use_are_no_smaller_than_the_study_asks_for() -> None:
    """Its rules were applied to the even seeds; what is asked for stands in the last column."""
    rows = re.findall(r"^\| `(\w+)` \| .* \| (.+?) \|$", FINDINGS.read_text("utf-8"), re.MULTILINE)
    assert {name for name, _ in rows} == {"first_gatherings", "chance_newcomers", "trial_points"}, f"minimums: {rows}"
    for setting, verdict in rows:
        in_use = getattr(default_settings(), setting)
        assert "is asked for" not in verdict, f"{setting} is {in_use:g}, and the study says: {verdict}"
