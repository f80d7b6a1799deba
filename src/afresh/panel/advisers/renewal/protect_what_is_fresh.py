"""Protect what keeps a table fresh.

Looks for       a partnership in the state fresh
Why it matters  what works is easily lost to routine, and a table that is left alone is not looked after
Could try       writing down what brings new people and issues here; telling other partnerships
Leave alone if  newcomers leave as fast as they come: then look at why
Not used when   the state is another one
Assumes         that being fresh is worth keeping; whether it helps is for the indicators to say
Evidence        moderate: Guimerà et al. (2005), Science 308:697: teams with newcomers and new pairings did better;
                found among artists and scientists, not partnerships
"""

from collections.abc import Iterator

from afresh.panel.disagreements import KEEP_MEMBERS
from afresh.panel.evidence import Evidence, reading
from afresh.settings import Settings
from afresh.vocabulary import Advice

USES = ("arrivals", "link_freshness", "agenda_novelty")


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    if evidence.state != "fresh":
        return
    yield Advice(
        "Keep it as it is, and protect what keeps it fresh",
        because=evidence.tells("arrivals", "link_freshness", "agenda_novelty"),
        risk="A table may be new year after year and still get nothing done: look at its results beside.",
        first_step="Ask the latest newcomer how they came to be asked, and write it down.",
        matters=2,
        act=("keep",),
        step="Ask the newest member how they came to be asked; write it down.",
        pulls=(KEEP_MEMBERS,),
    )


FIRES = Evidence.made(reading("arrivals", 0.31, low=0.2, high=0.4, n=18, seat_years=58.0), state="fresh")
QUIET = Evidence.made(reading("arrivals", 0.31, low=0.2, high=0.4, n=18, seat_years=58.0), state="blocked")
