"""Whether a partnership's renewal is low, and how often draws say so."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from afresh.engine.contract import Step
from afresh.gatherings.gathered import Gathered

TIMES = Step(
    "times",
    "each member's seat time in the window, as first and last day",
    """SELECT w.partnership, w.from_day, greatest(s.start_day, w.from_day) AS first_day,
        least(coalesce(s.end_day, {t1}), {t1}) AS last_day
    FROM arrival_window w JOIN spell s ON s.partnership = w.partnership
    WHERE s.start_day <= {t1} AND coalesce(s.end_day, {t1}) > w.from_day""",
)

NEWCOMERS = Step(
    "newcomers", "days on which members were new in the window", "SELECT partnership, day FROM new_in_window"
)


@dataclass(frozen=True)
class Renewal:
    low: bool | None
    """None where there is nothing to go by."""
    sure: float
    """Pr(arrivals under the threshold)."""
    by_chance: bool
    """Newcomers no newer to each other than chance would have them at its lowest."""
    new_issues: bool
    """Few new people, but new issues on the agenda: that keeps a table fresh."""
    draws: np.ndarray
    """Share of low among the draws of each shift of the review date back."""


def renewal(
    gathered: Gathered,
    arrivals: dict[str, Any],
    chance: dict[str, Any] | None,
    novelty: dict[str, Any] | None,
    shifts: np.ndarray,
    shifted: tuple[np.ndarray, np.ndarray],
) -> Renewal:
    """Low if arrivals are surely low, or at least a few newcomers came and none of it is new beyond chance;
    and, where issues are themes, agenda novelty is not high."""
    from scipy.special import gammainc

    settings = gathered.settings
    k, years = arrivals["n"], arrivals["seat_years"]
    if years is None or not years > 0:
        return Renewal(None, 0.0, False, False, np.zeros((len(shifts), 0), bool))
    sure = float(gammainc(k + 0.5, settings.low_arrivals * years))
    by_chance = _by_chance(chance, settings.chance_newcomers)
    new_issues = _new_issues(novelty, settings.novelty_high)
    rng = np.random.default_rng(20260401)
    each = int(settings.state_draws) // len(shifts)
    k_then, years_then = shifted
    rates = rng.standard_gamma(k_then[:, None] + 0.5, (len(shifts), each)) / np.maximum(years_then, 1e-9)[:, None]
    draws = ((rates < settings.low_arrivals) | by_chance) & (not new_issues)
    low = (sure >= settings.low_arrivals_sure or by_chance) and not new_issues
    return Renewal(low, sure, by_chance, new_issues, draws)


def _by_chance(chance: dict[str, Any] | None, fewest: float) -> bool:
    """A provisional comparison sets no state."""
    if chance is None or chance["note"] or chance["value"] is None or chance["low"] is None:
        return False
    return bool(chance.get("newcomers", 0) >= fewest and chance["value"] < chance["low"])


def _new_issues(novelty: dict[str, Any] | None, high: float) -> bool:
    """True where novelty is or may be high: its 90% interval does not lie under the threshold; a bound is no sign."""
    if novelty is None or novelty["value"] is None or novelty["note"] or novelty["high"] is None:
        return False
    return not novelty["high"] < high


def shifted_arrivals(
    gathered: Gathered, arrivals: list[dict[str, Any]], shifts: np.ndarray
) -> dict[int, tuple[np.ndarray, np.ndarray]]:
    """Newcomers and seat-years of each partnership had the review been so many days earlier.

    The window keeps its start, so that only the end is in doubt.
    """
    times, new = gathered.arrays(TIMES), gathered.arrays(NEWCOMERS)
    ends = gathered.period.t1 - shifts
    found = {}
    for row in arrivals:
        code = row["partnership"]
        days = new["day"][new["partnership"] == code]
        k = (days[None, :] <= ends[:, None]).sum(axis=1).astype(float)
        mine = times["partnership"] == code
        held = np.minimum(times["last_day"][mine][None, :], ends[:, None]) - times["first_day"][mine][None, :]
        seat_years = np.maximum(held, 0).sum(axis=1) / 365.25
        whole = row["seat_years"] or 0.0
        unseated = max(0.0, whole - (seat_years[0] if len(seat_years) else 0.0))
        window = max(1, gathered.period.t1 - row["window_start"])
        found[code] = (k, seat_years + unseated * np.maximum(ends - row["window_start"], 0) / window)
    return found
