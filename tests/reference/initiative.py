"""The naive twins of the measures of initiative: plain rows in, counts out, by organisation."""

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from reference.gatherings import Records, Row, months_before
from reference.gatherings import _Known as Known
from reference.openness import _of_others, now

Counts = dict[str, tuple[Any, ...]]


def _sitting(records: Records, at: date) -> list[tuple[str, str, date, date]]:
    """(partnership, organisation, first day, last day) of every seat held and every meeting taken part in."""
    known = Known(records, at)
    known.level = "organisations"
    seats = [(row, row["start"], row["end"] or at) for row in known.seats]
    marks = [(row, row["date"], row["date"]) for row in known.taking_part]
    return [(row["partnership"], who[1], first, last) for row, first, last in (*seats, *marks)
            if (who := known.who(row)) and first <= last]  # fmt: skip


def joined(records: Records, at: date) -> dict[tuple[str, str], date]:
    """The first day of each organisation in each partnership."""
    found: dict[tuple[str, str], date] = {}
    for partnership, organisation, first, _ in _sitting(records, at):
        found[partnership, organisation] = min(first, found.get((partnership, organisation), first))
    return found


def _in_window(records: Records, at: date, months: int) -> list[Row]:
    start = months_before(at, months)
    return [row for row in records.get("proposals", ()) if start < row["date"] <= at and not row.get("procedural")]


def proposals_made(records: Records, at: date, months: int = 36) -> Counts:
    """{organisation: (made, novel, adopted, days between first and last)}."""
    start = months_before(at, months)
    made = [(now(records, row["proposer"], at), row) for row in _in_window(records, at, months) if row.get("proposer")]
    tables = {row["partnership"] for _, row in made}
    days: dict[str, list[date]] = defaultdict(list)
    for partnership, organisation, first, last in _sitting(records, at):
        if partnership in tables and last > start:
            days[organisation] += [max(first, start), last]
    for who, row in made:
        days[str(who)].append(row["date"])
    mine = {who: [row for each, row in made if each == who] for who in days}
    return {
        who: (
            len(mine[who]),
            sum(bool(row.get("novel")) for row in mine[who]),
            sum(row["status"] == "adopted" and (row.get("decided") or row["date"]) <= at for row in mine[who]),
            (max(when) - min(when)).days,
        )
        for who, when in days.items()
    }


def novel_backed(records: Records, at: date, months: int = 36) -> Counts:
    """{organisation: (supported, answered, absent)} of novel proposals of others."""
    novel = {row["id"] for row in _in_window(records, at, months) if row.get("novel")}
    found: dict[str, list[int]] = {}
    for (who, proposal, _), (answer, _reason) in _of_others(records, at).items():
        if proposal in novel:
            counts = found.setdefault(who, [0, 0, 0])
            counts[0] += answer == "support"
            counts[1] += answer != "absent"
            counts[2] += answer == "absent"
    return {who: tuple(counts) for who, counts in found.items()}


def backed_early(records: Records, at: date, months: int = 36) -> Counts:
    """{organisation: (early, supports, the share that chance would give)}."""
    own = {row["id"]: row.get("organisation") for row in records.get("people", ())}
    found: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    for row in _in_window(records, at, months):
        proposer = now(records, row.get("proposer"), at)
        days: dict[str, date] = {}
        for each in records.get("responses", ()):
            who = now(records, each.get("organisation") or own.get(each.get("person")), at)
            day = each.get("date")
            if each["proposal"] == row["id"] and each["response"] == "support" and who and who != proposer and day:
                days[who] = min(day, days.get(who, day)) if day <= at else days.get(who, day)
        days = {who: day for who, day in days.items() if day <= at}
        later = {who: sum(other > day for other in days.values()) for who, day in days.items()}
        early = {who: 2 * later[who] > len(days) - 1 for who in days}
        if row.get("novel") and any(early.values()):
            for who in days:
                found[who].append((early[who], sum(early.values()) / len(days)))
    return {who: (sum(e for e, _ in each), len(each), sum(s for _, s in each) / len(each))
            for who, each in found.items()}  # fmt: skip


def contributions_made(records: Records, at: date, months: int = 36) -> Counts:
    """{"organisation: kind, unit": (how often, how much, how often without an amount)}."""
    start = months_before(at, months)
    times: Counter[str] = Counter()
    amounts: dict[str, list[float]] = defaultdict(list)
    for row in records.get("contributions", ()):
        if start < row["date"] <= at:
            unit = f", {row['unit']}" if row.get("unit") else ""
            key = f"{now(records, row['organisation'], at)}: {row.get('kind') or 'not recorded'}{unit}"
            times[key] += 1
            amounts[key] += [row["amount"]] if row.get("amount") is not None else []
    return {key: (n, sum(amounts[key]) if amounts[key] else None, n - len(amounts[key])) for key, n in times.items()}
