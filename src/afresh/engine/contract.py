"""What an engine must do, and the named SQL steps it is given.

Steps are written in the subset of SQL that DuckDB and Spark share. Dates are whole
numbers of days, ids whole numbers, so that both do the same sums. What may be used:
joins, GROUP BY, window functions, CASE, UNION ALL, count/sum/min/max/avg,
percentile_cont(x) WITHIN GROUP (ORDER BY y), coalesce, least, greatest, abs, sqrt, ln.
What may not: lists, ASOF, QUALIFY, EXCLUDE, date arithmetic, ordered aggregates.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from afresh.table import Table

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


class StepFailed(RuntimeError):
    """A step could not be run; the message names it, says what it yields and shows its SQL."""

    def __init__(self, step: Step, sql: str, reason: object):
        self.step = step
        super().__init__(f"The step '{step.name}' ({step.yields}) failed: {reason}\nIts SQL:\n{sql}")


class Engine(Protocol):
    """Runs steps over tables it holds by name."""

    def load(self, name: str, columns: Mapping[str, np.ndarray]) -> None:
        """Hold these arrays as a table."""

    def keep(self, step: Step, **numbers: Number) -> None:
        """Run one step and hold its rows under its name, for later steps."""

    def ask(self, steps: Sequence[Step], **numbers: Number) -> Table:
        """Chain steps into one query and give the rows of the last."""

    def finish(self, steps: Sequence[Step], by: Finish, group: str | None = None, **numbers: Number) -> Table:
        """The rows of the last step, finished in Python.

        `by` may be given any batch of rows, in any order; with `group`, all rows of a value of that
        column come in one batch. So it can run wherever the rows are.
        """

    def arrays(self, steps: Sequence[Step], **numbers: Number) -> dict[str, np.ndarray]:
        """The same as NumPy arrays; no column may hold nulls."""
