"""Little is new, little gets through, and results give concern: has it been outgrown?

Looks for       a stagnant partnership whose results give concern
Why it matters  the time of those who sit here could go to a table that gets something done
Could try       the questions of a review: what would be lost if it ended; who else does this; who would replace it
Leave alone if  it must exist in law: then it is its members and its way of deciding that can change
Not used when   only one of renewal and openness is low, or results do not give concern
Assumes         that what it was set up for is still wanted
Evidence        opinion: the question is the panel's; Huxham and Vangen (2004), Organ. Dyn. 33:190, advise
                not to keep a partnership whose work can be done without one
"""

from collections.abc import Iterator

from afresh.panel.disagreements import END
from afresh.panel.evidence import Evidence, reading
from afresh.settings import Settings
from afresh.vocabulary import Advice

USES = ("results", "arrivals", "proposals_adopted", "hours_per_adopted", "member_hours")


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    if not evidence.may_be_outgrown:
        return
    yield Advice(
        "Decide whether to freshen it, replace it or end it",
        because=(
            *evidence.indicators("concern"),
            *evidence.tells("arrivals", "proposals_adopted", "member_hours", "hours_per_adopted"),
        ),
        risk="Ending a table ends the contacts made there too, and those take years to make again.",
        first_step="Have the chair and one critic each write half a page: what this table did in two years that no "
        "other would have done.",
        matters=1,
        changes_members=True,
        act=("ask if outgrown",),
        step="Ask the chair and one critic for half a page on what would be lost.",
        pulls=(END,),
    )


FIRES = Evidence.made(
    reading("results", 31.0, "Violent incidents", n=40, reading="concern", better="lower"),
    reading("proposals_adopted", 0.05, low=0.01, high=0.2, n=20),
    state="stagnant",
    results="concern",
)
QUIET = Evidence.made(reading("proposals_adopted", 0.05, low=0.01, high=0.2, n=20), state="stagnant")
