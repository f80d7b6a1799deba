"""From sheets to one table of raw text for each table of the dictionary."""

from afresh.ingest.clean.cleaning_context import Work, literal
from afresh.ingest.clean.vacant_seats import keep_or_leave_out, vacant_rows
from afresh.ingest.layouts.decision_log import read_log
from afresh.ingest.layouts.extract_table import layout_of_table
from afresh.ingest.layouts.form_partnership import know_name, know_names
from afresh.ingest.layouts.form_sheets import as_sheets, context_of, file_of, given_layouts, layouts_for
from afresh.ingest.layouts.headings import Matched, match, suggestions, table_by_headings, tables_that_fit
from afresh.ingest.layouts.table_names import says_something, table_named
from afresh.ingest.layouts.totals import leave_out_totals
from afresh.ingest.sources.raw_sheet import MANY_ROWS, any_text
from afresh.ingest.sources.sheet import Sheet
from afresh.records.problems import headings as problem
from afresh.records.problems.values import DashTakenAsEmpty
from afresh.records.tables import TABLES, Column, Table
from afresh.records.vacancies import says_vacant_sql

NOTHING = ("-", "–", "—", "--", "n/a", "none", "nil", "tbc", "tba", "?", "not known", "not applicable")
"""What people write where there is nothing to write."""
NO_VALUE = ("nan", "nat", "null", "<na>", "#n/a", "#null!")
"""What programs write where there is no value."""
NOT_APPLICABLE = "na"
"""As programs write it too; but Namibia's code."""
NOTHING_YET = ("ongoing", "current", "present", "to date", "now", "still in post", "unknown")
NOBODY_KNOWN = ("unknown",)
WHO = ("people", "organisations")
"""Where a vacancy is nobody (see vacancies)."""


def gather_tables(work: Work, sheets: list[Sheet]) -> None:
    """Make `clean_raw_<table>` of every table that is given: at_place, at_row, at_form, and columns of text."""
    parts: dict[str, list[str]] = {}
    sheets = [sheet for sheet in sheets if not _is_hidden(work, sheet)]
    work.sheets = list(sheets)
    know_names(work, sheets)
    forms = _forms(work, sheets)
    for sheet in sheets:
        for table, each, from_form in _as_tables(work, sheet, forms.get(sheet.relation)):
            select = _select(work, table, each, from_form)
            if select:
                parts.setdefault(table.name, []).append(select)
    for name, selects in parts.items():
        kind = "VIEW" if name in work.plain else "TEMP TABLE"
        work.con.execute(f"CREATE OR REPLACE {kind} clean_raw_{name} AS {' UNION ALL '.join(selects)}")
        found = work.one(f"SELECT count(*) FROM clean_raw_{name} WHERE NOT at_form OR {literal(name)} <> 'meetings'")[0]
        if found:
            work.supplied[name] = work.supplied.get(name, 0) + found


def _is_hidden(work: Work, sheet: Sheet) -> bool:
    """A sheet that its workbook hides is an old copy or a list for a program: said, and not read unasked."""
    hidden = sheet.grid is not None and sheet.grid.hidden
    if hidden:
        work.add(problem.HiddenSheetNotRead, sheet.place, value=sheet.name)
    return hidden


def _forms(work: Work, sheets: list[Sheet]) -> dict[str, list[Sheet]]:
    """By relation, the tables that each form or export gives; the board that one names counts for the next."""
    made: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        if sheet.place not in work.layouts.given and _is_table(sheet, table_named(sheet.name)):
            continue
        context = context_of(work, sheet)
        given = given_layouts(work, sheet, context)
        layouts = layouts_for(sheet, context, definite=True) if given is None else given
        if layouts or given is not None:
            made[sheet.relation] = as_sheets(work, sheet, layouts, context)
            for layout in layouts:
                if layout.partnership:
                    know_name(work, "partnerships", layout.partnership)
                    work.boards_of_file.setdefault(file_of(sheet.place), set()).add(layout.partnership)
    return made


