"""The lines of a document (.docx, .pdf, text), read in a process of its own: what aborts the reader ends only that.

    python -m afresh.ingest.minutes.document FILE MOST_MEMORY

writes the lines as JSON. Nothing of the document goes into a log.
"""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from afresh.ingest.published.conversion_error import CannotConvert

SUFFIXES = (".docx", ".pdf", ".txt", ".md")
MOST_BYTES = 50_000_000
MOST_UNPACKED, MOST_TIMES = 200_000_000, 200
"""What a .docx may unpack to, in bytes and in times its own size (once that is over a tenth of the bytes)."""
MOST_PAGES = 300
MOST_LINES = 20_000
MOST_LETTERS = 4_000
"""Of a line."""
MOST_MEMORY, MOST_SECONDS = 2_000_000_000, 60


@dataclass(frozen=True)
class Line:
    number: int
    """Counted from 1, blank lines left out."""
    text: str
    cells: tuple[str, ...] = ()
    """Where it is a row of a table, or stands in columns."""
    table: int = 0
    """Which table of the document, from 1."""
    heading: bool = False
    """Whether the document styles it as a heading or as an item of a numbered list."""
    after_blank: bool = False


class UnfitDocument(Exception):
    """Why it is not read, in words that follow "FILE was not read: "."""


def read_lines(path: Path) -> list[Line]:
    """The lines of a document that hold something. Raises CannotConvert, saying what to do."""
    try:
        return [Line(**{**line, "cells": tuple(line["cells"])}) for line in _read_apart(path)]
    except UnfitDocument as why:
        raise CannotConvert(f"{path.name} was not read: {why}") from None
    except OSError as error:
        raise CannotConvert(f"{path.name} could not be opened: {error.strerror or error}.") from None


def _read_apart(path: Path) -> list[dict[str, Any]]:
    _check_size(path)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "afresh.ingest.minutes.document", str(path.resolve()), str(MOST_MEMORY)],
            stdin=subprocess.DEVNULL, capture_output=True, timeout=MOST_SECONDS, check=False, env=_environment(),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise UnfitDocument(f"reading it takes more than {MOST_SECONDS} seconds. Save it as text.") from None
    try:
        found = json.loads(done.stdout)
    except ValueError:
        raise UnfitDocument(
            "reading it takes too much memory, or it is damaged so that the reader stops. Save it as text."
        ) from None
    if isinstance(found, str):
        raise UnfitDocument(found)
    lines: list[dict[str, Any]] = found
    return lines


def _environment() -> dict[str, str]:
    """That of this process, with the places from which it imports."""
    import os

    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}


def _check_size(path: Path) -> None:
    size, ending = path.stat().st_size, path.suffix.lower()
    if ending not in SUFFIXES:
        raise UnfitDocument(f"minutes are read from {', '.join(SUFFIXES)}. Save it as one of these.")
    if size > MOST_BYTES:
        raise UnfitDocument(
            f"it has {size // 1_000_000} MB; at most {MOST_BYTES // 1_000_000} are read. Save it without pictures."
        )
    if ending == ".docx":
        _check_package(path, size)


def _check_package(path: Path, size: int) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            unpacked = sum(part.file_size for part in package.infolist())
    except zipfile.BadZipFile:
        raise UnfitDocument("it is called .docx and is no Word document. Save it from Word as .docx.") from None
    if unpacked > MOST_UNPACKED or (unpacked > MOST_UNPACKED // 10 and unpacked > size * MOST_TIMES):
        raise UnfitDocument(f"it would unpack to {unpacked // 1_000_000} MB. Save it as text.")


def lines_of(path: Path) -> list[Line]:
    """The lines, in this process. Raises UnfitDocument."""
    readers = {".docx": _word, ".pdf": _portable}
    lines: list[Line] = []
    blank = True
    for text, cells, table, heading in readers.get(path.suffix.lower(), _plain)(path):
        tidy = " ".join(text.split())[:MOST_LETTERS]
        if tidy:
            if len(lines) == MOST_LINES:
                raise UnfitDocument(f"it has more than {MOST_LINES} lines. Give the minutes of each meeting alone.")
            own = tuple(" ".join(cell.split())[:MOST_LETTERS] for cell in cells)
            lines.append(Line(len(lines) + 1, tidy, own, table, heading, blank))
        blank = not tidy
    if not lines:
        raise UnfitDocument("there is no text in it: it may be a scan. Save it with its text recognised, or as text.")
    return lines


Piece = tuple[str, tuple[str, ...], int, bool]
"""Text, cells, table, heading."""


def _plain(path: Path) -> Iterator[Piece]:
    content = path.read_bytes()
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return (piece for line in text.splitlines() for piece in [_in_columns(line)])


def _in_columns(line: str) -> Piece:
    """Columns in text stand three blanks apart, or a tab."""
    import re

    cells = tuple(cell for cell in re.split(r"\t+| {3,}", line.strip()) if cell)
    return line, cells if len(cells) > 1 else (), 0, False


def _word(path: Path) -> Iterator[Piece]:
    try:
        from docx import Document
        from docx.table import Table
    except ImportError:
        raise UnfitDocument(_missing("python-docx", "Word documents")) from None
    try:
        document = Document(str(path))
        parts = list(document.iter_inner_content())
    except MemoryError:
        raise
    except Exception as error:  # a damaged document fails in many ways
        raise UnfitDocument(f"it is no Word document that can be read ({type(error).__name__}).") from None
    tables = 0
    for part in parts:
        if isinstance(part, Table):
            tables += 1
            for row in part.rows:
                cells = tuple(dict.fromkeys(cell.text.replace("\n", "; ") for cell in row.cells))
                yield " | ".join(cells), cells, tables, False
            yield "", (), 0, False
        else:
            style = (part.style.name or "") if part.style is not None else ""
            listed = style.startswith(("Heading", "List Number"))
            for text in part.text.split("\n"):
                _, cells, _, _ = _in_columns(text)
                yield text, cells, 0, listed
            yield "", (), 0, False


def _portable(path: Path) -> Iterator[Piece]:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise UnfitDocument(_missing("pypdf", "PDF files")) from None
    try:
        reader = PdfReader(str(path))
        locked, pages = reader.is_encrypted and not reader.decrypt(""), len(reader.pages)
    except MemoryError:
        raise
    except (PyPdfError, Exception) as error:
        raise UnfitDocument(f"it is no PDF that can be read ({type(error).__name__}).") from None
    if locked:
        raise UnfitDocument("it is protected by a password. Save it without.")
    if pages > MOST_PAGES:
        raise UnfitDocument(f"it has {pages} pages; at most {MOST_PAGES} are read. Give the minutes alone.")
    for page in reader.pages:
        try:
            text = page.extract_text(extraction_mode="layout", layout_mode_space_vertically=True)
        except MemoryError:
            raise
        except Exception:
            text = page.extract_text()
        yield from map(_in_columns, text.splitlines())


def _missing(library: str, kind: str) -> str:
    return f'reading {kind} needs {library}: pip install "afresh[minutes]". Or save it as text.'


def _bound_memory(most: int) -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main() -> None:
    _bound_memory(int(sys.argv[2]))
    try:
        found: object = [vars(line) for line in lines_of(Path(sys.argv[1]))]
    except UnfitDocument as why:
        found = str(why)
    except MemoryError:
        sys.exit(1)
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
