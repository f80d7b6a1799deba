"""A document as plain text for a terminal: no colours, no cursor, nothing wider than the width asked for.

What is shut in other forms is left out here, and said to be: a fold is one line with how much is in it and where it is.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from afresh.report import document as d

WIDTH = 100
GAP = "  "
NARROWEST = 12
"""Characters below which a column of words is no longer read: the table becomes a list."""


def page(made: d.Document, width: int = WIDTH, folds: str = "see the HTML") -> str:
    """The whole document. `folds` says where what is folded away can be read."""
    writer = _Lines(width, folds)
    lines = [*writer.wrapped(made.note), ""] if made.note else []
    for i, each in enumerate(made.pages):
        title = f"{each.title} ({each.tag.text})" if each.tag else each.title
        lines += [*([""] if i else []), *writer.headed(title, "="), "", *writer.all(each.blocks)]
    for text in made.foot:
        lines += ["", *writer.wrapped(d.plain(text))]
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def blocks(those: Iterable[d.Block], width: int = WIDTH, folds: str = "see the HTML") -> str:
    """Blocks alone."""
    return "\n".join(line.rstrip() for line in _Lines(width, folds).all(those)) + "\n"


@dataclass(frozen=True)
class _Lines:
    width: int
    folds: str

    def all(self, those: Iterable[d.Block]) -> list[str]:
        """Blocks with a blank line between."""
        lines: list[str] = []
        for block in those:
            made = WRITERS[type(block)](self, block)
            if made:
                lines += [*([""] if lines else []), *made]
        return lines

    def wrapped(self, text: str, first: str = "", rest: str = "") -> list[str]:
        return wrap(
            " ".join(text.split()),
            self.width,
            initial_indent=first,
            subsequent_indent=rest or " " * len(first),
            break_on_hyphens=False,
        )

    def headed(self, text: str, line: str) -> list[str]:
        lines = self.wrapped(text)
        return [*lines, line * max(map(len, lines), default=0)]

    def inside(self, those: Iterable[d.Block], first: str) -> list[str]:
        """Blocks set in: the first line after `first`, the others below it."""
        lines = _Lines(self.width - len(first), self.folds).all(those)
        rest = " " * len(first)
        return [f"{rest if i else first}{line}" for i, line in enumerate(lines)]


def _heading(w: _Lines, b: d.Heading) -> list[str]:
    return w.headed(d.plain(b.text), "-")


def _paragraph(w: _Lines, b: d.Paragraph) -> list[str]:
    return w.wrapped(d.plain(b.text))


def _listing(w: _Lines, b: d.Listing) -> list[str]:
    lines: list[str] = []
    for i, each in enumerate(b.entries, 1):
        mark = f"{i}. " if b.numbered else "- "
        lines += w.inside(each, mark) if _of_blocks(each) else w.wrapped(d.plain(each), mark)  # type: ignore[arg-type]
    return lines


def _of_blocks(each: Any) -> bool:
    return not isinstance(each, str) and bool(each) and not isinstance(each[0], str | d.Span | d.Tag)


def _definitions(w: _Lines, b: d.Definitions) -> list[str]:
    return [line for word, means in b.pairs for line in w.wrapped(f"{d.plain(word)}: {d.plain(means)}", "", "  ")]


def _sentence(w: _Lines, b: d.Sentence) -> list[str]:
    return w.wrapped(d.plain(b.text))


def _table(w: _Lines, b: d.Table) -> list[str]:
    heads = [column.heading for column in b.columns]
    kept = [i for i in range(len(heads)) if not all(isinstance(row.cells[i], d.WritingLines) for row in b.rows)]
    widths = _widths(w, b, kept)
    lines = [] if b.hidden_caption else w.headed(b.caption, "-")
    if widths is None:
        return [*lines, *_as_list(w, b, kept)]
    numeric = [b.columns[i].numeric for i in kept]
    lines += _line([heads[i] for i in kept], widths, numeric)
    for group in b.groups:
        lines += ["", *w.wrapped(group.heading)] if group.heading else []
        for row in group.rows:
            lines += _line([_cell(row.cells[i]) for i in kept], widths, numeric)
    return lines


def _cell(cell: Any) -> str:
    if isinstance(cell, d.WritingLines):
        return ""
    return "".join(f"({each.text})" if isinstance(each, d.Tag) else d.plain((each,)) for each in d.pieces(cell))


def _widths(w: _Lines, b: d.Table, kept: Sequence[int]) -> list[int] | None:
    """How wide each column is; none where the words have too little room, so that a list is easier read."""
    texts = [[b.columns[i].heading, *(_cell(row.cells[i]) for row in b.rows)] for i in kept]
    wanted = [max(map(len, column), default=0) for column in texts]
    least = [max((len(word) for text in column for word in text.split()), default=0) for column in texts]
    room = w.width - len(GAP) * (len(kept) - 1)
    if sum(wanted) <= room:
        return wanted
    least = [min(want, max(low, NARROWEST)) for want, low in zip(wanted, least, strict=True)]
    if sum(least) > room:
        return None
    spare, short = room - sum(least), [want - low for want, low in zip(wanted, least, strict=True)]
    return [low + spare * more // sum(short) for low, more in zip(least, short, strict=True)]


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> list[str]:
    columns = [
        wrap(cell, max(1, width), break_on_hyphens=False) or [""] for cell, width in zip(cells, widths, strict=True)
    ]
    lines = []
    for i in range(max(map(len, columns), default=0)):
        parts = [column[i] if i < len(column) else "" for column in columns]
        set_in = zip(parts, widths, numeric, strict=True)
        lines.append(GAP.join(part.rjust(n) if right else part.ljust(n) for part, n, right in set_in).rstrip())
    return lines


def _as_list(w: _Lines, b: d.Table, kept: Sequence[int]) -> list[str]:
    lines: list[str] = []
    for group in b.groups:
        lines += ["", *w.wrapped(group.heading)] if group.heading else []
        for row in group.rows:
            lines += w.wrapped(_cell(row.cells[kept[0]]), "- ")
            for i in kept[1:]:
                if cell := _cell(row.cells[i]):
                    lines += w.wrapped(f"{b.columns[i].heading}: {cell}", "  ", "    ")
    return lines


def _writing_lines(w: _Lines, b: d.WritingLines) -> list[str]:
    return w.wrapped("   ".join(f"{each}: ________" for each in b.labels))


def _figure(w: _Lines, b: d.Figure) -> list[str]:
    """What it shows and the table beside it; the drawing is for those who see it."""
    return [*w.headed(b.heading, "-"), *([""] if b.beside else []), *w.all(b.beside)]


def _fold(w: _Lines, b: d.Fold) -> list[str]:
    count = f"{b.count}: " if b.count else ""
    return w.wrapped(f"… {b.summary} ({count}{w.folds})", "", "  ")


def _callout(w: _Lines, b: d.Callout) -> list[str]:
    return w.inside(b.blocks, "| ")


def _suggestions(w: _Lines, b: d.Suggestions) -> list[str]:
    lines: list[str] = []
    for i, each in enumerate(b.each, 1):
        lines += w.wrapped(f"{i}. {each.heading}", "", "   ")
        first = f"First step: {each.first_step}" if each.first_step else ""
        for text in (d.plain(each.because), first, each.small):
            lines += w.wrapped(text, "   ") if text else []
        lines += w.inside(each.blocks, "   ") if each.blocks else []
    return lines


def _columns(w: _Lines, b: d.Columns) -> list[str]:
    return w.all((*b.left, *b.right))


def _part(w: _Lines, b: d.Part) -> list[str]:
    return [*w.headed(b.heading, "-"), *w.all(b.blocks)]


WRITERS: dict[type, Callable[[_Lines, Any], list[str]]] = {
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
