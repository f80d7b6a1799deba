"""The documentation: every page is in its index, and every link leads somewhere."""

import re
from pathlib import Path

import pytest

from house.code import ROOT, kept_files, said

DOCS = ROOT / "docs"
LINK = re.compile(r"\]\(([^()\s]+)\)")
ELSEWHERE = ("http:", "https:", "mailto:")


def linked(path: Path) -> list[str]:
    """The files that a page links to, as it writes them: no addresses, and without the place within a page."""
    links = [link.split("#")[0] for link in LINK.findall(path.read_text("utf-8")) if not link.startswith(ELSEWHERE)]
    return [link for link in links if link]


def test_every_page_is_in_the_index_of_the_documentation() -> None:
    pages = {path.name for path in DOCS.glob("*.md")} - {"README.md"}
    missing = pages - {Path(link).name for link in linked(DOCS / "README.md")}
    assert not missing, f"say in docs/README.md who reads these: {sorted(missing)}"


def test_every_link_to_a_file_leads_somewhere() -> None:
    pages = [path for path in kept_files() if path.suffix == ".md"]
    links = [(path, link) for path in pages for link in linked(path)]
    assert len(links) > 50, f"only {len(links)} links were found, so hardly anything was checked"
    dead = [f"{said(path)}: {link}" for path, link in links if not (path.parent / link).exists()]
    assert not dead, f"these links lead nowhere: {dead}"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[a](one.md) and [b](two.md#part)", ["one.md", "two.md"]),
        ("[x](https://example.org/a.md) [y](#here)", []),
        ("![picture](first-page.png), f(x) = [1](a/b.md).", ["first-page.png", "a/b.md"]),
    ],
)
def test_links_are_found_as_they_are_written(text: str, links: list[str], tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(text, "utf-8")
    assert linked(page) == links, "a link is passed over, or made up"
