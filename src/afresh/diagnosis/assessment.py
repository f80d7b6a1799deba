"""A review's facts: every partnership with its state, its findings and what lies under them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Any

from afresh.diagnosis.coverage import Coverage, coverage
from afresh.diagnosis.findings import Findings, findings, records_under, rows_of
from afresh.diagnosis.last_recorded import last_recorded, long_after
from afresh.diagnosis.likely_links import likely_links
from afresh.diagnosis.seating_history import RoundTheTable, round_the_tables
from afresh.diagnosis.state import Standing, states
from afresh.engine.contract import Step
from afresh.measure import measure_named, names
from afresh.records.tables import TABLES
from afresh.snapshot.workspace import NothingToReview, Workspace, gather
from afresh.vocabulary import Period, Record, State

EVERYWHERE = ("p_and_q",)
"""Measures of the whole dataset that the first page tells."""

BEGUN = Step("begun", "partnerships with a gathering by the review date", "SELECT partnership FROM on_record")

PAIRS_OF_BOTH = 500_000
"""Pairs that ever met, up to which both years are measured at once."""

Progress = Callable[[str], None]
Rows = dict[str, list[dict[str, Any]]]
"""Of every measure, by its name."""


@dataclass(frozen=True)
class Assessed:
    """One partnership."""

    code: int
    id: str
    name: str
    kind: str
    area: str
    purpose: str
    one_off: bool
    ended: date | None
    standing: Standing | None
    before: Standing | None
    """Where it stood at the start of the period, by the same rules: a year before, unless the period is longer."""
    findings: Findings
    table: RoundTheTable | None
    """Only where the partnership has a page."""
    records: dict[str, list[Record]]
    """The records under each measure, where the partnership has a page."""
    coverage: Coverage
    gone: bool = False
    """Whether it is there no longer by the look of the records: nothing is advised until that is answered."""

    @property
    def state(self) -> State:
        return self.standing.state if self.standing else State(str(self.code), "not enough records")


@dataclass(frozen=True)
class Assessment:
    workspace: Workspace
    past: Period | None
    """The year before, where the records reach it."""
    partnerships: tuple[Assessed, ...]
    everywhere: Findings
    """Findings about the whole dataset."""
    everywhere_records: dict[str, list[Record]]
    """The records under findings about the whole dataset."""
    missing: tuple[str, ...]
    """Tables that are not there and would switch something on."""
    answers: dict[int, list[Record]]
    """The responses to contested proposals under each organisation's share, by the organisation's code."""
    initiative: dict[int, list[Record]]
    """What is under the measures of initiative, by the organisation's code."""
    last_recorded: date
    date_given: bool
    """Whether the review date is the user's; else it is the last day recorded, or up to which records are complete."""
    long_after: bool
    """Whether it lies so long after the last record of any kind that every state is provisional."""

    @property
    def paged(self) -> tuple[Assessed, ...]:
        return tuple(each for each in self.partnerships if each.table is not None)

    @property
    def lasting(self) -> tuple[Assessed, ...]:
        return tuple(each for each in self.partnerships if not each.one_off)


def assess(
    now: Workspace,
    date_given: bool,
    pages: tuple[str, ...] = (),
    progress: Progress = lambda said: None,
) -> Assessment:
    """Measure, find and settle states, now and a year before."""
    progress("Measuring")
    taken, then = _both_years(now, progress)
    progress("Settling states")
    last = last_recorded(now)
    late = long_after(now, last)
    standing = states(now, taken, late)
    rows = _partnerships(now)
    kinds = {row["code"]: row["kind"] or "other" for row in rows}
    found = findings(taken, then.taken if then else None, now.period, kinds)
    paged = _paged(now, rows, pages, standing)
    under = {name: records_under(now, name) for name in taken} if paged else {}
    tables, covered = round_the_tables(now, paged), coverage(now)
    assessed = tuple(
        _assessed(
            now,
            row,
            standing,
            then.standing if then else {},
            found,
            table=tables.get(row["code"]),
            under=under,
            covered=covered[row["code"]],
        )
        for row in rows
    )
    supplied = now.store.supplied
    missing = tuple(name for name in TABLES if name not in supplied)
    everywhere = found.get(None, Findings(()))
    told = {name: records_under(now, name)[None] for name in EVERYWHERE if everywhere.of(name)}
    answers, initiative = _by_organisation(now)
    past = then.period if then else None
    return Assessment(
        workspace=now,
        past=past,
        partnerships=assessed,
        everywhere=everywhere,
        everywhere_records=told,
        missing=missing,
        answers=answers,
        initiative=initiative,
        last_recorded=last,
        date_given=date_given,
        long_after=late,
    )


@dataclass(frozen=True)
class Before:
    """The year before, measured."""

    period: Period
    taken: Rows
    standing: dict[int, Standing]


