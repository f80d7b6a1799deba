"""Everything a measure may ask of: the records as of the review date, as gatherings of members."""

from dataclasses import dataclass, field
from datetime import date

import numpy as np

from afresh.engine.contract import Engine, Number, Step
from afresh.engine.duckdb import DuckDBEngine
from afresh.engine.first_met import FirstMet, first_meetings
from afresh.gatherings import as_of, members, taking_part
from afresh.gatherings.load import ids, load, successors
from afresh.records.store import Store
from afresh.settings import Settings, default_settings
from afresh.table import Table
from afresh.vocabulary import Level, Period, day_from, day_number, months_before


class NothingToReview(ValueError):
    """The records hold no gathering on or before the review date."""


@dataclass
class Gathered:
    """Tables that steps may name: participation, gathering, first_met, first_in, first_seen, on_record,
    spell, seat_member, mark_at, meeting_at, item_at, proposal_at, response_at, observation_at,
    contribution_at, tie_at, partnership, organisation, person, indicator, followed, partnership_issue.
    """

    store: Store
    engine: Engine
    period: Period
    months: int
    level: Level
    settings: Settings
    people: int
    """Member codes under this are people; the others are organisations, counted from it."""
    met: FirstMet
    records_start: int
    """The first day with a gathering anywhere."""
    left_out: dict[str, int]
    """Participations that name nobody who can be a member at this level."""
    _had: set[str] = field(default_factory=set)

    def numbers(self, **more: Number) -> dict[str, Number]:
        known: dict[str, Number] = {"t0": self.period.t0, "t1": self.period.t1, "people": self.people,
            "records_start": self.records_start, "at_people": int(self.level == "people")}  # fmt: skip
        known.update({setting.name: setting.value for setting in self.settings})
        return {**known, **more}

    def ask(self, *steps: Step, **more: Number) -> Table:
        return self.engine.ask(steps, **self.numbers(**more))

    def arrays(self, *steps: Step, **more: Number) -> dict[str, np.ndarray]:
        return self.engine.arrays(steps, **self.numbers(**more))

    def have(self, *steps: Step, **more: Number) -> None:
        """Run steps that several measures share, once."""
        for step in steps:
            if step.name not in self._had:
                self.engine.keep(step, **self.numbers(**more))
                self._had.add(step.name)

    def have_loaded(self, name: str, columns: dict[str, np.ndarray]) -> None:
        if name not in self._had:
            self.engine.load(name, columns)
            self._had.add(name)

    def days_before_t1(self, months: int) -> int:
        """The day number so many calendar months before the review date."""
        return day_number(months_before(self.period.end, months))

    def days_before_t0(self, months: int) -> int:
        return day_number(months_before(self.period.start, months))

    def partnership_ids(self) -> list[str]:
        return ids(self.store, "partnerships")

    def over(self, period: Period) -> "Gathered":
        """The same records with another period up to the same or an earlier day: for reviewing afresh."""
        return gather(self.store, at=period.end, months=self.months, level=self.level, settings=self.settings)


def gather(
    store: Store,
    at: date | None = None,
    months: int | None = None,
    level: Level | None = None,
    settings: Settings | None = None,
    today: date | None = None,
) -> Gathered:
    """Turn records into gatherings as of `at`, or of the last gathering not after today."""
    settings = settings or default_settings()
    months = months or int(settings.months)
    end = at or last_gathering(store, today or date.today())
    engine = DuckDBEngine(store.con)
    load(engine)
    period = Period.to(end, months)
    numbers: dict[str, Number] = {"t0": period.t0, "t1": period.t1, "largest_gathering": settings.largest_gathering}
    successors(engine, period.t1)
    for step in (*as_of.STEPS, members.TOOK_PART):
        engine.keep(step, **numbers)
    level = level or _level(engine, settings)
    numbers |= {"people": _count(engine, "person"), "at_people": int(level == "people")}
    _take_part(engine, level, numbers, period)
    _calendar(engine, settings, period)
    left_out = next(engine.ask([members.LEFT_OUT], **numbers).rows())
    met = _first_met(engine, numbers)
    start = engine.ask([Step("start", "first day", "SELECT min(day) AS day FROM gathering")])
    first_day = start.columns["day"][0]
    if first_day is None:
        raise NothingToReview(f"Nothing is recorded as having happened by {end.isoformat()}.")
    return Gathered(store, engine, period, months, level, settings, int(numbers["people"]), met, int(first_day), left_out)


