"""Error rates of the cuts, computed for every size; and what it costs that people come several on a day."""

from __future__ import annotations

from collections.abc import Sequence

from studies import exact, judged
from studies.counting import Share, percent, share, table, where
from studies.figures import Figure, Line
from studies.reviews import Facts
from studies.running import Found
from studies.sections.part import Part, shown

SHOWN = (15, 20, 24, 30, 36, 40, 48, 60, 80, 100, 120)
PUT = (8, 10, 12, 15, 20, 25, 30, 40)
EXACTLY = 1_000_000
"""A chance is drawn as so many in a million: its bar has no height."""


def chance_of(value: float) -> Share:
    return Share(round(EXACTLY * value), EXACTLY)


def errors(found: Found) -> Part:
    figure, together = _figure(), _together_figure()
    text = "\n\n".join(
        (
            "## Renewal and openness: error rates computed",
            "Given the seat-years, the number of days on which newcomers came tells all there is to tell, so that the "
            "errors of the cuts can be summed and need no drawing. For every size from 15 to 120 seat-years:",
            shown("errors-by-seat-years", figure),
            _table([exact.of_seat_years(size) for size in SHOWN], "seat-years", ("0.02 a year", "0.4 a year", "0.10")),
            "And for 8 to 40 proposals:",
            _table([exact.of_proposals(size) for size in PUT], "proposals", ("8% adopted", "65% adopted", "a third")),
            "### Newcomers in pairs and threes",
            "People often come several on one day, and then the number of newcomers is a matter of fewer chances than "
            "it seems. So days are counted, and seat-years are divided by how many come on such a day. How often a "
            "board whose people stay five years is called low, computed, all its newcomers in groups of one size and "
            "its record no longer than the window:",
            shown("in-pairs-by-seat-years", together),
            _groups(),
            _nobody_yet(),
            "Written as records and reviewed, four to ten years of them, where what came before the window tells how "
            "many come on a day:",
            _reviewed(found["in_pairs"]),
        )
    )
    return Part(text, {"errors-by-seat-years": figure, "in-pairs-by-seat-years": together})


def _table(errors: Sequence[exact.Errors], size: str, at: tuple[str, str, str]) -> str:
    heads = [size, "low up to", "not low from", "ordinary, called low", "still or closed, called not low",
             f"found low at {at[0]}", f"found not low at {at[1]}", f"unclear at {at[2]}"]  # fmt: skip
    return table(
        heads,
        [
            [each.size, each.cuts.low_up_to, each.cuts.not_low_from, *map(percent, (
                each.false_low, each.false_not_low, each.found_low, each.found_not_low, each.unclear))]
            for each in errors
        ],
    )  # fmt: skip


def _figure() -> Figure:
    errors = [exact.of_seat_years(size) for size in SHOWN]
    return Figure(
        "Called low falsely at most one time in twenty, not low one in ten", "seat-years",
        "computed, by what is so", [str(size) for size in SHOWN],
        [Line("ordinary, low", [chance_of(each.false_low) for each in errors]),
         Line("still, not low", [chance_of(each.false_not_low) for each in errors])],
        marked=0.05, top=0.2,
    )  # fmt: skip


def _together_figure() -> Figure:
    def line(label: str, together: int, name: str) -> Line:
        return Line(label, [chance_of(getattr(exact.of_groups(size, together), name)) for size in SHOWN])

    return Figure(
        "Counted by days, pairs and threes are called low less often", "seat-years",
        "called low, where people stay five years", [str(size) for size in SHOWN],
        [line("pairs, by heads", 2, "by_heads"), line("pairs, by days", 2, "by_days"),
         line("threes, by heads", 3, "by_heads"), line("threes, by days", 3, "by_days")],
        marked=0.05, top=0.4,
    )  # fmt: skip


def _groups() -> str:
    body = []
    for size in SHOWN:
        pairs, threes = exact.of_groups(size, 2), exact.of_groups(size, 3)
        body.append([size, *map(percent, (pairs.by_heads, pairs.by_days, threes.by_heads, threes.by_days))])
    return table(["seat-years", "pairs, by heads", "pairs, by days", "threes, by heads", "threes, by days"], body)


def _nobody_yet() -> str:
    pairs, threes = (exact.of_groups(exact.SMALL, together) for together in (2, 3))
    return (
        f"Where nobody ever came, nothing says how many would come on a day, and they are taken to come one by one. So "
        f"a board of four seats with four years on record is called low {percent(pairs.by_days)} of the time if its "
        f"people come in pairs, and {percent(threes.by_days)} if in threes: days are no help there. From about forty "
        f"seat-years on they are."
    )


def _reviewed(rows: Sequence[Facts]) -> str:
    body = []
    for together, said in ((1, "one by one"), (2, "in pairs"), (3, "in threes")):
        those = judged.of_placed(where(rows, together=together))
        still = [row for row in those if row["rate_planted"] <= 0.05]
        body.append(
            [said, judged.false_low(those), share(still, lambda row: row["renewal"] == "not low"),
             share(where(those, rate_planted=0.02), judged.low), judged.right_of_one(those)]
        )  # fmt: skip
    heads = ["they come", "ordinary, called low", "still, called not low", "found low at 0.02", "so, of one state told"]
    return table(heads, body)