def _is_table(sheet: Sheet, named: str | None) -> bool:
    """Whether it is called like a table and has the columns which that needs."""
    if named is None:
        return False
    table = TABLES[named]
    matched = match(sheet.headings, table.columns)
    needed = {column.name for column in table.columns if column.required} - matched.columns.keys()
    return not needed or (needed == {"meeting"} and _two_for_a_meeting(sheet, matched) is not None)


def _as_tables(work: Work, sheet: Sheet, form: list[Sheet] | None) -> list[tuple[Table, Sheet, bool]]:
    """The tables that a sheet is or holds: an attendance grid is meetings and attendance."""
    if form is not None:
        tables = work.layouts.tables_of(sheet.place)
        return [(TABLES[each.name], each, each.name not in tables) for each in form]
    named = table_named(sheet.name)
    if named in (None, "proposals"):
        log = read_log(work, sheet)
        if log is not None:
            return [(TABLES[each.name], each, True) for each in log]
    table = TABLES[named] if named else table_by_headings(sheet.headings)
    if table is None or not _is_table(sheet, table.name):
        context = context_of(work, sheet)
        layouts = layouts_for(sheet, context, definite=False)
        if layouts:
            return [(TABLES[each.name], each, True) for each in as_sheets(work, sheet, layouts, context)]
    leave_out_totals(work, sheet)
    if table is None:
        _not_recognised(work, sheet)
        return []
    if named is None:
        work.notes.append(f"{sheet.place}: took {sheet.name!r} as {table.name}, by its headings.")
    if layout := layout_of_table(work, sheet, table.name, match(sheet.headings, table.columns).columns):
        work.layouts.follow([layout])
    return [(table, sheet, False)]


def _not_recognised(work: Work, sheet: Sheet) -> None:
    near = suggestions(sheet.name, list(TABLES)) if says_something(sheet.name) else tables_that_fit(sheet.headings)
    suggest = f" to {' or '.join(near)} if that is what it holds" if near else " after the table it holds"
    count = work.one(f"SELECT count(*) FROM {sheet.relation}")[0]
    work.add(
        problem.SheetNotRecognised, sheet.place, value=sheet.name, known=", ".join(TABLES), suggest=suggest, count=count
    )


def _select(work: Work, table: Table, sheet: Sheet, from_form: bool) -> str:
    """The query that yields the sheet's rows under the dictionary's names, or "" if a needed column is not there."""
    matched = match(sheet.headings, table.columns)
    cells = {name: f"c{at}" for name, at in matched.columns.items()}
    _meeting_of_two(work, table, sheet, matched, cells)
    count = work.one(f"SELECT count(*) FROM {sheet.relation}")[0]
    if not from_form:
        work.given.add(table.name)
        _tell(work, table, sheet, matched)
        if _lacks_columns(work, table, sheet, cells, count):
            return ""
    columns = work.columns.setdefault(table.name, [])
    columns.extend(name for name in cells if name not in columns)
    dashed = _dashed(work, table, sheet, cells, count)
    for known, which in ((work.filled, sheet.filled), (work.figures, sheet.figures)):
        there = {name for name, cell in cells.items() if name not in dashed and cell in {f"c{at}" for at in which}}
        known[table.name] = there & known.get(table.name, there)
    tidy, single = ({f"c{at}" for at in which} for which in (sheet.tidy, sheet.single))
    texts = {
        c.name: _cell(c, cells[c.name], dashed.get(c.name, ()), cells[c.name] in tidy, cells[c.name] in single)
        if c.name in cells
        else "NULL::VARCHAR"
        for c in table.columns
    }
    vacant = vacant_rows(work, table, sheet, cells, texts, suspects=set(dashed))
    _tell_of_dashes(work, table, sheet, cells, dashed, vacant=vacant)
    taken = keep_or_leave_out(work, table, sheet, vacant, texts)
    if {text for text in texts.values() if text != "NULL::VARCHAR"} <= tidy:
        work.plain.add(table.name)
    else:
        work.plain.discard(table.name)
    selected = ", ".join(f'{text} AS "{name}"' for name, text in texts.items())
    work.places.setdefault(table.name, set()).add(sheet.place)
    work.lie_in.setdefault(table.name, []).append(sheet)
    place = literal(sheet.place)
    first = f"{place} AS at_place, source_row AS at_row, {from_form} AS at_form"
    return f"SELECT {first}, {selected} FROM {sheet.relation}{taken}"


