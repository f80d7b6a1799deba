"""Somebody who works on these issues has no seat here.

Looks for       organisations without a seat that would bring an issue of this table nobody here works on, or have
                raised and proposed things on its issues elsewhere and never sat here
Why it matters  groups with much to offer never get a look in, as partnerships form between those who know each other
Could try       a seat; a guest's place for one item; a working group that they lead; `afresh invite` has the facts of
                each
Leave alone if  they were asked and declined, which records seldom show
Not used when   the partnership is fresh or dormant, or no issues are recorded
Assumes         that what an organisation declares, raises and proposes is what it works on
Evidence        moderate: Guimerà et al. (2005), Science 308:697: newcomers to a field helped its teams; of partnerships
                there are cases only
"""

from collections.abc import Iterator

from afresh.panel.evidence import Evidence
from afresh.panel.facts import Candidate
from afresh.panel.pulls import CHANGE_MEMBERS
from afresh.settings import Settings
from afresh.vocabulary import Advice, Reason
from afresh.words.forms import count, listed

NEEDS = ("organisations",)
SETTINGS = {
    "fewest_active": (
        5.0,
        "Fewest things raised or proposed elsewhere on a table's issues for an organisation that never sat there to be named.",
    ),
    "most_named": (3.0, "Most organisations named in one suggestion to bring others in."),
}


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    if evidence.state in ("fresh", "dormant"):
        return
    found = [each for each in evidence.candidates if _offers(each, settings)]
    found = sorted(found, key=lambda each: (-each.active, each.organisation))[: int(settings.most_named)]
    if not found:
        return
    names = [each.organisation for each in found]
    yield Advice(
        f"Ask {listed(names, 'or')} what would make it worth their while to come",
        because=tuple(Reason(_offer(each), records=tuple(each.records)) for each in found),
        against=tuple(
            Reason(f"{each.organisation} already holds {count(each.seats_elsewhere, 'seat')} elsewhere.")
            for each in found
            if each.seats_elsewhere >= 3
        ),
        risk="A guest who is asked once and not heard will not come again.",
        first_step=f"Invite {names[0]} to bring one item to the next meeting, with travel and time paid where it needs that.",
        matters=2,
        changes_members=True,
        act=("bring in",),
        pulls=(CHANGE_MEMBERS,),
    )


def _offers(each: Candidate, settings: Settings) -> bool:
    return bool(each.never_seated and each.active >= settings.fewest_active)


def _offer(each: Candidate) -> str:
    said = f"{each.organisation} raised or proposed {count(each.active, 'thing')} on {listed(each.works_on)} elsewhere, and never had a seat here"
    if each.brings:
        said += f"; nobody seated works on {listed(each.brings)}"
    return f"{said}. It is run by people who use services." if each.users else f"{said}."


FIRES = Evidence.made(
    state="stale",
    candidates=(Candidate("Steady Steps", ("winter pressures",), ("falls", "hospital discharge"), 14, True, True,
                          records=(("agenda", 1), ("proposals", 2))),),
)  # fmt: skip
QUIET = Evidence.made(state="stale", candidates=(Candidate("Steady Steps", (), ("falls",), 1),))
