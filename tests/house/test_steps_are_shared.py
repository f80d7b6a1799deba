"""Every step stays in the SQL that DuckDB and Spark share, is written once, and has a name of its own."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest

import afresh
from afresh.engine.contract import FUNCTIONS, Step

PACKAGES = ("snapshot", "features", "measure", "diagnosis", "recommend", "panel", "review", "report")
"""Where steps are written that either engine may be given; those of `spark` run on Spark alone."""
OF_ONE_ENGINE = {"snapshot.load"}
"""Loading differs: DuckDB reads its own tables, and Spark its own views."""

ONE_NAME_FOR_SEVERAL = {"records", "held", "last_held"}
"""`records` is what stands under each measure, `held` what each measure of overlap compares. Nobody keeps the rows of
`last_held`, which a measure and the choice of the review date each ask for in their own way."""

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
    """Each step with where it was met: those that a file imports from another are met in both."""
    for package in PACKAGES:
        prefix = f"afresh.{package}."
        for found in walk_packages([f"{each}/{package}" for each in afresh.__path__], prefix):
            where = found.name.removeprefix("afresh.")
            if where in OF_ONE_ENGINE:
                continue
            for value in vars(import_module(found.name)).values():
                for step in _in(value):
                    yield where, step


def _in(value: object) -> Iterator[Step]:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else (value,)
    yield from (part for part in parts if isinstance(part, Step))


def met_in(those: Iterable[tuple[str, Step]]) -> dict[int, tuple[Step, set[str]]]:
    """Every step that was written, by what it is and not by what it says, with the files that have it."""
    found: dict[int, tuple[Step, set[str]]] = {}
    for where, step in those:
        found.setdefault(id(step), (step, set()))[1].add(where)
    return found


def written_again(those: Iterable[tuple[str, Step]]) -> dict[str, list[str]]:
    """SQL that stands in two steps, with the files that have it."""
    by_sql: dict[str, list[tuple[Step, set[str]]]] = defaultdict(list)
    for step, files in met_in(those).values():
        by_sql[" ".join(step.sql.split())].append((step, files))
    return {
        sql: sorted(f"{step.name} in {', '.join(sorted(files))}" for step, files in found)
        for sql, found in by_sql.items()
        if len(found) > 1 and not {step.name for step, _ in found} <= ONE_NAME_FOR_SEVERAL
    }


def named_alike(those: Iterable[tuple[str, Step]]) -> dict[str, list[str]]:
    """Names that two steps have, with the files that have them. Two ways to make one table stand in one file."""
    by_name: dict[str, list[set[str]]] = defaultdict(list)
    for step, files in met_in(those).values():
        by_name[step.name].append(files)
    return {
        name: sorted(", ".join(sorted(files)) for files in found)
        for name, found in by_name.items()
        if len(found) > 1 and not set.intersection(*found) and name not in ONE_NAME_FOR_SEVERAL
    }


def test_every_step_is_in_the_shared_subset() -> None:
    seen = dict.fromkeys((where, step) for where, step in steps())
    assert len(seen) > 250, f"only {len(seen)} steps were found"
    wrong = {f"{where}: {step.name}": found for where, step in seen if (found := outside(step.sql))}
    assert not wrong, f"outside what DuckDB and Spark share (see engine/contract.py): {wrong}"


def test_steps_of_every_package_are_seen() -> None:
    wanted = (
        "diagnosis.decided_issues", "recommend.rotation.forecast_provenance", "panel.invitation_evidence",
        "review.waiting_list", "snapshot.as_of", "features.responses",
    )  # fmt: skip
    for where in wanted:
        assert any(each == where for each, _ in steps()), f"no step of {where} was looked at"


def test_no_step_is_written_twice() -> None:
    again = written_again(steps())
    assert not again, f"import the one from where the other is: {again}"


def test_no_name_stands_for_two_steps() -> None:
    alike = named_alike(steps())
    assert not alike, f"name one of them otherwise: {alike}"


def test_what_is_written_again_or_named_alike_is_seen() -> None:
    one, same = Step("one", "rows", "SELECT a\nFROM t"), Step("other", "rows", "SELECT a FROM t")
    assert list(written_again([("x", one), ("y", same)])) == ["SELECT a FROM t"], "the same SQL, laid out otherwise"
    assert not written_again([("x", one), ("y", one)]), "one step that another file imports"
    namesake = Step("one", "other rows", "SELECT b FROM t")
    assert named_alike([("x", one), ("y", namesake)]) == {"one": ["x", "y"]}, "one name in two files"
    assert not named_alike([("x", one), ("x", namesake)]), "two ways to make one table"


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
