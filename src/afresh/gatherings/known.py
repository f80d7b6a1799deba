"""What is known on a day: the records as of it, who counts as a member, and the days that make gatherings."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from afresh.engine.contract import Engine, Number, Step
from afresh.gatherings import as_of, goes_on, load, load_spark, members, taking_part
from afresh.settings import Settings
from afresh.vocabulary import Level, day_from, day_number


class NothingToReview(ValueError):
    """The records hold no gathering on or before the review date."""


LAST_HELD = Step(
    "last_held",
    "the last meeting with attendance or change of seats; where there is no attendance, anniversaries count too",
    """SELECT max(day) AS day FROM (
        SELECT last_day AS day FROM met_span
        UNION ALL
        SELECT d.day FROM seat_day d
        JOIN spell s ON s.partnership = d.partnership AND s.start_day <= d.day AND coalesce(s.end_day, 1000000) >= d.day
        LEFT JOIN change c ON c.partnership = d.partnership AND c.day = d.day
        WHERE c.day IS NOT NULL OR (SELECT count(*) FROM met_span) = 0
    ) days""",
)


PEOPLE = Step("people", "how many people there are", "SELECT count(*) AS n FROM person")
MEETINGS = Step("meetings", "how many meetings are recorded", "SELECT count(*) AS n FROM meetings_code")

CHANGES_SINCE = Step(
    "changes_since",
    "how much of what makes members and marks is dated after one day and up to another",
    """SELECT count(*) AS n FROM (
        SELECT day FROM meeting
        UNION ALL SELECT start_day FROM seat UNION ALL SELECT end_day FROM seat
        UNION ALL SELECT established FROM partnership UNION ALL SELECT ended FROM partnership
        UNION ALL SELECT opened FROM organisation UNION ALL SELECT closed FROM organisation
    ) dated WHERE day > {after} AND day <= {until}""",
)


@dataclass(frozen=True)
class Known:
    level: Level
    numbers: dict[str, Number]
    """What later steps are filled with."""
    bare: bool
    """Whether every mark names a person and nobody else: those who were present are held by themselves then."""


def know(
    engine: Engine,
    settings: Settings,
    level: Level | None,
    t1: int,
    known: int | None = None,
    all_named: bool = False,
) -> Known:
    """Keep the steps up to `seat_day` as of t1.

    Where it was done before, as of the day `known`, members and marks are looked through again only if something of
    them is dated between. `all_named` is whether it is known that every mark names a person.
    """
    same = known is not None and not _one(engine, CHANGES_SINCE, after=t1, until=known)
    bare = all_named and not _one(engine, as_of.NAMES_MORE)
    meetings = _one(engine, MEETINGS)
    if not same:
        _seats_and_meetings(engine, t1)
        _marks(engine, t1, bare, meetings)
    level = level or _level(engine, settings, all_named)
    numbers: dict[str, Number] = {"t1": t1, "at_people": int(level == "people")}
    numbers |= {"people": _one(engine, PEOPLE), "meetings": meetings}
    if not same:
        marks, seats = members.AT_LEVEL[level]
        engine.define(members.MARK_BARE if bare and level == "people" else marks, **numbers)
        for step in (seats, taking_part.SPELL, taking_part.MET_SPAN):
            engine.keep(step, **numbers)
    engine.keep(taking_part.CHANGE, **numbers)
    engine.load("anniversary", _anniversaries(engine, t1))
    engine.number(taking_part.SEAT_DAY, "gathering", ("partnership", "day"), int(numbers["meetings"]), **numbers)
    return Known(level, numbers, bare)


def _seats_and_meetings(engine: Engine, t1: int) -> None:
    (load if engine.on_one_machine else load_spark).successors(engine, t1)
    goes_on.follow(engine, t1)
    for step in (as_of.SEAT_AT, as_of.MEETING_AT):
        engine.keep(step, t1=t1)


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


def last_held(engine: Engine, settings: Settings, level: Level | None, today: date, all_named: bool = False) -> date:
    """The default review date: the last meeting with attendance or change of seats by today.

    Where there is no attendance at all, anniversaries of the latest changes count too, so that
    a board where nobody moves is still reviewed as it is now.
    """
    know(engine, settings, level, day_number(today), all_named=all_named)
    day = engine.ask([LAST_HELD]).columns["day"][0]
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
