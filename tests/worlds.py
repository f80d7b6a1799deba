"""Many small random worlds in one store: each asks the same two hundred questions, and thirty together ask them once.

    @pytest.mark.parametrize("seeds", batches(60))
    def test_something(seeds: range) -> None:
        records = as_one(drawn(seed) for seed in seeds)

What a world says of itself it says in a batch as well, under ids that begin with its number, so that a twin
may look at the whole batch or at one world after another (`each_of`). What is drawn or judged from the whole of a
place (a median of all, who is known by file numbers) has to be put to each batch as one place.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from afresh.records.tables import TABLES
from records import Records


def as_one(datasets: Iterable[Records]) -> Records:
    """Each dataset's ids begin with its number, so that nothing of one is in another."""
    whole: Records = {}
    for records in each_of(datasets):
        for table, rows in records.items():
            whole.setdefault(table, []).extend(rows)
    return whole


def each_of(datasets: Iterable[Records]) -> list[Records]:
    """The worlds of a batch one by one, under the ids that they have in it."""
    return [_numbered(records, f"d{number:03}") for number, records in enumerate(datasets)]


def _numbered(records: Records, number: str) -> Records:
    names = {
        table: {column.name for column in TABLES[table].columns if column.refers_to or column.name == "id"}
        for table in records
    }
    return {
        table: [
            {name: f"{number} {value}" if name in names[table] and value else value for name, value in row.items()}
            for row in rows
        ]
        for table, rows in records.items()
    }


def batches(worlds: int, at_once: int = 30) -> list[range]:
    """Seeds from 0, so many at once; the last batch may be smaller."""
    return [range(first, min(first + at_once, worlds)) for first in range(0, worlds, at_once)]


def batch(drawn: Callable[[int], Records], seeds: Iterable[int]) -> Records:
    return as_one(drawn(seed) for seed in seeds)


def one_by_one(twin: Callable[[Records], Mapping[Any, Any]], worlds: Iterable[Records]) -> dict[Any, Any]:
    """What a twin says of each of the worlds of a batch, where it would take too long over all of them at once."""
    whole: dict[Any, Any] = {}
    for records in each_of(worlds):
        whole |= twin(records)
    return whole
