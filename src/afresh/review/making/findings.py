"""Findings as plain values, with ids that stay the same from review to review."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from afresh.measure import sentences
from afresh.review.labels import Labels
from afresh.review.making.citations import Citations
from afresh.review.parts import FindingPart, Plain
from afresh.vocabulary import Finding, Record

TOLD_APART = ("past_value", "others_median")
"""Facts that have a field of their own."""


def findings(
    those: Iterable[Finding], of: str, under: Mapping[str, Iterable[Record]], cites: Citations
) -> tuple[FindingPart, ...]:
    """`of`: the partnership's id; `under`: the records under each measure."""
    cited = {name: cites.cite(sorted(set(records))) for name, records in under.items()}
    return tuple(finding(each, of, cites.labels, cited.get(each.measure, ((), 0))) for each in those)


def finding(each: Finding, of: str, labels: Labels, cited: tuple[tuple[int, ...], int] = ((), 0)) -> FindingPart:
    named = labels.about_named(each)
    numbers, more = cited
    text = labels.disclosure.text
    facts = {name: plain(value, text) for name, value in each.facts.items() if name not in TOLD_APART}
    return FindingPart(
        id=text(f"{each.measure}/{of}/{each.subject}"),
        measure=each.measure,
        subject=named.subject,
        value=each.value,
        low=each.low,
        high=each.high,
        n=each.n,
        expected=each.expected,
        note=each.note,
        says=sentences.full(named),
        before=number(each.facts.get("past_value")),
        median_of_others=number(each.facts.get("others_median")),
        facts={name: steady(value) for name, value in facts.items() if value is not None},
        records=numbers,
        more=more,
    )


def steady(value: Plain) -> Plain:
    """To twelve figures: the last ones depend on the order in which a database adds up."""
    return float(f"{value:.12g}") if isinstance(value, float) else value


def number(value: object) -> float | None:
    return None if value is None else float(str(value))


def plain(value: Any, text: Any) -> Plain:
    """A fact as JSON may hold it; what is text is shown as names allow."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "item"):
        found: Plain = value.item()
        return found
    return str(text(str(value)))
