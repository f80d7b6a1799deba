"""Everything a measure may ask of: the records as of the review date, as gatherings of members."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from threading import RLock
from types import TracebackType
from typing import Any, Self

import numpy as np

from afresh.engine.attendance_order import Bodies, Occasions
from afresh.engine.contract import Engine, Finish, Number, Step
from afresh.engine.duckdb import DuckDBEngine
from afresh.engine.first_meetings import FirstMet, first_meetings_at
from afresh.errors import Error
from afresh.records.store import Store
from afresh.settings import Settings, default_settings
from afresh.snapshot import as_of, file_numbers, gatherings, members
from afresh.snapshot.as_of_state import NothingToReview as NothingToReview
from afresh.snapshot.as_of_state import know, last_day
from afresh.snapshot.load import ids, load_members, load_rest
from afresh.table import Table
from afresh.vocabulary import Level, Period, day_from, day_number, months_before

COUNTED_AT_ONCE = 1 << 20
MOST_LONGER = 40
"""Years by which windows are longer than a term one by one; the next is the whole record."""


class NotHere(Error, RuntimeError):
    """A measure asked for the whole of something that is only there in parts: it does not run on this engine."""


@dataclass
class Workspace:
    """Tables that steps may name: participation, gathering, first_met, first_in, first_seen, on_record,
    spell, seat_member, mark_at, meeting_at, item_at, proposal_at, response_at, observation_at,
    contribution_at, review_at, tie_at, partnership, organisation, person, indicator, followed, partnership_issue,
    organisation_issue.
    """

    _store: Store | None
    engine: Engine
    period: Period
    months: int
    level: Level
    settings: Settings
    people: int
    """Member codes under this are people; the others are organisations, counted from it."""
    _met: FirstMet | None
    records_start: int
    """The first day with a gathering anywhere."""
    left_out: dict[str, int]
    """Participations that name nobody who can be a member at this level."""
    _had: dict[str, Step | None] = field(default_factory=dict)
    """What is kept, by name: the step that made it, or none where it was loaded."""
    _known: dict[str, Any] = field(default_factory=dict)
    _making: dict[str, AbstractContextManager[bool]] = field(default_factory=dict)
    _closed: bool = False

    @property
    def closed(self) -> bool:
        """Whether its tables are gone."""
        return self._closed

    def close(self) -> None:
        """Let go of every table held for it."""
        self._closed = True
        self.engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def store(self) -> Store:
        """The records themselves, where the engine is on this machine."""
        if self._store is None:
            raise NotHere("The records are spread over many machines, and are not held on this one.")
        return self._store

    @property
    def met(self) -> FirstMet:
        """Every pair that ever met, as arrays, where the engine is on this machine."""
        if self._met is None:
            raise NotHere("The pairs that have met are spread over many machines, and are not held on this one.")
        return self._met

    def numbers(self, **more: Number) -> dict[str, Number]:
        known: dict[str, Number] = {
            "t0": self.period.t0,
            "t1": self.period.t1,
            "people": self.people,
            "records_start": self.records_start,
            "at_people": int(self.level == "people"),
        }
        known.update({setting.name: setting.value for setting in self.settings})
        return {**known, **more}

    def ask(self, *steps: Step, **more: Number) -> Table:
        return self.engine.ask(steps, **self.numbers(**more))

    def finish(self, *steps: Step, by: Finish, group: str | None = None, **more: Number) -> Table:
        """What a measure gives: the rows of its last step, finished a row (or a group of rows) at a time."""
        return self.engine.finish(steps, by, group, **self.numbers(**more))

    def arrays(self, *steps: Step, **more: Number) -> dict[str, np.ndarray]:
        return self.engine.arrays(steps, **self.numbers(**more))

    def ensure_table(self, *steps: Step, **more: Number) -> None:
        """Run steps that several measures share, once."""
        for step in steps:
            with self._alone(step.name):
                if step.name not in self._had:
                    self.engine.keep(step, **self.numbers(**more))
                    self._had[step.name] = step
                elif self._had[step.name] not in (None, step):
                    raise ValueError(f"Two steps are called '{step.name}', and both are to be kept.")

    def ensure_loaded(self, name: str, columns: dict[str, np.ndarray]) -> None:
        with self._alone(name):
            if name not in self._had:
                self.engine.load(name, columns)
                self._had[name] = None

    def memoise(self, name: str, work_out: Callable[[], Any]) -> Any:
        """What several measures share that is no table: worked out when first asked for."""
        with self._alone(name):
            if name not in self._known:
                self._known[name] = work_out()
            return self._known[name]

    def _alone(self, name: str) -> AbstractContextManager[bool]:
        """Measures that are taken at once wait for what another of them is making under this name."""
        return self._making.setdefault(name, RLock())

    def days_before_t1(self, months: int) -> int:
        """The day number so many calendar months before the review date."""
        return day_number(months_before(self.period.end, months))

    def days_before_t0(self, months: int) -> int:
        return day_number(months_before(self.period.start, months))

    def partnership_ids(self) -> list[str]:
        return ids(self.store, "partnerships")


def gather(
    store: Store,
    at: date | None = None,
    months: int | None = None,
    level: Level | None = None,
    settings: Settings | None = None,
    *,
    today: date | None = None,
) -> Workspace:
    """Turn records into gatherings as of `at`, or of the last day by today on which anything is recorded."""
    engine = DuckDBEngine(store.con)
    try:
        load_members(engine, store.coded)
        return gather_on(engine, at, months, level, settings, today=today, store=store)
    except BaseException:
        engine.close()
        raise


def gather_on(
    engine: Engine,
    at: date | None = None,
    months: int | None = None,
    level: Level | None = None,
    settings: Settings | None = None,
    *,
    today: date | None = None,
    store: Store | None = None,
) -> Workspace:
    """The same, of records that are loaded in an engine already; `store` where they are on this machine, and only their
    members are."""
    settings = settings or default_settings()
    months = months or int(settings.months)
    # Each names a person then, and no person is marked twice at a meeting.
    one_each = bool(store and store.one_mark_each and "attendance" in store.coded)
    period = Period.to(at or last_day(engine, today or date.today()), months)
    told = know(engine, settings, level, period.t1, all_named=one_each)
    if store is not None:
        # Loaded for this alone, and as large as what was made of it.
        engine.drop("mark")
    level, bare = told.level, told.bare and told.level == "people"
    numbers = {**told.numbers, "t0": period.t0, "largest_gathering": settings.largest_gathering}
    rows = _take_part(engine, numbers, one_each and level == "people", bare)
    # While one thread looks for who first met whom when, the other holds the rest.
    with ThreadPoolExecutor(1) as beside:
        first_met = beside.submit(_first_met, rows, engine.arrays([gatherings.OCCASIONS])) if rows else None
        if store is not None:
            load_rest(engine)
        files = {name: getattr(settings, name) for name in file_numbers.SETTINGS}
        for step in (*as_of.OTHERS, *gatherings.REST):
            engine.keep(step, **numbers, **files)
        _calendar(engine, settings, period)
        left_out = next(engine.ask([members.LEFT_OUT], **numbers).rows())
    met = first_met.result() if first_met else None
    _hold_first_met(engine, numbers, met)
    start = engine.ask([Step("start", "first day", "SELECT min(day) AS day FROM gathering")])
    first_day = start.columns["day"][0]
    if first_day is None:
        raise NothingToReview(f"Nothing is recorded as having happened by {period.end.day} {period.end:%B %Y}.")
    people = int(numbers["people"])
    return Workspace(
        _store=store,
        engine=engine,
        period=period,
        months=months,
        level=level,
        settings=settings,
        people=people,
        _met=met,
        records_start=int(first_day),
        left_out=left_out,
    )


def _take_part(engine: Engine, numbers: dict[str, Number], each_once: bool, bare: bool) -> dict[str, np.ndarray]:
    """Hold who took part in what; give it as arrays too where that can be done."""
    if bare:
        engine.keep(gatherings.BY_SEATS, **numbers)
        engine.define(gatherings.PARTICIPATION_BARE)
    else:
        once = engine.on_one_machine and (each_once or _each_once(engine, numbers))
        engine.keep(gatherings.PARTICIPATION_ONCE if once else gatherings.PARTICIPATION, **numbers)
    rows: dict[str, np.ndarray] = {}
    if engine.on_one_machine:
        rows = engine.arrays([gatherings.TAKING_PART], **numbers)
        size = _counted(rows["gathering"])
        days = engine.arrays([gatherings.OCCASION_DAYS])
        days["size"] = np.append(size, 0)[np.minimum(days["gathering"], len(size))]
        some = days["size"] > 0
        engine.load(gatherings.GATHERING_RAW.name, {name: column[some] for name, column in days.items()})
    else:
        engine.keep(gatherings.GATHERING_RAW, **numbers)
    engine.load("year_before", _shifted(engine, "SELECT DISTINCT day FROM gathering_raw", "day", "before", 12))
    for step in gatherings.GATHERINGS:
        engine.keep(step, **numbers)
    return rows


def _counted(gathering: np.ndarray) -> np.ndarray:
    """How many rows each gathering has: rows of one lie near each other, so that few numbers are counted at a time."""
    size = np.zeros(int(gathering.max(initial=-1)) + 1, np.int64)
    for start in range(0, len(gathering), COUNTED_AT_ONCE):
        part = gathering[start : start + COUNTED_AT_ONCE]
        low = int(part.min())
        counted = np.bincount(part - low)
        size[low : low + len(counted)] += counted
    return size


def _each_once(engine: Engine, numbers: dict[str, Number]) -> bool:
    """Whether no member is marked twice at one meeting: sorting numbers tells that sooner than grouping rows does."""
    marks = engine.arrays([gatherings.MEMBER_OF_MEETING], **numbers)["both"]
    marks.sort()
    return not bool((marks[1:] == marks[:-1]).any())


FIRST_GATHERING = Step(
    "first_gathering", "the first gathering of all", "SELECT min(first_day) AS day FROM on_record HAVING count(*) > 0"
)
TERMS = Step("terms", "lengths of term", "SELECT DISTINCT term_months FROM partnership WHERE term_months > 0")


def _calendar(engine: Engine, settings: Settings, period: Period) -> None:
    """Calendar months are not a matter for SQL steps; the few distinct days are shifted here."""
    firsts = "SELECT first_day AS day FROM on_record UNION SELECT first_day FROM met_span"
    engine.load("after_first_months", _shifted(engine, firsts, "first_day", "after", -int(settings.first_months)))
    terms = engine.arrays([TERMS])
    months = sorted({int(settings.term_months), *(min(int(term), 12_000) for term in terms["term_months"])})
    first_day = engine.arrays([FIRST_GATHERING])["day"]
    engine.load("term_start", _term_starts(months, period.end, int(first_day[0]) if len(first_day) else period.t1))


def _term_starts(terms: list[int], end: date, first_day: int) -> dict[str, np.ndarray]:
    """When a term before `end` began, and windows by years longer, until they reach the first gathering of all."""
    rows = []
    for months in terms:
        start, longer = day_number(months_before(end, months)), 0
        rows.append((months, longer, start, start))
        while start > first_day:
            longer, previous = longer + 1, start
            start = day_number(months_before(end, months + 12 * longer)) if longer < MOST_LONGER else first_day - 1
            rows.append((months, longer, start, previous))
    columns = np.array(rows, np.int32)
    return dict(zip(("term_months", "longer", "start_day", "previous"), columns.T.copy(), strict=True))


def _first_met(rows: dict[str, np.ndarray], gatherings: dict[str, np.ndarray]) -> FirstMet:
    of, makes_met = _occasions(gatherings)
    if not makes_met.all():
        seen = makes_met[rows["gathering"]]
        rows = {name: column[seen] for name, column in rows.items()}
    return first_meetings_at(of, rows["gathering"], rows["member"])


def _hold_first_met(engine: Engine, numbers: dict[str, Number], met: FirstMet | None) -> None:
    if met is not None:
        engine.load("first_met", {"a": met.a, "b": met.b, "day": met.day})
        return
    engine.keep(gatherings.MEETING_WITH, **numbers)
    engine.keep(gatherings.FIRST_MET, **numbers)
    engine.drop(gatherings.MEETING_WITH.name)


def _occasions(gatherings: dict[str, np.ndarray]) -> tuple[Occasions, np.ndarray]:
    """By the number of the gathering; and which of them make members met, those that are not plenaries."""
    number = gatherings["gathering"]
    count = int(number.max(initial=-1)) + 1
    day, body, makes_met = np.zeros(count, np.int32), np.zeros(count, np.int32), np.ones(count, np.bool_)
    day[number], body[number], makes_met[number] = gatherings["day"], gatherings["partnership"], ~gatherings["plenary"]
    size = np.zeros(count, np.int64)
    size[number] = gatherings["size"]
    return Occasions(day, Bodies(body, np.where(makes_met, size, 0))), makes_met


def _shifted(engine: Engine, sql: str, name: str, shifted: str, months: int) -> dict[str, np.ndarray]:
    """Distinct days, and beside each the day so many calendar months before it."""
    days = np.sort(engine.arrays([Step("days", "distinct days", sql)])["day"])
    moved = [day_number(months_before(day_from(day), months)) for day in days]
    return {name: days.astype(np.int32), shifted: np.array(moved, dtype=np.int32)}
