"""An organisation's answers changed when its representative did: ask again.

Looks for       an organisation that supported contested proposals here much more, or much less, after the person who
                represents it changed
Why it matters  much is down to people and not to structures: what was turned down may be welcome now
Could try       putting again what it did not support before; asking what the organisation itself decided
Leave alone if  the organisation's own policy changed at the same time
Not used when   too few contested proposals were answered before or after, or several represent it at once
Assumes         that whoever answers or sits for it speaks for it; it is said of the organisation and names nobody
Evidence        opinion: the panel's; studies of partnerships say that people matter, and have not counted this
"""

from collections.abc import Iterator

from afresh.panel.evidence import Evidence
from afresh.panel.evidence_types import NewVoice
from afresh.panel.short_step import short_step
from afresh.settings import Settings
from afresh.vocabulary import Advice, Reason

NEEDS = ("proposals", "responses")
SETTINGS = {
    "answers_moved": (
        0.3,
        "Least change in the share supported, after a representative changed, for it to be advised on.",
    ),
}


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    for each in evidence.new_voices:
        if _moved(each) < settings.answers_moved:
            continue
        more = each.reading == "supports more"
        yield Advice(
            f"Ask {each.organisation} again about what it did not support before {each.since}"
            if more
            else f"Ask {each.organisation} what has changed for it since {each.since}",
            because=(_counted(each),),
            against=(Reason("Other things may have changed on the same day: what is asked, the money, the law."),),
            risk="What rests on one person's answers may go when that person does.",
            first_step=f"List what it answered otherwise before {each.since}, and ask which of it could come back."
            if more
            else f"Have the chair ask {each.organisation} for half an hour before the next meeting.",
            matters=1 if more else 2,
            act=("ask again", each.organisation),
            step=short_step(
                f"Ask {each.organisation} which of its earlier answers could change."
                if more
                else f"Ask {each.organisation} for half an hour before the meeting.",
                "Ask it for half an hour before the next meeting.",
            ),
        )


def _moved(each: NewVoice) -> float:
    (was, of), (now, of_now) = each.before, each.after
    return abs(now / of_now - was / of)


def _counted(each: NewVoice) -> Reason:
    (was, of), (now, of_now) = each.before, each.after
    said = f"{each.organisation} supported {was} of {of} contested proposals before its representative changed on {each.since}, and {now} of {of_now} after"
    return Reason(f"{said}.", records=each.records)


FIRES = Evidence.made(
    new_voices=(
        NewVoice(
            organisation="Carrow Homes",
            reading="supports more",
            since="1 May 2025",
            before=(6, 21),
            after=(19, 21),
            records=(("responses", 1),),
        ),
    )
)
QUIET = Evidence.made(
    new_voices=(
        NewVoice(
            organisation="Carrow Homes",
            reading="supports more",
            since="1 May 2025",
            before=(32, 41),
            after=(43, 44),
            records=(("responses", 1),),
        ),
    )
)
