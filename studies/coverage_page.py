"""docs/coverage.md: the rule, what was found, and the minimums that follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from studies.coverage import METHODS, ORGANISATIONS, PROPOSALS, TABLES, Cell
from studies.tables_of_answers import WORLDS

LEAST, MOST, WIDEST, LEAST_IN_A_WORLD = 0.85, 0.97, 0.5, 0.80
TITLES = {
    "support": "Support for contested proposals, against the true rate over what was put to each",
    "support against all": "The same intervals, against the true rate had all been asked the same",
    "crossed": "Support had all been asked the same, difficulty taken out",
}

RULE = f"""\
## The rule

It was fixed before the tables were first drawn; an earlier, smaller draw with other seeds had been looked at, from
which came the prior of the crossed effects' spreads, the reading of an end as it is printed, and the line for a single
world. Support has since taken the interval of its own counts (Jeffreys), and nothing of the rule was changed for it.
A minimum is the least number of contested proposals at which, and at every larger number tried,

1. intervals that are to hold the truth nine times in ten hold it {LEAST:.0%} to {MOST:.0%} of the time, averaged over
   all organisations, at each number of organisations, over all worlds, and
2. at least {LEAST_IN_A_WORLD:.0%} of the time in each world, averaged over the three numbers of organisations, and
3. are narrower than {WIDEST} on average: wider ones tell nothing.

A share is printed as a whole percent, so that a truth within half a percent of an end counts as held.
"""


def write(cells: Sequence[Cell], scale: float, page: Path) -> Path:
    parts = [
        _head(scale),
        RULE,
        "## The worlds\n\n" + _table(["world", "what is true in it"], [[w.name, w.told] for w in WORLDS]),
        *(part for method in METHODS for part in _method(cells, method)),
        _minimums(cells),
    ]
    page.write_text("\n".join(part.rstrip() + "\n" for part in parts), "utf-8")
    return page


def _head(scale: float) -> str:
    drawn = ", ".join(f"{max(1, round(count * scale))} of {n}" for n, count in TABLES.items())
    return f"""\
# How often the intervals of support hold the truth

