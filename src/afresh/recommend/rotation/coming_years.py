"""The coming years, member by member, many times over: under one rule, with chance drawn beforehand.

A year goes so. Newcomers are drawn for the year. As many seats change hands: first those whose recorded end falls
in it and is not renewed, then others picked at random, by how often members of short and of long standing left
before. A rule ends its seats as well, if they did not change hands anyway. Every seat that ends is filled by
somebody new, so that the number of seats stays. Chance is the same for all rules: only the rules differ.
"""

from dataclasses import dataclass

import numpy as np

from afresh.recommend.rotation.rules import Rule


@dataclass(frozen=True)
class Table:
    """Those at the table today, in an order that their codes do not touch."""

    joined: np.ndarray
    """In years from now: negative."""
    ends: np.ndarray
    """The recorded last day in years from now; infinity where there is none."""

    @property
    def seats(self) -> int:
        return len(self.joined)


@dataclass(frozen=True)
class Chance:
    """What is left to chance, drawn before any rule is looked at: rows are draws."""

    newcomers: np.ndarray
    """(draws, years): whole numbers."""
    turns: np.ndarray
    """(draws, years, seats): whoever has the least, divided by how readily those like them leave, leaves first."""
    moments: np.ndarray
    """(draws, years, seats): when in the year."""
    leaving: np.ndarray
    """(draws, 2): departures a year of members under `newer` years, and of others."""
    renewed: np.ndarray
    """(draws, seats): whether a recorded end is followed by another term."""
    met_before: np.ndarray
    """(draws): how likely a newcomer has met somebody at the table."""
    pairs: np.ndarray
    """(draws, years): where among 0 to 1 the number of newcomers' pairs that had met falls."""


@dataclass(frozen=True)
class Drawn:
    """(draws, years) of each figure."""

    newcomers: np.ndarray
    newer_share: np.ndarray
    median_tenure: np.ndarray
    years_lost: np.ndarray
    link_freshness: np.ndarray


def coming_years(table: Table, rule: Rule, chance: Chance, newer: float, meetings: float) -> Drawn:
    draws, years = chance.newcomers.shape
    found = {name: np.empty((draws, years)) for name in Drawn.__dataclass_fields__}
    joined = np.tile(table.joined, (draws, 1))
    ends = np.where(chance.renewed, np.inf, table.ends)
    for year in range(years):
        recorded = ends <= year + 1
        by_chance = _changing_hands(joined, recorded, chance, year, newer)
        by_rule = rule.ending(joined, year) & ~by_chance
        out = by_chance | by_rule
        moment = year + chance.moments[:, year]
        when = np.where(by_rule, rule.when(joined, year, moment), moment)
        came = chance.newcomers[:, year] + np.maximum(0, out.sum(axis=1) - chance.newcomers[:, year])
        found["newcomers"][:, year] = came
        found["years_lost"][:, year] = np.where(out, when - joined, 0).sum(axis=1)
        joined, ends = np.where(out, when, joined), np.where(out, np.inf, ends)
        tenure = year + 1 - joined
        found["newer_share"][:, year] = (tenure < newer).mean(axis=1)
        found["median_tenure"][:, year] = np.median(tenure, axis=1)
        found["link_freshness"][:, year] = link_freshness(
            table.seats, out.sum(axis=1), chance.met_before, chance.pairs[:, year], meetings if rule.outsiders else 0
        )
    return Drawn(**found)


def _changing_hands(
    joined: np.ndarray, recorded: np.ndarray, chance: Chance, year: int, newer: float
) -> np.ndarray:
    """As many seats as there are newcomers, and no fewer than end by the records."""
    under = year - joined < newer
    readily = np.where(under, chance.leaving[:, :1], chance.leaving[:, 1:])
    turn = np.where(recorded, -1.0, chance.turns[:, year] / readily)
    seats = np.maximum(np.minimum(chance.newcomers[:, year], joined.shape[1]), recorded.sum(axis=1))
    place = np.argsort(np.argsort(turn, axis=1, kind="stable"), axis=1, kind="stable")
    return np.asarray(place < seats[:, None])


def link_freshness(
    seats: int, new: np.ndarray, met_before: np.ndarray, luck: np.ndarray, visitors: float
) -> np.ndarray:
    """Pairs together in the year who had not met before it, over all pairs together in it.

    Those at the table when the year begins know each other. A newcomer is together with whoever stays and with the
    other newcomers, a visitor with everybody who has a seat at that meeting. Of newcomers' and visitors' pairs the
    share `met_before` had met elsewhere.
    """
    known = seats * (seats - 1) / 2
    with_newcomers = new * (seats - new) + new * (new - 1) / 2 + visitors * seats
    spread = np.sqrt(with_newcomers * met_before * (1 - met_before))
    had_met = np.clip(with_newcomers * met_before + spread * _normal(luck), 0, with_newcomers)
    together = known + with_newcomers
    return np.asarray(np.where(together > 0, (with_newcomers - had_met) / np.maximum(together, 1), 0.0))


def _normal(luck: np.ndarray) -> np.ndarray:
    from scipy.special import ndtri

    return np.asarray(ndtri(np.clip(luck, 1e-9, 1 - 1e-9)))
