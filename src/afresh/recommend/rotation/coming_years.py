"""The coming years, member by member, many times over: under one rule, with chance drawn beforehand.

A year goes so. Newcomers are drawn for it, and a past year at the same phase of the clock says what share of the
seats end and how many former members come back; so the number of seats changes, between the fewest and the most on
record. As many leave as make room for those who come: first those whose recorded end falls in the year and is not
renewed, then others picked at random, by how often members of short and of long standing left before. A rule ends its
seats as well, if they did not change hands anyway, and each of those is filled by somebody new: a rule changes
nothing about how many seats there are. Chance is the same for all rules: only the rules differ.

With the number of seats held still, the share of seats of newer members and the median tenure held too seldom in a
first trial on Congress (78 and 83% a year ahead, and 92% since).
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
    departures: np.ndarray
    """(draws, years): what share of the seats ended in a past year like this one."""
    returning: np.ndarray
    """(draws, years): former members who came back in that year, as a share of its seats."""
    turns: np.ndarray
    """(draws, years, seats): whoever has the least, divided by how readily those like them leave, leaves first."""
    moments: np.ndarray
    """(draws, years, seats): when in the year."""
    leaving: np.ndarray
    """(draws, 2): departures a year of members under `newer` years, and of others."""
    renewed: np.ndarray
    """(draws, seats): whether a recorded end is followed by another term."""
    met_before: np.ndarray
    """(draws, years): how likely a newcomer has met somebody at the table."""
    leavers_there: np.ndarray
    """(draws, years): what share of those who leave still take part in the year."""
    pairs: np.ndarray
    """(draws, years): where among 0 to 1 the number of newcomers' pairs that had met falls."""
    fewest: int
    most: int
    """Seats: no fewer and no more than were on record."""
    back_after: float = 0.0
    """Years since they first joined, of those who came back."""


@dataclass(frozen=True)
class Drawn:
    """(draws, years) of each figure."""

    newcomers: np.ndarray
    newer_share: np.ndarray
    median_tenure: np.ndarray
    years_lost: np.ndarray
    link_freshness: np.ndarray
    seats: np.ndarray


EMPTY = np.inf
"""Instead of a day of joining: a seat that nobody holds."""


def coming_years(table: Table, rule: Rule, chance: Chance, newer: float, meetings: float) -> Drawn:
    draws, years = chance.newcomers.shape
    spare = np.full((draws, chance.turns.shape[2] - table.seats), EMPTY)
    joined = np.hstack([np.tile(table.joined, (draws, 1)), spare])
    ends = np.hstack([np.where(chance.renewed, np.inf, table.ends), spare])
    found = []
    for year in range(years):
        held = joined < EMPTY
        before, came = held.sum(axis=1), chance.newcomers[:, year]
        back = np.rint(before * chance.returning[:, year])
        after = before + came + back - np.rint(before * chance.departures[:, year])
        after = np.clip(after, chance.fewest, chance.most).astype(int)
        leave = np.clip(came + back + before - after, 0, before)
        by_chance = _leaving(joined, ends <= year + 1, leave, chance, year, newer=newer)
        by_rule = rule.ending(joined, year) & held & ~by_chance
        out = by_chance | by_rule
        moment = year + chance.moments[:, year]
        when = np.where(by_rule, rule.when(joined, year), moment)
        lost = np.where(out, when - np.where(held, joined, 0), 0).sum(axis=1)
        new = came + by_rule.sum(axis=1) + np.maximum(0, by_chance.sum(axis=1) - leave)
        filled = _filled(out, held, after)
        order = np.cumsum(filled, axis=1)
        again = filled & (order > new[:, None])
        joined = np.where(filled, when, np.where(out, EMPTY, joined))
        joined = np.where(again, year + 1 - chance.back_after, joined)
        ends = np.where(out | filled, np.inf, ends)
        seated = (filled & ~again).sum(axis=1)
        links = link_freshness(
            before, (held & ~out).sum(axis=1), seated, chance.met_before[:, year], chance.leavers_there[:, year],
            luck=chance.pairs[:, year], visitors=meetings if rule.outsiders else 0,
        )  # fmt: skip
        found.append((new, *_tenure(joined, year + 1, newer), lost, links, (joined < EMPTY).sum(axis=1)))
    return Drawn(*(np.stack(figure, axis=1) for figure in zip(*found, strict=True)))


def _leaving(
    joined: np.ndarray, recorded: np.ndarray, leave: np.ndarray, chance: Chance, year: int, *, newer: float
) -> np.ndarray:
    """Whose recorded end falls in the year, and of the others so many as leave."""
    readily = np.where(year - joined < newer, chance.leaving[:, :1], chance.leaving[:, 1:])
    turn = np.where(recorded, -1.0, np.where(joined < EMPTY, chance.turns[:, year] / readily, np.inf))
    return np.asarray(_places(turn) < np.maximum(leave, recorded.sum(axis=1))[:, None])


def _places(keys: np.ndarray) -> np.ndarray:
    """Each key's place in its row, from the least."""
    places = np.empty(keys.shape, np.int64)
    order = np.argsort(keys, axis=1, kind="stable")
    np.put_along_axis(places, order, np.broadcast_to(np.arange(keys.shape[1]), keys.shape), axis=1)
    return places


def _filled(out: np.ndarray, held: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Which seats somebody takes: those that ended first, then new ones, until there are `after`."""
    wanted = after - (held & ~out).sum(axis=1)
    empty = ~held
    order = np.where(out, np.cumsum(out, axis=1), out.sum(axis=1)[:, None] + np.cumsum(empty, axis=1)) - 1
    return np.asarray((order < wanted[:, None]) & (out | empty))


def _tenure(joined: np.ndarray, now: int, newer: float) -> tuple[np.ndarray, np.ndarray]:
    """The share of seats held for under `newer` years, and the median."""
    seats = (joined < EMPTY).sum(axis=1)
    tenure = np.sort(np.where(joined < EMPTY, now - joined, np.inf), axis=1)
    rows, some = np.arange(len(tenure)), np.maximum(seats, 1)
    median = (tenure[rows, (some - 1) // 2] + tenure[rows, some // 2]) / 2
    return (tenure < newer).sum(axis=1) / some, np.where(seats > 0, median, 0)


def link_freshness(
    before: np.ndarray, stay: np.ndarray, new: np.ndarray, met_before: np.ndarray, leavers_there: np.ndarray,
    *, luck: np.ndarray, visitors: float,
) -> np.ndarray:  # fmt: skip
    """Pairs together in the year who had not met before it, over all pairs together in it.

    Those at the table when the year begins know each other; of those who leave some are not there any more. A
    newcomer is together with whoever stays and with the other newcomers, a visitor with everybody who has a seat
    at that meeting. Of newcomers' and visitors' pairs the share `met_before` had met elsewhere.
    """
    there = stay + (before - stay) * leavers_there
    known = np.maximum(0, there * (there - 1) / 2)
    theirs = new * stay + new * (new - 1) / 2 + visitors * (stay + new)
    spread = np.sqrt(theirs * met_before * (1 - met_before))
    had_met = np.clip(theirs * met_before + spread * _normal(luck), 0, theirs)
    return np.asarray(np.where(known + theirs > 0, (theirs - had_met) / np.maximum(known + theirs, 1), 0.0))


def _normal(luck: np.ndarray) -> np.ndarray:
    from scipy.special import ndtri

    return np.asarray(ndtri(np.clip(luck, 1e-9, 1 - 1e-9)))
