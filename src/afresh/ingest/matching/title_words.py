"""The words of a title that may name a theme: cut where nothing is shared, and alike whatever their ending."""

import re
from collections.abc import Iterator

Key = tuple[str, ...]

LONGEST = 3
"""Words in a phrase, at most."""

WORD = re.compile(r"[^\W_]+(?:['’&-][^\W_]+)*")
BREAK = re.compile(r"[.,:;()\[\]/|–—?!\"“”]|\s-\s")

_JOINING = (
    "a about above after again against all also an and any are as at be been before being below between both but "
    "by can could did do does down during each every few first for from further had has have having he her here "
    "his how i if in into is it its itself just last later made make many may me more most must my near new next "
    "no nor not now of off old on one once only onto or other our out over own per re s same second see she "
    "should so some such than that the their them then there these they third this those through to together too "
    "two under until up upon us use via was we were what when where whether which while who whom whose why will "
    "with within without would you your "
)
_ON_ANY_AGENDA = (
    "account action actions agenda agree agreed agreement annual any apologies appendix approval approve arising "
    "attached board business chair chairs change changed changes close closing committee confidential consider "
    "date dates decision declaration declarations discuss discussion draft final follow forum forward group "
    "highlight information interest interests introduction introductions introduce item items january february "
    "march april june july august september october november december matters meeting meetings member members "
    "minute minutes monthly note noted notes oral outcome outline paper papers part partnership plan planning "
    "plans position presentation previous programme progress project projects proposal proposals propose proposed "
    "public quarter quarterly question questions receive received recommendation recommendations report reports "
    "request review reviews role scheme section sharing standing start statement still strategic strategy sub "
    "summary task team terms update updates verbal version weekly welcome work working workshop year yearly years "
)
STOP = frozenset((_JOINING + _ON_ANY_AGENDA).split())
"""Words that join others, and words that stand on any agenda."""


def phrases(title: str) -> dict[Key, str]:
    """Every run of up to three telling words in a title: as a key, and as it is written."""
    found: dict[Key, str] = {}
    for words in _runs(title):
        for length in range(1, LONGEST + 1):
            for at in range(len(words) - length + 1):
                part = words[at : at + length]
                found.setdefault(tuple(key_of(word) for word in part), " ".join(part).casefold())
    return found


def key_of(word: str) -> str:
    """Falls and fall, carers and carer's are one."""
    folded = re.sub(r"['’]s?$", "", word.casefold())
    if len(folded) > 4 and folded.endswith("ies"):
        return folded[:-3] + "y"
    plural = len(folded) > 3 and folded.endswith("s") and not folded.endswith(("ss", "us", "is"))
    return folded[:-1] if plural else folded


def _runs(title: str) -> Iterator[list[str]]:
    """Words that follow one another with nothing between them: no stop word, number or mark."""
    for part in BREAK.split(title):
        run: list[str] = []
        for word in WORD.findall(part):
            if _tells(word):
                run.append(word)
            elif run:
                yield run
                run = []
        if run:
            yield run


def _tells(word: str) -> bool:
    folded = word.casefold()
    telling = len(folded) > 2 or "&" in folded
    return telling and folded not in STOP and key_of(word) not in STOP and not any(each.isdigit() for each in folded)
