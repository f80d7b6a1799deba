"""What must hold of gatherings, and of every measure taken of them, whatever the records."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from afresh.measure import measure, take
from afresh.settings import default_settings
from afresh.snapshot.workspace import NothingToReview, Workspace, gather
from afresh.vocabulary import Level, months_before
from as_rows import as_rows
from records import DAYS, Records, Row, relabelled, repeated, shuffled, small_records, store_of, until
from reference.gatherings import Gatherings, Key, Member

FEW_DRAWS = default_settings().but(chance_draws=50, largest_gathering=4)
LEVELS: tuple[Level, ...] = ("people", "organisations")
seeds = st.integers(0, 2**32 - 1)


def random_examples(number: int) -> Callable[[Any], Any]:
    return settings(max_examples=number, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


def gathered_at(records: Records, at: date, level: Level | None) -> Workspace:
    try:
        return gather(store_of(records), at=at, level=level, settings=FEW_DRAWS)
    except NothingToReview:
        assume(False)
        raise


def measured(workspace: Workspace) -> list[Row]:
    return list(measure(workspace).rows())


def assert_equal(one: object, other: object, about: str) -> None:
    if isinstance(one, Gatherings) and isinstance(other, Gatherings):
        for what in vars(one):
            assert getattr(one, what) == getattr(other, what), f"{about}, and {what} differs"
    if isinstance(one, list) and isinstance(other, list):
        assert len(one) == len(other), f"{about}: {len(one)} and {len(other)} rows"
        unlike = [pair for pair in zip(one, other, strict=True) if not _alike(*pair)]
        assert not unlike, f"{about}, and the answers differ: {unlike[:2]}"
        return
    assert one == other, f"{about}, and the answers differ"


def _alike(one: Row, other: Row) -> bool:
    """Counts and texts exactly; sums of fractions may be added up in another order (1e-12)."""
    return one.keys() == other.keys() and all(
        other[name] == pytest.approx(value, rel=1e-12, abs=1e-12) if isinstance(value, float) else other[name] == value
        for name, value in one.items()
    )


@pytest.mark.long
@random_examples(12)
@given(small_records(), st.sampled_from(DAYS), st.sampled_from([None, *LEVELS]))
def test_deleting_every_record_after_the_review_date_changes_nothing(
    records: Records, at: date, level: Level | None
) -> None:
    whole, cut = gathered_at(records, at, level), gathered_at(until(records, at), at, level)
    assert_equal(as_rows(whole), as_rows(cut), f"records after {at} were deleted")
    assert_equal(measured(whole), measured(cut), f"records after {at} were deleted")


@pytest.mark.long
@random_examples(12)
@given(small_records(), st.sampled_from(DAYS))
def test_nor_does_it_change_the_default_review_date(records: Records, today: date) -> None:
    cut = until(records, today)
    try:
        whole_date = gather(store_of(records), today=today).period.end
    except NothingToReview:
        assume(False)
    assert gather(store_of(cut), today=today).period.end == whole_date, f"records after {today} were deleted"


@pytest.mark.long
@random_examples(12)
@given(
    st.lists(st.tuples(st.sampled_from(["p0", "p1", "p2"]), st.sampled_from(DAYS)), min_size=1, max_size=5),
    st.dates(date(2016, 1, 1), date(2027, 12, 31)),
)
def test_a_board_known_by_seats_where_nobody_leaves_gathers_in_every_year(
    seats: list[tuple[str, date]], at: date
) -> None:
    records: Records = {
        "partnerships": [{"id": "x", "name": "X", "kind": "board"}],
        "people": [{"id": who, "name": who} for who in ("p0", "p1", "p2")],
        "seats": [{"partnership": "x", "person": who, "start": start} for who, start in seats],
    }
    begun = min(start for _, start in seats)
    assume(begun <= at)
    workspace = gathered_at(records, at, "people")
    days = {day for _, day, _ in as_rows(workspace).members}
    assert any(workspace.period.start < day <= at for day in days), (
        f"no gathering in the year to {at} of {sorted(days)}"
    )


@pytest.mark.long
@random_examples(12)
@given(small_records(), st.sampled_from(DAYS[-20:]), st.sampled_from(LEVELS), seeds)
def test_older_seats_in_front_of_attendance_make_nobody_newer(
    records: Records, at: date, level: Level, seed: int
) -> None:
    """Older seats, of some who attend and some who do not, that end before the first sheet of their partnership."""
    held = {row["partnership"]: row["date"] for row in sorted(records["meetings"], key=lambda row: row["date"])[::-1]}
    assume(held)
    names = [{"person": f"p{seed % 7}"}, {"organisation": f"o{seed % 5}"}, {"person": f"p{seed % 3}"}]
    older = [
        {
            "partnership": partnership,
            "start": date(2010, 1, 1) + timedelta(seed % 900 + n),
            "end": date(2015, 1, 1),
            **who,
        }
        for partnership in held
        for n, who in enumerate(names)
    ]
    without = {**records, "seats": []}
    plain, fronted = gathered_at(without, at, level), gathered_at({**without, "seats": older}, at, level)
    before, after = as_rows(plain), as_rows(fronted)
    _assert_nobody_newer(before, after)
    more = {row["partnership"]: row["n"] for row in take(fronted, "arrivals").rows()}
    fewer = {row["partnership"]: row["n"] for row in take(plain, "arrivals").rows()}
    # After older seats only the first three months of sheets are left out, and not the first gatherings besides.
    later = _first_seen_after_three_months(before)
    ids = plain.partnership_ids()
    raised = {ids[code]: more.get(code, 0) - n for code, n in fewer.items() if more.get(code, 0) > n}
    too_many = {of: n for of, n in raised.items() if n > later[of]}
    assert not too_many, f"older seats made newcomers of members on the first sheets: {too_many}, later {later}"
    sheets = {key: plenary for key, plenary in after.plenary.items() if key[2]}
    assert sheets == {key: plenary for key, plenary in before.plenary.items() if key[2]}, "a meeting became a plenary"


def _first_seen_after_three_months(found: Gatherings) -> Counter[str]:
    """How many members of each partnership were first there more than three months after its first gathering."""
    begun: dict[str, date] = {}
    for (of, _), day in found.first_in.items():
        begun[of] = min(day, begun.get(of, day))
    return Counter(of for (of, _), day in found.first_in.items() if day > months_before(begun[of], -3))


def _assert_nobody_newer(before: Gatherings, after: Gatherings) -> None:
    for what in ("first_in", "first_seen", "met"):
        then, now = getattr(before, what), getattr(after, what)
        later = {key: (day, now.get(key)) for key, day in then.items() if key not in now or now[key] > day}
        assert not later, f"older seats made {what} later: {later}"


@pytest.mark.long
@random_examples(25)
@given(small_records(), st.sampled_from(DAYS), st.sampled_from(LEVELS))
def test_replacing_two_organisations_by_one_successor_makes_nobody_new(
    records: Records, at: date, level: Level
) -> None:
    """The successor is in since the earlier of the two; for all others nothing changes."""
    apart = {**records, "organisations": [{"id": row["id"], "name": row["id"]} for row in records["organisations"]]}
    gone = [{**row, "successor": "o9"} if row["id"] in ("o0", "o1") else row for row in apart["organisations"]]
    merged = {**apart, "organisations": [*gone, {"id": "o9", "name": "o9"}]}
    before = as_rows(gathered_at(apart, at, level))
    after = as_rows(gathered_at(merged, at, level))
    firsts = [((partnership, _merged(who)), day) for (partnership, who), day in before.first_in.items()]
    assert after.first_in == _earliest(firsts), "the merger changed when somebody first took part"
    seen = [(_merged(who), day) for who, day in before.first_seen.items()]
    assert after.first_seen == _earliest(seen), "the merger changed when somebody was first recorded"
    if not any({*before.plenary.values(), *after.plenary.values()}):
        pairs = [(tuple(sorted({_merged(a), _merged(b)})), day) for (a, b), day in before.met.items()]
        assert after.met == _earliest([each for each in pairs if len(each[0]) == 2]), "the merger changed who had met"


def _merged(who: Member) -> Member:
    return ("organisation", "o9") if who in (("organisation", "o0"), ("organisation", "o1")) else who


def _earliest(dated: list[tuple[Any, date]]) -> dict[Any, date]:
    found: dict[Any, date] = {}
    for key, day in dated:
        found[key] = min(day, found.get(key, day))
    return found


@pytest.mark.long
@random_examples(8)
@given(small_records(), st.sampled_from(DAYS), st.sampled_from([None, *LEVELS]), seeds)
def test_other_ids_change_nothing(records: Records, at: date, level: Level | None, seed: int) -> None:
    records = _without_circles(records)
    renamed, new = relabelled(records, seed)
    old = {new_id: old_id for (_, old_id), new_id in new.items()}
    one, other = gathered_at(records, at, level), gathered_at(renamed, at, level)
    assert_equal(_called(as_rows(other), old), as_rows(one), "ids were changed")
    back = [{name: _old(value, old) for name, value in row.items()} for row in measured(other)]
    assert_equal(sorted(back, key=str), sorted(measured(one), key=str), "ids were changed")


def _without_circles(records: Records) -> Records:
    """Organisations that went round in a circle of names are called by the first of them, which is a matter of ids."""
    organisations = [
        {**row, "successor": row["successor"] if (row["successor"] or "") > row["id"] else None}
        for row in records["organisations"]
    ]
    return {**records, "organisations": organisations}


def _old(value: object, old: Mapping[str, str]) -> object:
    """An id, or an id before a colon, as it was."""
    if not isinstance(value, str):
        return value
    id, colon, rest = value.partition(":")
    return old.get(id, id) + colon + rest


def _called(found: Gatherings, old: Mapping[str, str]) -> Gatherings:
    def member(who: Member) -> Member:
        return who[0], old[who[1]]

    def key(of: Key) -> Key:
        return old[of[0]], of[1], of[2] and old[of[2]]

    return Gatherings(
        level=found.level,
        members={key(of): {member(who) for who in members} for of, members in found.members.items()},
        plenary={key(of): plenary for of, plenary in found.plenary.items()},
        met={_pair(member(a), member(b)): day for (a, b), day in found.met.items()},
        first_in={(old[partnership], member(who)): day for (partnership, who), day in found.first_in.items()},
        first_seen={member(who): day for who, day in found.first_seen.items()},
        spells={(old[partnership], member(who), start, end) for partnership, who, start, end in found.spells},
        left_out=found.left_out,
    )


def _pair(a: Member, b: Member) -> tuple[Member, Member]:
    return (a, b) if a < b else (b, a)


@pytest.mark.long
@random_examples(8)
@given(small_records(), st.sampled_from(DAYS), st.sampled_from([None, *LEVELS]), seeds)
def test_shuffling_and_repeating_rows_change_nothing(
    records: Records, at: date, level: Level | None, seed: int
) -> None:
    """Of repeated rows the gatherings; measures may count them, since reading takes them out before."""
    as_was = gathered_at(records, at, level)
    moved = gathered_at(shuffled(records, seed), at, level)
    assert_equal(as_rows(moved), as_rows(as_was), "rows were shuffled")
    assert_equal(measured(moved), measured(as_was), "rows were shuffled")
    assert_equal(as_rows(gathered_at(repeated(records, seed), at, level)), as_rows(as_was), "rows were repeated")
