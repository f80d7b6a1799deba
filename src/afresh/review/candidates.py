"""Which partnerships could be merged, rotated, ended or started again, each with its reasons and their records."""

from collections.abc import Mapping
from dataclasses import dataclass

from afresh.diagnosis.assessment import Assessed, Assessment
from afresh.diagnosis.portfolio import Pair, Portfolio
from afresh.diagnosis.results import has_indicators, results_of
from afresh.review.labels import Labels
from afresh.review.measure_line import Line, Where, line, of_indicators
from afresh.review.state_reasons import kind_of, state, why
from afresh.words import portfolio as words
from afresh.words import states as state_words

MOST_LISTED = 10


@dataclass(frozen=True)
class Name:
    """A partnership by its id and name, with its state."""

    id: str
    name: str
    state: str
    kind: str


@dataclass(frozen=True)
class Named:
    """Why a rule names one partnership, or two."""

    of: tuple[Name, ...]
    because: tuple[Line, ...]


@dataclass(frozen=True)
class Listing:
    key: str
    title: str
    means: str
    first: tuple[Named, ...]
    more: tuple[Named, ...]


def candidates(
    assessment: Assessment, found: Portfolio, labels: Labels, where: Mapping[int, Where]
) -> tuple[Listing, ...]:
    settings = assessment.workspace.settings
    together = [_together(pair, labels, where) for pair in found.alike]
    rotate = [_rotate(assessment, each, labels, where.get(each.code, {})) for each in found.rotate]
    dormant = [_dormant(assessment, each, labels, where.get(each.code, {})) for each in found.dormant]
    outgrown = [_outgrown(assessment, each, labels, where.get(each.code, {})) for each in found.outgrown]
    return (
        _listing("together", words.together_means(settings.overlapping_members, settings.overlapping_issues), together),
        _listing("rotate", words.ROTATE_MEANS, rotate),
        _listing("dormant", words.DORMANT_MEANS, dormant),
        _listing("outgrown", words.OUTGROWN_MEANS, outgrown),
    )


def _listing(key: str, means: str, named: list[Named]) -> Listing:
    return Listing(key, words.LISTS[key], means, tuple(named[:MOST_LISTED]), tuple(named[MOST_LISTED:]))


def _together(pair: Pair, labels: Labels, where: Mapping[int, Where]) -> Named:
    under = where.get(pair.one.code, {})
    said = [Line(words.shared(pair.members, pair.issues, pair.issues_known), under.get("overlap_members", ""))]
    if spent := words.hours_of_both(hours_a_year(pair.one), hours_a_year(pair.other)):
        said.append(Line(spent, under.get("member_hours", "")))
    return Named((name_of(pair.one, labels), name_of(pair.other, labels)), tuple(said))


def _rotate(assessment: Assessment, each: Assessed, labels: Labels, where: Where) -> Named:
    result = state_words.RESULTS[results_of(each.findings)]
    shown = of_indicators(each, "concern", labels, where) or (
        Line(words.results(result, has_indicators(each.findings)), where.get("results", "")),
    )
    return Named(
        (name_of(each, labels),),
        (_why(assessment, each, 0, "arrivals", where), *line(each, "tenure", labels, where), *shown),
    )


def _dormant(assessment: Assessment, each: Assessed, labels: Labels, where: Where) -> Named:
    seats = each.findings.of("voice_seats")
    held = words.still_filled(seats.n if seats else 0)
    kept = (Line(held, where.get("voice_seats", "")),) if held else ()
    last = line(each, "days_since_held", labels, where)
    settled = () if last and not each.coverage.meetings else tuple(Line(says) for says in why(assessment, each))
    return Named((name_of(each, labels),), (*settled, *last, *kept))


def _outgrown(assessment: Assessment, each: Assessed, labels: Labels, where: Where) -> Named:
    reasons = (
        _why(assessment, each, 0, "arrivals", where),
        _why(assessment, each, 1, "proposals_adopted", where),
        *of_indicators(each, "concern", labels, where),
        *line(each, "hours_per_adopted", labels, where),
    )
    return Named((name_of(each, labels),), reasons)


def _why(assessment: Assessment, each: Assessed, which: int, measure: str, where: Where) -> Line:
    """The reason for its state on one axis: renewal, then openness."""
    return Line(why(assessment, each)[which], where.get(measure, ""))


def name_of(each: Assessed, labels: Labels) -> Name:
    text = labels.disclosure.text
    return Name(text(each.id), text(each.name), state(each), kind_of(each))


def hours_a_year(each: Assessed) -> float | None:
    found = each.findings.of("member_hours")
    return found.value if found else None