Written by `make study` (`python -m studies.coverage`). Tables of organisations and contested proposals are drawn from
worlds in which every true rate is known: {drawn} organisations, in each world, at each number of proposals. A
proposal counts when anybody did not support it, for all who answered it, as in the measures, and the true rate is that
over such proposals: lower than over all that is put, the more so where few sit. The interval of support
is Jeffreys', of each organisation's own counts.
"""


def _method(cells: Sequence[Cell], method: str) -> list[str]:
    of = [cell for cell in cells if cell.method == method]
    heading = f"## {TITLES[method]}\n\nPercent of intervals that hold the truth, averaged over organisations "
    heading += "(in brackets: those in the lowest quarter of true rates), by organisations and contested proposals."
    columns = [(n, m) for m in PROPOSALS for n in ORGANISATIONS]
    rows = []
    for m in PROPOSALS:
        for n in ORGANISATIONS:
            here = [cell for cell in of if (cell.organisations, cell.proposals) == (n, m)]
            each = [[cell for cell in here if cell.world == world.name] for world in WORLDS]
            shown = [_both(cell[0]) if cell else "–" for cell in each]
            rows.append([str(n), str(m), *shown, _both(_sum(here)), f"{_sum(here).width / _sum(here).intervals:.2f}"])
    assert len(rows) == len(columns), "a row a size"
    head = ["organisations", "proposals", *(world.name for world in WORLDS), "all", "width"]
    low = _sum(of)
    missed = low.low - low.low_held
    above = low.low_over / missed if missed else 0.0
    said = f"Of the intervals of the lowest quarter that miss, {above:.0%} lie above the truth."
    return [heading, _table(head, rows), said]


def _both(cell: Cell) -> str:
    low = f" ({cell.low_held / cell.low:.0%})" if cell.low else ""
    return f"{cell.held / cell.intervals:.0%}{low}".replace("%", "") if cell.intervals else "–"


def _sum(cells: Sequence[Cell]) -> Cell:
    found = cells[0]
    for cell in cells[1:]:
        found = found + cell
    return found


def minimum(cells: Sequence[Cell], method: str) -> int | None:
    """The least number of proposals from which on the rule holds."""
    found: int | None = None
    for m in reversed(PROPOSALS):
        if not all(rule([cell for cell in cells if (cell.method, cell.proposals) == (method, m)]) for rule in RULES):
            break
        found = m
    return found


def _share(cells: Sequence[Cell]) -> float:
    """Of intervals that hold the truth, each world counted alike."""
    return sum(cell.held / cell.intervals for cell in cells) / len(cells)


def _of_lowest(cells: Sequence[Cell]) -> float:
    known = [cell for cell in cells if cell.low]
    return sum(cell.low_held / cell.low for cell in known) / len(known)


def _on_average(cells: Sequence[Cell]) -> bool:
    return all(LEAST <= _share([c for c in cells if c.organisations == n]) <= MOST for n in ORGANISATIONS)


def _in_each_world(cells: Sequence[Cell]) -> bool:
    names = {cell.world for cell in cells}
    return all(_share([c for c in cells if c.world == name]) >= LEAST_IN_A_WORLD for name in names)


def _narrow(cells: Sequence[Cell]) -> bool:
    return sum(cell.width / cell.intervals for cell in cells) / len(cells) < WIDEST


RULES: tuple[Callable[[Sequence[Cell]], bool], ...] = (_on_average, _in_each_world, _narrow)


def _minimums(cells: Sequence[Cell]) -> str:
    from afresh.settings import default_settings

    chosen = default_settings()
    rows = []
    for method, name in (("support", "fewest_contested"), ("crossed", "fewest_crossed")):
        for m in PROPOSALS:
            here = [cell for cell in cells if (cell.method, cell.proposals) == (method, m)]
            held = [f"{_share([c for c in here if c.organisations == n]):.0%}" for n in ORGANISATIONS]
            worst = min((_share([c for c in here if c.world == w.name]), w.name) for w in WORLDS
                        if any(c.world == w.name for c in here))  # fmt: skip
            width = sum(cell.width / cell.intervals for cell in here) / len(here)
            low = min((_of_lowest([c for c in here if c.world == w.name]), w.name) for w in WORLDS
                      if any(c.world == w.name for c in here))  # fmt: skip
            kept = "yes" if all(rule(here) for rule in RULES) else "no"
            rows.append([name, str(m), *held, f"{worst[0]:.0%} ({worst[1]})",
                         f"{low[0]:.0%} ({low[1]})", f"{width:.2f}", kept])  # fmt: skip
    head = ["setting", "proposals", *(f"{n} organisations" for n in ORGANISATIONS), "lowest world",
            "lowest quarter, lowest world", "width", "kept"]  # fmt: skip
    told = [
        f"`{name}` may be as low as {minimum(cells, method) or 'none of those tried'}; it is set to {value:g}"
        f"{', which is fewer than the rule asks' if value < (minimum(cells, method) or 10_000) else ''}."
        for method, name, value in (
            ("support", "fewest_contested", chosen.fewest_contested),
            ("crossed", "fewest_crossed", chosen.fewest_crossed),
        )
    ]
    told.append(
        "Both stand where they do by convention: nobody is judged by three answers. With few answers an interval of "
        "own counts is wide, and says so."
    )
    told.append(
        f"A partnership's share of proposals adopted has the interval of support, so that the first table is its own "
        f"too; whether it is low is decided by exact cuts, from {chosen.fewest_proposals:g} proposals on "
        f"([planted truth](planted-truth.md)). `fewest_tied`, {chosen.fewest_tied:g}, is the fewest organisations that "
        "were tried."
    )
    return "## The minimums\n\nEach world counted alike.\n\n" + _table(head, rows) + "\n" + "\n".join(told)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
