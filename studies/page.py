"""Writes docs/planted-truth.md, docs/planted-findings.md and their figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from afresh.version import VERSION
from studies.bounds import Bound
from studies.figures import svg
from studies.minimums import minimums
from studies.running import Found
from studies.sections import worlds
from studies.sections.errors import errors
from studies.sections.findings import attendance, chance, indicators, themes
from studies.sections.limits import limits
from studies.sections.nulls import consensus, missing_marks, mixed, renamed
from studies.sections.opening import opening
from studies.sections.part import Part
from studies.sections.states import five_states, worked_example
from studies.sections.support import support

FINDINGS = "planted-findings.md"
FIGURES = "planted-truth"


def write(found: Found, seeds: Mapping[str, int], bounds: Sequence[Bound], folder: Path) -> list[Path]:
    """Two pages, and a file a figure beside them."""
    of_states = [
        opening(found, bounds, VERSION),
        support(found),
        errors(found),
        worlds.elections(found),
        worlds.small_old(found),
        worlds.logs(found),
        worlds.never_closed(found),
        worlds.one_closed(found),
        five_states(found),
        worked_example(found),
        Part("## What only looks like it"),
        consensus(found),
        missing_marks(found),
        renamed(found),
        Part(_how(found, seeds)),
        Part(LIMITS_OF_THE_STUDY),
    ]
    of_findings = [
        Part(FINDINGS_HEAD),
        chance(found),
        attendance(found),
        indicators(found),
        themes(found),
        mixed(found),
        limits(minimums(found)),
    ]
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, parts in (("planted-truth.md", of_states), (FINDINGS, of_findings)):
        (folder / name).write_text("\n\n".join(part.text for part in parts) + "\n", "utf-8")
        written.append(folder / name)
    return [*written, *_figures([*of_states, *of_findings], folder / FIGURES)]


def _figures(parts: Sequence[Part], folder: Path) -> list[Path]:
    """Those of the pages, and no others: what an earlier study left is taken away."""
    folder.mkdir(exist_ok=True)
    drawn = {folder / f"{name}.svg": svg(figure) for part in parts for name, figure in part.figures.items()}
    for path in set(folder.glob("*.svg")) - set(drawn):
        path.unlink()
    for path, text in drawn.items():
        path.write_text(text, "utf-8")
    return list(drawn)


def _how(found: Found, seeds: Mapping[str, int]) -> str:
    reviews = sum(len(rows) for rows in found.values())
    listed = ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in seeds.items())
    return (
        "## How it was done\n\n"
        "What is planted is a mechanism, never a measured value: how often a seat passes to somebody new, and how "
        "likely a proposal is to be adopted. Most boards are written straight as records, hundreds to a store "
        "(`studies/planted_boards.py`); the worked example's own mechanisms make whole records of the others. All are "
        "read and reviewed by the program itself; nothing is worked out beside it. A board is still where arrivals "
        "are planted under 0.10 a year for each seat, and closed where under one proposal in three is adopted; of "
        "boards that lie near a line, right and wrong are a matter of little.\n\n"
        f"{reviews:,} reviews of a partnership were counted. Seeds of each world: {listed}. Shares are followed by how "
        "many they are of; bars in figures are 90% intervals. Reviews of one board after two and after four years are "
        "not independent of each other.\n\n"
        f"What is found of findings other than the state is on [a page of its own]({FINDINGS})."
    )


FINDINGS_HEAD = """# Planted findings: what else a review finds, and how often falsely

Written by `make study`, beside [planted truth](planted-truth.md), which is about the state. Of everything on this page
minimums were set on the even seeds, and results are of the odd ones."""

LIMITS_OF_THE_STUDY = """## What this does not show

- Mechanisms are simple: seats pass at a steady rate, in groups or on a clock, and proposals are alike. Real boards
  differ in more ways, and nobody has planted them.
- The lines themselves (0.10 arrivals a year, one proposal in three) are conventions. The study says how well they are
  read from records, and nothing of whether they are the right ones.
- What is called right is what was planted, not whether a partnership works."""
