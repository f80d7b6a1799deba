"""What stands round the panel's advice: headings, and what is said where there is none."""

from collections.abc import Sequence

from afresh.forms import count, listed, sentence

PANEL = (
    "Advice comes from advisers with different standpoints, each by a rule of its own. It starts from what the records "
    "hold: whoever knows the table may know better. What changes no membership comes first."
)

GRADES = {
    "strong": "strong evidence",
    "moderate": "some evidence",
    "weak": "little evidence",
    "opinion": "no evidence but experience",
}
"""That such advice helps, not that the finding is so."""

NOTHING = "The panel has nothing to suggest here: no rule of any adviser fits what is on record."


def nothing(ended: bool) -> str:
    return "It has ended, so nothing is suggested." if ended else NOTHING


MOST_NAMED = 3
"""So many rules are named in a sentence; of more there is a list."""


def so_many_unseen(n: int) -> str:
    return f"{count(n, 'rule').capitalize()} of the panel could not be used, as the records hold too little for them"


def saw_nothing(titles: Sequence[str]) -> str:
    """Which rules had nothing to look at."""
    if not titles:
        return ""
    return sentence(f"Not looked at, as the records hold too little for it: {listed(f'‘{title}’' for title in titles)}")


def more(n: int) -> str:
    return count(n, "more suggestion").capitalize()
