"""Null: nobody new between elections, and then a share of all seats at once."""

from __future__ import annotations

from studies.boards import board
from studies.places import after, only, place, stored
from studies.reviews import Facts, review

CLOCKS = ((48, 0.5), (48, 0.8), (48, 1.0), (30, 0.5))
"""Months between elections, and the share of seats that change hands at each: 0.125, 0.2, 0.25 and 0.2 a year."""
LAST = (0, 12, 24, 36)
"""Months from the latest election to the last day."""
SEATS = (6, 12, 24)
YEARS = 9
EVERY = 0.5
FIRST = 1.5
"""Years on record at the first review; from then on one every half-year."""
KEPT = ("organisations", "people", "partnerships", "seats", "meetings", "attendance")


def run(seed: int) -> list[Facts]:
    boards, planted = [], {}
    for months, share in CLOCKS:
        for last in LAST:
            name = f"clock-{months}-{share:g}-{last}"
            seats = SEATS[(seed + last // 12) % 3]
            known_by = ("attendance", "both", "seats")[(seed + last // 12 + months) % 3]
            planted[name] = {"clock": months, "share": share, "last": last, "seats": seats, "known_by": known_by}
            boards.append(
                board(
                    name,
                    seats=seats,
                    clock_months=months,
                    clock_share=share,
                    clock_last=last % months,
                    term_months=months,
                    meetings_a_year=6,
                    known_by=known_by,
                    established=12 * YEARS,
                )
            )
    store = stored(only(place(boards, 600_000 + seed, YEARS), *KEPT))
    rows = []
    for half_years in range(round(FIRST / EVERY), round(YEARS / EVERY) + 1):
        years = half_years * EVERY
        found = review(store, after(years, YEARS))
        rows += [{**planted[name], "years": years, **facts} for name, facts in found.items()]
    return rows
