"""A group that is there for just this has never had a seat here.

Looks for       organisations that never sat here, most of what they say they are there for being this table's business,
                which have raised or proposed things on it elsewhere
Why it matters  groups with much to offer never get a look in, as partnerships form between those who know each other
Could try       a seat; a guest's place for one item; a working group that they lead; `afresh invite` has the facts of
                each
Leave alone if  they were asked and declined, which records seldom show
Not used when   the partnership is fresh or dormant, or what organisations are there for is not recorded
Assumes         that what an organisation declares, raises and proposes is what it works on
Evidence        moderate: Guimerà et al. (2005), Science 308:697: newcomers to a field helped its teams; of partnerships
                there are cases only
"""

from collections.abc import Iterator

from afresh.forms import count, listed
from afresh.panel.disagreements import CHANGE_MEMBERS
from afresh.panel.evidence import Evidence
from afresh.panel.evidence_types import Candidate
from afresh.panel.short_step import short_step
from afresh.settings import Settings
from afresh.vocabulary import Advice, Reason

NEEDS = ("organisations",)
SETTINGS = {
    "fewest_active": (
        4.0,
        "Fewest things that an organisation raised or proposed elsewhere on what it is there for, for it to be named as one to bring in.",
    ),
    "least_focus": (0.6, "Least share of what it says it is there for that must be a table's business."),
    "most_named": (
        3.0,
        "Most organisations named in one suggestion to bring others in: those run by users first, then those whose work takes up most of what the table deals with.",
        1.0,
    ),
}


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    if evidence.is_fresh or evidence.state == "dormant":
        return
    found = [each for each in evidence.candidates if _offers(each, settings)]
    # How much of the agenda is an organisation's own business comes before how busy it is elsewhere: a chair asks that
    # first, and a group that is busy on an issue met here once would push out the one that is there for every meeting.
    found = sorted(found, key=_order)
    found = sorted(found[: int(settings.most_named)], key=lambda each: each.organisation)
    if not found:
        return
    names = [each.organisation for each in found]
    yield Advice(
        f"Ask {listed(names, 'or')} what would persuade it to join",
        because=tuple(Reason(_offer(each, settings), records=tuple(each.records)) for each in found),
        against=tuple(
            Reason(f"{each.organisation} already holds {count(each.seats_elsewhere, 'seat')} elsewhere.")
            for each in found
            if each.seats_elsewhere >= 3
        ),
        risk="A guest who is asked once and not heard will not come again.",
        first_step=f"Invite {'one of them' if len(names) > 1 else names[0]} to bring one item to the next meeting; pay travel and time where needed.",
        matters=2,
        changes_members=True,
        act=("bring in",),
        step=short_step(
            f"Ask {listed(names, 'or')} to bring one item to the next meeting.",
            f"Ask {names[0]} to bring one item to the next meeting.",
            f"Ask {names[0]} to bring one item.",
            "Ask one of those named to bring an item to the next meeting.",
        ),
        pulls=(CHANGE_MEMBERS,),
    )


def _offers(each: Candidate, settings: Settings) -> bool:
    enough = each.own_work >= settings.fewest_active and each.focus >= settings.least_focus
    return each.never_seated and enough


def _order(each: Candidate) -> tuple[bool, int, int, str]:
    return not each.users, -each.dealt_with, -each.own_work, each.organisation


def _offer(each: Candidate, settings: Settings) -> str:
    said = f"{each.organisation} works on {listed(each.there_for)}"
    if each.dealt_with:
        lately = f"in the last {int(settings.issue_months)} months"
        business = count(each.of, "item or proposal", "items and proposals")
        said += f": {each.dealt_with} of {business} here {lately}"
    said += f". It raised or proposed {count(each.own_work, 'thing')} on that elsewhere, and never had a seat here."
    if each.brings:
        said += f" Nobody seated works on {listed(each.brings)}."
    return f"{said} It is run by people who use services." if each.users else said


FIRES = Evidence.made(
    state="stale",
    candidates=(Candidate(organisation="Steady Steps", brings=("winter pressures",), there_for=("falls", "hospital discharge"), own_work=14, focus=1.0, dealt_with=21, of=60, never_seated=True, users=True,
                          records=(("agenda", 1), ("proposals", 2))),
                Candidate("Tool Shed", (), ("falls",), 6, 0.7, records=(("agenda", 3),)),),
)  # fmt: skip
QUIET = Evidence.made(state="stale", candidates=(Candidate("Steady Steps", (), ("falls",), 1, 0.5),))
