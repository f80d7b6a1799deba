"""A session: the records as of one date, at one level, with one set of thresholds, for as long as they are asked of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from afresh.arguments import day_given, level_given, months_given, names_given
from afresh.disclosure import Disclosure
from afresh.errors import Error, WrongArgument
from afresh.measure import measure
from afresh.panel.register import rule_settings
from afresh.records.store import Store
from afresh.settings import Settings, settings_from
from afresh.snapshot.workspace import Workspace, gather
from afresh.table import Table
from afresh.vocabulary import Level

if TYPE_CHECKING:
    from afresh.dataset import Review
    from afresh.diagnosis.assessment import Progress
    from afresh.report.invite import Invite
    from afresh.report.persuade import Persuade
    from afresh.report.rotation_page import RotationForecast

TEXTS = ("partnership", "subject", "note")
"""Columns of the table of measures that could hold a name."""

SettingsGiven = Settings | Mapping[str, float] | Path | str | None


class UnknownPartnership(Error, ValueError):
    """A page was asked for of a partnership that is not in the records."""


def silent(said: str) -> None:
    """Progress that nobody asked to see."""


@dataclass(frozen=True, repr=False)
class Session:
    """What `with dataset.session(...)` gives: everything asked in it shares what was worked out before.

    Its tables lie in a schema of their own, which goes when the block ends, however it ends. Several sessions of one
    dataset may be open in as many threads, and each gives what it would give alone.
    """

    workspace: Workspace
    date_given: bool
    """Whether the review date is the caller's."""

    @classmethod
    def of(cls, store: Store, at: Any, months: int | None, level: Level | None, settings: SettingsGiven) -> "Session":
        day = day_given(at)
        return cls(
            gather(store, day, months_given(months), level_given(level), settings_given(settings)), day is not None
        )

    @property
    def at(self) -> date:
        """The review date."""
        return self.workspace.period.end

    def close(self) -> None:
        """Let go of every table of this session. A `with` block does so by itself."""
        self.workspace.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        over = " (over)" if self.workspace.closed else ""
        return f"Session(at {self.at.isoformat()}, {self.workspace.months} months, level {self.workspace.level}){over}"

    def disclosure(self, names: bool = False) -> Disclosure:
        """What may be shown of these records."""
        return disclosure_of(self.workspace.store, names)

    def measure(self, *names: str, show_names: bool = False) -> Table:
        """Measures (all, if none is named) as one long table, without people's names unless `show_names` is true."""
        table, text = measure(self.workspace, names), self.disclosure(show_names).text
        shown = {
            name: [text(value) if isinstance(value, str) else value for value in table.columns[name]] for name in TEXTS
        }
        return table.with_columns(**shown)

    def review(
        self, partnerships: str | Iterable[str] = (), names: bool = False, progress: "Progress" = silent
    ) -> "Review":
        """The whole job. People's names are shown only if `names` is true. Save it before the session ends."""
        from afresh.dataset import Review
        from afresh.diagnosis.assessment import assess
        from afresh.panel.from_records import panel

        pages = names_given(partnerships, "partnerships")
        check_partnerships(self.workspace.store, pages)
        assessment = assess(self.workspace, self.date_given, pages, progress)
        progress("Asking the panel")
        return Review(assessment, self.disclosure(names), panel(assessment))

    def persuade(
        self,
        proposal: str | None = None,
        organisation: str | None = None,
        partnership: str | None = None,
        names: bool = False,
    ) -> "Persuade":
        """Who could persuade whoever holds back on a proposal; or, where none is named, the proposals that wait, of one
        partnership if one is named."""
        from afresh.report.persuade import persuade

        return persuade(self.workspace, self.disclosure(names), proposal, organisation, partnership)

    def invite(self, partnership: str, seats: int = 3) -> "Invite":
        """Whom a partnership could invite: candidates, `seats` of them to begin with, critics, kinds overlooked."""
        from afresh.report.invite import invite

        if seats < 1:
            raise WrongArgument(f"seats must be 1 or more, not {seats}.")
        return invite(self.workspace, self.disclosure(), partnership, seats)

    def forecast(
        self,
        partnership: str,
        years: int = 5,
        rules: str | Iterable[str] = (),
        term_limit: float | None = None,
        names: bool = False,
    ) -> "RotationForecast":
        """The coming years of one partnership (its id or name), if nothing changes and under rotation rules."""
        from afresh.recommend.rotation import RULES, forecast, records_under_forecast
        from afresh.report.rotation_page import RotationForecast
        from afresh.review.asked_for import partnership_code
        from afresh.review.labels import Labels

        asked = names_given(rules, "rules")
        if unknown := [rule for rule in asked if rule not in RULES]:
            raise WrongArgument(f"No rule is called {unknown[0]!r}. The rules are: {', '.join(RULES)}.")
        workspace, chosen = self.workspace, tuple(rule for rule in RULES if rule in asked) or RULES
        code = partnership_code(workspace.store, partnership)
        coming = forecast(workspace, code, years, chosen, term_limit)
        labels = Labels(workspace.store, self.disclosure(names), self.at)
        cited = records_under_forecast(workspace, code, coming.basis)
        return RotationForecast(coming, workspace.partnership_ids()[code], labels, cited)


def check_partnerships(store: Store, names: Iterable[str]) -> None:
    """Raise UnknownPartnership for the first that is neither the id nor the name of one."""
    from difflib import get_close_matches

    rows = store.rows("SELECT id, name FROM partnerships")
    listed = list(dict.fromkeys(str(each) for row in rows for each in row if each))
    folded = {each.casefold() for each in listed}
    for name in names:
        if name.casefold() not in folded:
            near = get_close_matches(name, listed, n=3, cutoff=0.5)
            hint = f" Did you mean: {', '.join(near)}?" if near else ""
            raise UnknownPartnership(f"No partnership is called '{name}'.{hint}")


def disclosure_of(store: Store, names: bool) -> Disclosure:
    people = store.rows("SELECT id, name, aliases FROM people")
    organisations = store.rows("SELECT name, source_row IS NOT NULL FROM organisations")
    listed = [name for name, own_row in organisations if own_row]
    return Disclosure.of(people, listed, names, unlisted=[name for name, own_row in organisations if not own_row])


def settings_given(given: SettingsGiven) -> Settings:
    """The thresholds, those of the panel's rules among them: from a file, a mapping of names to numbers, or ready."""
    if isinstance(given, Settings):
        return given.adding(rule_settings())
    return settings_from(given, rule_settings())
