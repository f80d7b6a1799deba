"""How many findings stand out from chance, and how many would by chance alone.

A measure that is set against a stated chance has a line in RULES: it says of one finding
whether it stands out, and how often it would though nothing but chance were at work: the
exact chance of that very test. A range that few values can leave is left much more seldom
than one time in ten; where all are alike, never.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt

import numpy as np

from afresh.diagnosis.findings import Findings
from afresh.settings import Settings
from afresh.statistics import hypergeometric
from afresh.statistics.ratio_of_rates import Counted, under
from afresh.statistics.xmr_by_chance import flagged_by_chance
from afresh.vocabulary import Finding

HAIR = 1e-9
"""A value on the edge of its range but for rounding is inside."""
MOST_EXACT = 2000
"""Findings up to which the count by chance is summed exactly; above, it is taken to be normal."""


@dataclass(frozen=True)
class Look:
    """One finding that was set against chance."""

    out: bool
    by_chance: float


Rule = Callable[[Finding, Settings], Look | None]


def out_of_range(finding: Finding, settings: Settings) -> Look | None:
    """Low and high are chance's own 5% and 95%; `outside` is the share of its own draws that they leave out."""
    if finding.value is None or finding.low is None or finding.high is None:
        return None
    out = finding.value < finding.low - HAIR or finding.value > finding.high + HAIR
    return Look(out, float(str(finding.facts["outside"])))


def latest_flagged(finding: Finding, settings: Settings) -> Look | None:
    """The latest point of a process-behaviour chart carries a flag."""
    if finding.value is None or finding.low is None:
        return None
    return Look(bool(finding.facts.get("flags")), flagged_by_chance(finding.n, bool(settings.screening)))


def outside_hypergeometric(finding: Finding, settings: Settings) -> Look | None:
    """The range is of whole numbers, drawn without putting back: both of its tails are known."""
    if finding.value is None or finding.low is None or finding.high is None:
        return None
    total, drawn = (int(str(finding.facts[name])) for name in ("eligible", "seated"))
    least, most = max(0, drawn - (total - finding.n)), min(finding.n, drawn)
    beyond = [k for k in (int(finding.low) - 1, int(finding.high) + 1) if least <= k <= most]
    tails = hypergeometric.tail(beyond, [total] * len(beyond), [finding.n] * len(beyond), [drawn] * len(beyond))
    return Look(finding.value < finding.low or finding.value > finding.high, float(tails.sum()))


def fell_after_joining(finding: Finding, settings: Settings) -> Look | None:
    """Had dissent not changed, what was seen in both years would fall to either as their lengths have it (binomial)."""
    if finding.value is None:
        return None
    seen = {name: float(str(finding.facts[name])) for name in SEEN}
    total = round(seen["observed_before"] + seen["observed_after"])
    together = seen["expected_before"] + seen["expected_after"]
    if not together > 0:
        return Look(bool(finding.facts["flagged"]), 0.0)
    share, by_chance = seen["expected_after"] / together, 0.0
    for after, likely in enumerate(count_by_chance([share] * total)):
        fewer = under(
            Counted(after, seen["expected_after"]),
            Counted(total - after, seen["expected_before"]),
            settings.dissent_half,
        )
        by_chance += float(likely) if fewer >= settings.dissent_sure else 0.0
    return Look(bool(finding.facts["flagged"]), by_chance)


SEEN = ("observed_before", "expected_before", "observed_after", "expected_after")

RULES: dict[str, Rule] = {
    "link_freshness_chance": out_of_range,
    "same_kind_pairs": out_of_range,
    "language_similarity": out_of_range,
    "look_in": outside_hypergeometric,
    "dissent_after_joining": fell_after_joining,
    "results": latest_flagged,
}


@dataclass(frozen=True)
class Looked:
    """The findings of one measure."""

    measure: str
    looked_at: int
    stood_out: int
    by_chance: float


@dataclass(frozen=True)
class StandingOut:
    measures: tuple[Looked, ...]
    looked_at: int
    stood_out: int
    by_chance: float
    low: int
    high: int
    """How many would stand out by chance alone, nine times in ten, were the findings independent of each other."""


def standing_out(
    partnerships: Iterable[Findings], settings: Settings, everywhere: Findings | None = None
) -> StandingOut:
    """Over the findings of lasting partnerships, and of the whole dataset."""
    found = [finding for findings in partnerships for finding in findings.all]
    found += everywhere.all if everywhere else ()
    looks: dict[str, list[Look]] = {name: [] for name in RULES}
    for finding in found:
        rule = RULES.get(finding.measure)
        look = rule(finding, settings) if rule else None
        if look is not None:
            looks[finding.measure].append(look)
    rows = tuple(
        Looked(name, len(some), sum(one.out for one in some), sum(one.by_chance for one in some))
        for name, some in looks.items()
        if some
    )
    low, high = interval([one.by_chance for some in looks.values() for one in some])
    total = (sum(row.looked_at for row in rows), sum(row.stood_out for row in rows))
    return StandingOut(rows, *total, sum(row.by_chance for row in rows), low, high)


def interval(by_chance: list[float], share: float = 0.90) -> tuple[int, int]:
    """The 5th and 95th percentile of how many stand out by chance: a sum of independent yes and no."""
    tail = (1 - share) / 2
    if len(by_chance) > MOST_EXACT:
        mean, spread = sum(by_chance), sqrt(sum(each * (1 - each) for each in by_chance))
        away = 1.6448536269514722 * spread
        return max(0, round(mean - away)), min(len(by_chance), round(mean + away))
    up_to = np.cumsum(count_by_chance(by_chance))
    low, high = (int(np.argmax(up_to >= at - 1e-9)) for at in (tail, 1 - tail))
    return low, high


def count_by_chance(by_chance: list[float]) -> np.ndarray:
    """How likely none, one, two ... of these are (Poisson-binomial), one after another."""
    likely = np.zeros(len(by_chance) + 1)
    likely[0] = 1.0
    for i, each in enumerate(by_chance):
        likely[1 : i + 2] = likely[1 : i + 2] * (1 - each) + likely[: i + 1] * each
        likely[0] *= 1 - each
    return likely
