"""A few candidates who together bring most of what a table lacks.

Question   If so many seats could be filled, with whom would most of the issues be worked on?
Formula    one at a time: whoever brings most issues that nobody seated and nobody chosen before works on; among equals
           whoever brings most that one of those seated works on, then two, and so on; then who did most elsewhere on
           the issues, then who has fewer seats elsewhere, then by name
Takes      candidates; how many of those seated work on each issue
Gives      Chosen, in the order of choosing, each with the issues it adds; fewer than asked for where nobody adds any
Unit       issues
Undefined  none where there is no candidate
Misleads   one at a time comes near the best set, and need not be it: by issues that nobody seated works on never under
           1 - 1/e, or 63%, of the most that as many could bring; issues are counted and not weighed
Source     Nemhauser, Wolsey and Fisher (1978), Mathematical Programming 14:265
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from afresh.recommend.candidates import Candidate


@dataclass(frozen=True)
class Chosen:
    candidate: Candidate
    adds: tuple[tuple[int, int], ...]
    """The issues that nobody chosen before it works on, each with how many of those seated do: fewest first."""


def chosen(
    candidates: Sequence[Candidate], held: Mapping[int, int], place: Sequence[int], seats: int
) -> tuple[Chosen, ...]:
    """`held`: how many of those seated work on each issue; `place`: of each organisation in order of names."""
    depths = sorted(set(held.values()))
    left, still, found = list(candidates), set(held), list[Chosen]()

    def goes_before(each: Candidate) -> tuple[float, ...]:
        new = [held[issue] for issue in each.promise.works_on if issue in still]
        gains = tuple(-new.count(depth) for depth in depths)
        return (*gains, -each.promise.active, each.workload.places, place[each.organisation])

    while left and len(found) < seats:
        best = min(left, key=goes_before)
        adds = sorted((held[issue], issue) for issue in best.promise.works_on if issue in still)
        if not adds:
            break
        found.append(Chosen(best, tuple((issue, n) for n, issue in adds)))
        still -= set(best.promise.works_on)
        left.remove(best)
    return tuple(found)
