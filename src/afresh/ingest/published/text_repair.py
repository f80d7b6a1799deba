"""A CSV file before DuckDB sees it: its encoding, its headings, and the rows that are not well formed."""

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from afresh.ingest.published.conversion_error import CannotConvert

_CHUNK = 1 << 20
_UNPACKED, _TIMES = 1 << 30, 200
"""A packed file that unpacks to over so many bytes and over so many times its size is taken for a trap."""
_MOST_LINE, _MOST_LINES = 1 << 20, 500
"""Characters in a line, and lines in a value."""


@dataclass(frozen=True)
class TextFile:
    path: Path
    encoding: str
    """utf-8-sig, utf-16 or windows-1252."""
    plain: bool
    """UTF-8 without blank lines: DuckDB may be given the file itself."""
    delimiter: str
    headings: tuple[str, ...]


def look_at(path: Path) -> TextFile:
    """Go through the file once, to know what it is."""
    encoding, blank = _encoding(path)
    with _text(path, encoding) as text:
        first = text.readline(_MOST_LINE)
        unquoted = "".join(first.split('"')[::2])
        delimiter = max(",;\t|", key=unquoted.count)
        try:
            headings = next(csv.reader(_from(first, text), delimiter=delimiter), [])
        except csv.Error:
            headings = []
    if not any(heading.strip() for heading in headings):
        raise CannotConvert(f"{path.name} has no headings on its first line.")
    plain = encoding == "utf-8-sig" and not blank and not any("\n" in heading for heading in headings)
    return TextFile(path, encoding, plain, delimiter, tuple(headings))


def _from(first: str, text: IO[str]) -> Iterator[str]:
    yield first
    for _ in range(_MOST_LINES):
        yield text.readline(_MOST_LINE)


def _encoding(path: Path) -> tuple[str, bool]:
    """The encoding, and whether there are blank lines."""
    decoder, blank, utf8 = codecs.getincrementaldecoder("utf-8")(), False, True
    for at, chunk in enumerate(_chunks(path)):
        if at == 0 and chunk[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16", True
        blank = blank or b"\n\n" in chunk or b"\n\r" in chunk
        try:
            decoder.decode(chunk)
        except UnicodeDecodeError:
            utf8 = False
            break
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        utf8 = False
    return ("utf-8-sig", blank) if utf8 else ("windows-1252", True)


def _chunks(path: Path) -> Iterator[bytes]:
    total, most = 0, max(_UNPACKED, _TIMES * path.stat().st_size)
    try:
        with _bytes(path) as source:
            while chunk := source.read(_CHUNK):
                total += len(chunk)
                if total > most:
                    raise CannotConvert(f"{path} unpacks to over {_TIMES} times its size. Unpack it and look.")
                yield chunk
    except (OSError, EOFError, zlib.error) as error:
        raise CannotConvert(f"{path} could not be read: {error}") from None


def _bytes(path: Path) -> IO[bytes]:
    return gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb")  # type: ignore[return-value]


def _text(path: Path, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(_bytes(path), encoding, errors="replace", newline="")


LeftOut = dict[str, tuple[int, int]]
"""By reason: the first row left out, and how many."""

NEVER_CLOSED = "a quotation mark that is never closed"
TOO_MANY = "more values than headings"
TOO_LONG = "a line of over a million characters"


def write_tidied(file: TextFile, target: Path) -> LeftOut:
    """Write a copy that DuckDB can take as it is: UTF-8, the row's number first, each row as wide as the headings.

    Here the file is read a line at a time, so that a quotation mark left open costs one line and not all after it.
    """
    left_out: LeftOut = {}
    width = len(file.headings)
    with _text(file.path, file.encoding) as text, target.open("w", encoding="utf-8", newline="") as copy:
        writer = csv.writer(copy, quoting=csv.QUOTE_ALL)
        writer.writerow(["row", *file.headings])
        for row, cells in enumerate(_records(text, file.delimiter, left_out), start=1):
            if row == 1 or not any(cells):
                continue
            if any(cells[width:]):
                _count(left_out, TOO_MANY, row)
            else:
                writer.writerow([row, *(cells + [""] * width)[:width]])
    return left_out


def _count(left_out: LeftOut, why: str, row: int) -> None:
    first, count = left_out.get(why, (row, 0))
    left_out[why] = (first, count + 1)


def _records(text: IO[str], delimiter: str, left_out: LeftOut) -> Iterator[list[str]]:
    """The values of each record, none where it is blank or left out, so that they can be counted as Excel does."""
    waiting: list[str] = []
    row = 0
    while line := waiting.pop(0) if waiting else text.readline(_MOST_LINE):
        row += 1
        taken, cells = [line], _split([line], delimiter)
        while cells is None and len(taken) < _MOST_LINES:
            following = waiting.pop(0) if waiting else text.readline(_MOST_LINE)
            if not following:
                break
            taken.append(following)
            # Only a line with a quotation mark can close the value.
            cells = _split(taken, delimiter) if '"' in following else None
        if cells is None:
            waiting = taken[1:] + waiting
            _count(left_out, NEVER_CLOSED if len(line) < _MOST_LINE else TOO_LONG, row)
        yield cells or []


def _split(lines: list[str], delimiter: str) -> list[str] | None:
    """The values of a record, or None while a quotation mark is open, or was closed by one that opens another value."""
    try:
        return next(csv.reader(["".join(lines).rstrip("\r\n")], delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        if len(lines) > 1 or "unexpected end" in str(error) or "field larger" in str(error):
            return None
    return next(csv.reader(["".join(lines).rstrip("\r\n")], delimiter=delimiter), [])
