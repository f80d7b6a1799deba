"""A table of results: columns of equal length and known types, turned into pandas, Polars or Arrow on request."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import escape
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    import pandas
    import polars
    import pyarrow

TEXT = "VARCHAR"
TYPES: Mapping[str, str] = {
    TEXT: "string",
    "DATE": "datetime64[s]",
    "DOUBLE": "float64",
    "BIGINT": "Int64",
    "BOOLEAN": "boolean",
}
"""What a column may hold, as SQL calls it, and what pandas calls that."""
ROWS_IN_NOTEBOOK = 20


class Table:
    """Columns by name. Missing values are None in `rows()` and null in every other form.

    `types` says what a column holds (a key of TYPES); of one that is not in it, its values say it, and without any it
    is text. So a column keeps its type in pandas, Polars and Arrow also where every value is missing. Raises ValueError
    where the columns are of different lengths.
    """

    def __init__(self, columns: Mapping[str, Sequence[Any]], types: Mapping[str, str] | None = None):
        self.columns: dict[str, Sequence[Any]] = dict(columns)
        self._declared = {name: kind for name, kind in (types or {}).items() if name in self.columns}
        lengths = {len(column) for column in self.columns.values()}
        if len(lengths) > 1:
            raise ValueError(f"Columns of different lengths: { {k: len(v) for k, v in self.columns.items()} }")

    @classmethod
    def from_rows(
        cls, names: Sequence[str], rows: Sequence[Sequence[Any]], types: Mapping[str, str] | None = None
    ) -> "Table":
        columns = dict(zip(names, zip(*rows, strict=True) if rows else ((),) * len(names), strict=True))
        return cls(columns, types)

    @property
    def names(self) -> list[str]:
        return list(self.columns)

    @property
    def types(self) -> dict[str, str]:
        """What each column holds, as SQL calls it: VARCHAR, DATE, DOUBLE, BIGINT or BOOLEAN."""
        return {name: self._declared.get(name) or _type_of(self.plain(name)) for name in self.columns}

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
        return Table({**self.columns, **columns}, self._declared)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The Arrow C stream, by which Polars, pandas, pyarrow and others take a table without a copy in between."""
        return self._relation().__arrow_c_stream__(requested_schema)

    def to_arrow(self) -> "pyarrow.Table":
        """A pyarrow table. Raises ModuleNotFoundError where pyarrow is not installed."""
        return _library("pyarrow").table(self)

    def to_pandas(self) -> "pandas.DataFrame":
        """A pandas DataFrame, missing values as pandas has them. Raises ModuleNotFoundError without pandas."""
        library, types = _library("pandas"), self.types
        made = {name: library.Series(self.plain(name), dtype=TYPES[kind]) for name, kind in types.items()}
        frame: pandas.DataFrame = library.DataFrame(made, columns=self.names)
        return frame

    def to_polars(self) -> "polars.DataFrame":
        """A Polars DataFrame. Raises ModuleNotFoundError where Polars is not installed."""
        frame: polars.DataFrame = _library("polars").DataFrame(self)
        return frame

    def __repr__(self) -> str:
        return f"Table({len(self)} rows: {', '.join(self.columns)})"

    def _repr_html_(self) -> str:
        """The first rows, as a notebook shows them, and how many more there are. Whatever a cell holds is text."""
        heads = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        shown = zip(*(_plain(column[:ROWS_IN_NOTEBOOK]) for column in self.columns.values()), strict=True)
        rows = "".join(f"<tr>{''.join(map(_cell, values))}</tr>" for values in shown)
        more = len(self) - ROWS_IN_NOTEBOOK
        rest = f"<p>and {more:,} more row{'' if more == 1 else 's'}</p>" if more > 0 else ""
        empty = "<p>no rows</p>" if not len(self) else ""
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>{rest}{empty}"

    def _relation(self) -> "duckdb.DuckDBPyRelation":
        import duckdb

        # What is handed on lives as long as this connection, which the relation holds.
        con = duckdb.connect()
        con.execute("SET enable_progress_bar=false")
        con.register("given", {f"c{at}": _array(self.plain(name)) for at, name in enumerate(self.columns)})
        named = (
            f'CAST(c{at} AS {kind}) AS "{name.replace(chr(34), chr(34) * 2)}"'
            for at, (name, kind) in enumerate(self.types.items())
        )
        return con.sql(f"SELECT {', '.join(named)} FROM given")


def _cell(value: object) -> str:
    return f"<td>{'' if value is None else escape(str(value))}</td>"


def _type_of(values: Sequence[Any]) -> str:
    """The type of what is not missing; of several, whole numbers and fractions are numbers, and all else is text."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return "BOOLEAN"
    if kinds == {date}:
        return "DATE"
    if kinds == {int}:
        return "BIGINT"
    return "DOUBLE" if kinds and kinds <= {int, float} else TEXT


def _array(values: list[Any]) -> Any:
    """A column as text, which DuckDB takes as one array whatever is in it."""
    import numpy as np

    array = np.empty(len(values), dtype=object)
    array[:] = [None if value is None else str(value) for value in values]
    return array


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
