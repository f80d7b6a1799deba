"""The naive twins of who could persuade and what holds back: plain rows in, counts out, by id."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from afresh.vocabulary import months_before
from reference.file_numbers import themed
from reference.gatherings import Records, _holds, gatherings
from reference.gatherings import _Known as Known
from reference.openness import _of_others, decides, now
from reference.openness import contested as contested_proposals

Count = tuple[int, int]


def there(records: Records, at: date, level: str) -> dict[tuple[str, date, str | None], set[str]]:
    """Which organisations were at each gathering that is not a plenary."""
    known = Known(records, at)
    known.level = level
    every = gatherings(records, at, level)
    found: dict[tuple[str, date, str | None], set[str]] = defaultdict(set)
    for mark in known.taking_part:
        if mark["organisation"]:
            found[mark["partnership"], mark["date"], mark["meeting"]].add(known.now(mark["organisation"]))
    for partnership, day, meeting in every.members:
        if meeting is None:
            for seat in known.seats:
                if seat["partnership"] == partnership and seat["organisation"] and _holds(seat, day):
                    found[partnership, day, None].add(known.now(seat["organisation"]))
    return {key: who for key, who in found.items() if not every.plenary.get(key, False)}


def sat_together(records: Records, at: date, level: str) -> dict[frozenset[str], dict[str, list[date]]]:
    """{two organisations: {partnership: the days}}."""
    found: dict[frozenset[str], dict[str, list[date]]] = defaultdict(lambda: defaultdict(list))
    for (partnership, day, _), members in there(records, at, level).items():
        for one in members:
            for other in members:
                if one < other:
                    found[frozenset((one, other))][partnership].append(day)
    return found


def at_the_table(records: Records, at: date, start: date) -> dict[str, set[str]]:
    """Who holds a seat in each partnership, and who took part in the period without one."""
    known = Known(records, at)
    found: dict[str, set[str]] = {}
    for partnership in known.partnerships:
        held = [seat for seat in known.seats if seat["partnership"] == partnership and _holds(seat, at)]
        took_part = [m for m in known.taking_part if m["partnership"] == partnership and m["date"] > start]
        rows = held + took_part
        found[partnership] = {known.now(row["organisation"]) for row in rows if row["organisation"]}
    return found


def backed(records: Records, at: date) -> dict[tuple[str, str], Count]:
    """{(who answered, who proposed): (supported, answered)}, those about procedure left out."""
    proposals = {row["id"]: row for row in themed(records, at)["proposals"]}
    found: dict[tuple[str, str], Count] = {}
    for (who, proposal, _), (answer, _reason) in _of_others(records, at).items():
        proposer = now(records, proposals[proposal].get("proposer"), at)
        if answer != "absent" and proposer and not proposals[proposal].get("procedural"):
            yes, of = found.get((who, proposer), (0, 0))
            found[who, proposer] = (yes + (answer == "support"), of + 1)
    return found


def on_issue(records: Records, at: date) -> dict[tuple[str, str], Count]:
    """{(who answered, issue): (supported, answered)}, likewise."""
    proposals = {row["id"]: row for row in records["proposals"]}
    found: dict[tuple[str, str], Count] = {}
    for (who, proposal, _), (answer, _reason) in _of_others(records, at).items():
        issue = proposals[proposal].get("issue")
        if answer != "absent" and issue and not proposals[proposal].get("procedural"):
            yes, of = found.get((who, issue), (0, 0))
            found[who, issue] = (yes + (answer == "support"), of + 1)
    return found


def _given(records: Records, at: date) -> list[tuple[str, str | None, str | None, str, date, bool, str]]:
    """(proposal, organisation, person, answer, day, whether the day is on record, partnership) of every response."""
    own = {row["id"]: row.get("organisation") for row in records.get("people", ())}
    proposals = {row["id"]: row for row in records["proposals"] if row["date"] <= at}
    found = []
    for row in records.get("responses", ()):
        if row["proposal"] in proposals:
            day = row.get("date") or proposals[row["proposal"]]["date"]
            who = now(records, row.get("organisation") or own.get(row.get("person")), at)
            where = row.get("partnership") or proposals[row["proposal"]]["partnership"]
            if day <= at:
                found.append(
                    (row["proposal"], who, row.get("person"), row["response"], day, row.get("date") is not None, where)
                )
    return found


def changed_minds(records: Records, at: date) -> dict[tuple[str, str], tuple[date, date, dict[str, date]]]:
    """{(organisation, proposal): (last day held back, day of support, {who spoke before: when})}."""
    given = _given(records, at)
    found = {}
    for proposal, who in {(each[0], each[1]) for each in given if each[1]}:
        mine = [each for each in given if each[0] == proposal and each[1] == who]
        against = [each[4] for each in mine if each[3] in ("oppose", "abstain")]
        after = [each[4] for each in mine if each[3] == "support" and each[5] and against and each[4] > min(against)]
        if after:
            support = min(after)
            spoke: dict[str, date] = {}
            for each in given:
                supports = each[3] == "support" and each[5] and each[4] < support
                if each[0] == proposal and each[1] not in (None, who) and supports:
                    spoke[str(each[1])] = min(each[4], spoke.get(str(each[1]), each[4]))
            found[str(who), proposal] = (max(day for day in against if day < support), support, spoke)
    return found


def waiting(records: Records, at: date, months: int) -> dict[str, tuple[str, int, set[str], set[str]]]:
    """{proposal: (status, days, who held back, who supported)} of those that wait."""
    ended = {row["id"] for row in records["partnerships"] if row.get("ended") and row["ended"] <= at}
    found = {}
    for row in records["proposals"]:
        later = row["status"] == "rejected" and (row.get("decided") or row["date"]) > at
        later |= row["status"] in ("adopted", "withdrawn") and (row.get("decided") or row["date"]) > at
        status = "open" if later else row["status"] or "not recorded"
        in_window = months_before(at, months) < row["date"] <= at
        if row["partnership"] not in decides(records, at) or row["partnership"] in ended or not in_window:
            continue
        if status in ("open", "deferred", "rejected", "not recorded") and not row.get("procedural"):
            held, support = stands(records, at, row["id"])
            found[row["id"]] = (status, (at - row["date"]).days, held, support)
    return found


def stands(records: Records, at: date, proposal: str) -> tuple[set[str], set[str]]:
    """Who holds back on a proposal, and who made it or supports it."""
    answers = [(who, each[0]) for (who, of, _), each in _of_others(records, at).items() if of == proposal]
    held = {who for who, answer in answers if answer in ("oppose", "abstain")}
    support = {who for who, answer in answers if answer == "support"} - held
    proposer = next(now(records, row.get("proposer"), at) for row in records["proposals"] if row["id"] == proposal)
    return held, support | ({proposer} if proposer else set())


def contested(records: Records, at: date) -> dict[tuple[str, str], tuple[int, int, int]]:
    """{(partnership, organisation): (supported, not supported, absent)} of contested proposals of others."""
    those = contested_proposals(records, at)
    found: dict[tuple[str, str], tuple[int, int, int]] = {}
    for (who, proposal, where), (answer, _reason) in _of_others(records, at).items():
        if proposal in those:
            yes, no, away = found.get((where, who), (0, 0, 0))
            found[where, who] = (
                yes + (answer == "support"),
                no + (answer in ("oppose", "abstain")),
                away + (answer == "absent"),
            )
    return found


def represented(records: Records, at: date, fewest: int) -> dict[tuple[str, str], Any]:
    """{(partnership, organisation): (first day of the next, (supported, of) before, after, others before, after)}."""
    found = {}
    for key, stints in _stints(records, at).items():
        alone = [a for a in stints if all(b is a or b[2] < a[1] or b[1] > a[2] for b in stints)]
        answers = _first_answers(records, at, *key)
        for before, after in reversed(list(pairwise(alone))):
            between = [s for s in stints if before[2] < s[1] < after[1]]
            sides = [[a for a in answers if s[1] <= a[0] <= s[2]] for s in (before, after)]
            if not between and min(len(side) for side in sides) >= fewest:
                found[key] = (
                    after[1],
                    *((sum(a[1] for a in side), len(side)) for side in sides),
                    *((sum(a[2] for a in side), sum(a[3] for a in side)) for side in sides),
                )
                break
    return found


def _stints(records: Records, at: date) -> dict[tuple[str, str], list[tuple[str, date, date]]]:
    """{(partnership, organisation): [(person, first day, last day)]} in order of days."""
    known, forever = Known(records, at), at + timedelta(days=1)
    found: dict[tuple[str, str], dict[str, list[date]]] = defaultdict(lambda: defaultdict(list))
    for seat in known.seats:
        if seat["organisation"] and seat["person"] and (seat["end"] is None or seat["start"] <= seat["end"]):
            key = seat["partnership"], known.now(seat["organisation"])
            found[key][seat["person"]] += [seat["start"], seat["end"] or forever]
    seated = set(found)
    for _, who, person, _, day, _, where in _given(records, at):
        if who and person and (where, who) not in seated:
            found[where, who][person].append(day)
    return {
        key: sorted(((who, min(days), max(days)) for who, days in people.items()), key=lambda each: each[1:])
        for key, people in found.items()
    }


def _first_answers(
    records: Records, at: date, partnership: str, organisation: str
) -> list[tuple[date, bool, int, int]]:
    """(day, supported, others who supported, others) of its first answers there to what others, or it, held back on."""
    order = ("oppose", "abstain", "support")
    first: dict[tuple[str, str, str], tuple[date, int]] = {}
    for proposal, who, person, answer, day, _, where in _given(records, at):
        if answer != "absent":
            key = proposal, who or f"+{person}", where
            first[key] = min((day, order.index(answer)), first.get(key, (day, 9)))
    proposers = {row["id"]: now(records, row.get("proposer"), at) for row in records["proposals"]}
    found = []
    for (proposal, who, where), (day, answer) in first.items():
        others = [each[1] == 2 for (of, by, _), each in first.items() if of == proposal and by != organisation]
        against = any(each[1] != 2 and by != proposers[of] for (of, by, _), each in first.items() if of == proposal)
        if (who, where) == (organisation, partnership) and proposers[proposal] != who and against:
            found.append((day, answer == 2, sum(others), len(others)))
    return found


def settle(
    weights: Sequence[Sequence[float]], keeps: Sequence[float], first: Sequence[float], still: float = 1e-13
) -> list[float]:
    """Friedkin and Johnsen's update, over and over until nobody moves: no matrix is solved."""
    position = list(first)
    for _ in range(1_000_000):
        moved = []
        for i, row in enumerate(weights):
            total = sum(row)
            heard = sum(w * p for w, p in zip(row, position, strict=True)) / total if total else first[i]
            moved.append(keeps[i] * first[i] + (1 - keeps[i]) * heard)
        if max(abs(a - b) for a, b in zip(moved, position, strict=True)) < still:
            return moved
        position = moved
    raise AssertionError("it does not come to rest")


