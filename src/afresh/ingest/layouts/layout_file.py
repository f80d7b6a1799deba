"""The small file in which an officer sees, and may correct, how each sheet was understood."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from afresh.errors import Error
from afresh.ingest.layouts.heading_row import column_letter
from afresh.ingest.layouts.layout import IGNORE, KINDS, MEANINGS, Layout
from afresh.records.tables import TABLES

_HEAD = """# How each sheet was understood. Correct what is wrong, save, and add --layouts and the name of this file
# to the command.
# Under columns: what each column means, or "ignore"; in a grid a date, as in C = "2025-03-12".
# Under marks: what a mark means (present, apologies, absent, deputy, in_attendance, nothing, cancelled).
# "is" is one of: {kinds}.
"""


MARKS = ("present", "apologies", "absent", "deputy", "in_attendance", "nothing", "cancelled")
_MEETING = re.compile(rf"\d{{4}}(?:-\d{{2}}){{0,2}}(?: (?:{'|'.join(MARKS)}))?")
"""What a column of a grid may be beside a meaning: a meeting, perhaps with what a tick under it stands for."""


class LayoutFileError(Error, ValueError):
    """The file cannot be used; says why in a sentence."""


def write_layouts(path: Path, layouts: Iterable[Layout]) -> None:
    """Write the file whole: beside, and then in its place."""
    parts = [_HEAD.format(kinds=", ".join(KINDS)), *(_written(layout) for layout in layouts)]
    beside = path.with_name(path.name + ".part")
    beside.write_text("\n".join(parts), encoding="utf-8")
    beside.replace(path)


def _written(layout: Layout) -> str:
    where = "columns_read" if layout.turned else "rows"
    single: dict[str, object] = {
        "sheet": layout.place,
        "is": layout.kind,
        "headings_in_" + ("column" if layout.turned else "row"): layout.headings,
        where: f"{layout.first} to {layout.last}",
        "people": "across" if layout.turned else "",
        "partnership": layout.partnership,
        "partnership_from": layout.partnership_from,
        "date": layout.date,
        "dates": layout.order if layout.order != "day-first" else "",
        "cells": layout.cells if layout.cells != "marks" else "",
        "table": layout.table,
        "program": layout.program,
        "why": layout.why,
        "skip_rows": list(layout.skip),
    }
    lines = ["[[layout]]"]
    lines += [f"{name} = {_quoted(value)}" for name, value in single.items() if value not in ("", [], 0)]
    if layout.kind == "attendance grid" and not layout.partnership:
        lines.append('partnership = ""')
    for name, mapping in (("columns", _columns(layout)), ("marks", layout.marks), ("names", layout.names)):
        if mapping:
            lines.append(f"[layout.{name}]")
            lines += [f"{_quoted(key)} = {_quoted(value)}" for key, value in mapping.items()]
    return "\n".join(lines) + "\n"


def _columns(layout: Layout) -> dict[str, str]:
    return {
        f"row {at + 1}" if layout.turned else column_letter(at): means for at, means in sorted(layout.columns.items())
    }


def _quoted(value: object) -> str:
    """TOML's text is JSON's, and so are its lists of numbers."""
    return json.dumps(value, ensure_ascii=False)


def read_layouts(path: Path) -> list[Layout]:
    """The layouts in a file; raises LayoutFileError in words that say where and what was expected."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise LayoutFileError(f"{path} could not be read: {error.strerror or error}.") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LayoutFileError(
            f"{path} is not written as it should be ({error}). Write what a thing is in quotation marks, "
            'as in B = "organisation"; `afresh check DATA --layouts NEW.toml` writes a fresh one.'
        ) from None
    entries = found.get("layout")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise LayoutFileError(f"{path} holds no [[layout]]. `afresh check DATA --layouts NEW.toml` writes one.")
    return [_read(entry, f"{path}, layout {number}") for number, entry in enumerate(entries, 1)]


