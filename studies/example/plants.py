"""Situations planted in the example beside the states: who they are about, and what drives them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from studies.example.calendar import Calendar, in_words
from studies.example.place import (
    CARERS_LINK,
    CARERS_NETWORK,
    CARERS_TOGETHER,
    CARROWDENE_HOMES,
    CRITIC_JOINED_MONTHS_AGO,
    HOSPITALS,
    LANTERN_HOUSE,
    MERGED_MONTHS_AGO,
    REPRESENTATIVE_CHANGED_MONTHS_AGO,
    STEADY_STEPS,
    SURVIVORS,
    organisations,
)


@dataclass(frozen=True)
class Plant:
    name: str
    organisations: tuple[str, ...]
    partnerships: tuple[str, ...]
    words: str
    facts: dict[str, object]

    def as_dict(self) -> dict[str, object]:
        return {
            "name": self.name,
            "organisations": list(self.organisations),
            "partnerships": list(self.partnerships),
            "words": self.words,
            **self.facts,
        }


def plants(calendar: Calendar) -> tuple[Plant, ...]:
    return (
        _overlooked(),
        _holding_back(),
        _critic(calendar.month(CRITIC_JOINED_MONTHS_AGO)),
        _users_unheard(),
        _merger(calendar.month(MERGED_MONTHS_AGO)),
        _new_representative(calendar.month(REPRESENTATIVE_CHANGED_MONTHS_AGO)),
        _overlap(),
    )


def _overlooked() -> Plant:
    return Plant(
        "never given a look in",
        (STEADY_STEPS,),
        ("falls-and-frailty", "hospital-discharge"),
        "Ambleford Steady Steps, a group run by older people, raises and proposes things about falls, hospital "
        "discharge and winter pressures at the Neighbourhood Health Board. It never held a seat at the Falls and "
        "Frailty Board or the Hospital Discharge Board, which talk of all three.",
        {
            "issues": list(organisations()[STEADY_STEPS].issues),
            "seated_in": ["neighbourhood-health", "young-carers"],
        },
    )


def _holding_back() -> Plant:
    return Plant(
        "an organisation holds back, with a natural ally outside",
        (HOSPITALS, LANTERN_HOUSE),
        ("hospital-discharge", "mental-health"),
        "Ambleford Vale Hospitals Trust supports about one in seven of the Hospital Discharge Board's "
        "proposals; the reasons it gives "
        "are mostly procedure, territory and cost. Lantern House Ambleford has no seat there. It supports "
        "those of them that are "
        "about hospital discharge, in writing from the Mental Health Board, where it sits with the trust and "
        "where the trust "
        "backs nearly everything it proposes.",
        {
            "holds_back": HOSPITALS,
            "ally": LANTERN_HOUSE,
            "holds_back_in": "hospital-discharge",
            "sit_together_in": "mental-health",
            "issue": "hospital discharge",
        },
    )


def _critic(joined: date) -> Plant:
    return Plant(
        "a critic whose dissent fades after joining",
        (SURVIVORS,),
        ("crisis-care",),
        f"Ambleford Survivors' Voice supported about one in ten of the Crisis Care Board's proposals, in writing from "
        f"the Neighbourhood Health Board, until it was given a seat on {in_words(joined)}; it opposed the others or "
        f"abstained. Since then it has supported nearly everything.",
        {"joined": joined.isoformat(), "before_from": "neighbourhood-health"},
    )


def _users_unheard() -> Plant:
    return Plant(
        "users with seats and nothing adopted",
        ("carrowdene-recovery-peers", "ambleford-speaking-up-group"),
        ("mental-health",),
        "Two groups of people who use services hold seats at the Mental Health Board and propose more than "
        "others do. "
        "Nothing a group of service users proposes there is adopted; elsewhere their proposals do as well as "
        "anybody's.",
        {"reserved_for": "users"},
    )


def _merger(merged: date) -> Plant:
    return Plant(
        "a merger",
        (CARERS_LINK, CARERS_NETWORK, CARERS_TOGETHER),
        ("neighbourhood-health",),
        f"Ambleford Carers Link and Wistlebrook Carers Network became Carers Together Ambleford on {in_words(merged)}. "
        "The people who sat for them went on sitting, under the new name: nobody is new on that account.",
        {"merged": merged.isoformat(), "successor": CARERS_TOGETHER},
    )


def _new_representative(changed: date) -> Plant:
    return Plant(
        "a new representative, other answers",
        (CARROWDENE_HOMES,),
        ("mental-health",),
        f"Carrowdene Homes supported about three in ten proposals of the Mental Health Board until its "
        f"representative changed on "
        f"{in_words(changed)}; since then, nine in ten.",
        {"changed": changed.isoformat()},
    )


def _overlap() -> Plant:
    return Plant(
        "two that overlap",
        (),
        ("mental-health", "crisis-care"),
        "Nearly two seats in three at the Mental Health and Crisis Care Boards are filled by one appointment, "
        "and the two boards "
        "began with four of five themes in common.",
        {"shared_seats": 0.65},
    )
