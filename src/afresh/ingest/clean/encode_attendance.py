"""Large attendance is kept by whole numbers, and the ids are put beside them only where somebody asks for them.

A mark takes a fifth of the memory so, and gathering starts from the numbers. It is done where every text that refers
to a row is that row's very id, and no row had to be changed since it was read. The numbers are made as soon as there
are ids, beside the typing of other tables: who asks later whether every meeting is known, or who has two marks, need
not look at the texts again.

An export has to join them again, a second longer for ten million marks. Seats, agendas and responses are a twentieth of
the rows, and stay as text. Such a store is read and not added to. A row's number is its number in the file: a join on
every core does not keep the order of rows.
"""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, wait

import duckdb

from afresh.ingest.clean.cleaning_context import Work, literal
from afresh.ingest.clean.deferred_id_check import see_whether_ids
from afresh.ingest.clean.single_marks import look_early
from afresh.ingest.sources.raw_sheet import NUMBERED
from afresh.records.store import Store
from afresh.records.tables import TABLES

FEW_ENOUGH = 2_000_000_000
"""Rows whose numbers in the file fit half the room."""


def typed_when(table: str) -> int:
    """In what order tables are typed: first what attendance refers to, so that it can be numbered beside the others."""
    return 0 if table in {column.refers_to for column in TABLES[NUMBERED].columns} else 1 if table == NUMBERED else 2


def number_beside(work: Work) -> None:
    """Begin to number attendance by a connection of its own, if all that it refers to has ids that are to stay."""
    targets = _targets(work)
    if targets and not work.merges:
        beside = ThreadPoolExecutor(1)
        work.numbering = beside.submit(_numbered, work, work.con.cursor(), targets)
        beside.shutdown(wait=False)


def number_early(work: Work) -> None:
    """Number attendance before any reference is looked up, if every one of them is an id already."""
    targets = _targets(work)
    numbered = work.numbering.result() if work.numbering is not None else None
    if numbered is None and targets and not work.merges:
        # Ids that were missing or there twice have been mended since.
        _drop(work, targets)
        numbered = _numbered(work, work.con, targets)
    _keep_if(numbered, work, targets)
    see_whether_ids(work, set(_refers(work)))
    if work.coded:
        look_early(work)


def _targets(work: Work) -> dict[str, str]:
    """The tables that attendance refers to, and where their rows are, if it can be numbered so far."""
    targets = {target: f"clean_{target}" for target in _refers(work).values()}
    return targets if NUMBERED in work.on_file and targets.keys() <= work.columns.keys() else {}


def keep_coded(store: Store, work: Work) -> bool:
    """Make of `attendance` a view of its numbers, and `attendance_coded`; False where it cannot be done."""
    if work.coded and not (work.marks_are_coded and all(_as_coded(work, each) for each in work.coded - {NUMBERED})):
        forget_numbers(work)
    if NUMBERED in work.on_file and not work.coded:
        targets = {target: f'main."{target}"' for target in _refers(work).values()}
        _keep_if(_numbered(work, work.con, targets), work, targets)
    if not work.coded:
        return False
    (place,) = work.places[NUMBERED]
    _view(store, _refers(work), place)
    store.coded = work.coded
    return True


def forget_numbers(work: Work) -> None:
    _drop(work, work.coded - {NUMBERED})


def stop_numbering(work: Work) -> None:
    """Once something went wrong: wait for what is being made, and drop it."""
    if work.numbering is not None:
        wait([work.numbering])
    _drop(work, set(_refers(work).values()))


def _refers(work: Work) -> dict[str, str]:
    return {c.name: c.refers_to for c in TABLES[NUMBERED].columns if c.refers_to and work.has(NUMBERED, c.name)}


def _keep_if(numbered: bool | None, work: Work, targets: Iterable[str]) -> None:
    if numbered:
        work.coded = frozenset({NUMBERED, *targets})
    else:
        _drop(work, targets)


def _numbered(work: Work, con: duckdb.DuckDBPyConnection, targets: dict[str, str]) -> bool | None:
    """Make `attendance_numbers`, and the codes of the tables it refers to; whether there is a number for every text.

    None where an id is missing or is there twice.
    """
    for target, rows in targets.items():
        con.execute(f"""
            CREATE TABLE main.{target}_coded AS SELECT id, CAST(row_number() OVER () - 1 AS INTEGER) AS code
            FROM (SELECT id FROM {rows} ORDER BY id)
        """)
    if not all(_each_its_own(con, target) for target in targets):
        return None
    _make(work, con)
    return _whole(work, con)


