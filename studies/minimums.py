"""Minimums, set on the even seeds by rules that were fixed before anything was run.

A rule gives the smallest minimum with which a false alarm is rare enough. Where it asks for more than
the convention in settings.toml, the minimum is raised; where fewer would do, the convention stands,
since false alarms are not the only reason for a minimum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from afresh.settings import default_settings
from studies.counting import Share, setting_half, share, where
from studies.reviews import Facts
from studies.running import Found

FALSE_ALARMS = 0.05
"""The most that may be called low falsely."""
CHANCE_NEWCOMERS = (1, 2, 3, 4, 5)
FIGURES = (6, 9, 12, 18, 24)
FALSELY_NEW = {0.0: 0.01, 0.2: 0.05}
"""The most false newcomers a year for each seat where nobody came, by the share of marks lost: a tenth and half of
the line."""


@dataclass(frozen=True)
class Tried:
    minimum: float
    seen: Share | str
    passes: bool


@dataclass(frozen=True)
class Minimum:
    setting: str
    rule: str
    tried: tuple[Tried, ...]

    @property
    def asked(self) -> float | None:
        """The smallest that passes, and above which every larger one passes; None if none does."""
        good = None
        for each in reversed(self.tried):
            if not each.passes:
                break
            good = each.minimum
        return good

    @property
    def convention(self) -> float:
        return float(getattr(default_settings(), self.setting))

    @property
    def verdict(self) -> str:
        if self.asked is None:
            return f"none of those tried is enough; {self.convention:g} stands, and the text above says what that costs"
        if self.asked > self.convention:
            return f"{self.asked:g} is asked for: more than the {self.convention:g} in use"
        if self.asked < self.convention:
            return f"{self.asked:g} would do; the {self.convention:g} in use stands"
        return f"{self.asked:g}, as in use"


def minimums(found: Found) -> tuple[Minimum, ...]:
    """Every rule applied to the even seeds."""
    half = {name: setting_half(rows) for name, rows in found.items()}
    return (
        _first_gatherings(half["first_sheets"]),
        _chance_newcomers([*half["acquaintances"], *half["mixed"]]),
        _figures(half["indicators"]),
    )


def _first_gatherings(rows: Sequence[Facts]) -> Minimum:
    def tried() -> Iterator[Tried]:
        for first in sorted({row["first_gatherings"] for row in rows}):
            those = [row for row in where(rows, first_gatherings=first) if not row["rate_planted"]]
            falsely = {lost: _falsely_new(where(those, lost=lost)) for lost in FALSELY_NEW}
            passes = all(falsely[lost] <= most for lost, most in FALSELY_NEW.items())
            yield Tried(first, " and ".join(f"{each:.3f}" for each in falsely.values()), passes)

    rule = (
        "the fewest gatherings to leave out at the start for which boards that nobody joined, known by sheets of "
        "attendance, show at most 0.01 arrivals a year for each seat with all marks, and 0.05 with a fifth lost"
    )
    return Minimum("first_gatherings", rule, tuple(tried()))


def _falsely_new(rows: Sequence[Facts]) -> float:
    years = sum(row["seat_years"] for row in rows)
    return sum(row["newcomers"] for row in rows) / years if years else 0.0


def _chance_newcomers(rows: Sequence[Facts]) -> Minimum:
    null = [row for row in rows if row.get("origin", "anybody in the place") == "anybody in the place"]

    def tried() -> Iterator[Tried]:
        for least in CHANCE_NEWCOMERS:
            those = [row for row in null if row["new_now"] >= least and row["chance_low"] is not None]
            yield _rare(least, those, below_chance)

    rule = (
        f"the fewest newcomers from which on, where they are anybody at all, at most {FALSE_ALARMS:.0%} are found less "
        f"new to the others than chance gives"
    )
    return Minimum("chance_newcomers", rule, tuple(tried()))


def below_chance(row: Facts) -> bool:
    """Whether fewer pairs of newcomers and others are new to each other than chance gives, nine times in ten."""
    return bool(row["pairs_new"] is not None and row["pairs_new"] < row["chance_low"])


def _figures(rows: Sequence[Facts]) -> Minimum:
    def tried() -> Iterator[Tried]:
        for least in FIGURES:
            those = [
                row for row in rows
                if not row["change"] and row["points"] == least and row["follows"] == "independent"
            ]  # fmt: skip
            yield _rare(least, those, lambda row: row["reading"] in ("improvement", "concern"))

    rule = (
        f"the fewest figures for which the latest one reads improvement or concern in at most {FALSE_ALARMS:.0%} of "
        "indicators that did not change"
    )
    return Minimum("trial_points", rule, tuple(tried()))


def _rare(least: float, rows: Sequence[Facts], falsely: Callable[[Facts], bool]) -> Tried:
    seen = share(rows, falsely)
    return Tried(least, seen, seen.value is None or seen.value <= FALSE_ALARMS)
