"""Records for Spark must be clean already: this counts what is not, and refuses.

Cleaning asks people to confirm what was merged and mended; that is done on one machine
with `afresh check`, or where the records are made. Here nothing is mended, and nothing
that is wrong goes by: it would be counted wrongly without a word.
"""

from collections.abc import Iterator

from afresh.engine.contract import Step
from afresh.errors import Error
from afresh.records.tables import TABLES, Column, Table
from afresh.records.vacancies import NOT_NEEDED
from afresh.spark.clean_tables import USED, given
from afresh.spark.engine import SparkEngine

EARLIEST, LATEST = "1800-01-01", "2200-12-31"
"""As dates are read elsewhere."""

MEND = (
    "Mend: 'afresh check DATA' shows each row, and 'afresh export DATA --format parquet -o FOLDER' writes them clean; "
    "or 'afresh convert' from the source."
)


class NotClean(Error, ValueError):
    """The records hold rows that reading would not have let through; the message counts them."""


def verify(engine: SparkEngine, there: list[str]) -> None:
    """Count, table by table, every row that breaks a rule of the dictionary."""
    wrong = [line for name in there if name in USED for line in _wrong(engine, TABLES[name])]
    if wrong:
        raise NotClean("\n".join(["These records are not clean, and Spark does not clean them:", *wrong, MEND]))


def _wrong(engine: SparkEngine, table: Table) -> Iterator[str]:
    rules = {**dict(_own_rules(table)), **dict(_reference_rules(table))}
    counts = ", ".join(
        f"coalesce(sum(CASE WHEN {broken} THEN 1 ELSE 0 END), 0) AS rule_{at}"
        for at, (broken, _) in enumerate(rules.values())
    )
    joins = " ".join(join for _, join in rules.values())
    sql = f"SELECT {counts} FROM {given(table.name)} t {joins}"
    count = Step("verified", f"rows of {table.name} that break a rule", sql)
    found = next(engine.ask([count]).rows()) if rules else {}
    for at, said in enumerate(rules):
        if number := found[f"rule_{at}"]:
            yield f"- {table.name}: {number:,} row{'' if number == 1 else 's'} with {said}"
    if table.has_id:
        yield from _repeated(engine, table)


def _own_rules(table: Table) -> Iterator[tuple[str, tuple[str, str]]]:
    """What is wrong with a row by itself, in words and as a condition."""
    required = [column for column in table.columns if column.required]
    for column in [*([table.column("id")] if table.has_id else []), *required]:
        yield f"no {column.name}", (f"t.`{column.name}` IS NULL{_unless_vacant(table, column.name)}", "")
    if table.one_of:
        empty = " AND ".join(f"t.`{name}` IS NULL" for name in table.one_of)
        yield f"neither {' nor '.join(table.one_of)}", (empty + _unless_vacant(table, *table.one_of), "")
    for column in table.columns:
        if column.choices:
            known = ", ".join(f"'{choice}'" for choice in column.choices)
            broken = f"t.`{column.name}` NOT IN ({known})"
            yield f"a {column.name} that is none of {', '.join(column.choices)}", (broken, "")
        if column.kind == "date":
            outside = f"t.`{column.name}` NOT BETWEEN DATE'{EARLIEST}' AND DATE'{LATEST}'"
            yield f"a date before 1800 or after 2200 as {column.name}", (outside, "")


def _unless_vacant(table: Table, *names: str) -> str:
    spared = table.name == "seats" and set(names) <= set(NOT_NEEDED)
    return " AND NOT coalesce(t.vacant, false)" if spared else ""


def _reference_rules(table: Table) -> Iterator[tuple[str, tuple[str, str]]]:
    """References to rows that are not there, each by a join of its own."""
    for column in table.columns:
        if column.refers_to in USED:
            yield _reference(column)


def _reference(column: Column) -> tuple[str, tuple[str, str]]:
    other = f"of_{column.name}"
    ids = f"(SELECT DISTINCT id FROM {given(column.refers_to)} WHERE id IS NOT NULL) {other}"
    said = f"a {column.name} that is no id of {column.refers_to}"
    broken = f"t.`{column.name}` IS NOT NULL AND {other}.id IS NULL"
    return said, (broken, f"LEFT JOIN {ids} ON {other}.id = t.`{column.name}`")


def _repeated(engine: SparkEngine, table: Table) -> Iterator[str]:
    repeated = Step(
        "repeated_ids",
        f"ids of {table.name} that more than one row has",
        f"""SELECT count(*) AS n FROM (SELECT id FROM {given(table.name)} WHERE id IS NOT NULL
        GROUP BY id HAVING count(*) > 1) twice""",
    )
    if number := engine.ask([repeated]).columns["n"][0]:
        yield f"- {table.name}: {number:,} id{'' if number == 1 else 's'} that several rows have"
