"""What is told of all partnerships together, as plain values."""

from collections.abc import Mapping

from afresh.diagnosis.assessment import Assessment
from afresh.review.candidates import Listing, Named
from afresh.review.initiative import initiative
from afresh.review.labels import Labels
from afresh.review.making.citations import Citations
from afresh.review.making.looked_up import finding_id
from afresh.review.methods import methods
from afresh.review.organisations import explained, only_held_back, organisations
from afresh.review.overview_parts import (
    ChanceLine,
    ChancePart,
    OrganisationPart,
    OrganisationsPart,
    PortfolioCandidate,
    PortfolioListing,
    PortfolioPair,
    PortfolioPart,
    PortfolioRow,
    ProblemPart,
    ReadingPart,
    TookPart,
)
from afresh.review.parts import Statement
from afresh.review.portfolio import portfolio
from afresh.review.standing_out import chance as against_chance
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import Record, day_from

Where = Mapping[str, str]


def side_by_side(assessment: Assessment, labels: Labels, where: Mapping[int, Where]) -> PortfolioPart | None:
    """`where`: by partnership, each measure's own name, under which its sentences are found again."""
    found = portfolio(assessment, labels, where)
    if found is None:
        return None
    rows = (*found.rows, *found.more_rows)
    return PortfolioPart(
        headline=found.headline,
        in_all=found.in_all,
        rows=tuple(
            PortfolioRow(
                partnership=row.of.id,
                meetings=row.meetings,
                hours=row.hours,
                given=row.given,
                decisions=row.decisions,
                each=row.each,
                results=row.results,
            )
            for row in rows
        ),
        columns=tuple(sorted(found.columns)),
        not_on_record=found.not_on_record,
        listings=tuple(map(_listing, found.listings)),
        winning=found.winning,
        others=found.others,
        pairs=tuple(PortfolioPair(each.one.id, each.other.id, each.members, each.issues) for each in found.pairs),
        pairs_title=found.pairs_title,
        more_pairs=found.more_pairs,
        issues_unknown=found.issues_unknown,
    )


def _listing(each: Listing) -> PortfolioListing:
    return PortfolioListing(each.key, each.title, each.means, tuple(map(_candidate, (*each.first, *each.more))))


def _candidate(each: Named) -> PortfolioCandidate:
    first = each.of[0].id
    because = tuple(Statement(line.says, finding=finding_id(line.anchor, first)) for line in each.because)
    return PortfolioCandidate(tuple(one.id for one in each.of), because)


def told_of_organisations(assessment: Assessment, labels: Labels) -> OrganisationsPart:
    cites = Citations(labels)
    took = initiative(assessment, labels)
    answered = []
    for each in organisations(assessment, labels):
        numbers, more = cites.cite(each.records)
        answered.append(
            OrganisationPart(
                name=each.name,
                supported=each.supported,
                share=each.share,
                alike=each.alike,
                new_ones=each.new_ones,
                absent=each.absent,
                reasons=each.reasons,
                answers=numbers,
                more_answers=more,
            )
        )
    started = []
    for one in took.organisations:
        numbers, more = cites.cite(one.records)
        started.append(TookPart(one.name, one.said, numbers, more))
    return OrganisationsPart(
        only_held_back=only_held_back(assessment),
        explained=explained(assessment),
        answered=tuple(answered),
        initiative_explained=took.explained,
        initiative=tuple(started),
        initiative_untold=took.untold,
        records=cites.resolved(),
    )


def chance(assessment: Assessment, labels: Labels) -> ChancePart:
    shown = against_chance(assessment, labels)
    found = shown.found
    lines = tuple(
        ChanceLine(
            measure=row.measure,
            title=line.title,
            when=line.when,
            looked_at=row.looked_at,
            stood_out=row.stood_out,
            by_chance=row.by_chance,
        )
        for row, line in zip(found.measures, shown.lines, strict=True)
    )
    return ChancePart(
        says=shown.said,
        looked_at=found.looked_at,
        stood_out=found.stood_out,
        by_chance=found.by_chance,
        low=found.low,
        high=found.high,
        explained=shown.explained,
        lines=lines,
    )


def reading(assessment: Assessment, labels: Labels) -> ReadingPart:
    how, store = methods(assessment, labels), assessment.workspace.store
    found = sum(store.rows_found.values())
    kept = sum(store.rows_kept.get(table, 0) for table in store.rows_found)
    return ReadingPart(
        tables=how.tables,
        rows_found=found,
        rows_left_out=max(0, found - kept),
        problems=tuple(ProblemPart(*each) for each in how.problems),
        notes=how.notes,
        missing=how.missing,
        left_out=how.left_out,
        records_start=day_from(assessment.workspace.records_start),
    )


def everywhere_records(assessment: Assessment) -> dict[str, list[Record]]:
    return assessment.everywhere_records


def settings_of(workspace: Workspace) -> dict[str, float]:
    return {setting.name: setting.value for setting in workspace.settings}
