"""What organisations put forward, backed and gave, against the naive twins."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afresh.measure import READING, measure, measure_named, take
from afresh.settings import default_settings
from afresh.snapshot.workspace import Workspace, gather
from decision_records import LAST, _day, decision_records
from records import Records, repeated, shuffled, store_of
from reference import initiative

NAMES = ("proposals_made", "novel_backed", "backed_early", "contributions_made")
LEVELS = ("people", "organisations")
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


def rows(workspace: Workspace, name: str) -> dict[str, dict[str, Any]]:
    table = take(workspace, name)
    assert set(READING) <= set(table.names), f"{name} lacks {set(READING) - set(table.names)}"
    found = {row["subject"]: row for row in table.rows()}
    assert len(found) == len(table), f"{name} has two rows for one subject"
    assert {row["partnership"] for row in found.values()} <= {None}, f"{name} names a partnership"
    return found


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from(LEVELS))
def test_random_records_against_the_twins(seed: int, level: Any) -> None:
    records = drawn(seed)
    few = default_settings().but(fewest_contested=FEWEST, fewest_backed=FEWEST)
    workspace = gather(store_of(records), at=LAST, level=level, settings=few)
    made = initiative.proposals_made(records, LAST)
    found = rows(workspace, "proposals_made")
    assert {who: (row["n"], row["novel"], row["adopted"]) for who, row in found.items()} == {
        who: counts[:3] for who, counts in made.items()
    }, "proposals made"
    for who, (n, _, _, days) in made.items():
        row = found[who]
        assert abs(row["years"] - days / 365.25) <= 1e-12, f"years of {who}: {row}"
        assert row["value"] is None if days < 365.25 else abs(row["value"] - n * 365.25 / days) <= 1e-12, f"rate: {row}"
    _same_shares(rows(workspace, "novel_backed"), initiative.novel_backed(records, LAST), FEWEST)
    early = initiative.backed_early(records, LAST)
    _same_shares(rows(workspace, "backed_early"), early, FEWEST)
    for who, row in rows(workspace, "backed_early").items():
        assert row["expected"] is None or abs(row["expected"] - early[who][2]) <= 1e-12, f"by chance: {row}"
    gave = {who: (row["n"], row["amount"], row["without_amount"])
            for who, row in rows(workspace, "contributions_made").items()}  # fmt: skip
    assert gave == initiative.contributions_made(records, LAST), "contributions"


def _same_shares(found: dict[str, dict[str, Any]], twin: initiative.Counts, fewest: int) -> None:
    assert {who: row["n"] for who, row in found.items()} == {who: counts[1] for who, counts in twin.items()}, "counts"
    for who, (yes, of, *_) in twin.items():
        value = found[who]["value"]
        assert value is None if of < fewest else abs(value - yes / of) <= 1e-12, f"{who}: {found[who]}, twin {yes}/{of}"
        assert bool(found[who]["note"]) == (of < fewest), f"{who} is null and does not say why, or the other way about"


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
