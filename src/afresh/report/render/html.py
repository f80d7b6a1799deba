"""A document as one HTML page that works from a file: no network, no script, no style attribute.

Only the shell puts the style sheet in; a block's HTML has neither a style attribute nor a handler, also in drawings.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape
from importlib.resources import files
from typing import Any

from afresh.report import document as d

STYLE = files("afresh.report.render").joinpath("report.css")


def page(made: d.Document, only: Iterable[d.Page] | None = None) -> str:
    """The whole document, or some of its pages, as a file."""
    pages = tuple(only) if only is not None else made.pages
    shell = _Shell(made, pages)
    return shell.whole()


def blocks(those: Iterable[d.Block]) -> str:
    """Blocks alone, for a page of the web application."""
    return _Blocks().all(those)


@dataclass
class _Shell:
    made: d.Document
    pages: tuple[d.Page, ...]

    def whole(self) -> str:
        made = self.made
        shown = {anchor for page in self.pages for anchor in _anchors(page)}
        ways = "".join(f'<li><a href="#{_id(to)}">{escape(word)}</a></li>' for word, to in made.ways if to in shown)
        nav = f'<nav aria-label="Report"><ul>{ways}</ul></nav>' if ways else ""
        note = f'<div class="note"><div class="wrap"><p>{escape(made.note)}</p></div></div>' if made.note else ""
        writer = _Blocks(shown)
        body = "\n".join(self._page(each, writer, first=i == 0) for i, each in enumerate(self.pages))
        foot = "".join(f"<p>{writer.text(each)}</p>" for each in made.foot)
        style = STYLE.read_text(encoding="utf-8")
        return (
            '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(made.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
            '<a class="skip" href="#main">Skip to the report</a>\n'
            f'<header class="bar"><div class="wrap"><p>{escape(made.label)}</p>{nav}</div></header>\n{note}\n'
            f'<main id="main" class="wrap">\n{body}\n</main>\n'
            f'<footer><div class="wrap">{foot}</div></footer>\n</body>\n</html>\n'
        )

    def _page(self, page: d.Page, writer: "_Blocks", first: bool) -> str:
        tag = f" {writer.tag(page.tag)}" if page.tag else ""
        level = "h1" if first else "h2"
        start = writer.level
        writer.level = 2 if first else 3
        writer.begin(1 if first else 2)
        inside = writer.all(page.blocks)
        writer.level = start
        back = (
            "" if first else f'<p class="back"><a href="#{_id(self.pages[0].anchor)}">Back to the first page</a></p>\n'
        )
        kind = "page first" if first else "page"
        head = f'<div class="head"><{level} class="title">{escape(page.title)}{tag}</{level}></div>'
        return f'<article class="{kind}" id="{_id(page.anchor)}">\n{back}{head}\n{inside}\n</article>'


def _anchors(of: Any) -> Iterable[str]:
    if isinstance(of, d.Page | d.Part | d.Fold | d.Table | d.Heading | d.Figure) and of.anchor:
        yield of.anchor
    for name in ("blocks", "left", "right", "evidence", "beside", "each"):
        for inner in getattr(of, name, ()) or ():
            yield from _anchors(inner)


def _id(anchor: str) -> str:
    """What may stand in an id and in a link."""
    return "".join(sign if sign.isalnum() or sign in "-_." else f"_{ord(sign):x}" for sign in anchor)


@dataclass
class _Blocks:
    shown: set[str] | None = None
    """Anchors that can be led to; any, where none are given."""
    level: int = 2
    """Of the next heading inside."""
    _numbers: dict[str, int] = field(default_factory=dict)
    _last: int = 2
    """The level of the last heading: the next goes down one at most."""

    def begin(self, level: int) -> None:
        """A page whose title is of this level."""
        self._last = level

    def heading(self, level: int) -> int:
        self._last = min(level, self._last + 1, 6)
        return self._last

    def all(self, those: Iterable[d.Block]) -> str:
        return "\n".join(self.one(each) for each in those)

    def one(self, block: d.Block) -> str:
        return WRITERS[type(block)](self, block)

    def text(self, text: d.Text) -> str:
        return "".join(self._piece(each) for each in d.pieces(text))

    def _piece(self, each: d.Inline) -> str:
        if isinstance(each, str):
            return escape(each, quote=False)
        if isinstance(each, d.Tag):
            return self.tag(each)
        inside = escape(each.text, quote=False)
        if each.emphasis == "strong":
            inside = f"<strong>{inside}</strong>"
        elif each.emphasis == "soft":
            inside = f'<span class="soft">{inside}</span>'
        elif each.emphasis == "quote":
            inside = f"<q>{inside}</q>"
        if each.to and (self.shown is None or each.to in self.shown):
            return f'<a href="#{_id(each.to)}">{inside}</a>'
        return inside

    @staticmethod
    def tag(tag: d.Tag) -> str:
        return f'<span class="tag t-{_id(tag.kind)}">{escape(tag.text)}</span>'

    def number(self, what: str) -> str:
        """An id of its own for what has to be pointed at."""
        self._numbers[what] = self._numbers.get(what, 0) + 1
        return f"{what}-{self._numbers[what]}"

    def inside(self, those: Iterable[d.Block]) -> str:
        """Blocks a level of headings further down."""
        self.level += 1
        made = self.all(those)
        self.level -= 1
        return made


def _heading(w: _Blocks, b: d.Heading) -> str:
    level = w.heading(w.level + b.level - 2)
    anchor = f' id="{_id(b.anchor)}"' if b.anchor else ""
    return f'<h{level} class="h{b.level}"{anchor}>{w.text(b.text)}</h{level}>'


def _paragraph(w: _Blocks, b: d.Paragraph) -> str:
    style = f' class="{b.style}"' if b.style else ""
    return f"<p{style}>{w.text(b.text)}</p>"


def _listing(w: _Blocks, b: d.Listing) -> str:
    kind = "ol" if b.numbered else "ul"
    entries = "".join(f"<li>{_entry(w, each)}</li>\n" for each in b.entries)
    return f"<{kind}>\n{entries}</{kind}>"


def _entry(w: _Blocks, each: Any) -> str:
    if not isinstance(each, str) and each and not isinstance(each[0], str | d.Span | d.Tag):
        return w.all(each)
    return w.text(each)


def _definitions(w: _Blocks, b: d.Definitions) -> str:
    pairs = "".join(f"<dt>{w.text(word)}</dt><dd>{w.text(means)}</dd>\n" for word, means in b.pairs)
    return f'<dl class="words">\n{pairs}</dl>'


def _sentence(w: _Blocks, b: d.Sentence) -> str:
    if not b.evidence:
        return f'<div class="say"><p>{w.text(b.text)}</p></div>'
    hidden = escape(d.plain(b.text)[:60])
    return (
        f'<div class="say"><p>{w.text(b.text)}</p> <details class="ev"><summary>evidence'
        f'<span class="hidden">: {hidden}</span></summary><div>{w.all(b.evidence)}</div></details></div>'
    )


def _table(w: _Blocks, b: d.Table) -> str:
    anchor = f' id="{_id(b.anchor)}"' if b.anchor else ""
    style = " ".join(each for each in ("cards", b.style) if each)
    caption = (
        f"<caption{' class=' + chr(34) + 'hidden' + chr(34) if b.hidden_caption else ''}>{escape(b.caption)}</caption>"
    )
    heads = "".join(
        f'<th role="columnheader" scope="col"{_numeric(each)}>{escape(each.heading)}</th>' for each in b.columns
    )
    groups = "".join(_group(w, b, each) for each in b.groups)
    return (
        f'<table role="table" class="{style}"{anchor}>{caption}<thead role="rowgroup"><tr role="row">{heads}</tr>'
        f"</thead>{groups}</table>"
    )


def _numeric(column: d.Column) -> str:
    return ' class="num"' if column.numeric else ""


def _group(w: _Blocks, b: d.Table, group: d.RowGroup) -> str:
    over = ""
    if group.heading:
        head = escape(group.heading)
        span = len(b.columns)
        over = f'<tr role="row" class="group"><th role="rowheader" scope="rowgroup" colspan="{span}">{head}</th></tr>'
    rows = "\n".join(_row(w, b, row) for row in group.rows)
    return f'<tbody role="rowgroup">{over}{rows}</tbody>'


def _row(w: _Blocks, b: d.Table, row: d.Row) -> str:
    cells = []
    for i, (cell, column) in enumerate(zip(row.cells, b.columns, strict=True)):
        if isinstance(cell, d.WritingLines):
            cells.append(f'<td role="cell" class="own">{_labels(cell)}</td>')
        elif i == 0:
            cells.append(f'<th role="rowheader" scope="row">{w.text(cell)}</th>')
        else:
            says = f' data-l="{escape(column.heading)}"'
            cells.append(f'<td role="cell"{_numeric(column)}{says}>{w.text(cell)}</td>')
    return f'<tr role="row">{"".join(cells)}</tr>'


def _labels(b: d.WritingLines) -> str:
    return "".join(f"<span>{escape(each)}</span>" for each in b.labels)


def _writing_lines(w: _Blocks, b: d.WritingLines) -> str:
    return f'<div class="own line">{_labels(b)}</div>'


def _figure(w: _Blocks, b: d.Figure) -> str:
    named = w.number("figure")
    anchor = f' id="{_id(b.anchor)}"' if b.anchor else ""
    level = w.heading(w.level)
    beside = (
        f'<details class="plain"><summary>{escape(b.fold)}</summary>{w.all(b.beside)}</details>' if b.beside else ""
    )
    return (
        f'<figure aria-labelledby="{named}"{anchor}><h{level} class="h2" id="{named}">{escape(b.heading)}</h{level}>'
        f'<p class="read">{escape(b.read)}</p>{drawing(b.drawing, b.says)}{beside}</figure>'
    )


def drawing(made: d.Drawing, says: str) -> str:
    """An SVG whose colours come from the style sheet, by the role of each mark."""
    shapes = "".join(_shape(each) for each in made.shapes)
    size = f"0 0 {_n(made.width)} {_n(made.height)}"
    return f'<svg viewBox="{size}" role="img" aria-label="{escape(says)}">{shapes}</svg>'


def _shape(each: d.Shape) -> str:
    numbers = "".join(f' {name}="{escape(_n(value))}"' for name, value in each.numbers)
    role = f' class="{each.role}"' if each.role else ""
    if each.kind == "text":
        return f"<text{numbers}{role}>{escape(each.text)}</text>"
    return f"<{each.kind}{numbers}{role}/>"


def _n(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:g}" if value == int(value) else f"{value:.1f}"


def _fold(w: _Blocks, b: d.Fold) -> str:
    anchor = f' id="{_id(b.anchor)}"' if b.anchor else ""
    count = f' <span class="soft">({escape(b.count)})</span>' if b.count else ""
    kind = "plain" if b.minor else "fold"
    return (
        f'<details class="{kind}"{anchor}><summary>{escape(b.summary)}{count}</summary>\n{w.inside(b.blocks)}</details>'
    )


def _callout(w: _Blocks, b: d.Callout) -> str:
    return f'<div class="inset">{w.all(b.blocks)}</div>'


def _suggestions(w: _Blocks, b: d.Suggestions) -> str:
    each = "\n".join(_suggestion(w, i, one, len(b.each) > 1) for i, one in enumerate(b.each, 1))
    few = " one" if len(b.each) == 1 else " two-of" if len(b.each) == 2 else ""
    return f'<ol class="sugs{few}">\n{each}\n</ol>'


def _suggestion(w: _Blocks, number: int, b: d.Suggestion, numbered: bool) -> str:
    named, level = w.number("answer"), w.heading(w.level)
    radios = "".join(
        f'<label><input type="radio" name="{named}"> {word}</label>' for word in ("Take", "Leave", "Put off")
    )
    head = f"{number}. {b.heading}" if numbered else b.heading
    because = f"<p>{w.text(b.because)}</p>" if b.because else ""
    first = f"<p><strong>First step:</strong> {escape(b.first_step, quote=False)}</p>" if b.first_step else ""
    return (
        f'<li class="sug"><h{level} class="h3">{escape(head, quote=False)}</h{level}>{because}{first}'
        f'<p class="small soft">{escape(b.small, quote=False)}</p>{w.all(b.blocks)}'
        f'<fieldset><legend>Our answer<span class="hidden"> to suggestion {number}</span></legend>'
        f'<div class="ans">{radios}</div>{_writing_lines(w, d.WritingLines())}</fieldset></li>'
    )


def _columns(w: _Blocks, b: d.Columns) -> str:
    kind = "two wide" if b.wide_left else "two"
    return f'<div class="{kind}"><div>{w.all(b.left)}</div><div>{w.all(b.right)}</div></div>'


def _part(w: _Blocks, b: d.Part) -> str:
    named = w.number("part")
    anchor = f' id="{_id(b.anchor)}"' if b.anchor else ""
    level = w.heading(w.level)
    head = f'<h{level} class="h2" id="{named}">{escape(b.heading, quote=False)}</h{level}>'
    return f'<section aria-labelledby="{named}"{anchor}>{head}\n{w.inside(b.blocks)}</section>'


WRITERS: dict[type, Callable[[_Blocks, Any], str]] = {
    d.Heading: _heading,
    d.Paragraph: _paragraph,
    d.Listing: _listing,
    d.Definitions: _definitions,
    d.Sentence: _sentence,
    d.Table: _table,
    d.WritingLines: _writing_lines,
    d.Figure: _figure,
    d.Fold: _fold,
    d.Callout: _callout,
    d.Suggestions: _suggestions,
    d.Columns: _columns,
    d.Part: _part,
}
