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
            '## Where "too few to tell" begins',
            "Thresholds were fixed before anything was run. Minimums were set on the even seeds by the rules below, "
            "and all results on this page are of the odd ones. Where a rule asks for more than is in use, the minimum "
            "is raised; where fewer would do it is left, since false alarms are not the only reason for a minimum: "
            "under 18 months, or without a whole term, a quiet year is not a quiet board.",
            "Not everything was as it had been fixed beforehand. A first run, on all seeds, showed two things to be "
            "wrong, and they were changed: the first gatherings are left out of arrivals "
            '([why](decisions/0030-first-gatherings-are-left-out.md); its rule was written then), and "less new than '
            'chance" means below the 5th percentile, not at it '
            "([why](decisions/0031-below-chance-means-below.md)). A third was that partnerships are followed under a "
            "new name ([why](decisions/0032-partnerships-are-followed-as-organisations-are.md)). The rule for "
            "newcomers was first of exactly so many, which three tables of 52 with four newcomers broke; it is of so "
            "many or more, as the setting is.",
            table(["setting", "rule", "tried: seen on the even seeds", "verdict"], body),
        )
    )
    return Part(text)


def _tried(tried: Tried) -> str:
    return f"{tried.minimum:g}: {tried.seen}{'' if tried.passes else ' (too many)'}"
