"""What a partnership's own page shows: facts and statuses; the template chooses the markup."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from afresh.diagnosis.assessment import Assessed, Assessment
from afresh.diagnosis.results import results_of
from afresh.diagnosis.seating_history import Spell
from afresh.diagnosis.state import Standing
from afresh.forms import count, day
from afresh.measure import module
from afresh.report.charts.matrix import Matrix, matrix
from afresh.report.charts.timeline import Bar, Timeline, timeline
from afresh.review.advice import Panel, Sittings, panel
from afresh.review.difference import Difference, difference, in_difference
from afresh.review.held_back_here import ToldOf, told_of
from afresh.review.indicators import Indicator, indicators
from afresh.review.labels import Labels, Lines
from afresh.review.proposal_names import Proposals
from afresh.review.questions import Form, questions
from afresh.review.quoted_forecast import quoted_forecast
from afresh.review.rotation import RotationTold
from afresh.review.users_table import SHOWN as IN_USERS_TABLE
from afresh.review.users_table import UsersTable, users_table
from afresh.review.waiting_proposals import Waits, waits
from afresh.vocabulary import Finding, Record, day_from
from afresh.words import coverage as coverage_words
from afresh.words import findings as words
from afresh.words import front as front_words
from afresh.words import states as state_words
from afresh.words.measures import FAMILIES

MOST_RECORDS = 40


@dataclass(frozen=True)
class FindingSaid:
    """A finding in a sentence, with where its records are."""

    title: str
    text: str
    told: bool
    anchor: str
    records: int


@dataclass(frozen=True)
class RecordList:
    anchor: str
    titles: tuple[str, ...]
    lines: Lines
    more: int


@dataclass(frozen=True)
class Change:
    label: str
    when: str


@dataclass(frozen=True)
class Page:
    anchor: str
    name: str
    about: tuple[tuple[str, str], ...]
    state: str
    state_kind: str
    means: str
    rests_on: str
    why: tuple[str, ...]
    support: str
    consider: str
    panel: Panel
    forecast: RotationTold | None
    """The forecast that advice here rests on, if any does."""
    families: tuple[tuple[str, str, tuple[FindingSaid, ...]], ...]
    """Its name, its title, and what is said beside its tables."""
    difference: Difference
    users_table: UsersTable | None
    review: Form | None
    waits: Waits | None
    told_of: ToldOf | None
    indicators: tuple[Indicator, ...]
    results_records: str
    """Where the records under the indicators are listed; empty where there are none."""
    timeline: Timeline | None
    timeline_title: str
    joined: tuple[Change, ...]
    left: tuple[Change, ...]
    spells: tuple[tuple[str, str, str], ...]
    matrix: Matrix | None
    records: tuple[RecordList, ...]
    where: Mapping[str, str]
    """By measure, the anchor of the list of its records."""


def anchor(each: Assessed) -> str:
    return f"partnership-{each.code}"


def page(assessment: Assessment, each: Assessed, proposals: Proposals, sittings: Sittings) -> Page:
    table, labels = each.table, proposals.labels
    assert table is not None, "only partnerships with a page are shown on one"
    period = assessment.workspace.period
    shown = indicators(assessment, each, labels)
    lists, where = record_lists(each.records, each.code, labels)
    joined, left = tuple(_joined(assessment, each, labels)), tuple(_left(assessment, each, labels))
    alike, users = difference(each, where), users_table(each, where)
    return Page(
        anchor(each),
        labels.disclosure.text(each.name),
        _about(each, labels),
        state(each),
        kind_of(each),
        state_words.MEANS["ended"] if each.ended else state_words.means(each.state),
        rests_on(each),
        why(assessment, each),
        _support(each),
        consider(each),
        panel(sittings.get(each.code), labels, where, each.ended is not None),
        quoted_forecast(assessment, each, sittings, labels),
        _families(each, labels, where, in_difference(alike) | (IN_USERS_TABLE if users else set())),
        alike,
        users,
        questions(assessment, each, labels, where),
        waits(each.code, proposals),
        told_of(each.code, proposals),
        shown,
        where.get("results", ""),
        timeline([_bar(spell, labels, assessment) for spell in table.spells], period.start, period.end),
        front_words.seats_title(len(joined), len(left)),
        joined,
        left,
        _spells(each, labels),
        _matrix(assessment, each, labels),
        lists,
        where,
    )


def state(each: Assessed) -> str:
    return state_words.state_word(each.state, each.ended is not None)


def kind_of(each: Assessed) -> str:
    """The state as a word for the style sheet; the tag always says it in words as well."""
    if each.ended:
        return "ended"
    return "between" if each.state.kind == "between" else each.state.name.replace(" ", "-")


def _about(each: Assessed, labels: Labels) -> tuple[tuple[str, str], ...]:
    text = labels.disclosure.text
    pairs = (
        ("Purpose", text(each.purpose)),
        ("Kind", each.kind),
        ("Area", text(each.area)),
        ("Ended", day(each.ended) if each.ended else ""),
    )
    return tuple((name, value) for name, value in pairs if value)


def why(assessment: Assessment, each: Assessed) -> tuple[str, ...]:
    """The reasons for the state, in sentences."""
    settings, state = assessment.workspace.settings, each.state
    if each.standing is None:
        return ()
    if state.renewal is None:
        fewest = {"months": settings.record_months, "seat_years": settings.seat_years}
        return tuple(state_words.SETTLED[reason].format(**fewest) for reason in state.reasons)
    return (*_why_renewal(each, each.standing), _why_openness(each, each.standing, int(settings.fewest_proposals)))


def _why_renewal(each: Assessed, standing: Standing) -> Iterator[str]:
    fresh, arrivals = standing.renewal, each.findings.of("arrivals")
    assert fresh is not None and arrivals is not None, "an answer rests on arrivals"
    facts = arrivals.facts
    since, cuts = day_from(int(str(facts["window_start"]))), (fresh.cuts.low_up_to, fresh.cuts.not_low_from)
    answer = fresh.cuts.answer(fresh.days)
    yield state_words.why_renewal(
        answer, arrivals.n, float(str(facts["seat_years"] or 0)), since, fresh.days, fresh.on_a_day, cuts
    )
    if fresh.new_issues and answer != "not low":
        yield state_words.NEW_ISSUES
    if fresh.by_clock:
        yield state_words.BY_CLOCK
    elif facts["longer"]:
        yield state_words.LONGER.format(years=count(int(str(facts["longer"])), "year"))
    if fresh.answer == "low" and standing.state.renewal != "low":
        yield state_words.TERM_UNSEEN.format(term=standing.term_months)


def _why_openness(each: Assessed, standing: Standing, fewest: int) -> str:
    opened, adopted = standing.openness, each.findings.of("proposals_adopted")
    if opened is None:
        recorded = int(str(adopted.facts["recorded"])) if adopted else 0
        note = adopted.note if adopted else ""
        return state_words.openness_unknown(note, adopted.n if adopted else 0, recorded, fewest)
    cuts = (opened.cuts.low_up_to, opened.cuts.not_low_from)
    return state_words.why_openness(
        opened.answer, (opened.adopted, opened.in_the_end, opened.of), opened.slow, cuts,
        (opened.others_half, opened.others),
    )  # fmt: skip


def rests_on(each: Assessed) -> str:
    on = each.coverage
    said = coverage_words.rests_on(
        (on.meetings, on.with_attendance),
        (on.items, on.with_issue),
        (on.proposals, on.with_responses),
        on.file_numbers,
    )
    return " ".join(part for part in (said, coverage_words.vacant(on.vacant_of_seats)) if part)


def _support(each: Assessed) -> str:
    return state_words.support(each.standing.state) if each.standing else ""


def consider(each: Assessed) -> str:
    if not each.standing or each.ended or each.gone:
        return ""
    return state_words.consider(each.standing.state, results_of(each.findings))


def _families(
    each: Assessed, labels: Labels, where: dict[str, str], in_tables: set[str]
) -> tuple[tuple[str, str, tuple[FindingSaid, ...]], ...]:
    """Of a family, what is not in a table of its own; a family of which nothing is said at all is left out."""
    taken = sorted({finding.measure for finding in each.findings.all} - words.SHOWN_BY_ANOTHER, key=words.place)
    families = []
    for family, title in FAMILIES.items():
        names = [name for name in taken if family == module(name).FAMILY]
        said = tuple(_said(each.findings.every(name), each, labels, where) for name in names if name not in in_tables)
        if names:
            families.append((family, title, said))
    return tuple(families)


def _said(found: list[Finding], each: Assessed, labels: Labels, where: dict[str, str]) -> FindingSaid:
    name = found[0].measure
    named = [labels.about_named(finding) for finding in found]
    text = words.said(named[0]) if len(named) == 1 and not named[0].subject else words.said_together(named)
    told = any(finding.value is not None for finding in found)
    return FindingSaid(words.title(name), text, told, where.get(name, ""), len(set(each.records.get(name, ()))))


def listed(each: Assessed) -> set[Record]:
    """The records that its page shows, to be looked up together with those of other pages."""
    return {record for under in each.records.values() for record in sorted(set(under))[:MOST_RECORDS]}


def record_lists(
    by_measure: Mapping[str, list[Record]], of: object, labels: Labels
) -> tuple[tuple[RecordList, ...], dict[str, str]]:
    """One list for measures that rest on the same records, so that nothing is printed twice."""
    same: dict[tuple[Record, ...], list[str]] = {}
    for name, records in by_measure.items():
        same.setdefault(tuple(sorted(set(records))), []).append(name)
    lists: list[RecordList] = []
    where: dict[str, str] = {}
    for i, (under, names) in enumerate(same.items()):
        found = f"records-{of}-{i}"
        lines = labels.lines(under[:MOST_RECORDS])
        lists.append(
            RecordList(found, tuple(words.title(name) for name in names), lines, max(0, len(under) - MOST_RECORDS))
        )
        where.update(dict.fromkeys(names, found))
    return tuple(lists), where


def _bar(spell: Spell, labels: Labels, assessment: Assessment) -> Bar:
    period = assessment.workspace.period
    joined = spell.seated and spell.start > period.start and spell.exact_start
    left = spell.seated and spell.end is not None and spell.exact_end and spell.end > period.start
    return Bar(labels.seat(spell), spell.start, spell.end, joined, left, not spell.exact_start, spell.seated)


def _joined(assessment: Assessment, each: Assessed, labels: Labels) -> list[Change]:
    assert each.table is not None
    return [
        Change(labels.seat(member.spell) if member.spell else "a member", day(member.first_here))
        for member in each.table.joined()
    ]


def _left(assessment: Assessment, each: Assessed, labels: Labels) -> list[Change]:
    assert each.table is not None
    period = assessment.workspace.period
    return [
        Change(labels.seat(spell), day(spell.end)) for spell in each.table.left(period.start, period.end) if spell.end
    ]


def _spells(each: Assessed, labels: Labels) -> tuple[tuple[str, str, str], ...]:
    assert each.table is not None
    rows = []
    for spell in each.table.spells:
        first = day(spell.start) + ("" if spell.exact_start else " (first seen)")
        last = (day(spell.end) + ("" if spell.exact_end else " (last seen)")) if spell.end else "still held"
        rows.append((labels.seat(spell), first, last))
    return tuple(rows)


def _matrix(assessment: Assessment, each: Assessed, labels: Labels) -> Matrix | None:
    assert each.table is not None
    if not each.table.pairs:
        return None
    shown = [
        (member.member, labels.seat(member.spell) if member.spell else "a member") for member in each.table.members
    ]
    return matrix(shown, each.table.pairs, assessment.workspace.period.end)
