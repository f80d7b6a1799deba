"""What a data package declares of a resource: how its text is laid out, and how its cells are to be understood."""

from dataclasses import dataclass, field, replace
from typing import Any

import duckdb

from afresh.ingest.sources.sheet import Sheet


@dataclass(frozen=True)
class Declared:
    """Nothing is taken from a declaration that is not of the kind it should be: it is read as if it were not there."""

    delimiter: str = ""
    encoding: str = ""
    missing: tuple[str, ...] = ()
    fields: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By heading in small letters, what is said of a column."""


UNDECLARED = Declared()


def declared_of(resource: Any) -> Declared:
    """What a resource of a data package (Frictionless, version 1 or 2) declares."""
    resource = resource if isinstance(resource, dict) else {}
    schema, dialect = (_dict(resource.get(name)) for name in ("schema", "dialect"))
    csv = _dict(dialect.get("csv")) or dialect
    delimiter = csv.get("delimiter")
    missing, fields = _list(schema.get("missingValues")), _list(schema.get("fields"))
    words = [each.get("value") if isinstance(each, dict) else each for each in missing]
    return Declared(
        delimiter if isinstance(delimiter, str) and len(delimiter) == 1 else "",
        _encoding(resource.get("encoding")),
        tuple(word for word in words if isinstance(word, str) and word),
        {
            each["name"].strip().casefold(): each
            for each in fields
            if isinstance(each, dict) and isinstance(each.get("name"), str)
        },
    )


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _encoding(value: Any) -> str:
    """The encoding by the name that Python has for it, or nothing if it has none."""
    import codecs

    try:
        return codecs.lookup(value).name if isinstance(value, str) else ""
    except (LookupError, ValueError):
        return ""


def understood(con: duckdb.DuckDBPyConnection, sheet: Sheet, declared: Declared) -> Sheet:
    """The sheet with its cells as the declaration has them: missing values blank, dates ISO, yes and no as such."""
    cells = {}
    for at, heading in enumerate(sheet.headings):
        cell = _cell(f"c{at}", declared, declared.fields.get(heading.strip().casefold(), {}))
        if cell != f"c{at}":
            cells[f"c{at}"] = cell
    if not cells:
        return sheet
    kind = "VIEW" if sheet.on_file else "TABLE"
    replaced = ", ".join(f"{cell} AS {name}" for name, cell in cells.items())
    con.execute(f"CREATE TABLE declared_cells AS SELECT * REPLACE ({replaced}) FROM {sheet.relation}")
    con.execute(f"DROP {kind} {sheet.relation}")
    con.execute(f"ALTER TABLE declared_cells RENAME TO {sheet.relation}")
    none: frozenset[int] = frozenset()
    return replace(sheet, tidy=none, figures=none, single=none, filled=none, on_file=False, unseen=none)


def _cell(name: str, declared: Declared, said: dict[str, Any]) -> str:
    cell, kind = name, said.get("type")
    own = said.get("missingValues")
    missing = tuple(each for each in own if isinstance(each, str) and each) if isinstance(own, list) else ()
    if missing := missing or declared.missing:
        cell = f"CASE WHEN trim({name}) IN ({_listed(missing)}) THEN NULL ELSE {name} END"
    form = said.get("format")
    if kind in ("date", "datetime") and isinstance(form, str) and "%" in form:
        # What is not as declared is told of, and never read another way.
        day = f"strftime(try_strptime(trim({name}), {_quoted(form)}), '%Y-%m-%d')"
        iso = f"CASE WHEN regexp_matches({name}, '^\\s*\\d{{4}}-\\d{{2}}-\\d{{2}}') THEN {name} END"
        otherwise = f"{name} || {_quoted(f' (not as declared: {form})')}"
        cell = cell.replace(f"ELSE {name}", f"ELSE coalesce({day}, {iso}, {otherwise})") if missing else (
            f"coalesce({day}, {iso}, {otherwise})"
        )  # fmt: skip
    for key, answer in (("trueValues", "yes"), ("falseValues", "no")):
        words = said.get(key)
        if kind == "boolean" and isinstance(words, list) and words:
            cell = f"CASE WHEN trim({name}) IN ({_listed(tuple(map(str, words)))}) THEN '{answer}' ELSE {cell} END"
    if kind in ("number", "integer"):
        group, decimal = said.get("groupChar"), said.get("decimalChar")
        if isinstance(group, str) and group:
            cell = f"replace({cell}, {_quoted(group)}, '')"
        if isinstance(decimal, str) and decimal not in ("", "."):
            cell = f"replace({cell}, {_quoted(decimal)}, '.')"
    return cell


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(map(_quoted, words))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
