"""Duplicates that the user has confirmed: one row in place of two, under the name to keep."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from afresh.ingest.clean.cleaning_context import Work, counted, some
from afresh.ingest.clean.references import name_key
from afresh.records.formulas import unguarded
from afresh.records.problems import names as problem

YES = {"yes", "y", "true", "x", "1", "✓", "✔"}


@dataclass(frozen=True)
class Confirmed:
    table: str
    keep: str
    merge: str
    row: int
    kind: str = "same"


def read_confirmed(work: Work, path: Path | None) -> list[Confirmed]:
    """The pairs marked yes in a file that `write_proposals` wrote."""
    if path is None:
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
            rows = list(csv.DictReader(file))
    except (OSError, csv.Error) as error:
        work.add(problem.ConfirmedFileUnreadable, path.name, why=getattr(error, "strerror", None) or str(error))
        return []
    if rows and not {"table", "keep", "merge", "yes"} <= set(rows[0]):
        work.add(problem.ConfirmedFileUnreadable, path.name, why="its columns are not those that were written")
        return []
    cells = [{key: (value or "").strip() for key, value in row.items() if isinstance(value, str)} for row in rows]
    return [
        Confirmed(
            row.get("table", ""),
            unguarded(row.get("keep", "")),
            unguarded(row.get("merge", "")),
            at,
            row.get("kind", "") or "same",
        )
        for at, row in enumerate(cells, start=2)
        if row.get("yes", "").lower() in YES
    ]


def merge(work: Work, target: str, confirmed: Sequence[Confirmed], place: str) -> None:
    """Send every reference to the row merged on to the row kept, and drop the row merged."""
    pairs = [each for each in confirmed if each.table == target and each.kind == "same"]
    if not pairs or target not in work.columns:
        return
    ids = ids_of(work, target, sorted({name for each in pairs for name in (each.keep, each.merge)}))
    to: dict[str, str] = {}
    names: list[str] = []
    for each in pairs:
        keep, merged = ids.get(each.keep), ids.get(each.merge)
        if keep is None or merged is None:
            work.add(problem.ConfirmedNameNotFound, place, target, each.row, value=each.merge if keep else each.keep)
        elif _last(to, keep) != _last(to, merged):
            to[_last(to, merged)] = _last(to, keep)
            names.append(f"{each.merge!r} as {each.keep!r}")
    if to:
        _redirect(work, target, {merged: _last(to, merged) for merged in to})
        work.add(
            problem.ConfirmedMerged,
            place,
            target,
            count=len(names),
            names=some(names),
            names_taken=counted(len(names), "name"),
        )
        work.notes.append(f"As confirmed in {place}, took {some(names, 20)}.")


def _last(to: dict[str, str], one: str) -> str:
    while one in to:
        one = to[one]
    return one


def ids_of(work: Work, target: str, names: list[str]) -> dict[str, str]:
    """The id of each name that is that of one row and no more."""
    work.con.execute(
        f"CREATE OR REPLACE TEMP TABLE clean_confirmed AS SELECT name, {name_key('name')} AS key FROM (SELECT "
        f"unnest($names::VARCHAR[]) AS name)",
        {"names": names},
    )
    found = work.rows(f"""
        SELECT c.name, min(t.id), count(DISTINCT t.id), count(DISTINCT t.id) FILTER (t.name = c.name OR t.id = c.name),
            min(t.id) FILTER (t.name = c.name OR t.id = c.name)
        FROM clean_confirmed c JOIN clean_{target} t ON t.id = c.name OR {name_key("t.name")} = c.key GROUP BY c.name
    """)
    return {
        name: exact if exactly == 1 else one for name, one, count, exactly, exact in found if exactly == 1 or count == 1
    }


def _redirect(work: Work, target: str, to: dict[str, str]) -> None:
    pairs = [list(to), list(to.values())]
    work.con.execute(
        "CREATE OR REPLACE TEMP TABLE clean_merged AS SELECT unnest($1::VARCHAR[]) AS old, unnest($2::VARCHAR[]) AS "
        "new",
        pairs,
    )
    work.con.execute(f"UPDATE clean_to_{target} SET id = m.new FROM clean_merged m WHERE m.old = clean_to_{target}.id")
    work.con.execute(f"""
        UPDATE clean_{target} SET aliases = concat_ws('; ', aliases, more.names) FROM (
            SELECT m.new, string_agg(concat_ws('; ', t.name, t.aliases), '; ' ORDER BY t.name) AS names
            FROM clean_merged m JOIN clean_{target} t ON t.id = m.old GROUP BY m.new
        ) more WHERE more.new = clean_{target}.id
    """)
    work.con.execute(f"DELETE FROM clean_{target} WHERE id IN (SELECT old FROM clean_merged)")
