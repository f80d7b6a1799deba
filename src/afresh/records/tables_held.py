"""The cleaned records as tables: typed columns by the data dictionary, also of a table with no row."""

from collections.abc import Iterator, Mapping

from afresh.records.store import Store, sql_type
from afresh.records.tables import TABLES
from afresh.table import Table

PLACE = {"source": "VARCHAR", "source_row": "BIGINT"}
"""Where each row was read: the file or sheet, and its row there, none where it was made from a name met elsewhere."""


class TablesHeld(Mapping[str, Table]):
    """Every table of the dictionary by its name, each fetched when it is asked for. People's names are in them."""

    def __init__(self, store: Store):
        self._store = store

    def __getitem__(self, name: str) -> Table:
        """Raises KeyError where the dictionary has no such table."""
        types = {column.name: sql_type(column) for column in TABLES[name].columns} | PLACE
        columns = ", ".join(f'"{column}"' for column in types)
        rows = self._store.rows(f'SELECT {columns} FROM "{name}" ORDER BY source_row NULLS LAST, 1')
        return Table.from_rows(list(types), rows, types)

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)

    def __repr__(self) -> str:
        held = {name: self._store.count(name) for name in TABLES}
        return f"Tables({', '.join(f'{name} {count:,}' for name, count in held.items() if count) or 'no rows'})"
