"""A kind of organisation that works on these issues is hardly seated here.

Looks for       a kind of which fewer are seated than chance would seat of those that work on the same issues here
Why it matters  groups with much to offer never get a look in; what they know is not at the table
Could try       asking one of them in as a guest; a seat for the kind, filled by themselves
Leave alone if  the kind is heard elsewhere, by an arrangement that records do not show
Not used when   the partnership is fresh or dormant, or fewer than two of the kind would be expected
Assumes         that all organisations at work on these issues are in the records: those that are not are not missed
Evidence        moderate: McPherson, Smith-Lovin and Cook (2001), Annual Review of Sociology 27:415
"""

from collections.abc import Iterator

from afresh.forms import listed
from afresh.measure import sentences
from afresh.measure.look_in import SEATED
from afresh.panel.disagreements import CHANGE_MEMBERS
from afresh.panel.evidence import Evidence, reading
from afresh.panel.evidence_types import Candidate
from afresh.panel.short_step import short_step
from afresh.settings import Settings
from afresh.vocabulary import Advice, Finding, Reason

USES = ("look_in",)
SETTINGS = {"named_of_a_kind": (4.0, "Most organisations named of a kind that is hardly seated, in order of name.")}


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    if evidence.is_fresh or evidence.state == "dormant":
        return
    for each in evidence.every("look_in"):
        if each.low is not None and (each.value or 0.0) < each.low:
            some = sorted(one.organisation for one in evidence.candidates if one.kind_missing == each.subject)
            yield _advice(each, some[: int(settings.named_of_a_kind)])


def _advice(found: Finding, some: list[str]) -> Advice:
    kind = SEATED.get(found.subject, found.subject)
    named = f", such as {listed(some, 'or')}" if some else ""
    return Advice(
        f"Ask one of the {kind} that work on these topics to come as a guest{named}",
        because=(Reason(sentences.together([found]), found.measure),),
        risk="One guest cannot speak for all of a kind, and should not be asked to.",
        first_step="Ask two of them what they would want to bring, before anything is asked of them.",
        matters=2,
        changes_members=True,
        act=("a seat for users",) if found.subject == "user_led" else ("a seat for", found.subject),
        step=short_step(f"Ask two of the {kind} what they would bring.", "Ask two of them what they would bring."),
        pulls=(CHANGE_MEMBERS,),
    )


FIRES = Evidence.made(
    reading("look_in", 0.0, "user_led", low=1.0, high=5.0, n=9, expected=2.8),
    state="stale",
    candidates=(Candidate("Tenants' Union", kind_missing="user_led"),),
)
QUIET = Evidence.made(reading("look_in", 2.0, "user_led", low=1.0, high=5.0, n=9, expected=2.8), state="stale")
