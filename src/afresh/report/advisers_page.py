"""The documentation page of the panel's advisers, made from their docstrings."""

from collections.abc import Iterator

from afresh.forms import number
from afresh.measure import measure_named
from afresh.panel.adviser import PAGE, STANDPOINTS, Adviser
from afresh.panel.register import built_in

OPENING = """# The panel's advisers

Made from the docstrings in `src/afresh/panel/advisers/` by `afresh.report.advisers_page`; do not edit by hand.

Each rule is one file: its page, the measures that it looks at ([measures.md](measures.md) says how they are worked
out), its thresholds, and two examples, one on which it speaks and one on which it does not. Thresholds can be changed
by name in a file given with `--settings`. Under Evidence stands how well it is known that such advice helps, not
whether the finding is so: strong (trials), moderate (studies with comparisons), weak (cases), opinion (nobody's but
ours).

To add one of your own, start from [examples/adviser](../examples/adviser/README.md).
"""


def advisers_page() -> str:
    found = built_in()
    parts = [OPENING]
    for name, asks in STANDPOINTS.items():
        sections = [_section(each) for each in found if each.standpoint == name]
        parts += [f"## {asks}\n", *sections] if sections else []
    return "\n".join(parts)


def _section(adviser: Adviser) -> str:
    lines = [f"### {adviser.title}\n", f"`{adviser.name}`\n"]
    lines += [f"- **{heading}.** {adviser.page[heading]}" for heading in PAGE]
    return "\n".join([*lines, *_rests_on(adviser), *_thresholds(adviser)]) + "\n"


def _rests_on(adviser: Adviser) -> Iterator[str]:
    if adviser.uses:
        measures = (f"{measure_named(name).title} (`{name}`)" for name in adviser.uses)
        yield f"- **Looks at.** {'; '.join(measures)}"
    if adviser.needs:
        yield f"- **Needs the tables.** {', '.join(adviser.needs)}"


def _thresholds(adviser: Adviser) -> Iterator[str]:
    for each in adviser.settings:
        yield f"- **Threshold.** `{each.name} = {number(each.value)}`: {each.means}"
