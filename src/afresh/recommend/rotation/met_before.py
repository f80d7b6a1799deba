"""Whether newcomers had met those at the table, and how new to each other a year's pairs were."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from afresh.engine.first_meetings import FirstMet
from afresh.recommend.rotation.table_over_time import Columns, TableOverTime
from afresh.recommend.rotation.years import Year

LEAST = 1e-3
MOST_MEMBERS = 150
"""Above this many in a year no pairs are counted: such a table is a plenary anyway."""


@dataclass(frozen=True)
class ByYear:
    """Something that is more or less so of each member who came (or left), by the year in which that was."""

    shares: np.ndarray
    """For each year with any: how far it is so of each, from 0 to 1, added up."""
    members: np.ndarray

    @property
    def share(self) -> float | None:
        """On average, over all members; None where nothing is known."""
        return float(self.shares.sum() / self.members.sum()) if len(self.members) else None

    def draw(self, rng: np.random.Generator, draws: int, ahead: int) -> np.ndarray:
        """(draws, ahead): those of one year are alike in this, so that a past year is drawn, and then its share, drawn
        towards the share of all years as much as one member would."""
        n, so = float(self.members.sum()), float(self.shares.sum())
        overall = rng.beta(so + 0.5, n - so + 0.5, (draws, 1))
        if not n:
            return np.tile(overall, (1, ahead))
        of = rng.choice(len(self.members), (draws, ahead), p=self.members / n)
        shares, members = self.shares[of], self.members[of]
        return rng.beta(np.maximum(shares + overall, LEAST), np.maximum(members - shares + 1 - overall, LEAST))


def _by_year(found: Sequence[tuple[float, int]]) -> ByYear:
    known = np.array([each for each in found if each[1]], float).reshape(-1, 2)
    return ByYear(known[:, 0], known[:, 1])


def met_before(table: TableOverTime, years: Sequence[Year], met: FirstMet) -> ByYear:
    """Of newcomers: what share of those at the table each had met. One newcomer's pairs stand or fall together."""
    return _by_year([_of_year(table, each, met) for each in years])


def leavers_there(table: TableOverTime, years: Sequence[Year], workspace: Columns) -> ByYear:
    """Of those who left: whether they still took part in a gathering of the year in which they did."""
    found = []
    for each in years:
        left = table.member[(table.end >= each.start) & (table.end < each.end)]
        of = (workspace["day"] > each.start) & (workspace["day"] <= each.end)
        found.append((float(np.isin(left, workspace["member"][of]).sum()), len(left)))
    return _by_year(found)


def _of_year(table: TableOverTime, year: Year, met: FirstMet) -> tuple[float, int]:
    came = (table.joined == table.start) & (table.joined > year.start) & (table.joined <= year.end)
    total, newcomers = 0.0, 0
    for member, day in sorted(zip(table.member[came], table.joined[came], strict=True), key=lambda each: int(each[1])):
        others = table.member[table.at(int(day)) & (table.joined < day)]
        if len(others):
            total += float((met.days(np.full(len(others), member), others) < day).mean())
            newcomers += 1
    return total, newcomers


def link_freshness(workspace: Columns, met: FirstMet, start: int, end: int) -> float | None:
    """Of the pairs who took part together after `start` and up to `end`, the share who first met after `start`."""
    of = (workspace["day"] > start) & (workspace["day"] <= end) & (workspace["plenary"] == 0)
    who, member = np.unique(workspace["member"][of], return_inverse=True)
    if len(who) < 2 or len(who) > MOST_MEMBERS:
        return None
    _, gathering = np.unique(workspace["gathering"][of] * 2 + workspace["from_seats"][of], return_inverse=True)
    there = np.zeros((gathering.max() + 1, len(who)), np.float32)
    there[gathering, member] = 1
    a, b = np.nonzero(np.triu(there.T @ there, 1))
    return float((met.days(who[a], who[b]) > start).mean()) if len(a) else None


def links_of_years(workspace: Columns, met: FirstMet, years: Sequence[Year]) -> list[float | None]:
    return [link_freshness(workspace, met, each.start, each.end) for each in years]