def _each_its_own(con: duckdb.DuckDBPyConnection, target: str) -> bool:
    """Whether every id comes after the one before it, so that none is there twice."""
    before = f"SELECT id, lag(id) OVER () AS before FROM main.{target}_coded"
    ((others,),) = con.execute(f"SELECT count(*) FROM ({before}) WHERE id IS NULL OR id <= before").fetchall()
    return not others


def _as_coded(work: Work, target: str) -> bool:
    """Whether the rows that are kept have the ids that were numbered."""
    kept, coded = (
        work.one(f"SELECT count(*), bit_xor(hash(id)) FROM main.{rows}") for rows in (target, f"{target}_coded")
    )
    return kept == coded


def _drop(work: Work, targets: Iterable[str]) -> None:
    for name in (f"{NUMBERED}_numbers", *(f"{target}_coded" for target in targets)):
        work.con.execute(f"DROP TABLE IF EXISTS main.{name}")
    work.coded = frozenset()


def _make(work: Work, con: duckdb.DuckDBPyConnection) -> None:
    choices = [literal(choice) for choice in TABLES[NUMBERED].column("status").choices]
    con.execute("DROP TYPE IF EXISTS main.attendance_status")
    con.execute(f"CREATE TYPE main.attendance_status AS ENUM ({', '.join(choices)})")
    # A cast of the column would look up the text of every row, and this asks once of each text in a part of the file.
    marks = " ".join(f"WHEN {mark} THEN CAST({mark} AS main.attendance_status)" for mark in choices)
    refers = _refers(work)
    codes = "".join(f", {name}_.code AS {name}" for name in refers)
    joins = " ".join(f"LEFT JOIN main.{to}_coded {name}_ ON {name}_.id = t.{name}" for name, to in refers.items())
    number = "INTEGER" if work.supplied[NUMBERED] < FEW_ENOUGH else "BIGINT"
    con.execute(f"""
        CREATE TABLE main.attendance_numbers AS
        SELECT CAST(t.at_row AS {number}) AS record{codes}, CASE t.status {marks} END AS status
        FROM clean_{NUMBERED} t {joins}
    """)


def _whole(work: Work, con: duckdb.DuckDBPyConnection) -> bool:
    """Whether there is a number for every text, and for every row one row."""
    names = ("status", *_refers(work))
    # What is known to be filled need not be counted in the file.
    texts = ", ".join(f"count({'*' if name in work.filled[NUMBERED] else name})" for name in names)
    numbers = ", ".join(f"count({name})" for name in names)
    before, after = (
        con.execute(f"SELECT count(*), {counts} FROM {rows}").fetchall()
        for counts, rows in ((texts, f"clean_{NUMBERED}"), (numbers, "main.attendance_numbers"))
    )
    return before == after


def _view(store: Store, refers: dict[str, str], place: str) -> None:
    """Both with every column of the dictionary. A row is known by its number in the file, whatever its place here."""
    columns = [column.name for column in TABLES[NUMBERED].columns if column.refers_to]
    codes = ", ".join(name if name in refers else f"CAST(NULL AS INTEGER) AS {name}" for name in columns)
    store.con.execute(f"""
        CREATE VIEW main.attendance_coded AS
        SELECT {codes}, status, record FROM main.attendance_numbers
    """)
    ids = {name: f"{name}_.id" if name in refers else "CAST(NULL AS VARCHAR)" for name in columns}
    values = {**ids, "status": "CAST(t.status AS VARCHAR)"}
    named = ", ".join(f"{values[column.name]} AS {column.name}" for column in TABLES[NUMBERED].columns)
    joins = " ".join(f"LEFT JOIN main.{to}_coded {name}_ ON {name}_.code = t.{name}" for name, to in refers.items())
    store.con.execute(f"DROP TABLE main.{NUMBERED}")
    store.con.execute(f"""
        CREATE VIEW main.{NUMBERED} AS
        SELECT {named}, {literal(place)} AS source, CAST(t.record AS BIGINT) AS source_row,
            CAST(t.record AS BIGINT) AS rowid
        FROM main.attendance_numbers t {joins}
    """)
