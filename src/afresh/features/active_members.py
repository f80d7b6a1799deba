"""The members active in the period, in the canonical order, and who of them had met before it."""

from dataclasses import dataclass

import numpy as np

from afresh.engine.contract import Step
from afresh.features.prior_acquaintance import MetBy
from afresh.snapshot.label_free_order import canonical
from afresh.snapshot.workspace import Workspace

ACTIVE_NOW = Step("active_now", "who was active in the period", "SELECT DISTINCT member FROM member_now")


@dataclass(frozen=True)
class Active:
    member: np.ndarray
    """Their codes, in order: a member's place in it is what draws and `met` go by."""
    place: np.ndarray
    """The place of each code; below 0 where it was not active."""
    met: MetBy


def active(workspace: Workspace) -> Active:
    """Worked out once, for every measure that draws at random among them; asks for member_now."""
    found: Active = workspace.memoise("active", lambda: _active(workspace))
    return found


def _active(workspace: Workspace) -> Active:
    order = canonical(workspace).member
    member = workspace.arrays(ACTIVE_NOW)["member"]
    member = member[np.argsort(order[member])]
    place = np.full(len(order), -1, np.int32)
    place[member] = np.arange(len(member))
    return Active(member, place, MetBy(workspace.met, workspace.period.t0, member))
