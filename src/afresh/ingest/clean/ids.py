"""Ids made from names, and rows that say the same twice."""

from afresh.ingest.clean.cleaning_context import Work
from afresh.ingest.clean.references import key_for, key_of
from afresh.ingest.clean.row_check import Check, exists, run
from afresh.ingest.clean.single_marks import one_mark_each
from afresh.records.problems import names as problem
from afresh.records.tables import TABLES, Table

REFERRED_TO = ("organisations", "people", "partnerships", "meetings", "proposals", "indicators", "reviews")
"""In these, two rows of one name would leave it open which is meant."""

ONE_OF = {"people": "person"}
LONGEST = 80


def drop_repeats(work: Work, name: str) -> None:
    """Leave out rows that say exactly what another row says, and tell how many; vacant seats alike are several."""
    if not exists(work, name):
        return
    if name == "attendance" and one_mark_each(work):
        return
    columns = ", ".join(f'"{column.name}"' for column in TABLES[name].columns)
    before, different = work.one(
        f"SELECT count(*), (SELECT count(*) FROM (SELECT DISTINCT {columns} FROM clean_{name})) FROM clean_{name}"
    )
    if before == different:
        return
    work.settle(name)
    work.con.execute(f"""
        CREATE OR REPLACE TEMP TABLE clean_repeats AS
        SELECT rowid AS r FROM clean_{name} {"WHERE vacant IS NOT true" if name == "seats" else ""}
        QUALIFY row_number() OVER (PARTITION BY {columns} ORDER BY at_form, at_place, at_row) > 1
    """)
    repeated = work.rows(
        f"SELECT at_place, count(*), min(at_row) FROM clean_{name} WHERE rowid IN (SELECT r FROM clean_repeats) "
        f"GROUP BY 1 ORDER BY 1"
    )
    for place, count, row in repeated:
        work.add(problem.RowsRepeated, place, name, row, count=count, times=count)
    work.con.execute(f"DELETE FROM clean_{name} WHERE rowid IN (SELECT r FROM clean_repeats)")


def make_ids(work: Work, name: str) -> None:
    """Give every row of a table an id of its own, and leave out rows that contradict an earlier one."""
    if not exists(work, name):
        return
    table = TABLES[name]
    if name in work.own_ids or _each_its_own(work, name):
        return
    work.settle(name)
    drop_repeats(work, name)
    _tell_same_twice(work, table)
    _fill_empty_ids(work, table)


def _each_its_own(work: Work, name: str) -> bool:
    """Whether every row has an id that no other row has, as in records that come from another system."""
    rows, ids, different = work.one(f"SELECT count(*), count(id), count(DISTINCT id) FROM clean_{name}")
    return bool(rows == ids == different)


def _tell_same_twice(work: Work, table: Table) -> None:
    """The same id twice, or the same name twice where the later row has no id, with different contents."""
    order = "ORDER BY at_form, at_place, at_row"
    name = _key(table)
    if _all_different(work, table, name):
        return
    checks = [Check(problem.SameIdTwice, "twice = 'id'", "id", "id", {"first_row": "first_row"})]
    if table.name in REFERRED_TO:
        shown = '"name"' if table.names_itself else name
        one = ONE_OF.get(table.name, table.name.removesuffix("s"))
        checks.append(
            Check(
                problem=problem.SameNameTwice,
                where="twice = 'name'",
                column=table.named_by[-1],
                value=shown,
                facts={"first_row": "first_row"},
                says={"one": one},
            )
        )
    work.con.execute(f"""
        CREATE OR REPLACE TEMP TABLE clean_{table.name} AS
        SELECT * EXCLUDE (by_id, by_name, id_row, name_row),
            CASE WHEN id IS NOT NULL AND by_id > 1 THEN 'id' WHEN id IS NULL AND by_name > 1 THEN 'name' END AS twice,
            CASE WHEN id IS NOT NULL AND by_id > 1 THEN id_row ELSE name_row END AS first_row
        FROM (SELECT *, row_number() OVER of_id AS by_id, first_value(at_row) OVER of_id AS id_row,
                  row_number() OVER of_name AS by_name, first_value(at_row) OVER of_name AS name_row
              FROM clean_{table.name}
              WINDOW of_id AS (PARTITION BY id {order}),
                  of_name AS (PARTITION BY {name} ORDER BY id IS NULL, at_form, at_place, at_row))
    """)
    run(work, table.name, checks)
    work.con.execute(f"ALTER TABLE clean_{table.name} DROP COLUMN twice")
    work.con.execute(f"ALTER TABLE clean_{table.name} DROP COLUMN first_row")


def _all_different(work: Work, table: Table, name: str) -> bool:
    """Whether nothing is there twice, as is usual: then the dear part of looking for it can be left out."""
    rows, ids, different, names = work.one(
        f"SELECT count(*), count(id), count(DISTINCT id), count(DISTINCT {name}) FROM clean_{table.name}"
    )
    return bool(ids == different and (ids == rows or names == rows))


def _fill_empty_ids(work: Work, table: Table) -> None:
    """Ids from names; where two would be alike, all but the first get letters that depend on the rest of the row."""
    if not work.one(f"SELECT count(*) FROM clean_{table.name} WHERE id IS NULL")[0]:
        return
    work.con.execute(f"""
        CREATE OR REPLACE TEMP TABLE clean_new_ids AS
        WITH named AS (
            SELECT rowid AS r, {_key(table)} AS key, {_slug(table)} AS slug, md5(concat_ws('|', {_contents(table)}))
                AS contents
            FROM clean_{table.name} WHERE id IS NULL
        ), numbered AS (
            SELECT *, row_number() OVER (PARTITION BY slug ORDER BY key, contents) AS nth,
                slug IN (SELECT id FROM clean_{table.name} WHERE id IS NOT NULL) AS taken
            FROM named
        )
        SELECT r, CASE WHEN nth = 1 AND NOT taken THEN slug ELSE slug || '-' || md5(key || contents)[:8] END AS id
            FROM numbered
    """)
    work.con.execute(
        f"UPDATE clean_{table.name} SET id = n.id FROM clean_new_ids n WHERE n.r = clean_{table.name}.rowid"
    )


def _contents(table: Table) -> str:
    return ", ".join(f"coalesce(\"{column.name}\"::VARCHAR, '')" for column in table.columns if column.name != "id")


def _key(table: Table) -> str:
    """What names a row, so written that two spellings of one name are alike."""
    return "concat_ws(' ', " + ", ".join(_part(table, name) for name in table.named_by) + ")"


def _part(table: Table, name: str) -> str:
    kind = table.column(name).kind
    if kind == "date":
        return f'"{name}"::VARCHAR'
    return f'"{name}"' if kind == "reference" else key_for(table.name, f'"{name}"')


def _slug(table: Table) -> str:
    return f"rtrim(replace({key_of(_key(table))}, ' ', '-')[:{LONGEST}], '-')"
