"""It no longer meets: end it, or start it again.

Looks for       a partnership with seats still filled of which no meeting was held, or none with enough members, in
                the period
Why it matters  a table on paper takes the place of one that would meet, and its members cannot say that they left
Could try       a date and three items for a meeting; or a letter that ends it and says who does its work from now on
Leave alone if  the law requires it to be there for when it is needed
Not used when   no meetings are recorded: a board known by seats alone is never called dormant
Assumes         that meetings which were held were recorded
Evidence        opinion: nobody has compared; Huxham and Vangen (2004), Organ. Dyn. 33:190, tell of
                partnerships that only inertia keeps
"""

from collections.abc import Iterator

from afresh.panel.evidence import Evidence, reading
from afresh.settings import Settings
from afresh.vocabulary import Advice

USES = ("days_since_held", "cancelled_meetings")


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    if evidence.state != "dormant":
        return
    yield Advice(
        "End it, or start it again with a date for its next meeting",
        because=evidence.tells("days_since_held", "cancelled_meetings"),
        risk="Ended without a word, it leaves its issues to nobody.",
        first_step="Ask each seat-holder one question: does anybody still need this to meet?",
        matters=1,
        act=("end or start again",),
        step="Ask its members: does anybody still need this to meet?",
    )


FIRES = Evidence.made(reading("days_since_held", 480.0, n=1), state="dormant")
QUIET = Evidence.made(reading("days_since_held", 20.0, n=10), state="stale")
