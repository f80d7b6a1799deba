"""The lines that the template carries under each sheet's headings: what a column means, and one example."""

from afresh.records.tables import Column, Table

MEANING = "Meaning: "
EXAMPLE = "Example: "
READ_ME = "How to fill in this workbook"
"""The first cell of the template's first sheet."""


def meanings(table: Table) -> list[str]:
    """What each column means, with the values it may take; the first begins with MEANING."""
    texts = [_meaning(column, table) for column in table.columns]
    return [MEANING + texts[0], *texts[1:]]


def example(table: Table) -> list[str]:
    """One worked line, dates day first; its first cell begins with EXAMPLE."""
    texts = [column.example for column in table.columns]
    return [(EXAMPLE + (texts[0] or "delete this line")), *texts[1:]]


def _meaning(column: Column, table: Table) -> str:
    allowed = f" One of: {', '.join(column.choices)}." if column.choices else ""
    yes_no = " yes or no." if column.kind == "yes_no" else ""
    either = f"{' or '.join(table.one_of)} is required. ".capitalize() if column.name in table.one_of else ""
    return ("Required. " if column.required else either) + column.meaning + allowed + yes_no
