"""The documentation page of the records is what the dictionary makes."""

from pathlib import Path

from afresh.records.page import records_page
from afresh.records.tables import TABLES

PAGE = Path(__file__).resolve().parents[3] / "docs" / "records.md"


def test_the_committed_page_is_up_to_date() -> None:
    told = "docs/records.md is out of date: run python -m afresh.records.page docs/records.md"
    assert PAGE.read_text("utf-8") == records_page(), told


def test_every_column_is_on_the_page() -> None:
    for table in TABLES.values():
        section = records_page().split(f"\n## {table.name}\n")[1].split("\n## ")[0]
        for column in table.columns:
            assert f"| {column.name} |" in section or f"**{column.name}** (required)" in section, (
                f"{column.name} is there"
            )
