"""What the report says of how many findings stand out from chance."""

from dataclasses import dataclass

from afresh.diagnosis.assessment import Assessment
from afresh.diagnosis.standing_out import StandingOut, standing_out
from afresh.measure import measure_named
from afresh.review.labels import Labels
from afresh.words import standing_out as words


@dataclass(frozen=True)
class AgainstChance:
    title: str
    when: str
    looked_at: str
    stood_out: str
    by_chance: str


@dataclass(frozen=True)
class Chance:
    said: str
    lines: tuple[AgainstChance, ...]
    explained: str
    found: StandingOut


def chance(assessment: Assessment, labels: Labels) -> Chance:
    lasting = (each.findings for each in assessment.lasting)
    found = standing_out(lasting, assessment.workspace.settings, assessment.everywhere)
    lines = tuple(
        AgainstChance(
            measure_named(row.measure).title,
            words.STANDS_OUT[row.measure],
            f"{row.looked_at:,}",
            f"{row.stood_out:,}",
            words.by_chance(row.by_chance),
        )
        for row in found.measures
    )
    return Chance(
        words.said(found.looked_at, found.stood_out, found.by_chance, found.low, found.high),
        lines,
        words.EXPLAINED,
        found,
    )
