"""Officers of the UK Parliament's register of All-Party Parliamentary Groups, as seats."""

import csv
import gzip
from datetime import date
from pathlib import Path

from records import Row


def appg_seats(path: Path, every: int = 1) -> list[Row]:
    """Every so many groups; each officer's unbroken run of editions in one role is one seat."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    editions = sorted({row["edition"] for row in rows})
    groups = set(sorted({row["group"] for row in rows})[::every])
    seen: dict[tuple[str, str, str, str], set[str]] = {}
    for row in rows:
        if row["group"] in groups:
            seen.setdefault((row["group"], row["name"], row["party"] or "none", row["role"]), set()).add(row["edition"])
    return [
        {"partnership": group, "person": name, "organisation": party, "role": role,
         "start_is": "first_seen", "end_is": "last_seen",
         "start": date.fromisoformat(first), "end": date.fromisoformat(last)}
        for (group, name, party, role), present in sorted(seen.items()) for first, last in runs(editions, present)
    ]  # fmt: skip


def runs(editions: list[str], present: set[str]) -> list[tuple[str, str]]:
    """The first and the last of editions that followed one another."""
    found: list[tuple[str, str]] = []
    for before, edition in zip(["", *editions], editions, strict=False):
        if edition in present:
            found = [*found[:-1], (found[-1][0], edition)] if before in present else [*found, (edition, edition)]
    return found
