"""Two reviews of one place, side by side: what is different in the later one, and never what brought it about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from afresh.errors import Error
from afresh.review.parts import Change, IndicatorPart, StatePart
from afresh.review.result import PartnershipPart, ReviewResult

MEASURES = ("arrivals", "proposals_adopted", "attendance_rate", "days_since_held")
"""Renewal, openness and energy, as figures that are told beside each other."""


class OtherPlace(Error, ValueError):
    """Two reviews that have no partnership in common are not of one place."""


@dataclass(frozen=True)
class Figure:
    """One measure in both; a range is of 90%."""

    measure: str
    was: float | None
    was_low: float | None
    was_high: float | None
    now: float | None
    now_low: float | None
    now_high: float | None


@dataclass(frozen=True)
class StateChange:
    """Two states that each hold, or dormant, and are not the same; or an end."""

    was: str
    now: str


@dataclass(frozen=True)
class NewFigure:
    """The latest of an indicator in each."""

    id: str
    name: str
    unit: str
    better: str
    was_on: date
    was: float
    now_on: date
    now: float
    reading: str
    """That of the later review, where the figure is out of the ordinary."""


@dataclass(frozen=True)
class PartnershipChange:
    id: str
    name: str
    state: StateChange | None
    was: str
    now: str
    """The states as each review gives them, whether they hold or not."""
    renamed_from: str
    figures: tuple[Figure, ...]
    indicators: tuple[NewFigure, ...]
    came: tuple[Change, ...]
    left: tuple[Change, ...]
    new_advice: tuple[str, ...]
    advice_gone: tuple[str, ...]
    advice_known: bool
    """Whether both reviews hold advice on it: where one has no page of it, nothing is new or gone."""


@dataclass(frozen=True)
class Comparison:
    """What is different in the later of two reviews."""

    earlier: date
    later: date
    names: bool
    """Whether people's names may be in it: where they may be in either."""
    fictional: bool
    unlike: tuple[str, ...]
    """What was set differently, so that figures are not of one kind: names of settings."""
    partnerships: tuple[PartnershipChange, ...]
    only_earlier: tuple[str, ...]
    only_later: tuple[str, ...]
    """Names of partnerships in one of them only."""


def compare(one: ReviewResult, other: ReviewResult) -> Comparison:
    """In whichever order they are given. Raises `OtherPlace` where they have no partnership in common."""
    earlier, later = sorted((one, other), key=lambda each: each.at)
    was, now = ({part.id: part for part in each.partnerships} for each in (earlier, later))
    both = [id_ for id_ in now if id_ in was]
    if not both:
        raise OtherPlace(
            "These two reviews have no partnership in common, by id: they are of two places, or its ids were changed "
            "between them. Compare two reviews of records that keep their ids."
        )
    return Comparison(
        earlier=earlier.at,
        later=later.at,
        names=earlier.names or later.names,
        fictional=earlier.fictional or later.fictional,
        unlike=tuple(_unlike(earlier, later)),
        partnerships=tuple(_changed(was[id_], now[id_], earlier.at, later.at) for id_ in both),
        only_earlier=tuple(part.name for id_, part in was.items() if id_ not in now),
        only_later=tuple(part.name for id_, part in now.items() if id_ not in was),
    )


def _unlike(earlier: ReviewResult, later: ReviewResult) -> Iterator[str]:
    for name in ("months", "level"):
        if getattr(earlier, name) != getattr(later, name):
            yield name
    shared = earlier.settings.keys() & later.settings.keys()
    yield from sorted(name for name in shared if earlier.settings[name] != later.settings[name])


def _changed(was: PartnershipPart, now: PartnershipPart, since: date, until: date) -> PartnershipChange:
    seats = [seat for seat in now.seats if seat.recorded_as_seat]
    advised, before = (_advice(part) for part in (now, was))
    known = now.panel is not None and was.panel is not None
    return PartnershipChange(
        id=now.id,
        name=now.name,
        state=_state(was, now),
        was=_word(was),
        now=_word(now),
        renamed_from=was.name if was.name != now.name else "",
        figures=tuple(_figures(was, now)),
        indicators=tuple(_indicators(was.indicators, now.indicators)),
        came=tuple(
            Change(each.seat, each.start) for each in seats if each.start_is_exact and since < each.start <= until
        ),
        left=tuple(
            Change(each.seat, each.end)
            for each in seats
            if each.end and each.end_is_exact and since < each.end <= until
        ),
        new_advice=tuple(text for rules, text in advised if rules not in dict(before)) if known else (),
        advice_gone=tuple(text for rules, text in before if rules not in dict(advised)) if known else (),
        advice_known=known,
    )


def _word(part: PartnershipPart) -> str:
    return "ended" if part.ended else part.state.name


def _state(was: PartnershipPart, now: PartnershipPart) -> StateChange | None:
    """Only between two that may be compared: what is too close to call in one of them has not changed."""
    sure = (was.ended or _settled(was.state)) and (now.ended or _settled(now.state))
    return StateChange(_word(was), _word(now)) if sure and _word(was) != _word(now) else None


def _settled(state: StatePart) -> bool:
    return state.holds or state.kind == "dormant"


def _figures(was: PartnershipPart, now: PartnershipPart) -> Iterator[Figure]:
    for measure in MEASURES:
        old, new = was.of(measure, ""), now.of(measure, "")
        if (old and old.value is not None) or (new and new.value is not None):
            yield Figure(
                measure,
                *((old.value, old.low, old.high) if old else (None, None, None)),
                *((new.value, new.low, new.high) if new else (None, None, None)),
            )


def _indicators(was: Sequence[IndicatorPart], now: Sequence[IndicatorPart]) -> Iterator[NewFigure]:
    """Those that have a figure of a later day than the earlier review had."""
    known = {each.id: each.observed[-1] for each in was if each.observed}
    for each in now:
        old, new = known.get(each.id), each.observed[-1] if each.observed else None
        if old and new and new.day > old.day:
            yield NewFigure(
                id=each.id,
                name=each.name,
                unit=each.unit,
                better=each.better,
                was_on=old.day,
                was=old.value,
                now_on=new.day,
                now=new.value,
                reading=new.reading,
            )


def _advice(part: PartnershipPart) -> list[tuple[tuple[str, ...], str]]:
    """Each piece by the rules that gave it: its wording holds figures, which move."""
    if part.panel is None:
        return []
    return [
        (tuple(sorted(rule.name for rule in each.rules)), each.suggests)
        for each in (*part.panel.first, *part.panel.more)
    ]
