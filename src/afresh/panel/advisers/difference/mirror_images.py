"""Those round the table are mirror images of each other.

Looks for       pairs of the same kind, sector, body or profession, well beyond what chance would give
Why it matters  partnerships form between people alike, who find it easy to agree and hard to see what they miss
Could try       looking beyond those one knows when the next seat falls open; a guest of another kind meanwhile
Leave alone if  the law says who sits here, or the work is that of one kind of body alone
Not used when   the partnership is fresh, or for most members the kind is not recorded
Assumes         that others active in these records could sit here
Evidence        moderate: McPherson, Smith-Lovin and Cook (2001), Annual Review of Sociology 27:415: that like goes with
                like is among the best established facts there are; that difference helps a partnership is less so
"""

from collections.abc import Iterator

from afresh.measure import sentences
from afresh.panel.disagreements import CHANGE_MEMBERS
from afresh.panel.evidence import Evidence, reading
from afresh.settings import Settings
from afresh.vocabulary import Advice, Finding, Reason

USES = ("same_kind_pairs",)
LOOKED_AT = ("kind", "sector", "body", "profession")
SETTINGS = {
    "alike_beyond": (
        1.5,
        "Times as far above what is expected as the top of chance's range, for likeness to be advised on.",
    ),
}


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    alike = [each for each in evidence.every("same_kind_pairs") if _beyond(each, settings.alike_beyond)]
    if evidence.is_fresh or not alike:
        return
    yield Advice(
        "When the next seat falls open, look for somebody unlike those here",
        because=(Reason(sentences.together(alike), "same_kind_pairs"),),
        risk="Somebody alone of their kind may be heard as a token, and tire of it.",
        first_step="Put the list of seats, by kind of organisation, beside the list of who works on these issues here.",
        matters=2,
        changes_members=True,
        act=("look beyond those alike",),
        step="Lay the list of seats beside the list of who works on these topics.",
        pulls=(CHANGE_MEMBERS,),
    )


def _beyond(each: Finding, times: float) -> bool:
    if each.subject not in LOOKED_AT or each.value is None or each.high is None or each.expected is None:
        return False
    return each.value > each.high and each.value - each.expected > times * (each.high - each.expected)


FIRES = Evidence.made(
    reading("same_kind_pairs", 0.53, "kind", low=0.16, high=0.39, n=153, expected=0.25), state="stale"
)
QUIET = Evidence.made(
    reading("same_kind_pairs", 0.35, "kind", low=0.16, high=0.39, n=153, expected=0.25), state="stale"
)
