"""Reads a source and sets out what was found, for the tests of readers."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from afresh.ingest.sources.registry import read_source
from afresh.ingest.sources.sheet import Sheet
from afresh.records.problems.problem import Problem, Problems
from afresh.records.store import connect

Row = tuple[object, ...]
Reader = Callable[[Path, duckdb.DuckDBPyConnection, Problems], list[Sheet]]


@dataclass(frozen=True)
class Read:
    sheets: list[tuple[Sheet, list[Row]]]
    problems: list[Problem]

    @property
    def names(self) -> list[str]:
        return [sheet.name for sheet, _ in self.sheets]

    @property
    def said(self) -> str:
        return "\n".join(map(str, self.problems))

    @property
    def severities(self) -> set[str]:
        return {problem.severity for problem in self.problems}

    def rows(self, name: str) -> list[Row]:
        return [row for sheet, rows in self.sheets if sheet.name == name for row in rows]

    def headings(self, name: str) -> tuple[str, ...]:
        return next(sheet.headings for sheet, _ in self.sheets if sheet.name == name)


def read(path: Path, reader: Reader = read_source) -> Read:
    con, problems = connect(), Problems()
    sheets = reader(path, con, problems)
    found = [(sheet, con.execute(f"SELECT * FROM {sheet.relation}").fetchall()) for sheet in sheets]
    con.close()
    return Read(found, list(problems))
