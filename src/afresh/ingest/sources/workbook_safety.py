"""What is inside a workbook, looked at before it is opened: bombs, far-off cells, and cells without a value.

.xlsx, .xlsm, .xlsb and .ods are zip files. Small ones can unpack to fill the memory, and a single cell at
the far corner of a sheet makes a reader set out seventeen thousand million cells.
"""

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from afresh.records.problems.problem import Problem, Problems
from afresh.records.problems.reading import (
    NotWhatItClaims,
    SheetTooSpread,
    UnpacksTooLarge,
    WorkbookStopsReader,
    WorkbookTooLarge,
)

MOST_UNPACKED = 1_500_000_000
"""Bytes that a workbook may unpack to."""
MOST_TIMES = 200
"""How many times its own size it may unpack to, once that is over LEAST_TO_DOUBT bytes."""
LEAST_TO_DOUBT = 50_000_000
MOST_CELLS_SET_OUT = 60_000_000
"""Cells of the smallest rectangle round a sheet's contents, empty ones too."""
MOST_MEMORY, MOST_SECONDS = 4_000_000_000, 120
"""What opening an .xls, .xlsb or .ods may take."""

OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What an .xls file begins with, and a newer one that is protected by a password."""

_CHUNK = 1 << 20
_PLACE = re.compile(rb"<(?:\w+:)?(?:c\s[^>]*?\br=[\"']([A-Z]{1,3})(\d{1,9})|row\s[^>]*?\br=[\"'](\d{1,9}))")
_CELL_START = re.compile(rb"<(?:\w+:)?c[\s/>]")
_DIMENSION = re.compile(rb"<(?:\w+:)?dimension\s[^>]*?\bref=[\"']([^\"']*)")
_CORNER = re.compile(rb"\b([A-Z]{1,9})(\d{1,12})\b")
_SHARED = re.compile(rb"<(?:\w+:)?sst\s[^>]*?\b(?:uniqueC|c)ount=[\"'](\d{1,20})")
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""The room of a sheet."""
_CELL = re.compile(rb"<c\s([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_VALUE = re.compile(rb"<v>([^<]+)</v>|<t[ >]")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass
class Inside:
    """Cells that a reader of values would take as empty: (cell, what it shows), by sheet; "" for an unsaved formula."""

    valueless: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


def looked_into(path: Path, place: str, problems: Problems) -> Inside | None:
    """What the zip holds, or None with the problem reported. A file that is no zip has nothing to look into."""
    if not zipfile.is_zipfile(path):
        return Inside() if not _is_old_excel(path) or _opens_within_memory(path, place, problems) else None
    try:
        with zipfile.ZipFile(path) as package:
            problem = _too_large(package, path, place) or _too_spread(package, place)
            if problem:
                problems.add(problem)
                return None
            unusual = "xl/workbook.xml" not in package.namelist() or _may_stop_reader(package)
            if unusual and not _opens_within_memory(path, place, problems):
                return None
            return Inside({name: found for name, part in _sheets(package) if (found := _valueless(package, part))})
    except (
        Exception
    ) as error:  # a damaged zip fails in many ways: BadZipFile, zlib.error, KeyError, NotImplementedError
        problems.add(NotWhatItClaims(place, facts={"claimed": "a workbook", "why": str(error) or type(error).__name__}))
        return None


def _is_old_excel(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(8) == OLD_EXCEL


def _opens_within_memory(path: Path, place: str, problems: Problems) -> bool:
    """Whether a workbook that is not of the usual kind can be opened, tried in a process of its own.

    Its cells cannot be counted without opening it, and running out of memory there would end this process.
    Where no other process can be started, it is taken to open.
    """
    try:
        tried = subprocess.run(
            [sys.executable, "-c", _TRIAL, str(path), str(MOST_MEMORY)],
            stdin=subprocess.DEVNULL, capture_output=True, timeout=MOST_SECONDS, check=False,
        )  # fmt: skip
        opens, stopped = tried.returncode == 0, tried.returncode not in (0, 1)
    except subprocess.TimeoutExpired:
        opens, stopped = False, False
    except (OSError, ValueError):
        return True
    if not opens:
        facts = {"most": MOST_MEMORY // 1_000_000, "seconds": MOST_SECONDS}
        problems.add((WorkbookStopsReader if stopped else WorkbookTooLarge)(place, facts=facts))
    return opens


_TRIAL = """
import sys
try:
    import resource
except ImportError:
    resource = None
from python_calamine import CalamineWorkbook
if resource:
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
try:
    with open(sys.argv[1], "rb") as file:
        workbook = CalamineWorkbook.from_filelike(file)
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name)
except MemoryError:
    sys.exit(1)
except BaseException:
    sys.exit(0)
"""
"""Ends well unless the memory did not suffice: what else is wrong is found again, and reported, on reading."""


def _too_large(package: zipfile.ZipFile, path: Path, place: str) -> Problem | None:
    size, own = sum(info.file_size for info in package.infolist()), path.stat().st_size
    if size <= MOST_UNPACKED and (size <= LEAST_TO_DOUBT or size <= own * MOST_TIMES):
        _unpack_all(package)
        return None
    facts = {"size": size // 1_000_000, "times": size // max(own, 1)}
    return UnpacksTooLarge(place, facts=facts | {"most": MOST_UNPACKED // 1_000_000, "most_times": MOST_TIMES})


def _unpack_all(package: zipfile.ZipFile) -> None:
    """Unpack as far as each entry says it goes: one that lies about its size fails its checksum here."""
    for info in package.infolist():
        with package.open(info) as part:
            while part.read(_CHUNK):
                pass


def _may_stop_reader(package: zipfile.ZipFile) -> bool:
    """Whether a sheet says, or might say, that cells lie where no sheet has room: setting these out ends the process.

    What is not written as every program writes it (a cell without a place, a ">" within an attribute) is doubted too:
    such a workbook is only tried out first.
    """
    for info in package.infolist():
        if info.filename.endswith((".bin", ".png", ".jpeg", ".jpg", ".emf")):
            continue
        part = package.read(info)
        if b"sheetData" in part:
            places = [(column, row) for column, row, _ in _PLACE.findall(part) if column]
            corners = [each for ref in _DIMENSION.findall(part) for each in _CORNER.findall(ref)]
            beyond = any(
                (len(row) > 6 and int(row) > MOST_ROWS) or (len(column) > 2 and _column_number(column) > MOST_COLUMNS)
                for column, row in [*places, *corners]
            )
            if beyond or len(_CELL_START.findall(part)) != len(places):
                return True
        elif any(int(count) > len(part) for count in _SHARED.findall(part[:2000])):
            return True
    return False


def _too_spread(package: zipfile.ZipFile, place: str) -> Problem | None:
    for info in package.infolist():
        part = package.read(info)
        if info.filename == "content.xml":
            cells, rows, columns = _repeated(part)
        elif b"sheetData" in part:
            cells, rows, columns = _extent(part)
        else:
            continue
        if rows * columns > MOST_CELLS_SET_OUT and rows * columns > cells * 20:
            return SheetTooSpread(place, facts={"cells": cells, "rows": rows, "columns": columns})
    return None


def _extent(xml: bytes) -> tuple[int, int, int]:
    """Cells on record in a worksheet, and the rows and columns of the rectangle round them."""
    rows, columns, cells = set[bytes](), set[bytes](), 0
    for column, row, of_row in _PLACE.findall(xml):
        rows.add(row or of_row)
        if column:
            columns.add(column)
            cells += 1
    if not cells:
        return 0, 0, 0
    row_numbers, column_numbers = [int(row) for row in rows], [_column_number(column) for column in columns]
    return cells, max(row_numbers) - min(row_numbers) + 1, max(column_numbers) - min(column_numbers) + 1


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


_ODS = re.compile(rb"<table:table-row\b([^>]*)>|<table:(?:covered-)?table-cell\b([^>]*)>|<table:table\b")
_ODS_ROWS = re.compile(rb'number-rows-repeated="(\d{1,9})"')
_ODS_COLUMNS = re.compile(rb'number-columns-repeated="(\d{1,9})"')


def _repeated(xml: bytes) -> tuple[int, int, int]:
    """As `_extent`, for OpenDocument: cells and rows say how often they are repeated."""
    cells, rows, widest, across, times = 0, 0, 0, 0, 1
    for found in _ODS.finditer(xml):
        if found[1] is not None:
            repeated = _ODS_ROWS.search(found[1])
            times, across = int(repeated[1]) if repeated else 1, 0
        elif found[2] is not None:
            repeated = _ODS_COLUMNS.search(found[2])
            across += int(repeated[1]) if repeated else 1
            if b"value-type=" in found[2]:
                cells, rows, widest = cells + 1, rows + (times if times > 1 else 0), max(widest, across)
    return cells, max(rows, 1), widest


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet of an .xlsx and the part that holds it."""
    if "xl/workbook.xml" not in package.namelist():
        return
    targets = {
        each.get("Id"): each.get("Target", "")
        for each in ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    }
    for each in ElementTree.fromstring(package.read("xl/workbook.xml")).iter():
        if each.tag.endswith("}sheet"):
            target = targets.get(each.get(_RELATION), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if part in package.namelist() and part.endswith(".xml"):
                yield each.get("name", ""), part


def _valueless(package: zipfile.ZipFile, part: str) -> list[tuple[str, str]]:
    """Cells with a formula and no value, and cells that show an error, with what they show."""
    xml = package.read(part)
    found: list[tuple[str, str]] = []
    if b"<f" not in xml and b't="e"' not in xml:
        return found
    for cell in _CELL.finditer(xml):
        attributes, inner = cell[1], cell[2] or b""
        place = re.search(rb'\br="([A-Z]+\d+)"', attributes)
        value = _VALUE.search(inner)
        if place and b't="e"' in attributes:
            found.append((place[1].decode(), (value[1] or b"" if value else b"").decode("utf-8", "replace") or "error"))
        elif place and b"<f" in inner and not value and b't="str"' not in attributes:
            found.append((place[1].decode(), ""))
    return found
