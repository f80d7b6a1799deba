"""Counts as the rows of a measure that is a share: its value, interval and note."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from afresh.intervals import full_bayes, jeffreys
from afresh.measures.notes import NO_RECORDS, TOO_FEW
from afresh.table import Table

Ends = tuple[Any, Any]


def alone(successes: Any, of: Any) -> Ends:
    """90% intervals, each from its own counts."""
    return jeffreys.interval(successes, of)


def among_others(successes: Any, of: Any) -> Ends:
    """90% intervals, each in the light of all the others."""
    low, high = full_bayes.fit(successes, of).interval(np.arange(len(of)))
    return low, high


def shares(
    partnership: Sequence[int | None], successes: Sequence[int], of: Sequence[int], fewest: float = 1,
    interval: Callable[[Any, Any], Ends] = alone, subject: Sequence[str] | None = None, **more: Sequence[Any],
) -> Table:  # fmt: skip
    """Under `fewest` cases there is no value and no interval; how many there were is kept."""
    s, n = np.array(successes, dtype=np.int64), np.array(of, dtype=np.int64)
    low, high = interval(s, n)
    enough = n >= fewest
    return Table(
        {
            "partnership": list(partnership),
            "subject": list(subject) if subject is not None else [""] * len(n),
            "value": np.where(enough, s / np.maximum(n, 1), np.nan).tolist(),
            "low": np.where(enough, low, np.nan).tolist(),
            "high": np.where(enough, high, np.nan).tolist(),
            "n": n.tolist(),
            "expected": [None] * len(n),
            "note": ["" if each >= fewest else TOO_FEW if fewest > 1 else NO_RECORDS for each in n.tolist()],
            **more,
        }
    )
