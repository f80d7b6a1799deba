"""Who sits and sat at a table, as it may be shown."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from afresh.diagnosis.assessment import Assessed
from afresh.diagnosis.seating_history import Spell
from afresh.review.labels import Labels
from afresh.review.parts import Change, Seat
from afresh.vocabulary import Period

NOT_NAMED = "a member"


def seats(each: Assessed, labels: Labels, period: Period) -> tuple[Seat, ...]:
    if each.table is None:
        return ()
    made = [_seat(spell, labels, period) for spell in each.table.spells]
    return tuple(_told_apart(made))


def _told_apart(seats: Sequence[Seat]) -> Iterator[Seat]:
    """Of several who came without a seat for one organisation each has a number."""
    several = Counter(each.seat for each in seats if not each.recorded_as_seat)
    so_far: Counter[str] = Counter()
    for each in seats:
        if each.recorded_as_seat or several[each.seat] < 2:
            yield each
            continue
        so_far[each.seat] += 1
        yield replace(each, seat=f"{each.seat} ({so_far[each.seat]})")


def _seat(spell: Spell, labels: Labels, period: Period) -> Seat:
    joined = spell.seated and spell.start > period.start and spell.exact_start
    left = spell.seated and spell.end is not None and spell.exact_end and spell.end > period.start
    return Seat(
        seat=labels.seat(spell),
        start=spell.start,
        end=spell.end,
        start_is_exact=spell.exact_start,
        end_is_exact=spell.exact_end,
        recorded_as_seat=spell.seated,
        joined=joined,
        left=left,
    )


def joined(each: Assessed, labels: Labels) -> tuple[Change, ...]:
    if each.table is None:
        return ()
    return tuple(
        Change(labels.seat(member.spell) if member.spell else NOT_NAMED, member.first_here)
        for member in each.table.joined()
    )


def left(each: Assessed, labels: Labels, period: Period) -> tuple[Change, ...]:
    if each.table is None:
        return ()
    gone = each.table.left(period.start, period.end)
    return tuple(Change(labels.seat(spell), spell.end) for spell in gone if spell.end)
