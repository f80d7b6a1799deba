"""Splits delimited text into numbered records, and says where it is not well formed.

This is the reading that counts: a line at a time, so that a quotation mark left open costs
one line and not the rest of the file. Large well-formed files take the quicker way in csv_large.py,
which must give the same.
"""

import csv
from collections.abc import Callable, Iterator
from typing import TextIO

MOST_LINE = 1_000_000
"""Characters in a line; a file of one endless line must not fill the memory."""
MOST_LINES_IN_A_CELL = 500

Oddity = Callable[[str, int, str], None]
"""Called with "open", "misplaced" or "long", the record's number and its first line."""

Record = tuple[int, list[str]]


def records(text: TextIO, delimiter: str, odd: Oddity) -> Iterator[Record]:
    """Number and cells of each record, blank ones too: the number is the row that Excel shows."""
    csv.field_size_limit(max(csv.field_size_limit(), MOST_LINE))
    lines = _Lines(text)
    for number, line in enumerate(lines, start=1):
        if len(line) > MOST_LINE:
            odd("long", number, line)
            return
        yield number, _bare(line).split(delimiter) if '"' not in line else _quoted(lines, number, line, delimiter, odd)


def _quoted(lines: "_Lines", number: int, first: str, delimiter: str, odd: Oddity) -> list[str]:
    """The cells of a record with quotation marks, reading on while one is open."""
    taken = [first]
    while True:
        try:
            return next(csv.reader([_bare("".join(taken))], delimiter=delimiter, strict=True))
        except csv.Error as error:
            is_open = "unexpected end" in str(error)
        if not is_open and len(taken) == 1:
            odd("misplaced", number, first)
            return next(csv.reader([_bare(first)], delimiter=delimiter))
        more = lines.up_to_quote(MOST_LINES_IN_A_CELL - len(taken)) if is_open else []
        if not more or '"' not in more[-1]:
            odd("open", number, first)
            lines.put_back(taken[1:] + more)
            return _bare(first).split(delimiter)
        taken += more


def _bare(line: str) -> str:
    """Without the line's own end; one inside a cell stays."""
    return line.removesuffix("\n").removesuffix("\r")


class _Lines:
    """Lines with their ends, which can be put back."""

    def __init__(self, text: TextIO):
        self._text = text
        self._back: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.pop() if self._back else self._text.readline(MOST_LINE + 2)
        if not line:
            raise StopIteration
        return line

    def put_back(self, lines: list[str]) -> None:
        self._back.extend(reversed(lines))

    def up_to_quote(self, most: int) -> list[str]:
        """The lines up to and with the next that holds a quotation mark, or as far as it may look."""
        taken: list[str] = []
        while len(taken) < most and (line := next(self, "")):
            taken.append(line)
            if '"' in line:
                break
        return taken
