"""NHS bodies from the Organisation Data Service: files of 27 columns without headings, and one of successors.

Columns: 1 code, 2 name, 3 national grouping, 4 high-level health geography, 5 to 9 address, 10 postcode, 11 open date,
12 close date (yyyymmdd), 14 sub-type, 15 parent. Successors: 1 code, 2 the code of what followed it.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.record_builder import RecordBuilder
from afresh.records.dates import DateOrder
from afresh.records.store import Store

CODE = re.compile(r"[A-Z0-9]{3,10}")
FEWEST, MOST_OF_SUCCESSORS = 12, 8
"""Columns: of a file of bodies, which the service gives 27 of; and of one of successors."""
BODIES = (
    ("NHS foundation trust", r"NHS FOUNDATION TRUST"),
    ("NHS trust", r"\bNHS TRUST\b"),
    ("integrated care board", r"INTEGRATED CARE BOARD"),
    ("Local Health Board", r"LOCAL HEALTH BOARD|\bLHB\b"),
    ("Northern Irish trust", r"HEALTH (?:AND|&) SOCIAL CARE TRUST"),
    (
        "primary care",
        r"\bSURGERY\b|MEDICAL (?:CENTRE|PRACTICE)|\bPRACTICE\b|HEALTH CENTRE|PRIMARY CARE NETWORK|\bPCN\b",
    ),
)


def convert_ods(
    sources: Sequence[Path], *, postcodes: Sequence[str] = (), area: str = "", dates: DateOrder = "day-first"
) -> Store:
    """Bodies whose postcode begins with one of `postcodes`, and what followed them, wherever that is.

    A body that became several, or whose successor is in none of the files, has none here: that is said.
    """
    builder = RecordBuilder(", ".join(path.name for path in sources), dates)
    bodies: dict[str, tuple[list[str], str, int]] = {}
    followed: dict[str, set[str]] = defaultdict(set)
    for path in sources:
        for number, cells in enumerate(_rows(path), start=1):
            if len(cells) >= FEWEST and CODE.fullmatch(cells[0]) and cells[1]:
                bodies.setdefault(cells[0], (cells, path.name, number))
            elif len(cells) <= MOST_OF_SUCCESSORS and len(cells) > 1 and all(map(CODE.fullmatch, cells[:2])):
                followed[cells[0]].add(cells[1])
            elif any(cells) and not (number == 1 and "code" in cells[0].casefold()):
                facts = {"why": "it is neither a body nor a successor", "wanted": "a code and a name, or two codes",
                         "how": "look at the row in a text editor"}  # fmt: skip
                builder.leave_out("organisations", "row", f"{number}: {','.join(cells)}", path.name, facts)
    if not bodies:
        raise CannotConvert("No body was found: rows with a code, a name and ten more columns, without headings.")
    starts = tuple(code.replace(" ", "").upper() for code in postcodes)
    chosen = {code for code, (cells, _, _) in bodies.items()
              if not starts or cells[9].replace(" ", "").upper().startswith(starts)}  # fmt: skip
    if not chosen:
        raise CannotConvert(f"None of {len(bodies):,} bodies has a postcode that begins with {' or '.join(postcodes)}.")
    _with_successors(builder, chosen, bodies, followed)
    for code in sorted(chosen):
        _add(builder, bodies[code], followed[code] if followed[code] <= chosen else set(), area)
    if starts:
        builder.note(f"{len(chosen):,} of {len(bodies):,} bodies were taken, with those that followed them.")
    return builder.finish()


def _rows(path: Path) -> list[list[str]]:
    if not path.is_file():
        raise CannotConvert(f"There is no file {path}.")
    if path.suffix.lower() == ".zip":
        raise CannotConvert(f"{path.name} is packed. Unpack it, and name the file that was in it.")
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("windows-1252", errors="replace")
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text))]
    except csv.Error as error:
        raise CannotConvert(f"{path.name} could not be read as CSV: {error}") from None


def _with_successors(
    builder: RecordBuilder,
    chosen: set[str],
    bodies: dict[str, tuple[list[str], str, int]],
    followed: dict[str, set[str]],
) -> None:
    """Take in what followed the chosen, and say which have several successors or one that no file describes."""
    waiting, split, lost = list(chosen), set[str](), set[str]()
    while waiting:
        code = waiting.pop()
        for after in followed[code]:
            if after not in bodies:
                lost.add(code)
            elif after not in chosen:
                chosen.add(after)
                waiting.append(after)
        split |= {code} if len(followed[code]) > 1 else set()
    for codes, why in (
        (split, "were followed by several bodies"),
        (lost, "were followed by one that no file describes"),
    ):
        if codes:
            shown = ", ".join(sorted(codes)[:5])
            builder.note(f"Bodies that {why} have no successor here, {len(codes):,} in all: {shown}.")


def _add(builder: RecordBuilder, body: tuple[list[str], str, int], after: set[str], area: str) -> None:
    cells, file, row = body
    name = cells[1]
    opened, closed = builder.day(cells[10], file, "open date"), builder.day(cells[11], file, "close date")
    successor = next(iter(after)) if len(after) == 1 else None
    builder.thing(
        "organisations", cells[0], name=name, kind="statutory", sector="health", area=area or None,
        body=next((kind for kind, pattern in BODIES if re.search(pattern, name.upper())), None),
        identifier=f"GB-NHS-{cells[0]}", opened=opened.first if opened else None,
        closed=closed.last if closed else None, successor=successor, source=file, source_row=row,
    )  # fmt: skip
