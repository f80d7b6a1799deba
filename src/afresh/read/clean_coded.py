"""Large attendance is kept by whole numbers, and the ids are put beside them only where somebody asks for them.

A mark takes a fifth of the memory so, and gathering starts from the numbers. It is done where every text that refers
to a row is that row's very id, and no row had to be changed since it was read.
"""

from afresh.read.clean_work import Work, literal
from afresh.records.store import Store
from afresh.records.tables import TABLES

TABLE = "attendance"


def keep_coded(store: Store, work: Work) -> bool:
    """Make `attendance_coded` and the codes it needs, and of `attendance` a view; False where it cannot be done."""
    if TABLE not in work.on_file:
        return False
    refers = {c.name: c.refers_to for c in TABLES[TABLE].columns if c.refers_to and work.has(TABLE, c.name)}
    for target in dict.fromkeys(refers.values()):
        store.con.execute(f"""
            CREATE TABLE main.{target}_coded AS
            SELECT id, CAST(row_number() OVER (ORDER BY id) - 1 AS INTEGER) AS code FROM main.{target}
        """)
    _make(store, refers)
    if not _whole(store, refers):
        store.con.execute("DROP TABLE main.attendance_numbers")
        for target in dict.fromkeys(refers.values()):
            store.con.execute(f"DROP TABLE main.{target}_coded")
        return False
    (place,) = work.places[TABLE]
    _view(store, refers, place)
    store.coded = frozenset({TABLE, *refers.values()})
    return True


def _make(store: Store, refers: dict[str, str]) -> None:
    marks = ", ".join(map(literal, TABLES[TABLE].column("status").choices))
    store.con.execute("DROP TYPE IF EXISTS main.attendance_status")
    store.con.execute(f"CREATE TYPE main.attendance_status AS ENUM ({marks})")
    # Looked up in a table of five rows, since a cast asks of every row which of the five its text is.
    store.con.execute(f"""
        CREATE OR REPLACE TEMP TABLE clean_statuses AS
        SELECT unnest([{marks}]) AS text, CAST(unnest([{marks}]) AS main.attendance_status) AS status
    """)
    codes = "".join(f", {name}_.code AS {name}" for name in refers)
    joins = " ".join(f"LEFT JOIN main.{to}_coded {name}_ ON {name}_.id = t.{name}" for name, to in refers.items())
    store.con.execute(f"""
        CREATE TABLE main.attendance_numbers AS SELECT t.at_row AS record{codes}, s.status
        FROM clean_{TABLE} t LEFT JOIN clean_statuses s ON s.text = t.status {joins}
    """)


def _whole(store: Store, refers: dict[str, str]) -> bool:
    """Whether there is a number for every id, and for every row one row."""
    asked = ", ".join(f"count({name})" for name in ("*", "status", *refers))
    before, after = (store.rows(f"SELECT {asked} FROM {rows}")[0] for rows in (f"clean_{TABLE}", "attendance_numbers"))
    return bool(before == after)


def _view(store: Store, refers: dict[str, str], place: str) -> None:
    """Both with every column of the dictionary. A row is known by its number in the file, whatever its place here."""
    columns = [column.name for column in TABLES[TABLE].columns if column.refers_to]
    codes = ", ".join(name if name in refers else f"CAST(NULL AS INTEGER) AS {name}" for name in columns)
    store.con.execute(f"""
        CREATE VIEW main.attendance_coded AS
        SELECT {codes}, status, record FROM main.attendance_numbers
    """)
    ids = {name: f"{name}_.id" if name in refers else "CAST(NULL AS VARCHAR)" for name in columns}
    values = {**ids, "status": "CAST(t.status AS VARCHAR)"}
    named = ", ".join(f"{values[column.name]} AS {column.name}" for column in TABLES[TABLE].columns)
    joins = " ".join(f"LEFT JOIN main.{to}_coded {name}_ ON {name}_.code = t.{name}" for name, to in refers.items())
    store.con.execute(f"DROP TABLE main.{TABLE}")
    store.con.execute(f"""
        CREATE VIEW main.{TABLE} AS
        SELECT {named}, {literal(place)} AS source, t.record AS source_row, t.record AS rowid
        FROM main.attendance_numbers t {joins}
    """)
