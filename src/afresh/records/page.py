"""The documentation page of the records, made from the data dictionary.

`python -m afresh.records.page docs/records.md` writes it anew.
"""

import sys
from pathlib import Path

from afresh.records.tables import TABLES, Column, Table

_INTRODUCTION = """\
# The records

<!-- Made from src/afresh/records/tables.py by `python -m afresh.records.page docs/records.md`. -->

A dataset is one Excel workbook (a sheet a table), a folder of CSV or Parquet files (a file a table), a
`datapackage.json`, or a DuckDB or SQLite file. `afresh template FILE.xlsx` makes an empty workbook of all this.

Only the names of partnerships and one of [seats](#seats) or [attendance](#attendance) are required. Every other
table adds what is said under "Makes possible"; where it is missing, the review says so.

- Nobody has to invent an id. An empty id is made from the name, and other tables may refer by id, name or alias.
- Dates are read day first (03/04/2025 is the third of April); ISO dates (2025-04-03) are read as such.
- Lists in a cell are separated by semicolons.
- Headings are matched kindly: capitals, spaces, hyphens and the other headings listed here make no difference.
- Text that a spreadsheet would run as a formula (beginning with = + - @) is written to CSV with an apostrophe in
  front; reading takes it off again.
"""


def records_page() -> str:
    """The whole page, in Markdown."""
    index = "\n".join(f"| [{table.name}](#{table.name}) | {table.meaning} |" for table in TABLES.values())
    tables = "\n".join(_section(table) for table in TABLES.values())
    return f"{_INTRODUCTION}\n| table | what it holds |\n|---|---|\n{index}\n\n{tables}"


def _section(table: Table) -> str:
    one_of = f"Each row needs at least one of: {', '.join(table.one_of)}.\n\n" if table.one_of else ""
    made = f"An empty id is made from: {', '.join(table.named_by)}.\n\n" if table.named_by else ""
    rows = "\n".join(_row(column) for column in table.columns)
    return (
        f"## {table.name}\n\n{table.meaning}\n\nMakes possible: {table.switches_on}.\n\n{one_of}{made}"
        f"| column | type | meaning | example | other headings |\n|---|---|---|---|---|\n{rows}\n"
    )


def _row(column: Column) -> str:
    name = f"**{column.name}** (required)" if column.required else column.name
    cells = (name, _type(column), _meaning(column), column.example, ", ".join(column.also))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _type(column: Column) -> str:
    words = {"yes_no": "yes or no", "whole": "whole number", "choice": "one of a list", "list": "list"}
    return f"[{column.refers_to}](#{column.refers_to})" if column.refers_to else words.get(column.kind, column.kind)


def _meaning(column: Column) -> str:
    choices = f" One of: {', '.join(column.choices)}." if column.choices else ""
    default = f" Empty means {column.default}." if column.default else ""
    return column.meaning + choices + default


def main(place: str) -> None:
    Path(place).write_text(records_page(), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
