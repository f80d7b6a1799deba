"""The decisions: one page each, all in the index, and nothing cites one that is not there."""

import re
from pathlib import Path

import pytest

from house.code import PACKAGE, ROOT, kept_files, said, text_of

FOLDER = ROOT / "docs" / "decisions"
INDEX = (FOLDER / "README.md").read_text("utf-8")
PAGES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
HEADING = re.compile(r"# (\d{4})\. (.+)\n")
STATUS = re.compile(r"\*\*Status\.\*\* (Accepted|Superseded by (\d{4})), (\d{1,2} [A-Z][a-z]+ 20\d\d)\.")
PARTS = ("**Context.**", "**Choice.**", "**What lost.**", "**What follows.**")
CITED = re.compile(r"\bdecisions?\s+(\d{4})((?:(?:,| and| to)\s+\d{4})*)\b", re.IGNORECASE)
"""A page is said by its number and nothing else: `decision 0005`."""
MOST_LINES = 40


def index_line(path: Path) -> str:
    text = path.read_text("utf-8")
    heading, status = HEADING.match(text), STATUS.search(text)
    assert heading, f"{said(path)} does not begin with '# 0000. What was chosen'"
    assert status, f"{said(path)} does not say '**Status.** Accepted, 3 March 2026.' or who superseded it"
    return f"| [{path.name[:4]}]({path.name}) | {heading[2]} | {status[1].lower()} | {status[3]} |"


def test_the_index_lists_the_pages_and_nothing_else() -> None:
    listed = re.findall(r"^\| \[\d{4}\]\(.*$", INDEX, re.MULTILINE)
    assert listed == [index_line(path) for path in PAGES], "docs/decisions/README.md and the pages beside it differ"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name[:4])
def test_a_page_has_every_part(path: Path) -> None:
    text = path.read_text("utf-8")
    heading, status = HEADING.match(text), STATUS.search(text)
    assert heading and heading[1] == path.name[:4], f"{said(path)}: its number is not that of its heading"
    places = [text.find(part) for part in PARTS]
    assert -1 not in places and places == sorted(places), f"{said(path)} needs, in this order: {', '.join(PARTS)}"
    assert len(text.splitlines()) <= MOST_LINES, f"{said(path)} is more than a page"
    later = {page.name[:4] for page in PAGES} - {path.name[:4]}
    assert not (status and status[2]) or status[2] in later, f"{said(path)} is superseded by a page that is not there"


def test_no_two_pages_have_one_number() -> None:
    numbers = [path.name[:4] for path in PAGES]
    assert len(numbers) == len(set(numbers)), f"two decisions share a number: {numbers}"


def test_whoever_cites_a_decision_cites_one_that_stands() -> None:
    stand = {path.name[:4] for path in PAGES}
    cited = [(said(path), number) for path in kept_files() for number in numbers_cited(text_of(path))]
    assert cited, "no decision is cited anywhere, so nothing was checked"
    missing = [f"{place} cites {number}" for place, number in cited if number not in stand]
    assert not missing, f"docs/decisions/README.md says where the old numbers went: {missing}"


def numbers_cited(text: str) -> list[str]:
    """The decisions that a text cites: of `decisions 0001, 0004 and 0007` all three."""
    return [number for match in CITED.finditer(text) for number in re.findall(r"\d{4}", match.group())]


def test_citations_are_found_however_they_are_put() -> None:
    text = "(decision 0003); Decision\n  0016, decisions 0001, 0004 and 0007; a decision of 2024"
    assert numbers_cited(text) == ["0003", "0016", "0001", "0004", "0007"], "some citation is passed over, or made up"


def test_what_old_pages_became_is_there() -> None:
    rows = re.findall(r"^\| (\d{4}) \| [^|]+ \| (.+) \|$", INDEX, re.MULTILINE)
    assert len(rows) == 87, f"the table of old numbers has {len(rows)} rows; there were 87 pages on 1 December 2026"
    files = [(old, name) for old, now in rows for name in re.findall(r"`([\w/]+\.py)`", now)]
    gone = [
        f"{old}: {name}"
        for old, name in files
        if not ((PACKAGE / name).is_file() or (PACKAGE.parent.parent / name).is_file())
    ]
    assert not gone, f"what these old pages said has moved: say where in docs/decisions/README.md: {gone}"
