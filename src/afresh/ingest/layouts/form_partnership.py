"""Whose form it is: the partnership that an attendance grid or a decision log belongs to."""

import re
from pathlib import PurePath

from afresh.ingest.clean.cleaning_context import Work, literal
from afresh.ingest.clean.references import key_of
from afresh.ingest.layouts.headings import match
from afresh.ingest.layouts.table_names import plain, table_named
from afresh.ingest.sources.sheet import Sheet
from afresh.records.tables import TABLES

_NOT_A_NAME = re.compile(
    r"\b(attendance|attendances|attendees|register|grid|records?|log|decisions?|tracker|monitoring|matrix|members?|membership|meetings?|"
    r"sheet ?\d*|table ?\d*|list|minutes|data|copy|final|draft|v\d+|new|updated?|of|for|the|at|"
    r"(?:19|20)\d\d(?:[-/–](?:20)?\d\d)?|\d+)\b|\.(?:xlsx?|csv|parquet|gz)\b",
    re.IGNORECASE,
)
_MOST_NAMES = 20_000


def know_names(work: Work, sheets: list[Sheet]) -> None:
    """Make `clean_known` (target, key, name): names of partnerships and organisations that ordinary tables give."""
    selects = []
    for sheet in sheets:
        table = TABLES.get(table_named(sheet.name) or "")
        if table is None:
            continue
        for name, at in match(sheet.headings, table.columns).columns.items():
            column = table.column(name)
            target = table.name if name == "name" else column.refers_to
            if target in ("partnerships", "organisations"):
                selects.append(
                    f"SELECT {literal(target)} AS target, c{at} AS name, {name == 'name'} AS own FROM {sheet.relation}"
                )
    inner = " UNION ALL ".join(selects) or "SELECT '' AS target, '' AS name, false AS own WHERE false"
    work.con.execute(f"""
        CREATE OR REPLACE TEMP TABLE clean_known AS
        SELECT DISTINCT target, {key_of("name")} AS key, trim(name) AS name
        FROM (SELECT DISTINCT target, name, own FROM ({inner}) WHERE name IS NOT NULL LIMIT {_MOST_NAMES})
    """)


def know_name(work: Work, target: str, name: str) -> None:
    """Add the name that a grid gave: a decision log beside it is probably of the same partnership."""
    work.con.execute(
        f"INSERT INTO clean_known SELECT $target, {key_of('$name')}, $name", {"target": target, "name": name}
    )


def partnership_of(work: Work, sheet: Sheet) -> tuple[str, str] | None:
    """The partnership's name and where it came from: a known name first, then the title, the sheet and the file."""
    known: dict[str, str] = dict(
        work.rows("SELECT key, name FROM clean_known WHERE target = 'partnerships' ORDER BY name")
    )
    candidates = [(text, "the line above the headings") for text in sheet.above if len(text) <= 120]
    candidates.append((sheet.name, "the name of the sheet or file"))
    candidates.append((PurePath(re.split(r", | › | > |: ", sheet.place)[0]).name, "the name of the file"))
    tidied = [(_tidied(text), came_from) for text, came_from in candidates]
    for text, came_from in tidied:
        if plain(text) in known:
            return known[plain(text)], came_from
    alone = [(name, "the other records, which name only one") for name in known.values()] if len(known) == 1 else []
    named = [(text, came_from) for text, came_from in (*tidied[:-1], *alone, tidied[-1]) if plain(text)]
    return named[0] if named else None


def _tidied(text: str) -> str:
    """The text without what says only that it is a form: "Housing Board attendance 2025" is "Housing Board"."""
    words = _NOT_A_NAME.sub(" ", text.replace("_", " "))
    return re.sub(r"\s+", " ", words).strip(" -–—:,;.()/&")
