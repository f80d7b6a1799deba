"""Entries that the words of a proposal name: the thing itself (housing first, MARAC) or the law (section 75).

names.csv has the names by which boards call each entry that we ship. Names with a plus between them must all be there,
in any order: 'assault + emergency department'. One of them must stand in the title, since a text mentions much that it
is not about; text and issue only complete it.
"""

from functools import cache, lru_cache

from afresh.library.entries import rows_of
from afresh.library.themes import folded

Phrase = tuple[str, ...]


@lru_cache(10_000)
def named_by(title: str, text: str = "", issue: str = "") -> frozenset[str]:
    """Ids of entries."""
    in_title = _phrases(title)
    if not in_title:
        return frozenset()
    there = in_title | _phrases(text) | _phrases(issue)
    return frozenset(entry for entry, name in _names() if name <= there and name & in_title)


@cache
def _names() -> tuple[tuple[str, frozenset[Phrase]], ...]:
    """Each entry with one of its names: the phrases that must all be there."""
    return tuple(
        (row["entry"], frozenset(_words(phrase) for phrase in name.split("+")))
        for row in rows_of("names.csv")
        for name in row["names"].split(";")
    )


@cache
def _known() -> tuple[frozenset[Phrase], int]:
    """Every phrase of a name, and how many words the longest has."""
    phrases = frozenset[Phrase]().union(*(name for _, name in _names()))
    return phrases, max(map(len, phrases))


def _phrases(text: str) -> frozenset[Phrase]:
    known, longest = _known()
    words = _words(text)
    spans = (words[at : at + length] for at in range(len(words)) for length in range(1, longest + 1))
    return frozenset(span for span in spans if span in known)


def _words(text: str) -> Phrase:
    """Plurals are as singulars."""
    return tuple(word.removesuffix("s") if len(word) > 3 else word for word in folded(text).split())