def _count(engine: Engine, table: str) -> int:
    return int(engine.ask([Step("counted", f"rows of {table}", f"SELECT count(*) AS n FROM {table}")]).columns["n"][0])


def _level(engine: Engine, settings: Settings) -> Level:
    row = next(engine.ask([members.NAMING]).rows())
    share = row["naming_people"] / row["all_of_them"] if row["all_of_them"] else 1.0
    return "people" if share >= settings.level_people_share else "organisations"


def _take_part(engine: Engine, level: Level, numbers: dict[str, Number], period: Period) -> None:
    for step in (*members.AT_LEVEL[level], *taking_part.BEFORE_ANNIVERSARIES):
        engine.keep(step, **numbers)
    engine.load("anniversary", _anniversaries(engine, period.t1))
    for step in taking_part.BEFORE_PLENARIES:
        engine.keep(step, **numbers)
    engine.load("year_before", _shifted(engine, "SELECT DISTINCT day FROM gathering_raw", "day", "before", 12))
    for step in taking_part.REST:
        engine.keep(step, **numbers)


def _calendar(engine: Engine, settings: Settings, period: Period) -> None:
    """Calendar months are not a matter for SQL steps; the few distinct days are shifted here."""
    firsts = "SELECT DISTINCT first_day AS day FROM on_record"
    engine.load("after_first_months", _shifted(engine, firsts, "first_day", "after", -int(settings.first_months)))
    terms = engine.arrays([Step("terms", "terms", "SELECT DISTINCT term_months FROM partnership WHERE term_months > 0")])
    months = sorted({int(settings.term_months), *(min(int(term), 12_000) for term in terms["term_months"])})
    starts = [day_number(months_before(period.end, each)) for each in months]
    engine.load("term_start", {"term_months": np.array(months, np.int32), "start_day": np.array(starts, np.int32)})


def _first_met(engine: Engine, numbers: dict[str, Number]) -> FirstMet:
    rows = engine.arrays([taking_part.MEETING_WITH], **numbers)
    met = first_meetings(rows["gathering"], rows["member"], rows["day"])
    engine.load("first_met", {"a": met.a, "b": met.b, "day": met.day})
    return met


def _shifted(engine: Engine, sql: str, name: str, shifted: str, months: int) -> dict[str, np.ndarray]:
    """Distinct days, and beside each the day so many calendar months before it."""
    days = np.sort(engine.arrays([Step("days", "distinct days", sql)])["day"])
    moved = [day_number(months_before(day_from(day), months)) for day in days]
    return {name: days.astype(np.int32), shifted: np.array(moved, dtype=np.int32)}


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


LAST = """SELECT max(day) FROM (
    SELECT m.date AS day FROM meetings m JOIN attendance a ON a.meeting = m.id
    WHERE coalesce(m.status, 'held') = 'held' AND a.status IN ('present', 'deputy')
    UNION ALL SELECT start FROM seats
    UNION ALL SELECT "end" FROM seats WHERE end_is = 'last_seen'
    UNION ALL SELECT s."end" + 1 FROM seats s WHERE coalesce(s.end_is, 'exact') = 'exact' AND EXISTS (
        SELECT 1 FROM seats o WHERE o.partnership = s.partnership AND o.start <= s."end" + 1
        AND (o."end" IS NULL OR o."end" > s."end"))
) WHERE day <= ?"""

LATEST_CHANGES = """SELECT max(greatest(start, coalesce("end" + 1, start))) FROM seats
WHERE greatest(start, coalesce("end" + 1, start)) <= ?
GROUP BY partnership HAVING bool_or("end" IS NULL OR "end" > ?)"""


def last_gathering(store: Store, today: date) -> date:
    """The default review date: the last meeting with attendance or change of seats by today.

    Where there is no attendance at all, anniversaries of the latest changes count too, so that
    a board where nobody moves is still reviewed as it is now.
    """
    last: date | None = store.rows(LAST, [today])[0][0]
    if last is None:
        raise NothingToReview("No meeting with attendance and no seat begins on or before today.")
    if store.count("attendance"):
        return last
    changes = [day_number(row[0]) for row in store.rows(LATEST_CHANGES, [today, today])]
    later = [nth for day in changes for nth in anniversaries(day, day_number(today))[-1:]]
    return max([last, *(day_from(day) for day in later)])
