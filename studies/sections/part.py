"""One part of the page: its text, and the figures that stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from studies.counting import Share, reporting_half
from studies.figures import Figure
from studies.reviews import Facts
from studies.running import Found


@dataclass(frozen=True)
class Part:
    text: str
    figures: Mapping[str, Figure] = field(default_factory=dict)
    """By file name, without its ending."""


def shown(name: str, figure: Figure) -> str:
    return f"![{figure.title}](planted-truth/{name}.svg)"


def reported(found: Found, world: str) -> Sequence[Facts]:
    return reporting_half(found[world])


def worst(shares: Sequence[Share]) -> Share:
    """The largest of those that are of something."""
    return max((each for each in shares if each.n), key=lambda each: each.k / each.n)


def least(shares: Sequence[Share]) -> Share:
    return min((each for each in shares if each.n), key=lambda each: each.k / each.n)
