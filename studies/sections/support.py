"""Support: is a state right as often as its share of draws says?"""

from __future__ import annotations

from collections.abc import Sequence

from studies.bounds import BINS, FEWEST, Bin, bins
from studies.counting import percent, table
from studies.figures import Figure, Line
from studies.running import Found
from studies.sections.part import Part, shown


def support(found: Found) -> Part:
    rows = found["calibration"]
    one, between = bins(rows), bins(rows, "between")
    by_place = {_name(each): each.came for each in one}
    places = [_place(low, high) for low, high in BINS if _place(low, high) in by_place]
    figure = Figure(
        "A state is so about as often as its support says", "support: share of draws that give the state",
        "so, of those told one state", places, [Line("so", [by_place[place] for place in places])], diagonal=True,
    )  # fmt: skip
    text = "\n\n".join(
        (
            "## Support: how sure, and how often so",
            "Boards with rates of arrival spread evenly on a scale of ratios from 0.01 to 0.6, and shares adopted "
            f"spread evenly from 2% to 98%. Bins of fewer than {FEWEST} are left out.",
            "Told one state:",
            _table(one),
            shown("right-by-support", figure),
            "Told to be between two (so where either is):",
            _table(between),
        )
    )
    return Part(text, {"right-by-support": figure})


def _place(low: float, high: float) -> str:
    return f"{100 * low:.0f}–{100 * high:.0f}%"


def _name(each: Bin) -> str:
    return _place(each.low, each.high)


def _table(some: Sequence[Bin]) -> str:
    return table(["support", "on average", "so"], [[_name(each), percent(each.support), each.came] for each in some])
