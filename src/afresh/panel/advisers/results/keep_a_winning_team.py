"""Keep a winning team together.

Looks for       a partnership whose renewal is low while its outcome indicators improve, and none gives concern
Why it matters  people who know each other well can do good work, and who leaves takes knowledge along
Could try       changing nobody while the curve turns; agreeing beforehand what would make you look again
Leave alone if  the figure improved for a reason that everybody here knows to have nothing to do with this table
Not used when   any indicator gives concern, or results are not recorded
Assumes         the indicators are about what this partnership is for
Evidence        moderate: Lewis, Belliveau, Herndon and Keller (2007), Organ. Behav. Hum. Decis.
                Process. 103:159: when members are exchanged, groups do worse for a time
"""

from collections.abc import Iterator

from afresh.panel.disagreements import KEEP_MEMBERS
from afresh.panel.evidence import Evidence, reading
from afresh.settings import Settings
from afresh.vocabulary import Advice

USES = ("results", "arrivals", "familiarity")


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    if not evidence.calls_for_keeping:
        return
    yield Advice(
        "Leave it as it is while results improve",
        because=(*evidence.indicators("improvement"), *evidence.tells("familiarity")),
        against=evidence.tells("arrivals"),
        risk="Where little is new, nobody may notice when the curve turns back, and what one member knows may be lost "
        "when they go.",
        first_step="Put the latest figure on the next agenda, and agree what would make you look at this again.",
        matters=1,
        act=("keep",),
        step="Leave it as it is. Agree which figure would make you look again.",
        pulls=(KEEP_MEMBERS,),
    )


FIRES = Evidence.made(
    reading("results", 140.0, "Injuries from falls", n=40, reading="improvement", better="lower"),
    reading("arrivals", 0.02, n=1, seat_years=60.0),
    state="stale",
    results="improving",
)
QUIET = Evidence.made(
    reading("results", 210.0, "Injuries from falls", n=40, reading="concern", better="lower"),
    state="stale",
    results="concern",
)
