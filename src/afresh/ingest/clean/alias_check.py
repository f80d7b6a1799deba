"""Aliases that mean more than one thing: told before anything refers by them."""

from afresh.ingest.clean.cleaning_context import MOST_DETAILED, Work
from afresh.ingest.clean.references import ENTITIES, name_key
from afresh.records.problems import names as problem
from afresh.records.problems.problem import Problem


def check_aliases(work: Work) -> None:
    """Of organisations, people and partnerships, once their ids are made."""
    for target in ENTITIES:
        if work.has(target, "aliases"):
            _check(work, target)


def _check(work: Work, target: str) -> None:
    """An alias that two rows have, and one that is the name of another row, which is then the one that is meant."""
    alias = (
        "SELECT id, name, at_place, at_row, unnest(string_split(aliases, '; ')) AS alias "
        f"FROM clean_{target} WHERE aliases IS NOT NULL"
    )
    work.con.execute(
        f"CREATE OR REPLACE TEMP TABLE clean_aliases AS "
        f"SELECT id, name, at_place, at_row, alias, {name_key('alias')} AS key FROM ({alias})"
    )
    others = f"SELECT id, name, {name_key('name')} AS key FROM clean_{target} WHERE name IS NOT NULL"
    named = work.rows(f"""
        SELECT a.at_place, a.at_row, a.alias, a.name, min(o.name) FROM clean_aliases a
        JOIN ({others}) o ON o.key = a.key AND o.id <> a.id GROUP BY ALL ORDER BY ALL LIMIT {MOST_DETAILED}
    """)
    shared = work.rows(f"""
        SELECT arg_max(at_place, coalesce(at_row, 0)), max(at_row), min(alias),
            string_agg(DISTINCT name, ' and ' ORDER BY name), count(DISTINCT id)
        FROM clean_aliases WHERE key NOT IN (SELECT key FROM ({others})) GROUP BY key
        HAVING count(DISTINCT id) > 1 ORDER BY ALL LIMIT {MOST_DETAILED}
    """)
    _tell(work, target, problem.AliasIsAnothersName, named)
    _tell(work, target, problem.AliasOfSeveral, shared)
    work.con.execute("DROP TABLE clean_aliases")


def _tell(work: Work, target: str, kind: type[Problem], rows: list[tuple[object, ...]]) -> None:
    for place, row, alias, whose, other in rows:
        number = row if isinstance(row, int) else None
        work.add(kind, str(place), target, number, "aliases", value=alias, whose=whose, other=other, table_named=target)
