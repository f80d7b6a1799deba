"""Nobody new between elections, and then a share of all seats at once: every 24, 48 and 60 months."""

from __future__ import annotations

from itertools import product

from studies.planted_boards import Planted, reviewed
from studies.reviews import Facts

CLOCKS = (24, 48, 60)
"""Months between elections."""
RATES = (0.05, 0.2)
"""New people a year for each seat, over many elections."""
SEATS = (6, 12, 24)
YEARS = (2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0)
"""On record."""
QUARTERS = 4
"""The latest election was now, or one, two or three quarters of the clock ago."""


def run(seed: int) -> list[Facts]:
    truth, boards = {}, []
    for clock, rate, seats, years, quarter, term in product(
        CLOCKS, RATES, SEATS, YEARS, range(QUARTERS), (True, False)
    ):
        name = f"b{len(boards)}"
        last = round((quarter + seed % 2 / 2) * clock / QUARTERS)
        truth[name] = {"clock": clock, "term": term, "last": last}
        boards.append(
            Planted(
                name, seats, years, rate, share=0.65, clock_months=clock, clock_last=max(1, last),
                term_months=clock if term else None,
            )
        )  # fmt: skip
    return [{**truth[row["board"]], **row} for row in reviewed(boards, seed)]
