"""The naive twin of who could be invited: every organisation beside every partnership, by loops and sets."""

from collections.abc import Mapping
from datetime import date
from itertools import combinations
from typing import Any

from reference import look_in
from reference.file_numbers import themed
from reference.gatherings import Gatherings, Key, Member, Records, Row, months_before
from reference.gatherings import _Known as Known
from reference.look_in import _declared, _did, _issues_here, folded
from reference.openness import _of_others
from reference.persuasion import sat_together, stands, waiting
from reference.voice import Voices

Facts = dict[str, Any]


def candidates(
    records: Records, at: date, level: str, kept_for: Mapping[str | None, bool], expected: float
) -> dict[str, dict[str, Facts]]:
    """{partnership: {organisation: facts}} of all that could sit there and do not."""
    records = themed(records, at)
    known, start = Known(records, at), months_before(at, 12)
    on_record = look_in.lasting(records, at, level)
    ended = {id for id, row in known.partnerships.items() if row.get("ended") and row["ended"] <= at}
    counts, met = look_in.look_in(records, start, at), sat_together(records, at, level)
    found: dict[str, dict[str, Facts]] = {}
    for partnership, those in look_in.candidates(records, at).items():
        if partnership in ended or partnership not in on_record:
            continue
        sits = look_in.seated(known, partnership, start)
        outside = {id: each for id, each in those.items() if each[1] and id not in sits}
        held = _held(records, known, partnership, sits)
        found[partnership] = {
            id: {
                **_promise(records, known, partnership, id, held),
                "kind": (kind, _under(counts, partnership, kind, expected)),
                "in_area": fits,
                "voice": _voice(Voices(records, at, kept_for), id, at),
                **_workload(records, known, id, at, start),
                **_ties(met, known, records, partnership, id, sits=sits),
            }
            for id, (kind, _, fits) in outside.items()
        }
    return found


def held(records: Records, at: date, partnership: str) -> dict[str, int]:
    records = themed(records, at)
    known = Known(records, at)
    return _held(records, known, partnership, look_in.seated(known, partnership, months_before(at, 12)))


def _held(records: Records, known: Known, partnership: str, sits: set[str]) -> dict[str, int]:
    began = {(who, issue) for where, who, issue, _ in _began(records, known) if where == partnership}
    return {
        issue: sum(issue in _at_work(records, known, partnership, id) or (id, issue) in began for id in sits)
        for issue in _issues_here(records, known, partnership)
    }


def _at_work(records: Records, known: Known, partnership: str, id: str) -> set[str]:
    """What it declares under any name that it had, and what it did anything on elsewhere."""
    declared = {issue for was, row in known.organisations.items() if known.now(was) == id for issue in _declared(row)}
    did = _did(records, known, months_before(known.at, 36))
    return declared | {issue for where, who, issue in did if who == id and where != partnership}


def _began(records: Records, known: Known) -> list[tuple[str, str, str, str]]:
    """(partnership, organisation, issue, table) of every item raised and every proposal made in 36 months."""
    since, found = months_before(known.at, 36), []
    for row in records["agenda"]:
        meeting = known.meetings.get(row["meeting"])
        if meeting and meeting["date"] > since and row.get("raised_by"):
            found.append((meeting["partnership"], row["raised_by"], folded(row.get("issue")), "agenda"))
    for row in known.proposals.values():
        if row["date"] > since and row.get("proposer"):
            found.append((row["partnership"], row["proposer"], folded(row.get("issue")), "proposals"))
    return [(where, known.now(who), issue, table) for where, who, issue, table in found if issue]


def _promise(records: Records, known: Known, partnership: str, id: str, held: Mapping[str, int]) -> Facts:
    issues = _at_work(records, known, partnership, id) & held.keys()
    did = [table for where, who, issue, table in _began(records, known)
           if who == id and where != partnership and issue in held]  # fmt: skip
    here = [
        seat["end"] or known.at
        for seat in known.seats
        if seat["partnership"] == partnership and seat["organisation"] and known.now(seat["organisation"]) == id
    ]
    here += [mark["date"] for mark in known.taking_part if mark["partnership"] == partnership
             and mark["organisation"] and known.now(mark["organisation"]) == id]  # fmt: skip
    return {
        "works_on": issues, "brings": {issue for issue in issues if not held[issue]},
        "did": (did.count("agenda"), did.count("proposals")), "last_here": max(here, default=None),
    }  # fmt: skip


