"""Popolo's memberships of partnerships as seats: from when to when, and how well either is known."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from afresh.ingest.published.popolo_file import Popolo, Thing, text
from afresh.records.dates import ReadDay
from afresh.records.problems import converting as problem

ONE_DAY = timedelta(days=1)


@dataclass
class Held:
    """A seat as its membership, its legislative period, the person's death and the body's end give it."""

    membership: Thing
    row: int
    term: str
    start: date
    start_is: str
    end: date | None
    end_is: str
    own_start: bool
    own_end: bool
    organisation: str = ""

    @property
    def who(self) -> tuple[str, str, str]:
        return text(self.membership["organization_id"]), text(self.membership.get("person_id")), self.term


def add_seats(popolo: Popolo, chosen: frozenset[str], as_of: date | None = None) -> None:
    """A membership without a start, of its own or its period's, is a seat if `as_of` says of which day the list is."""
    held, found, said = [], 0, Counter[str]()
    for row, membership in enumerate(popolo.things["memberships"], start=1):
        if membership["organization_id"] in chosen:
            found += 1
            seat = _seat(popolo, membership, row, as_of, said)
            if seat is not None:
                held.append(seat)
    held = _one_for_each_term(popolo, held)
    popolo.store.add("seats", [
        {
            "partnership": text(seat.membership["organization_id"]),
            "person": text(seat.membership.get("person_id")) or None, "organisation": seat.organisation or None,
            "role": seat.membership["_role"] or None, "start": seat.start, "end": seat.end, "start_is": seat.start_is,
            "end_is": seat.end_is, "source": seat.membership["_file"], "source_row": seat.row,
        }
        for seat in held
    ])  # fmt: skip
    popolo.store.rows_found["seats"], popolo.store.rows_kept["seats"] = found, len(held)
    popolo.store.notes += [SAID[what].format(of=_of(count)) for what, count in said.items() if count]


SAID = {
    "term": "{of} no start; it was taken to be that of the legislative period.",
    "as_of": "{of} no start; it is a seat that was first seen on the day given with --as-of.",
    "death": "{of} no earlier end than the death of who held it, which ended the seat.",
    "dissolution": "{of} no earlier end than the dissolution of the body, which ended the seat.",
}


def _of(count: int) -> str:
    return "1 membership gives" if count == 1 else f"Each of {count:,} memberships gives"


def _seat(popolo: Popolo, membership: Thing, row: int, as_of: date | None, said: Counter[str]) -> Held | None:
    organisation = text(membership.get("on_behalf_of_id"))
    if not (text(membership.get("person_id")) or organisation):
        _leave_out(popolo, membership, "nobody holds it", "a person_id or on_behalf_of_id")
        return None
    term = popolo.find("events", membership.get("legislative_period_id")) or {}
    own, _ = popolo.when(membership, "start_date")
    start = own or (popolo.when(term, "start_date")[0] if term else None)
    said["term"] += start is not None and own is None
    end, end_is = _end(popolo, membership, term, said)
    if start is None and as_of is not None and (end is None or end >= as_of):
        start, said["as_of"] = ReadDay(as_of, as_of), said["as_of"] + 1
        start_is = "first_seen"
    elif start is None:
        _leave_out(popolo, membership, "it has no start", "a start_date, or --as-of with the day of the list it is in")
        return None
    else:
        start_is = start.exact
    if end is not None and end < start.first:
        facts = {"start": start.first, "end": end}
        place = membership["_file"], "seats", None, "end_date", f"membership {membership['id']}"
        popolo.store.problems.add(problem.EndBeforeStart(*place, facts))
        end, end_is = None, "unknown"
    own_end = bool(text(membership.get("end_date")))
    return Held(
        membership=membership,
        row=row,
        term=text(term.get("id")),
        start=start.first,
        start_is=start_is,
        end=end,
        end_is=end_is,
        own_start=own is not None,
        own_end=own_end,
        organisation=organisation,
    )


def _leave_out(popolo: Popolo, membership: Thing, why: str, wanted: str) -> None:
    popolo.leave_out("memberships", membership["id"], why, wanted, membership["_file"])


def _end(popolo: Popolo, membership: Thing, term: Thing, said: Counter[str]) -> tuple[date | None, str]:
    """The earliest of its own end, or else its period's, and of the death or dissolution that ends any seat.

    One that is there and cannot be read is not known: it is never taken to go on.
    """
    own, not_known = popolo.when(membership, "end_date")
    if own is None and not not_known and term:
        own, not_known = popolo.when(term, "end_date")
    body = popolo.find("organizations", membership["organization_id"]) or {}
    holder = popolo.find("persons", membership.get("person_id")) or popolo.find(
        "organizations", membership.get("on_behalf_of_id")
    )
    ends = [] if own is None else [(own.last, own.exact, "")]
    for thing, name, why in (
        (holder or {}, "death_date", "death"),
        (holder or {}, "dissolution_date", "dissolution"),
        (body, "dissolution_date", "dissolution"),
    ):
        day, unreadable = popolo.when(thing, name)
        not_known = not_known or (unreadable and own is None)
        ends += [] if day is None else [(day.last, day.exact, why)]
    if not ends or not_known:
        return None, "unknown" if not_known else "exact"
    end, exact, why = min(ends)
    if why:
        said[why] += 1
    return end, exact


def _one_for_each_term(popolo: Popolo, held: list[Held]) -> list[Held]:
    """Who changed party within a period held one seat after the other, never both at once.

    Where one of the two says when, that is the day; where neither does, it is one seat, for no organisation.
    """
    by_who: dict[tuple[str, str, str], list[Held]] = defaultdict(list)
    for seat in held:
        by_who[seat.who].append(seat)
    undated = Counter[str]()
    dropped: set[int] = set()
    for (_, person, term), seats in by_who.items():
        if not person or not term or len({seat.organisation for seat in seats}) < 2:
            continue
        seats.sort(key=lambda seat: (seat.own_start, seat.start, not seat.own_end, seat.end or date.max))
        for one, other in pairwise(seats):
            if one.organisation == other.organisation:
                continue
            if other.own_start and not one.own_end and other.start > one.start:
                one.end, one.end_is = other.start - ONE_DAY, "exact"
            elif one.own_end and one.end is not None and not other.own_start:
                other.start, other.start_is = one.end + ONE_DAY, "exact"
            elif not (one.own_end or other.own_start):
                undated[other.membership["_file"]] += 1
                other.organisation = ""
                dropped.add(id(one))
    for file, count in undated.items():
        popolo.store.problems.add(problem.ChangeOfPartyUndated(file, "seats", facts={"count": count}), times=count)
    return [seat for seat in held if id(seat) not in dropped]
