"""Rows that say that nobody holds a seat: seats are kept as vacant, and marks are left out."""

from collections.abc import Mapping

from afresh.ingest.clean.cleaning_context import Work, literal
from afresh.ingest.clean.row_check import Check, exists, run
from afresh.ingest.sources.sheet import Sheet
from afresh.records.problems.values import MarkOfVacantSeat, SeatIsVacant
from afresh.records.tables import Table
from afresh.records.vacancies import says_vacant_sql

KINDS = {"seats": SeatIsVacant, "attendance": MarkOfVacantSeat}


def vacant_rows(
    work: Work, table: Table, sheet: Sheet, cells: Mapping[str, str], texts: Mapping[str, str], *, suspects: set[str]
) -> str:
    """SQL for the rows whose person, or whose organisation where no person is named, is a vacancy; "" if none is.

    `suspects` are the columns with cells that name nobody. How many rows there are is told.
    """
    if table.name not in KINDS:
        return ""
    ways = {name: says_vacant_sql(cells[name]) for name in ("person", "organisation") if name in suspects}
    if "organisation" in ways and "person" in cells:
        ways["organisation"] = f"({texts['person']} IS NULL AND {ways['organisation']})"
    if not ways:
        return ""
    vacant = f"({' OR '.join(ways.values())})"
    shown = " ".join(f"WHEN {way} THEN {cells[name]}" for name, way in ways.items())
    column = " ".join(f"WHEN {way} THEN '{name}'" for name, way in ways.items())
    count, row, value, name = work.one(
        f"SELECT count(*), min(source_row), arg_min(CASE {shown} END, source_row), arg_min(CASE {column} END, "
        f"source_row) FROM {sheet.relation} WHERE {vacant}"
    )
    if not count:
        return ""
    rows_left_out = count if table.name == "attendance" else 1
    work.add(KINDS[table.name], sheet.place, table.name, row, name, value=value, times=rows_left_out, count=count)
    return vacant


def keep_or_leave_out(work: Work, table: Table, sheet: Sheet, vacant: str, texts: dict[str, str]) -> str:
    """A vacant seat gets `vacant`; gives SQL for the rows to take, as a vacancy has no marks."""
    if not vacant:
        return ""
    if table.name == "seats":
        texts["vacant"] = f"CASE WHEN {vacant} THEN 'yes' ELSE {texts['vacant']} END"
        if not work.has("seats", "vacant"):
            work.columns["seats"].append("vacant")
        return ""
    left_out = work.one(f"SELECT count(*) FROM {sheet.relation} WHERE {vacant}")[0]
    work.supplied[table.name] = work.supplied.get(table.name, 0) + left_out
    return f" WHERE NOT {vacant}"


def vacate(work: Work) -> None:
    """The same where somebody in a list of people or organisations is only called vacant, and is referred to by id."""
    nobody = {name: ids for name in ("people", "organisations") if (ids := _called_vacant(work, name))}
    if not nobody:
        return
    people, organisations = (
        f"coalesce({column} IN ({', '.join(map(literal, nobody.get(name, [''])))}), false)"
        for column, name in (("person", "people"), ("organisation", "organisations"))
    )
    vacant = f"({people} OR (person IS NULL AND {organisations}))"
    called = "(SELECT name FROM clean_{} t WHERE t.id = {})"
    shown = f"CASE WHEN {people} THEN {called.format('people', 'person')} ELSE " + (
        f"{called.format('organisations', 'organisation')} END"
    )
    empty = f"vacant = true, person = NULL, organisation = CASE WHEN NOT {organisations} THEN organisation END"
    run(work, "seats", [Check(SeatIsVacant, vacant, "person", shown, change=empty, once=True)])
    run(work, "attendance", [Check(MarkOfVacantSeat, vacant, "person", shown, once=True)])
    if exists(work, "attendance") and work.one(f"SELECT EXISTS (FROM clean_attendance WHERE {vacant})")[0]:
        work.settle("attendance")
        work.con.execute(f"DELETE FROM clean_attendance WHERE {vacant}")


def _called_vacant(work: Work, name: str) -> list[str]:
    if name not in work.given or not exists(work, name):
        return []
    return [str(id) for (id,) in work.rows(f"SELECT id FROM clean_{name} WHERE {says_vacant_sql('name')} ORDER BY 1")]
