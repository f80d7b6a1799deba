"""References by id, name or alias: which row of another table is meant."""

from collections.abc import Collection, Sequence

from afresh.ingest.clean.cleaning_context import Work, literal, some
from afresh.ingest.clean.row_check import Check, run
from afresh.records.problems import names as problem
from afresh.records.problems.problem import Problem
from afresh.records.tables import TABLES

ENTITIES = ("organisations", "people", "partnerships")
"""What may be named elsewhere without having a row of its own."""

MOST_COMPARED = 2_000_000
MOST_NAMES_SHOWN = 5
MOST_SUGGESTED = 2_000
LIKE_ENOUGH = 0.84


def key_of(text: str) -> str:
    """SQL for what two spellings of a name have in common: no capitals, accents, quotes or dashes; "&" is "and"."""
    plain = f"lower(strip_accents(regexp_replace({text}, '[''’‘`ʼ.]', '', 'g')))"
    words = f"trim(regexp_replace(replace({plain}, '&', ' and '), '[^\\p{{L}}\\p{{N}}]+', ' ', 'g'))"
    return f"coalesce(nullif({words}, ''), lower(trim({text})))"


APOSTROPHES, DASHES = "’‘`ʼ", "‐‑–—"


def name_key(text: str) -> str:
    """SQL for what makes two names one: all but capitals, spaces, the shape of an apostrophe or a dash, and "&".

    Names that are alike in more than this (accents, punctuation) are two, and are proposed as one (see duplicates).
    """
    straight = literal("'" * len(APOSTROPHES) + "-" * len(DASHES))
    plain = f"translate(nfc_normalize(replace({text}, '&', ' and ')), {literal(APOSTROPHES + DASHES)}, {straight})"
    return f"lower(trim(regexp_replace({plain}, '[\\s\\x{{00A0}}\\x{{200B}}\\x{{FEFF}}]+', ' ', 'g')))"


def key_for(target: str, text: str) -> str:
    """SQL for the key by which a reference to a table finds its row."""
    return name_key(text) if target in ENTITIES else key_of(text)


def columns_referring_to(work: Work, target: str, tables: Sequence[str] = ()) -> list[tuple[str, str]]:
    return [
        (table, column.name)
        for table in (tables or tuple(work.columns))
        if table in work.columns
        for column in TABLES[table].columns
        if column.refers_to == target and work.has(table, column.name)
    ]


def collect_mentions(work: Work, target: str, also: str = "") -> None:
    """Make `clean_mentions` (raw, n, place, row, named_in): each different text that refers to the target.

    Attendance that has been numbered holds nothing but ids, of which none has to be looked up.
    """
    asked = [
        f'SELECT "{column}" AS raw, count(*) AS n, {_first_place(work, table)} AS place, min(at_row) AS "row", '
        f'{literal(table)} AS named_in FROM clean_{table} WHERE "{column}" IS NOT NULL GROUP BY 1'
        for table, column in columns_referring_to(work, target)
        if not (table == "attendance" and work.marks_are_coded)
    ]
    if also:
        asked.append(also)
    inner = (
        " UNION ALL ".join(asked) or "SELECT '' AS raw, 0 AS n, '' AS place, 0 AS \"row\", '' AS named_in WHERE false"
    )
    work.con.execute(f"""
        CREATE OR REPLACE TEMP TABLE clean_mentions AS
        SELECT raw, sum(n)::BIGINT AS n, arg_max(place, n) AS place, arg_max("row", n) AS "row",
            arg_max(named_in, n) AS named_in
        FROM ({inner}) GROUP BY raw
    """)


def _first_place(work: Work, table: str) -> str:
    """SQL for where the first of some rows stands, which is no question where all stand in one place."""
    if len(work.places.get(table, ())) == 1:
        return literal(next(iter(work.places[table])))
    return "arg_min(at_place, coalesce(at_row, 0))"


