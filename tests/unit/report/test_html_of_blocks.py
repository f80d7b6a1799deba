"""Each block as HTML: hostile text stays text, and neither style nor script is in it."""

from dataclasses import fields, replace
from html.parser import HTMLParser
from typing import Any, get_args

import pytest

from afresh.report import document as d
from afresh.report.render import html

HOSTILE = "<script>alert(1)</script>\"'&onload=<img src=x onerror=alert(2)>"
DRAWN = d.Drawing(10, 10, (d.Shape("text", (("x", 1.0), ("y", HOSTILE)), "tick", HOSTILE),))
CARD = d.Suggestion(HOSTILE, (HOSTILE, d.strong(HOSTILE)), HOSTILE, HOSTILE, (d.Paragraph(HOSTILE),))
INSIDE = (d.Paragraph(HOSTILE),)
BLOCKS: tuple[d.Block, ...] = (
    d.Heading((HOSTILE, d.Tag("fresh", HOSTILE)), 3, HOSTILE),
    d.Paragraph((HOSTILE, d.Span(HOSTILE, "quote", HOSTILE), d.Span(HOSTILE, "soft"))),
    d.Listing((HOSTILE, (d.Paragraph(HOSTILE),)), numbered=True),
    d.Definitions(((HOSTILE, HOSTILE),)),
    d.Sentence(HOSTILE, INSIDE),
    d.table(HOSTILE, (HOSTILE, d.Column(HOSTILE, True)), [(HOSTILE, HOSTILE)], anchor=HOSTILE),
    d.Table(HOSTILE, (d.Column(HOSTILE),), (d.RowGroup(HOSTILE, (d.Row((HOSTILE,)),)),), hidden_caption=True),
    d.Figure(heading=HOSTILE, read=HOSTILE, drawing=DRAWN, says=HOSTILE, beside=INSIDE, fold=HOSTILE, anchor=HOSTILE),
    d.Fold(HOSTILE, INSIDE, HOSTILE, HOSTILE),
    d.Callout(INSIDE),
    d.WritingLines((HOSTILE,)),
    d.Suggestions((CARD, CARD)),
    d.Columns(INSIDE, INSIDE),
    d.Part(HOSTILE, INSIDE, HOSTILE),
)
NAMED = [type(each).__name__ for each in BLOCKS]


ALONE = {"input", "br", "meta", "line", "rect", "circle", "path"}


class Elements(HTMLParser):
    """Every element with its attributes, and those that are never closed."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.astray: list[str] = []
        self.text = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attributes)))
        if tag not in ALONE:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.astray.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def harmful(source: str) -> list[str]:
    """Elements and attributes that a block's HTML may not have."""
    kinds, found = {"script", "style", "img", "iframe", "link", "object"}, []
    for tag, attributes in Elements(source).found:
        found += [tag] if tag in kinds else []
        found += [f"{tag} {name}" for name in attributes if name == "style" or name.startswith("on")]
        links = [attributes.get(name) or "#" for name in ("href", "src")]
        found += [f"{tag} leads to {link}" for link in links if not link.startswith("#")]
    return found


def test_every_kind_of_block_is_tried_and_has_a_writer() -> None:
    kinds = {each.__name__ for each in get_args(d.Block)}
    assert kinds == set(NAMED), f"not tried: {kinds ^ set(NAMED)}"
    assert {each.__name__ for each in html.WRITERS} == kinds, "each is written as HTML"


@pytest.mark.parametrize("block", BLOCKS, ids=NAMED)
def test_hostile_text_stays_text(block: d.Block) -> None:
    source = html.blocks([block])
    read = Elements(source)
    assert not harmful(source), f"it would run: {harmful(source)}"
    assert not read.open and not read.astray, f"not closed {read.open}, closed but not open {read.astray}"
    assert HOSTILE in read.text or "<script>alert(1)</script>" in read.text, f"what was recorded is shown: {source}"


@pytest.mark.parametrize("block", BLOCKS, ids=NAMED)
def test_no_text_of_a_block_is_lost(block: d.Block) -> None:
    """Each text of its own, by the name of its field, is somewhere in the HTML."""
    for field in fields(block):
        value: Any = getattr(block, field.name)
        if isinstance(value, str) and value == HOSTILE and field.name != "anchor":
            marked = replace(block, **{field.name: "A text like no other"})
            assert "A text like no other" in html.blocks([marked]), f"{field.name} is not shown"


def test_a_whole_page_holds_one_style_sheet_and_nothing_else_of_the_kind() -> None:
    page = d.Page(HOSTILE, HOSTILE, BLOCKS, d.Tag("fresh", HOSTILE))
    pages = (page, replace(page, anchor="other"))
    made = d.Document(
        title=HOSTILE, label=HOSTILE, note=HOSTILE, pages=pages, foot=(HOSTILE,), ways=((HOSTILE, "other"),)
    )
    source = html.page(made)
    assert [each for each in harmful(source) if each != "style"] == [], "nothing runs"
    assert harmful(source).count("style") == 1 and source.count("</style>") == 1, "the shell puts the style in once"
    assert source == html.page(made), "the same document gives the same bytes"


def test_what_rests_on_records_opens_under_its_sentence() -> None:
    source = html.blocks([d.Sentence("Four came.", (d.Listing(("Seat of the council (seats.csv, row 2)",)),))])
    start, end = source.index("Four came."), source.index("seats.csv, row 2")
    between = source[start:end]
    assert '<details class="ev"><summary>' in between and "</details>" not in between, "opened in place"
    assert "evidence" not in html.blocks([d.Sentence("Four came.")]), "and nothing opens where nothing is cited"


def test_a_link_to_what_is_not_there_is_text() -> None:
    page = d.Page("first", "First", (d.Paragraph((d.Span("Board", "plain", "partnership-x"),)),))
    made = d.Document("Review", "Review", "", (page,))
    assert "partnership-x" not in html.page(made) and "Board" in html.page(made), "it would lead nowhere"
    with_page = replace(made, pages=(page, d.Page("partnership-x", "Board", ())))
    assert 'href="#partnership-x"' in html.page(with_page), "it leads to the page that is there"
