"""A proposal that waits would meet a duty of those who hold back.

Looks for       a proposal that waits, and a policy in force on its issue that binds an organisation that held back
Why it matters  consistency with national policy carries weight, and a duty moves those whom nothing else moves
Could try       quoting the duty, with its source, in the paper; asking how it is met at present
Leave alone if  the duty is met in another way: then ask how, and learn from it
Not used when   it is not recorded what body an organisation is, or none of those who held back is bound
Assumes         that the library says rightly what is in force and whom it binds: it is no legal advice
Evidence        weak: a duty to work together has been studied in cases; it brings people to a table more than it makes
                them agree
"""

from collections.abc import Iterator

from afresh.forms import listed, put_ago, sentence
from afresh.panel.evidence import Evidence
from afresh.panel.evidence_types import Duty, HeldBack, Waiting
from afresh.settings import Settings
from afresh.vocabulary import Advice, Reason

NEEDS = ("proposals", "responses", "organisations")
SETTINGS = {"most_duties": (1.0, "Most duties that a partnership's advice quotes.")}


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    used: set[str] = set()
    for waits in evidence.waiting:
        held = {each.organisation for each in waits.held_back}
        found = next((each for each in waits.duties if held & set(each.binds) and each.title not in used), None)
        if found and len(used) < settings.most_duties:
            used.add(found.title)
            yield _advice(waits, found, sorted(held & set(found.binds)), 2 if evidence.openness_low else 3)


def _advice(waits: Waiting, found: Duty, bound: list[str], matters: int) -> Advice:
    gave = [each for each in waits.held_back if each.organisation in bound]
    records = (*waits.records, *(record for each in gave for record in each.records))
    return Advice(
        f"Ask {listed(bound)} how “{waits.title}” stands beside {found.title}",
        because=(
            Reason(f"{listed(bound)} did not support “{waits.title}”, {put_ago(waits.days)}.", records=records),
            Reason(sentence(found.asks), source=found.source),
        ),
        against=_if(found),
        risk="A duty that is held against somebody is met to the letter and no further.",
        first_step="Put the source in the paper, and ask what help meeting the duty would need.",
        matters=matters,
        act=("duty", found.title),
        step="Put the duty's source in the paper; ask what help meeting it needs.",
    )


def _if(found: Duty) -> tuple[Reason, ...]:
    """Whether it binds just these, the records do not say."""
    if not found.conditions:
        return ()
    return (Reason(f"It binds a {listed(found.conditions)}: whether that is so here, the records do not say."),)


FIRES = Evidence.made(
    waiting=(
        Waiting("A joint worker", "q1", "hospital discharge", 200, (HeldBack("Vale Trust", ("cost",), (("responses", 1),)),),
                records=(("proposals", 1),),
                duties=(Duty("Health and Care Act 2022, section 91", "Asks to plan discharge together", "an address",
                             ("Vale Trust",)),)),
    ),
)  # fmt: skip
QUIET = Evidence.made(
    waiting=(
        Waiting("A joint worker", "q1", "hospital discharge", 200, (HeldBack("Vale Trust", ("cost",), (("responses", 1),)),),
                duties=(Duty("Crime and Disorder Act 1998, section 5", "Asks to plan", "an address", ("The police",)),)),
    ),
)  # fmt: skip