def _read(entry: Mapping[str, Any], where: str) -> Layout:
    turned = entry.get("people") == "across"
    kind = entry.get("is")
    if kind not in KINDS:
        raise LayoutFileError(f"{where}: is = {kind!r}. Expected one of: {', '.join(KINDS)}.")
    first, last = _span(str(entry.get("columns_read" if turned else "rows", "")), where)
    return Layout(
        place=str(entry.get("sheet", "")),
        kind=kind,
        headings=_whole_number(entry.get("headings_in_column" if turned else "headings_in_row", 0), where),
        first=first,
        last=last,
        columns={
            _place(name, where): _meaning(str(means), kind, f"{where}: {name}")
            for name, means in _mapping(entry, "columns", where).items()
        },
        partnership=str(entry.get("partnership", "")),
        partnership_from=str(entry.get("partnership_from", "the layouts file")),
        date=str(entry.get("date", "")),
        marks={
            str(mark): _one_of(str(status), MARKS, f"{where}: the mark {mark!r}")
            for mark, status in _mapping(entry, "marks", where).items()
        },
        order="month-first" if entry.get("dates") == "month-first" else "day-first",
        turned=turned,
        cells=_one_of(str(entry.get("cells", "marks")), ("marks", "names", "counts"), f"{where}: cells"),  # type: ignore[arg-type]
        table=_one_of(str(entry.get("table", "")), tuple(TABLES) if kind == "table" else ("",), f"{where}: table"),
        program=str(entry.get("program", "")),
        why=str(entry.get("why", "")),
        names={str(short): str(name) for short, name in _mapping(entry, "names", where).items()},
        skip=_rows_skipped(entry, where),
    )


def _mapping(entry: Mapping[str, Any], name: str, where: str) -> Mapping[str, Any]:
    value = entry.get(name, {})
    if not isinstance(value, Mapping):
        raise LayoutFileError(f"{where}: {name} = {value!r}. Expected lines below [layout.{name}].")
    return value


def _rows_skipped(entry: Mapping[str, Any], where: str) -> tuple[int, ...]:
    rows = entry.get("skip_rows", [])
    if not isinstance(rows, list):
        raise LayoutFileError(f"{where}: skip_rows = {rows!r}. Expected numbers of rows, as in skip_rows = [4, 9].")
    return tuple(_whole_number(row, where) for row in rows)


def _whole_number(value: object, where: str) -> int:
    if isinstance(value, int) or (isinstance(value, str) and value.strip().isdecimal()):
        return int(value)
    raise LayoutFileError(f"{where}: {value!r} is no row. Expected its number, as in 3.")


def _one_of(value: str, allowed: tuple[str, ...], where: str) -> str:
    if value in allowed:
        return value
    raise LayoutFileError(f"{where} is {value!r}. Expected one of: {', '.join(allowed)}.")


def _meaning(means: str, kind: str, where: str) -> str:
    """What a column means: an officer may write it in capitals, or with blanks around."""
    tidy = " ".join(means.split()).lower()
    if kind not in MEANINGS or tidy == IGNORE or tidy in MEANINGS[kind]:
        return tidy
    dated = kind == "attendance grid"
    if dated and _MEETING.fullmatch(tidy):
        return tidy
    more = ', or a meeting, as in "2025-03-12"' if dated else ""
    raise LayoutFileError(f"{where} = {means!r}. Expected one of: {', '.join(MEANINGS[kind])}, {IGNORE}{more}.")


def _span(text: str, where: str) -> tuple[int, int]:
    first, _, last = text.partition(" to ")
    if first.strip().isdigit() and last.strip().isdigit():
        return int(first), int(last)
    raise LayoutFileError(f'{where}: rows = {text!r}. Expected the first and last row, as in rows = "3 to 14".')


def _place(name: str, where: str) -> int:
    """A column's place from its letters, or a row's from its number."""
    bare = name.strip().removeprefix("row").strip()
    if bare.isdigit():
        return int(bare) - 1
    if bare.isascii() and bare.isalpha() and len(bare) <= 3:
        at = 0
        for letter in bare.upper():
            at = at * 26 + ord(letter) - ord("A") + 1
        return at - 1
    raise LayoutFileError(f'{where}: {name!r} is no column. Expected its letter, as in B = "organisation".')
