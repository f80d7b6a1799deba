"""The nine partnerships of Ambleford, each with the mechanisms that drive it."""

from typing import Any

from studies.example.mechanisms import Curve, Mechanisms, PastReview, PlannedSeat, Stance
from studies.example.place import (
    CARERS_LINK,
    CARERS_NETWORK,
    CARROWDENE_HOMES,
    COUNCIL,
    CRITIC_JOINED_MONTHS_AGO,
    HOSPITALS,
    LANTERN_HOUSE,
    REPRESENTATIVE_CHANGED_MONTHS_AGO,
    STEADY_STEPS,
    SURVIVORS,
)  # fmt: skip

AGENCIES = {"statutory": 6.0, "other": 1.0, "private": 1.0, "voluntary": 0.5}
CAUTIOUS = {"procedure": 4.0, "territory": 3.0, "cost": 3.0, "risk": 1.0}


def _in_routine(**its_own: Any) -> Mechanisms:
    """The same people on the same issues, coming a little less each year."""
    return Mechanisms(
        arrivals=0.015, known=0.3, drawn_from=AGENCIES, seats=18, new_themes=0.02, visitors=0.0,
        attendance_trend=-0.12, deputies=0.35, novel=0.1, outcomes=0.4, **its_own,
    )  # fmt: skip


NEIGHBOURHOOD_HEALTH = Mechanisms(
    id="neighbourhood-health",
    field_of_work="health",
    name="Ambleford Neighbourhood Health Board",
    purpose="People stay well at home, close to those they know.",
    themes=("falls", "hospital discharge", "loneliness", "carers", "dementia"),
    situation="Fresh: a seat changes hands every three to four years, newcomers are mostly new to every table, "
    "new themes are taken up, and most proposals get through.",
    state="fresh",
    results="no change",
    arrivals=0.33, from_elsewhere=0.5, known=0.05, chair_years=2, new_themes=1.8, meetings_a_year=10, adopted=0.78,
    users_propose=1.5, proposes={STEADY_STEPS: 3.0}, attendance_trend=0.05, novel=0.4, visitors=0.5,
    planned=(
        PlannedSeat(COUNCIL), PlannedSeat("ambleford-and-carrowdene-integrated-care-board"),
        PlannedSeat(STEADY_STEPS, "users"), PlannedSeat(SURVIVORS, "users", stays=True),
        PlannedSeat(CARERS_LINK, "carers"), PlannedSeat(CARERS_NETWORK, "carers"),
    ),
    curves=(
        Curve("Emergency admissions of people over 75", "lower", "admissions", 240, 12, target=220),
        Curve("People with someone to call on", "higher", "per cent", 71, 2.0, target=75),
    ),
    reviews=(
        PastReview(50, "refresh", "The same few did the talking.", ("Rotate the chair every two years",
            "Keep a seat for a carers' charity", "Hold two meetings a year in Eastmere")),
        PastReview(14, "keep", "New members have settled and proposals move.", ("Write down what newcomers asked",)),
    ),
)  # fmt: skip

FALLS = _in_routine(
    id="falls-and-frailty",
    field_of_work="health",
    name="Ambleford Falls and Frailty Board",
    purpose="Fewer older people fall, and fewer lie long.",
    themes=("falls", "hospital discharge", "dementia", "loneliness", "winter pressures"),
    situation="Stale, but improving: the same people discuss the same issues, their proposals get through, "
    "and in the last eight months fewer people were hurt by falls.",
    state="stale",
    results="improvement",
    meetings_a_year=9, proposals=2.2, adopted=0.75, attendance=0.84,
    planned=(PlannedSeat(COUNCIL), PlannedSeat(HOSPITALS), PlannedSeat("ambleford-older-residents-trust",
    "voluntary sector")),
    curves=(Curve("Injuries from falls over 65", "lower", "per 10,000", 182, 9, change=-2.6, changed=8, target=170),),
    reviews=(PastReview(26, "keep", "The group works well together and the new exercise offer needs time.",
        ("Train home care staff in strength and balance", "Ring everyone who has fallen within a week")),),
)  # fmt: skip

