"""Methods, thresholds, what could not be assessed and which record would make it assessable."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from afresh.diagnosis.assessment import Assessment
from afresh.disclosure import LEFT_OUT, Disclosure
from afresh.forms import day, number
from afresh.records.problems.problem import Problem
from afresh.records.tables import TABLES
from afresh.review.labels import Labels
from afresh.review.rules import Rule, rules
from afresh.vocabulary import day_from
from afresh.words.methods import left_out, read_line


@dataclass(frozen=True)
class Methods:
    rules: tuple[Rule, ...]
    settings: tuple[tuple[str, str], ...]
    tables: tuple[tuple[str, str], ...]
    """What was read, by table."""
    problems: tuple[tuple[str, str, int], ...]
    """Severity, what, how often."""
    notes: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]
    """A table that is not there, and what it would switch on."""
    left_out: str
    records_start: str


def methods(assessment: Assessment, labels: Labels) -> Methods:
    workspace, store = assessment.workspace, assessment.workspace.store
    text, supplied = labels.disclosure.text, store.supplied
    read = tuple(
        (table, read_line(store.rows_found.get(table), store.rows_kept.get(table), store.count(table)))
        for table in TABLES
        if table in supplied
    )
    severity = {problem.code(): problem.severity for problem in store.problems}
    counted: Counter[tuple[str, str]] = Counter()
    for (code, _, _), times in store.problems.counts.items():
        counted[severity[code], code] += times
    examples = {(problem.severity, problem.code()): problem for problem in reversed([*store.problems])}
    problems = tuple(
        (severity, _shown(examples[severity, code], labels.disclosure), n)
        for (severity, code), n in sorted(counted.items())
    )
    settings = tuple((setting.means, number(setting.value)) for setting in workspace.settings)
    missing = tuple((name, TABLES[name].switches_on) for name in assessment.missing)
    return Methods(
        rules=rules(),
        settings=settings,
        tables=read,
        problems=problems,
        notes=tuple(text(note) for note in store.notes),
        missing=missing,
        left_out=left_out(workspace.left_out),
        records_start=day(day_from(workspace.records_start)),
    )


COLUMNS = "columns"
NOT_OF_PEOPLE = {"organisations", "partnerships"}


def _shown(problem: Problem, disclosure: Disclosure) -> str:
    """A problem with no person's name in it: not even one that was nobody's, or is one word."""
    if not disclosure.names:
        kept = {name: _told(name, each, problem, disclosure) for name, each in problem.facts.items()}
        value = LEFT_OUT if problem.table == "people" and problem.value else disclosure.text(problem.value)
        problem = replace(problem, value=value, facts=kept)
    return disclosure.text(f"{problem.where}: {problem.sentence('what')}")


def _told(name: str, fact: object, problem: Problem, disclosure: Disclosure) -> object:
    if not isinstance(fact, str):
        return fact
    if name != "names" or problem.table in NOT_OF_PEOPLE:
        return disclosure.text(fact)
    return _headings(fact, disclosure) if problem.facts.get("parts") == COLUMNS else LEFT_OUT


def _headings(names: str, disclosure: Disclosure) -> str:
    """Of columns: what heads a column is shown unless it is the name of somebody in the records."""
    listed, more = re.fullmatch(r"(.*?)( and [\d,]+ more)?", names, re.DOTALL).groups("")  # type: ignore[union-attr]
    known = {column.name.replace("_", " ") for table in TABLES.values() for column in table.columns}
    shown = (each if each.casefold() in known else disclosure.text(each) for each in listed.split(", "))
    return ", ".join(shown) + more
