"""What every problem in the records says: what and where, expected, mend, effect."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

Severity = Literal["error", "warning", "notice"]
MOST_SAID = 400
"""Letters of a fact, such as a list of allowed values; of a value from the records far fewer are shown."""


@dataclass(frozen=True)
class Problem:
    """One problem. Its class says it in sentences with {place}, {row}, {column}, {value} and {facts} filled in.

    An error leaves the row out; a warning keeps the row; a notice tells what was assumed.
    """

    place: str
    """The file, or the workbook and sheet."""
    table: str = ""
    row: int | None = None
    """The row as the user sees it in Excel: the heading is row 1."""
    column: str = ""
    value: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    severity: ClassVar[Severity] = "error"
    value_is_a_place: ClassVar[bool] = False
    """Whether the value only says where: a cell."""
    what: ClassVar[str]
    expected: ClassVar[str]
    mend: ClassVar[str]
    effect: ClassVar[str]

    @classmethod
    def code(cls) -> str:
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    def sentence(self, part: Literal["what", "expected", "mend", "effect"]) -> str:
        known = {"place": self.place, "table": self.table, "row": self.row, "column": self.column}
        facts = {name: _short(value, MOST_SAID) for name, value in self.facts.items()}
        said: str = getattr(type(self), part)
        return said.format(**{**known, "value": _short(self.value), **facts})

    @property
    def where(self) -> str:
        return self.place if self.row is None else f"{self.place}, row {self.row}"

    @property
    def alike(self) -> tuple[str, ...]:
        """The same for problems that differ only in where they are."""
        said = [self.sentence(part) for part in ("what", "expected", "mend", "effect")]
        # Totals at the foot of a grid are one formula in each column, and a cell says its column.
        return self.code(), self.place, *(said[1:] if self.value_is_a_place else [self.column, *said])

    def __str__(self) -> str:
        return (
            f"{self.where}: {self.sentence('what')}\n"
            f"Expected: {self.sentence('expected')}\n"
            f"Mend: {self.sentence('mend')}\n"
            f"Effect: {self.sentence('effect')}   [{self.code()}]"
        )

    def as_dict(self) -> dict[str, object]:
        return {
            "code": self.code(), "severity": self.severity, "place": self.place, "table": self.table, "row": self.row,
            "column": self.column, "value": _short(self.value), "what": self.sentence("what"),
            "expected": self.sentence("expected"), "mend": self.sentence("mend"), "effect": self.sentence("effect"),
        }  # fmt: skip


def _short(value: object, most: int = 80) -> object:
    """Hostile or huge values are cut and made printable before they reach a sentence."""
    if not isinstance(value, str):
        return value
    printable = "".join(c if c.isprintable() else " " for c in value)
    return printable if len(printable) <= most else printable[: most - 1] + "…"


class Problems:
    """All problems met while reading, kept in order; beyond a limit of one kind only the count is kept."""

    MOST_LISTED = 1_000

    def __init__(self) -> None:
        self._listed: list[Problem] = []
        self.counts: dict[tuple[str, str, str], int] = {}
        """How often each (code, place, column) was met, listed or not."""
        self.totals: dict[Severity, int] = {"error": 0, "warning": 0, "notice": 0}
        """How many there were of each severity, listed or not: the one count that is told at every door."""

    def add(self, problem: Problem, times: int = 1) -> None:
        key = (problem.code(), problem.place, problem.column)
        seen = self.counts.get(key, 0)
        self.counts[key] = seen + times
        self.totals[problem.severity] += times
        if seen < self.MOST_LISTED:
            self._listed.append(problem)

    def take(self, others: "Problems") -> None:
        """All of the others, after these."""
        for problem in others:
            self.add(problem, 0)
        for key, times in others.counts.items():
            self.counts[key] = self.counts.get(key, 0) + times
        for severity, times in others.totals.items():
            self.totals[severity] += times

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._listed)

    def __len__(self) -> int:
        return sum(self.counts.values())

    def of(self, severity: Severity) -> list[Problem]:
        return [problem for problem in self._listed if problem.severity == severity]
