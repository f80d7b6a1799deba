"""From raw sheets to clean records: headings, values, ids, references and contradictions, in that order."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import duckdb

from afresh.ingest.clean.alias_check import check_aliases
from afresh.ingest.clean.cleaning_context import Work
from afresh.ingest.clean.confirmed_links import end_seats, link_partnerships
from afresh.ingest.clean.confirmed_merges import Confirmed, merge, read_confirmed
from afresh.ingest.clean.confirmed_themes import give_themes, holds_themes, read_themes
from afresh.ingest.clean.contradictions import check_contradictions, check_seat_dates, tables_looked_up
from afresh.ingest.clean.dated_lists import date_the_list
from afresh.ingest.clean.deferred_id_check import OtherThanIds, seen_after_all
from afresh.ingest.clean.encode_attendance import keep_coded, number_early, stop_numbering
from afresh.ingest.clean.holding_back import held_back
from afresh.ingest.clean.ids import drop_repeats, make_ids
from afresh.ingest.clean.meetings import partnerships_named, place_meetings, split_meetings
from afresh.ingest.clean.noted_items import set_noted_aside
from afresh.ingest.clean.percents import one_unit
from afresh.ingest.clean.proposers import set_people_apart
from afresh.ingest.clean.raw_tables import gather_tables
from afresh.ingest.clean.references import (
    ENTITIES,
    add_missing,
    collect_mentions,
    key_of,
    make_empty,
    name_key,
    put_ids,
    renamed,
    resolve,
)
from afresh.ingest.clean.vacant_seats import vacate
from afresh.ingest.clean.values import let_go_of_sheets, type_values
from afresh.ingest.layouts.given_layouts import GivenLayouts
from afresh.ingest.sources.raw_sheet import MANY_ROWS
from afresh.ingest.sources.sheet import Sheet
from afresh.records.dates import DateOrder
from afresh.records.problems.headings import NothingToAssess
from afresh.records.problems.problem import Problems
from afresh.records.store import Store, sql_type
from afresh.records.tables import TABLES, Table


def clean(
    con: duckdb.DuckDBPyConnection,
    sheets: Sequence[Sheet],
    problems: Problems,
    *,
    dates: DateOrder = "day-first",
    confirmed: Path | Sequence[Path] | None = None,
    source: str = "",
    today: date | None = None,
    as_of: date | None = None,
    layouts: GivenLayouts | None = None,
) -> Store:
    """The records in the sheets, checked; every problem is added to `problems`, which becomes the store's own."""
    store = Store.empty(con, source)
    store.problems = problems
    work = Work(
        con=con,
        problems=problems,
        notes=store.notes,
        order=dates,
        today=today or date.today(),
        source=source or "the records",
        as_of=as_of,
        layouts=layouts or GivenLayouts(),
    )
    files = (confirmed,) if isinstance(confirmed, Path) else tuple(confirmed or ())
    try:
        _clean(store, work, sheets, files)
    except (OtherThanIds, duckdb.Error):
        if not any(sheet.unseen for sheet in sheets):
            raise
        stop_numbering(work)
        seen = seen_after_all(work, sheets)
        if seen is None:
            raise
        _tidy_up(con, "clean")
        return clean(
            con, seen, problems, dates=dates, confirmed=files, source=source, today=today, as_of=as_of, layouts=layouts
        )
    for beginning in ("clean", "afresh"):
        _tidy_up(con, beginning)
    store.layouts = work.layouts.followed
    store.domains = {domain: len(people) for domain, people in work.domains.items()}
    return store


