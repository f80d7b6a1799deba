"""The documentation page of the measures, made from their docstrings."""

from afresh.measures import module, names
from afresh.report.methods import page
from afresh.words.findings import title
from afresh.words.measures import FAMILIES

HEADINGS = ("Question", "Formula", "Takes", "Gives", "Unit", "Undefined", "Misleads", "Source")

OPENING = """# The measures

Made from the docstrings in `src/afresh/measures/` by `afresh.report.measures_page`; do not edit by hand.

Each measure is one file, a function from what was gathered to a table, with a naive twin of a few plain lines under
`tests/reference/`. `afresh measure DATA --measure NAME` gives it as a table with the columns measure, partnership,
subject, period_start, period_end, value, low, high, n, expected, note.
"""


def measures_page() -> str:
    parts = [OPENING]
    for family in FAMILIES:
        sections = [_section(name) for name in names() if family == module(name).FAMILY]
        parts += [f"## {family.capitalize()}\n", *sections] if sections else []
    return "\n".join(parts)


def _section(name: str) -> str:
    docstring = module(name).__doc__ or ""
    said = page(docstring)
    lines = [f"### {title(name)}: `{name}`\n", docstring.splitlines()[0] + "\n"]
    lines.extend(f"- **{heading}.** {said[heading]}" for heading in HEADINGS if heading in said)
    return "\n".join(lines) + "\n"
