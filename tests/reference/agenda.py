"""Naive twins of the renewal measures that are about issues."""

from collections import defaultdict
from datetime import date

from reference.file_numbers import themed
from reference.gatherings import Member, months_before
from reference.renewal import Look, Readings, overlap, share


def _items(at: Look) -> list[tuple[str, str, date, str | None]]:
    """(meeting, partnership, date, issue) of every item of a meeting held by the review date; a file number is none."""
    meetings = {row["id"]: row for row in at.records.get("meetings", ())
                if row["date"] <= at.at and (row.get("status") or "held") == "held"}  # fmt: skip
    agenda = themed(at.records, at.at).get("agenda", ())
    rows = [(row, meetings[row["meeting"]]) for row in agenda if row["meeting"] in meetings]
    return [(row["meeting"], of["partnership"], of["date"], issue(row.get("issue"))) for row, of in rows]


def issue(text: str | None) -> str | None:
    return (text or "").strip().lower() or None


def agenda_novelty(at: Look, fewest: int = 8) -> Readings:
    """Value and n; the interval is checked apart."""
    found: Readings = {}
    for partnership in at.lasting:
        mine = [(day, issue) for _, of, day, issue in _items(at) if of == partnership and issue]
        before = {issue for day, issue in mine if months_before(at.t0, 24) < day <= at.t0}
        now = [issue for day, issue in mine if day > at.t0]
        value = None if len(now) < fewest else share(issue not in before for issue in now)
        found[partnership, ""] = (value, None, None, len(now))
    return found


def same_people_same_issues(at: Look) -> Readings:
    found: Readings = {}
    for partnership in at.lasting:
        now: set[tuple[Member, str]] = set()
        before: set[tuple[Member, str]] = set()
        for meeting, of, day, issue in _items(at):
            present = at.all.members.get((partnership, day, meeting), set())
            if of == partnership and issue:
                (now if day > at.t0 else before).update((who, issue) for who in present)
        without = [share(each in before for each in now if each[0] != who) for who in {who for who, _ in now}]
        left = [each for each in without if each is not None]
        values = (share(each in before for each in now), min(left, default=None), max(left, default=None))
        found[partnership, ""] = (*values, len(now))
    return found


def issues_held(at: Look) -> dict[str, set[str]]:
    """Of each partnership: on the agenda in the period, and declared."""
    held: dict[str, set[str]] = defaultdict(set)
    for _, partnership, day, each in _items(at):
        if day > at.t0 and each:
            held[partnership].add(each)
    for partnership, row in at.partnerships.items():
        held[partnership] |= {each for text in (row.get("issues") or "").split(";") if (each := issue(text))}
    return held


def overlap_issues(at: Look) -> Readings:
    return overlap(at, issues_held(at))
