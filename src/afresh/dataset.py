"""The main job from Python: `afresh.read(path).review(at=...)`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from afresh.diagnosis.assessment import Assessment, Progress, assess
from afresh.disclosure import Disclosure
from afresh.errors import Error, WrongArgument
from afresh.measure import measure
from afresh.panel.from_records import panel
from afresh.panel.register import rule_settings
from afresh.panel.sitting import Sitting
from afresh.records.problems.problem import Problem
from afresh.records.store import Store
from afresh.settings import Settings, settings_from
from afresh.snapshot.workspace import Workspace, gather
from afresh.table import Table
from afresh.vocabulary import Level, State

if TYPE_CHECKING:
    from afresh.ingest.matching.duplicates import Proposed
    from afresh.report.invite import Invite
    from afresh.report.persuade import Persuade
    from afresh.report.rotation_page import RotationForecast
    from afresh.review.proposal_names import Proposals
    from afresh.review.result import ReviewResult

Format = Literal["html", "json"]
TEXTS = ("partnership", "subject", "note")
"""Columns of the table of measures that could hold a name."""


class UnknownPartnership(Error, ValueError):
    """A page was asked for of a partnership that is not in the records."""


def _silent(said: str) -> None:
    """Progress that nobody asked to see."""


@dataclass(frozen=True)
class Dataset:
    """Records that were read and checked."""

    store: Store

    @property
    def problem_counts(self) -> dict[str, int]:
        """How many errors, warnings and notices there are: the numbers that `afresh check` and a review tell."""
        return {str(severity): count for severity, count in self.store.problems.totals.items()}

    def check(self) -> list[Problem]:
        """The problems met while reading, errors first: of one kind in one place at most a thousand are listed."""
        order = {"error": 0, "warning": 1, "notice": 2}
        return sorted(self.store.problems, key=lambda problem: order[problem.severity])

    def proposed_links(self) -> list["Proposed"]:
        """What the records suggest of partnerships and do not say, for whoever keeps them to confirm."""
        from afresh.diagnosis.likely_links import likely_links
        from afresh.review.to_confirm import proposed
        from afresh.snapshot.workspace import NothingToReview

        try:
            workspace = gather(self.store)
        except NothingToReview:
            return []
        return proposed(likely_links(workspace), self.store.rows("SELECT id, name FROM partnerships ORDER BY id"))

    def measure(
        self,
        *names: str,
        at: date | str | None = None,
        months: int | None = None,
        level: Level | None = None,
        settings: Path | str | None = None,
        show_names: bool = False,
    ) -> Table:
        """Measures (all, if none is named) as one long table, without people's names unless `show_names` is true."""
        workspace = self._gathered(at, months, level, settings)
        table, text = measure(workspace, names), self.disclosure(show_names).text
        told = {
            name: [text(value) if isinstance(value, str) else value for value in table.columns[name]] for name in TEXTS
        }
        return table.with_columns(**told)

    def disclosure(self, names: bool = False) -> Disclosure:
        """What may be shown of these records."""
        people = self.store.rows("SELECT id, name, aliases FROM people")
        organisations = self.store.rows("SELECT name, source_row IS NOT NULL FROM organisations")
        listed = [name for name, own_row in organisations if own_row]
        return Disclosure.of(people, listed, names, unlisted=[name for name, own_row in organisations if not own_row])

    def review(
        self,
        at: date | str | None = None,
        months: int | None = None,
        level: Level | None = None,
        settings: Path | str | Settings | None = None,
        partnerships: Sequence[str] = (),
        names: bool = False,
        progress: Progress = _silent,
    ) -> "Review":
        """The whole job as of `at`, or of the last day recorded. People's names are shown only if `names` is true."""
        _checked(months, level)
        self._known(partnerships)
        chosen = _settings(settings)
        assessment = assess(self.store, _date(at), months, level, chosen, tuple(partnerships), progress)
        progress("Asking the panel")
        return Review(assessment, self.disclosure(names), panel(assessment))

    def persuade(
        self,
        proposal: str | None = None,
        organisation: str | None = None,
        partnership: str | None = None,
        at: date | str | None = None,
        months: int | None = None,
        level: Level | None = None,
        settings: Path | str | None = None,
        names: bool = False,
    ) -> "Persuade":
        """Who could persuade whoever holds back on a proposal; or, where none is named, the proposals that wait, of one
        partnership if one is named."""
        from afresh.report.persuade import persuade

        workspace = self._gathered(at, months, level, settings)
        return persuade(workspace, self.disclosure(names), proposal, organisation, partnership)

    def invite(
        self,
        partnership: str,
        seats: int = 3,
        at: date | str | None = None,
        months: int | None = None,
        level: Level | None = None,
        settings: Path | str | None = None,
    ) -> "Invite":
        """Whom a partnership could invite: candidates, `seats` of them to begin with, critics, kinds overlooked."""
        from afresh.report.invite import invite

        if seats < 1:
            raise WrongArgument(f"seats must be 1 or more, not {seats}.")
        workspace = self._gathered(at, months, level, settings)
        return invite(workspace, self.disclosure(), partnership, seats)

    def forecast(
        self,
        partnership: str,
        years: int = 5,
        rules: Sequence[str] = (),
        term_limit: float | None = None,
        at: date | str | None = None,
        months: int | None = None,
        level: Level | None = None,
        settings: Path | str | None = None,
        names: bool = False,
    ) -> "RotationForecast":
        """The coming years of one partnership (its id or name), if nothing changes and under rotation rules."""
        from afresh.recommend.rotation import RULES, forecast, records_under_forecast
        from afresh.report.rotation_page import RotationForecast
        from afresh.review.asked_for import partnership_code
        from afresh.review.labels import Labels

        if unknown := [rule for rule in rules if rule not in RULES]:
            raise WrongArgument(f"No rule is called {unknown[0]!r}. The rules are: {', '.join(RULES)}.")
        code = partnership_code(self.store, partnership)
        workspace = self._gathered(at, months, level, settings)
        id_ = workspace.partnership_ids()[code]
        chosen = tuple(rule for rule in RULES if rule in rules) or RULES
        found = forecast(workspace, code, years, chosen, term_limit)
        labels = Labels(self.store, self.disclosure(names), workspace.period.end)
        return RotationForecast(found, id_, labels, records_under_forecast(workspace, code, found.basis))

    def _gathered(
        self, at: date | str | None, months: int | None, level: Level | None, settings: Path | str | Settings | None
    ) -> Workspace:
        _checked(months, level)
        return gather(self.store, _date(at), months, level, _settings(settings))

    def _known(self, partnerships: Sequence[str]) -> None:
        from difflib import get_close_matches

        rows = self.store.rows("SELECT id, name FROM partnerships")
        known = list(dict.fromkeys(str(each) for row in rows for each in row if each))
        folded = {each.casefold() for each in known}
        for name in partnerships:
            if name.casefold() not in folded:
                near = get_close_matches(name, known, n=3, cutoff=0.5)
                hint = f" Did you mean: {', '.join(near)}?" if near else ""
                raise UnknownPartnership(f"No partnership is called '{name}'.{hint}")


