"""What is left to chance in the coming years, drawn from what the records leave open, with a fixed seed."""

import numpy as np

from afresh.recommend.rotation.coming_years import Chance, Table
from afresh.recommend.rotation.election_clock import Posterior
from afresh.recommend.rotation.table_over_time import YEAR, TableOverTime
from afresh.recommend.rotation.years import Year

SEED = 20261127


def drawn(
    table: Table, rates: Posterior, left: tuple[np.ndarray, np.ndarray], met: tuple[float, int],
    renewed: tuple[int, int], draws: int, ahead: int,
) -> Chance:  # fmt: skip
    """`left`: departures and seat-years, each of members under so many years and of others; `met`: the shares of those
    at the table whom past newcomers had met, added up, and how many newcomers; `renewed`: ends followed by another
    term, and all ends."""
    rng = np.random.default_rng(SEED)
    departures, over = left
    each_seat = rates.draw(rng, draws, ahead)
    return Chance(
        newcomers=rng.poisson(each_seat * table.seats),
        turns=rng.standard_exponential((draws, ahead, table.seats)),
        moments=rng.random((draws, ahead, table.seats)),
        leaving=rng.gamma(departures + 0.5, 1 / np.maximum(over, 0.5), (draws, 2)),
        renewed=rng.random((draws, table.seats)) < rng.beta(renewed[0] + 0.5, renewed[1] - renewed[0] + 0.5, (draws, 1))
        if renewed[1] else np.zeros((draws, table.seats), np.bool_),
        met_before=rng.beta(met[0] + 0.5, met[1] - met[0] + 0.5, draws),
        pairs=rng.random((draws, ahead)),
    )  # fmt: skip


def departures(table: TableOverTime, years: tuple[Year, ...], newer: float) -> tuple[np.ndarray, np.ndarray]:
    """Departures and seat-years since the first year counted, of members under `newer` years and of others."""
    since, until = years[0].start, table.day
    turns = table.joined + newer * YEAR
    left = (table.end >= since) & (table.end < until)
    begin, end = np.maximum(table.start, since), np.minimum(table.end, until)
    early = np.maximum(0, np.minimum(end, turns) - begin).sum()
    late = np.maximum(0, end - np.maximum(begin, turns)).sum()
    young = table.end < turns
    return np.array([(left & young).sum(), (left & ~young).sum()]), np.array([early, late]) / YEAR
