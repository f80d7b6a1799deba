"""Nobody here is known to use the services.

Looks for       a table with eight seats or more, none of which is kept for users or carers or held by a user-led group
Why it matters  those who live with the outcome see what others do not, and are the hardest to say no to
Could try       a seat for a user-led group that works on these issues; two, as one is easily alone; if the seats are
                laid down, a standing invitation, or an item of theirs at each meeting
Leave alone if  users are heard in another way that the records do not show
Not used when   the partnership is fresh or dormant, or which seats are for users is not recorded anywhere
Assumes         that seats for users are recorded as such, or that user-led groups are recorded by kind
Evidence        weak: Crawford et al. (2002), BMJ 325:1263; Carman et al. (2013), Health Affairs 32:223
"""

from collections.abc import Iterator

from afresh.measure import sentences
from afresh.measure.voice_sentences import USERS
from afresh.panel.disagreements import CHANGE_MEMBERS
from afresh.panel.evidence import Evidence, reading
from afresh.settings import Settings
from afresh.vocabulary import Advice, Reason

USES = ("voice_seats",)
SETTINGS = {"seats_without_users": (8.0, "Fewest seats, none of them users' or carers', for it to be advised on.")}


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    users = evidence.of("voice_seats", USERS)
    if (
        evidence.is_fresh
        or evidence.state == "dormant"
        or users is None
        or users.value
        or users.n < settings.seats_without_users
    ):
        return
    yield Advice(
        "Ask a user-led group to take a seat, or to bring an item to each meeting",
        because=(Reason(sentences.together(evidence.findings.every("voice_seats")), "voice_seats"),),
        risk="One person asked to speak for all users is soon worn out, and easily overruled.",
        first_step="Ask one user-led group what it would want from this table before it would come.",
        matters=2,
        changes_members=True,
        act=("a seat for users",),
        step="Ask one user-led group what it would want before it would come.",
        pulls=(CHANGE_MEMBERS,),
    )


FIRES = Evidence.made(
    reading("voice_seats", 0.0, USERS, low=0.0, high=0.1, n=18, counted=0),
    reading("voice_seats", 1.0, "everyone else", low=0.9, high=1.0, n=18, counted=18),
    state="stale",
)
QUIET = Evidence.made(
    reading("voice_seats", 0.2, USERS, low=0.08, high=0.43, n=14, counted=3),
    reading("voice_seats", 0.8, "everyone else", low=0.57, high=0.92, n=14, counted=11),
    state="stale",
)
