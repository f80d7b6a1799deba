"""The partnerships, people and organisations of a source: one row each, with the other spellings as aliases."""

from afresh.records.store import Store

TABLE_OF = {"partnership": "partnerships", "person": "people", "organisation": "organisations"}


def number_names(store: Store, rows: str, noun: str) -> None:
    """Make the table `names_<noun>`: key, code, id, name, aliases.

    `rows` has the columns `<noun>` (what tells one from another), `<noun>_name` (what people call it; may be
    null) and `day`. Spellings that differ only in capitals are one; the latest spelling is the one kept.
    """
    store.con.execute(f"""
        CREATE OR REPLACE TEMP TABLE names_{noun} AS
        WITH spelt AS (
            SELECT lower({noun}) AS key, {noun} AS id, {noun}_name AS name, max(day) AS last_used
            FROM {rows} WHERE {noun} IS NOT NULL GROUP BY ALL
        ),
        latest AS (
            SELECT key, arg_max(id, (last_used, id)) AS id,
                arg_max(name, (last_used, name)) FILTER (name IS NOT NULL) AS name
            FROM spelt GROUP BY key
        ),
        spellings AS (SELECT key, id AS spelling FROM spelt UNION SELECT key, name FROM spelt WHERE name IS NOT NULL),
        others AS (
            SELECT spellings.key, string_agg(replace(spelling, ';', ','), '; ' ORDER BY spelling) AS aliases
            FROM spellings JOIN latest USING (key)
            WHERE spelling NOT IN (latest.id, coalesce(latest.name, latest.id)) GROUP BY spellings.key
        )
        SELECT key, row_number() OVER (ORDER BY key) - 1 AS code, id,
            coalesce(name, id) AS name, aliases
        FROM latest LEFT JOIN others USING (key)
    """)


def add_names(store: Store, noun: str, seats: str = "") -> None:
    """Add the numbered names to their table of the dictionary: all, or those with a seat in the table `seats`."""
    only = f"WHERE code IN (SELECT {noun} FROM {seats})" if seats else ""
    store.con.execute(
        f"INSERT INTO {TABLE_OF[noun]} BY NAME SELECT id, name, aliases FROM names_{noun} {only} ORDER BY code"
    )
    found = store.rows(f"SELECT id, aliases FROM names_{noun} WHERE lower(aliases) = lower(id) ORDER BY id")
    if found:
        shown = "; ".join(f"'{alias}' as '{name}'" for name, alias in found[:5])
        store.notes.append(
            f"{TABLE_OF[noun].capitalize()} spelt with capitals in more than one way were taken as one, "
            f"{len(found)} in all: {shown}."
        )
