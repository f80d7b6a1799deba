"""Counts as the rows of a measure that is a share: its value, the interval of its own counts, and its note."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from afresh.measure.notes import NO_RECORDS, NO_VOICE, TOO_FEW
from afresh.statistics import jeffreys
from afresh.table import Table


def shares_of(table: Table, successes: str, of: str, fewest: float = 1, **more: str) -> Table:
    """Rows of counts, finished: `successes` and `of` name their columns, and `more` those that are given besides."""
    columns = {name: table.columns[column] for name, column in more.items()}
    subject = table.columns.get("subject")
    counts = table.columns[successes], table.columns[of]
    return shares(table.columns["partnership"], *counts, fewest, subject, **columns)


def shares(
    partnership: Sequence[int | None], successes: Sequence[int], of: Sequence[int], fewest: float = 1,
    subject: Sequence[str] | None = None, **more: Sequence[Any],
) -> Table:  # fmt: skip
    """Each with the 90% Jeffreys interval of its own counts, which holds the share.

    Under `fewest` cases there is no value and no interval; how many there were is kept.
    """
    s, n = np.array(successes, dtype=np.int64), np.array(of, dtype=np.int64)
    low, high = jeffreys.interval(s, n)
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


def of_voices(table: Table, of_all: bool, fewest: float = 1) -> Table:
    """Counts of users and carers and of everyone else: their part of all there is, or what was good of their own."""
    found = table.columns
    of = found["every"] if of_all else found["own"]
    yes = found["own"] if of_all else found["good"]
    made = shares(found["partnership"], yes, of, fewest, subject=found["subject"], counted=yes)
    unknown = [bool(every) and not told for every, told in zip(found["every"], found["told"], strict=True)]
    hidden = {
        name: [None if hide else value for value, hide in zip(made.columns[name], unknown, strict=True)]
        for name in ("value", "low", "high")
    }
    notes = [NO_VOICE if hide else note for note, hide in zip(made.columns["note"], unknown, strict=True)]
    return made.with_columns(**hidden, note=notes)
