"""What a report is made of: pages of blocks, which a renderer turns into HTML, text, Word or JSON.

A section builds blocks and knows no renderer; a renderer draws blocks and knows no section. Blocks hold plain text and
nothing that one renderer alone understands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Emphasis = Literal["plain", "strong", "soft", "quote"]


@dataclass(frozen=True)
class Span:
    """A piece of a sentence: with weight, or leading somewhere (`to` is the anchor of a page or block)."""

    text: str
    emphasis: Emphasis = "plain"
    to: str = ""


@dataclass(frozen=True)
class Tag:
    """A state in a few words; the kind chooses colours, and says nothing that the words do not."""

    kind: str
    text: str


Inline = str | Span | Tag
Text = Sequence[Inline] | str
"""What may stand in a line: one text, or several pieces."""


def strong(text: str) -> Span:
    return Span(text, "strong")


def pieces(text: Text) -> tuple[Inline, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def plain(text: Text) -> str:
    """The same without weight and links."""
    return "".join(each if isinstance(each, str) else each.text for each in pieces(text))


@dataclass(frozen=True)
class Heading:
    text: Text
    level: int = 2
    anchor: str = ""


Style = Literal["", "lead", "soft", "small", "big", "read", "key"]
"""lead: what the page says first; big: an answer; read: how to read a chart; key: in small print."""


@dataclass(frozen=True)
class Paragraph:
    text: Text
    style: Style = ""


@dataclass(frozen=True)
class Listing:
    """A list; each entry a line, or blocks."""

    entries: tuple["Text | tuple[Block, ...]", ...]
    numbered: bool = False


@dataclass(frozen=True)
class Definitions:
    """Words with what they mean."""

    pairs: tuple[tuple[Text, Text], ...]


@dataclass(frozen=True)
class Sentence:
    """A sentence with what it rests on, which opens under it."""

    text: Text
    evidence: tuple["Block", ...] = ()


@dataclass(frozen=True)
class Column:
    heading: str
    numeric: bool = False


@dataclass(frozen=True)
class Row:
    cells: tuple["Text | WritingLines", ...]
    """The first is the row's own heading."""


@dataclass(frozen=True)
class RowGroup:
    """Rows under a heading of their own; the first group may have none."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Table:
    caption: str
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    style: Literal["", "boards", "small"] = ""
    anchor: str = ""
    hidden_caption: bool = False

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for group in self.groups for row in group.rows)


def table(caption: str, columns: Sequence[str | Column], rows: Sequence[Sequence[Text]], **more: object) -> Table:
    """A table of one group."""
    made = tuple(each if isinstance(each, Column) else Column(each) for each in columns)
    return Table(caption, made, (RowGroup("", tuple(Row(tuple(row)) for row in rows)),), **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Shape:
    """One mark of a drawing: its kind is an SVG element, its numbers are that element's, its role chooses colours."""

    kind: Literal["line", "rect", "circle", "path", "text"]
    numbers: tuple[tuple[str, float | str], ...]
    role: str
    text: str = ""


@dataclass(frozen=True)
class Drawing:
    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class Figure:
    """A chart: its heading is what it shows, and the table beside it holds the same."""

    heading: str
    read: str
    """How to read it, in a small line."""
    drawing: Drawing
    says: str
    """What somebody who cannot see it should know."""
    beside: tuple["Block", ...]
    """The same as a table, and what else is said about it."""
    fold: str = "Figures and likely ranges"
    anchor: str = ""


@dataclass(frozen=True)
class Fold:
    """What somebody asks next: shut, with how much is in it."""

    summary: str
    blocks: tuple["Block", ...]
    count: str = ""
    anchor: str = ""
    minor: bool = False


@dataclass(frozen=True)
class Callout:
    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class WritingLines:
    """Room to write on, screen and paper: each a word before a line."""

    labels: tuple[str, ...] = ("Owner", "By")


@dataclass(frozen=True)
class Suggestion:
    """Something to consider, with its first step and room for the answer."""

    heading: str
    because: Text
    first_step: str
    small: str
    """Whether it was tested, and when to leave it alone."""
    blocks: tuple["Block", ...] = ()
    """Reasons in full, in a fold."""


@dataclass(frozen=True)
class Suggestions:
    each: tuple[Suggestion, ...]


@dataclass(frozen=True)
class Columns:
    """Blocks side by side where there is room, one under the other where there is not."""

    left: tuple["Block", ...]
    right: tuple["Block", ...]
    wide_left: bool = False


@dataclass(frozen=True)
class Part:
    """A stretch of a page under a heading, which can be led to."""

    heading: str
    blocks: tuple["Block", ...]
    anchor: str = ""


Block = (
    Heading
    | Paragraph
    | Listing
    | Definitions
    | Sentence
    | Table
    | Figure
    | Fold
    | Callout
    | WritingLines
    | Suggestions
    | Columns
    | Part
)


@dataclass(frozen=True)
class Page:
    anchor: str
    title: str
    blocks: tuple[Block, ...]
    tag: Tag | None = None


@dataclass(frozen=True)
class Document:
    title: str
    label: str
    """What it is, in the bar at the top."""
    note: str
    """Said above everything, such as that the place is fictional."""
    pages: tuple[Page, ...]
    foot: tuple[Text, ...] = ()
    ways: tuple[tuple[str, str], ...] = ()
    """What the bar leads to: a word and an anchor."""