def _lacks_columns(work: Work, table: Table, sheet: Sheet, cells: dict[str, str], count: int) -> bool:
    needed = [column for column in table.columns if column.required and not _given_by_as_of(work, table, column)]
    missing = [column for column in needed if column.name not in cells]
    for column in missing:
        also = f" (or {', '.join(column.also[:3])})" if column.also else ""
        work.add(
            problem.ColumnMissing, sheet.place, table.name, column=column.name, times=max(count, 1), also=also,
            count=count, found=", ".join(sheet.headings[:12]),
        )  # fmt: skip
    if missing:
        work.supplied[table.name] = work.supplied.get(table.name, 0) + count
    return bool(missing)


def _given_by_as_of(work: Work, table: Table, column: Column) -> bool:
    return work.as_of is not None and (table.name, column.name) == ("seats", "start")


def _meeting_of_two(work: Work, table: Table, sheet: Sheet, matched: Matched, cells: dict[str, str]) -> None:
    """Where a table that needs `meeting` gives the partnership and the date in columns of their own, join them."""
    if "meeting" in cells or not any(column.name == "meeting" and column.required for column in table.columns):
        return
    places = _two_for_a_meeting(sheet, matched)
    if places is not None:
        cells["meeting"] = f"(c{places['partnership']} || ' ' || c{places['date']})"
        matched.unknown = [at for at in matched.unknown if at not in places.values()]
        first, second = (sheet.headings[places[name]] for name in ("partnership", "date"))
        work.notes.append(f"{sheet.place}: took {first!r} and {second!r} together as the meeting.")


def _two_for_a_meeting(sheet: Sheet, matched: Matched) -> dict[str, int] | None:
    """The columns of the partnership and the date, where no other use is known for them."""
    others = [sheet.headings[at] for at in matched.unknown]
    two = match(others, [TABLES["meetings"].column("partnership"), TABLES["meetings"].column("date")])
    return {name: matched.unknown[at] for name, at in two.columns.items()} if two.known == 2 else None


def _tell(work: Work, table: Table, sheet: Sheet, matched: Matched) -> None:
    names = [column.name for column in table.columns]
    for heading, column in matched.guessed:
        work.add(problem.HeadingGuessed, sheet.place, table.name, column=column, value=heading)
        work.notes.append(f"{sheet.place}: took {heading!r} as {column}.")
    idle = [
        *((at, column, first) for at, column, first in matched.taken_twice),
        *((at, "", "") for at in matched.unknown),
    ]
    if not idle:
        return
    counts = work.one(f"SELECT {', '.join(f'count(c{at})' for at, _, _ in idle)} FROM {sheet.relation}")
    for (at, column, first), count in zip(idle, counts, strict=True):
        heading = sheet.headings[at]
        if column:
            work.add(
                problem.HeadingTaken, sheet.place, table.name, column=column, value=heading, first=first, count=count
            )
        elif count:
            free = [name for name in names if name not in matched.columns]
            near = suggestions(heading, free)
            suggest = (
                f"did you mean {' or '.join(near)}? Rename the heading; otherwise leave it"
                if near
                else "rename the heading, or leave it"
            )
            work.add(
                problem.HeadingNotKnown, sheet.place, table.name, column=heading, value=heading,
                known=", ".join(names), suggest=f"{suggest} if it is for yourselves.", count=count,
            )  # fmt: skip


