"""Measures become findings: each value with its comparisons, its coverage and the records under it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

from afresh.engine.contract import Step
from afresh.measure import READING, measure_named, take, take_all
from afresh.measure.notes import BOUND
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import Finding, Period, Record

Taken = Mapping[str, list[dict[str, Any]]]
"""The rows of every measure, by its name."""


COUNTS = ("changes",)
"""Counts that a sentence tells in place of the value: they are compared with those of the past, not with a share."""


@dataclass(frozen=True)
class Findings:
    """Findings of one partnership, in the order of the measures."""

    all: tuple[Finding, ...]

    def of(self, measure: str, subject: str | None = None) -> Finding | None:
        return next((f for f in self.all if f.measure == measure and subject in (None, f.subject)), None)

    def every(self, measure: str) -> list[Finding]:
        return [finding for finding in self.all if finding.measure == measure]


def rows_of(workspace: Workspace, names: tuple[str, ...], several_at_once: bool) -> dict[str, list[dict[str, Any]]]:
    """The rows of these measures, taken one after another or as `take_all` does."""
    if several_at_once:
        return {name: list(taken.rows()) for name, taken in take_all(workspace, names).items()}
    return {name: list(take(workspace, name).rows()) for name in names}


def findings(taken: Taken, past: Taken | None, period: Period, kinds: Mapping[int, str]) -> dict[int | None, Findings]:
    """By partnership (None: of the whole dataset), set beside the partnership's own past and the user's others."""
    found: dict[int | None, list[Finding]] = defaultdict(list)
    for name, rows in taken.items():
        before = {(row["partnership"], row["subject"]): row for row in (past or {}).get(name, [])}
        peers = _peers(name, rows, kinds)
        for row in rows:
            found[row["partnership"]].append(_finding(name, row, before, peers, kinds, period=period))
    return {partnership: Findings(tuple(each)) for partnership, each in found.items()}


def _finding(
    name: str,
    row: dict[str, Any],
    before: Mapping[tuple[int | None, str], dict[str, Any]],
    peers: Mapping[tuple[str, str], dict[int, float]],
    kinds: Mapping[int, str],
    *,
    period: Period,
) -> Finding:
    standard = set(READING)
    facts = {key: value for key, value in row.items() if key not in standard}
    partnership, subject = row["partnership"], row["subject"]
    past = before.get((partnership, subject))
    if past is not None and BOUND not in (past["note"] or ""):
        facts["past_value"], facts["past_low"], facts["past_high"] = past["value"], past["low"], past["high"]
        facts |= {f"past_{name}": past[name] for name in COUNTS if name in past}
    others = peers.get((kinds.get(partnership, ""), subject), {})
    values = [value for code, value in others.items() if code != partnership]
    if len(values) >= 3:
        facts["others_median"], facts["others"] = median(values), len(values)
    return Finding(
        measure=name,
        partnership="" if partnership is None else str(partnership),
        subject=subject,
        value=row["value"],
        low=row["low"],
        high=row["high"],
        n=int(row["n"] or 0),
        expected=row["expected"],
        note=row["note"] or "",
        period=period,
        facts=facts,
    )


Peers = dict[tuple[str, str], dict[int, float]]


def _peers(name: str, rows: list[dict[str, Any]], kinds: Mapping[int, str]) -> Peers:
    """The values of partnerships of a kind, by subject; nought where the lack of a row says that there is none."""
    peers: Peers = defaultdict(dict)
    if not measure_named(name).peers:
        return peers
    unknown = set()
    for row in rows:
        if row["partnership"] is not None:
            key = kinds.get(row["partnership"], ""), row["subject"]
            if row["value"] is None:
                unknown.add((*key, row["partnership"]))
            else:
                peers[key][row["partnership"]] = row["value"]
    if measure_named(name).absent_is_none:
        _add_noughts(peers, unknown)
    return peers


def _add_noughts(peers: Peers, unknown: set[tuple[str, str, int]]) -> None:
    of_kind: dict[str, set[int]] = defaultdict(set)
    for (kind, _), values in peers.items():
        of_kind[kind] |= values.keys()
    for (kind, subject), values in peers.items():
        for partnership in of_kind[kind] - values.keys():
            if (kind, subject, partnership) not in unknown:
                values[partnership] = 0.0


def records_under(workspace: Workspace, name: str) -> dict[int | None, list[Record]]:
    """The records under a measure, by partnership."""
    steps = measure_named(name).records
    # Measures of the same members or pairs have the same records under them.
    asked = "under: " + "\n".join(step.sql for step in steps)
    found: dict[int | None, list[Record]] = workspace.memoise(asked, lambda: _under(workspace, steps))
    return found


def _under(workspace: Workspace, steps: tuple[Step, ...]) -> dict[int | None, list[Record]]:
    found: dict[int | None, list[Record]] = defaultdict(list)
    if steps:
        rows = workspace.ask(*steps).columns
        for partnership, tbl, record in zip(rows["partnership"], rows["tbl"], rows["record"], strict=True):
            if record is not None:
                found[partnership].append((tbl, int(record)))
    return found
