"""Counts as the rows of a measure that is a share: its value, interval and note."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from afresh.engine.contract import Step
from afresh.gatherings.gathered import Gathered
from afresh.intervals import full_bayes, jeffreys
from afresh.measures.notes import NO_RECORDS, NO_VOICE, TOO_FEW
from afresh.table import Table

Ends = tuple[Any, Any]


def alone(successes: Any, of: Any) -> Ends:
    """90% intervals, each from its own counts."""
    return jeffreys.interval(successes, of)


def among_all(gathered: Gathered, *steps: Step, successes: str, of: str) -> Callable[[Any, Any], Ends]:
    """90% intervals in the light of every row of the last step, wherever a batch of them is finished.

    What is asked for is how many rows have each pair of counts, which hardly grows with the records.
    """
    rows = steps[-1].name
    cases = Step(
        "cases",
        "how many rows have each pair of counts",
        f"SELECT {successes} AS s, {of} AS n, count(*) AS units FROM {rows} GROUP BY {successes}, {of}",
    )
    found = gathered.ask(*steps, cases).columns
    posterior = full_bayes.fit(*([int(each) for each in found[name]] for name in ("s", "n", "units")))
    return partial(_in_the_light_of, posterior)


def _in_the_light_of(posterior: full_bayes.Posterior, successes: Any, of: Any) -> Ends:
    low, high = replace(posterior, successes=successes, trials=of).interval(np.arange(len(of)))
    return low, high


def shares_of(
    table: Table, successes: str, of: str, fewest: float = 1, interval: Callable[[Any, Any], Ends] = alone, **more: str
) -> Table:
    """Rows of counts, finished: `successes` and `of` name their columns, and `more` those that are given besides."""
    columns = {name: table.columns[column] for name, column in more.items()}
    subject = table.columns.get("subject")
    counts = table.columns[successes], table.columns[of]
    return shares(table.columns["partnership"], *counts, fewest, interval, subject, **columns)


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
