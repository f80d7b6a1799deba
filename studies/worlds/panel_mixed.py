"""Null for the panel: two hundred partnerships in which who sits, speaks and agrees is left to chance.

Organisations have kinds, themes and answers, which the world `mixed` leaves out; none of it has anything to do
with where they sit or how they answer. Seats change hands at twice the line, most proposals are adopted, and no
indicator changes. So whatever the panel says here against a table, it says by chance.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from afresh.panel.sitting import Sitting
from studies.example.simulate import LAST_DAY
from studies.places import Rows, Tables, stored
from studies.reviews import Facts

PARTNERSHIPS, SEATS, YEARS = 200, 12, 5
ORGANISATIONS, PEOPLE_EACH = 300, 8
RATE = 0.2
"""New people a year for each seat."""
EVERY = 61
"""Days between meetings."""
ATTENDS, ADOPTED, PROPOSALS_A_MEETING, ANSWERS, OUTSIDE_ANSWERS = 0.8, 0.6, 2, 8, 2
FIGURES = 36
KINDS = {
    "statutory": ("council", "NHS trust", "police", "fire"),
    "voluntary": ("charity",),
    "community": ("community group",),
    "user_led": ("user-led group",),
    "private": ("company",),
    "academic": ("university",),
}
KIND_SHARES = (0.25, 0.25, 0.15, 0.15, 0.12, 0.08)
SECTORS = ("health", "housing", "care", "community safety", "advice", "education", "older people", "young people")
THEMES = (
    "falls", "hospital discharge", "loneliness", "carers", "dementia", "housing", "debt", "domestic abuse",
    "substance use", "employment", "self-harm", "crisis care", "transport", "young people",
)  # fmt: skip
RESPONSES, RESPONSE_SHARES = ("support", "oppose", "abstain"), (0.8, 0.12, 0.08)
REASONS = ("procedure", "cost", "risk", "evidence", "territory", "law", "outcome", "other")


def run(seed: int) -> list[Facts]:
    """Which rules speak of each partnership; and which would, were it called stale: some pass over what is fresh."""
    from afresh.dataset import Dataset
    from afresh.panel.from_records import Laid
    from afresh.panel.register import built_in
    from afresh.panel.sitting import sit

    review = Dataset(stored(tables(seed))).session(at=LAST_DAY, level="people").review()
    laid, settings = Laid(review.assessment), review.assessment.workspace.settings
    return [
        {
            "state": each.standing.state.name if each.standing else "",
            "rules": _rules(review.sittings[each.code]),
            "were_it_stale": _rules(sit(replace(laid.evidence(each), state="stale"), tuple(built_in()), settings)),
        }
        for each in review.assessment.lasting
    ]


def _rules(sitting: Sitting) -> list[str]:
    return sorted({adviser.name for one in sitting.all for adviser in one.advisers})


def tables(seed: int, every: int = EVERY, years: int = YEARS) -> Tables:
    draw = np.random.default_rng([seed, 201])
    made: Tables = {name: [] for name in ("seats", "meetings", "attendance", "agenda", "proposals", "responses",
                                          "observations")}  # fmt: skip
    made["organisations"] = [_organisation(draw, n) for n in range(ORGANISATIONS)]
    made["people"] = [
        {"id": f"p{n:04d}", "name": f"p{n:04d}", "organisation": f"o{n // PEOPLE_EACH:03d}"}
        for n in range(ORGANISATIONS * PEOPLE_EACH)
    ]
    ids = [f"board-{n:03d}" for n in range(PARTNERSHIPS)]
    made["partnerships"] = [
        {"id": each, "name": each, "kind": "board", "area": "a place", "issues": _themes(draw, 5)} for each in ids
    ]
    made["indicators"] = [{"id": each, "partnership": each, "name": "a figure", "better": "lower"} for each in ids]
    for row in made["partnerships"]:
        _board(draw, row, LAST_DAY - timedelta(days=round(365.25 * years)), every, made)
    return made


def _organisation(draw: np.random.Generator, n: int) -> dict[str, object]:
    kind = str(draw.choice(list(KINDS), p=KIND_SHARES))
    return {
        "id": f"o{n:03d}", "name": f"o{n:03d}", "kind": kind, "body": str(draw.choice(KINDS[kind])),
        "sector": str(draw.choice(SECTORS)), "area": "a place", "issues": _themes(draw, 3),
    }  # fmt: skip


def _themes(draw: np.random.Generator, n: int) -> str:
    return "; ".join(str(each) for each in draw.choice(THEMES, n, replace=False))


def _board(draw: np.random.Generator, row: dict[str, object], start: date, every: int, made: Tables) -> None:
    spells = [spell for _ in range(SEATS) for spell in _held(draw, start)]
    user_led = {each["id"] for each in made["organisations"] if each["kind"] == "user_led"}
    made["seats"] += [
        {"partnership": row["id"], "person": f"p{person:04d}", "organisation": _of(person), "start": first, "end": last,
         "reserved_for": "users" if _of(person) in user_led else None, "role": "member"}
        for person, first, last in spells
    ]  # fmt: skip
    days = (LAST_DAY - start).days
    for number in range(days // every):
        day = start + timedelta(days=int(draw.integers(every)) + every * number)
        there = [person for person, first, last in spells if first <= day and (last is None or day <= last)]
        _meet(draw, row, f"{row['id']}-{number}", day, there, made=made)
    made["observations"] += [
        {"indicator": row["id"], "date": LAST_DAY - timedelta(days=30 * (FIGURES - month)),
         "value": round(draw.normal(100, 10), 2)}
        for month in range(FIGURES)
    ]  # fmt: skip


def _of(person: int) -> str:
    return f"o{person // PEOPLE_EACH:03d}"


def _held(draw: np.random.Generator, start: date) -> list[tuple[int, date, date | None]]:
    """Who held one seat, from the start on: whoever comes next is anybody."""
    found: list[tuple[int, date, date | None]] = []
    day = start
    while day <= LAST_DAY:
        person = int(draw.integers(ORGANISATIONS * PEOPLE_EACH))
        after = day + timedelta(days=1 + round(365.25 * draw.exponential(1 / RATE)))
        found.append((person, day, after - timedelta(days=1) if after <= LAST_DAY else None))
        day = after
    return found


def _meet(
    draw: np.random.Generator, row: dict[str, object], meeting: str, day: date, there: list[int], *, made: Tables
) -> None:
    made["meetings"].append({"id": meeting, "partnership": row["id"], "date": day, "status": "held", "hours": 2})
    came = draw.random(len(there)) < ATTENDS
    made["attendance"] += [
        {"meeting": meeting, "person": f"p{person:04d}", "organisation": _of(person),
         "status": "present" if present else "apologies"}
        for person, present in zip(there, came, strict=True)
    ]  # fmt: skip
    themes = str(row["issues"]).split("; ")
    made["agenda"] += [
        {"meeting": meeting, "title": "an item", "issue": _issue(draw, themes),
         "raised_by": _of(int(draw.choice(there))), "nature": str(draw.choice(["outcome", "procedure", "information"]))}
        for _ in range(3)
    ]  # fmt: skip
    for item in range(int(draw.poisson(PROPOSALS_A_MEETING))):
        _propose(draw, row, f"{meeting}-{item}", day, there, issue=_issue(draw, themes), made=made)


def _issue(draw: np.random.Generator, themes: list[str]) -> str:
    """Now and then one from anywhere."""
    return str(draw.choice(THEMES if draw.random() < 0.15 else themes))


def _propose(
    draw: np.random.Generator,
    row: dict[str, object],
    id_: str,
    day: date,
    there: list[int],
    *,
    issue: str,
    made: Tables,
) -> None:
    proposer, adopted = _of(int(draw.choice(there))), bool(draw.random() < ADOPTED)
    made["proposals"].append(
        {"id": id_, "partnership": row["id"], "date": day, "title": "a proposal", "issue": issue, "proposer": proposer,
         "novel": bool(draw.random() < 0.3), "status": "adopted" if adopted else "rejected", "decided": day}
    )  # fmt: skip
    inside = {_of(int(each)) for each in draw.choice(there, min(ANSWERS, len(there)), replace=False)}
    outside = {f"o{int(each):03d}" for each in draw.integers(ORGANISATIONS, size=OUTSIDE_ANSWERS)}
    answers: Rows = []
    for organisation in sorted((inside | outside) - {proposer}):
        response = str(draw.choice(RESPONSES, p=RESPONSE_SHARES))
        reason = None if response == "support" else str(draw.choice(REASONS))
        answers.append({"proposal": id_, "organisation": organisation, "response": response, "reason_kind": reason,
                        "date": day})  # fmt: skip
    made["responses"] += answers
