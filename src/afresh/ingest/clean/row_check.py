"""One check of a table, as a condition; and how the rows it finds are told of and treated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from afresh.ingest.clean.cleaning_context import MOST_DETAILED, Work
from afresh.records.problems.problem import Problem


@dataclass(frozen=True)
class Check:
    """Rows `where` (SQL over the clean table) are a problem; an error deletes them, a warning may change a column."""

    problem: type[Problem]
    where: str
    column: str = ""
    value: str = "NULL"
    facts: Mapping[str, str] = field(default_factory=dict)
    """SQL for each fact that differs from row to row."""
    says: Mapping[str, object] = field(default_factory=dict)
    """Facts that are the same for every row."""
    change: str = ""
    """What a warning sets, as in '"end" = NULL'."""
    once: bool = False
    """Told of once for all the rows, with `count`."""


def run(work: Work, table: str, checks: Sequence[Check]) -> None:
    """Count all the checks in one query, and ask further only of those that found something."""
    if not checks or not exists(work, table):
        return
    asked = ", ".join(f"count(*) FILTER ({check.where})" for check in checks)
    counts = work.one(f"SELECT {asked} FROM clean_{table}")
    for check, count in zip(checks, counts, strict=True):
        if count:
            _tell(work, table, check, count)
    if any(
        count and (check.change or check.problem.severity == "error")
        for check, count in zip(checks, counts, strict=True)
    ):
        work.settle(table)
    for check, count in zip(checks, counts, strict=True):
        if count and check.change:
            work.con.execute(f"UPDATE clean_{table} SET {check.change} WHERE {check.where}")
    errors = [
        check.where for check, count in zip(checks, counts, strict=True) if count and check.problem.severity == "error"
    ]
    if errors:
        work.con.execute(
            f"DELETE FROM clean_{table} WHERE {' OR '.join(f'coalesce({each}, false)' for each in errors)}"
        )


def _tell(work: Work, table: str, check: Check, count: int) -> None:
    most = 1 if check.once else MOST_DETAILED
    facts = "".join(f", {sql}" for sql in check.facts.values())
    found = work.rows(
        f"SELECT at_place, at_row, {check.value}{facts} FROM clean_{table} WHERE {check.where} "
        f"ORDER BY at_place, at_row LIMIT {most}"
    )
    for at, (place, row, value, *others) in enumerate(found):
        known = {**check.says, **dict(zip(check.facts, others, strict=True))}
        if check.once:
            work.add(check.problem, place, table, None, check.column, value=value, count=count, **known)
        else:
            times = count - len(found) + 1 if at == len(found) - 1 else 1
            work.add(check.problem, place, table, row, check.column, value=value, times=times, **known)


def exists(work: Work, table: str) -> bool:
    return table in work.columns
