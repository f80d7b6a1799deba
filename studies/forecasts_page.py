"""docs/forecasts.md: how often forecasts held, how wide they were, and how many were refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from afresh.recommend.rotation import quotable
from afresh.recommend.rotation.back_test import FIGURES
from afresh.recommend.rotation.quotable import QUOTED
from afresh.settings import Settings
from studies.forecasts import REGISTERS, Found, One

HORIZONS = (1, 2, 4)
NAMED = {
    "newcomers": "newcomers in the year",
    "newer_share": "share of seats held by newer members",
    "median_tenure": "median years at the table",
    "link_freshness": "pairs new to each other",
}
WHY = {
    "years": "fewer than three whole years on record",
    "seat-years": "fewer than 15 seat-years on record",
    "waves": "newcomers in waves, under two cycles on record",
    "nobody": "nobody at the table on the review date",
    "ended": "ended",
    "project": "a project",
}
LEAST, MOST, FEWEST = 0.80, 0.97, 20
HELD = Path(quotable.__file__).with_name("held.csv")
KINDS = {"no clock": "steady", "election clock": "clock"}
"""Planted boards, of which it is known that they are of that kind."""


@dataclass(frozen=True)
class Cell:
    tried: int
    held: int
    width: float
    """The median."""

    def said(self) -> str:
        if not self.tried:
            return "–"
        return f"{100 * self.held / self.tried:.0f}% of {self.tried:,}"


def cell(ones: Iterable[One]) -> Cell:
    tried = [one.tried for one in ones]
    widths = sorted(each.high - each.low for each in tried)
    return Cell(len(tried), sum(each.held for each in tried), widths[len(widths) // 2] if widths else 0.0)


def together(found: Sequence[Found]) -> dict[str, list[One]]:
    """All tries of a register, over its seeds."""
    by: dict[str, list[One]] = {name: [] for name in REGISTERS}
    for each in found:
        by[each.register] += each.tries
    return {name: ones for name, ones in by.items() if ones}


def write(found: Sequence[Found], scale: float, settings: Settings, page: Path) -> Path:
    by = together(found)
    parts = [HEAD.format(scale="" if scale == 1 else f" (at {scale:g} of the usual seeds)").rstrip(), *_made(by, found)]
    page.write_text("\n".join(parts).rstrip() + "\n", "utf-8")
    if scale == 1:
        HELD.write_text(held(by), "utf-8")
    return page


def held(by: dict[str, list[One]]) -> str:
    """How often the interval of what advice quotes held, by kind of board: what the panel goes by (`quotable`)."""
    lines = ["kind,figure,ahead,held,tried"]
    for kind, register in KINDS.items():
        for ahead in HORIZONS:
            found = cell(_kept(by.get(register, []), QUOTED, ahead))
            if found.tried:
                lines.append(f"{kind},{QUOTED},{ahead},{found.held / found.tried:.2f},{found.tried}")
    return "\n".join(lines) + "\n"


HEAD = """\
# Do rotation forecasts hold?

Written by `python -m studies.forecasts` (`make study`){scale}. A forecast is made as of each earlier year of each
partnership, from what was known on that day and no later, and set beside what came. Its 90% interval should hold that
nine times in ten; the aim is 80 to 97%, in every register and at every horizon, where the settings do not refuse.

What was looked at while the method was made: Congress with years that end on 22 April, one seed of the worked
example, and planted boards of other seeds than these. From Congress came that the number of seats moves as in past
years at the same phase, that newcomers of one year are alike in whom they had met, that some of those who leave are
not there any more in the year, and that three whole years are needed; from the planted clocks, that newcomers come at
the time of the year at which past ones came. Everything else on this page was drawn or cut afterwards; after a first
drawing one mistake was mended (some registers without attendance were read as if they had it) and the page was drawn
again, with the method as it was. Congress with years that end on 1 October is the same register cut half a year off:
its forecasts start from other days and are judged on other years, but its committees are the same.

