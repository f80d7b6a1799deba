"""The members active in the period, in the canonical order, and who of them had met before it."""

from dataclasses import dataclass

import numpy as np

from afresh.engine.contract import Step
from afresh.gatherings.canonical import canonical
from afresh.gatherings.gathered import Gathered
from afresh.gatherings.met_by import MetBy

ACTIVE_NOW = Step("active_now", "who was active in the period", "SELECT DISTINCT member FROM member_now")


@dataclass(frozen=True)
class Active:
    member: np.ndarray
    """Their codes, in order: a member's place in it is what draws and `met` go by."""
    place: np.ndarray
    """The place of each code; below 0 where it was not active."""
    met: MetBy


def active(gathered: Gathered) -> Active:
    """Worked out once, for every measure that draws at random among them; asks for member_now."""
    found: Active = gathered.once("active", lambda: _active(gathered))
    return found


def _active(gathered: Gathered) -> Active:
    order = canonical(gathered).member
    member = gathered.arrays(ACTIVE_NOW)["member"]
    member = member[np.argsort(order[member])]
    place = np.full(len(order), -1, np.int32)
    place[member] = np.arange(len(member))
    return Active(member, place, MetBy(gathered.met, gathered.period.t0, member))
