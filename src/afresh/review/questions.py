"""The questions of a review, filled in with what the records say; the answers are the partnership's own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from afresh.diagnosis.assessment import Assessed, Assessment
from afresh.diagnosis.portfolio import Portfolio, portfolio
from afresh.diagnosis.review_trigger import trigger
from afresh.measure.attendance_trend import clear
from afresh.measure.results_since_change import READ
from afresh.measure.voice_sentences import USERS
from afresh.measure.wording import fact
from afresh.review.labels import Labels
from afresh.review.measure_line import Line, Where, line, of_indicators
from afresh.settings import Settings
from afresh.vocabulary import Finding, day_from
from afresh.words import mirror_images as mirror_words
from afresh.words import questions as words
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
    settings: Settings

    def line(self, *measures: str) -> Iterator[Line]:
        for measure in measures:
            yield from line(self.each, measure, self.labels, self.where)

    def users(self, measure: str) -> Finding | None:
        found = self.each.findings.of(measure, USERS)
        return found if found is not None and found.value is not None else None


def questions(assessment: Assessment, each: Assessed, labels: Labels, where: Where) -> Form | None:
    """None where nothing triggers a review."""
    now = trigger(each, assessment.workspace.settings)
    if now is None:
        return None
    asked = Asked(each, portfolio(assessment), labels, where, assessment.workspace.settings)
    because = tuple(asked.line(*(found.measure for found in now.findings)))
    shown = tuple(_question(key, asks, asked, because) for key, asks in words.QUESTIONS.items())
    return Form(words.why_now(now.renewal_low, now.openness_low, now.same_again), because, shown)


def _question(key: str, asks: str, asked: Asked, said: tuple[Line, ...]) -> Question:
    """What was said already is not said again."""
    says = tuple(one for one in dict.fromkeys(ANSWERS[key](asked)) if one not in said)
    nothing = words.nothing(key, asked.settings.overlap_shown, asked.settings.overlapping_issues)
    return Question(asks, says, "" if says else nothing)


def _worth(asked: Asked) -> Iterator[Line]:
    yield from asked.line("member_hours", "contributions", "hours_per_adopted")
    for reading in ("improvement", "concern", "no change"):
        yield from of_indicators(asked.each, reading, asked.labels, asked.where)


def _outgrown(asked: Asked) -> Iterator[Line]:
    yield from asked.line("proposals_adopted", "agenda_novelty")
    trend = asked.each.findings.of("attendance_trend")
    if trend is not None and clear(trend):
        yield from asked.line("attendance_trend")
    yield from _since_review(asked)


def _since_review(asked: Asked) -> Iterator[Line]:
    """What each indicator did after the latest review that can be told of."""
    told = [each for each in asked.each.findings.every("results_since_change") if each.value is not None]
    latest = max((int(fact(each, "change_day")) for each in told), default=None)
    by: dict[tuple[str, str], list[str]] = {}
    for each in told:
        if int(fact(each, "change_day")) == latest:
            code = str(fact(each, "indicator", each.subject))
            name = asked.labels.names.of_indicators.get(code, code)
            by.setdefault((str(fact(each, "decision", "")), str(fact(each, "reading"))), []).append(name)
    for (decision, reading), names in by.items():
        shown = [asked.labels.disclosure.text(name) for name in names]
        says = words.since_review(day_from(latest or 0), decision, READ[reading], shown)
        yield Line(says, asked.where.get("results_since_change", ""))


def _partners(asked: Asked) -> Iterator[Line]:
    yield from asked.line("arrivals", "tenure")
    yield from beyond_chance(asked.each, asked.where)


def _lost(asked: Asked) -> Iterator[Line]:
    reached = asked.side_by_side.decisions.get(asked.each.code)
    if reached is not None:
        yield Line(words.decisions(*reached), asked.where.get("hours_per_adopted", ""))
    if asked.each.findings.every("overlap_issues"):
        issues = [asked.labels.disclosure.text(one) for one in asked.side_by_side.only_here.get(asked.each.code, ())]
        yield Line(words.only_here(issues), asked.where.get("overlap_issues", ""))
    seats = asked.users("voice_seats")
    if seats is not None and seats.value:
        yield from asked.line("voice_seats")


def _elsewhere(asked: Asked) -> Iterator[Line]:
    for measure, say, least in (
        ("overlap_issues", words.same_work, asked.settings.overlapping_issues),
        ("overlap_members", words.same_people, asked.settings.overlap_shown),
    ):
        found = [each for each in asked.each.findings.every(measure) if (each.value or 0) >= least]
        most = sorted(found, key=lambda each: (-(each.value or 0), asked.labels.named(each.subject)))[:MOST_OTHERS]
        if most:
            said = [(asked.labels.named(each.subject), share_of(each)) for each in most]
            yield Line(say(said), asked.where.get(measure, ""))


def _freshen(asked: Asked) -> Iterator[Line]:
    yield from asked.line("role_renewal", "outcome_agenda")
    pairs = asked.each.findings.of("link_freshness")
    if pairs is not None and (apart := int(fact(pairs, "not_yet_together"))):
        yield Line(
            words.not_yet_together(apart), asked.where.get("link_freshness") or asked.where.get("familiarity", "")
        )
    yield Line(words.OPTIONS)


def _missing(asked: Asked) -> Iterator[Line]:
    yield from fewer_than_chance(asked.each, asked.where)
    seats = asked.users("voice_seats")
    if seats is not None and not seats.value:
        yield from asked.line("voice_seats")


def beyond_chance(each: Assessed, where: Where) -> Iterator[Line]:
    """A sentence for each attribute by which those here are more alike than chance would have it."""
    order = list(mirror_words.BY)
    found = [one for one in each.findings.every("same_kind_pairs") if one.value is not None]
    for one in sorted(found, key=lambda one: order.index(one.subject) if one.subject in order else len(order)):
        if mirror_words.beside(one) == "more":
            yield Line(mirror_words.alike(one), where.get("same_kind_pairs", ""))


def fewer_than_chance(each: Assessed, where: Where) -> Iterator[Line]:
    """A sentence on the kinds of organisation seated less than chance would give, or that none is, where it is told."""
    found = each.findings.every("look_in")
    if any(one.low is not None for one in found):
        yield Line(mirror_words.look_in_title(found) + ".", where.get("look_in", ""))


ANSWERS: dict[str, Callable[[Asked], Iterator[Line]]] = {
    "worth": _worth,
    "outgrown": _outgrown,
    "partners": _partners,
    "lost": _lost,
    "elsewhere": _elsewhere,
    "freshen": _freshen,
    "missing": _missing,
}
