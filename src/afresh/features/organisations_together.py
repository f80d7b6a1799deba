"""Which organisations sat together, where and when, at whichever level the review is.

An organisation was there if somebody took part for it, or, on days that seats make gatherings, if it held a
seat. Plenaries count for nothing here, as they make nobody met.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from afresh.engine.contract import Step
from afresh.snapshot.workspace import Workspace

Record = tuple[str, int]

NEVER = -1_000_000
"""Before every day on record."""

ORGANISATION_THERE = Step(
    "organisation_there",
    "each organisation, as it now is, at each gathering that is not a plenary",
    """SELECT t.gathering, t.partnership, t.day, t.organisation, t.from_seats, min(t.record) AS record FROM (
        SELECT m.meeting AS gathering, m.partnership, m.day, f.now AS organisation, 0 AS from_seats, m.record
        FROM took_part m JOIN followed f ON f.organisation = m.organisation
        UNION ALL
        SELECT g.gathering, g.partnership, g.day, s.stands_for, 1, s.record
        FROM gathering g JOIN seat_member s ON s.partnership = g.partnership
            AND s.start_day <= g.day AND coalesce(s.end_day, 1000000) >= g.day
        WHERE g.from_seats AND s.stands_for IS NOT NULL) t
    LEFT JOIN (SELECT gathering FROM gathering WHERE plenary) p ON p.gathering = t.gathering
    WHERE p.gathering IS NULL
    GROUP BY t.gathering, t.partnership, t.day, t.organisation, t.from_seats""",
)

ALL_THERE = Step(
    "all_there",
    "the same, the earliest gathering first",
    """SELECT gathering, partnership, day, organisation, from_seats, record FROM organisation_there
    ORDER BY day, gathering, organisation""",
)

KNOWN_TIE = Step(
    "known_tie",
    "contacts known by the review date between two organisations, as they now are, with the strongest on record",
    """SELECT a.now AS one, b.now AS other, t.day, t.strength, t.record, max(t.strength) OVER () AS strongest
    FROM tie_at t JOIN followed a ON a.organisation = t.from_organisation
    JOIN followed b ON b.organisation = t.to_organisation WHERE a.now <> b.now""",
)


@dataclass(frozen=True)
class Place:
    """Where two organisations sat together."""

    partnership: int
    times: int
    last_day: int


@dataclass(frozen=True)
class Together:
    """How often two organisations were at one gathering, on record by the review date."""

    times: int = 0
    last_day: int | None = None
    places: tuple[Place, ...] = ()
    """Where they sat together most first, then where most lately."""
    records: tuple[Record, ...] = ()


@dataclass(frozen=True)
class Tie:
    """A contact known otherwise than from gatherings."""

    day: int
    strength: float
    """As a part of the strongest on record; 1 where none is given."""
    record: Record


class SatTogether:
    """Every organisation at every gathering, ready to be asked about any two."""

    def __init__(self, rows: dict[str, np.ndarray], ties: dict[frozenset[int], tuple[Tie, ...]], organisations: int):
        _, first, self._at = np.unique(rows["gathering"], return_index=True, return_inverse=True)
        # Numbered from the earliest, so that sums over gatherings do not depend on their ids.
        place = np.empty(len(first), np.int64)
        place[np.argsort(first, kind="stable")] = np.arange(len(first))
        self._at = place[self._at]
        first = np.sort(first)
        self.day, self.partnership = rows["day"][first], rows["partnership"][first]
        order = np.lexsort((self._at, rows["organisation"]))
        self._at, self._from_seats, self._record = (
            column[order] for column in (self._at, rows["from_seats"], rows["record"])
        )
        self._starts = np.searchsorted(rows["organisation"][order], np.arange(organisations + 1))
        self.ties = ties
        self._between: dict[tuple[int, int], Together] = {}
        self._sat_with: dict[int, frozenset[int]] = {}
        self._tied_with: dict[int, set[int]] = defaultdict(set)
        for pair in ties:
            one, other = pair
            self._tied_with[one].add(other)
            self._tied_with[other].add(one)

    def between(self, one: int, other: int) -> Together:
        """What is on record of two organisations; worked out once."""
        key = (min(one, other), max(one, other))
        if key not in self._between:
            self._between[key] = self._worked_out(*key)
        return self._between[key]

    def linked_with(self, organisation: int) -> frozenset[int]:
        """All that it ever sat with, and all known to be in contact with it."""
        if organisation not in self._sat_with:
            others = (self._there[[organisation]] @ self._members).indices
            found = {*others.tolist(), *self._tied_with.get(organisation, ())}
            self._sat_with[organisation] = frozenset(found - {organisation})
        return self._sat_with[organisation]

    def with_any_of(self, organisations: Sequence[int], elsewhere_than: int) -> tuple[np.ndarray, np.ndarray]:
        """By organisation, how many of these it has sat with at other partnerships than one, and the last day."""
        counted = (self.partnership != elsewhere_than).astype(float)
        chosen = self._there[list(organisations)] * counted[None, :]
        together = chosen @ self._members
        together.data[:] = together.data > 0
        times = np.asarray(together.sum(axis=0)).ravel().astype(np.int64)
        at_any = np.asarray(chosen.sum(axis=0)).ravel() > 0
        days = np.where(at_any, self.day, NEVER)[self._at]
        last = np.full(len(times), NEVER)
        held = np.diff(self._starts) > 0
        last[held] = np.maximum.reduceat(days, self._starts[:-1][held]) if len(days) else NEVER
        return times, last

    def records_with(self, organisation: int, others: Collection[int], elsewhere_than: int) -> tuple[Record, ...]:
        """The records of the last gathering at another partnership that it was at with each of these."""
        found: list[Record] = []
        for other in sorted(others):
            found += self._records_of(self._both(organisation, other, elsewhere_than)[1][-2:])
        return tuple(dict.fromkeys(found))

    def tied_with(self, organisation: int) -> Set[int]:
        return self._tied_with.get(organisation, set())

    def tied(self, one: int, other: int) -> tuple[Tie, ...]:
        return self.ties.get(frozenset((one, other)), ())

    def _worked_out(self, one: int, other: int) -> Together:
        both, rows = self._both(one, other)
        if not len(both):
            return Together()
        records = tuple(dict.fromkeys(self._records_of(rows)))
        return Together(len(both), int(self.day[both].max()), self._places(both), records)

    def _both(self, one: int, other: int, elsewhere_than: int = -1) -> tuple[np.ndarray, np.ndarray]:
        """The gatherings that two were at, and the rows of both at each."""
        a, b = (slice(self._starts[each], self._starts[each + 1]) for each in (one, other))
        both, in_a, in_b = np.intersect1d(self._at[a], self._at[b], assume_unique=True, return_indices=True)
        rows = np.stack([in_a + a.start, in_b + b.start], axis=1)
        counted = self.partnership[both] != elsewhere_than
        return both[counted], rows[counted].ravel()

    def _records_of(self, rows: np.ndarray) -> list[Record]:
        tables = np.where(self._from_seats[rows] == 1, "seats", "attendance").tolist()
        return list(zip(tables, self._record[rows].tolist(), strict=True))

    def _places(self, both: np.ndarray) -> tuple[Place, ...]:
        days = {int(each): self.day[both[self.partnership[both] == each]] for each in np.unique(self.partnership[both])}
        found = [Place(partnership, len(those), int(those.max())) for partnership, those in days.items()]
        return tuple(sorted(found, key=lambda each: (-each.times, -each.last_day, each.partnership)))

    @cached_property
    def _there(self) -> Any:
        from scipy.sparse import csr_array

        ones = np.ones(len(self._at))
        return csr_array((ones, self._at, self._starts), shape=(len(self._starts) - 1, len(self.day)))

    @cached_property
    def _members(self) -> Any:
        """The same turned round: who was at each gathering."""
        return self._there.T.tocsr()

    def weights(self, organisations: Sequence[int], t1: int, half_life_days: float) -> np.ndarray:
        """Gatherings of every two of these, each counting half for every half-life that has passed since."""
        chosen = self._there[list(organisations)]
        fading = 0.5 ** ((t1 - self.day) / half_life_days)
        found: np.ndarray = ((chosen * fading[None, :]) @ chosen.T).toarray()
        np.fill_diagonal(found, 0)
        return found


def sat_together(workspace: Workspace) -> SatTogether:
    """Worked out once for what is gathered."""
    found: SatTogether = workspace.memoise("sat_together", lambda: _sat_together(workspace))
    return found


def _sat_together(workspace: Workspace) -> SatTogether:
    workspace.ensure_table(ORGANISATION_THERE, KNOWN_TIE)
    ties: dict[frozenset[int], list[Tie]] = defaultdict(list)
    for row in workspace.ask(Step("ties", "all of them", "SELECT * FROM known_tie ORDER BY day, record")).rows():
        strongest = row["strongest"] or 0
        told = row["strength"] is not None and strongest > 0
        strength = max(0.0, row["strength"] / strongest) if told else 1.0
        ties[frozenset((row["one"], row["other"]))].append(Tie(row["day"], strength, ("ties", int(row["record"]))))
    organisations = next(workspace.ask(Step("n", "organisations", "SELECT count(*) AS n FROM organisation")).rows())[
        "n"
    ]
    rows = workspace.arrays(ALL_THERE)
    return SatTogether(rows, {pair: tuple(each) for pair, each in ties.items()}, int(organisations))
