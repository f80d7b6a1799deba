"""What is known on a day: the records as of it, who counts as a member, and the days that make gatherings."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from afresh.engine.contract import Engine, Number, Step
from afresh.errors import Error
from afresh.settings import Settings
from afresh.snapshot import as_of, gatherings, load, members, succession
from afresh.snapshot.successor_chains import follow_in_steps
from afresh.vocabulary import Level, day_from, day_number


class NothingToReview(Error, ValueError):
    """The records hold no gathering on or before the review date."""


LAST_DAY = Step(
    "last_day",
    "the last day by today on which anything is recorded to have happened, or up to which somebody says that the "
    "records are complete: never an anniversary",
    """SELECT max(day) AS day FROM (
        SELECT day FROM meeting UNION ALL SELECT start_day FROM seat UNION ALL SELECT end_day FROM seat
        UNION ALL SELECT recorded_to FROM partnership UNION ALL SELECT day FROM put_and_answered
    ) dated WHERE day <= {t1}""",
)


PEOPLE = Step("people", "how many people there are", "SELECT count(*) AS n FROM person")
MEETINGS = Step("meetings", "how many meetings are recorded", "SELECT count(*) AS n FROM meetings_code")


@dataclass(frozen=True)
class Known:
    level: Level
    numbers: dict[str, Number]
    """What later steps are filled with."""
    bare: bool
    """Whether every mark names a person and nobody else: those who were present are held by themselves then."""


def know(engine: Engine, settings: Settings, level: Level | None, t1: int, all_named: bool = False) -> Known:
    """Keep the steps up to `seat_day` as of t1. `all_named`: whether it is known that every mark names a person."""
    bare = all_named and not _one(engine, as_of.NAMES_MORE)
    meetings = _one(engine, MEETINGS)
    _seats_and_meetings(engine, t1, int(settings.never_again))
    _marks(engine, t1, bare, meetings)
    level = level or _level(engine, settings, all_named)
    numbers: dict[str, Number] = {"t1": t1, "at_people": int(level == "people")}
    numbers |= {"people": _one(engine, PEOPLE), "meetings": meetings}
    marks, seats = members.AT_LEVEL[level]
    engine.define(members.MARK_BARE if bare and level == "people" else marks, **numbers)
    for step in (seats, gatherings.SPELL, gatherings.MET_SPAN, gatherings.CHANGE):
        engine.keep(step, **numbers)
    engine.load("anniversary", _anniversaries(engine, t1))
    engine.number(gatherings.SEAT_DAY, "gathering", ("partnership", "day"), int(numbers["meetings"]), **numbers)
    return Known(level, numbers, bare)


def _seats_and_meetings(engine: Engine, t1: int, never_again: int) -> None:
    (load.successors if engine.on_one_machine else follow_in_steps)(engine, t1)
    succession.follow(engine, t1)
    for step in (as_of.LAST_TRACE, as_of.MEETING_AT, as_of.OPEN_SEAT):
        engine.keep(step, t1=t1)
    if _one(engine, as_of.OPEN_SEATS) and _one(engine, as_of.MARKS):
        engine.keep(as_of.LAST_MARKED, t1=t1)
        engine.keep(as_of.NEVER_AGAIN, never_again=never_again)
    else:
        engine.keep(as_of.NONE_AGAIN)
    engine.keep(as_of.SEAT_AT, t1=t1)


def _marks(engine: Engine, t1: int, bare: bool, meetings: int) -> None:
    if bare:
        for step in as_of.bare_marks(meetings):
            engine.keep(step)
        engine.define(as_of.MARK_AT_BARE)
    else:
        engine.define(as_of.HELD_MARK)
        engine.keep(as_of.SAT_FOR, t1=t1)
        # On one machine it is worth asking whether a mark's organisation, or the person's own, is all there is to find.
        more = not engine.on_one_machine or _one(engine, as_of.STOOD_IN) or _one(engine, as_of.SAT)
        engine.keep(as_of.MARK_AT if more else as_of.MARK_AT_OWN, t1=t1)
    engine.define(members.TOOK_PART)


def last_day(engine: Engine, today: date) -> date:
    """The default review date: the last day by today on which anything is recorded to have happened."""
    day = engine.ask([LAST_DAY], t1=day_number(today)).columns["day"][0]
    if day is None:
        raise NothingToReview(
            "No meeting with attendance and no seat begins on or before today. "
            "A table of seats or of attendance is needed, or an attendance grid."
        )
    return day_from(day)


def _level(engine: Engine, settings: Settings, all_named: bool) -> Level:
    if not _one(engine, members.SEATS_NAMING_NONE if all_named else members.NAMING_NONE):
        return "people"
    row = next(engine.ask([members.NAMING]).rows())
    share = row["naming_people"] / row["all_of_them"] if row["all_of_them"] else 1.0
    return "people" if share >= settings.level_people_share else "organisations"


def _one(engine: Engine, step: Step, **numbers: Number) -> int:
    return int(engine.ask([step], **numbers).columns["n"][0])


def _anniversaries(engine: Engine, t1: int) -> dict[str, np.ndarray]:
    days = engine.arrays([Step("days", "distinct days", "SELECT DISTINCT day FROM change")])["day"]
    pairs = [(day, nth) for day in sorted(days.tolist()) for nth in anniversaries(day, t1)]
    table = np.array(pairs, dtype=np.int32).reshape(-1, 2)
    return {"day": table[:, 0].copy(), "nth_day": table[:, 1].copy()}


def anniversaries(day: int, t1: int) -> list[int]:
    """The same day in later years up to t1; of 29 February the 28th, so that any twelve months hold one."""
    start, end = day_from(day), day_from(t1)
    if (start.month, start.day) == (2, 29):
        start = start.replace(day=28)
    return [nth for year in range(start.year + 1, end.year + 1) if (nth := day_number(start.replace(year=year))) <= t1]