def speaks_first(
    weights: Sequence[Sequence[float]], keeps: Sequence[float], first: Sequence[float], speaker: int, listener: int
) -> list[float]:
    """The same with one in full support throughout, and weighing half as much again with the listener."""
    heavier = [list(row) for row in weights]
    heavier[listener][speaker] *= 1.5
    kept, at = list(keeps), list(first)
    kept[speaker], at[speaker] = 1.0, 1.0
    return settle(heavier, kept, at)


def fading(days: Mapping[str, Sequence[date]], at: date, half_life_months: float) -> float:
    """Gatherings together, each counting half for every half-life since."""
    length = half_life_months * 365.25 / 12
    return sum(0.5 ** ((at - day).days / length) for each in days.values() for day in each)


def weights(records: Records, at: date, level: str, members: Sequence[str], half_life: float) -> list[list[float]]:
    """What every two weigh with each other: gatherings together, and four more for the strongest known contact."""
    sat = sat_together(records, at, level)
    every = [row for row in records.get("ties", ()) if row["date"] <= at]
    # A contact between two that have become one says nothing of how strong others are.
    known = [row for row in every if now(records, row["from"], at) != now(records, row["to"], at)]
    strongest = max((row["strength"] for row in known if row.get("strength") is not None), default=None)
    length = half_life * 365.25 / 12
    found = [[0.0] * len(members) for _ in members]
    for i, one in enumerate(members):
        for j, other in enumerate(members):
            if i != j:
                ties = [
                    (row["strength"] / strongest if row.get("strength") is not None and strongest else 1.0)
                    * 0.5 ** ((at - row["date"]).days / length)
                    for row in known
                    if {now(records, row["from"], at), now(records, row["to"], at)} == {one, other}
                ]
                found[i][j] = fading(sat.get(frozenset((one, other)), {}), at, half_life) + 4 * max(ties, default=0)
    return found


def linked(records: Records, at: date, level: str, one: str, other: str) -> bool:
    """Whether two ever sat together or are known to be in contact."""
    ties = [{now(records, row["from"], at), now(records, row["to"], at)} for row in records.get("ties", ())
            if row["date"] <= at]  # fmt: skip
    return frozenset((one, other)) in sat_together(records, at, level) or {one, other} in ties