def _under(counts: look_in.Counts, partnership: str, kind: str, fewest: float) -> bool:
    mine, n, total, drawn = counts[partnership, kind]
    if n * drawn / total < fewest or drawn == total:
        return False
    return bool(mine < look_in.chance(total, n, drawn, mine)[0])


def _voice(voices: Voices, id: str, at: date) -> str:
    now = [seat for seat in voices.seats if seat["organisation"] and voices.known.now(seat["organisation"]) == id
           and (seat["end"] is None or seat["end"] >= at)]  # fmt: skip
    if voices.led(id)[0]:
        return "user_led"
    return "kept for users" if any(voices.kept_for[seat["kept"]] for seat in now) else ""


def _workload(records: Records, known: Known, id: str, at: date, start: date) -> Facts:
    """It has no seat here, so that all its seats are elsewhere."""
    seats = {(seat["partnership"], seat["person"], seat["role"], seat["start"], seat["end"]) for seat in known.seats
             if seat["organisation"] and known.now(seat["organisation"]) == id
             and (seat["end"] is None or seat["end"] >= at)}  # fmt: skip
    came = {mark["partnership"] for mark in known.taking_part
            if mark["organisation"] and known.now(mark["organisation"]) == id and mark["date"] > start}  # fmt: skip
    tables = {seat[0] for seat in seats} if known.seats else came
    dates = [m["date"] for m in known.meetings.values() if m["partnership"] in tables]
    lately = sum(day > start for day in dates)
    return {"workload": (len(seats) if known.seats else None, len(tables), lately if dates or not tables else None)}


def _ties(
    met: Mapping[frozenset[str], Mapping[str, list[date]]],
    known: Known,
    records: Records,
    partnership: str,
    id: str,
    *,
    sits: set[str],
) -> Facts:
    days = {other: [day for where, each in met.get(frozenset((id, other)), {}).items() if where != partnership
                    for day in each] for other in sits}  # fmt: skip
    contacts = {
        other for row in records["ties"] if row["date"] <= known.at
        for one, other in ((row["from"], row["to"]), (row["to"], row["from"]))
        if known.now(one) == id for other in [known.now(other)] if other in sits
    }  # fmt: skip
    return {
        "sat_with": (sum(bool(each) for each in days.values()), len(sits)),
        "last_together": max((day for each in days.values() for day in each), default=None),
        "contacts": len(contacts),
    }


def freshness(found: Gatherings, at: date, partnership: str, members: list[Member]) -> list[float]:
    """Link freshness with each of these at every gathering of the period that is no plenary, one at a time: the
    member is really added, and all pairs are met anew."""
    shares = [_fresh(_with(found, partnership, at, each), found, partnership, at) for each in members]
    return [share for share in shares if share is not None]


def fresh_now(found: Gatherings, at: date, partnership: str) -> float | None:
    return _fresh(found.members, found, partnership, at)


def _with(found: Gatherings, partnership: str, at: date, member: Member) -> dict[Key, set[Member]]:
    start = months_before(at, 12)
    return {
        key: {*those, member} if key[0] == partnership and start < key[1] <= at and not found.plenary[key] else those
        for key, those in found.members.items()
    }


def _fresh(there: Mapping[Key, set[Member]], found: Gatherings, partnership: str, at: date) -> float | None:
    start, met, pairs = months_before(at, 12), dict[frozenset[Member], date](), set[frozenset[Member]]()
    for key, members in there.items():
        if not found.plenary[key]:
            for pair in map(frozenset, combinations(members, 2)):
                met[pair] = min(key[1], met.get(pair, key[1]))
                if key[0] == partnership and start < key[1] <= at:
                    pairs.add(pair)
    return sum(met[pair] > start for pair in pairs) / len(pairs) if pairs else None


