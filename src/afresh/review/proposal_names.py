"""Proposals, issues and partnerships by code, as they may be shown; and the reasons recorded, in words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from afresh.diagnosis.decided_issues import issue_names
from afresh.review.labels import Labels
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import Record, day_from


@dataclass(frozen=True)
class Proposals:
    workspace: Workspace
    labels: Labels
    _said: dict[str, Any] = field(default_factory=dict)

    def memoise(self, what: str, say: Callable[[], Any]) -> Any:
        """What every form of a review says of the same thing: worked out for the first."""
        if what not in self._said:
            self._said[what] = say()
        return self._said[what]

    @cached_property
    def _rows(self) -> list[tuple[str, str]]:
        return list(self.workspace.store.rows("SELECT id, title FROM proposals ORDER BY id"))

    @cached_property
    def _issues(self) -> dict[int, str]:
        return issue_names(self.workspace)

    @cached_property
    def _partnerships(self) -> list[str]:
        return self.workspace.partnership_ids()

    @property
    def waiting_since(self) -> date:
        """The day after which a proposal that was not adopted is said to wait."""
        return day_from(self.workspace.days_before_t1(int(self.workspace.settings.waiting_months)))

    def id(self, code: int) -> str:
        return self.labels.disclosure.text(self._rows[code][0])

    def title(self, code: int) -> str:
        return self.labels.disclosure.text(self._rows[code][1] or self._rows[code][0])

    def issue(self, code: int | None) -> str:
        return "" if code is None else self.labels.disclosure.text(self._issues.get(code))

    def partnership(self, code: int) -> str:
        return self.labels.named(self._partnerships[code])

    def reasons(self, records: Iterable[Record]) -> dict[Record, str]:
        """What each response gives as its reason, without names."""
        wanted = sorted({record for table, record in records if table == "responses"})
        found = self.workspace.store.rows(
            "SELECT rowid, reason FROM responses WHERE rowid IN (SELECT unnest(?::BIGINT[]))", [wanted]
        )
        return {("responses", int(row)): self.labels.disclosure.text(reason) for row, reason in found}