def _both_years(now: Workspace, progress: Progress) -> tuple[Rows, Before | None]:
    """The measures of the period and of the year before, which need nothing of each other: at once where the records
    are few, one after the other where to hold both would take much memory. Then measures of one year are taken at once.

    Where records are few, measuring is several hundred short statements that keep one core busy each. Every number is
    worked out in one thread, with random numbers of its own, so that nothing that is said depends on it.
    """
    many = len(now.met) > PAIRS_OF_BOTH
    with ThreadPoolExecutor(1) as beside:
        year_before = None if many else beside.submit(_before, now, many)
        taken = rows_of(now, names(), many)
        progress("Comparing with the year before")
        then = year_before.result() if year_before else _before(now, many)
    return taken, then


def _before(now: Workspace, many: bool) -> Before | None:
    then = _year_before(now)
    if then is None:
        return None
    with then:
        taken = rows_of(then, _with_past(), many)
        return Before(then.period, taken, states(then, taken, long_after(then, last_recorded(then))))


def _with_past() -> tuple[str, ...]:
    return tuple(name for name in names() if measure_named(name).with_past)


INITIATIVE = ("proposals_made", "novel_backed", "backed_early", "contributions_made")


def _by_organisation(now: Workspace) -> tuple[dict[int, list[Record]], dict[int, list[Record]]]:
    """The records under how each organisation answered, and under what it put forward, backed and gave."""
    return _under(now, "organisation_support"), _under(now, *INITIATIVE)


def _under(now: Workspace, *names: str) -> dict[int, list[Record]]:
    found: dict[int, list[Record]] = {}
    for name in names:
        for row in now.ask(*measure_named(name).records).rows():
            found.setdefault(row["organisation"], []).append((row["tbl"], int(row["record"])))
    return found


def _year_before(now: Workspace) -> Workspace | None:
    if now.records_start >= now.period.t0 or not any(
        True for _ in now.store.rows("SELECT 1 FROM partnerships WHERE coalesce(kind, '') <> 'project' LIMIT 1")
    ):
        return None
    try:
        return gather(now.store, now.period.start, now.months, now.level, now.settings)
    except NothingToReview:
        return None


def _partnerships(now: Workspace) -> list[dict[str, Any]]:
    """Those there were by the review date: one yet to be established, or only named in later records, is not known."""
    names = ("id", "name", "kind", "area", "purpose", "ended", "established", "source_row")
    found = now.store.rows(f"SELECT {', '.join(names)} FROM partnerships ORDER BY id")
    rows = [{"code": code, **dict(zip(names, row, strict=True))} for code, row in enumerate(found)]
    begun = set(now.ask(BEGUN).columns["partnership"])
    listed = any(row["source_row"] is not None for row in rows)
    return [row for row in rows if row["code"] in begun or _is_known(row, now.period.end, listed)]


def _is_known(row: dict[str, Any], end: date, listed: bool) -> bool:
    """Where partnerships are listed in a table of their own, one that is not was made from a name met later."""
    if row["established"] and row["established"] > end:
        return False
    return row["source_row"] is not None or not listed


NEED = ("stagnant", "blocked", "stale", "dormant", "between")
"""States in which a page is of most use, those in most need first."""


def _paged(
    now: Workspace, rows: list[dict[str, Any]], pages: tuple[str, ...], standing: dict[int, Standing]
) -> set[int]:
    """Those asked for; else all, or where there are very many those in most need, up to as many as are usually all."""
    if pages:
        wanted = {page.casefold() for page in pages}
        return {row["code"] for row in rows if {row["id"].casefold(), row["name"].casefold()} & wanted}
    most = int(now.settings.partnership_pages)
    lasting = [row["code"] for row in rows if row["kind"] != "project"]
    if len(lasting) <= most:
        return set(lasting)
    ended = {row["code"] for row in rows if row["ended"] and row["ended"] <= now.period.end}
    told = [code for code in lasting if code not in ended and code not in likely_links(now).gone]
    needs = [(NEED.index(need), code) for code in told if (need := _need(standing.get(code))) in NEED]
    return {code for _, code in sorted(needs)[:most]}


def _need(standing: Standing | None) -> str:
    if standing is None:
        return ""
    return standing.state.name if standing.state.kind == "one" else standing.state.kind


def _assessed(
    now: Workspace,
    row: dict[str, Any],
    standing: dict[int, Standing],
    before: dict[int, Standing],
    found: dict[int | None, Findings],
    *,
    table: RoundTheTable | None,
    under: dict[str, dict[int | None, list[Record]]],
    covered: Coverage,
) -> Assessed:
    code = row["code"]
    ended = row["ended"] if row["ended"] and row["ended"] <= now.period.end else None
    return Assessed(
        code=code,
        id=row["id"],
        name=row["name"] or row["id"],
        kind=row["kind"] or "other",
        area=row["area"] or "",
        purpose=row["purpose"] or "",
        one_off=row["kind"] == "project",
        ended=ended,
        standing=standing.get(code),
        before=before.get(code),
        findings=found.get(code, Findings(())),
        table=table,
        records={name: each[code] for name, each in under.items() if code in each} if table else {},
        coverage=covered,
        gone=code in likely_links(now).gone,
    )
