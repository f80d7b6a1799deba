"""What organisations put forward, backed and gave: what the list of it says of itself."""

from collections.abc import Sequence

from afresh.forms import count, listed, sentence, years
from afresh.measure.contributions_made import gift
from afresh.measure.wording import fact
from afresh.vocabulary import Finding

EXPLAINED = (
    "Organisations are listed by name. Counted are the last {months} months. Backing what others propose, putting things forward and "
    "giving are different things, and there may be good reasons to object: none of this is an order of merit. What is in no "
    "record, such as time given or ideas passed on, is not here."
)


def explained(months: float) -> str:
    return EXPLAINED.format(months=f"{months:g}")


def gave(gifts: Sequence[Finding]) -> str:
    """What one organisation gave, each kind and unit apart; its records of gifts go back as far for each."""
    return sentence(f"It gave {listed(gift(each) for each in gifts)} in {years(fact(gifts[0], 'years'))}")


def untold(organisations: int) -> str:
    if not organisations:
        return ""
    have = "has" if organisations == 1 else "have"
    return f"{count(organisations, 'more organisation').capitalize()} {have} too few such records to tell."
