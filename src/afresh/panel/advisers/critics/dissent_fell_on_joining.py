"""A critic was given a seat, and speaks against less.

Looks for       an organisation whose dissent here, beside the others', fell to under half of what it was within a year
                of joining, surely enough
Why it matters  a critic who refuses to be co-opted may be the most productive member of all; one who is, adds a name
Could try       asking it what it would still change; answers in writing before the meeting; its own people's view
Leave alone if  what it spoke against has been put right, as its own members will confirm
Not used when   there are fewer than eight days with contested proposals before or after it joined
Assumes         that answers given from outside and at the table are recorded alike
Evidence        moderate: Nemeth, Brown and Rogers (2001), European Journal of Social Psychology 31:707: authentic dissent
                made groups think more, dissent for show did not; of seats given to critics, Selznick (1949), TVA and
                the Grass Roots, is a case
"""

from collections.abc import Iterator

from afresh.measure import sentences
from afresh.panel.evidence import Evidence, reading
from afresh.panel.short_step import short_step
from afresh.settings import Settings
from afresh.vocabulary import Advice, Finding, Reason

USES = ("dissent_after_joining",)


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    for each in evidence.every("dissent_after_joining"):
        if each.facts.get("flagged"):
            yield _ask(each)


def _ask(found: Finding) -> Advice:
    name = found.subject
    return Advice(
        f"Ask {name} what it would still change here, away from the table",
        because=(Reason(sentences.together([found]), found.measure),),
        against=(Reason("What was proposed may have become better, or the critic may have been heard."),),
        risk=f"If others take the question for a reproach, {name} may say less still.",
        first_step=f"Have somebody whom {name} trusts ask it for the three decisions that it would take back.",
        matters=2,
        act=("ask what it would still change", name),
        step=short_step(
            f"Ask {name} what it would still change here.", "Ask the former critic what it would still change."
        ),
    )


FIRES = Evidence.made(
    reading("dissent_after_joining", 0.06, "Harbour Voices", low=0.0, high=0.3, n=10, expected=1.0, flagged=True,
            observed_before=9.0, expected_before=3.0, observed_after=0.5, expected_after=3.0, fell=0.99,
            days_before=12, days_after=10, joined=20000),
)  # fmt: skip
QUIET = Evidence.made(
    reading("dissent_after_joining", 0.8, "Harbour Voices", low=0.3, high=1.9, n=10, expected=1.0, flagged=False,
            observed_before=4.0, expected_before=3.0, observed_after=3.2, expected_after=3.0, fell=0.1,
            days_before=12, days_after=10, joined=20000),
)  # fmt: skip
