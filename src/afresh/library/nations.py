"""Which nations a policy is for, and which nation records are of, where that is sure."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from afresh.records.store import Store

NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")
TOGETHER = {
    "great britain": ("England", "Wales", "Scotland"),
    "gb": ("England", "Wales", "Scotland"),
    "united kingdom": NATIONS,
    "uk": NATIONS,
}
FOUND_ONLY_IN = {
    "integrated care board": "England",
    "combined authority": "England",
    "Local Health Board": "Wales",
    "Scottish health board": "Scotland",
    "Northern Irish trust": "Northern Ireland",
}
"""Bodies that exist in one nation only."""


@lru_cache(10_000)
def nations_in(text: str) -> frozenset[str]:
    """The nations that a text names, as in 'England and Wales'; none named means that it holds everywhere."""
    parts = re.split(r"\s*(?:[;,&/+]|\band\b)\s*", text.strip())
    found: set[str] = set()
    for part in filter(None, parts):
        plain = " ".join(part.split()).casefold()
        found.update(TOGETHER.get(plain) or (_proper(plain, part),))
    return frozenset(found)


def holds_in(text: str, nation: str | None) -> bool:
    """Whether a policy of these nations holds in the nation asked for; asked for none, every policy is meant."""
    asked, its = nations_in(nation or ""), nations_in(text)
    return not asked or not its or bool(asked & its)


def nation_of(store: "Store | None") -> str | None:
    """The nation of the records where a body that exists in one nation only is among them; else None."""
    if store is None:
        return None
    bodies = {str(body) for (body,) in store.rows("SELECT DISTINCT body FROM organisations WHERE body IS NOT NULL")}
    found = {nation for body, nation in FOUND_ONLY_IN.items() if body in bodies}
    return found.pop() if len(found) == 1 else None


def _proper(plain: str, part: str) -> str:
    return next((nation for nation in NATIONS if nation.casefold() == plain), part)
