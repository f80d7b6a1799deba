"""Earlier reviews, what was decided, and whether what was agreed was done."""

from __future__ import annotations

from datetime import timedelta

from afresh.vocabulary import months_before
from studies.example.calendar import Calendar
from studies.example.chance import Chance
from studies.example.mechanisms import Mechanisms, PastReview

Rows = list[dict[str, object]]


def past_reviews(plan: Mechanisms, chance: Chance, calendar: Calendar) -> tuple[Rows, Rows]:
    """The rows of reviews and of actions."""
    reviews: Rows = []
    actions: Rows = []
    for past in plan.reviews:
        day = calendar.month(past.when)
        identity = f"{plan.id}-review-{day.isoformat()}"
        reviews.append(
            {
                "id": identity,
                "partnership": plan.id,
                "date": day,
                "decision": past.decision,
                "reasons": past.reasons,
                "decided_by": plan.name,
                "next_review": months_before(day, -24),
            }
        )
        actions += [
            _action(plan, past, identity, number, calendar, chance=chance) for number in range(len(past.actions))
        ]
    return reviews, actions


def _action(
    plan: Mechanisms, past: PastReview, review: str, number: int, calendar: Calendar, *, chance: Chance
) -> dict[str, object]:
    day = calendar.month(past.when)
    done = day + timedelta(days=round(chance.between(60, 300))) if chance.happens(past.done) else None
    return {
        "id": f"{review}-action-{number + 1}",
        "partnership": plan.id,
        "review": review,
        "what": past.actions[number],
        "owner": "Chair",
        "due": months_before(day, -6),
        "done": done,
    }
