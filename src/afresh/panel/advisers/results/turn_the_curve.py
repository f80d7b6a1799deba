"""Turn the curve: start from the figure that gives concern.

Looks for       an outcome indicator whose latest figure gives concern by the rules of its process-behaviour chart
Why it matters  a partnership is there for what happens to people; a signal is more than the usual ups and downs
Could try       a talk about that one figure: the story behind it, who has a part in turning it, what might work,
                what is done by when
Leave alone if  the way it is counted has changed, or its cause is known and already dealt with
Not used when   the latest figure is older than the period, or follows so closely on the one before that it is unclear
Assumes         the indicator's better direction is recorded rightly
Evidence        opinion: Friedman (2005), Trying Hard Is Not Good Enough; the chart's rules are NHS England's (Making
                Data Count)
"""

from collections.abc import Iterator

from afresh.panel.evidence import Evidence, reading
from afresh.panel.short_step import short_step
from afresh.settings import Settings
from afresh.vocabulary import Advice

USES = ("results",)


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    concerns = evidence.indicators("concern")
    if not concerns:
        return
    names = [each.says.partition(":")[0] for each in concerns]
    name = names[0][:1].lower() + names[0][1:] if len(names) == 1 else "the figures that got worse"
    yield Advice(
        f"Put {name} first on the next agenda",
        because=concerns,
        risk="A partnership is not the only thing that moves its indicators: members may be asked to answer for what "
        "they cannot change.",
        first_step="Send the chart round with the papers, and ask what lies behind it and who can act on it.",
        matters=1,
        act=("turn the curve",),
        step=short_step(
            f"Put {name} first on the agenda; agree who can act on it.",
            f"Put {name} first on the next agenda.",
            "Put what got worse first on the agenda; agree who can act on it.",
        ),
    )


FIRES = Evidence.made(
    reading("results", 310.0, "Households in temporary housing", n=40, reading="concern", better="lower"),
    state="fresh",
    results="concern",
)
QUIET = Evidence.made(
    reading("results", 240.0, "Households in temporary housing", n=40, reading="no change", better="lower"),
    state="stale",
)
