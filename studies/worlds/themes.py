"""The same few people on the same themes, or on new ones."""

from __future__ import annotations

from itertools import product

from studies.boards import board
from studies.places import after, only, place, stored
from studies.reviews import Facts, review

NEW_A_YEAR = (0.0, 0.5, 1.0, 2.0, 3.0)
"""Themes taken up a year, each in place of an older one, five being talked of at a time."""
MEETINGS = (2, 4, 6, 12)
YEARS = 5
"""A whole term of 48 months and the first months before it: until then nothing is low."""
KEPT = ("organisations", "people", "partnerships", "seats", "meetings", "attendance", "agenda")


def run(seed: int) -> list[Facts]:
    planted = {f"board-{i}": mixture for i, mixture in enumerate(product(NEW_A_YEAR, MEETINGS))}
    boards = [
        board(name, arrivals=0.01, new_themes=new, meetings_a_year=meetings, themes_known=True, established=12 * YEARS)
        for name, (new, meetings) in planted.items()
    ]
    found = review(stored(only(place(boards, 500_000 + seed, YEARS), *KEPT)), after(YEARS, YEARS))
    return [{"new_a_year": planted[name][0], "meetings": planted[name][1], **facts} for name, facts in found.items()]