def resolve(work: Work, target: str, names: str = "") -> None:
    """Make `clean_to_<target>` (raw, key, id, several): what each mention means. `names` adds more (key, id, rank).

    A mention that is a row's very id means that row, and has no key: nothing that it may be like is looked for.
    """
    if target not in work.columns:
        work.con.execute(
            f"CREATE OR REPLACE TEMP TABLE clean_to_{target} AS SELECT raw, {key_for(target, 'raw')} AS key, "
            f"NULL::VARCHAR AS id, 0 AS several, NULL::VARCHAR AS ids FROM clean_mentions"
        )
        return
    own = f"EXISTS (SELECT 1 FROM clean_{target} own WHERE own.id = raw)"
    if not work.one(f"SELECT count(*) FROM clean_mentions WHERE NOT {own}")[0]:
        work.con.execute(
            f"CREATE OR REPLACE TEMP TABLE clean_to_{target} AS SELECT raw, NULL::VARCHAR AS key, raw AS id, "
            f"1 AS several, NULL::VARCHAR AS ids FROM clean_mentions"
        )
        return
    named = [f"SELECT {key_for(target, 'id')} AS key, id, 1 AS rank FROM clean_{target}"]
    if TABLES[target].names_itself:
        named.append(f"SELECT {key_for(target, 'name')}, id, 2 FROM clean_{target}")
    if any(column.name == "aliases" for column in TABLES[target].columns):
        named.append(
            f"SELECT {key_for(target, 'alias')}, id, 3 FROM (SELECT id, unnest(string_split(aliases, '; ')) AS alias "
            f"FROM clean_{target})"
        )
    named += [names] if names else []
    work.con.execute(f"""
        CREATE OR REPLACE TEMP TABLE clean_to_{target} AS
        WITH strange AS MATERIALIZED (
            SELECT raw, {key_for(target, "raw")} AS key FROM clean_mentions
            WHERE NOT {own}
        ),
        named AS ({" UNION ALL ".join(named)}),
        best AS (
            SELECT key, min(id) AS id, count(DISTINCT id)
                AS several, array_to_string(list_sort(list(DISTINCT id))[:5], ', ') AS ids
            FROM (SELECT * FROM named WHERE key IN (SELECT key FROM strange)
                QUALIFY rank = min(rank) OVER (PARTITION BY key))
            GROUP BY key
        )
        SELECT m.raw, s.key, CASE WHEN s.raw IS NULL THEN m.raw WHEN best.several = 1 THEN best.id END AS id,
            CASE WHEN s.raw IS NULL THEN 1 ELSE coalesce(best.several, 0) END AS several, best.ids
        FROM clean_mentions m LEFT JOIN strange s ON s.raw = m.raw LEFT JOIN best ON best.key = s.key
    """)


def add_missing(work: Work, target: str, confirmed: Collection[str] = ()) -> None:
    """Add a row by its name alone for everyone and everything that is named only in other tables.

    Names `confirmed` to be another's are of use for the merge and no news to the user.
    """
    new = (
        work.rows(f"""
        SELECT key, arg_max(raw, (n, raw))
            AS name, sum(n)::BIGINT, arg_max(place, n), arg_max("row", n), arg_max(named_in, n)
        FROM clean_mentions JOIN (SELECT raw, key, several FROM clean_to_{target}) USING (raw) WHERE several = 0
            GROUP BY key ORDER BY sum(n) DESC, key
        LIMIT 100000
    """)
        if target in work.given
        else []
    )
    _tell_not_in_table(work, target, [each for each in new if each[1] not in confirmed])
    _make_rows(work, target)
    if target not in work.given:
        _tell_made(work, target)
    work.con.execute(f"""
        UPDATE clean_to_{target} SET id = t.id, several = 1 FROM clean_{target} t
        WHERE clean_to_{target}.several = 0 AND t.new_key = clean_to_{target}.key
    """)
    work.con.execute(f"ALTER TABLE clean_{target} DROP COLUMN new_key")


