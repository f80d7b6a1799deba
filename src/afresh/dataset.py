"""The main job from Python: `afresh.read(path).review(at=...)`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from afresh.arguments import day_given, names_given
from afresh.diagnosis.assessment import Assessment, Progress
from afresh.disclosure import Disclosure
from afresh.panel.sitting import Sitting
from afresh.records.export import ExportFormat, export
from afresh.records.problems.problem import Problem
from afresh.records.store import Store
from afresh.records.tables_held import TablesHeld
from afresh.session import Session, SettingsGiven, check_partnerships, disclosure_of, silent
from afresh.session import UnknownPartnership as UnknownPartnership
from afresh.table import Table
from afresh.vocabulary import Level, State

if TYPE_CHECKING:
    from afresh.ingest.matching.duplicates import Proposed
    from afresh.report.invite import Invite
    from afresh.report.persuade import Persuade
    from afresh.report.rotation_page import RotationForecast
    from afresh.review.proposal_names import Proposals
    from afresh.review.result import ReviewResult

Format = Literal["html", "json", "text"]


@dataclass(frozen=True, repr=False)
class Dataset:
    """Records that were read and checked."""

    store: Store

    def __repr__(self) -> str:
        held = {name: self.store.count(name) for name in ("partnerships", "people", "meetings", "proposals")}
        return f"Dataset({', '.join(f'{name} {count:,}' for name, count in held.items())})"

    @property
    def tables(self) -> Mapping[str, Table]:
        """The cleaned records: each table of the data dictionary by its name, a row each record, typed columns.

        `dataset.tables["seats"].to_pandas()`. A table with no row has its columns and types too. Two columns more say
        where each row was read: `source` and `source_row`. These are the records themselves, people's names included.
        """
        return TablesHeld(self.store)

    def export(self, folder: Path | str, format: ExportFormat = "datapackage") -> list[Path]:
        """Write the cleaned records into a folder, as `afresh export` does, and give the files written.

        `format` is csv, parquet, or datapackage (CSV with a datapackage.json). People's names are included. Raises
        WrongArgument for any other format.
        """
        return export(self.store, Path(folder), format)

    @property
    def problem_counts(self) -> dict[str, int]:
        """How many errors, warnings and notices there are: the numbers that `afresh check` and a review tell."""
        return {str(severity): count for severity, count in self.store.problems.totals.items()}

    def check(self) -> list[Problem]:
        """The problems met while reading, errors first: of one kind in one place at most a thousand are listed."""
        order = {"error": 0, "warning": 1, "notice": 2}
        return sorted(self.store.problems, key=lambda problem: order[problem.severity])

    def proposed_links(self) -> list["Proposed"]:
        """What the records suggest of partnerships and seats and do not say, for whoever keeps them to confirm."""
        from afresh.diagnosis.likely_links import likely_links
        from afresh.ingest.matching.address_domains import proposed_domains
        from afresh.review.to_confirm import proposed, proposed_ends
        from afresh.snapshot.workspace import NothingToReview

        domains = proposed_domains(self.store)
        try:
            with self.session() as session:
                links, ends = likely_links(session.workspace), proposed_ends(session.workspace)
        except NothingToReview:
            return domains
        return [*domains, *proposed(links, self.store.rows("SELECT id, name FROM partnerships ORDER BY id")), *ends]

    def session(
        self,
        at: Any = None,
        months: int | None = None,
        level: Level | None = None,
        settings: SettingsGiven = None,
    ) -> Session:
        """The records as of `at`, or of the last day recorded: `with dataset.session(at="2026-03-31") as session:`.

        What is asked in it shares what was worked out before, and nothing of it stays in the dataset afterwards.
        Several may be open at once, in as many threads. `at` is any date (a date, a datetime, an ISO text, a pandas
        Timestamp, a NumPy datetime64); `settings` a TOML file of thresholds, or a mapping of their names to numbers.
        Raises NothingToReview, WrongArgument or WrongSettings.
        """
        return Session.of(self.store, at, months, level, settings)

    def measure(
        self,
        *names: str,
        at: Any = None,
        months: int | None = None,
        level: Level | None = None,
        settings: SettingsGiven = None,
        show_names: bool = False,
    ) -> Table:
        """Measures (all, if none is named) as one long table, without people's names unless `show_names` is true."""
        with self.session(at, months, level, settings) as session:
            return session.measure(*names, show_names=show_names)

    def disclosure(self, names: bool = False) -> Disclosure:
        """What may be shown of these records."""
        return disclosure_of(self.store, names)

    def review(
        self,
        at: Any = None,
        months: int | None = None,
        level: Level | None = None,
        settings: SettingsGiven = None,
        partnerships: str | Iterable[str] = (),
        *,
        names: bool = False,
        progress: Progress = silent,
    ) -> "Review":
        """The whole job as of `at`, or of the last day recorded. People's names are shown only if `names` is true.

        `partnerships` are those to give a page to, by id or name: one, or a list. Nothing of it stays in the dataset.
        Raises NothingToReview, UnknownPartnership, WrongArgument or WrongSettings.
        """
        pages = names_given(partnerships, "partnerships")
        check_partnerships(self.store, pages)
        progress("Gathering")
        with self.session(at, months, level, settings) as session:
            review = session.review(pages, names, progress)
            # What every output is made of has to be there before the session's tables go.
            _ = review.result
        return review

    def persuade(
        self,
        proposal: str | None = None,
        organisation: str | None = None,
        partnership: str | None = None,
        at: Any = None,
        months: int | None = None,
        *,
        level: Level | None = None,
        settings: SettingsGiven = None,
        names: bool = False,
    ) -> "Persuade":
        """Who could persuade whoever holds back on a proposal; or, where none is named, the proposals that wait, of one
        partnership if one is named."""
        with self.session(at, months, level, settings) as session:
            return session.persuade(proposal, organisation, partnership, names)

    def invite(
        self,
        partnership: str,
        seats: int = 3,
        at: Any = None,
        months: int | None = None,
        level: Level | None = None,
        *,
        settings: SettingsGiven = None,
    ) -> "Invite":
        """Whom a partnership could invite: candidates, `seats` of them to begin with, critics, kinds overlooked."""
        with self.session(at, months, level, settings) as session:
            return session.invite(partnership, seats)

    def forecast(
        self,
        partnership: str,
        years: int = 5,
        rules: str | Iterable[str] = (),
        term_limit: float | None = None,
        at: Any = None,
        *,
        months: int | None = None,
        level: Level | None = None,
        settings: SettingsGiven = None,
        names: bool = False,
    ) -> "RotationForecast":
        """The coming years of one partnership (its id or name), if nothing changes and under rotation rules."""
        with self.session(at, months, level, settings) as session:
            return session.forecast(partnership, years, rules, term_limit, names)


