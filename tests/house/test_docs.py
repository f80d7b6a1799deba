"""The documentation: every page is in its index, and every link leads somewhere."""

import re
from pathlib import Path

import pytest

from house.code import PACKAGE, ROOT, kept_files, said

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


ARCHITECTURE = DOCS / "architecture.md"
PICTURE = DOCS / "architecture.svg"
TO_COME = {"web/"}
"""Drawn already; where one is not built yet, the page says so."""
OF_THE_PACKAGE = re.compile(r"[a-z_]+(?:/[a-z_]+)*(?:/|\.py|\.toml)")


def places_named(path: Path) -> set[str]:
    """The folders and files of the package that a page names in code, or a picture in a label: `measure/`."""
    text = path.read_text("utf-8")
    pieces = (
        re.findall(r"`([^`\s]+)`", text) if path.suffix == ".md" else re.findall(r"<text[^>]*>([^<]+)</text>", text)
    )
    return {place for piece in pieces for place in piece.split(", ") if OF_THE_PACKAGE.fullmatch(place)}


@pytest.mark.parametrize("path", [ARCHITECTURE, PICTURE], ids=lambda path: path.name)
def test_the_architecture_names_what_is_there(path: Path) -> None:
    named = places_named(path)
    assert len(named) > 10, f"{said(path)} was found to name only {sorted(named)}, so hardly anything was checked"
    known = {place for place in named if (PACKAGE / place).exists() or place in {"src/afresh/", "tests/reference/"}}
    assert not (gone := sorted(named - known - TO_COME)), f"{said(path)} names what is not in src/afresh: {gone}"


def test_the_architecture_leaves_no_folder_out() -> None:
    folders = {f"{path.name}/" for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    folders -= {"words/"}  # It goes: its sentences to where they are used.
    missing = folders - {f"{place.split('/')[0]}/" for place in places_named(ARCHITECTURE)}
    assert not missing, f"say in docs/architecture.md what is in {sorted(missing)}"
    undrawn = folders - {f"{place.split('/')[0]}/" for place in places_named(PICTURE)}
    assert not undrawn, f"draw in docs/architecture.svg where {sorted(undrawn)} is"


A_PLACE = re.compile(
    r"(?:src|docs|tests|studies|build-tools|benchmarks|examples)/[\w./-]+|[\w-]+(?:/[\w-]+)*\.(?:py|csv|toml)"
)


def test_contributing_names_what_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = {code for code in re.findall(r"`([^`\s]+)`", text) if A_PLACE.fullmatch(code)}
    assert len(named) > 30, f"CONTRIBUTING was found to name only {sorted(named)}, so hardly anything was checked"
    kept = [f"/{said(path)}" for path in kept_files()]
    gone = sorted(place for place in named if not (ROOT / place).exists() and not any_ends(kept, place))
    assert not gone, f"CONTRIBUTING.md names files that are not there: {gone}"


def any_ends(kept: list[str], place: str) -> bool:
    return any(path.endswith(f"/{place}") for path in kept)
