"""A Frictionless datapackage.json: each resource is a table in a file beside it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from typing import Any

import duckdb

from afresh.ingest.sources.declared import Declared, declared_of, understood
from afresh.ingest.sources.sheet import Sheet
from afresh.ingest.sources.table_file import read_table_file
from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import (
    LeadsOutsideFolder,
    NotWhatItClaims,
    ResourceNotRead,
    SourceNotOpened,
    UnpacksTooLarge,
)

MOST_BYTES = 20_000_000


def read_datapackage(path: Path, con: duckdb.DuckDBPyConnection, problems: Problems) -> list[Sheet]:
    """The sheets of every resource whose path stays in the folder."""
    place = path.name
    package = _package(path, place, problems)
    resources = package.get("resources") if isinstance(package, dict) else None
    if package is not None and not isinstance(resources, list):
        problems.add(NotWhatItClaims(place, facts={"claimed": "a data package", "why": "it lists no resources"}))
    read: list[Sheet] = []
    for number, resource in enumerate(resources if isinstance(resources, list) else [], start=1):
        declared = declared_of(resource)
        for name, file in _files(resource, number, path.parent, place, problems):
            sheets = read_table_file(file, con, problems, f"{place}, {name}", name, declared=declared)
            read += [understood(con, sheet, declared) for sheet in sheets]
    return read


def declarations(folder: Path, problems: Problems) -> dict[Path, tuple[str, Declared]]:
    """By file of a folder, what its datapackage.json declares of it, and the resource it belongs to."""
    path = folder / "datapackage.json"
    package = _package(path, path.name, problems) if path.is_file() else None
    resources = package.get("resources") if isinstance(package, dict) else None
    return {
        file: (name, declared_of(resource))
        for number, resource in enumerate(resources if isinstance(resources, list) else [], start=1)
        for name, file in _files(resource, number, folder, path.name, problems)
    }


def _package(path: Path, place: str, problems: Problems) -> Any:
    try:
        if path.stat().st_size > MOST_BYTES:
            facts = {"size": path.stat().st_size // 1_000_000, "times": 1, "most": MOST_BYTES // 1_000_000}
            problems.add(UnpacksTooLarge(place, facts={**facts, "most_times": 1}))
            return None
        return json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        problems.add(SourceNotOpened(place, facts={"why": error.strerror or str(error)}))
    except (ValueError, RecursionError) as error:
        problems.add(NotWhatItClaims(place, facts={"claimed": "a data package", "why": str(error)[:120]}))
    return None


def _files(resource: Any, number: int, folder: Path, place: str, problems: Problems) -> Iterator[tuple[str, Path]]:
    """The name and file of each path of a resource."""
    given = resource.get("path") if isinstance(resource, dict) else None
    paths = given if isinstance(given, list) else [given]
    named = resource.get("name") if isinstance(resource, dict) else None
    name = named.encode("utf-8", "replace").decode() if isinstance(named, str) else f"resource {number}"
    for each in paths:
        if not isinstance(each, str) or not each:
            problems.add(ResourceNotRead(place, value=name, facts={"why": "it names no file"}))
        elif not inside(folder, each):
            problems.add(LeadsOutsideFolder(place, value=each))
        elif not _is_file(folder / each):
            problems.add(ResourceNotRead(place, value=name, facts={"why": f"there is no file {each}"}))
        else:
            yield name, folder / each


def _is_file(path: Path) -> bool:
    """Whether there is one; a path that no file can have, such as one of 5,000 letters, is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def inside(folder: Path, relative: str) -> bool:
    """Whether a path written in a file stays in the folder: no address, no root, no step up, no link out."""
    windows = PureWindowsPath(relative)
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", relative) or windows.drive or windows.root or ".." in windows.parts:
        return False
    try:
        return (folder / relative).resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return False
