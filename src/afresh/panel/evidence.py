"""What an adviser may look at about one partnership, as of the review date: facts with their records, no judgement."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from afresh.diagnosis import state_rules
from afresh.diagnosis.findings import Findings
from afresh.diagnosis.results import Results
from afresh.forms import sentence
from afresh.measure import sentences
from afresh.measure.results import title_of
from afresh.panel.evidence_types import Ahead, Candidate, Critic, HoldsBack, NewVoice, Waiting
from afresh.vocabulary import Answer, Cell, Finding, Period, Reason, StateKind

ANSWERS: dict[str, tuple[Answer, Answer | None]] = {
    "stale": ("low", None), "stagnant": ("low", "low"), "blocked": ("not low", "low"),
}  # fmt: skip
"""What a state says of renewal and of openness."""

A_YEAR = Period(date(2025, 6, 30), date(2026, 6, 30))


@dataclass(frozen=True)
class Evidence:
    """Evidence of one partnership. Names are as recorded: what may be shown is settled where advice is told."""

    name: str = "Ambleford Board"
    state: Cell | StateKind = "fresh"
    """The one state that advice may rest on; else what kind of answer there is instead."""
    renewal: Answer | None = None
    openness: Answer | None = None
    """What each axis says, which may be clear where the other is not."""
    results: Results = ""
    findings: Findings = field(default_factory=lambda: Findings(()))
    """With organisations, partnerships and indicators as subjects by name."""
    period: Period = A_YEAR
    missing: frozenset[str] = frozenset()
    """Tables of the dictionary that are not there."""
    waiting: tuple[Waiting, ...] = ()
    """Proposals that wait, the longest first."""
    holding_back: tuple[HoldsBack, ...] = ()
    new_voices: tuple[NewVoice, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    critics: tuple[Critic, ...] = ()
    kin: frozenset[str] = frozenset()
    """Partnerships that by the look of the records are this one's parent or part, or the same under another name."""
    ahead: Ahead | None = None
    """Only where little is new, results do not improve, and there is enough on record."""

    @classmethod
    def made(cls, *findings: Finding, **known: Any) -> "Evidence":
        """For examples: evidence of these findings and whatever else is known."""
        return cls(findings=Findings(findings), **known)

    @property
    def renewal_low(self) -> bool:
        return "low" in (self.renewal, ANSWERS.get(self.state, (None, None))[0])

    @property
    def openness_low(self) -> bool:
        return "low" in (self.openness, ANSWERS.get(self.state, (None, None))[1])

    @property
    def is_fresh(self) -> bool:
        """New people or issues come in, and nothing on record says that proposals do not get through; or so it may be:
        neither is clearly low, so that nothing is advised that would rest on one of them."""
        clearly_low = "low" in (self.renewal, self.openness)
        return self.state in ("fresh", "new people") or (self.renewal is not None and not clearly_low)

    @property
    def calls_for_renewal(self) -> bool:
        """Little is new, and results do not improve."""
        return state_rules.renewal("low" if self.renewal_low else None, self.results)

    @property
    def calls_for_keeping(self) -> bool:
        """Little is new, but results improve."""
        return state_rules.keeping("low" if self.renewal_low else None, self.results)

    @property
    def may_be_outgrown(self) -> bool:
        """Little is new, little gets through, and results give concern."""
        return state_rules.asking_if_outgrown("stagnant" if self.state == "stagnant" else None, self.results)

    def of(self, measure: str, subject: str | None = None) -> Finding | None:
        """The finding, where it has a value."""
        found = self.findings.of(measure, subject)
        return found if found is not None and found.value is not None else None

    def every(self, measure: str) -> list[Finding]:
        return [finding for finding in self.findings.every(measure) if finding.value is not None]

    def tells(self, *measures: str) -> tuple[Reason, ...]:
        """Each of these measures that has something to tell, in the report's own words."""
        found = [finding for finding in map(self.of, measures) if finding is not None]
        return tuple(Reason(sentences.brief(finding), finding.measure) for finding in found)

    def indicators(self, reading: str) -> tuple[Reason, ...]:
        """Each indicator whose latest figure reads so: improvement, or concern."""
        found = [finding for finding in self.every("results") if finding.facts.get("reading") == reading]
        titles = [title_of(each.subject, reading, str(each.facts.get("better", ""))) for each in found]
        return tuple(Reason(sentence(each), "results") for each in titles)


def reading(
    measure: str,
    value: float | None,
    subject: str = "",
    low: float | None = None,
    high: float | None = None,
    *,
    n: int = 0,
    expected: float | None = None,
    note: str = "",
    **facts: object,
) -> Finding:
    """For examples: one finding."""
    return Finding(
        measure=measure,
        partnership="0",
        subject=subject,
        value=value,
        low=low,
        high=high,
        n=n,
        expected=expected,
        note=note,
        period=A_YEAR,
        facts=facts,
    )
