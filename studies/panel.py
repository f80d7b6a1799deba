"""How often the panel speaks where nothing is so, and where something is: `python -m studies.panel`, of `make study`.

Writes docs/panel-by-chance.md. Thresholds were fixed before it was run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from studies.counting import Share, percent, share, table
from studies.reviews import Facts
from studies.worlds import panel_mixed, panel_planted

PAGE = Path(__file__).parents[1] / "docs" / "panel-by-chance.md"
MIXED, PLANTED = range(1, 4), range(301, 321)
"""Seeds: the planted ones are none of those by which the rules were tried while they were written."""

HEAD = """# How often the panel speaks where nothing is so

Written by `make study`. Two hundred partnerships a seed in which who sits, speaks and agrees is left to chance: seats
change hands at twice the line, three proposals in five are adopted, figures go up and down, and of all organisations
none is at the table for any reason (`studies/worlds/panel_mixed.py`). What a rule says of such a table it says by
chance. Some rules keep silent of a table that is called fresh, as nearly all of these rightly are; the third column
tells how often they would speak were it called stale. An example or a duty is told only of a proposal of its theme and
its kind, and these made-up proposals have no kind: those rules do not speak here.
"""

BESIDE = """
## And where something is

The worked example's nine partnerships, in which situations are planted (`docs/example.md`), over seeds 301 to 320.
Rules and their thresholds were tried on seeds 1 to 20 while they were written, and two were changed after seeds 101 to
120 and 201 to 220 had been looked at (who could speak is chosen by the share of their proposals that was backed; whom
to bring in, by how much of what the table deals with is their work). Nothing was changed after the seeds of this table
were looked at. Counted is whether the right advice, about the right organisation, is among the first five for its
partnership. Lantern House is not among what should be said of the Hospital Discharge Board: the trust sits with thirty
others, so one more moves it by less than a tenth in the scenario, and nobody is named
(`docs/decisions/0015-who-speaks-first-is-a-scenario.md`).
"""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--processes", type=int, default=2, help="how many seeds are run at a time (2)")
    given = asked.parse_args()
    with ProcessPoolExecutor(given.processes, mp_context=get_context("spawn")) as pool:
        mixed = [row for rows in pool.map(panel_mixed.run, MIXED) for row in rows]
        planted = [row for rows in pool.map(panel_planted.run, PLANTED) for row in rows]
    PAGE.write_text(page(mixed, planted), "utf-8")
    print(PAGE, file=sys.stderr)


def page(mixed: Sequence[Facts], planted: Sequence[Facts]) -> str:
    return f"{HEAD}\n{by_chance(mixed)}\n{BESIDE}\n{found(planted)}\n"


def by_chance(rows: Sequence[Facts]) -> str:
    rules = sorted({rule for row in rows for name in ("rules", "were_it_stale") for rule in row[name]})
    fresh = share(rows, lambda row: row["state"] == "fresh")
    body = [[f"`{rule}`", _of(rows, "rules", rule), _of(rows, "were_it_stale", rule)] for rule in rules]
    heads = ["rule", "speaks (90% interval)", "would, were the table called stale"]
    return f"{len(rows):,} partnerships, {percent(fresh.value or 0)} of them called fresh.\n\n{table(heads, body)}"


def _of(rows: Iterable[Facts], which: str, rule: str) -> str:
    return _with_range(share(rows, lambda row: rule in row[which]))


def _with_range(each: Share) -> str:
    low, high = each.range or (0.0, 1.0)
    return f"{percent(each.value or 0)} ({percent(low)} to {percent(high)})"


def found(rows: Sequence[Facts]) -> str:
    asked = list(dict.fromkeys((row["partnership"], row["rule"], row["about"]) for row in rows))
    body = []
    for each in asked:
        those = [row for row in rows if (row["partnership"], row["rule"], row["about"]) == each]
        met = share(those, lambda row: row["met"])
        body.append([each[0], f"`{each[1]}`", each[2] or "–", f"{met.k} of {met.n}"])
    return table(["partnership", "rule", "about", "met"], body)


if __name__ == "__main__":
    main()
