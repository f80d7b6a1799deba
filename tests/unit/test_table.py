"""Tables: typed whatever they hold, shown in a notebook without running anything, handed on with their types."""

from datetime import date
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from afresh.table import ROWS_IN_NOTEBOOK, TYPES, Table

TYPED = {"who": "VARCHAR", "day": "DATE", "share": "DOUBLE", "n": "BIGINT", "held": "BOOLEAN"}
FULL: tuple[Any, ...] = ("Ann", date(2026, 3, 3), 0.1 + 0.2, 2**53 + 1, True)
IN_POLARS = [pl.String, pl.Date, pl.Float64, pl.Int64, pl.Boolean]
IN_ARROW = [pa.string(), pa.date32(), pa.float64(), pa.int64(), pa.bool_()]


@pytest.mark.parametrize("rows", [[], [(None,) * 5], [FULL, (None,) * 5]], ids=["no row", "nothing in it", "some"])
def test_types_do_not_hang_on_what_a_table_holds(rows: list[tuple[Any, ...]]) -> None:
    table = Table.from_rows(list(TYPED), rows, TYPED)
    assert table.types == TYPED
    assert table.to_polars().dtypes == IN_POLARS
    assert table.to_arrow().schema.types == IN_ARROW
    assert [str(kind) for kind in table.to_pandas().dtypes] == [TYPES[kind] for kind in TYPED.values()]
    assert table.to_polars().rows() == rows, "and the values, to the last digit"
    assert len(table.to_pandas()) == len(table) == len(rows)
    frame = table.to_pandas()
    assert frame.isna().all(axis=None) == (FULL not in rows), "what is missing is missing"


def test_values_say_the_type_where_nobody_did() -> None:
    table = Table({"a": [1, None], "b": [1, 0.5], "c": [True, False], "d": [date(2026, 3, 3), None], "e": [None] * 2})
    assert list(table.types.values()) == ["BIGINT", "DOUBLE", "BOOLEAN", "DATE", "VARCHAR"]
    assert Table({"a": [1, "x"]}).to_polars()["a"].to_list() == ["1", "x"], "of unlike values, text"


def test_any_library_takes_it_by_its_stream() -> None:
    table = Table({'odd "name"': ["x", None], "two words": [1, 2]})
    assert pl.DataFrame(table).rows() == [("x", 1), (None, 2)]
    assert pa.table(table).to_pylist() == list(table)
    assert pl.DataFrame(table).columns == ['odd "name"', "two words"]


def test_a_column_that_is_replaced_keeps_its_type() -> None:
    assert Table({"day": [None]}, {"day": "DATE"}).with_columns(note=["x"]).types == {"day": "DATE", "note": "VARCHAR"}


def test_a_notebook_shows_the_first_rows_as_text() -> None:
    table = Table({"<script>": ["<b>&", *map(str, range(ROWS_IN_NOTEBOOK))], "n": [None] * (ROWS_IN_NOTEBOOK + 1)})
    shown = table._repr_html_()
    assert "<th>&lt;script&gt;</th>" in shown and "<td>&lt;b&gt;&amp;</td><td></td>" in shown, shown[:200]
    assert shown.count("<tr>") == ROWS_IN_NOTEBOOK + 1 and "and 1 more row<" in shown, "the heading and the first rows"
    assert "no rows" in Table({"a": []})._repr_html_()
    assert "and 1,180 more rows" in Table({"a": range(1_200)})._repr_html_()


def test_a_table_in_a_log_is_one_line_without_what_it_holds() -> None:
    assert repr(Table({"person": ["Ann Smith"], "n": [1]})) == "Table(1 rows: person, n)"


def test_columns_of_different_lengths_are_no_table() -> None:
    with pytest.raises(ValueError, match="different lengths"):
        Table({"a": [1], "b": []})


def test_pandas_holds_dates_as_dates() -> None:
    frame = Table({"day": [date(2026, 3, 3), None]}).to_pandas()
    assert frame["day"].dt.year.tolist()[0] == 2026 and pd.isna(frame["day"][1])
