"""Findings: newcomers who are old acquaintances, attendance that falls, figures that change, themes that are new."""

from __future__ import annotations

from collections.abc import Sequence

from afresh.settings import default_settings
from studies.counting import average, percent, share, table, where
from studies.figures import Figure, Line
from studies.judged import stale
from studies.minimums import below_chance
from studies.reviews import Facts
from studies.running import Found
from studies.sections.part import Part, reported, shown

NEW = ((1, 1), (2, 2), (3, 3), (4, 5), (6, 100))
MEETINGS = (2, 4, 6, 12)
TRENDS = (0.0, -0.25, -0.5, -1.0)
POINTS = (6, 9, 12, 18, 24, 36, 60)


def chance(found: Found) -> Part:
    rows = [row for row in reported(found, "acquaintances") if row["chance_low"] is not None]
    kinds = [("outsiders", 0.0), ("anybody in the place", 0.0), *(("old acquaintances", s) for s in (0.25, 0.5, 0.75))]
    body = []
    for origin, shared in kinds:
        those = where(rows, origin=origin, shared=shared)
        name = f"{origin}, {shared:.0%} of seats shared" if shared else origin
        body.append([name, *(share([r for r in those if a <= r["new_now"] <= b], below_chance) for a, b in NEW)])
    heads = ["newcomers are", *(_newcomers(*band) for band in NEW)]
    text = "\n\n".join(
        (
            "## Newcomers whom the others knew already",
            "Boards of 8 or 12 that take in a third of their seats a year or more. Newcomers are outsiders, or anybody "
            "who sits somewhere in the place, or come from one large table with which the board shares a part of its "
            "seats. Share found less new to each other than chance gives, by newcomers in the year:",
            table(heads, body),
            f"The finding is told from {default_settings().chance_newcomers:g} newcomers on, and decides no state.",
        )
    )
    return Part(text)


def _newcomers(fewest: int, most: int) -> str:
    if most >= 100:
        return f"{fewest} or more"
    if fewest < most:
        return f"{fewest} to {most}"
    return "1 newcomer" if fewest == 1 else f"{fewest} newcomers"


def falling(row: Facts) -> bool:
    return row["high"] is not None and row["high"] < 1


def attendance(found: Found) -> Part:
    rows = reported(found, "falling_attendance")
    body = [
        [
            f"{trend:g}",
            seats,
            *(share(where(rows, trend_planted=trend, seats=seats, meetings=m), falling) for m in MEETINGS),
        ]
        for trend in TRENDS
        for seats in (6, 12, 24)
    ]
    heads = ["a year, in log-odds", "seats", *(f"{m} meetings a year" for m in MEETINGS)]
    null = where(rows, trend_planted=0.0)
    text = "\n\n".join(
        (
            "## Attendance that falls away",
            "Share found falling over two years, by what each year adds to the log-odds of coming (-0.5 takes "
            "attendance from 80% to 71% in a year, -1 to 60%). Where nothing was planted, "
            f"{share(null, falling)} are found falling; one in twenty is what a 90% interval allows.",
            table(heads, body),
        )
    )
    return Part(text)


def indicators(found: Found) -> Part:
    rows = reported(found, "indicators")
    figure = _figure(where(rows, follows="independent"))
    changed = [(0.0, 0), *((change, since) for change in (1.0, 2.0, 3.0) for since in (4, 8))]
    body = []
    for change, since in changed:
        those = where(rows, change=change, since=since, follows="independent")
        name = f"{change:g} sd, {since} months ago" if change else "none"
        body.append([name, *(share(where(those, points=points), concern) for points in POINTS)])
    text = "\n\n".join(
        (
            "## Indicators that changed for the worse",
            "Monthly figures, each independent of the one before. Share whose latest figure reads concern (where there "
            "was no change: concern or improvement):",
            table(["change", *(f"{points} figures" for points in POINTS)], body),
            shown("concern-by-figures", figure),
            "The reading is of the latest figure alone, and a change of one standard deviation is seldom seen in one "
            "figure. Figures before and after a large step follow one another; where 12 or more come before the run "
            "that the change began, whether each follows the one before is judged by those, and else the reading is "
            "unclear. Share that reads unclear, eight months after the change:",
            _unclear(where(rows, follows="independent")),
            "Where each month makes up for part of the one before, or follows it, the same chart reads otherwise (36 "
            "figures):",
            _follows(rows),
        )
    )
    return Part(text, {"concern-by-figures": figure})


def concern(row: Facts) -> bool:
    return row["reading"] == "concern" or (not row["change"] and row["reading"] == "improvement")


def _figure(rows: Sequence[Facts]) -> Figure:
    kinds = [("none (either way)", 0.0, 0), *((f"{change:g} sd", change, 8) for change in (1.0, 2.0, 3.0))]
    lines = [
        Line(name, [share(where(rows, change=change, since=since, points=points), concern) for points in POINTS])
        for name, change, since in kinds
    ]
    return Figure(
        "A large change is found once a year came before it",
        "monthly figures on record",
        "latest figure reads concern, by the change eight months ago",
        [str(points) for points in POINTS],
        lines,
        marked=0.05,
    )


def unclear(row: Facts) -> bool:
    return bool(row["reading"] == "unclear")


def _unclear(rows: Sequence[Facts]) -> str:
    kinds = [("none", 0.0, 0), *((f"{change:g} sd", change, 8) for change in (1.0, 2.0, 3.0))]
    body = [
        [name, *(share(where(rows, change=change, since=since, points=points), unclear) for points in POINTS)]
        for name, change, since in kinds
    ]
    return table(["change", *(f"{points} figures" for points in POINTS)], body)


def _follows(rows: Sequence[Facts]) -> str:
    body = []
    for follows, said in (
        ("catches up", "makes up for it"),
        ("independent", "independent"),
        ("follows on", "follows it"),
    ):
        those = where(rows, follows=follows, points=36)
        cells = [share(where(those, change=0.0), concern)]
        cells += [share(where(those, change=change, since=8), concern) for change in (1.0, 2.0, 3.0)]
        body.append([said, *cells, share(where(those, change=0.0), unclear)])
    heads = ["each month", "no change, read as one", "1 sd, found", "2 sd, found", "3 sd, found", "no change, unclear"]
    return table(heads, body)


def themes(found: Found) -> Part:
    rows = reported(found, "themes")
    body = []
    for new in (0.0, 0.5, 1.0, 2.0, 3.0):
        those = where(rows, new_a_year=new)
        novelty = average(row["novelty"] for row in those)
        cells = (share(where(those, meetings=m), stale) for m in MEETINGS)
        body.append([f"{new:g}", "–" if novelty is None else percent(novelty), *cells])
    text = "\n\n".join(
        (
            "## The same people on new issues",
            "Boards of fourteen that take in 0.01 new people a year for each seat, with four agenda items a meeting on "
            "five themes, some of which give way to new ones. A table with few new people is not called stale where "
            "surely more than half of what it discusses is new (the whole 90% interval lies above one half); none of "
            "these gets so far, as themes come round again. Share called stale:",
            table(
                ["new themes a year", "new, of items, on average", *(f"{m} meetings a year" for m in MEETINGS)], body
            ),
        )
    )
    return Part(text)
