"""Codes become what may be shown: names of organisations and partnerships, seats, and records in words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from afresh.diagnosis.names import Names
from afresh.diagnosis.seating_history import Spell
from afresh.disclosure import Disclosure
from afresh.records.store import Store
from afresh.records.tables import TABLES
from afresh.vocabulary import Finding, Record, RecordRef
from afresh.words import records as words

FETCH = {
    "seats": "SELECT r.rowid, r.source, r.source_row, r.person, coalesce(o.name, r.organisation) AS organisation, "
    'role, start, "end", start_is, end_is FROM seats r LEFT JOIN organisations o ON o.id = r.organisation',
    "attendance": "SELECT r.rowid, r.source, r.source_row, r.person, r.status, m.date, "
    "coalesce(o.name, r.organisation, w.name) AS organisation FROM attendance r "
    "LEFT JOIN meetings m ON m.id = r.meeting LEFT JOIN organisations o ON o.id = r.organisation "
    "LEFT JOIN people p ON p.id = r.person LEFT JOIN organisations w ON w.id = p.organisation",
    "meetings": "SELECT r.rowid, r.source, r.source_row, r.date, r.status, r.title FROM meetings r",
    "agenda": "SELECT r.rowid, r.source, r.source_row, m.date, r.title, r.issue, r.nature FROM agenda r "
    "LEFT JOIN meetings m ON m.id = r.meeting",
    "proposals": "SELECT r.rowid, r.source, r.source_row, r.title, r.date, r.status, r.decided FROM proposals r",
    "responses": "SELECT r.rowid, r.source, r.source_row, r.person, coalesce(o.name, r.organisation) AS organisation, "
    "r.response, r.reason, r.reason_kind, q.title, coalesce(r.partnership, q.partnership) AS partnership "
    "FROM responses r LEFT JOIN proposals q ON q.id = r.proposal "
    "LEFT JOIN organisations o ON o.id = r.organisation",
    "observations": "SELECT r.rowid, r.source, r.source_row, i.name AS indicator, r.date, r.value FROM observations r "
    "LEFT JOIN indicators i ON i.id = r.indicator",
    "contributions": "SELECT r.rowid, r.source, r.source_row, coalesce(o.name, r.organisation) AS organisation, "
    "r.kind, r.amount, r.unit, r.date FROM contributions r LEFT JOIN organisations o ON o.id = r.organisation",
    "ties": 'SELECT r.rowid, r.source, r.source_row, r.date, r.kind, coalesce(o.name, r."from") AS one, '
    'coalesce(p.name, r."to") AS other FROM ties r LEFT JOIN organisations o ON o.id = r."from" '
    'LEFT JOIN organisations p ON p.id = r."to"',
    "reviews": "SELECT r.rowid, r.source, r.source_row, r.date, r.decision, r.reasons FROM reviews r",
    "partnerships": "SELECT r.rowid, r.source, r.source_row, r.name FROM partnerships r",
    "organisations": "SELECT r.rowid, r.source, r.source_row, coalesce(r.name, r.id) AS name, r.kind, r.body, "
    "r.sector, r.area FROM organisations r",
    "indicators": "SELECT r.rowid, NULL AS source, r.source_row, r.name FROM indicators r",
}


Lines = tuple[tuple[str, str], ...]
"""What each record says, and where it stands."""


@dataclass(frozen=True)
class Labels:
    store: Store
    disclosure: Disclosure
    until: date
    """The review date: what a record says of a later day is not shown."""
    _known: dict[Record, RecordRef] = field(default_factory=dict)
    _placed: dict[Record, tuple[str, int | None]] = field(default_factory=dict)

    @cached_property
    def names(self) -> Names:
        return Names(self.store)

    @cached_property
    def _people(self) -> list[str]:
        return [row[0] for row in self.store.rows("SELECT id FROM people ORDER BY id")]

    def organisation(self, code: int | None) -> str:
        return "" if code is None else self.disclosure.text(self.names.organisations[code][1])

    def named(self, subject: str) -> str:
        return self.disclosure.text(self.names.named(subject))

    def about_named(self, finding: Finding) -> Finding:
        """The finding, of its subject by name."""
        return replace(finding, subject=self.named(finding.subject))

    def seat(self, spell: Spell) -> str:
        person = self._people[spell.person] if spell.person is not None else None
        organisation = self.organisation(spell.organisation)
        if not spell.seated:
            # Whoever comes without a seat on record is a member too: the label says what is known, not what is missing.
            return self.disclosure.seat("", f"a member from {organisation}" if organisation else "", person)
        if spell.person is None and not spell.role:
            organisation = f"someone from {organisation}"
        return self.disclosure.seat(spell.role, organisation, person)

    def records(self, wanted: Iterable[Record]) -> dict[Record, RecordRef]:
        """What each record says and where it stands in the user's own files, in the order asked for.

        Each is looked up once.
        """
        wanted = dict.fromkeys(wanted)
        for table, row in self._not_in(self._known, wanted):
            says = self.disclosure.text(self._says(table, self._as_of(table, row)))
            source = self._source(table, row)
            self._placed[table, row["rowid"]] = source, row["source_row"]
            self._known[table, row["rowid"]] = RecordRef(table, source, row["source_row"], says)
        return {record: self._known[record] for record in wanted if record in self._known}

    def lines(self, wanted: Iterable[Record]) -> Lines:
        return tuple((ref.says, place(ref)) for ref in self.records(wanted).values())

    def places(self, wanted: Iterable[Record]) -> dict[Record, tuple[str, int | None]]:
        """Only where each record stands."""
        wanted = dict.fromkeys(wanted)
        for table, row in self._not_in(self._placed, wanted):
            self._placed[table, row["rowid"]] = (self._source(table, row), row["source_row"])
        return {record: self._placed[record] for record in wanted if record in self._placed}

    def _not_in(self, known: Mapping[Record, Any], wanted: Iterable[Record]) -> Iterator[tuple[str, dict[str, Any]]]:
        """The rows of those that are not known yet, table by table."""
        by_table: dict[str, list[int]] = {}
        for table, record in wanted:
            if (table, record) not in known:
                by_table.setdefault(table, []).append(record)
        for table, records in by_table.items():
            for row in self._fetched(table, records):
                yield table, row

    def _fetched(self, table: str, records: list[int]) -> list[dict[str, Any]]:
        assert table in TABLES, f"{table} is no table of the dictionary"
        wanted = "(SELECT unnest(?::BIGINT[]) AS record) w_ ON w_.record = r.rowid"
        return self.store.dicts(f"{FETCH[table]} JOIN {wanted}", [records])

    def _source(self, table: str, row: dict[str, Any]) -> str:
        """The file or sheet, whose name may be somebody's."""
        return self.disclosure.text(row["source"]) or table

    def _as_of(self, table: str, row: dict[str, Any]) -> dict[str, Any]:
        """The row as it stood on the review date: a seat that ends later is still held, a later decision open."""
        if table == "seats" and row["end"] and row["end"] > self.until:
            return {**row, "end": None}
        if table == "proposals" and row["decided"] and row["decided"] > self.until:
            return {**row, "status": "open", "decided": None}
        if table == "responses" and row["response"] == "abstain" and self._unsaid(row):
            return {**row, "response": "held back"}
        return row

    def _unsaid(self, row: dict[str, Any]) -> bool:
        """Whether it is recorded only that somebody held back, of this answer or of all in its partnership."""
        return row["rowid"] in self.store.only_held_back or row["partnership"] not in self._support_named_at

    @cached_property
    def _support_named_at(self) -> frozenset[str]:
        """Partnerships whose records name anybody who supported by the review date."""
        found = self.store.rows(
            "SELECT DISTINCT coalesce(r.partnership, q.partnership) "
            "FROM responses r LEFT JOIN proposals q ON q.id = r.proposal "
            "WHERE r.response = 'support' AND coalesce(r.date, q.date) <= $until",
            {"until": self.until},
        )
        return frozenset(partnership for (partnership,) in found)

    def _says(self, table: str, row: dict[str, Any]) -> str:
        who = ""
        if table in ("seats", "attendance", "responses"):
            who = self.disclosure.seat(row.get("role") or "", row["organisation"] or "", row["person"])
        return str(getattr(words, table)(who, row))


def place(ref: RecordRef) -> str:
    return f"{ref.source}, row {ref.row}" if ref.row else ref.source


def iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