def _make_rows(work: Work, target: str) -> None:
    if target not in work.columns:
        make_empty(work, target)
        work.columns[target] = ["id", "name"]
    work.con.execute(f"ALTER TABLE clean_{target} ADD COLUMN new_key VARCHAR")
    kind = "'other'" if target == "partnerships" else "NULL"
    also = ", kind" if target == "partnerships" else ""
    work.con.execute(f"""
        INSERT INTO clean_{target} (at_place, at_form, id, name, new_key{also})
        WITH new AS (
            SELECT t.key, arg_max(m.raw, (m.n, m.raw)) AS name, arg_max(m.place, m.n) AS place,
                rtrim(replace({key_of("t.key")}, ' ', '-')[:80], '-') AS slug
            FROM clean_mentions m JOIN clean_to_{target} t ON t.raw = m.raw WHERE t.several = 0 GROUP BY t.key
        ), numbered AS (SELECT *, row_number() OVER (PARTITION BY slug ORDER BY key) AS nth FROM new)
        SELECT place, false, CASE WHEN nth = 1 AND slug NOT IN (SELECT id FROM clean_{target}) THEN slug
            ELSE slug || '-' || md5(key)[:8] END, trim(regexp_replace(name, '\\s+', ' ', 'g')),
                key{", " + kind if also else ""} FROM numbered
    """)


def make_empty(work: Work, target: str) -> None:
    """A clean table without rows, for what no sheet gives."""
    columns = ", ".join(f'NULL::{_type(kind)} AS "{name}"' for name, kind in _all_columns(target))
    work.con.execute(
        f"CREATE OR REPLACE TEMP TABLE clean_{target} AS "
        f"SELECT ''::VARCHAR AS at_place, NULL::BIGINT AS at_row, false AS at_form, {columns} WHERE false"
    )


def _all_columns(target: str) -> list[tuple[str, str]]:
    columns: list[tuple[str, str]] = []
    for column in TABLES[target].columns:
        columns.append((column.name, column.kind))
        if column.kind not in ("text", "id", "reference"):
            columns.append((f"{column.name}__raw", "text"))
        if column.kind == "date":
            columns.append((f"{column.name}__how", "text"))
    return columns


def _type(kind: str) -> str:
    return {"date": "DATE", "number": "DOUBLE", "whole": "BIGINT", "yes_no": "BOOLEAN"}.get(kind, "VARCHAR")


def _tell_not_in_table(work: Work, target: str, new: list[tuple[str, str, int, str, int, str]]) -> None:
    """A name that the user's own table lacks is probably a misspelling: say what it may be."""
    near = (
        nearest(
            work,
            target,
            [key for key, *_ in new],
            f"SELECT {key_for(target, 'name')} AS key, name AS shown FROM clean_{target}",
        )
        if new and target in work.columns
        else {}
    )
    for key, name, count, place, row, named_in in new:
        like = near.get(key, [])
        suggest = (
            f"did you mean {' or '.join(like)}? Correct the name, or add it as a row or an alias"
            if like
            else f"add it to {target}, or correct the name"
        )
        work.add(
            problem.NameNotInTable,
            place,
            named_in,
            row,
            value=name,
            table_named=target,
            named_in=named_in,
            count=count,
            suggest=suggest + ".",
        )


