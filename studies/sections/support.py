"""Support: is a state right as often as its share of draws says, and how often is it provisional?"""

from __future__ import annotations

from collections.abc import Sequence

from afresh.settings import default_settings
from studies.counting import share, table, where
from studies.figures import Figure, Line
from studies.reviews import Facts
from studies.running import Found
from studies.sections.part import Part, reported, shown

BANDS = ((0.0, 0.25), (0.25, 0.5), (0.5, 0.75), (0.75, 0.9), (0.9, 0.99), (0.99, 1.01))
AXES = ("fresh", "stale", "stagnant", "blocked")


def support(found: Found) -> Part:
    rows = [row for row in reported(found, "calibration") if row["state"] in AXES and row["support"] is not None]
    figure = Figure(
        "A state is right about as often as its support says",
        "support: share of draws that give the state",
        "right, by what was planted",
        [_name(band) for band in BANDS],
        [Line("right", [share(_in(rows, band), right) for band in BANDS])],
        diagonal=True,
    )
    by_state = [[state, *(share(_in(where(rows, state=state), band), right) for band in BANDS)] for state in AXES]
    text = "\n\n".join(
        (
            "## Support, and what is provisional",
            "Boards with rates of arrival spread evenly on a scale of ratios from 0.01 to 0.6, and shares adopted "
            "spread evenly from 2 to 98%. Share of states that are right (arrivals under 0.10 or not, openness under "
            "its line or not), by their support:",
            table(["called", *(_name(band) for band in BANDS)], [*by_state, ["all", *figure.lines[0].shares]]),
            shown("right-by-support", figure),
            _provisional(found),
        )
    )
    return Part(text, {"right-by-support": figure})


def right(row: Facts) -> bool:
    low = row["rate_planted"] < default_settings().low_arrivals
    if row["state"] in ("fresh", "stale") and row["shut"] is None:
        return bool((row["state"] == "stale") == low)
    shut = row["adopted_planted"] < row["line"]
    named = {(False, False): "fresh", (True, False): "stale", (True, True): "stagnant", (False, True): "blocked"}
    return bool(named[low, shut] == row["state"])


def _name(band: tuple[float, float]) -> str:
    return f"{100 * band[0]:.0f}–{100 * min(1.0, band[1]):.0f}%"


def _in(rows: Sequence[Facts], band: tuple[float, float]) -> list[Facts]:
    return [row for row in rows if band[0] <= row["support"] < band[1]]


def _provisional(found: Found) -> str:
    rows = [row for row in reported(found, "turnover") if row["state"] in AXES]
    body = [
        [f"{years:g}", share(where(rows, years=years), lambda row: row["provisional"])]
        for years in (1.5, 2.0, 4.0, 8.0)
    ]
    return (
        "How often a state is said to be provisional, because less than a term of 48 months is on record:\n\n"
        + table(["years on record", "provisional"], body)
    )
