"""Null: boards where everything is adopted and nobody dissents, whether people come and go or stay."""

from __future__ import annotations

from itertools import product

from afresh.measure import take
from afresh.snapshot.workspace import gather
from studies.boards import board
from studies.places import after, place, stored
from studies.reviews import Facts, review

ARRIVALS = (0.015, 0.3)
A_YEAR = (3, 8, 24)
YEARS = 4


def run(seed: int) -> list[Facts]:
    planted = {f"board-{i}": mixture for i, mixture in enumerate(product(ARRIVALS, A_YEAR))}
    boards = [
        board(
            name,
            arrivals=arrivals,
            adopted=1.0,
            support=1.0,
            meetings_a_year=min(a_year, 6),
            proposals=max(1.0, a_year / 6),
            seats=12,
            themes_known=True,
            new_themes=0.0,
            established=12 * YEARS,
            cancelled=0.0,
        )
        for name, (arrivals, a_year) in planted.items()
    ]
    store = stored(place(boards, 700_000 + seed, YEARS))
    found = review(store, after(YEARS, YEARS))
    support = take(gather(store, after(YEARS, YEARS), level="people"), "organisation_support").rows()
    called_closed = sum(1 for row in support if row["value"] is not None)
    return [
        {"rate_planted": planted[name][0], "a_year": planted[name][1], "called_closed": called_closed, **facts}
        for name, facts in found.items()
    ]