def _clean(store: Store, work: Work, sheets: Sequence[Sheet], files: Sequence[Path]) -> None:
    themes = [file for file in files if holds_themes(file)]
    names = [file for file in files if file not in themes]
    pairs = [pair for file in names for pair in read_confirmed(work, file)]
    work.merges = bool(pairs)
    work.confirmed_domains = {each.merge.casefold(): each.keep for each in pairs if each.kind == "e-mail domain"}
    gather_tables(work, list(sheets))
    for missing in work.layouts.unmet(sheet.place for sheet in sheets if sheet.grid is not None):
        work.problems.add(missing)
    date_the_list(work)
    type_values(work)
    check_seat_dates(work)
    _name_everything(work, pairs, " and ".join(file.name for file in names))
    vacate(work)
    place_meetings(work)
    _refer_to_names(work)
    one_unit(work)
    _settle_rows(work)
    set_noted_aside(work)
    give_themes(work, read_themes(themes))
    answers = " and ".join(file.name for file in names)
    link_partnerships(work, pairs, answers)
    end_seats(work, pairs, answers)
    check_contradictions(work)
    store.one_mark_each = work.one_mark_each
    store.held_back = held_back(work)
    _count_what_forms_gave(work)
    _fill(store, work)
    _tell_of_duplicates(store, work)
    _tell_if_nothing(store, work)
    work.tell(store.rows_kept)


def _name_everything(work: Work, confirmed: list[Confirmed], place: str) -> None:
    """Organisations, people and partnerships get ids, and every text that names one is replaced by its id."""
    for name in ENTITIES:
        make_ids(work, name)
    check_aliases(work)
    number_early(work)
    let_go_of_sheets(work)
    split_meetings(work)
    set_people_apart(work)
    for name in ENTITIES:
        named_with_date = partnerships_named(work) if name == "partnerships" and "meetings" not in work.given else ""
        collect_mentions(work, name, named_with_date)
        resolve(work, name)
        add_missing(work, name, {each.merge for each in confirmed if each.table == name and each.kind == "same"})
        merge(work, name, confirmed, place)
    if "meetings" in work.given:
        _resolve_meeting_parts(work)
    targets = renamed(work, ENTITIES)
    for name in tuple(work.columns):
        put_ids(work, name, targets)


def _resolve_meeting_parts(work: Work) -> None:
    """What partnership is meant in references to meetings; none is made of them, as the meetings are listed."""
    names = (
        f"SELECT {name_key('name')} AS key, id FROM clean_partnerships "
        f"UNION SELECT {name_key('id')}, id FROM clean_partnerships"
    )
    alias = "SELECT id, unnest(string_split(aliases, '; ')) AS alias FROM clean_partnerships"
    aliases = f"SELECT {name_key('alias')}, id FROM ({alias})"
    work.con.execute(f"""
        INSERT INTO clean_to_partnerships (raw, key, id, several)
        SELECT part, min(p.key), min(p.id), count(DISTINCT p.id)
        FROM (SELECT DISTINCT part, {name_key("part")} AS key FROM clean_meeting_texts WHERE part IS NOT NULL) t
        JOIN ({names} UNION {aliases}) p ON p.key = t.key
        WHERE part NOT IN (SELECT raw FROM clean_to_partnerships) GROUP BY part HAVING count(DISTINCT p.id) = 1
    """)


def _refer_to_names(work: Work) -> None:
    """Proposals, indicators and reviews get ids, and references to them are resolved."""
    partnership = "(SELECT name FROM clean_partnerships p WHERE p.id = t.partnership)"
    for name, own in (("proposals", "title"), ("indicators", "name"), ("reviews", "date::VARCHAR")):
        make_ids(work, name)
        collect_mentions(work, name)
        whole = key_of(f"{partnership} || ' ' || t.{own}")
        both = f"SELECT {whole}, id, 3 FROM clean_{name} t"
        title = f"SELECT {key_of('title')}, id, 2 FROM clean_{name} UNION ALL " if name == "proposals" else ""
        resolve(work, name, title + both)
        targets = renamed(work, [name])
        for table in tuple(work.columns):
            put_ids(work, table, targets)


def _settle_rows(work: Work) -> None:
    done = (*ENTITIES, "meetings", "proposals", "indicators", "reviews")
    for name, table in TABLES.items():
        if table.has_id and name not in done:
            make_ids(work, name)
        elif not table.has_id:
            drop_repeats(work, name)
    for name in tables_looked_up():
        if name not in work.columns:
            make_empty(work, name)


def _count_what_forms_gave(work: Work) -> None:
    for name in work.given_by_forms:
        found = work.rows(f"SELECT at_place, count(*) FROM clean_{name} WHERE at_form GROUP BY 1")
        work.kept_of_forms |= {(name, place): count for place, count in found}


