"""Freshen the table without changing who sits at it.

Looks for       a table where little is new, people or issues, and results do not improve
Why it matters  relationships are dulled by routine: the same people on the same issues; most of that can be changed
                without anybody having to leave
Could try       new issues; another chair, or the chair by turns; small working groups of people who have not worked
                together; users and front-line staff in the room; a visit to where it is done otherwise
Leave alone if  the work of this year needs just these people on just these issues
Not used when   results improve, or the state rests on too few records
Assumes         what is new at a table is seen in its attendance, agenda and roles
Evidence        moderate: Katz (1982), Administrative Science Quarterly 27:81: teams that stay together for years talk
                less to others and do less well; Zeng et al. (2021), Nature Human Behaviour 5:1314
"""

from collections.abc import Iterator

from afresh.panel.disagreements import REFRESH
from afresh.panel.evidence import Evidence, reading
from afresh.settings import Settings
from afresh.vocabulary import Advice

USES = (
    "same_people_same_issues",
    "agenda_novelty",
    "link_freshness",
    "familiarity",
    "arrivals",
    "tenure",
    "role_renewal",
    "results",
)
ROUTINE = ("same_people_same_issues", "agenda_novelty", "link_freshness", "familiarity")
OTHERWISE = ("arrivals", "tenure")
"""What tells of a table that is known by its seats alone."""


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    if not evidence.calls_for_renewal:
        return
    routine, otherwise = evidence.tells(*ROUTINE), evidence.tells(*OTHERWISE)
    yield Advice(
        f"Freshen it with the same members: {_what(evidence)}",
        because=routine or otherwise,
        risk="New topics take time from old ones, and what was promised may be left half done.",
        first_step="Ask each member for one topic that was never on this agenda, and put two of them on the next.",
        matters=1 if evidence.results == "concern" else 2,
        act=("freshen",),
        step="Ask each member for one new topic; put two on the next agenda.",
        pulls=(REFRESH,),
    )


def _what(evidence: Evidence) -> str:
    chair = evidence.of("role_renewal", "chair")
    same_chair = chair is not None and not chair.facts.get("changes")
    return f"new topics, {'rotate the chair' if same_chair else 'other roles'}, new pairings"


FIRES = Evidence.made(
    reading("same_people_same_issues", 0.94, low=0.93, high=1.0, n=90),
    reading("role_renewal", 0.0, "chair", n=1, changes=0),
    state="stale",
)
QUIET = Evidence.made(
    reading("same_people_same_issues", 0.94, low=0.93, high=1.0, n=90), state="stale", results="improving"
)
