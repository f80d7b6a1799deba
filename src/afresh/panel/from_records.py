"""Lays a review's facts before the panel: the evidence of each lasting partnership that has not ended."""

from collections.abc import Mapping
from dataclasses import replace

from afresh.diagnosis.assessment import Assessed, Assessment
from afresh.diagnosis.findings import Findings
from afresh.diagnosis.likely_links import likely_links
from afresh.diagnosis.names import Names
from afresh.diagnosis.results import results_of
from afresh.panel.evidence import Evidence
from afresh.panel.forecast_evidence import ahead
from afresh.panel.invitation_evidence import Invited
from afresh.panel.proposal_evidence import Proposals
from afresh.panel.register import advisers
from afresh.panel.sitting import Sitting, sit
from afresh.vocabulary import Finding


def panel(assessment: Assessment) -> Mapping[int, Sitting]:
    """What the panel says of each partnership, by its code."""
    laid, settings = Laid(assessment), assessment.workspace.settings
    return {
        each.code: sit(laid.evidence(each), advisers(), settings)
        for each in assessment.lasting
        if each.standing and not each.ended and not each.gone and each.state.kind != "no recent records"
    }


class Laid:
    """A review's facts, laid out for the panel: what partnerships share is looked up once."""

    def __init__(self, assessment: Assessment):
        self._assessment = assessment
        self._names = Names(assessment.workspace.store)
        self._ids = assessment.workspace.partnership_ids()
        self._links = likely_links(assessment.workspace)
        self._proposals = Proposals(assessment.workspace, self._names)
        self._invited = Invited(assessment.workspace, self._names)

    def evidence(self, each: Assessed) -> Evidence:
        assert each.standing is not None, "only partnerships with a state come before the panel"
        laid = Evidence(
            name=each.name,
            state=each.state.held or ("too close to call" if each.state.kind == "one" else each.state.kind),
            renewal=each.state.renewal,
            openness=each.state.openness,
            results=results_of(each.findings),
            findings=Findings(tuple(_named(finding, self._names) for finding in each.findings.all)),
            period=self._assessment.workspace.period,
            missing=frozenset(self._assessment.missing),
            waiting=self._proposals.waiting(each.code),
            holding_back=self._proposals.holding_back(each.code),
            new_voices=self._proposals.new_voices(each.code),
            candidates=self._invited.candidates(each.code),
            critics=self._invited.critics(each.code),
            kin=frozenset(self._names.named(self._ids[code]) for code in self._links.kin(each.code)),
        )
        # The slowest of the facts, so that it is worked out only where a rule asks for it.
        coming = ahead(self._assessment.workspace, each.code) if laid.calls_for_renewal else None
        return replace(laid, ahead=coming)


def _named(finding: Finding, names: Names) -> Finding:
    if finding.measure == "results":
        return replace(finding, subject=names.of_indicators.get(finding.subject, finding.subject))
    return replace(finding, subject=names.named(finding.subject)) if finding.subject else finding
