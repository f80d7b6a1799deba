"""Themes that mean the same in different offices: a short list kept as data, in themes.csv."""

import re
from functools import cache, lru_cache

from afresh.library.entries import rows_of

WORDS = re.compile(r"\w+")


@lru_cache(10_000)
def folded(text: str) -> str:
    """Small letters, one space between words, nothing else: 'Self-Harm' and 'self harm' are one."""
    return " ".join(WORDS.findall(text.replace("'", "").replace("’", "").casefold()))


@cache
def known() -> dict[str, frozenset[str]]:
    """Every listed text, folded, and the themes it stands for."""
    found: dict[str, set[str]] = {}
    for row in rows_of("themes.csv"):
        for text in (row["theme"], *row["alike"].split(";")):
            found.setdefault(folded(text), set()).add(row["theme"])
    return {text: frozenset(themes) for text, themes in found.items()}


def meanings(issue: str) -> frozenset[str]:
    """The themes an issue stands for; one that is not listed stands for itself."""
    text = folded(issue)
    return known().get(text) or frozenset({text} if text else ())


def named_in(text: str) -> tuple[list[tuple[str, frozenset[str]]], list[str]]:
    """The theme texts that words name, the longest first taken, with what they mean; and the words that are left."""
    words = folded(text).split()
    longest = max(len(each.split()) for each in known())
    phrases, rest, at = [], [], 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            if phrase in known():
                phrases.append((phrase, known()[phrase]))
                at += length
                break
        else:
            rest.append(words[at])
            at += 1
    return phrases, rest
