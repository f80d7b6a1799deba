"""Users are at the table, and what they propose goes nowhere.

Looks for       proposals by users and carers adopted less than half as often as everyone else's, beyond both intervals
Why it matters  a seat without influence costs those who fill it their time and their trust
Could try       taking one of their proposals and asking what would let it through; an answer to each, in writing;
                a sponsor at the table for each; training and pay for the work
Leave alone if  their proposals ask for what this table has no power to give, and they have been told so
Not used when   there are too few proposals of either to tell
Assumes         that who proposed what is recorded for all alike
Evidence        weak: Crawford et al. (2002), BMJ 325:1263: of studies of involving patients, few tell what it changed;
                Ocloo and Matthews (2016), BMJ Quality and Safety 25:626
"""

from collections.abc import Iterator

from afresh.measure import sentences
from afresh.measure.voice_sentences import USERS
from afresh.panel.evidence import Evidence, reading
from afresh.settings import Settings
from afresh.vocabulary import Advice, Reason

USES = ("voice_proposals_adopted", "voice_proposals_made", "voice_seats")
SETTINGS = {
    "users_adopted_share": (
        0.5,
        "Users' proposals adopted, as a share of everyone else's, under which it is advised on.",
    ),
}


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    users = evidence.of("voice_proposals_adopted", USERS)
    others = evidence.of("voice_proposals_adopted", "everyone else")
    if users is None or others is None or users.high is None or others.low is None:
        return
    share = settings.users_adopted_share * (others.value or 0.0)
    if not (users.high < others.low and (users.value or 0.0) < share):
        return
    told = [name for name in USES if evidence.every(name)]
    yield Advice(
        "Take one proposal that users or carers made, and ask what would let it through",
        because=tuple(Reason(sentences.together(evidence.findings.every(name)), name) for name in told),
        risk="One proposal let through for show would be worse than none: those who made it would know.",
        first_step="List their proposals of the last three years with what became of each, and send the list to those "
        "who made them.",
        matters=1,
        act=("answer users' proposals",),
        step="Take one proposal by users or carers; ask what would let it through.",
    )


FIRES = Evidence.made(
    reading("voice_proposals_adopted", 0.0, USERS, low=0.0, high=0.11, n=16, counted=0),
    reading("voice_proposals_adopted", 0.86, "everyone else", low=0.75, high=0.93, n=42, counted=36),
)
QUIET = Evidence.made(
    reading("voice_proposals_adopted", 0.7, USERS, low=0.44, high=0.88, n=10, counted=7),
    reading("voice_proposals_adopted", 0.67, "everyone else", low=0.58, high=0.75, n=79, counted=53),
)
