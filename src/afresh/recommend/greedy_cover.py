"""A few candidates who together bring most of what a table lacks.

Question   If so many seats could be filled, with whom would most of the issues be worked on?
Formula    one at a time: whoever brings most issues that nobody seated and nobody chosen before works on; among equals
           whoever works on most that one of them does, then two, and so on; then who did most elsewhere on the issues,
           then who has fewer seats elsewhere, then by name
Takes      candidates; how many of those seated work on each issue
           Nobody is chosen who would bring nothing of what is promise: an issue that at most one of those seated and
           chosen works on, a kind that is under-seated, or the voice of people who use services
Gives      Chosen, in the order of choosing, fewer than asked for where no more candidates bring anything
Unit       issues
Undefined  none where there is no candidate
Misleads   one at a time comes near the best set, and need not be it: by issues that nobody seated works on never under
           1 - 1/e, or 63%, of the most that as many could bring; issues are counted and not weighed
Source     Nemhauser, Wolsey and Fisher (1978), Mathematical Programming 14:265

Trying all sets would find the best one, whose members change altogether when one more seat is asked for: nobody could
follow that.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from afresh.recommend.candidates import Candidate

FEW = 1
"""An issue on which so many work or fewer could do with one more."""
NO_MORE = float("inf")
"""Stands after the last issue of one, so that it comes after those that work on more."""


@dataclass(frozen=True)
class Chosen:
    candidate: Candidate
    adds: tuple[tuple[int, int], ...]
    """Its issues, each with how many of those seated and chosen before it work on it: fewest first."""

    @property
    def brings(self) -> tuple[int, ...]:
        """Issues that nobody seated, and nobody chosen before it, works on."""
        return tuple(issue for issue, others in self.adds if not others)


def chosen(
    candidates: Sequence[Candidate], held: Mapping[int, int], place: Sequence[int], seats: int
) -> tuple[Chosen, ...]:
    """`held`: how many of those seated work on each issue; `place`: of each organisation in order of names."""
    at_work, left, found = dict(held), list(candidates), list[Chosen]()

    def goes_before(each: Candidate) -> tuple[tuple[float, ...], float, float, float]:
        """Many issues that few work on go before few, and before any that more work on."""
        depths = Counter(at_work[issue] for issue in each.promise.works_on)
        few = tuple(part for depth in sorted(depths) for part in (depth, -depths[depth]))
        return (*few, NO_MORE), -each.promise.active, each.workload.places, place[each.organisation]

    def brings(each: Candidate) -> bool:
        few = any(at_work[issue] <= FEW for issue in each.promise.works_on)
        return few or each.promise.kind_under_seated or bool(each.promise.voice)

    while len(found) < seats and (those := [each for each in left if brings(each)]):
        best = min(those, key=goes_before)
        adds = sorted((at_work[issue], issue) for issue in best.promise.works_on)
        found.append(Chosen(best, tuple((issue, n) for n, issue in adds)))
        for issue in best.promise.works_on:
            at_work[issue] += 1
        left.remove(best)
    return tuple(found)
