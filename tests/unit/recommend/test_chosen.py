"""A few to begin with: by hand, and against every other set of as many."""

import random
from dataclasses import replace
from itertools import combinations

import pytest

from afresh.recommend.candidates import Candidate, Promise, Workload
from afresh.recommend.greedy_cover import chosen


def candidate(who: int, *issues: int, active: int = 0, seats: int = 0) -> Candidate:
    promise = Promise(
        works_on=issues,
        brings=(),
        work_records=(),
        raised=active,
        proposed=0,
        done_records=(),
        last_here=None,
        here_records=(),
        kind="other",
        kind_under_seated=False,
        voice="",
        voice_records=(),
    )
    return Candidate(who, True, ("organisations", who), promise, Workload(seats, seats, 0, ()))


def codes(candidates: list[Candidate], held: dict[int, int], seats: int) -> list[int]:
    return [each.candidate.organisation for each in chosen(candidates, held, range(99), seats)]


def test_what_nobody_works_on_comes_first() -> None:
    many = [candidate(0, 3, 4, 5), candidate(1, 0), candidate(2, 0, 1)]
    held = {0: 0, 1: 0, 2: 0, 3: 1, 4: 1, 5: 1}
    first, second, third = chosen(many, held, range(99), 3)
    assert first.brings == (0, 1), "2 brings two issues that nobody works on"
    assert second.candidate.organisation == 0, "nobody brings another, and 0 works on three that one does"
    assert second.brings == () and third.adds == ((0, 1),), "issue 0 is worked on by then, by the first chosen"


def test_among_equals() -> None:
    held = {0: 0}
    assert codes([candidate(0, 0, active=1), candidate(1, 0, active=2)], held, 1) == [1], "who did more elsewhere"
    assert codes([candidate(0, 0, seats=2), candidate(1, 0, seats=1)], held, 1) == [1], "who has fewer seats"
    assert codes([candidate(1, 0), candidate(0, 0)], held, 1) == [0], "then by name"


def test_who_works_on_more_goes_before_who_works_on_some_of_it() -> None:
    assert codes([candidate(0, 0), candidate(1, 0, 1)], {0: 1, 1: 1}, 1) == [1], "1 works on all that 0 does, and more"


def test_fewer_candidates_than_seats() -> None:
    assert codes([candidate(0, 0)], {0: 1}, 3) == [0], "all there are"
    assert codes([], {0: 2}, 3) == [], "nobody"


def test_against_every_set_of_as_many() -> None:
    """Greedy cover reaches 1 - (1 - 1/k)^k of the best: Nemhauser, Wolsey and Fisher (1978)."""
    rng, exact = random.Random(5), 0
    for _ in range(300):
        many = [candidate(who, *sorted(rng.sample(range(9), rng.randint(1, 4)))) for who in range(rng.randint(1, 8))]
        held = {issue: rng.choice([0, 0, 0, 1, 2]) for issue in range(9)}
        k = rng.randint(1, 4)
        found = chosen(many, held, range(99), k)
        assert len(found) <= min(k, len(many)), "no more than were asked for"
        at_work = {issue: n + sum(issue in e.candidate.promise.works_on for e in found) for issue, n in held.items()}
        rest = [each for each in many if each not in [one.candidate for one in found]]
        bring = [each for each in rest if any(at_work[issue] <= 1 for issue in each.promise.works_on)]
        assert len(found) == k or not bring, f"somebody who would bring something is left out: {bring}"

        def cover(those: list[Candidate], held: dict[int, int] = held) -> int:
            return len({issue for each in those for issue in each.promise.works_on if not held[issue]})

        best = max(cover(list(those)) for those in combinations(many, min(k, len(many))))
        reached = cover([each.candidate for each in found])
        assert reached == sum(len(each.brings) for each in found), "what each adds, added up"
        assert reached >= (1 - (1 - 1 / k) ** k) * best - 1e-9, f"{reached} of {best} with {k}"
        assert k > 1 or reached == best, "one is chosen as well as can be"
        exact += reached == best
    assert exact >= 270, f"nearly always the best there is, on small cases: {exact} of 300"


@pytest.mark.parametrize(
    ("held", "named"),
    [
        ({0: 12, 1: 13}, []),  # Everybody there works on both: one more brings nothing that the records show.
        ({0: 2, 1: 5}, []),
        ({0: 1, 1: 13}, [0]),
        ({0: 0, 1: 13}, [0]),
    ],
)
def test_nobody_is_named_who_brings_nothing(held: dict[int, int], named: list[int]) -> None:
    assert codes([candidate(0, 0, 1, active=40)], held, 3) == named, f"{held}, whatever it did elsewhere"


def test_a_kind_that_is_hardly_seated_and_the_users_voice_are_something() -> None:
    plain = candidate(0, 0)
    under = replace(candidate(1, 0), promise=replace(plain.promise, kind_under_seated=True))
    users = replace(candidate(2, 0), promise=replace(plain.promise, voice="user_led"))
    assert codes([plain, under, users], {0: 9}, 3) == [1, 2], "the plain one brings neither"


def test_a_second_who_brings_what_the_first_did_is_not_named() -> None:
    three = [candidate(who, 0) for who in range(3)]
    assert codes(three, {0: 0}, 3) == [0, 1], "the issue has two by then: the third brings nothing"


def test_what_is_added_is_said_as_it_is() -> None:
    from afresh.words.invitations import adds

    assert adds([("carers", 5)]).startswith("Adds no issue that fewer than two"), "five work on it already"
    assert adds([("carers", 1), ("homes", 4)]).startswith("Adds to carers, on which one of those"), "one does"
    assert adds([("carers", 0), ("homes", 4)]).startswith("Adds carers: nobody seated"), "nobody does"
