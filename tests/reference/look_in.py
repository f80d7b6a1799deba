"""The naive twin of look-in: every partnership beside every organisation, and chance by counting the ways."""

from collections import Counter
from datetime import date
from fractions import Fraction
from math import comb
from typing import Any

from reference.file_numbers import themed
from reference.gatherings import Records, Row, gatherings, months_before
from reference.gatherings import _Known as Known

ONLY_AREA = "sharing only the area"
GOES_WITH = {
    "council": "statutory", "integrated care board": "statutory", "NHS trust": "statutory", "police": "statutory",
    "fire": "statutory", "charity": "voluntary", "community group": "community", "user-led group": "user_led",
    "university": "academic", "company": "private",
}  # fmt: skip
WHOLE = ("national", "nationwide", "uk", "united kingdom", "great britain")

Counts = dict[tuple[str, str], tuple[Any, ...]]


def lasting(records: Records, at: date, level: str | None = None) -> list[str]:
    """Partnerships on record by then that are not one-off."""
    kinds = {row["id"]: row.get("kind") for row in records["partnerships"]}
    return sorted({key[0] for key in gatherings(records, at, level).members if kinds[key[0]] != "project"})


def folded(text: str | None) -> str:
    return (text or "").strip().lower()


def _declared(row: Row) -> set[str]:
    return {folded(each) for each in (row.get("issues") or "").split(";")} - {""}


def _did(records: Records, known: Known, since: date) -> list[tuple[str, str | None, str]]:
    """(partnership, organisation, issue) of everything raised, proposed or answered after a day; organisation None
    where nobody is named."""
    found = []
    for row in records["agenda"]:
        meeting = known.meetings.get(row["meeting"])
        if meeting and meeting["date"] > since:
            found.append((meeting["partnership"], row.get("raised_by"), folded(row.get("issue"))))
    for row in known.proposals.values():
        if row["date"] > since:
            found.append((row["partnership"], row.get("proposer"), folded(row.get("issue"))))
    for row in records["responses"]:
        proposal = known.proposals.get(row["proposal"])
        day = proposal and (row.get("date") or proposal["date"])
        if proposal and since < day <= known.at and row["response"] != "absent":
            own = known.people.get(row.get("person"), {}).get("organisation")
            where = row.get("partnership") or proposal["partnership"]
            found.append((where, row.get("organisation") or own, folded(proposal.get("issue"))))
    return [(where, who and known.now(who), issue) for where, who, issue in found if issue]


def _issues_here(records: Records, known: Known, partnership: str) -> set[str]:
    since = months_before(known.at, 24)
    here = _declared(known.partnerships[partnership])
    for row in records["agenda"]:
        meeting = known.meetings.get(row["meeting"])
        if meeting and meeting["partnership"] == partnership and meeting["date"] > since:
            here.add(folded(row.get("issue")))
    for row in known.proposals.values():
        if row["partnership"] == partnership and row["date"] > since:
            here.add(folded(row.get("issue")))
    return here - {""}


def holds(organisation: str, area: str) -> bool:
    """Whether one area is the other, or contains it."""
    one, other = ([part.strip() for part in each.split("/") if part.strip()] for each in (organisation, area))
    return organisation == area or organisation in WHOLE or (bool(one) and other[: len(one)] == one)


def _areas(known: Known, partnership: str) -> list[str]:
    """Its own, its parent's and its grandparent's; none where it gives none itself."""
    row: Row | None = known.partnerships[partnership]
    if not folded(known.partnerships[partnership].get("area")):
        return []
    found = []
    for _ in range(3):
        if row is not None:
            found.append(folded(row.get("area")))
            row = known.partnerships.get(row.get("parent"))
    return [area for area in found if area]


def seated(known: Known, partnership: str, start: date) -> set[str]:
    now = {known.now(seat["organisation"]) for seat in known.seats if seat["organisation"]
           and seat["partnership"] == partnership and (seat["end"] is None or seat["end"] >= known.at)}  # fmt: skip
    came = {known.now(mark["organisation"]) for mark in known.taking_part if mark["organisation"]
            and mark["partnership"] == partnership and mark["date"] > start}  # fmt: skip
    return now | came


def candidates(records: Records, at: date) -> dict[str, dict[str, tuple[str, bool, bool]]]:
    """{partnership: {organisation: (kind, shares an issue, in the recorded area)}} of those open and in the area as far
    as it is recorded."""
    records = themed(records, at)
    known = Known(records, at)
    did = _did(records, known, months_before(at, 36))
    found: dict[str, dict[str, tuple[str, bool, bool]]] = {}
    for partnership in lasting(records, at):
        here, areas = _issues_here(records, known, partnership), _areas(known, partnership)
        found[partnership] = {}
        for id, row in known.organisations.items():
            opened, closed = row.get("opened"), row.get("closed")
            if known.now(id) != id or (opened and opened > at) or (closed and closed <= at):
                continue
            declared = {issue for was, each in known.organisations.items() if known.now(was) == id
                        for issue in _declared(each)}  # fmt: skip
            elsewhere = {issue for where, who, issue in did if who == id and where != partnership}
            area = folded(row.get("area"))
            fits = bool(area) and any(holds(area, each) for each in areas)
            if fits or not area or not areas:
                kind = row.get("kind") or GOES_WITH.get(row.get("body") or "", "not recorded")
                found[partnership][id] = (kind, bool(here & (declared | elsewhere)), fits)
    return found


def look_in(records: Records, start: date, at: date) -> Counts:
    """{(partnership, kind): (seated, eligible of the kind, eligible, seated of all)}; for the area's row the first two,
    and whether the partnership gives an area."""
    known, found = Known(records, at), {}
    for partnership, those in candidates(records, at).items():
        sits = seated(known, partnership, start)
        eligible = {id: kind for id, (kind, shares, _) in those.items() if shares}
        for kind, n in Counter(eligible.values()).items():
            mine = sum(each == kind and id in sits for id, each in eligible.items())
            found[partnership, kind] = (mine, n, len(eligible), len(sits & eligible.keys()))
        rest = {id for id, (_, shares, fits) in those.items() if fits and not shares}
        found[partnership, ONLY_AREA] = (len(rest & sits), len(rest), bool(_areas(known, partnership)))
    return found


def chance(total: int, of_kind: int, drawn: int, found: int) -> tuple[int, int, Fraction]:
    """The least k reached with 5%, with 95%, and the smaller tail."""
    ways = {k: Fraction(comb(of_kind, k) * comb(total - of_kind, drawn - k), comb(total, drawn))
            for k in range(max(0, drawn - (total - of_kind)), min(of_kind, drawn) + 1)}  # fmt: skip
    up_to = {k: sum(each for other, each in ways.items() if other <= k) for k in ways}
    low = min(k for k in ways if up_to[k] >= Fraction(5, 100))
    high = min(k for k in ways if up_to[k] >= Fraction(95, 100))
    few, many = (sum((each for k, each in ways.items() if side(k)), Fraction(0))
                 for side in (lambda k: k <= found, lambda k: k >= found))  # fmt: skip
    return low, high, min(few, many)
