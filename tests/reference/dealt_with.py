"""The naive twins of what lasting partnerships deal with: issues as sets, one after another."""

from reference.agenda import issues_held
from reference.renewal import Look


def issues(at: Look) -> dict[str, set[str]]:
    """Of lasting partnerships on record that have not ended, where any is."""
    held = issues_held(at)
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
