"""Runs every world over its seeds, two at a time, and keeps what each review said."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from importlib import import_module
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

from studies.reviews import Facts

SEEDS = {
    "mixes": 12,
    "calibration": 30,
    "one_closed": 4,
    "all_blocked": 4,
    "logs": 4,
    "never_closed": 8,
    "elections": 6,
    "small_old": 6,
    "in_pairs": 6,
    "five_states": 18,
    "worked_example": 16,
    "missing_marks": 6,
    "first_sheets": 4,
    "renamed": 18,
    "consensus": 12,
    "acquaintances": 60,
    "falling_attendance": 20,
    "mixed": 4,
    "standing_out": 4,
    "themes": 30,
    "indicators": 40,
}
"""How many seeds each world is run with. Of what minimums are set by, the even ones only set them."""

Found = dict[str, list[Facts]]


def run(worlds: Iterable[str], seeds: dict[str, int], processes: int = 2, keep: Path | None = None) -> Found:
    """What was found in each world; rows kept in a folder by an earlier run are not found again."""
    found: Found = {}
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for name in worlds:
            kept = keep / f"{name}.json" if keep else None
            if kept and kept.exists():
                found[name] = json.loads(kept.read_text("utf-8"))
                continue
            began = time.perf_counter()
            parts = pool.map(one, repeat(name), range(seeds[name]))
            found[name] = [row for part in parts for row in part]
            took = time.perf_counter() - began
            print(f"{name}: {len(found[name]):,} reviews of {seeds[name]} seeds in {took:.0f} s", file=sys.stderr)
            if kept:
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_text(json.dumps(found[name]), "utf-8")
    return found


def one(name: str, seed: int) -> list[Facts]:
    """One world with one seed, as plain values."""
    rows = import_module(f"studies.worlds.{name}").run(seed)
    return [_plain({"seed": seed, **row}) for row in rows]


def _plain(row: Facts) -> Facts:
    return {name: _value(value) for name, value in row.items()}


def _value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return _plain(value)
    if isinstance(value, tuple | list):
        return [_value(each) for each in value]
    return value.item() if hasattr(value, "item") else value
