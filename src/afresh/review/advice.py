"""The panel's advice as facts for a page: each suggestion with its reasons, and where their records are listed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from afresh.diagnosis.assessment import Assessed
from afresh.panel.adviser import Adviser
from afresh.panel.sitting import Advised, Sitting
from afresh.review.labels import Labels, Lines
from afresh.review.rules import told
from afresh.vocabulary import Reason, Record
from afresh.words import advice as words

MOST_RECORDS = 25

Sittings = Mapping[int, Sitting]
"""What the panel says of each partnership, by its code."""


@dataclass(frozen=True)
class Why:
    says: str
    measure: str
    """The finding that it tells, if it tells one."""
    anchor: str
    """Where the records under the finding are listed on the page."""
    lines: Lines
    """Or the records themselves."""
    more: int
    source: str
    """Or where else it can be read."""


@dataclass(frozen=True)
class Source:
    """The rule that an advice came from."""

    name: str
    standpoint: str
    title: str
    looks_for: str
    grade: str
    reference: str
    leave_alone: str
    assumes: str


@dataclass(frozen=True)
class Suggestion:
    suggests: str
    because: tuple[Why, ...]
    against: tuple[Why, ...]
    risk: str
    first_step: str
    changes_members: bool
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Side:
    takes: str
    suggestions: tuple[tuple[str, str], ...]
    """Standpoint, and what it suggests."""


@dataclass(frozen=True)
class Panel:
    first: tuple[Suggestion, ...]
    more: tuple[Suggestion, ...]
    differs: tuple[tuple[str, tuple[Side, ...]], ...]
    saw_nothing: str
    unseen: tuple[str, ...]
    """The titles of the rules that had nothing to look at."""
    nothing: str


def panel(sitting: Sitting | None, labels: Labels, where: Mapping[str, str], ended: bool = False) -> Panel:
    """`where`: the anchor of the list of records under each measure."""
    if sitting is None:
        return Panel((), (), (), "", (), words.nothing(ended))
    first, more = (tuple(_suggestion(each, labels, where) for each in some) for some in (sitting.first, sitting.more))
    differs = tuple(
        (labels.disclosure.text(each.question), tuple(_side(takes, those, labels) for takes, those in each.sides))
        for each in sitting.differs
    )
    unseen = tuple(adviser.title for adviser in sitting.saw_nothing)
    return Panel(first, more, differs, words.saw_nothing(unseen), unseen, "" if first else words.NOTHING)


def records_shown(sitting: Sitting) -> Iterable[Record]:
    """The records that the page lists under advice, to be looked up together with others."""
    for each in sitting.all:
        for reason in (*each.advice.because, *each.advice.against):
            yield from _under(reason)[:MOST_RECORDS]


def _suggestion(each: Advised, labels: Labels, where: Mapping[str, str]) -> Suggestion:
    advice, text = each.advice, labels.disclosure.text
    because, against = (
        tuple(_why(reason, labels, where) for reason in reasons) for reasons in (advice.because, advice.against)
    )
    return Suggestion(
        text(advice.suggests),
        because,
        against,
        text(advice.risk),
        text(advice.first_step),
        advice.changes_members,
        tuple(_source(adviser) for adviser in each.advisers),
    )


def _why(reason: Reason, labels: Labels, where: Mapping[str, str]) -> Why:
    under = _under(reason)
    lines = labels.lines(under[:MOST_RECORDS])
    anchor = where.get(reason.measure, "")
    text, more = labels.disclosure.text, max(0, len(under) - MOST_RECORDS)
    return Why(text(reason.says), reason.measure, anchor, lines, more, text(reason.source))


def _under(reason: Reason) -> list[Record]:
    """Each record once, though it may bear out the reason in two ways."""
    return list(dict.fromkeys(reason.records))


def _source(adviser: Adviser) -> Source:
    return Source(
        adviser.name,
        adviser.standpoint,
        adviser.title,
        told(adviser, "Looks for"),
        words.GRADES[adviser.grade],
        adviser.reference,
        told(adviser, "Leave alone if"),
        told(adviser, "Assumes"),
    )


def _side(takes: str, those: tuple[Advised, ...], labels: Labels) -> Side:
    said = [(each.advisers[0].standpoint, labels.disclosure.text(each.advice.suggests)) for each in those]
    return Side(labels.disclosure.text(takes), tuple(said))


def as_values(sitting: Sitting | None, labels: Labels, each: Assessed) -> dict[str, Any]:
    """The same for JSON."""
    shown = panel(sitting, labels, {}, each.ended is not None)
    return {
        "first": [_plain(one) for one in shown.first],
        "more": [_plain(one) for one in shown.more],
        "differs": [
            {
                "question": question,
                "sides": [
                    {"takes": side.takes, "suggestions": [list(said) for said in side.suggestions]} for side in of
                ],
            }
            for question, of in shown.differs
        ],
        "could_not_see": shown.saw_nothing,
    }


def _plain(one: Suggestion) -> dict[str, Any]:
    return {
        "suggests": one.suggests,
        "standpoints": [source.standpoint for source in one.sources],
        "rules": [source.name for source in one.sources],
        "because": [_reason(why) for why in one.because],
        "against": [_reason(why) for why in one.against],
        "risk": one.risk,
        "leave_alone_if": [source.leave_alone for source in one.sources],
        "first_step": one.first_step,
        "changes_members": one.changes_members,
        "evidence": [{"grade": source.grade, "reference": source.reference} for source in one.sources],
    }


def _reason(why: Why) -> dict[str, Any]:
    """`measure` is a key of the partnership's records; `records` are those of a reason that rests on no measure.

    `source` is where a reason that rests on neither can be read.
    """
    records = [list(line) for line in why.lines]
    return {"says": why.says, "measure": why.measure, "records": records, "source": why.source}
