"""What a partnership's indicators say together: concern, improving, or neither."""

from typing import Literal

from afresh.diagnosis.findings import Findings

Results = Literal["concern", "improving", ""]


def results_of(findings: Findings) -> Results:
    """Concern if any indicator gives concern; improving if some improve and none does."""
    readings = {finding.facts.get("reading") for finding in findings.every("results")}
    if "concern" in readings:
        return "concern"
    return "improving" if "improvement" in readings else ""


def has_indicators(findings: Findings) -> bool:
    return any(finding.n for finding in findings.every("results"))
