"""A critic outside could be asked in, and left a critic.

Looks for       an organisation without a seat that did not support a good part of what was proposed here
Why it matters  fierce critics, who refuse to be co-opted, stay outside, where they might do most good inside
Could try       asking the critic to say its piece first at one meeting; a seat with the right to dissent in the minutes
Leave alone if  it is in dispute with a member in court, or has said that it will not come
Not used when   the partnership is fresh, or no answers from outside are recorded, as is usual
Assumes         that recorded dissent is about what is proposed
Evidence        moderate: Nemeth, Brown and Rogers (2001), European Journal of Social Psychology 31:707: dissent that is
                meant made groups think more; what a seat does to a critic is not known
"""

from collections.abc import Iterator

from afresh.forms import count, held_back_on, listed, reasons_counted
from afresh.panel.disagreements import CHANGE_MEMBERS
from afresh.panel.evidence import Evidence
from afresh.panel.evidence_types import Critic
from afresh.panel.short_step import short_step
from afresh.settings import Settings
from afresh.vocabulary import Advice, Reason

NEEDS = ("proposals", "responses")
SETTINGS = {
    "fewest_dissents": (
        5.0,
        "Fewest proposals of a table that an organisation outside did not support for it to be named as a critic.",
    ),
    "dissent_share": (0.5, "Share of its answers to them that must be dissent."),
}


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    if evidence.is_fresh:
        return
    for each in evidence.critics:
        often = each.answered is None or each.dissented >= settings.dissent_share * each.answered
        if often and each.dissented >= settings.fewest_dissents:
            yield _advice(each)


def _advice(each: Critic) -> Advice:
    name = each.organisation
    held = f"{name}, which has no seat here, {_held_back(each)}"
    why = f"; reasons recorded: {reasons_counted(each.reasons)}" if each.reasons else ""
    brings = (
        (Reason(f"Nobody seated works on {listed(each.brings)}, as it does.", records=each.records),)
        if each.brings
        else ()
    )
    busy = (Reason(f"It holds {count(each.seats_elsewhere, 'seat')} elsewhere."),) if each.seats_elsewhere else ()
    return Advice(
        f"Ask {name} to open one meeting with what is wrong with our proposals",
        because=(Reason(f"{held}{why}.", records=each.records), *brings),
        against=busy,
        risk="It may slow decisions down; and a critic who is given a seat may come to dissent less, which would take "
        "away what it was asked for.",
        first_step=f"Ask {name} which decision of the last year it would most like to talk about, and put that on the agenda.",
        matters=2,
        changes_members=True,
        act=("hear a critic", name),
        step=short_step(
            f"Ask {name} which decision it would most like to talk about.",
            f"Ask {name} which decision to talk about.",
            "Ask the critic named which decision to put on the agenda.",
        ),
        pulls=(CHANGE_MEMBERS,),
    )


def _held_back(each: Critic) -> str:
    if each.answered is None:
        return held_back_on(count(each.dissented, "proposal"))
    return f"did not support {each.dissented} of the {each.answered} proposals that it answered"


FIRES = Evidence.made(
    state="stagnant",
    critics=(
        Critic(
            organisation="Survivors' Voice",
            dissented=9,
            answered=11,
            reasons=(("outcome", 6), ("evidence", 2)),
            brings=("self-harm",),
            seats_elsewhere=1,
            records=(("responses", 1),),
        ),
    ),
)
QUIET = Evidence.made(state="stagnant", critics=(Critic("Survivors' Voice", 2, 11, records=(("responses", 1),)),))
