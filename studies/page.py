"""Writes docs/planted-truth.md and its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from studies.counting import share, where
from studies.figures import svg
from studies.minimums import low_now, minimums
from studies.running import Found
from studies.sections.findings import attendance, chance, indicators, themes
from studies.sections.limits import limits
from studies.sections.nulls import consensus, election_clock, missing_marks, mixed, renamed
from studies.sections.openness import openness, shut
from studies.sections.part import Part, reported
from studies.sections.renewal import false_low, renewal, told
from studies.sections.states import five_states, worked_example
from studies.sections.support import support
from studies.worlds.openness import OTHERS

HEAD = "# Planted truth: how often a review finds what is so, and how often what is not\n\nWritten by `make study`."


def write(found: Found, seeds: Mapping[str, int], page: Path) -> list[Path]:
    """The page, and a file a figure beside it."""
    set_by_rule = minimums(found)
    parts = [
        Part(f"{HEAD} {_opening(found)}"),
        Part(_how(found, seeds)),
        limits(set_by_rule),
        renewal(found),
        five_states(found),
        openness(found),
        chance(found),
        attendance(found),
        indicators(found),
        themes(found),
        Part("## What only looks like it"),
        election_clock(found),
        consensus(found),
        missing_marks(found),
        renamed(found),
        mixed(found),
        worked_example(found),
        support(found),
        Part(LIMITS_OF_THE_STUDY),
    ]
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("\n\n".join(part.text for part in parts) + "\n", "utf-8")
    return [page, *_figures(parts, page.parent / page.stem)]


def _figures(parts: Sequence[Part], folder: Path) -> list[Path]:
    folder.mkdir(exist_ok=True)
    written = []
    for part in parts:
        for name, figure in part.figures.items():
            path = folder / f"{name}.svg"
            path.write_text(svg(figure), "utf-8")
            written.append(path)
    return written


def _opening(found: Found) -> str:
    """Where recovery is poor, first."""
    rows = reported(found, "turnover")
    quiet = [row for row in rows if row["rate_planted"] <= 0.02]
    short = share(where(quiet, years=2.0), lambda row: told(row) and low_now(row))
    small = share(where(quiet, years=2.0, seats=6), told)
    half = share([row for row in where(rows, rate_planted=0.05, years=4.0) if told(row)], low_now)
    long = share(where(quiet, years=8.0), lambda row: told(row) and low_now(row))
    closed = where(reported(found, "openness"), adopted_planted=0.1, proposals=8)
    alone, among = (share(where(closed, others=others), shut) for others in (0, OTHERS))
    return (
        f"Short records and small boards tell little. After two years, boards whose seats change hands once in fifty "
        f"years or never are found low on renewal in {short}, and of those with six seats {small} can be told at all. "
        f"Boards at half the line, one new person in twenty seats a year, are found in {half} after four years. With "
        f"eight proposals, a partnership that adopts one in ten is found low on openness in {alone} where it is alone "
        f"in its records, and in {among} among others that adopt most of what is put to them. What is said is seldom "
        f"false: at twice the line, {false_low(rows)} are called low. And long records tell: after eight years the "
        f"first are found in {long}."
    )


def _how(found: Found, seeds: Mapping[str, int]) -> str:
    reviews = sum(len(rows) for rows in found.values())
    listed = ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in seeds.items())
    return (
        "## How it was done\n\n"
        "The worked example's own mechanisms (who sits, who comes next, who attends, what is proposed and adopted, how "
        "figures move) were run at other settings, in places of up to forty partnerships, and their records reviewed "
        "as a user's are. What is planted is a mechanism, never a measured value. Where records are short, it is "
        "because the review looks back from an earlier day: nothing later is used. Members are known by seats, by "
        "sheets of attendance, or by both. Only the two hundred mixed partnerships come from a generator of their own, "
        "as the example's place has neither people nor organisations for so many.\n\n"
        f"{reviews:,} reviews of a partnership were counted. Seeds of each world: {listed}; even ones set minimums, "
        f"odd ones are reported. Shares are followed by how many they are of; bars in figures are 90% intervals. "
        f"Reviews of one board after two and after four years are not independent of each other."
    )


LIMITS_OF_THE_STUDY = """## What this does not show

- Mechanisms are simple: seats pass at a steady rate or on a clock, members differ a little in how often they come,
  proposals are alike. Real boards differ in more ways, and nobody has planted them.
- The thresholds themselves (0.10 arrivals a year, one proposal in three) are conventions. The study says how well they
  are read from records, and nothing of whether they are the right ones.
- What is called right is what was planted, not whether a partnership works."""
