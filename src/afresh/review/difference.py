"""Mirror images against chance, and who never gets a look in: sentences, a strip chart, and tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from afresh.diagnosis.assessment import Assessed
from afresh.forms import number, percent
from afresh.report.charts.strips import Strips, strips
from afresh.review.measure_line import Line, Where
from afresh.vocabulary import Finding
from afresh.words import mirror_images as words


@dataclass(frozen=True)
class Alike:
    by: str
    share: str
    chance: str
    pairs: str
    verdict: str
    says: str


@dataclass(frozen=True)
class Seated:
    kind: str
    could: str
    seated: str
    chance: str
    verdict: str


@dataclass(frozen=True)
class Difference:
    title: str
    alike: tuple[Alike, ...]
    notes: tuple[str, ...]
    chart: Strips | None
    alike_records: str
    look_in_title: str
    look_in: tuple[Seated, ...]
    look_in_records: str


def difference(each: Assessed, where: Where) -> Difference:
    alike, look_in = _alike(each), each.findings.every("look_in")
    rows = tuple(
        Alike(
            words.BY.get(found.subject, found.subject),
            percent(found.value or 0),
            words.chance(found),
            f"{found.n:,}",
            words.verdict(found),
            words.alike(found),
        )
        for found in alike
    )
    bars = [(row.by, found.value or 0.0, found.low, found.high) for row, found in zip(rows, alike, strict=True)]
    any_look_in = any(found.n for found in look_in)
    return Difference(
        words.title(alike) if alike else "",
        rows,
        words.notes(alike),
        strips(bars) if any(found.low is not None for found in alike) else None,
        where.get("same_kind_pairs", ""),
        words.look_in_title(look_in) if any_look_in else "",
        tuple(_seated(found) for found in look_in if found.n) if any_look_in else (),
        where.get("look_in", ""),
    )


def in_difference(shown: Difference) -> set[str]:
    """The measures that are shown here, and not in a sentence of findings."""
    return {name for name, rows in (("same_kind_pairs", shown.alike), ("look_in", shown.look_in)) if rows}


def _alike(each: Assessed) -> list[Finding]:
    """Those that have a value, as they are told."""
    found = [one for one in each.findings.every("same_kind_pairs") if one.value is not None]
    order = list(words.BY)
    return sorted(found, key=lambda one: order.index(one.subject) if one.subject in order else len(order))


def _seated(found: Finding) -> Seated:
    seated = _held(found)
    return Seated(
        words.kind(found.subject), f"{found.n:,}", seated, words.by_chance(found), words.look_in_verdict(found)
    )


def _held(found: Finding) -> str:
    """How many are seated; known also where they are too few to set against chance."""
    if found.value is not None:
        return number(found.value)
    seated = found.facts.get("counted")
    return number(float(str(seated))) if seated is not None else "–"


def beyond_chance(each: Assessed, where: Where) -> Iterator[Line]:
    """A sentence for each attribute by which those here are more alike than chance would have it."""
    for found in _alike(each):
        if words.beside(found) == "more":
            yield Line(words.alike(found), where.get("same_kind_pairs", ""))


def fewer_than_chance(each: Assessed, where: Where) -> Iterator[Line]:
    """A sentence on the kinds of organisation seated less than chance would give, or that none is, where it is told."""
    found = each.findings.every("look_in")
    if any(one.low is not None for one in found):
        yield Line(words.look_in_title(found) + ".", where.get("look_in", ""))


def as_values(shown: Difference) -> dict[str, Any]:
    """The same for JSON."""
    return {
        "says": shown.title,
        "alike": [*(row.says for row in shown.alike), *shown.notes],
        "look_in": shown.look_in_title,
        "kinds": [vars(row) for row in shown.look_in],
    }