def might_come(records: Records, found: Gatherings, at: date, partnership: str, id: str) -> list[Member]:
    """Who holds its seats; where nobody does, who took part for it in the period; without those who sit here anyway."""
    known, start = Known(records, at), months_before(at, 12)
    level = known.level = found.level

    def of(row: Row) -> bool:
        return bool(row["organisation"]) and known.now(row["organisation"]) == id

    holds = {known.who(seat) for seat in known.seats if of(seat) and (seat["end"] is None or seat["end"] >= at)}
    came = {known.who(mark) for mark in known.taking_part if of(mark) and mark["date"] > start}
    sitting = {member for key, members in found.members.items() for member in members
               if key[0] == partnership and start < key[1] <= at and not found.plenary[key]}  # fmt: skip
    if level == "organisations":
        return [("organisation", id)]
    some = (holds - {None}) or (came - {None})
    return sorted(member for member in some if member is not None and member not in sitting)


def sitting(found: Gatherings, at: date, partnership: str) -> bool:
    return any(key[0] == partnership and months_before(at, 12) < key[1] <= at and not found.plenary[key] and members
               for key, members in found.members.items())  # fmt: skip


def answers_to(records: Records, at: date) -> dict[tuple[str, str], dict[str, str]]:
    """{(partnership, organisation): {proposal: answer}}: opposing before abstaining before support, absence no answer,
    nothing about procedure."""
    known, found = Known(records, at), dict[tuple[str, str], dict[str, str]]()
    order = ("oppose", "abstain", "support")
    for (who, proposal, _), (answer, _reason) in _of_others(records, at).items():
        row = known.proposals[proposal]
        if answer != "absent" and not row.get("procedural"):
            said = found.setdefault((row["partnership"], who), {})
            said[proposal] = min(answer, said.get(proposal, answer), key=order.index)
    return found


def critics(records: Records, at: date, fewest: int, share: float) -> dict[str, dict[str, tuple[int, int]]]:
    """{partnership: {organisation: (not supported, answered)}} of open ones outside."""
    known, found = Known(records, at), dict[str, dict[str, tuple[int, int]]]()
    for (partnership, who), said in answers_to(records, at).items():
        row = known.organisations[who]
        shut = (row.get("opened") and row["opened"] > at) or (row.get("closed") and row["closed"] <= at)
        no = sum(answer != "support" for answer in said.values())
        inside = who in look_in.seated(known, partnership, months_before(at, 12))
        if not shut and not inside and known.now(who) == who and no >= max(fewest, share * len(said)):
            found.setdefault(partnership, {})[who] = (no, len(said))
    return found


def only_held_back(records: Records, at: date) -> set[tuple[str, str]]:
    """(organisation, proposal) where it abstained, first of all in a partnership whose records name no support."""
    said = _of_others(records, at)
    names_support = {where for (_, _, where), (answer, _reason) in said.items() if answer == "support"}
    abstained: dict[tuple[str, str], list[str]] = {}
    for (who, proposal, where), (answer, _reason) in said.items():
        if answer == "abstain":
            abstained.setdefault((who, proposal), []).append(where)
    return {key for key, places in abstained.items() if min(places) not in names_support}


def positions(records: Records, at: date, months: int) -> dict[str, dict[str, dict[str, str]]]:
    """{partnership: {proposal still to be settled: {organisation: made it, or its answer}}}"""
    known, found = Known(records, at), dict[str, dict[str, dict[str, str]]]()
    said = answers_to(records, at)
    unsaid = only_held_back(records, at)
    for proposal, (status, *_rest) in waiting(records, at, months).items():
        if status != "rejected":
            row = known.proposals[proposal]
            stood = {who: each[proposal] for (_, who), each in said.items() if proposal in each}
            stood |= {who: "held back" for who in stood if stood[who] == "abstain" and (who, proposal) in unsaid}
            maker = row.get("proposer")
            stood |= {known.now(maker): "made it"} if maker else {}
            found.setdefault(row["partnership"], {})[proposal] = stood
            assert stands(records, at, proposal)[1] >= ({known.now(maker)} if maker else set()), "who made it supports"
    return found
