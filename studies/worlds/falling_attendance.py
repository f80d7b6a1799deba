"""Attendance that falls away, or does not, over sizes and meetings a year."""

from __future__ import annotations

from itertools import product

from studies.boards import board
from studies.places import after, only, place, stored
from studies.reviews import Facts, review

A_YEAR = (0.0, -0.25, -0.5, -1.0)
"""What each year adds to the log-odds of attending."""
SEATS = (6, 12, 24)
MEETINGS = (2, 4, 6, 12)
YEARS = 2
KEPT = ("organisations", "people", "partnerships", "seats", "meetings", "attendance")


def run(seed: int) -> list[Facts]:
    rows, mixtures = [], list(product(A_YEAR, SEATS, MEETINGS))
    for start in range(0, len(mixtures), 24):
        some = {f"board-{i}": mixture for i, mixture in enumerate(mixtures[start : start + 24])}
        boards = [
            board(name, attendance_trend=trend, seats=seats, meetings_a_year=meetings, established=12 * YEARS)
            for name, (trend, seats, meetings) in some.items()
        ]
        store = stored(only(place(boards, 300_000 + 100 * seed + start, YEARS), *KEPT))
        found = review(store, after(YEARS, YEARS), more=("attendance_trend",))
        for name, (trend, seats, meetings) in some.items():
            taken = found[name]["taken"]["attendance_trend"] or {}
            rows.append(
                {
                    "trend_planted": trend,
                    "seats": seats,
                    "meetings": meetings,
                    "low": taken.get("low"),
                    "high": taken.get("high"),
                    "places": taken.get("n", 0),
                }
            )
    return rows
