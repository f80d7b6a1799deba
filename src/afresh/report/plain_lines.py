"""Text for a terminal: headings, paragraphs and bullets that fit its width."""

from collections.abc import Iterable
from textwrap import wrap

WIDTH = 100


def headed(heading: str, line: str) -> list[str]:
    return [heading, line * min(len(heading), WIDTH)]


def bullets(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in wrapped(f"- {text}", "  ", "    ")]


def wrapped(text: str, first: str = "", rest: str | None = None) -> list[str]:
    """`first` goes before the first line, `rest` before the others; where none is given, the same."""
    indent = first if rest is None else rest
    return wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
