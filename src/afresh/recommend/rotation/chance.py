"""What is left to chance in the coming years, drawn from what the records leave open, with a fixed seed."""

from dataclasses import dataclass

import numpy as np

from afresh.recommend.rotation.coming_years import Chance, Table
from afresh.recommend.rotation.election_clock import Posterior, year_like
from afresh.recommend.rotation.met_before import ByYear
from afresh.recommend.rotation.table_over_time import YEAR, TableOverTime
from afresh.recommend.rotation.years import Year

SEED = 20261127


@dataclass(frozen=True)
class Known:
    """What past years say of the coming ones."""

    rates: Posterior
    years: tuple[Year, ...]
    left: tuple[np.ndarray, np.ndarray]
    """Departures and seat-years, each of members under so many years and of others."""
    met: ByYear
    """Of past newcomers: whom of those at the table they had met."""
    leavers: ByYear
    """Of those who left: whether they still took part in the year."""
    renewed: tuple[int, int]
    """Ends that were followed by another term, and all ends."""
    moments: tuple[np.ndarray, ...]
    """When in each past year its newcomers came, from 0 to 1."""
    back_after: float
    """Years from joining to coming back, of those who did."""


def drawn(table: Table, known: Known, draws: int, ahead: int) -> Chance:
    rng = np.random.default_rng(SEED)
    each_seat, clocks = known.rates.draw(rng, draws, ahead)
    like = year_like(rng, clocks, len(known.years), ahead)
    ended, returned = (np.append(each, 0.0)[like] for each in _shares(known.years))
    seats = [each.seats for each in known.years if each.whole] + [table.seats]
    most = max(seats)
    departures, over = known.left
    return Chance(
        newcomers=rng.poisson(each_seat * table.seats),
        departures=ended,
        returning=returned,
        turns=rng.standard_exponential((draws, ahead, most)),
        moments=_moments(rng.random((draws, ahead, most)), known.moments, like),
        leaving=rng.gamma(departures + 0.5, 1 / np.maximum(over, 0.5), (draws, 2)),
        renewed=_renewed(rng, *known.renewed, draws, table.seats),
        met_before=known.met.draw(rng, draws, ahead),
        leavers_there=known.leavers.draw(rng, draws, ahead),
        pairs=rng.random((draws, ahead)),
        fewest=min(seats),
        most=most,
        back_after=known.back_after,
    )


def _shares(years: tuple[Year, ...]) -> tuple[list[float], list[float]]:
    """Of each year: what share of the seats ended, and how many former members came back, as a share of them."""
    whole = [each if each.whole and each.seats_before else None for each in years]
    ended = [each.departures / each.seats_before if each else 0.0 for each in whole]
    return ended, [each.returned / each.seats_before if each else 0.0 for each in whole]


def _moments(luck: np.ndarray, past: tuple[np.ndarray, ...], like: np.ndarray) -> np.ndarray:
    """When in a past year like it somebody came; in any past year, where nobody came in that one."""
    every = np.sort(np.concatenate(past)) if past else np.zeros(0)
    if not len(every):
        return luck
    pool = np.concatenate([*past, every])
    sizes = np.array([*(len(each) for each in past), len(every)])
    starts = np.cumsum(sizes) - sizes
    of = np.where(sizes[like] > 0, like, len(past))
    return np.asarray(pool[starts[of][:, :, None] + (luck * sizes[of][:, :, None]).astype(int)])


def _renewed(rng: np.random.Generator, again: int, ended: int, draws: int, seats: int) -> np.ndarray:
    """Where no seat is known to have ended, whoever's end is recorded leaves on it."""
    luck = rng.random((draws, seats))
    likely = rng.beta(again + 0.5, ended - again + 0.5, (draws, 1))
    return np.asarray((luck < likely) & (ended > 0))


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


def back_after(table: TableOverTime) -> float:
    """Years from joining to coming back, of those who came back: the median, 0 where nobody did."""
    back = table.start > table.joined
    return float(np.median((table.start - table.joined)[back]) / YEAR) if back.any() else 0.0
