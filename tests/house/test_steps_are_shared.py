"""Every step stays in the SQL that DuckDB and Spark share: what is outside is named with its step."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

import afresh.gatherings
import afresh.measures
from afresh.engine.contract import FUNCTIONS, Step

OF_ONE_ENGINE = {"load", "load_spark"}
"""Loading differs: DuckDB reads its own tables, and Spark its own views."""

OUTSIDE = {
    "QUALIFY": r"\bQUALIFY\b", "EXCLUDE": r"\bEXCLUDE\b", "ASOF": r"\bASOF\b", "a cast by ::": r"::",
    "a list": r"\[", "a name in double quotes": '"', "a backslash": r"\\",
    "a day written out": r"\bDATE\s*'|\bINTERVAL\b", "FILTER": r"\bFILTER\s*\(", "USING": r"\bUSING\s*\(",
    "SEMI or ANTI": r"\b(SEMI|ANTI)\s+JOIN\b", "ILIKE": r"\bILIKE\b", "//": "//",
    "a lateral join": r"\bLATERAL\b", "DISTINCT ON": r"\bDISTINCT\s+ON\b",
    "a decimal number": r"(?<![\w.])\d+\.\d+(?![\de])",
}  # fmt: skip

BEFORE_BRACKETS = {
    "in", "as", "over", "group", "from", "join", "all", "exists", "on", "and", "or", "not", "select", "where", "when",
    "then", "else", "by", "any", "union", "with", "having", "case",
}  # fmt: skip
"""Words of SQL that brackets may follow; before any other word's brackets it calls a function."""


def outside(sql: str) -> set[str]:
    """What in a step's SQL is not shared. Text in quotes is looked at for backslashes only."""
    bare = re.sub(r"'[^']*'", "''", sql)
    # Which part of the rows is asked for, as a decimal number, is no sum.
    bare = re.sub(r"percentile_cont\(0\.\d+\)", "percentile_cont()", bare)
    found = {name for name, pattern in OUTSIDE.items() if re.search(pattern, bare, re.IGNORECASE)}
    called = {word.lower() for word in re.findall(r"\b([a-zA-Z_]\w*)\s*\(", bare)}
    in_calls = re.findall(r"\b(?:count|sum|min|max|avg)\s*\([^()]*\bORDER\s+BY\b", bare, re.IGNORECASE)
    return found | (called - FUNCTIONS - BEFORE_BRACKETS) | ({"an ordered aggregate"} if in_calls else set())


def steps() -> Iterator[tuple[str, Step]]:
    for package in (afresh.gatherings, afresh.measures):
        for found in iter_modules(package.__path__):
            if found.name in OF_ONE_ENGINE:
                continue
            for value in vars(import_module(f"{package.__name__}.{found.name}")).values():
                for step in value if isinstance(value, tuple) else (value,):
                    if isinstance(step, Step):
                        yield found.name, step


def test_every_step_is_in_the_shared_subset() -> None:
    seen = dict.fromkeys((where, step) for where, step in steps())
    assert len(seen) > 100, f"only {len(seen)} steps were found"
    wrong = {f"{where}: {step.name}": found for where, step in seen if (found := outside(step.sql))}
    assert not wrong, f"outside what DuckDB and Spark share (see engine/contract.py): {wrong}"


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("SELECT list(x) FROM t", {"list"}),
        ("SELECT x::INTEGER FROM t", {"a cast by ::"}),
        ("SELECT x FROM t QUALIFY row_number() OVER (ORDER BY x) = 1", {"QUALIFY"}),
        ("SELECT sum(x ORDER BY y) FROM t", {"an ordered aggregate"}),
        ('SELECT "from" FROM t', {"a name in double quotes"}),
        ("SELECT day + INTERVAL 1 YEAR FROM t", {"a day written out"}),
        ("SELECT x / 365.25 FROM t", {"a decimal number"}),
        ("SELECT string_agg(x, ',') FROM t", {"string_agg"}),
        ("SELECT a // b FROM t", {"//"}),
        ("SELECT x / 365.25e0, 'a (b) // c' FROM t WHERE x LIKE 'chair%' AND y IN (1, 2)", set()),
    ],
)
def test_what_is_outside_is_seen(sql: str, found: set[str]) -> None:
    assert outside(sql) == found, f"{sql}: {outside(sql)}"