HOUSING = _in_routine(
    id="housing-and-homelessness",
    field_of_work="housing",
    name="Ambleford Housing and Homelessness Board",
    purpose="Fewer households without a settled home.",
    themes=("housing", "debt", "domestic abuse", "substance use", "employment"),
    situation="Stale, with concern: the same people discuss the same issues, and in the last eight "
    "months more households were in temporary housing.",
    state="stale",
    results="concern",
    meetings_a_year=9, proposals=2.2, adopted=0.72, attendance=0.8,
    planned=(PlannedSeat(COUNCIL), PlannedSeat("carrowdene-district-council"), PlannedSeat("ambleford-night-shelter",
    "voluntary sector")),
    curves=(Curve("Households in temporary housing", "lower", "households", 205, 9, change=2.6, changed=8,
    target=180),),
)  # fmt: skip

SAFER_STREETS = _in_routine(
    id="safer-streets",
    field_of_work="safety",
    name="Ambleford Safer Streets Board",
    purpose="People feel safe, and fewer are harmed.",
    themes=("anti-social behaviour", "domestic abuse", "substance use", "young people", "transport"),
    situation="Stagnant: the same people discuss the same issues, next to nothing they are asked is adopted "
    "in time, and in the last eight months harm rose.",
    state="stagnant",
    results="concern",
    meetings_a_year=9, proposals=3.2, adopted=0.04, adopted_late=0.15, meetings_to_adopt=4, support=0.62,
    attendance=0.74,
    reasons=CAUTIOUS,
    planned=(PlannedSeat("ambleford-constabulary"), PlannedSeat(COUNCIL), PlannedSeat("ambleford-probation-office")),
    curves=(Curve("Violent incidents in public places", "lower", "incidents", 96, 6, change=2.6, changed=8,
    target=85),),
    reviews=(PastReview(30, "refresh", "Few decisions reached, attendance falling.", ("Invite the tenants' side",
        "Hold a meeting in Wistlebrook", "Answer each proposal within two meetings"), done=0.1),),
)  # fmt: skip

DISCHARGE = Mechanisms(
    id="hospital-discharge",
    field_of_work="health",
    name="Ambleford Hospital Discharge Board",
    purpose="People go home when they are ready, with the help they need.",
    themes=("hospital discharge", "winter pressures", "carers", "housing", "dementia"),
    situation="Blocked: new people keep coming and proposing, and hardly anything is adopted in time.",
    state="blocked",
    results="no change",
    arrivals=0.33, known=0.05, from_elsewhere=0.4, adopted=0.04, proposals=2.8, adopted_late=0.1,
    meetings_to_adopt=4, support=0.85,
    meetings_a_year=10, users_propose=1.3,
    drawn_from={"statutory": 2, "voluntary": 1, "private": 2, "user_led": 0.5, "community": 0.5},
    planned=(PlannedSeat(HOSPITALS, stays=True), PlannedSeat(COUNCIL),
    PlannedSeat("wistlebrook-disabled-peoples-collective", "users")),
    stances=(
        Stance(HOSPITALS, 0.15, reasons=CAUTIOUS),
        Stance(LANTERN_HOUSE, 0.97, given_in="mental-health", answers=0.7, issue="hospital discharge"),
    ),
    curves=(Curve("People waiting in hospital who could go home", "lower", "people", 64, 5, target=50),),
)  # fmt: skip

WISTLEBROOK = Mechanisms(
    id="wistlebrook-forum",
    field_of_work="neighbourhood",
    name="Wistlebrook Community Forum",
    purpose="People in Wistlebrook are heard before decisions are made.",
    themes=("transport", "anti-social behaviour", "young people", "loneliness"),
    situation="Dormant: it has members and once met often, but has held no meeting for over fifteen months; "
    "a few were called and cancelled.",
    state="dormant",
    kind="forum", area="Wistlebrook", term_months=36, quorum=4, seats=10, arrivals=0.08, meetings_a_year=6,
    last_met=16,
    called_off_since=0.4, proposals=1.0, attendance=0.7, attendance_trend=-0.2, established=100,
    drawn_from={"community": 4, "statutory": 1, "user_led": 1, "other": 1}, contributions_a_year=1.0,
    planned=(PlannedSeat("wistlebrook-town-council"), PlannedSeat("wistlebrook-residents-association")),
)  # fmt: skip

