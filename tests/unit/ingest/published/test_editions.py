"""Which editions are believed: every expectation is worked out by hand from the rule in the design of the converter."""

from afresh.ingest.published.register_editions import doubtful, is_partial


def test_the_share_that_makes_an_edition_partial() -> None:
    cases = {
        (9, 100): False,  # nine are not many, nor half
        (10, 100): True,  # ten, over 5%
        (10, 200): False,  # ten, but exactly 5%
        (11, 200): True,
        (2, 4): False,  # half, but only two
        (3, 6): True,  # three, and half
        (3, 7): False,  # three of seven is under half
        (55, 532): True,  # US Congress on 2016-12-21
    }
    for (missing, expected), partial in cases.items():
        assert is_partial(missing, expected) is partial, f"{missing} of {expected} missing should be partial: {partial}"


def test_an_edition_that_lost_half_its_members_is_partial_and_its_neighbours_are_not() -> None:
    everyone = set(range(6))
    found = doubtful(range(3), {0: everyone, 1: {0, 1, 2}, 2: everyone})
    assert [(v.edition, v.is_, v.missing, v.expected) for v in found] == [(1, "partial", 3, 6)], found


def test_those_who_really_leave_are_not_expected() -> None:
    found = doubtful(range(4), {0: set(range(20)), 1: set(range(8)), 2: set(range(8)), 3: set(range(8))})
    assert found == [], f"twelve left for good, which is no fault of the edition: {found}"


def test_two_partial_editions_in_a_row_are_both_found() -> None:
    everyone = set(range(20))
    found = doubtful(range(4), {0: everyone, 1: {0}, 2: {0, 1}, 3: everyone})
    assert [v.edition for v in found] == [1, 2], "each is judged by the last good edition and the next few"


def test_an_edition_with_nobody_is_empty_unless_it_is_to_be_taken() -> None:
    members = {0: {1, 2, 3, 4}, 2: {1, 2, 3, 4}}
    assert [(v.edition, v.is_) for v in doubtful(range(3), members)] == [(1, "empty")]
    assert doubtful(range(3), members, take={1}) == [], "the user says that everyone had left"


def test_the_last_edition_is_only_remarked_on() -> None:
    found = doubtful(range(2), {0: set(range(10)), 1: {0, 1}})
    assert [(v.edition, v.is_, v.missing) for v in found] == [(1, "thin at the end", 8)], found
