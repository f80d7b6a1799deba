"""It works elsewhere: an example that answers the reason recorded.

Looks for       a proposal that waits, a reason recorded against it, and an example in the library on the same issue
                that answers that kind of reason
Why it matters  "this won't work" is hard to hold against somebody who has done it
Could try       sending the example to those who gave the reason; a visit; a call with the people there
Leave alone if  what made it work there is missing here
Not used when   no reason is recorded, or no example on the issue answers it
Assumes         that the place was enough like this one; each example says what went wrong and how far it was measured
Evidence        weak: that examples persuade is everybody's experience and has hardly been tested; how strong the
                example itself is stands beside it
"""

from collections.abc import Iterator

from afresh.forms import listed, put_ago, sentence
from afresh.panel.evidence import Evidence
from afresh.panel.evidence_types import Example, HeldBack, Waiting
from afresh.settings import Settings
from afresh.vocabulary import Advice, Reason

NEEDS = ("proposals", "responses")
SETTINGS = {"most_examples": (1.0, "Most proposals that wait for which a partnership's advice quotes an example.")}


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    used: set[str] = set()
    for waits in evidence.waiting:
        found = next((each for each in waits.examples if each.answers and each.title not in used), None)
        if found and len(used) < settings.most_examples:
            used.add(found.title)
            yield _advice(waits, found, 2 if evidence.openness_low else 3)


def _advice(waits: Waiting, found: Example, matters: int) -> Advice:
    gave = [each for each in waits.held_back if set(each.reasons) & set(found.answers)]
    year = f", {found.year}" if found.year else ""
    return Advice(
        f"Send “{found.title}” ({found.where}{year}) to those who held back on “{waits.title}”",
        because=(_against(waits, gave, found), Reason(sentence(found.changed), source=found.source)),
        against=(Reason(sentence(f"How strong that evidence is: {found.evidence}"), source=found.source),)
        if found.evidence
        else (),
        risk="What worked in another place had people and money behind it that may not be here.",
        first_step="Read it first, with what went wrong. Then ask one of those who held back what it leaves open.",
        matters=matters,
        act=("example", found.title),
        step="Read the example, then ask one who held back what it leaves open.",
    )


def _against(waits: Waiting, gave: list[HeldBack], found: Example) -> Reason:
    kinds = listed(dict.fromkeys(kind for each in gave for kind in each.reasons if kind in found.answers))
    names = listed(each.organisation for each in gave)
    said = f"“{waits.title}” was {put_ago(waits.days)} and is not adopted. Reasons recorded of {names}: {kinds}"
    return Reason(f"{said}.", records=(*waits.records, *(record for each in gave for record in each.records)))


FIRES = Evidence.made(
    waiting=(
        Waiting("A joint worker", "q1", "hospital discharge", 200, (HeldBack("Vale Trust", ("cost",), (("responses", 1),)),),
                records=(("proposals", 1),),
                examples=(Example(title="Discharge to assess", where="Sheffield", year=2014, changed="Fewer days in hospital", evidence="weak: before and after",
                                  source="a report", answers=("cost",)),)),
    ),
)  # fmt: skip
QUIET = Evidence.made(
    waiting=(
        Waiting("A joint worker", "q1", "hospital discharge", 200, (HeldBack("Vale Trust", ("law",)),),
                examples=(Example(title="Discharge to assess", where="Sheffield", year=2014, changed="Fewer days in hospital", evidence="", source="a report"),)),
    ),
)  # fmt: skip
