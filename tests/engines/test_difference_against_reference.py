"""The measures of difference against their naive twins, on random records."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from afresh.measure import take
from afresh.settings import default_settings
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace, gather
from kinds import with_kinds
from lively import AT
from records import DAYS, Records, random_records, store_of
from reference import difference
from reference.difference import Tellings
from reference.renewal import Look, look
from twins import alike, count_alike, enough, read_by
from worlds import as_one

TWINS: dict[str, Callable[[Look], Tellings]] = {
    "same_kind_pairs": difference.same_kind_pairs,
    "coleman_index": difference.coleman_index,
    "e_i_index": difference.e_i_index,
    "blau_index": difference.blau_index,
    "assortativity": difference.assortativity,
    "language_similarity": difference.language_similarity,
}


def tellings(workspace: Workspace, name: str) -> Tellings:
    known: list[str | None] = [*ids(workspace.store, "partnerships"), None]
    return {
        (known[-1 if row["partnership"] is None else row["partnership"]], row["subject"]): (
            row["value"], row["n"], row["expected"],
        )
        for row in take(workspace, name).rows()
    }  # fmt: skip


def compare(records: Records, at: date, level: str | None = None, largest: int = 40) -> Counter[str]:
    """How many rows with a value were compared of each measure; places share their kinds, so that the twins too
    look at all of them at once."""
    chosen = default_settings().but(largest_gathering=largest)
    engine = gather(store_of(records), at=at, level=level, settings=chosen)  # type: ignore[arg-type]
    twin, about = look(records, at, level, largest), f"at {at}, level {level}, largest {largest}"
    compared = Counter[str]()
    for name, naive in TWINS.items():
        found, plain = tellings(engine, name), naive(twin)
        compared[name] = count_alike(name, found, plain, about=about)
        compared[f"{name} expected"] = sum(expected is not None for _, _, expected in plain.values())
    hill = {key: row[:2] for key, row in tellings(engine, "hill_numbers").items()}
    naive_hill = {key: row[:2] for order in (0, 1, 2) for key, row in difference.hill_numbers(twin, order).items()}
    compared["hill_numbers"] = count_alike("hill_numbers", hill, naive_hill, about=about)
    rows = read_by(engine, "constraint")
    found_ends = {
        of: row["value"] and tuple(row[name] for name in ("low", "value", "high")) for of, row in rows.items()
    }
    compared["constraint"] = count_alike("constraint", found_ends, difference.constraint(twin), about=about)
    return compared


LEVELS = (None, "people", "organisations")


@pytest.mark.parametrize("number", range(6))
def test_records_with_kinds(number: int) -> None:
    seeds, gaps = range(3 * number, 3 * number + 3), [0.1, 0.3, 0.6][number % 3]
    records = as_one(with_kinds(seed, gaps=gaps) for seed in seeds)
    compared = compare(records, AT, LEVELS[number % 3], [40, 40, 3, 2, 40, 40][number])
    for name in (*TWINS, "hill_numbers", "constraint"):
        enough(name, compared[name], 1 if number else 3)
    enough("expected of any measure", sum(n for name, n in compared.items() if name.endswith("expected")), 6)


@pytest.mark.parametrize("at", [DAYS[-1], *(pytest.param(at, marks=pytest.mark.long) for at in (DAYS[-12], DAYS[18]))])
def test_records_that_contradict_themselves(at: date) -> None:
    """Nothing but organisations is recorded: every other attribute has one row that says so."""
    compared = Counter[str]()
    for n, level in enumerate((*LEVELS, *LEVELS)):
        records = as_one(random_records(seed, seats=10, meetings=8) for seed in range(6 * n, 6 * n + 6))
        compared += compare(records, at, level, largest=2 if n > 2 else 40)
    enough("same_kind_pairs", compared["same_kind_pairs"], 4)
    enough("constraint", compared["constraint"], 4)


@pytest.mark.parametrize("seed", range(4))
def test_expected_hill_numbers_against_every_draw(seed: int) -> None:
    records = with_kinds(seed, people=7)
    hill = tellings(gather(store_of(records), at=AT, level="people"), "hill_numbers")
    twin, compared = look(records, AT, "people"), 0
    for order in (0, 1, 2):
        for key, (_, _, expected) in difference.hill_numbers(twin, order, expected=True).items():
            found = hill[key][2]
            assert alike(found, expected, 1e-9), f"{key} on seed {seed}: {found}, drawn {expected}"
            compared += expected is not None
    assert compared >= 6, f"only {compared} numbers were compared"
