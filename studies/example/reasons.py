"""What organisations in Ambleford say when they do not support something."""

from __future__ import annotations

from studies.example.chance import Chance

SAID = {
    "procedure": (
        "It has not been through our own committee",
        "The paper came too late",
        "This is not in the terms of reference",
        "It should wait for the annual plan",
    ),
    "cost": (
        "There is no money for it this year",
        "The saving falls to others and the cost to us",
        "We cannot spare the staff",
    ),
    "risk": ("Someone could come to harm", "We could not answer for it if it failed", "Our insurers would object"),
    "evidence": ("It has not been shown to work", "One good story is not enough", "The figures do not bear it out"),
    "territory": ("This is our service to run", "We already do this", "It cuts across our own programme"),
    "law": ("We may not share these records", "The law gives this duty to one body only"),
    "outcome": (
        "It would change nothing for the people concerned",
        "It helps the tables look good and nobody else",
        "It misses those worst off",
    ),
    "other": ("We were not asked beforehand", "Not now"),
}
USUAL_REASONS = {
    "procedure": 1.5,
    "cost": 3.0,
    "risk": 2.0,
    "evidence": 2.0,
    "territory": 1.0,
    "law": 1.0,
    "outcome": 1.0,
    "other": 1.0,
}


def a_reason(chance: Chance, weights: dict[str, float]) -> tuple[str, str]:
    kind = chance.weighted(list(weights), list(weights.values()))
    return kind, chance.one_of(SAID[kind])
