"""Mirror images against chance, in sentences a board could read."""

from collections.abc import Sequence

from afresh.forms import bracketed, count, counted, listed, number, percent, sentence
from afresh.measure.look_in import ONLY_AREA, SEATED
from afresh.measure.same_kind_pairs import SAME
from afresh.vocabulary import Measured

BY = {
    "kind": "Kind of organisation",
    "sector": "Sector",
    "body": "Type of body",
    "profession": "Profession",
    "organisation": "Organisation",
    "area": "Area",
}
"""In the order in which they are told."""

EXPLAINED = (
    "By chance: had those who sat together been drawn at random from everybody active in the same area in these records, nine times in ten the share would lie there. "
    "To be alike on paper is not to think alike."
)

PARTS = (
    (1.0, "All"),
    (0.9, "Nearly all"),
    (0.78, "More than three quarters"),
    (0.72, "About three quarters"),
    (0.69, "More than two thirds"),
    (0.64, "About two thirds"),
    (0.61, "Nearly two thirds"),
    (0.53, "More than half"),
    (0.47, "About half"),
    (0.45, "Nearly half"),
    (0.415, "Less than half"),
    (0.36, "More than a third"),
    (0.31, "About a third"),
    (0.27, "More than a quarter"),
    (0.23, "About a quarter"),
    (0.185, "About a fifth"),
    (0.155, "About one in six"),
    (0.13, "About one in seven"),
    (0.085, "About a tenth"),
    (0.02, "Few"),
    (1e-12, "Hardly any"),
)


def part(share: float) -> str:
    """More than half: each of the words holds from its share up to the next."""
    return next((words for least, words in PARTS if share >= least), "No part")


def alike(found: Measured) -> str:
    """Half of the pairs here (50%) are from the same kind of organisation; drawn at random ... 16% to 39%."""
    share = found.value or 0.0
    figure = f" ({percent(share)})" if 0 < share < 1 else ""
    what = SAME.get(found.subject, f"are alike in {found.subject}")
    pairs = f"{part(share)} of the pairs here{figure}" if share else "No pairs here"
    return sentence(f"{pairs} {what}{_drawn(found)}")


def _drawn(found: Measured) -> str:
    """In full only where it is not what chance would give."""
    if found.low is None or found.high is None:
        return ""
    if not beside(found):
        return f", which is what chance would give ({chance(found)})"
    return f"; drawn at random from those active in these records it would be {chance(found)}"


def notes(found: Sequence[Measured]) -> tuple[str, ...]:
    """What is to be said of them beside, each thing once."""
    return tuple(sentence(each) for each in dict.fromkeys(one.note for one in found) if each)


def chance(found: Measured) -> str:
    """16% to 39%."""
    if found.low is None or found.high is None:
        return "not known"
    return bracketed(found.low, found.high)


def beside(found: Measured) -> str:
    """More, less, or nothing where it is what chance gives."""
    if found.value is None or found.low is None or found.high is None:
        return ""
    return "more" if found.value > found.high else "less" if found.value < found.low else ""


VERDICTS = {"more": "more alike than chance", "less": "less alike than chance", "": "as chance would have it"}


def verdict(found: Measured) -> str:
    return VERDICTS[beside(found)] if found.low is not None else "not compared"


def title(found: Sequence[Measured]) -> str:
    """What the chart says, as its heading."""
    if not any(each.low is not None for each in found):
        return "How alike those here are: too few others are on record to set it against chance"
    more = [BY.get(each.subject, each.subject).lower() for each in found if beside(each) == "more"]
    if more:
        return f"Those who sit together here are more alike than chance would have it, by {listed(more)}"
    less = [BY.get(each.subject, each.subject).lower() for each in found if beside(each) == "less"]
    if less:
        return f"Those who sit together here are less alike than chance would have it, by {listed(less)}"
    return "Those who sit together here are no more alike than chance would have it"


LOOK_IN_EXPLAINED = (
    "Those that work on its issues in its area, by what they declare or did elsewhere in these records. By chance: had its organisations been drawn at random from all of these, nine times in ten so many of a kind would sit here. "
    "One that is not in the records is not missed, and some may have been asked and declined."
)


def kind(subject: str) -> str:
    if subject == ONLY_AREA:
        return "Others of its area, on other issues"
    named = SEATED.get(subject, subject)
    return sentence(f"those {named}" if subject in ("other", "not recorded") else named)[:-1]


def by_chance(found: Measured) -> str:
    if found.low is None or found.high is None:
        return "–"
    return f"{number(found.low)} to {number(found.high)}" if found.low != found.high else number(found.low)


def look_in_verdict(found: Measured) -> str:
    if found.subject == ONLY_AREA:
        return ""
    if found.value is None:
        return found.note
    return {"more": "more than chance", "less": "fewer than chance", "": "as chance would have it"}[beside(found)]


def look_in_title(found: Sequence[Measured]) -> str:
    fewer = [
        f"{counted(int(each.value)) if each.value else 'none'} of {counted(each.n)} {SEATED.get(each.subject, each.subject)}"
        for each in found
        if beside(each) == "less"
    ]
    if fewer:
        return f"Fewer sit here than chance would give: {listed(fewer)}"
    if any(each.low is not None for each in found):
        return "No kind of organisation is seated less than chance would give, as far as can be told"
    n = sum(each.n for each in found if each.subject != ONLY_AREA)
    return f"Who could sit here: {count(n, 'organisation')}, too few of a kind to set against chance"
