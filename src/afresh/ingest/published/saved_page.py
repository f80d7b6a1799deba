"""A saved web page as headings, lines of text and rows of tables, in the order they stand."""

from html.parser import HTMLParser
from typing import Literal, NamedTuple

SKIPPED = ("script", "style", "head", "nav", "template")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LINES = ("p", "div", "li", "dd", "dt", "br", "section")


class Piece(NamedTuple):
    kind: Literal["h1", "h2", "h3", "h4", "h5", "h6", "line", "row", "table"]
    text: str
    cells: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    """The address that each cell links to; empty where it links to none."""


class _Page(HTMLParser):
    """Pages of committee systems leave cells open, or put one inside another: a new cell ends the one before."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._text: list[str] = []
        self._kind = "line"
        self._cells: list[str] | None = None
        self._links: list[str] = []
        self._in_cell = False
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SKIPPED:
            self._skipping += 1
        elif tag in HEADINGS:
            self._end_line()
            self._kind = tag
        elif tag == "table":
            self._end_row()
            self._end_line()
            self.pieces.append(Piece("table", ""))
        elif tag == "tr":
            self._end_row()
            self._end_line()
            self._cells, self._links = [], []
        elif tag in ("td", "th") and self._cells is not None:
            self._end_cell()
            self._in_cell = True
            self._links.append("")
        elif tag == "a" and self._in_cell:
            self._links[-1] = self._links[-1] or (dict(attrs).get("href") or "")
        elif tag in LINES and not self._in_cell:
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        if tag in SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()
        elif tag in HEADINGS or (tag in LINES and not self._in_cell):
            self._end_line()

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._text.append(data)

    def _end_cell(self) -> None:
        if self._in_cell and self._cells is not None:
            self._cells.append(self._take())
        self._in_cell = False

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells:
            self.pieces.append(Piece("row", " ".join(self._cells), tuple(self._cells), tuple(self._links)))
        self._cells = None

    def _end_line(self) -> None:
        text = self._take()
        if text:
            self.pieces.append(Piece(self._kind, text))  # type: ignore[arg-type]
        self._kind = "line"

    def _take(self) -> str:
        text = " ".join("".join(self._text).split())
        self._text = []
        return text

    def close(self) -> None:
        super().close()
        self._end_row()
        self._end_line()


def pieces_of(html: str) -> list[Piece]:
    page = _Page()
    page.feed(html)
    page.close()
    return page.pieces


def plain_text(html: str) -> str:
    """The words of a piece of a page, a line for each of its paragraphs."""
    return "\n".join(piece.text for piece in pieces_of(html) if piece.text)
