"""What stands round the panel's advice: headings, and what is said where there is none."""

from collections.abc import Sequence

from afresh.forms import count, listed, sentence

GRADES = {
    "strong": "strong evidence",
    "moderate": "some evidence",
    "weak": "little evidence",
    "opinion": "practice only",
}
"""That such advice helps, not that the finding is so."""

NOTHING = "The panel has nothing to suggest here: no rule of any adviser fits what is on record."


def nothing(ended: bool) -> str:
    return "It has ended, so nothing is suggested." if ended else NOTHING


def saw_nothing(titles: Sequence[str]) -> str:
    """Which rules had nothing to look at."""
    if not titles:
        return ""
    return sentence(f"Not checked, as too little is on record: {listed(f'‘{title}’' for title in titles)}")


def more(n: int) -> str:
    return count(n, "more suggestion").capitalize()
