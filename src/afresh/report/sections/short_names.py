"""Names without the words that nearly all of them share, for lists and charts of one place."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from afresh.review.result import PartnershipPart, ReviewResult

FEWEST = 3
SHARED = 0.6
"""The part of the names that must begin, or end, with a word for it to say nothing."""


def short_names(names: Iterable[str]) -> Mapping[str, str]:
    """Each name with its short form; where two would be alike, or nothing would be left, the name itself."""
    every = list(dict.fromkeys(names))
    if len(every) < FEWEST:
        return {name: name for name in every}
    first, last = (_shared(name.split()[at] for name in every if name.split()) for at in (0, -1))
    cut = {name: _cut(name, first, last) for name in every}
    counted = Counter(cut.values())
    return {name: short if short and counted[short] == 1 else name for name, short in cut.items()}


def _shared(words: Iterable[str]) -> str:
    """The word that most of them have there; empty where there is none."""
    counted = Counter(words)
    word, n = max(counted.items(), key=lambda each: each[1], default=("", 0))
    return word if n >= SHARED * sum(counted.values()) else ""


def _cut(name: str, first: str, last: str) -> str:
    words = name.split()
    if len(words) > 1 and words[0] == first:
        words = words[1:]
    if len(words) > 1 and words[-1] == last:
        words = words[:-1]
    return " ".join(words)


def called(part: PartnershipPart, review: ReviewResult) -> str:
    """Its name without what nearly all of the names here share."""
    return _of(tuple(each.name for each in review.partnerships))[part.name]


@lru_cache(maxsize=8)
def _of(names: tuple[str, ...]) -> Mapping[str, str]:
    return short_names(names)
