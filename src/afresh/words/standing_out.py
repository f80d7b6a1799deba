"""How many findings stand out from chance, and how many would by chance alone, in sentences."""

from afresh.forms import count

STANDS_OUT = {
    "link_freshness_chance": "above or below what newcomers drawn at random would give",
    "same_kind_pairs": "above or below what members drawn at random would give",
    "language_similarity": "above or below what organisations drawn at random would give",
    "look_in": "more or fewer seated than chance would seat",
    "dissent_after_joining": "dissent surely under half of what it was",
    "results": "a flag on the latest figure",
}
"""When a finding of each measure stands out."""

EXPLAINED = (
    "A finding stands out where it lies outside the range in which nine in ten would lie by chance alone, or where the latest figure on a chart is flagged. "
    "How many would do so by chance is added up finding by finding, each with the exact chance of its own test: where only few values are possible, as with four members, it is much less than one in ten. What stands out is not by that a fault: those who sit together year after year have met more than chance would have it. Figures of one partnership hang together, so that the true range is wider than the one given."
)


def said(looked_at: int, stood_out: int, by_chance: float, low: int, high: int) -> str:
    if not looked_at:
        return "Nothing here could be compared with chance."
    found = f"{_so_many(stood_out).capitalize()} of {count(looked_at, 'comparison')}"
    stand = "stands" if stood_out == 1 else "stand"
    return f"{found} {stand} out; luck alone would give {_about(by_chance)} ({_between(low, high)}, nine times in ten)."


def _so_many(number: int) -> str:
    return f"{number:,}" if number else "none"


def _about(number: float) -> str:
    return "hardly any" if number < 0.5 else f"about {round(number):,}"


def _between(low: int, high: int) -> str:
    return _so_many(low) if low == high else f"{_so_many(low)} to {high:,}"


def by_chance(number: float) -> str:
    return "under 0.1" if 0 < number < 0.05 else f"{number:,.1f}"
