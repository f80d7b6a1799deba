"""A table of results: columns of equal length, turned into pandas, Polars or Arrow on request."""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
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
        return cls(dict(zip(names, zip(*rows, strict=True) if rows else ((),) * len(names), strict=True)))

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

    def plain(self, name: str) -> list[Any]:
        """A column as Python values, with None for what is missing."""
        return _plain(self.columns[name])

    def missing(self, name: str) -> list[bool]:
        return [value is None for value in self.plain(name)]

    def with_columns(self, **columns: Sequence[Any]) -> "Table":
        return Table({**self.columns, **columns})

    def to_arrow(self) -> "pyarrow.Table":
        pyarrow = _library("pyarrow")
        return pyarrow.table({name: pyarrow.array(_plain(column)) for name, column in self.columns.items()})

    def to_pandas(self) -> "pandas.DataFrame":
        frame: pandas.DataFrame = _library("pandas").DataFrame(
            {name: _plain(column) for name, column in self.columns.items()}
        )
        return frame

    def to_polars(self) -> "polars.DataFrame":
        frame: polars.DataFrame = _library("polars").DataFrame(
            {name: _plain(column) for name, column in self.columns.items()}, strict=False
        )
        return frame

    def __repr__(self) -> str:
        return f"Table({len(self)} rows: {', '.join(self.columns)})"


def _library(name: str) -> Any:
    """These are not among what afresh needs: whoever wants such a table has the library."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(f"Install {name} for this: pip install {name}", name=error.name) from None


def _plain(column: Sequence[Any]) -> list[Any]:
    """Python values, with None for what is masked or not a number."""
    values: list[Any] = column.tolist() if hasattr(column, "tolist") else list(column)
    # Only what is not a number differs from itself.
    return [None if value != value else value for value in values]