def _fill(store: Store, work: Work) -> None:
    for name, found in work.supplied.items():
        kept = work.one(f"SELECT count(*) FROM clean_{name} WHERE at_row IS NOT NULL")[0] if name in work.columns else 0
        store.rows_found[name], store.rows_kept[name] = found, kept
    # Attendance last, since it may be held by the numbers of other rows.
    for name in sorted(work.columns, key=lambda each: each == "attendance"):
        columns, values = _columns(TABLES[name])
        if name == "attendance" and keep_coded(store, work):
            work.con.execute(f"DROP VIEW clean_{name}")
            continue
        if name in work.on_file:
            store.con.execute(f'INSERT INTO main."{name}" ({columns}) SELECT {values} FROM clean_{name}')
            work.con.execute(f"DROP VIEW clean_{name}")
            continue
        in_order = store.rows_kept.get(name, 0) >= MANY_ROWS and _in_order(work, name)
        if in_order and _can_stay(work, TABLES[name]):
            _stays(work, TABLES[name])
            continue
        order = "" if in_order else "ORDER BY at_place, at_row"
        store.con.execute(f'INSERT INTO main."{name}" ({columns}) SELECT {values} FROM clean_{name} {order}')
        work.con.execute(f"DROP TABLE clean_{name}")


def _can_stay(work: Work, table: Table) -> bool:
    """Whether the rows lie beside the records, and every column has the type that it has there."""
    found = work.rows(
        "SELECT column_name, data_type, database_name = 'temp' FROM duckdb_columns() WHERE table_name = $name",
        {"name": f"clean_{table.name}"},
    )
    wanted = {column.name: sql_type(column) for column in table.columns}
    types = {name: kind for name, kind, _ in found}
    here = not any(elsewhere for *_, elsewhere in found)
    return here and "source" not in wanted and all(types.get(name) == kind for name, kind in wanted.items())


def _stays(work: Work, table: Table) -> None:
    """The rows become the records by another name, which saves a copy of all of them."""
    name = table.name
    work.con.execute(f'DROP TABLE main."{name}"')
    work.con.execute(f'ALTER TABLE main.clean_{name} RENAME TO "{name}"')
    for old, new in (("at_place", "source"), ("at_row", "source_row")):
        work.con.execute(f'ALTER TABLE main."{name}" RENAME "{old}" TO "{new}"')
    wanted = {"source", "source_row", *(column.name for column in table.columns)}
    for (column,) in work.rows(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = $name AND schema_name = 'main' "
        "AND database_name <> 'temp'",
        {"name": name},
    ):
        if column not in wanted:
            work.con.execute(f'ALTER TABLE main."{name}" DROP COLUMN "{column}"')


def _in_order(work: Work, name: str) -> bool:
    """Whether the rows lie as they did in their one source, so that they need not be sorted."""
    rows, numbered, first, last, least, most = work.one(
        "SELECT count(*), count(at_row), min(at_place), max(at_place), min(at_row - rowid), max(at_row - rowid) "
        f"FROM clean_{name}"
    )
    return bool(rows == numbered and first == last and least == most)


def _columns(table: Table) -> tuple[str, str]:
    columns = {column.name: f'"{column.name}"' for column in table.columns}
    columns = {"source": "at_place", "source_row": "at_row", **columns}
    return ", ".join(f'"{name}"' for name in columns), ", ".join(columns.values())


def _tell_of_duplicates(store: Store, work: Work) -> None:
    from afresh.ingest.matching.duplicates import tell

    tell(store, work)


def _tell_if_nothing(store: Store, work: Work) -> None:
    if not store.count("seats") and not store.count("attendance"):
        work.add(NothingToAssess, work.source)


def _tidy_up(con: duckdb.DuckDBPyConnection, beginning: str) -> None:
    """Drop what was made on the way, by the beginning of its name: beside the records, it would double the memory."""
    for kind in ("table", "view"):
        named = f"SELECT {kind}_name FROM duckdb_{kind}s() WHERE NOT internal AND starts_with({kind}_name, $beginning)"
        for (name,) in con.execute(named, {"beginning": f"{beginning}_"}).fetchall():
            con.execute(f'DROP {kind} "{name}"')
