"""The naive twin of results since a change: rows in, readings out, in exact fractions."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

from reference.gatherings import Records
from reference.xmr import limits


def since_change(records: Records, at: date) -> dict[tuple[str, date], dict[str, Any]]:
    """{(indicator, day of the change): reading, figures before and after, old mean, mean since, run}."""
    found = {}
    for indicator in records.get("indicators", ()):
        dated: dict[date, set[float]] = {}
        for row in records.get("observations", ()):
            if row["indicator"] == indicator["id"] and row["date"] <= at:
                dated.setdefault(row["date"], set()).add(float(row["value"]))
        points = [(day, values.copy().pop()) for day, values in sorted(dated.items()) if len(values) == 1]
        changes = sorted({
            row["date"] for row in records.get("reviews", ())
            if row["partnership"] == indicator["partnership"] and row["date"] <= at
            and row.get("decision") in ("refresh", "replace", "end")
        })  # fmt: skip
        for i, change in enumerate(changes):
            following = changes[i + 1] if i + 1 < len(changes) else date.max
            before = [value for day, value in points if day < change]
            lately = [value for day, value in points if day < change and i > 0 and day >= changes[i - 1]]
            before = lately if len(lately) >= 12 else before
            after = [value for day, value in points if change <= day < following]
            found[indicator["id"], change] = _read(before, after, indicator["better"])
    return found


def _read(before: Sequence[float], after: Sequence[float], better: str) -> dict[str, Any]:
    told = {"before": len(before), "after": len(after), "old": None, "new": None, "run": 0}
    if len(before) < 12:
        return {**told, "reading": "too few before"}
    if len(after) < 7:
        return {**told, "reading": "too few after"}
    mean, _, _ = limits(before)
    exact = [Fraction(value) for value in after]
    told |= {"old": float(mean), "new": float(sum(exact, Fraction(0)) / len(exact))}
    sides = [(value > mean) - (value < mean) for value in exact]
    runs = [(i, j) for i in range(len(sides)) for j in range(i + 6, len(sides))
            if sides[i] and len(set(sides[i : j + 1])) == 1]  # fmt: skip
    if not runs:
        return {**told, "reading": "no lasting change yet"}
    last = max(j for _, j in runs)
    first = min(i for i, j in runs if j == last)
    told["run"] = last - first + 1
    if last < len(after) - 1:
        return {**told, "reading": "no lasting change yet"}
    away = [Fraction(value) - sum(map(Fraction, before), Fraction(0)) / len(before) for value in before]
    if any(away) and sum(a * b for a, b in pairwise(away)) / sum(a * a for a in away) > 0.4:
        return {**told, "reading": "unclear"}
    if better == "neutral":
        return {**told, "reading": "changed"}
    return {**told, "reading": "improved" if (sides[-1] > 0) == (better == "higher") else "worsened"}
