"""What an engine must do, and the named SQL steps it is given.

Steps are written in the subset of SQL that DuckDB and Spark share. Dates are whole
numbers of days, ids whole numbers, so that both do the same sums. What may be used:
joins, GROUP BY, window functions, CASE, UNION ALL, EXISTS, LIKE, and FUNCTIONS.
What may not: lists, ASOF, QUALIFY, EXCLUDE, date arithmetic, ordered aggregates,
names in double quotes (a text in Spark), casts by ::, texts with a backslash.
The two differ in three things, which a step must not depend on: in Spark nothing may
be divided by nought, nulls come first when rows are put in order, and 0.5 is a decimal
number (write 5e-1). tests/house reads every step, and tests/engines runs it on both.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from afresh.errors import Error
from afresh.table import Table

FUNCTIONS = frozenset(
    {
        "count", "sum", "min", "max", "avg", "percentile_cont", "coalesce", "least", "greatest", "abs", "sqrt", "ln",
        "cast", "lower", "trim", "length", "translate", "replace", "row_number", "rank", "dense_rank", "lag", "lead",
    }
)  # fmt: skip
"""All that a step may call: they mean the same in both."""

FINISHED: dict[str, type] = {
    "partnership": int, "subject": str, "value": float, "low": float, "high": float, "n": int, "expected": float,
    "note": str,
}  # fmt: skip
"""The columns of a measure's rows once they are finished. A measure may give more, which Spark leaves out."""

Number = int | float
Finish = Callable[[Table], Table]
"""Turns rows of a step into rows of a measure, looking at one row (or one group of rows) at a time."""


@dataclass(frozen=True)
class Step:
    """One named query. `{t0}` and the like stand for numbers filled in when it runs."""

    name: str
    yields: str
    """What the rows are, in a sentence."""
    sql: str

    def filled(self, numbers: Mapping[str, Number]) -> str:
        wrong = [
            name for name, value in numbers.items() if isinstance(value, bool) or not isinstance(value, int | float)
        ]
        if wrong:
            raise TypeError(f"Only numbers may be filled into a step; {', '.join(wrong)} is not one.")
        return self.sql.format_map({name: repr(value) for name, value in numbers.items()})


class StepFailed(Error, RuntimeError):
    """A step could not be run; the message names it, says what it yields and shows its SQL."""

    def __init__(self, step: Step, sql: str, reason: object):
        self.step = step
        super().__init__(f"The step '{step.name}' ({step.yields}) failed: {reason}\nIts SQL:\n{sql}")


def chained(steps: Sequence[Step], numbers: Mapping[str, Number]) -> str:
    """Steps as one query: each may name those before it."""
    *before, last = steps
    named = ",\n".join(f"{step.name} AS (\n{step.filled(numbers)}\n)" for step in before)
    return (f"WITH {named}\n" if named else "") + last.filled(numbers)


class Engine(Protocol):
    """Runs steps over tables it holds by name."""

    on_one_machine: bool
    """Whether whole columns may be brought here as arrays, however long they are."""

    def load(self, name: str, columns: Mapping[str, np.ndarray]) -> None:
        """Hold these arrays as a table."""

    def keep(self, step: Step, **numbers: Number) -> None:
        """Run one step and hold its rows under its name, for later steps."""

    def number(self, step: Step, column: str, by: Sequence[str], start: int = 0, **numbers: Number) -> None:
        """Run one step and hold its rows with a number each, counted from `start` in the order of `by`.

        A row_number() over all rows would put them all in one place where an engine spreads them.
        """

    def define(self, step: Step, **numbers: Number) -> None:
        """Give one step a name for later steps without running it: it runs as a part of each that asks of it.

        For rows that one or two steps read once, and that would be no smaller than those they come from.
        """

    def drop(self, *names: str) -> None:
        """Let go of tables that no later step needs."""

    def close(self) -> None:
        """Let go of everything held."""

    def ask(self, steps: Sequence[Step], **numbers: Number) -> Table:
        """Chain steps into one query and give the rows of the last."""

    def finish(self, steps: Sequence[Step], by: Finish, group: str | None = None, **numbers: Number) -> Table:
        """The rows of the last step, finished in Python.

        `by` may be given any batch of rows, in any order; with `group`, all rows of a value of that
        column come in one batch. So it can run wherever the rows are.
        """

    def arrays(self, steps: Sequence[Step], **numbers: Number) -> dict[str, np.ndarray]:
        """The same as NumPy arrays; no column may hold nulls."""