def _nothing(work: Work, column: Column) -> tuple[str, ...]:
    if column.kind in ("text", "id", "list"):
        return () if column.name in ("name", "title") else NO_VALUE
    words = (*NOTHING, *NO_VALUE, *(NOTHING_YET if column.kind == "date" else ()))
    if column.kind == "reference":
        words += NOBODY_KNOWN
    return words if _is_called_so(work, column.refers_to) else (*words, NOT_APPLICABLE)


def _is_called_so(work: Work, table: str) -> bool:
    """Whether a row of a table of organisations or people is called NA, so that it means that one elsewhere."""
    for sheet in work.sheets if table else ():
        if table_named(sheet.name) == table and sheet.headings:
            cells = ", ".join(f"c{at}" for at in range(len(sheet.headings)))
            if work.one(f"SELECT EXISTS (SELECT 1 FROM {sheet.relation} WHERE 'NA' IN ({cells}))")[0]:
                return True
    return False


def _cell(column: Column, cell: str, nothing: tuple[str, ...], is_tidy: bool, is_single: bool) -> str:
    """The cell trimmed; empty where it only says that there is nothing."""
    tidy = cell if is_tidy else f"nullif(trim(replace({cell}, chr(160), ' '), E' \\t\\r\\n'), '')"
    if column.name in ("name", "title") and column.kind == "text" and not is_single:
        tidy = f"nullif(trim(regexp_replace({cell}, '[\\s\\x{{00A0}}]+', ' ', 'g')), '')"
    return f"CASE WHEN {_says_nothing(column, nothing, cell)} THEN NULL ELSE {tidy} END" if nothing else tidy


def _says_nothing(column: Column, words: tuple[str, ...], cell: str) -> str:
    nothing = f"length({cell}) < 18 AND lower(trim({cell})) IN ({', '.join(map(literal, words))})"
    return f"({nothing} OR {says_vacant_sql(cell)})" if column.refers_to in WHO else nothing


def _dashed(work: Work, table: Table, sheet: Sheet, cells: dict[str, str], rows: int) -> dict[str, tuple[str, ...]]:
    """The columns with cells that only say that there is nothing, with the words for it."""
    figures = {f"c{at}" for at in sheet.figures}
    words = {c.name: _nothing(work, c) for c in table.columns if c.name in cells and cells[c.name] not in figures}
    words = {name: nothing for name, nothing in words.items() if nothing}
    if not words:
        return {}
    few = rows < MANY_ROWS
    asked = []
    for name, nothing in words.items():
        says = _says_nothing(table.column(name), nothing, cells[name] if few else "text")
        asked.append(f"count(*) FILTER ({says})" if few else any_text(sheet.relation, cells[name], says))
    counts = work.one(f"SELECT {', '.join(asked)} FROM {sheet.relation}" if few else f"SELECT {', '.join(asked)}")
    return {name: nothing for (name, nothing), count in zip(words.items(), counts, strict=True) if count}


def _tell_of_dashes(
    work: Work, table: Table, sheet: Sheet, cells: dict[str, str], dashed: dict[str, tuple[str, ...]], *, vacant: str
) -> None:
    """Tell how many cells only say that there is nothing; vacancies are told of by themselves."""
    for name, nothing in dashed.items():
        column, cell = table.column(name), cells[name]
        says = _says_nothing(column, nothing, cell)
        if vacant and column.name in table.one_of:
            says += f" AND NOT ({vacant} AND {says_vacant_sql(cell)})"
        count, value = work.one(f"SELECT count(*), min({cell}) FROM {sheet.relation} WHERE {says}")
        if count:
            work.add(DashTakenAsEmpty, sheet.place, table.name, column=name, value=value, count=count)
