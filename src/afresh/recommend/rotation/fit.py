"""What the records up to a day say of a partnership's coming years: the table on it, and chance drawn for them."""

from dataclasses import dataclass

import numpy as np

from afresh.engine.first_meetings import FirstMet
from afresh.recommend.rotation.base_rate import BaseRate
from afresh.recommend.rotation.chance import Known, back_after, departures, drawn
from afresh.recommend.rotation.coming_years import Chance, Table
from afresh.recommend.rotation.election_clock import Posterior, posterior
from afresh.recommend.rotation.met_before import ByYear, leavers_there, met_before
from afresh.recommend.rotation.table_over_time import HELD, YEAR, Records, TableOverTime
from afresh.recommend.rotation.years import Year, moments


@dataclass(frozen=True)
class Fit:
    table: Table
    chance: Chance
    rates: Posterior
    met: ByYear


def fit(
    over_time: TableOverTime, years: tuple[Year, ...], records: Records, met: FirstMet, newer: float, *, draws: int,
    ahead: int, base: BaseRate, ends: np.ndarray | None = None, renewed: tuple[int, int] = (0, 0),
) -> Fit:  # fmt: skip
    table = _table(over_time.joined[over_time.at(over_time.day)], ends, over_time.day)
    rates, had_met = posterior(years, records.term_months, base), met_before(over_time, years, met)
    left = departures(over_time, years, newer)
    there = leavers_there(over_time, years, records.workspace)
    known = Known(
        rates=rates,
        years=years,
        left=left,
        met=had_met,
        leavers=there,
        renewed=renewed,
        moments=moments(over_time, years),
        back_after=back_after(over_time),
    )
    return Fit(table, drawn(table, known, draws, ahead), rates, had_met)


def _table(joined: np.ndarray, ends: np.ndarray | None, day: int) -> Table:
    """In the order of their days: members whose days are the same are alike, whatever they are called."""
    last = np.full(len(joined), HELD) if ends is None else ends
    order = np.lexsort((last, joined))
    until = np.where(last < HELD, (last - day) / YEAR, np.inf)
    return Table(((joined - day) / YEAR)[order], until[order])
