"""What organisations, partnerships and indicators are called in the records: not yet what may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from afresh.records.store import Store


@dataclass(frozen=True)
class Names:
    store: Store

    @cached_property
    def organisations(self) -> list[tuple[str, str]]:
        """Ids and names in the order of their codes."""
        return self._named("organisations")

    @cached_property
    def partnerships(self) -> list[tuple[str, str]]:
        return self._named("partnerships")

    @cached_property
    def of_organisations(self) -> Mapping[str, str]:
        return dict(self.organisations)

    @cached_property
    def of_partnerships(self) -> Mapping[str, str]:
        return dict(self.partnerships)

    @cached_property
    def of_indicators(self) -> Mapping[str, str]:
        return dict(self._named("indicators"))

    def named(self, subject: str) -> str:
        """An organisation or partnership by the name it goes by, and what is told of it after a colon."""
        known = self.of_organisations.get(subject) or self.of_partnerships.get(subject)
        of, colon, what = subject.rpartition(": ")
        if known is None and colon and (name := self.of_organisations.get(of)):
            known = f"{name}: {what}"
        return known or subject

    def _named(self, table: str) -> list[tuple[str, str]]:
        return [(row[0], row[1] or row[0]) for row in self.store.rows(f'SELECT id, name FROM "{table}" ORDER BY id')]
