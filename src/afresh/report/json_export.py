"""The same as the HTML report, as plain values: for JSON and for other programs."""

from collections.abc import Mapping
from typing import Any

from afresh.diagnosis.assessment import Assessed, Assessment
from afresh.report.front import changed, front
from afresh.report.page import consider, rests_on, state, why
from afresh.review.advice import Sittings, as_values, records_shown
from afresh.review.difference import as_values as difference_values
from afresh.review.difference import difference
from afresh.review.held_back_here import told_of, told_of_values
from afresh.review.indicators import Indicator, indicators
from afresh.review.labels import Labels, iso
from afresh.review.methods import methods
from afresh.review.portfolio import as_values as portfolio_values
from afresh.review.portfolio import portfolio
from afresh.review.proposal_names import Proposals
from afresh.review.questions import as_values as review_values
from afresh.review.questions import questions
from afresh.review.quoted_forecast import forecast_values, quoted_forecast
from afresh.review.standing_out import as_values as chance_values
from afresh.review.standing_out import chance
from afresh.review.to_confirm import to_confirm
from afresh.review.users_table import as_values as users_values
from afresh.review.users_table import users_table
from afresh.review.waiting_proposals import as_values as waiting_values
from afresh.review.waiting_proposals import waits
from afresh.version import VERSION
from afresh.vocabulary import Finding, Record
from afresh.words import findings as words
from afresh.words import states as state_words


def facts(assessment: Assessment, proposals: Proposals, sittings: Sittings) -> dict[str, Any]:
    labels, workspace = proposals.labels, assessment.workspace
    shown = {each.code: indicators(assessment, each, labels) for each in assessment.paged}
    first, how = front(assessment, labels), methods(assessment, labels)
    # All at once: a look-up for each partnership and table takes longer than the rest of the file.
    labels.places(record for each in assessment.partnerships for under in each.records.values() for record in under)
    labels.records(record for sitting in sittings.values() for record in records_shown(sitting))
    waiting = {each.code: waits(each.code, proposals) for each in assessment.paged}
    told = {each.code: told_of(each.code, proposals) for each in assessment.paged}
    labels.places(
        record for of in (*waiting.values(), *told.values()) if of for said in of.said for record in said.records
    )
    return {
        "says": first.as_of,
        "made_by": f"afresh {VERSION}",
        "fictional": first.fictional,
        "period": {"after": iso(workspace.period.start), "to": iso(workspace.period.end), "level": workspace.level},
        "last_recorded": iso(assessment.last_recorded),
        "summary": first.counts,
        "to_confirm": list(to_confirm(assessment, labels)),
        "by_chance_alone": chance_values(chance(assessment, labels)),
        "side_by_side": portfolio_values(portfolio(assessment, labels)),
        "partnerships": [
            _partnership(assessment, each, labels, shown.get(each.code, ()), sittings)
            | {
                "waiting": waiting_values(waiting.get(each.code), labels),
                "holding_back": told_of_values(told.get(each.code), labels),
            }
            for each in assessment.partnerships
            if not each.one_off
        ],
        "everywhere_records": _places(assessment.everywhere_records, labels),
        "everywhere": [_finding(finding, labels) for finding in assessment.everywhere.all],
        "settings": {setting.name: setting.value for setting in workspace.settings},
        "not_assessable_without": dict(how.missing),
        "read": dict(how.tables),
        "problems": [{"severity": severity, "first": what, "times": times} for severity, what, times in how.problems],
    }


def _partnership(
    assessment: Assessment, each: Assessed, labels: Labels, shown: tuple[Indicator, ...], sittings: Sittings
) -> dict[str, Any]:
    states, people = changed(assessment, each, labels)
    settled = each.standing.state if each.standing else None
    return {
        "id": labels.disclosure.text(each.id),
        "name": labels.disclosure.text(each.name),
        "kind": each.kind,
        "area": labels.disclosure.text(each.area),
        "ended": iso(each.ended),
        "state": state(each),
        "state_kind": settled.kind if settled else None,
        "cells": list(settled.cells) if settled else [],
        "flags": list(settled.flags) if settled else [],
        "support": settled.support if settled else None,
        "holds": bool(settled and settled.holds),
        "renewal": settled.renewal if settled else None,
        "openness": settled.openness if settled else None,
        "provisional": " ".join(map(state_words.provisional, settled.provisional)) if settled else "",
        "gone_by_the_look_of_the_records": each.gone,
        "rests_on": rests_on(each),
        "vacant_seats": _vacant_seats(each),
        "why": list(why(assessment, each)),
        "before": each.before.state.name if each.before else None,
        "changes": [*states, *people],
        "consider": consider(each),
        "panel": as_values(sittings.get(each.code), labels, each),
        "forecast": forecast_values(quoted_forecast(assessment, each, sittings, labels)),
        "users": users_values(users_table(each, {})),
        "difference": difference_values(difference(each, {})),
        "review": review_values(questions(assessment, each, labels, {})) if each.table is not None else None,
        "findings": [_finding(finding, labels) for finding in each.findings.all],
        "indicators": [{"name": one.name, "reading": one.reading, "detail": list(one.detail)} for one in shown],
        "seats": _seats(each, labels),
        "records": _places(each.records, labels),
    }


def _vacant_seats(each: Assessed) -> dict[str, Any] | None:
    """How many seats nobody holds on the review date, of how many; null where none is on record as vacant."""
    vacant, of = each.coverage.vacant_of_seats
    return {"vacant": vacant, "of": of} if vacant else None


def _finding(finding: Finding, labels: Labels) -> dict[str, Any]:
    named = labels.about_named(finding)
    return {
        "measure": finding.measure,
        "subject": named.subject,
        "value": finding.value,
        "low": finding.low,
        "high": finding.high,
        "n": finding.n,
        "expected": finding.expected,
        "note": finding.note,
        "before": finding.facts.get("past_value"),
        "median_of_others": finding.facts.get("others_median"),
        "says": words.said(named),
    }


def _seats(each: Assessed, labels: Labels) -> list[dict[str, Any]]:
    if each.table is None:
        return []
    return [
        {"seat": labels.seat(spell), "from": iso(spell.start), "to": iso(spell.end), "recorded_as_seat": spell.seated}
        for spell in each.table.spells
    ]


def _places(by_measure: Mapping[str, list[Record]], labels: Labels) -> dict[str, list[list[Any]]]:
    """Where the records under each measure stand: file or sheet, and row."""
    places = labels.places({record for records in by_measure.values() for record in records})
    return {
        name: [list(places[record]) for record in sorted(set(records)) if record in places]
        for name, records in by_measure.items()
    }
