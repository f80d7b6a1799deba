"""The whole of a review as a value."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from afresh import measure
from afresh.diagnosis.across import across
from afresh.diagnosis.assessment import Assessed, Assessment
from afresh.diagnosis.likely_links import likely_links
from afresh.diagnosis.results import has_indicators, results_of
from afresh.panel.sitting import Sitting
from afresh.review.making.advice import panel
from afresh.review.making.citations import Citations
from afresh.review.making.findings import findings
from afresh.review.making.forecasts import forecast
from afresh.review.making.indicators import indicators
from afresh.review.making.looked_up import due, holding_back, waiting
from afresh.review.making.overview import chance, reading, settings_of, side_by_side, told_of_organisations
from afresh.review.making.people import joined, left, seats
from afresh.review.making.promised import promised
from afresh.review.making.states import of_state, settled
from afresh.review.overview_parts import AcrossPart
from afresh.review.parts import Coverage
from afresh.review.proposal_names import Proposals
from afresh.review.questions import questions
from afresh.review.result import SCHEMA, PartnershipPart, ReviewResult
from afresh.review.state_reasons import kind_of
from afresh.review.to_confirm import to_confirm
from afresh.version import VERSION
from afresh.words import front as words
from afresh.words import to_confirm as to_confirm_words

ITSELF: Mapping[str, str] = {name: name for name in measure.names()}
"""Sentences that tell a measure say which, by its own name."""


def result(assessment: Assessment, proposals: Proposals, sittings: Mapping[int, Sitting]) -> ReviewResult:
    labels, workspace = proposals.labels, assessment.workspace
    period = workspace.period
    lasting = list(assessment.lasting)
    told = [each for each in lasting if not each.gone]
    gone = len(lasting) - len(told)
    projects = len(assessment.partnerships) - len(lasting)
    counted = Counter(kind_of(each).replace("-", " ") for each in told)
    whole = Citations(labels)
    everywhere = findings(assessment.everywhere.all, "", assessment.everywhere_records, whole)
    ids = {each.code: labels.disclosure.text(each.id) for each in assessment.partnerships}
    return ReviewResult(
        schema=SCHEMA,
        made_by=f"afresh {VERSION}",
        says=words.as_of(period.end, assessment.last_recorded, assessment.date_given, assessment.long_after),
        fictional=is_fictional(assessment),
        names=labels.disclosure.names,
        after=period.start,
        at=period.end,
        months=workspace.months,
        level=workspace.level,
        last_recorded=assessment.last_recorded,
        date_given=assessment.date_given,
        long_after=assessment.long_after,
        compared=assessment.past is not None,
        summary=words.counts(counted, len(told), projects) + to_confirm_words.left_out(gone),
        projects=projects,
        to_confirm=tuple(to_confirm(assessment, labels)),
        renamed=tuple(sorted(ids[code] for code in likely_links(workspace).renamed if code in ids)),
        partnerships=_partnerships(assessment, lasting, proposals, sittings),
        across=_across(assessment, ids),
        everywhere=everywhere,
        everywhere_records=whole.resolved(),
        portfolio=side_by_side(assessment, labels, {each.code: ITSELF for each in lasting}),
        organisations=told_of_organisations(assessment, labels),
        chance=chance(assessment, labels),
        reading=reading(assessment, labels),
        settings=settings_of(workspace),
    )


def _across(assessment: Assessment, ids: Mapping[int, str]) -> AcrossPart:
    found = across(assessment.workspace)
    going = {each.code for each in assessment.lasting if not each.ended}
    emptied = tuple(sorted(ids[code] for code in found.emptied if code in going))
    return AcrossPart(emptied, found.leaders, found.leading, found.seats, found.new_hands)


def _partnerships(
    assessment: Assessment, lasting: list[Assessed], proposals: Proposals, sittings: Mapping[int, Sitting]
) -> tuple[PartnershipPart, ...]:
    """What they cite is looked up for all of them together: to ask takes longer than to answer."""
    made, many = [], len(lasting) > MOST_IN_FULL
    late = promised(assessment.workspace.store, assessment.workspace.period.end)
    for each in lasting:
        cites = Citations(proposals.labels)
        part = _partnership(assessment, each, proposals, sittings, cites)
        if promise := late.get(each.id):
            part = replace(part, review_due=promise.review_due, actions_late=promise.actions_late)
        made.append((_brief(part) if many and not part.has_page else part, cites))
    proposals.labels.records(record for _, cites in made for record in cites.cited)
    return tuple(replace(part, records=cites.resolved()) for part, cites in made)


MOST_IN_FULL = 1_000
"""Partnerships up to which every finding of each is kept; beyond, those without a page keep what the report asks."""
KEPT = frozenset({
    "arrivals", "proposals_adopted", "link_freshness", "agenda_novelty", "role_renewal", "attendance_rate",
    "attendance_trend", "member_hours", "days_since_held",
})  # fmt: skip


def _brief(part: PartnershipPart) -> PartnershipPart:
    kept = tuple(each for each in part.findings if each.measure in KEPT and each.value is not None)
    return replace(part, findings=kept, findings_left_out=len(part.findings) - len(kept), panel=None)


def _partnership(
    assessment: Assessment, each: Assessed, proposals: Proposals, sittings: Mapping[int, Sitting], cites: Citations
) -> PartnershipPart:
    labels, workspace = proposals.labels, assessment.workspace
    text, period = labels.disclosure.text, workspace.period
    id_, has_page, on = text(each.id), each.table is not None, each.coverage
    found = findings(each.findings.all, id_, each.records, cites)
    form = questions(assessment, each, labels, ITSELF) if has_page else None
    return PartnershipPart(
        id=id_,
        name=text(each.name),
        kind=each.kind,
        area=text(each.area),
        purpose=text(each.purpose),
        ended=each.ended,
        gone=each.gone,
        state=settled(each, workspace.settings),
        before=of_state(each.before.state) if each.before else None,
        results=(results_of(each.findings) or "no clear change") if has_indicators(each.findings) else "none recorded",
        coverage=Coverage(
            on.meetings,
            on.with_attendance,
            on.items,
            on.with_issue,
            on.proposals,
            on.with_responses,
            on.file_numbers,
            *on.vacant_of_seats,
        ),
        findings=found,
        has_page=has_page,
        joined=joined(each, labels),
        left=left(each, labels, period),
        seats=seats(each, labels, period),
        members=len(each.table.members) if each.table else 0,
        indicators=indicators(assessment, each, labels) if has_page else (),
        panel=panel(sittings.get(each.code), id_, cites),
        waiting=waiting(each.code, proposals, cites) if has_page else None,
        holding_back=holding_back(each.code, proposals, cites) if has_page else None,
        review=due(form, id_),
        forecast=forecast(assessment, each, sittings, labels),
    )


def is_fictional(assessment: Assessment) -> bool:
    """Records of a made-up place say so in its area."""
    return any("fictional" in each.area.casefold() for each in assessment.partnerships)
