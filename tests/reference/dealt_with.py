"""The naive twins of what lasting partnerships deal with: issues as sets, one after another."""

from collections import defaultdict

from reference.agenda import _items, issue
from reference.renewal import Look


def issues(at: Look) -> dict[str, set[str]]:
    """Of lasting partnerships on record that have not ended: on the agenda in the period, and declared."""
    held: dict[str, set[str]] = defaultdict(set)
    for _, partnership, day, each in _items(at):
        if day > at.t0 and each:
            held[partnership].add(each)
    for partnership, row in at.partnerships.items():
        held[partnership] |= {each for text in (row.get("issues") or "").split(";") if (each := issue(text))}
    going = [each for each in at.lasting if not ((end := at.partnerships[each].get("ended")) and end <= at.at)]
    return {each: held[each] for each in going if held[each]}


def only_here(at: Look) -> dict[str, tuple[str, ...]]:
    held = issues(at)
    found = {}
    for one, mine in held.items():
        others = set().union(*(held[other] for other in held if other != one))
        if mine - others:
            found[one] = tuple(sorted(mine - others))
    return found