@dataclass(frozen=True, repr=False)
class Review:
    """What a review found, ready to be looked at or written out.

    Of one that `Dataset.review` gave, the session is over: its result, states and outputs are there, and whatever asks
    its `assessment` for more of the records raises SessionEnded.
    """

    assessment: Assessment
    disclosure: Disclosure
    sittings: Mapping[int, Sitting]
    """What the panel says of each partnership, by its code."""

    def __repr__(self) -> str:
        shown = "shown" if self.disclosure.names else "hidden"
        return f"Review(partnerships {len(self.assessment.lasting):,}, names {shown})"

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

    def text(self) -> str:
        """The page without what is folded away, for a terminal."""
        from afresh.report.render import text
        from afresh.report.sections.report import report

        return text.page(report(self.result))

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
        """Writes review.html and review.json (or review.txt), whole or not at all, and says where. Raises
        `NotWritten`."""
        from afresh.review.whole_files import write_whole

        made = {
            "html": ("review.html", self.html),
            "json": ("review.json", self.json),
            "text": ("review.txt", self.text),
        }
        return write_whole(Path(folder), dict(made[each] for each in dict.fromkeys(formats)))


def read(
    path: Path | str | Mapping[str, object],
    *,
    dates: Literal["day-first", "month-first"] = "day-first",
    confirmed: Path | str | Sequence[Path | str] | None = None,
    as_of: Any = None,
    layouts: Path | str | None = None,
) -> Dataset:
    """Read a workbook, a folder of CSV or Parquet, a datapackage.json, or a DuckDB or SQLite file.

    Or tables by name: `read({"seats": frame})`, each a pandas or Polars DataFrame, an Arrow table, or another that has
    `__arrow_c_stream__`. They are cleaned as files are. What is wrong in the records is in `check()`; raises
    WrongArgument where a table is none.

    `as_of` is the day of which lists of seats without dates are: whoever is on one held a seat on it. `layouts` is a
    file that says what each sheet is, as `afresh check DATA --layouts FILE` writes it; raises LayoutFileError where it
    cannot be used.
    """
    from afresh.ingest.reading import read as read_records

    files = [confirmed] if isinstance(confirmed, str | Path) else confirmed or ()
    store = read_records(
        path,
        dates=dates,
        confirmed=[Path(file) for file in files],
        as_of=day_given(as_of, "as_of"),
        layouts=None if layouts is None else Path(layouts),
    )
    store.settle_threads()
    return Dataset(store)
