"""How a proposal would work, where nobody said so: told from the words of its title, else of its text (mechanisms.csv).

A title says what is proposed, a text much besides; so a text is asked only where the title tells nothing. Where neither
does, there is no mechanism, and the library is not quoted for that proposal.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from afresh.library.entries import rows_of
from afresh.library.themes import folded


@cache
def listed() -> tuple[str, ...]:
    """The closed list, in the order of the file."""
    return tuple(row["mechanism"] for row in rows_of("mechanisms.csv"))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["mechanism"], _pattern(row["words"])) for row in rows_of("mechanisms.csv"))


def _pattern(words: str) -> re.Pattern[str]:
    """A phrase stands for itself; a word with a star for every word that begins so."""
    phrases = [each.split() for each in words.split(";") if each.strip()]
    alternatives = [" ".join(_word(word) for word in phrase) for phrase in phrases]
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b")


def _word(word: str) -> str:
    return re.escape(folded(word)) + (r"\w*" if word.endswith("*") else "")


@lru_cache(10_000)
def told_from(text: str) -> tuple[str, ...]:
    plain = folded(text)
    return tuple(name for name, pattern in _patterns() if pattern.search(plain))


def mechanisms_of(written: Sequence[str], title: str, text: str = "") -> tuple[str, ...]:
    """Those written down, if any; else those told from the title; else those told from the text."""
    return tuple(dict.fromkeys(map(folded, written))) or told_from(title) or told_from(text)


def in_common(asked: Sequence[str], of_entry: Sequence[str]) -> tuple[str, ...]:
    wanted = {folded(each) for each in asked}
    return tuple(each for each in of_entry if folded(each) in wanted)
