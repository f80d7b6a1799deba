"""Somebody who has sat with the organisation that holds back could speak to it.

Looks for       proposals that wait, an organisation that did not support them, and another that did, with which it
                has sat, and which in a scenario of who speaks first would move it (by least_gain or more)
Why it matters  people listen to those they know: bring partners to the table who support an idea and help persuade
Could try       asking the one to speak to the other before the meeting, about one proposal; `afresh persuade` has more
Leave alone if  the reason recorded is one that no partner can answer, such as the law
Not used when   nobody's answers are recorded, nothing at all is on record between the two, or nobody would move it
                enough in the scenario
Assumes         that those who have sat together listen to each other
Evidence        moderate: Friedkin and Johnsen (1990), Journal of Mathematical Sociology 15:193, and experiments since:
                people move towards those whom they weigh; tried in small groups, not on boards
"""

from collections.abc import Iterator

from afresh.forms import count, held_back_on, listed, reasons_counted
from afresh.panel.evidence import Evidence
from afresh.panel.evidence_types import HoldsBack, Speaker
from afresh.panel.short_step import short_step
from afresh.settings import Settings
from afresh.vocabulary import Advice, Reason

NEEDS = ("proposals", "responses")
SETTINGS = {
    "fewest_together": (
        3.0,
        "Fewest gatherings that two organisations have sat through together for one to be asked to speak to the other.",
    ),
    "most_speakers": (
        3.0,
        "Most organisations named for that: those of whose proposals it backed the largest share, in order of name.",
    ),
}


MOST_TITLES = 2


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    for each in evidence.holding_back:
        speakers = [one for one in each.speakers if one.moves_it_on and one.sat_together >= settings.fewest_together]
        most_backed = sorted(speakers, key=lambda one: (-_backed(one), -one.sat_together, one.organisation))
        chosen = sorted(most_backed[: int(settings.most_speakers)], key=lambda one: one.organisation)
        if chosen:
            yield _advice(each, chosen, 1 if evidence.openness_low else 2)


def _advice(each: HoldsBack, speakers: list[Speaker], matters: int) -> Advice:
    names = [one.organisation for one in speakers]
    outside = [one.organisation for one in speakers if not one.at_the_table]
    return Advice(
        f"Ask {listed(names, 'or')} to ring {each.organisation} about one proposal that waits",
        because=(_held_back(each), *(_link(one, each) for one in speakers)),
        against=tuple(
            Reason(f"{name} has no seat here on record: unless it comes anyway, it would come as a guest.")
            for name in outside
        ),
        risk=f"If it is done behind closed doors, {each.organisation} may feel that it is being worked on.",
        first_step=f"Choose one proposal, and ask {'one of them' if len(names) > 1 else names[0]} to ring {each.organisation} about it.",
        matters=matters,
        act=("speak to", each.organisation),
        step=short_step(
            f"Pick one that waits; ask {listed(names, 'or')} to ring {each.organisation}.",
            f"Pick one that waits; ask {names[0]} to ring {each.organisation}.",
            f"Pick one that waits; ask {names[0]} to speak to it.",
            "Pick one proposal that waits, and ask an ally to ring about it.",
        ),
    )


def _backed(one: Speaker) -> float:
    """The share of its proposals that were backed, as far as so many tell (Jeffreys)."""
    return (one.backed + 0.5) / (one.of + 1)


def _held_back(each: HoldsBack) -> Reason:
    if each.answered is None:
        told = held_back_on(f"{count(each.not_supported, 'contested proposal')} here")
    else:
        told = f"did not support {each.not_supported} of {each.answered} contested proposals here"
    why = f"; reasons recorded: {reasons_counted(each.reasons)}" if each.reasons else "; no reason is recorded"
    return Reason(f"{each.organisation} {told}{why}.", records=each.records)


def _link(one: Speaker, other: HoldsBack) -> Reason:
    said = f"{one.organisation} supports {count(len(one.waiting), 'proposal')} that {'waits' if len(one.waiting) == 1 else 'wait'} here"
    said += f"; the two have sat through {count(one.sat_together, 'gathering')} together"
    if one.of and other.answered is not None:
        said += f", and {other.organisation} {_so_many_backed(one)} of {one.organisation} that it answered"
    return Reason(f"{said}. {_moves(one, other)}", records=one.records)


def _moves(one: Speaker, other: HoldsBack) -> str:
    about = listed([f"‘{each}’" for each in one.moves_it_on[:MOST_TITLES]])
    return (
        f"In a scenario, and not a forecast, {other.organisation} moves most with it speaking first, or as good as most, "
        f"about {about}."
    )


def _so_many_backed(one: Speaker) -> str:
    if one.of == 1:
        return f"{'backed' if one.backed else 'did not back'} the one proposal"
    return f"backed {one.backed or 'none'} of the {one.of} proposals"


FIRES = Evidence.made(
    state="blocked",
    holding_back=(
        HoldsBack(organisation="Vale Trust", not_supported=12, answered=14, reasons=(("procedure", 7), ("cost", 5)), records=(("responses", 1),),
                  speakers=(Speaker(organisation="Lantern House", sat_together=18, backed=9, of=10, at_the_table=False, waiting=("A joint worker",), moves_it_on=("A joint worker",),
                           records=(("responses", 2),)),)),
    ),
)  # fmt: skip
QUIET = Evidence.made(
    state="blocked",
    holding_back=(
        HoldsBack(organisation="Vale Trust", not_supported=12, answered=14, reasons=(("procedure", 7),), records=(("responses", 1),),
                  speakers=(Speaker(organisation="Lantern House", sat_together=18, backed=9, of=10, at_the_table=False, waiting=("A joint worker",), moves_it_on=(), records=(("responses", 2),)),)),
    ),
)  # fmt: skip
