"""The questions of a review, filled in with what the records say; the answers are the partnership's own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from afresh.diagnosis.assessment import Assessed, Assessment
from afresh.diagnosis.portfolio import Portfolio, portfolio
from afresh.diagnosis.review_trigger import Trigger, trigger
from afresh.report.difference import beyond_chance, fewer_than_chance
from afresh.report.labels import Labels
from afresh.report.told import Line, Where, line, of_indicators
from afresh.vocabulary import Finding
from afresh.words import questions as words
from afresh.words.measures.told import fact
from afresh.words.measures.voice import USERS
from afresh.words.portfolio import share_of

MOST_OTHERS = 3


@dataclass(frozen=True)
class Question:
    asks: str
    says: tuple[Line, ...]
    nothing: str
    """Said where no record answers."""


@dataclass(frozen=True)
class Form:
    anchor: str
    why_now: str
    because: tuple[Line, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Asked:
    """What the answers are looked up in."""

    each: Assessed
    side_by_side: Portfolio
    labels: Labels
    where: Where

    def line(self, *measures: str) -> Iterator[Line]:
        for measure in measures:
            yield from line(self.each, measure, self.labels, self.where)

    def users(self, measure: str) -> Finding | None:
        found = self.each.findings.of(measure, USERS)
        return found if found is not None and found.value is not None else None


def review_anchor(each: Assessed) -> str:
    return f"review-{each.code}"


def questions(assessment: Assessment, each: Assessed, labels: Labels, where: Where) -> Form | None:
    """None where nothing triggers a review."""
    now = trigger(each, assessment.gathered.settings)
    if now is None:
        return None
    asked = Asked(each, portfolio(assessment), labels, where)
    because = _because(now, asked)
    said = {one.says for one in because}
    filled = (
        Question(asks, tuple(one for one in dict.fromkeys(ANSWERS[key](asked)) if one.says not in said), "")
        for key, asks in words.QUESTIONS.items()
    )
    keys = tuple(words.QUESTIONS)
    shown = tuple(
        Question(one.asks, one.says, "" if one.says else words.NOTHING[key])
        for key, one in zip(keys, filled, strict=True)
    )
    return Form(review_anchor(each), _why_now(now), because, shown)


def _why_now(now: Trigger) -> str:
    same = next((found for found in now.findings if found.measure == "same_people_same_issues"), None)
    return words.why_now(now.state, same.value if same else None)


def _because(now: Trigger, asked: Asked) -> tuple[Line, ...]:
    """The other findings that call for it; the first stands in the sentence already."""
    told = [found.measure for found in now.findings if found.measure != "same_people_same_issues"]
    return tuple(asked.line(*told))


def _worth(asked: Asked) -> Iterator[Line]:
    yield from asked.line("member_hours", "contributions", "hours_per_decision")
    for reading in ("improvement", "concern", "no change"):
        yield from of_indicators(asked.each, reading, asked.labels, asked.where)


def _outgrown(asked: Asked) -> Iterator[Line]:
    yield from asked.line("proposals_adopted", "agenda_novelty", "attendance_rate", "results_since_change")


def _partners(asked: Asked) -> Iterator[Line]:
    yield from asked.line("arrivals", "tenure")
    yield from beyond_chance(asked.each, asked.where)


def _lost(asked: Asked) -> Iterator[Line]:
    reached = asked.side_by_side.decisions.get(asked.each.code)
    if reached is not None:
        yield Line(words.decisions(reached), asked.where.get("hours_per_decision", ""))
    if asked.each.findings.every("overlap_issues"):
        issues = [asked.labels.disclosure.text(one) for one in asked.side_by_side.only_here.get(asked.each.code, ())]
        yield Line(words.only_here(issues), asked.where.get("overlap_issues", ""))
    seats = asked.users("voice_seats")
    if seats is not None and seats.value:
        yield from asked.line("voice_seats")


def _elsewhere(asked: Asked) -> Iterator[Line]:
    for measure, say in (("overlap_issues", words.same_work), ("overlap_members", words.same_people)):
        found = [each for each in asked.each.findings.every(measure) if each.value]
        most = sorted(found, key=lambda each: (-(each.value or 0), asked.labels.named(each.subject)))[:MOST_OTHERS]
        if most:
            said = [(asked.labels.named(each.subject), share_of(each)) for each in most]
            yield Line(say(said), asked.where.get(measure, ""))


def _freshen(asked: Asked) -> Iterator[Line]:
    yield from asked.line("role_renewal", "outcome_agenda")
    pairs = asked.each.findings.of("link_freshness")
    if pairs is not None and (apart := int(fact(pairs, "not_yet_together"))):
        yield Line(words.not_yet_together(apart), asked.where.get("link_freshness", ""))
    yield Line(words.OPTIONS)


def _missing(asked: Asked) -> Iterator[Line]:
    yield from fewer_than_chance(asked.each, asked.where)
    seats = asked.users("voice_seats")
    if seats is not None and not seats.value:
        yield from asked.line("voice_seats")


ANSWERS: dict[str, Callable[[Asked], Iterator[Line]]] = {
    "worth": _worth,
    "outgrown": _outgrown,
    "partners": _partners,
    "lost": _lost,
    "elsewhere": _elsewhere,
    "freshen": _freshen,
    "missing": _missing,
}


def as_values(form: Form | None) -> dict[str, Any] | None:
    """The same for JSON."""
    if form is None:
        return None
    return {
        "why_now": form.why_now,
        "because": [one.says for one in form.because],
        "questions": [
            {"asks": one.asks, "records_say": [said.says for said in one.says] or [one.nothing]}
            for one in form.questions
        ],
    }
