"""All lasting partnerships side by side: what each takes and gives, what they share, and which to talk about."""

from collections.abc import Mapping
from dataclasses import dataclass

from afresh.diagnosis import portfolio as side_by_side
from afresh.diagnosis.assessment import Assessed, Assessment
from afresh.diagnosis.portfolio import Pair, Portfolio
from afresh.diagnosis.results import has_indicators, results_of
from afresh.forms import decided
from afresh.review.candidates import Listing, Name, candidates, hours_a_year, name_of
from afresh.review.labels import Labels
from afresh.review.measure_line import Where
from afresh.review.spent import for_each_adopted, given, hours
from afresh.words import portfolio as words
from afresh.words import states as state_words

MOST_ROWS = 50
MOST_PAIRS = 200
"""Where there are more, those with as many members in common as would be talked about together."""
MOST_NAMED = 20


@dataclass(frozen=True)
class Row:
    of: Name
    meetings: str
    hours: str
    given: tuple[str, ...]
    decisions: str
    each: tuple[str, ...]
    """Hours and money for each proposal adopted."""
    results: str


@dataclass(frozen=True)
class Shared:
    one: Name
    other: Name
    members: str
    issues: str


@dataclass(frozen=True)
class SideBySide:
    headline: str
    in_all: str
    rows: tuple[Row, ...]
    more_rows: tuple[Row, ...]
    columns: frozenset[str]
    """Of which anything is on record: a column of dashes says less than the sentence in its place."""
    not_on_record: tuple[str, ...]
    listings: tuple[Listing, ...]
    winning: str
    others: str
    pairs: tuple[Shared, ...]
    pairs_title: str
    more_pairs: str
    issues_unknown: str


def portfolio(assessment: Assessment, labels: Labels, where: Mapping[int, Where] | None = None) -> SideBySide | None:
    """`where`: by partnership, the anchor of the list of records under each measure. None where nothing goes on."""
    found = side_by_side.portfolio(assessment)
    if not found.all:
        return None
    rows, settings = tuple(_row(each, found, labels) for each in found.all), assessment.workspace.settings
    least, pairs = settings.overlap_shown, found.pairs
    if len(pairs) > MOST_PAIRS:
        least = settings.overlapping_members
        pairs = tuple(pair for pair in pairs if (pair.members.value or 0) >= least)
    alike = {each.code for pair in found.alike for each in (pair.one, pair.other)}
    unknown = sum(
        not pair.issues_known and (pair.members.value or 0) >= settings.overlapping_members for pair in found.pairs
    )
    told = [float(value) for each in found.all if (value := hours_a_year(each)) is not None]
    return SideBySide(
        words.headline(len(found.all), len(alike), len(found.rotate), len(found.dormant), len(found.outgrown)),
        words.in_all(sum(told), len(told), len(found.all)),
        rows[:MOST_ROWS],
        rows[MOST_ROWS:],
        *_on_record(found),
        candidates(assessment, found, labels, where or {}),
        words.winning(_names(found.winning, labels)),
        words.others(_names(found.others, labels)),
        tuple(_shared(pair, labels) for pair in pairs),
        words.pairs_shown(len(pairs), least),
        words.more_pairs(len(found.pairs) - len(pairs), settings.overlap_shown),
        words.issues_unknown(unknown),
    )


def _names(those: tuple[Assessed, ...], labels: Labels) -> list[str]:
    """None where there are so many that nobody would read them."""
    return [labels.disclosure.text(each.name) for each in those] if len(those) <= MOST_NAMED else []


def _on_record(found: Portfolio) -> tuple[frozenset[str], tuple[str, ...]]:
    has = {
        "meetings": (any(_ever_met(each) for each in found.all), words.NO_MEETINGS),
        "hours": (any(hours_a_year(each) is not None for each in found.all), words.NO_HOURS),
        "given": (any(each.findings.every("contributions") for each in found.all), words.NO_CONTRIBUTIONS),
        "decisions": (bool(found.decisions.keys() & {each.code for each in found.all}), words.NO_DECISIONS),
        "results": (any(has_indicators(each.findings) for each in found.all), words.NO_RESULTS),
    }
    lacking = tuple(says for name, (known, says) in has.items() if not known)
    if words.NO_MEETINGS in lacking:
        lacking = tuple(says for says in lacking if says != words.NO_HOURS)
    return frozenset(name for name, (known, _) in has.items() if known), lacking


def _row(each: Assessed, found: Portfolio, labels: Labels) -> Row:
    return Row(
        of=name_of(each, labels),
        meetings=f"{each.coverage.meetings:,}" if _ever_met(each) else words.NOT_ON_RECORD,
        hours=hours(each.findings),
        given=tuple(labels.disclosure.text(one) for one in given(each.findings)),
        decisions=decided(*found.decisions[each.code]) if each.code in found.decisions else words.NOT_ON_RECORD,
        each=tuple(labels.disclosure.text(one) for one in for_each_adopted(each.findings)),
        results=state_words.RESULTS[results_of(each.findings)]
        if has_indicators(each.findings)
        else words.NOT_ON_RECORD,
    )


def _ever_met(each: Assessed) -> bool:
    return each.findings.of("member_hours") is not None


def _shared(pair: Pair, labels: Labels) -> Shared:
    one, other = name_of(pair.one, labels), name_of(pair.other, labels)
    return Shared(one, other, words.share_of(pair.members), words.share_of(pair.issues, pair.issues_known))
