"""The naive twins of the measures of worth: hours and amounts added up, decisions counted."""

from collections import defaultdict
from datetime import date
from statistics import median

from reference.energy import places
from reference.gatherings import Records
from reference.gatherings import _Known as Known

Hours = dict[str, tuple[float | None, int, int, int, int]]
"""{partnership: (member-hours, attendances, meetings, those without hours, those without attendance)}"""
Given = dict[tuple[str, str, str], tuple[float, int, int]]
"""{(partnership, kind, unit): (amount, how many, how many give none)} in the period, of all that were ever given."""


def lasting(records: Records) -> set[str]:
    return {row["id"] for row in records["partnerships"] if row.get("kind") != "project"}


def member_hours(records: Records, start: date, at: date) -> Hours:
    known, marked = Known(records, at), places(records, at)
    found: Hours = {}
    for partnership in lasting(records):
        held = [row for row in known.meetings.values() if row["partnership"] == partnership]
        lengths = {row["id"]: row["hours"] if 0 < (row.get("hours") or 0) <= 24 else None for row in held}
        given = [each for each in lengths.values() if each is not None]
        came = defaultdict(int)
        expected = set()
        for (meeting, _), (_, status) in marked.get(partnership, {}).items():
            expected.add(meeting)
            came[meeting] += status in ("present", "deputy")
        now = [row["id"] for row in held if row["date"] > start]
        usual = median(given) if given else None
        hours = None if usual is None else sum(came[each] * (lengths[each] or usual) for each in now)
        without = sum(lengths[each] is None for each in now)
        if held:
            counts = sum(came[each] for each in now), len(now), without, sum(each not in expected for each in now)
            found[partnership] = (hours, *counts)
    return found


def decisions(records: Records, start: date, at: date) -> dict[str, tuple[int, int, int]]:
    """{partnership: (adopted, refused, put off in the period)} of those that record what became of any proposal."""
    found: dict[str, list[int]] = {}
    for row in records["proposals"]:
        decided = row.get("decided") or row["date"]
        if row["date"] <= at and row["status"] not in (None, "open") and (decided <= at):
            counts = found.setdefault(row["partnership"], [0, 0, 0])
            for n, status in enumerate(("adopted", "rejected", "deferred")):
                counts[n] += row["status"] == status and not row.get("procedural") and start < decided
    return {partnership: (a, b, c) for partnership, (a, b, c) in found.items()}


def contributions(records: Records, start: date, at: date) -> Given:
    found: Given = {}
    put_to = {row["id"]: row["partnership"] for row in records["proposals"]}
    for row in records["contributions"]:
        partnership = row.get("partnership") or put_to.get(row.get("proposal"))
        if partnership not in lasting(records) or row["date"] > at:
            continue
        key = (partnership, row.get("kind") or "other", (row.get("unit") or "").strip().lower())
        amount, n, without = found.get(key, (0.0, 0, 0))
        if row["date"] > start:
            amount, n, without = amount + (row.get("amount") or 0), n + 1, without + (row.get("amount") is None)
        found[key] = amount, n, without
    return found
