"""Openness: how often it is called low, by how many proposals there were."""

from __future__ import annotations

from collections.abc import Sequence

from studies.counting import percent, share, table, where
from studies.figures import Figure, Line
from studies.reviews import Facts
from studies.running import Found
from studies.sections.part import Part, reported, shown

ADOPTED = (0.1, 0.3, 0.6, 0.9)
PROPOSALS = (3, 5, 8, 12, 20, 40)


def openness(found: Found) -> Part:
    rows = where(reported(found, "openness"), **{"from": "counts"})
    agree = share(where(reported(found, "openness"), **{"from": "records"}), lambda row: bool(row["agrees"]))
    among = [row for row in rows if row["others"]]
    figure = _figure(among)
    text = "\n\n".join(
        (
            "## Openness: who is called low",
            "By how many proposals were put in the twelve months that count, whatever the minimum. Alone in its "
            "records, a partnership is set against the line of one in three; among eleven others that adopt 55 to 85% "
            "of what is put to them, against half their median, which is near one in three as well. At 30% neither "
            "answer is far wrong.",
            "A partnership that is unlike the others is taken to be like them until there is much to say otherwise: "
            "that it is not found low with fewer than twenty proposals says little. Among eleven others:",
            _by_number(among),
            shown("openness-by-proposals", figure),
            "Alone in its records:",
            _by_number(where(rows, others=0)),
            "How often the 90% interval holds the planted share (alone, and among others, from whose shares it "
            "borrows: a share that is unlike theirs is drawn towards them while proposals are few):",
            _covered(rows),
            f"Proposals and adoptions were drawn and judged by the rule of the review. Of partnerships whose whole "
            f"records were reviewed, {agree} were judged alike.",
        )
    )
    return Part(text, {"openness-by-proposals": figure})


def shut(row: Facts) -> bool:
    return bool(row["shut"])


def _by_number(rows: Sequence[Facts]) -> str:
    heads = ["adopted, as planted", *(f"{put} proposals" for put in PROPOSALS)]
    return table(
        heads,
        [
            [percent(a), *(share(where(rows, adopted_planted=a, proposals=put), shut) for put in PROPOSALS)]
            for a in ADOPTED
        ],
    )


def _figure(rows: Sequence[Facts]) -> Figure:
    lines = [
        Line(f"{percent(a)} adopted", [share(where(rows, adopted_planted=a, proposals=put), shut) for put in PROPOSALS])
        for a in ADOPTED
    ]
    return Figure(
        "Among open ones, a closed one is found from twenty proposals on",
        "proposals put in the twelve months that count",
        "openness called low, among eleven others",
        [str(put) for put in PROPOSALS],
        lines,
        marked=0.05,
    )


def _covered(rows: Sequence[Facts]) -> str:
    body = []
    for adopted in ADOPTED:
        for others, said in ((0, "alone"), (11, "among others")):
            those = where(rows, adopted_planted=adopted, others=others)
            cells = (share(where(those, proposals=put), lambda row: bool(row["covered"])) for put in PROPOSALS)
            body.append([percent(adopted), said, *cells])
    return table(["adopted, as planted", "", *(f"{put} proposals" for put in PROPOSALS)], body)
