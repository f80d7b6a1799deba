"""Several conversions as one set of records, and a set of records as a folder."""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.text_table import quoted
from afresh.records.store import Store
from afresh.records.tables import TABLES, Table
from afresh.records.write import Format, write_folder

Ids = dict[str, dict[str, str]]
"""For each table, what the ids of the store being added become."""


def merge(stores: Sequence[Store]) -> Store:
    """One store of all the rows: the same name is the same partnership, person or organisation.

    Two with one name inside one store stay two, and are matched by id instead. An id that two stores use for
    different things is changed in the later one. What the earlier store leaves empty is filled from the later.
    """
    merged = Store.empty(source="; ".join(dict.fromkeys(store.source for store in stores if store.source)))
    for store in stores:
        with tempfile.TemporaryDirectory() as folder:
            ids: Ids = {}
            for table in TABLES.values():
                if store.count(table.name):
                    _bring(store, merged, table, Path(folder) / "table.parquet")
                    _add(merged, table, ids)
        for problem in store.problems:
            merged.problems.add(problem)
        merged.notes += [note for note in store.notes if note not in merged.notes]
        for counts, more in ((merged.rows_found, store.rows_found), (merged.rows_kept, store.rows_kept)):
            counts.update({name: counts.get(name, 0) + count for name, count in more.items()})
    return merged


def _bring(store: Store, merged: Store, table: Table, file: Path) -> None:
    """Make the table `incoming` of one from another database; Parquet is the one way both speak without Arrow."""
    # By name, since a table that is held by whole numbers shows the number of each row as well.
    columns = dict.fromkeys((*(column.name for column in table.columns), "source", "source_row"))
    named = ", ".join(map(quoted, columns))
    store.con.sql(f"SELECT {named} FROM {quoted(table.name)}").write_parquet(str(file))
    merged.con.execute("CREATE OR REPLACE TEMP TABLE incoming AS FROM read_parquet($file)", {"file": str(file)})


def _add(merged: Store, table: Table, ids: Ids) -> None:
    references = [column for column in table.columns if column.refers_to]
    for column in references:
        _rename(merged, column.name, ids.get(column.refers_to, {}))
    if table.has_id:
        ids[table.name] = _new_ids(merged, table)
        for name in ["id", *(column.name for column in references if column.refers_to == table.name)]:
            _rename(merged, name, ids[table.name])
        _fill_in(merged, table)
    target = quoted(table.name)
    same = "id" if table.has_id else ", ".join(quoted(column.name) for column in table.columns)
    merged.con.execute(f"""
        INSERT INTO {target} BY NAME
        SELECT DISTINCT ON ({same}) * FROM incoming
        WHERE NOT EXISTS (SELECT 1 FROM {target} AS there WHERE {_matches(table)}) ORDER BY source_row
    """)


def _matches(table: Table) -> str:
    names = ["id"] if table.has_id else [column.name for column in table.columns]
    return " AND ".join(f"there.{quoted(name)} IS NOT DISTINCT FROM incoming.{quoted(name)}" for name in names)


def _rename(merged: Store, column: str, ids: Mapping[str, str]) -> None:
    changed = {old: new for old, new in ids.items() if old != new}
    if changed:
        merged.con.execute(
            f"UPDATE incoming SET {quoted(column)} = renamed.new "
            "FROM (SELECT unnest($old::VARCHAR[]) AS old, unnest($new::VARCHAR[]) AS new) AS renamed "
            f"WHERE incoming.{quoted(column)} = renamed.old",
            {"old": list(changed), "new": list(changed.values())},
        )


def _new_ids(merged: Store, table: Table) -> dict[str, str]:
    """What each incoming id becomes: that of the row it is the same as, or its own, or its own with a number."""
    there = merged.rows(f"SELECT id, {_key(table)}, {_aliases(table)} FROM {quoted(table.name)}")
    incoming = merged.rows(f"SELECT id, {_key(table)}, {_aliases(table)} FROM incoming ORDER BY id")
    by_id = {id_.lower(): (id_, _spellings(key, aliases)) for id_, key, aliases in there}
    by_key, of_incoming = _only(there), _only(incoming)
    found: dict[str, str] = {}
    for id_, key, aliases in incoming:
        same_id, spellings = by_id.get(id_.lower(), ("", frozenset()))
        if same_id and spellings & _spellings(key, aliases):
            found[id_] = same_id
        elif (table.names_itself or len(table.named_by) > 1) and key in by_key and key in of_incoming:
            found[id_] = by_key[key]
        else:
            found[id_] = _free(id_, by_id)
            by_id[found[id_].lower()] = (found[id_], frozenset())
    return found


def _key(table: Table) -> str:
    """SQL for what makes two rows the same thing: the name, or the columns that an id is made from."""
    return "lower(concat_ws(chr(31), " + ", ".join(quoted(name) for name in table.named_by) + "))"


def _aliases(table: Table) -> str:
    return "lower(aliases)" if any(column.name == "aliases" for column in table.columns) else "NULL"


def _spellings(key: str, aliases: str | None) -> frozenset[str]:
    return frozenset({key, *(aliases.split("; ") if aliases else ())})


def _only(rows: Sequence[tuple[str, str, str | None]]) -> dict[str, str]:
    """The id of each name that just one row has."""
    times: dict[str, list[str]] = {}
    for id_, key, _ in rows:
        times.setdefault(key, []).append(id_)
    return {key: ids[0] for key, ids in times.items() if len(ids) == 1}


def _free(id_: str, taken: Mapping[str, object]) -> str:
    number, free = 2, id_
    while free.lower() in taken:
        number, free = number + 1, f"{id_}-{number}"
    return free


def _fill_in(merged: Store, table: Table) -> None:
    """Fill what is empty in the rows that are there already; aliases and issues of both are kept."""
    parts = []
    for column in table.columns:
        name = quoted(column.name)
        if column.kind == "list":
            both = f"string_split(concat_ws('; ', there.{name}, incoming.{name}), '; ')"
            parts.append(f"{name} = nullif(array_to_string(list_sort(list_distinct({both})), '; '), '')")
        elif column.name != "id":
            parts.append(f"{name} = coalesce(there.{name}, incoming.{name})")
    merged.con.execute(
        f"UPDATE {quoted(table.name)} AS there SET {', '.join(parts)} FROM incoming WHERE there.id = incoming.id"
    )


def convert_into(store: Store, folder: Path, *, format: Format = "csv", existing: Store | None = None) -> list[Path]:
    """Write a conversion into a folder, and give the files written.

    A folder that already holds records is only written to when they are given as `existing`, read from it:
    then both are merged. Nothing there is touched until all is written.
    """
    held = _tables_in(folder)
    if held and existing is None:
        raise CannotConvert(
            f"{folder} already holds {', '.join(held)}. Say --add to add to them, or name another folder."
        )
    if other := [name for name in held if not name.endswith(f".{format}")]:
        raise CannotConvert(
            f"{folder} holds {', '.join(other)}, which is not {format}. Give the --format that is there."
        )
    if existing is not None and (errors := existing.problems.of("error")):
        raise CannotConvert(f"Adding would lose rows of {folder} that cannot be read. Mend this first: {errors[0]}")
    whole = store if existing is None else merge([existing, store])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as beside:
        written = write_folder(whole, Path(beside), format)
        return [Path(shutil.move(str(file), str(folder / file.name))) for file in written]


def _tables_in(folder: Path) -> list[str]:
    endings = ("csv", "csv.gz", "parquet")
    return [f"{table}.{ending}" for table in TABLES for ending in endings if (folder / f"{table}.{ending}").exists()]
