"""Why a partnership should be reviewed now: same people on the same issues, and what goes with its state.

A review is asked for where renewal or openness is low, and where it is dormant. What calls for it are the findings on
which the state rests, and how much of what members discussed was discussed by the same members here before.

Much of the same people on the same issues calls for nothing by itself: every standing board goes on with most of its
work, and boards of the worked example that are fresh stand at 69% and 75%; with six members and two themes it comes
by luck. It is what a review leads with. Its questions are asked with the records beside them, and answers are not
suggested: they are the partnership's.
"""

from dataclasses import dataclass

from afresh.diagnosis.assessment import Assessed
from afresh.settings import Settings
from afresh.vocabulary import Finding, State


def asks_for_review(state: State) -> bool:
    """Where an axis is clearly low, whatever the other; and where no meeting was held in the period."""
    return state.kind == "dormant" or (state.kind in ("one", "between") and "low" in (state.renewal, state.openness))


@dataclass(frozen=True)
class Trigger:
    """A review is asked for, and the findings that call for it, the first of them first."""

    renewal_low: bool
    openness_low: bool
    """Neither where no meeting was held in the period."""
    findings: tuple[Finding, ...]

    @property
    def same_again(self) -> bool:
        """It is the same people on the same issues."""
        return any(found.measure == "same_people_same_issues" for found in self.findings)


def trigger(each: Assessed, settings: Settings) -> Trigger | None:
    if each.standing is None or each.ended or not asks_for_review(each.state):
        return None
    state = each.standing.state
    if state.kind == "dormant":
        return Trigger(False, False, _told(each, "days_since_held"))
    wanted: tuple[str, ...] = ("same_people_same_issues",) if _same_again(each, settings) else ()
    wanted += ("arrivals",) if state.renewal == "low" else ()
    wanted += ("proposals_adopted",) if state.openness == "low" else ()
    return Trigger(state.renewal == "low", state.openness == "low", _told(each, *wanted))


def _same_again(each: Assessed, settings: Settings) -> bool:
    """A bound, where the records are short, calls for nothing."""
    found = each.findings.of("same_people_same_issues")
    return found is not None and not found.note and (found.value or 0) >= settings.same_again


def _told(each: Assessed, *measures: str) -> tuple[Finding, ...]:
    found = (each.findings.of(measure) for measure in measures)
    return tuple(finding for finding in found if finding is not None and finding.value is not None)