@dataclass(frozen=True)
class Review:
    """What a review found, ready to be looked at or written out."""

    assessment: Assessment
    disclosure: Disclosure
    sittings: Mapping[int, Sitting]
    """What the panel says of each partnership, by its code."""

    @property
    def states(self) -> dict[str, State]:
        """Each lasting partnership's state, by its id: two may have one name."""
        return {each.id: each.standing.state for each in self.assessment.lasting if each.standing}

    @cached_property
    def result(self) -> "ReviewResult":
        """The review as a value: it asks the records nothing any more."""
        from afresh.review.making.review import result
        from afresh.review.making.without_names import without_names

        made = result(self.assessment, self._proposals, self.sittings)
        shown: ReviewResult = made if self.disclosure.names else without_names(made, self.disclosure.text)
        return shown

    def html(self) -> str:
        from afresh.report.render import html
        from afresh.report.sections.report import report

        return html.page(report(self.result))

    def facts(self) -> dict[str, Any]:
        """The result as plain values, as JSON holds them."""
        from afresh.review.serialising import to_plain

        found: dict[str, Any] = to_plain(self.result)
        return found

    @cached_property
    def _proposals(self) -> "Proposals":
        from afresh.review.labels import Labels
        from afresh.review.proposal_names import Proposals

        workspace = self.assessment.workspace
        return Proposals(workspace, Labels(workspace.store, self.disclosure, workspace.period.end))

    def json(self) -> str:
        from afresh.review.stored import as_text

        return as_text(self.result)

    def save(self, folder: Path | str, formats: Sequence[Format] = ("html", "json")) -> list[Path]:
        """Writes review.html and review.json, whole or not at all, and says where. Raises `NotWritten`."""
        from afresh.review.whole_files import write_whole

        made = {"html": self.html, "json": self.json}
        return write_whole(Path(folder), {f"review.{each}": made[each] for each in dict.fromkeys(formats)})


def read(
    path: Path | str,
    *,
    dates: Literal["day-first", "month-first"] = "day-first",
    confirmed: Path | str | Sequence[Path | str] | None = None,
    as_of: date | str | None = None,
) -> Dataset:
    """Read a workbook, a folder of CSV or Parquet, a datapackage.json, or a DuckDB or SQLite file.

    `as_of` is the day of which lists of seats without dates are: whoever is on one held a seat on it.
    """
    from afresh.ingest.reading import read as read_records

    files = [confirmed] if isinstance(confirmed, str | Path) else confirmed or ()
    store = read_records(path, dates=dates, confirmed=[Path(file) for file in files], as_of=_date(as_of))
    store.settle_threads()
    return Dataset(store)


def _settings(given: Path | str | Settings | None) -> Settings:
    """The thresholds, those of the panel's rules among them."""
    if isinstance(given, Settings):
        return given.adding(rule_settings())
    return settings_from(given, rule_settings())


def _date(given: date | str | None) -> date | None:
    try:
        return date.fromisoformat(given) if isinstance(given, str) else given
    except ValueError:
        raise WrongArgument(f"{given!r} is not a date. Write it as year, month, day: '2026-03-31'.") from None


def _checked(months: int | None, level: str | None) -> None:
    if months is not None and months < 1:
        raise WrongArgument(f"months must be 1 or more, not {months}.")
    if level not in (None, *get_args(Level)):
        raise WrongArgument(f"level must be one of {', '.join(get_args(Level))}, not {level!r}.")
