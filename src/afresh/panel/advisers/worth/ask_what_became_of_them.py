"""Proposals do not get through: ask what became of them.

Looks for       a partnership whose openness is low
Why it matters  a table where nothing gets through costs its members' time, and soon their ideas
Could try       going through the three that have waited longest (one that was rejected waits no more): who could decide
                each, and what would have let it through; a rule that every proposal is answered within so many months
Leave alone if  it was set up to advise others, who decide elsewhere and record it elsewhere
Not used when   too few proposals are recorded to say that openness is low
Assumes         that what became of proposals is recorded
Evidence        opinion: Huxham and Vangen (2004), Organ. Dyn. 33:190, describe tables at which nothing is
                decided; what mends them is not known
"""

from collections.abc import Iterator

from afresh.forms import put_ago
from afresh.panel.evidence import Evidence, reading
from afresh.panel.evidence_types import Waiting
from afresh.settings import Settings
from afresh.vocabulary import Advice, Reason

USES = ("proposals_adopted", "days_to_decision", "hours_per_adopted")
SETTINGS = {"longest_waiting": (3.0, "How many of the proposals that have waited longest are named.")}


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    if not evidence.openness_low:
        return
    waits = [each for each in evidence.waiting if each.status != "rejected"]
    longest = sorted(waits, key=lambda each: -each.days)[: int(settings.longest_waiting)]
    which = "have waited longest" if longest else "were not adopted"
    yield Advice(
        f"Go through the proposals that {which}, and ask what would let each through",
        because=(*evidence.tells("proposals_adopted", "days_to_decision", "hours_per_adopted"), *map(_waits, longest)),
        risk="Going back over what was not adopted can open old quarrels: ask about each proposal, not about who was "
        "against it.",
        first_step="Send the list of what was not adopted to all members, with one question: which should come back?",
        matters=1,
        act=("what became of proposals",),
        step="Ask members which of the proposals not adopted should come back.",
    )


def _waits(each: Waiting) -> Reason:
    on = f" ({each.issue})" if each.issue else ""
    became = "no outcome is recorded" if each.status == "not recorded" else f"is {each.status}"
    return Reason(f"“{each.title}”{on} was {put_ago(each.days)} and {became}.", records=each.records)


FIRES = Evidence.made(
    reading("proposals_adopted", 0.04, low=0.01, high=0.15, n=28),
    state="blocked",
    waiting=(Waiting("A joint worker", "q1", "hospital discharge", 700, records=(("proposals", 1),)),),
)
QUIET = Evidence.made(reading("proposals_adopted", 0.7, low=0.5, high=0.85, n=28), state="fresh")
