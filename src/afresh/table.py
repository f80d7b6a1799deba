"""A table of results: columns of equal length, turned into pandas, Polars or Arrow on request."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class Table:
    """Columns by name. Missing values are None in `rows()` and null in every other form."""

    def __init__(self, columns: Mapping[str, Sequence[Any]]):
        self.columns: dict[str, Sequence[Any]] = dict(columns)
        lengths = {len(column) for column in self.columns.values()}
        if len(lengths) > 1:
            raise ValueError(f"Columns of different lengths: { {k: len(v) for k, v in self.columns.items()} }")

    @classmethod
    def from_rows(cls, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> "Table":
        return cls({name: [row[i] for row in rows] for i, name in enumerate(names)})

    @property
    def names(self) -> list[str]:
        return list(self.columns)

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def rows(self) -> Iterator[dict[str, Any]]:
        for values in zip(*(_plain(column) for column in self.columns.values()), strict=True):
            yield dict(zip(self.columns, values, strict=True))

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return self.rows()

    def with_columns(self, **columns: Sequence[Any]) -> "Table":
        return Table({**self.columns, **columns})

    def to_arrow(self) -> "pyarrow.Table":
        import pyarrow

        return pyarrow.table({name: pyarrow.array(_plain(column)) for name, column in self.columns.items()})

    def to_pandas(self) -> "pandas.DataFrame":
        import pandas

        return pandas.DataFrame({name: _plain(column) for name, column in self.columns.items()})

    def to_polars(self) -> "polars.DataFrame":
        import polars

        return polars.DataFrame({name: _plain(column) for name, column in self.columns.items()}, strict=False)

    def __repr__(self) -> str:
        return f"Table({len(self)} rows: {', '.join(self.columns)})"


def _plain(column: Sequence[Any]) -> list[Any]:
    """Python values, with None for what is masked or not a number."""
    values: list[Any] = column.tolist() if hasattr(column, "tolist") else list(column)
    return [None if isinstance(value, float) and value != value else value for value in values]