def nearest(work: Work, target: str, keys: list[str], names: str) -> dict[str, list[str]]:
    """Up to two of the names (a query of key, shown) most like each key."""
    there = work.one(f"SELECT count(*) FROM ({names})")[0]
    asked = keys[: MOST_COMPARED // max(there, 1)][:200]
    if not asked or not there:
        return {}
    found = work.rows(
        f"""
        SELECT a.key, n.shown FROM (SELECT unnest($keys::VARCHAR[]) AS key) a, ({names}) n
        WHERE length(n.key) < 200 AND length(a.key) < 200 AND jaro_winkler_similarity(a.key, n.key) >= {LIKE_ENOUGH}
        QUALIFY row_number() OVER (PARTITION BY a.key ORDER BY jaro_winkler_similarity(a.key, n.key) DESC, n.shown) <= 2
            AND jaro_winkler_similarity(a.key, n.key) > max(jaro_winkler_similarity(a.key, n.key)) OVER (PARTITION BY
                a.key) - 0.03
    """,
        {"keys": asked},
    )
    like: dict[str, list[str]] = {}
    for key, shown in found:
        like.setdefault(key, []).append(repr(shown))
    return like


def _tell_made(work: Work, target: str) -> None:
    names = [
        row[0]
        for row in work.rows(
            f"SELECT name FROM clean_{target} WHERE at_row IS NULL ORDER BY name LIMIT {MOST_NAMES_SHOWN}"
        )
    ]
    count = work.one(f"SELECT count(*) FROM clean_{target} WHERE at_row IS NULL")[0]
    if count:
        shown = some(names) + (f" and {count - len(names):,} more" if count > len(names) else "")
        work.add(problem.MadeFromNames, target, target, count=count, names=shown)


def renamed(work: Work, targets: Sequence[str]) -> list[str]:
    """The targets some of whose mentions are not already the very id: only these have ids to put in place."""
    other = "SELECT EXISTS (SELECT 1 FROM clean_to_{} WHERE id IS DISTINCT FROM raw)"
    asked = ", ".join(f"({other.format(target)})" for target in targets)
    return [target for target, found in zip(targets, work.one(f"SELECT {asked}"), strict=True) if found]


def put_ids(work: Work, table: str, targets: Sequence[str]) -> None:
    """Put the id in place of every text that refers to one of the targets; the text stays in a column beside it."""
    columns = [
        (c.name, c.refers_to) for c in TABLES[table].columns if c.refers_to in targets and work.has(table, c.name)
    ]
    if table not in work.columns or not columns or (table == "attendance" and work.marks_are_coded):
        return
    work.settle(table)
    replaced = ", ".join(f'r{at}.id AS "{name}"' for at, (name, _) in enumerate(columns))
    raws = ", ".join(f't."{name}" AS "{name}__raw"' for name, _ in columns)
    joins = " ".join(
        f'LEFT JOIN clean_to_{to} r{at} ON r{at}.raw = t."{name}"' for at, (name, to) in enumerate(columns)
    )
    work.con.execute(
        f"CREATE OR REPLACE TEMP TABLE clean_{table} AS "
        f"SELECT t.* REPLACE ({replaced}), {raws} FROM clean_{table} t {joins}"
    )
    work.replaced |= {(table, name) for name, _ in columns}
    run(work, table, [check for name, to in columns for check in _checks(work, table, name, to)])


def _suggestion(work: Work, to: str, raw: str) -> str:
    """SQL for how to mend a reference that finds nothing: the name most like it, if there are not too many."""
    otherwise = literal(f"correct it, or add it to {to}.")
    shown = next((name for name in ("title", "name") if any(c.name == name for c in TABLES[to].columns)), "")
    if not shown or to not in work.columns or work.one(f"SELECT count(*) FROM clean_{to}")[0] > MOST_SUGGESTED:
        return otherwise
    like = f"jaro_winkler_similarity(lower({raw}), lower(n.{shown}))"
    said = f"'did you mean ' || chr(39) || arg_max(n.{shown}, {like}) || chr(39) || '? Correct it, or add it to {to}.'"
    return f"coalesce((SELECT {said} FROM clean_{to} n WHERE {like} >= {LIKE_ENOUGH}), {otherwise})"


def _checks(work: Work, table: str, name: str, to: str) -> list[Check]:
    """References that mean several rows, or none."""
    column = TABLES[table].column(name)
    must = column.required or name in TABLES[table].one_of
    lost = f'"{name}" IS NULL AND "{name}__raw"'
    raw = f'"{name}__raw"'
    several: type[Problem] = problem.NameMeansSeveral if must else problem.OptionalNameMeansSeveral
    facts = {
        fact: f"(SELECT max({of}) FROM clean_to_{to} r WHERE r.raw = {raw})"
        for fact, of in (("count", "several"), ("ids", "ids"))
    }
    checks = [
        Check(
            problem=several,
            where=f"{lost} IN (SELECT raw FROM clean_to_{to} WHERE several > 1)",
            column=name,
            value=raw,
            facts=facts,
            says={"table_named": to},
        )
    ]
    if to not in (*ENTITIES, "meetings"):
        missing: type[Problem] = problem.ReferenceNotFound if must else problem.OptionalReferenceNotFound
        suggest = {"suggest": _suggestion(work, to, raw)}
        checks.append(
            Check(
                problem=missing,
                where=f"{lost} IN (SELECT raw FROM clean_to_{to} WHERE several = 0)",
                column=name,
                value=raw,
                facts=suggest,
                says={"table_named": to},
            )
        )
    return checks
