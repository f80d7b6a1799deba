"""What is proposed in Ambleford, and what is said against it."""

from __future__ import annotations

from afresh.example.chance import Chance

IDEAS = (
    "One shared list of people we all know through {issue}",
    "A joint worker for {issue} {where}",
    "Pool part of our budgets for {issue} {where}",
    "A single first visit about {issue} {where}",
    "An open evening on {issue} {where}",
    "Share figures on {issue} every month",
    "A small fund for neighbours to act on {issue}",
    "Train front-line staff together on {issue}",
    "One telephone number for {issue} {where}",
    "A weekly case meeting on {issue} {where}",
    "People who live with {issue} to interview new staff",
    "Try a walk-in session on {issue} {where}",
    "A drop-in for {issue} {where}",
    "Follow up everyone known through {issue} within a week",
    "Move two staff together to work on {issue} {where}",
    "Put {issue} in every contract we let",
    "Pay people who use services to advise us on {issue}",
    "A shared form for {issue}",
)
WHERE = (
    "in Eastmere",
    "in Wistlebrook",
    "in Carrowdene",
    "in the town centre",
    "for people over 75",
    "for families",
    "in the evenings",
    "at weekends",
    "in surgeries",
    "on the new estates",
)
PROCEDURAL = (
    "Agree the minutes",
    "Change the date of the next meeting",
    "Adopt revised terms of reference",
    "Agree the forward plan",
    "Confirm the reporting timetable",
)

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


def a_title(chance: Chance, issue: str, used: set[str]) -> str:
    """An idea for this issue in words not used before at this table; a repeated one is numbered."""
    for _ in range(12):
        title = chance.one_of(IDEAS).format(issue=issue, where=chance.one_of(WHERE))
        if title not in used:
            break
    first, time = title, 2
    while title in used:
        title, time = f"{first} (attempt {time})", time + 1
    used.add(title)
    return title


def a_reason(chance: Chance, weights: dict[str, float]) -> tuple[str, str]:
    kind = chance.weighted(list(weights), list(weights.values()))
    return kind, chance.one_of(SAID[kind])
