"""Whether newcomers had met those at the table, and how new to each other a year's pairs were."""

from collections.abc import Sequence

import numpy as np

from afresh.engine.first_met import FirstMet
from afresh.recommend.rotation.table_over_time import Columns, TableOverTime
from afresh.recommend.rotation.years import Year

MOST_MEMBERS = 150
"""Above this many in a year no pairs are counted: such a table is a plenary anyway."""


def met_before(table: TableOverTime, met: FirstMet) -> tuple[float, int]:
    """For each newcomer on record, the share of those at the table whom they had met: the sum, and how many newcomers.

    One newcomer's pairs stand or fall together, so that each newcomer counts as one.
    """
    new = (table.joined == table.start) & (table.joined > table.counted_from)
    total, newcomers = 0.0, 0
    for member, day in zip(table.member[new], table.joined[new], strict=True):
        others = table.member[table.at(int(day)) & (table.joined < day)]
        if len(others):
            total += float((met.days(np.full(len(others), member), others) < day).mean())
            newcomers += 1
    return total, newcomers


def link_freshness(gathered: Columns, met: FirstMet, start: int, end: int) -> float | None:
    """Of the pairs who took part together after `start` and up to `end`, the share who first met after `start`."""
    of = (gathered["day"] > start) & (gathered["day"] <= end) & (gathered["plenary"] == 0)
    who, member = np.unique(gathered["member"][of], return_inverse=True)
    if len(who) < 2 or len(who) > MOST_MEMBERS:
        return None
    _, gathering = np.unique(gathered["gathering"][of] * 2 + gathered["from_seats"][of], return_inverse=True)
    there = np.zeros((gathering.max() + 1, len(who)), np.float32)
    there[gathering, member] = 1
    a, b = np.nonzero(np.triu(there.T @ there, 1))
    return float((met.days(who[a], who[b]) > start).mean()) if len(a) else None


def links_of_years(gathered: Columns, met: FirstMet, years: Sequence[Year]) -> list[float | None]:
    return [link_freshness(gathered, met, each.start, each.end) for each in years]
