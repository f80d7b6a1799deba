"""Where newcomers come from: nowhere on record, anywhere in the place, or a table that shares members with this one."""

from __future__ import annotations

from studies.boards import ANYWHERE, Board, board
from studies.places import after, only, place, stored
from studies.reviews import Facts, review

YEARS = 4
AROUND = 8
"""Other partnerships in the place, from which anybody may come."""
SHARED = (0.25, 0.5, 0.75)
"""Shares of the seats filled by one appointment with the table that newcomers come from."""
ARRIVALS = 0.33
CIRCLE = 34
KEPT = ("organisations", "people", "partnerships", "seats", "meetings", "attendance")


def run(seed: int) -> list[Facts]:
    seats = (8, 12)[seed // 2 % 2]
    boards = [board(f"around-{i}", seats=12, arrivals=0.2, established=12 * YEARS) for i in range(AROUND)]
    boards += [_circle(share) for share in SHARED]
    tested: dict[str, tuple[Board, str, float]] = {}
    for share in SHARED:
        name = f"acquainted-{share:g}"
        rate = ARRIVALS / (1 - share)  # the seats that are not shared change hands the oftener
        tested[name] = (_tested(name, seats, rate, f"circle-{share:g}", share), "old acquaintances", share)
    for i in range(2):
        tested[f"outside-{i}"] = (_tested(f"outside-{i}", seats, (1 + i) * ARRIVALS, ""), "outsiders", 0.0)
    # Seated last, so that everybody else in the place is there to be drawn, as in the comparison with chance.
    tested["mixed"] = (_tested("mixed", seats, (1 + seed // 4 % 2) * ARRIVALS, ANYWHERE), "anybody in the place", 0.0)
    boards += [each[0] for each in tested.values()]
    store = stored(only(place(boards, 200_000 + seed, YEARS), *KEPT))
    found = review(store, after(YEARS, YEARS), more=("link_freshness_chance",))
    return [
        {"origin": origin, "shared": share, "seats": seats, **found[name]}
        for name, (_, origin, share) in tested.items()
    ]


def _circle(share: float) -> Board:
    """A large table where nobody changes, from which newcomers come who know those who sit at both."""
    return board(f"circle-{share:g}", seats=CIRCLE, arrivals=0.0, established=12 * YEARS)


def _tested(name: str, seats: int, rate: float, source: str, shared: float = 0.0) -> Board:
    return board(
        name,
        seats=seats,
        arrivals=rate,
        newcomers_from=source,
        twin=source if shared else "",
        shared=shared,
        established=12 * YEARS,
    )
