"""The minimums, and the rules by which the even seeds set them."""

from __future__ import annotations

from collections.abc import Sequence

from studies.counting import table
from studies.minimums import Minimum, Tried
from studies.sections.part import Part


def limits(set_by_rule: Sequence[Minimum]) -> Part:
    body = [
        [f"`{each.setting}`", each.rule, "; ".join(_tried(tried) for tried in each.tried), each.verdict]
        for each in set_by_rule
    ]
    text = "\n\n".join(
        (
            "## Where minimums were set",
            "By rules fixed before anything was run, on the even seeds. Where a rule asks for more than is in use, the "
            "minimum is raised; where fewer would do it is left. A first run, on all seeds, had shown two things to be "
            "wrong, and they were changed: the first gatherings are left out of arrivals "
            '([why](decisions/0006-sheets-before-seats.md); its rule was written then), and "less new than '
            'chance" means below the 5th percentile, not at it '
            "([why](decisions/0009-arrivals-decide-renewal.md)). How many seat-years and proposals a state needs is "
            "no longer set here: the cuts answer for every size by their own errors ([planted truth](planted-truth.md)"
            ").",
            table(["setting", "rule", "tried: seen on the even seeds", "verdict"], body),
        )
    )
    return Part(text)


def _tried(tried: Tried) -> str:
    return f"{tried.minimum:g}: {tried.seen}{'' if tried.passes else ' (too many)'}"
