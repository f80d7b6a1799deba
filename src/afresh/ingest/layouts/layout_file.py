"""The small file in which an officer sees, and may correct, how each sheet was understood."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from afresh.errors import Error
from afresh.ingest.layouts.heading_row import column_letter
from afresh.ingest.layouts.layout import KINDS, Layout

_HEAD = """# How each sheet was understood. Correct what is wrong, save, and add --layouts and the name of this file
# to the command.
# Under columns: what each column means, or "ignore"; in a grid a date, as in C = "2025-03-12".
# Under marks: what a mark means (present, apologies, absent, deputy, in_attendance, nothing, cancelled).
# "is" is one of: {kinds}.
"""


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
        headings=int(entry.get("headings_in_column" if turned else "headings_in_row", 0)),
        first=first,
        last=last,
        columns={_place(name, where): str(means) for name, means in dict(entry.get("columns", {})).items()},
        partnership=str(entry.get("partnership", "")),
        partnership_from=str(entry.get("partnership_from", "the layouts file")),
        date=str(entry.get("date", "")),
        marks={str(mark): str(status) for mark, status in dict(entry.get("marks", {})).items()},
        order="month-first" if entry.get("dates") == "month-first" else "day-first",
        turned=turned,
        cells=entry.get("cells", "marks"),
        table=str(entry.get("table", "")),
        program=str(entry.get("program", "")),
        why=str(entry.get("why", "")),
        names={str(short): str(name) for short, name in dict(entry.get("names", {})).items()},
        skip=tuple(int(row) for row in entry.get("skip_rows", ())),
    )


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
