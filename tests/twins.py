"""A measure, or a step, against its naive twin: row by row, and never of too few rows.

Two empty tables agree on nothing. So whoever compares says of how many rows with a value the comparison is at least,
and fewer are a failure, whatever else is alike. tests/engines/test_twins_notice.py turns every measure upside down
and sees that its comparison fails.
"""

from collections.abc import Mapping
from typing import Any

from afresh import measure
from afresh.measure import READING
from afresh.snapshot.workspace import Workspace

CLOSE = 1e-12


def read(workspace: Workspace, name: str) -> list[dict[str, Any]]:
    """A measure's rows, partnerships under their own ids."""
    ids = workspace.partnership_ids()
    table = measure.take(workspace, name)
    assert set(READING) <= set(table.names), f"{name} lacks {set(READING) - set(table.names)}"
    return [
        {**row, "partnership": None if row["partnership"] is None else ids[row["partnership"]]} for row in table.rows()
    ]


def read_by(workspace: Workspace, name: str, *by: str) -> dict[Any, dict[str, Any]]:
    """The same by partnership, or by what is named: one row each."""
    keys = by or ("partnership",)
    rows = read(workspace, name)
    found = {row[keys[0]] if len(keys) == 1 else tuple(row[key] for key in keys): row for row in rows}
    assert len(found) == len(rows), f"{name} has two rows for one {' and '.join(keys)}"
    return found


def assert_twins(
    name: str,
    engine: Mapping[Any, Any],
    twin: Mapping[Any, Any],
    *,
    fewest: int,
    within: float = CLOSE,
    about: Any = "",
) -> int:
    """Rows of the same keys; counts, words and what is missing exactly, shares within 1e-12.

    Of a row that is a sequence the first is its value: rows without one are compared too, and count for nothing.
    Gives how many rows with a value were compared."""
    return enough(name, count_alike(name, engine, twin, within, about), fewest)


def count_alike(
    name: str, engine: Mapping[Any, Any], twin: Mapping[Any, Any], within: float = CLOSE, about: Any = ""
) -> int:
    """The same for a part of a comparison: who calls it adds the parts up, and says how many are `enough`."""
    assert engine.keys() == twin.keys(), f"{name} has rows of its own: {_few(engine.keys() ^ twin.keys())} {about}"
    for key, other in twin.items():
        assert alike(engine[key], other, within), f"{name} of {key}: engine {engine[key]}, twin {other} {about}"
    return sum(_value(row) is not None for row in twin.values())


def enough(name: str, compared: int, fewest: int) -> int:
    """How many were compared, which must be no fewer than was said."""
    assert fewest > 0, f"{name}: a comparison of no rows says nothing"
    assert compared >= fewest, f"{name}: only {compared} rows with a value were compared, of at least {fewest}"
    return compared


def assert_shares(
    name: str, rows: Mapping[Any, dict[str, Any]], twin: Mapping[Any, tuple[int, int]], *, minimum: int = 1, fewest: int
) -> None:
    """Shares of so many: from fewer than the minimum there is no value, and a note says so."""
    counted = {key: (None if of < minimum else yes / of, of) for key, (yes, of) in twin.items()}
    assert_twins(name, {key: (row["value"], row["n"]) for key, row in rows.items()}, counted, fewest=fewest)
    for key, row in rows.items():
        value, low, high = (row[column] for column in ("value", "low", "high"))
        if value is None:
            assert (low, high) == (None, None) and row["note"], f"{name}: {key} is null and does not say why: {row}"
        else:
            assert not row["note"], f"{name}: {key} has a value and a note: {row}"
            assert 0 <= low < high <= 1, f"{name}: {key} has the interval {low} to {high}"


def alike(one: Any, other: Any, within: float = CLOSE) -> bool:
    """Missing alike; whole numbers, days and words the same; the rest within so much of one, or of itself."""
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(alike(a, b, within) for a, b in zip(one, other, strict=True))
    if isinstance(one, float) or isinstance(other, float):
        if one is None or other is None:
            return one is other
        return bool(abs(one - other) <= within * max(1.0, abs(other)))
    return bool(one == other)


def _value(row: Any) -> Any:
    return row[0] if isinstance(row, list | tuple) and row else row


def _few(keys: Any) -> str:
    return f"{sorted(map(str, keys))[:5]}"
