"""Themes that mean the same in different offices: a short list kept as data, in themes.csv."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from afresh.library.entries import rows_of

WORDS = re.compile(r"\w+")
JOINED = re.compile(r"\band\b|[,;:/&()|]| - | – ", re.IGNORECASE)


@lru_cache(10_000)
def folded(text: str) -> str:
    """Small letters, one space between words, nothing else: 'Self-Harm' and 'self harm' are one."""
    return " ".join(WORDS.findall(text.replace("'", "").replace("’", "").casefold()))


@cache
def known() -> dict[str, frozenset[str]]:
    """Every listed text, folded, and the themes it stands for."""
    return _listed("theme", "alike")


@cache
def _as_issue() -> dict[str, frozenset[str]]:
    """With those that stand for a theme where an office writes them as an issue: 'Prevent', 'Flow'."""
    return _listed("theme", "alike", "as_issue")


@cache
def _in_titles() -> dict[str, frozenset[str]]:
    """Without those that a title uses for much else: 'work', 'homes'."""
    without = _listed("not_in_titles")
    return {text: themes for text, themes in known().items() if text not in without}


def _listed(*columns: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows_of("themes.csv"):
        for text in ";".join(row[column] for column in columns).split(";"):
            if text.strip():
                found.setdefault(folded(text), set()).add(row["theme"])
    return {text: frozenset(themes) for text, themes in found.items()}


@lru_cache(10_000)
def meanings(issue: str) -> frozenset[str]:
    """The themes an issue stands for; of several joined by and, a comma or a dash, those of each that is listed.

    One that is not listed stands for itself.
    """
    text = folded(issue)
    if text in _as_issue():
        return _as_issue()[text]
    parts = [_as_issue().get(folded(part), frozenset[str]()) for part in JOINED.split(issue)]
    return frozenset[str]().union(*parts) or frozenset({text} if text else ())


def stands_for_a_theme(issue: str) -> bool:
    return bool(meanings(issue) & _themes())


@cache
def _themes() -> frozenset[str]:
    return frozenset(row["theme"] for row in rows_of("themes.csv"))


@lru_cache(10_000)
def told_from_title(title: str) -> frozenset[str]:
    """The themes that a title names, the longest names first."""
    return frozenset[str]().union(*(themes for _, themes in _named(title, _in_titles())[0]))


def named_in(text: str) -> tuple[list[tuple[str, frozenset[str]]], list[str]]:
    """The theme texts that words name, the longest first taken, with what they mean; and the words that are left."""
    return _named(text, known())


def _named(text: str, by: Mapping[str, frozenset[str]]) -> tuple[list[tuple[str, frozenset[str]]], list[str]]:
    words = folded(text).split()
    longest = max(len(each.split()) for each in by)
    phrases, rest, at = [], [], 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            phrase = " ".join(words[at : at + length])
            if phrase in by:
                phrases.append((phrase, by[phrase]))
                at += length
                break
        else:
            rest.append(words[at])
            at += 1
    return phrases, rest