Shares count as held where they are within half a percent of an end, and tenure within half a tenth of a year, as they
are printed. All figures are of the forecast that nothing changes: what a rule would do cannot be judged on records of
partnerships that had none.
"""


REFUSED = """\
A year ahead, for newcomers: the same forecasts, had the settings not refused them. With fewer than three whole years an
election clock cannot be seen, and the interval holds too seldom. Newcomers in waves are refused because the design says
so: the interval is as wide as the waves and would have held, but it tells little.
"""


def _made(by: dict[str, list[One]], found: Sequence[Found]) -> Iterable[str]:
    yield "\n## How often the interval held what came, by how many years ahead\n"
    yield "| register | figure | " + " | ".join(f"{h} ahead" for h in HORIZONS) + " | median width 1 ahead |"
    yield "| --- | --- |" + " ---: |" * (len(HORIZONS) + 1)
    for name, ones in by.items():
        for figure in FIGURES:
            cells = [cell(_kept(ones, figure, ahead)) for ahead in HORIZONS]
            if any(each.tried for each in cells):
                said = " | ".join(each.said() for each in cells)
                yield f"| {REGISTERS[name]} | {NAMED[figure]} | {said} | {cells[0].width:.2f} |"
    yield _verdict(by)
    yield "\n## What would have become of those that were refused\n"
    yield REFUSED
    yield "| register | why it was refused | held | median width | (not refused) |"
    yield "| --- | --- | ---: | ---: | ---: |"
    for name, ones in by.items():
        kept = cell(_kept(ones, "newcomers", 1))
        for why in ("years", "seat-years", "waves"):
            refused = cell(one for one in _of(ones, "newcomers", 1) if one.refused == why)
            if refused.tried:
                yield f"| {REGISTERS[name]} | {WHY[why]} | {refused.said()} | {refused.width:.1f} | {kept.said()} |"
    yield "\n## How many have no forecast on the last day, and why\n"
    yield "| register | partnerships | with a forecast | without, and why |"
    yield "| --- | ---: | ---: | --- |"
    for name in by:
        yield _refused_now(name, [each for each in found if each.register == name])


def _of(ones: Sequence[One], figure: str, ahead: int) -> Iterable[One]:
    return (one for one in ones if one.tried.figure == figure and one.tried.ahead == ahead)


def _kept(ones: Sequence[One], figure: str, ahead: int) -> Iterable[One]:
    return (one for one in _of(ones, figure, ahead) if not one.refused)


def _verdict(by: dict[str, list[One]]) -> str:
    under, over, within = [], [], 0
    for name, ones in by.items():
        for figure in FIGURES:
            for ahead in HORIZONS:
                one = cell(_kept(ones, figure, ahead))
                if one.tried < FEWEST:
                    continue
                share = one.held / one.tried
                line = f"{REGISTERS[name]}: {NAMED[figure]}, {ahead} ahead ({share:.0%})"
                if share < LEAST:
                    under.append(line)
                elif share > MOST:
                    over.append(line)
                else:
                    within += 1
    said = [
        f"\nOf {within + len(under) + len(over)} lines with at least {FEWEST} forecasts, {within} lie within 80 to 97%."
    ]
    if not under:
        said.append("None is under 80%.")
    if under:
        said.append("\nUnder 80%, and so too sure of themselves:\n")
        said += [f"- {each}" for each in under]
    if over:
        said.append("\nOver 97%, and so wider than they need be (a few whole numbers cannot be cut finer):\n")
        said += [f"- {each}" for each in over]
    return "\n".join(said)


def _refused_now(name: str, found: Sequence[Found]) -> str:
    partnerships = sum(each.partnerships for each in found)
    why: dict[str, int] = {}
    for each in found:
        for reason, n in each.refused_now.items():
            why[reason] = why.get(reason, 0) + n
    told = "; ".join(f"{n:,} {WHY[reason]}" for reason, n in sorted(why.items(), key=lambda one: -one[1])) or "none"
    return f"| {REGISTERS[name]} | {partnerships:,} | {partnerships - sum(why.values()):,} | {told} |"