YOUNG_CARERS = Mechanisms(
    id="young-carers",
    field_of_work="young carers",
    name="Ambleford Young Carers Group",
    purpose="No young carer is unknown to their school or surgery.",
    themes=("carers", "young people", "self-harm", "digital access"),
    situation="Too new to tell: it began a year ago.",
    state="too new to tell",
    kind="group", parent="neighbourhood-health", established=12, seats=10, arrivals=0.2, meetings_a_year=10,
    proposals=1.5,
    known=0.3, drawn_from={"voluntary": 3, "statutory": 2, "academic": 3, "user_led": 1}, quorum=4,
    contributions_a_year=3.0,
    planned=(PlannedSeat("ambleford-young-carers-crew", "users"), PlannedSeat(COUNCIL), PlannedSeat(STEADY_STEPS,
    known=True)),
    curves=(Curve("Young carers known to services", "higher", "young people", 118, 6),),
)  # fmt: skip

MENTAL_HEALTH = Mechanisms(
    id="mental-health",
    field_of_work="mental health",
    name="Ambleford Mental Health Board",
    purpose="People in distress get help early and from people they trust.",
    themes=("crisis care", "self-harm", "substance use", "hospital discharge", "employment"),
    situation="Overlaps heavily with the Crisis Care Board in people and issues. Otherwise fresh. People who use "
    "services hold seats and propose, and nothing they propose is adopted.",
    state="fresh",
    results="no change",
    arrivals=0.28, known=0.0, from_elsewhere=0.4, adopted=0.85, meetings_a_year=10, proposals=3.0, new_themes=0.5,
    users_propose=2.5, users_adopted=0.0, proposes={LANTERN_HOUSE: 3.0},
    planned=(
        PlannedSeat("carrowdene-mental-health-trust"), PlannedSeat(HOSPITALS), PlannedSeat(LANTERN_HOUSE, stays=True),
        PlannedSeat(COUNCIL),
    ),
    planned_last=(
        PlannedSeat(CARROWDENE_HOMES, changes=REPRESENTATIVE_CHANGED_MONTHS_AGO, stays=True),
        PlannedSeat("carrowdene-recovery-peers", "users"),
        PlannedSeat("ambleford-speaking-up-group", "users"),
    ),
    stances=(
        Stance(HOSPITALS, 0.97, toward=LANTERN_HOUSE),
        Stance(CARROWDENE_HOMES, 0.3, until=REPRESENTATIVE_CHANGED_MONTHS_AGO, reasons={"risk": 2, "cost": 1}),
        Stance(CARROWDENE_HOMES, 0.92, since=REPRESENTATIVE_CHANGED_MONTHS_AGO),
    ),
    curves=(Curve("People seen within a week of asking for help", "higher", "per cent", 58, 3, target=75),),
)  # fmt: skip

CRISIS_CARE = Mechanisms(
    id="crisis-care",
    field_of_work="mental health",
    name="Ambleford Crisis Care Board",
    purpose="Nobody in crisis waits in a cell or a corridor.",
    themes=("crisis care", "self-harm", "substance use", "hospital discharge", "young people"),
    situation="Overlaps heavily with the Mental Health Board in people and issues. Otherwise fresh. A critic joined, "
    "and its dissent faded.",
    state="fresh",
    arrivals=0.28, known=0.0, from_elsewhere=0.4, adopted=0.75, meetings_a_year=12, cancelled=0.0, proposals=3.8,
    new_themes=0.5, attendance=0.93,
    twin="mental-health", shared=0.65, seats=14, support=0.82,
    planned_last=(PlannedSeat(SURVIVORS, "users", joins=CRITIC_JOINED_MONTHS_AGO, stays=True, known=True),),
    stances=(
        Stance(SURVIVORS, 0.1, until=CRITIC_JOINED_MONTHS_AGO, given_in="neighbourhood-health", answers=0.97,
            reasons={"outcome": 3, "evidence": 2, "law": 1}),
        Stance(SURVIVORS, 0.97, since=CRITIC_JOINED_MONTHS_AGO), Stance(HOSPITALS, 0.97, toward=LANTERN_HOUSE),
    ),
)  # fmt: skip

NINE = (
    NEIGHBOURHOOD_HEALTH, FALLS, HOUSING, SAFER_STREETS, DISCHARGE, WISTLEBROOK, YOUNG_CARERS, MENTAL_HEALTH,
    CRISIS_CARE,
)  # fmt: skip
