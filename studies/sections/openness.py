"""Openness: how often it is called low, by how many proposals there were."""

from __future__ import annotations

from collections.abc import Sequence

from studies.counting import percent, share, table, where
from studies.figures import Figure, Line
from studies.reviews import Facts
from studies.running import Found
from studies.sections.part import Part, reported, shown

ADOPTED = (0.1, 0.3, 0.6, 0.9)
BANDS = ((1, 4), (5, 7), (8, 11), (12, 19), (20, 34), (35, 1_000))


def openness(found: Found) -> Part:
    rows = reported(found, "openness")
    among = [row for row in rows if row["others"]]
    figure = _figure(among)
    text = "\n\n".join(
        (
            "## Openness: who is called low",
            "By how many proposals were put in the twelve months that count, whatever the minimum. Alone in its "
            "records, a partnership is set against the line of one in three; among eleven others that adopt 55 to 85% "
            "of what is put to them, against half their median, which is near one in three as well. At 30% neither "
            "answer is far wrong.",
            "Among eleven others:",
            _by_number(among),
            shown("openness-by-proposals", figure),
            "Alone in its records:",
            _by_number(where(rows, others=0)),
            "How often the 90% interval holds the planted share (alone, and among others, from whose shares it "
            "borrows: a share that is unlike theirs is drawn towards them while proposals are few):",
            _covered(rows),
        )
    )
    return Part(text, {"openness-by-proposals": figure})


def _band(band: tuple[int, int]) -> str:
    return f"{band[0]} or more" if band[1] >= 1_000 else f"{band[0]} to {band[1]}"


def _of(rows: Sequence[Facts], adopted: float, band: tuple[int, int]) -> list[Facts]:
    return [row for row in where(rows, adopted_planted=adopted) if band[0] <= row["proposals"] <= band[1]]


def shut(row: Facts) -> bool:
    return bool(row["shut"])


def _by_number(rows: Sequence[Facts]) -> str:
    heads = ["adopted, as planted", *(f"{_band(band)} proposals" for band in BANDS)]
    return table(heads, [[percent(a), *(share(_of(rows, a, band), shut) for band in BANDS)] for a in ADOPTED])


def _figure(rows: Sequence[Facts]) -> Figure:
    lines = [Line(f"{percent(a)} adopted", [share(_of(rows, a, band), shut) for band in BANDS]) for a in ADOPTED]
    return Figure(
        "Low openness is found with a dozen proposals, and rarely falsely",
        "proposals put in the twelve months that count",
        "openness called low, among eleven others",
        [_band(band) for band in BANDS],
        lines,
        marked=0.05,
    )


def _covered(rows: Sequence[Facts]) -> str:
    def holds(row: Facts) -> bool:
        return bool(row["adopted_low"] <= row["adopted_planted"] <= row["adopted_high"])

    known = [row for row in rows if row["adopted_low"] is not None]
    body = []
    for adopted in ADOPTED:
        for others, said in ((0, "alone"), (11, "among others")):
            those = where(known, adopted_planted=adopted, others=others)
            few = [row for row in those if row["proposals"] < 8]
            body.append([percent(adopted), said, share(few, holds), share([r for r in those if r not in few], holds)])
    return table(["adopted, as planted", "", "under 8 proposals", "8 or more"], body)
