"""What organisations put forward, backed and gave, against the naive twins."""

import random
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pytest

from afresh.measure import measure, measure_named, take
from afresh.settings import default_settings
from afresh.snapshot.workspace import Workspace, gather
from afresh.vocabulary import Level, months_before
from decision_records import LAST, _day, decision_records
from records import Records, repeated, shuffled, store_of
from reference import initiative
from twins import assert_shares, assert_twins, read_by
from worlds import as_one, one_by_one

NAMES = ("proposals_made", "novel_backed", "backed_early", "contributions_made")
LEVELS: tuple[Level, ...] = ("people", "organisations")
FEWEST = 2
"""Fewer than a review asks for, so that small random records reach it."""


def drawn(seed: int) -> Records:
    """Random decisions, with seats of organisations, more dated support, and contributions."""
    rng = random.Random(seed)
    records = decision_records(seed)
    records["seats"] += [
        {"partnership": f"x{rng.randrange(3)}", "organisation": f"o{rng.randrange(6)}", "start": _day(rng, 6),
         "start_is": rng.choice([None, "first_seen"])}
        for _ in range(rng.randint(0, 6))
    ]  # fmt: skip
    records["responses"] += [
        {"proposal": each["id"], "organisation": f"o{n}", "response": "support",
         "date": rng.choice([None, each["date"], _day(rng)])}
        for each in records["proposals"] for n in rng.sample(range(6), rng.randint(0, 4))
    ]  # fmt: skip
    records["contributions"] = [
        {"organisation": f"o{rng.randrange(6)}", "partnership": "x0", "date": _day(rng, 5),
         "kind": rng.choice([None, "money", "staff"]), "unit": rng.choice([None, "GBP", "days"]),
         "amount": rng.choice([None, 0, 10, 250])}
        for _ in range(rng.randint(0, 20))
    ]  # fmt: skip
    return records


@cache
def worlds(level: Level) -> tuple[list[Records], Workspace]:
    """Twenty in one store, at each level."""
    those = [drawn(seed) for seed in (range(20) if level == "people" else range(20, 40))]
    few = default_settings().but(fewest_contested=FEWEST, fewest_backed=FEWEST)
    return those, gather(store_of(as_one(those)), at=LAST, level=level, settings=few)


def read_of_organisations(workspace: Workspace, name: str) -> dict[str, dict[str, Any]]:
    found = read_by(workspace, name, "subject")
    assert {row["partnership"] for row in found.values()} <= {None}, f"{name} names a partnership"
    return found


def twin_of(twin: Callable[[Records, date], dict[str, Any]], those: list[Records]) -> dict[str, Any]:
    return one_by_one(lambda records: twin(records, LAST), those)


@pytest.mark.parametrize("level", LEVELS)
def test_proposals_made(level: Level) -> None:
    those, workspace = worlds(level)
    found, made = read_of_organisations(workspace, "proposals_made"), twin_of(initiative.proposals_made, those)
    engine = {who: tuple(row[name] for name in ("value", "n", "novel", "adopted")) for who, row in found.items()}
    twin = {
        who: (None if days < 365.25 else n * 365.25 / days, n, novel, adopted)
        for who, (n, novel, adopted, days) in made.items()
    }
    assert_twins("proposals_made", engine, twin, fewest=20)
    for who, (_, _, _, days) in made.items():
        assert abs(found[who]["years"] - days / 365.25) <= 1e-12, f"years of {who}: {found[who]}"


@pytest.mark.parametrize("level", LEVELS)
def test_backing(level: Level) -> None:
    those, workspace = worlds(level)
    novel = {who: (yes, of) for who, (yes, of, *_) in twin_of(initiative.novel_backed, those).items()}
    assert_shares("novel_backed", read_of_organisations(workspace, "novel_backed"), novel, minimum=FEWEST, fewest=20)
    found, early = read_of_organisations(workspace, "backed_early"), twin_of(initiative.backed_early, those)
    counts = {who: (yes, of) for who, (yes, of, *_) in early.items()}
    assert_shares("backed_early", found, counts, minimum=FEWEST, fewest=4)
    told = {who: row["expected"] for who, row in found.items() if row["expected"] is not None}
    assert_twins("early by chance", told, {who: early[who][2] for who in told}, fewest=4)


@pytest.mark.parametrize("level", LEVELS)
def test_contributions_made(level: Level) -> None:
    """A seat of 2015 is on record in every world, so that the records cover the three years."""
    those, workspace = worlds(level)
    found = read_of_organisations(workspace, "contributions_made")
    gave = {who: tuple(row[name] for name in ("value", "n", "amount", "without_amount")) for who, row in found.items()}
    years = (LAST - months_before(LAST, 36)).days / 365.25
    twin = {who: (n / years, n, *more) for who, (n, *more) in twin_of(initiative.contributions_made, those).items()}
    assert_twins("contributions_made", gave, twin, fewest=40)


@pytest.mark.parametrize("seed", [8, 9])
def test_the_records_under_a_measure_are_those_it_counted(seed: int) -> None:
    workspace = gather(store_of(drawn(seed)), at=LAST)
    for name in NAMES:
        counted = sum(row["n"] for row in take(workspace, name).rows())
        under = list(workspace.ask(*measure_named(name).records).rows())
        assert counted and len(under) == counted, f"{name} counted {counted} and has {len(under)} records under it"
        assert all(row["organisation"] is not None for row in under), f"a record under {name} is nobody's"


def test_repeating_and_shuffling_rows_changes_nothing() -> None:
    records = drawn(5)
    before = list(measure(gather(store_of(records), at=LAST), NAMES).rows())
    after = list(measure(gather(store_of(shuffled(repeated(records, 1), 2)), at=LAST), NAMES).rows())
    assert before and before == after, "the same records in another order, some of them twice, measure differently"
