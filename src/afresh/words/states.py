"""What a state means, why it was given, and what to consider."""

from afresh.vocabulary import State
from afresh.words import forms
from afresh.words.forms import count, counted, draws, percent, rate

MEANS = {
    "fresh": "New people or new issues are coming in, and nothing shows that proposals are held up.",
    "stale": "Little is new at this table: few newcomers, or newcomers whom the others already knew.",
    "stagnant": "Little is new at this table, and proposals rarely get through.",
    "blocked": "New people or new issues come in, but proposals still rarely get through.",
    "dormant": "It still has seats, but it no longer meets, or not with enough members to decide.",
    "too new to tell": "It has not been on record for long enough to say.",
    "not enough records": "The records do not hold what a state needs.",
    "ended": "It has ended.",
}


def state_word(state: State, ended: bool) -> str:
    """The state as a user reads it, with what is not known about it."""
    if ended:
        return "ended"
    unknown = state.openness_low is None and state.name in ("fresh", "stale")
    return f"{state.name}, openness unknown" if unknown else state.name


def support(state: State) -> str:
    if state.support is None:
        return ""
    said = (
        f"In {draws(state.support)} of random draws that vary what the records leave uncertain, the state is the same."
    )
    return f"{said} It is provisional: {state.provisional}." if state.provisional else said


def why_renewal(
    low: bool | None,
    newcomers: int,
    seat_years: float,
    value: float | None,
    sure: float,
    threshold: float,
    by_chance: bool,
    new_issues: bool,
    needed: float,
) -> str:
    if low is None or value is None:
        return "Renewal cannot be told: there is no seat time on record."
    came = f"{count(newcomers, 'newcomer')} in {seat_years:.0f} seat-years, or {rate(value)} a year for each seat"
    if by_chance and low:
        return f"Renewal is low. There were newcomers ({came}), but the pairs they form are less new than chance gives."
    if low:
        return f"Renewal is low: {came}. It is {forms.sure(sure)} sure that the rate is under {rate(threshold)}."
    if new_issues and (sure >= needed or by_chance):
        few = "Few new people came" if sure >= needed else "Those who came were known here already"
        return f"{few} ({came}), but the issues on the agenda are new ones, so renewal is not counted as low."
    unsure = (
        f" It is {forms.sure(sure)} sure that the rate is under {rate(threshold)}; {percent(needed)} would be needed."
        if sure >= 0.1
        else ""
    )
    return f"Renewal is not low: {came}.{unsure}"


def why_openness(
    low: bool | None, sure: float, threshold: float, comparators: int, fewest: int, enough: int, needed: float
) -> str:
    line = f"under {percent(threshold)} of proposals are adopted within a year"
    against = (
        f"half the median of {counted(comparators)} others of its kind"
        if comparators >= enough
        else "the line used where few can be compared"
    )
    if low is None:
        return f"Openness is not known: fewer than {fewest} proposals were put 24 to 12 months before the review."
    if low:
        return f"Openness is low: it is {forms.sure(sure)} sure that {line} ({against})."
    return f"Openness is not low: it is {forms.sure(sure)} sure that {line} ({against}); {percent(needed)} would be needed."


SETTLED = {
    "no gathering is recorded": "No meeting with attendance and no seat is recorded.",
    "it goes on under another name": "It goes on under another name, or in another partnership, where what it did is counted.",
    "it has ended": "The records give a day on which it ended.",
    "no meeting held": "Meetings are on record, but none was held in the period, and seats are still filled.",
    "no meeting reached its quorum": "Meetings were held in the period, but none reached its quorum.",
    "no meeting held and no current seat recorded": "No meeting was held in the period and no seat is recorded as filled, so it may have ended.",
    "no current seat": "Nobody is recorded as holding a seat on the review date, so it may have ended.",
    "months": "It has been on record for less than {months:.0f} months.",
    "seat-years": "There are fewer than {seat_years:.0f} seat-years on record; with so few, a table with normal turnover can look still by luck.",
}

CONSIDER = {
    ("stale", "improving"): "Keep it as it is, and do not break a winning team. Look again if results turn.",
    ("stale", "concern"): "Refresh it: results give cause for concern and little is new at the table.",
    (
        "stale",
        "",
    ): "Refresh it at the edges, first without changing members: new issues, a change of chair or roles, small groups in new pairings, users and front-line staff in the room.",
    (
        "stagnant",
        "concern",
    ): "Ask whether it should be replaced or ended: little is new, little gets through, and results give cause for concern.",
    (
        "stagnant",
        "improving",
    ): "Results are improving although little is new and little gets through: find out what brings them before anything is changed.",
    ("stagnant", ""): "Talk first about why proposals do not get through, then about who else could be at the table.",
    (
        "blocked",
        "concern",
    ): "There are new people or new issues, but proposals do not get through and results give cause for concern: look at how decisions are made before changing members.",
    (
        "blocked",
        "improving",
    ): "Results are improving although proposals do not get through here: ask where the decisions are really made.",
    (
        "blocked",
        "",
    ): "Look at how decisions are made, and at what became of the proposals not adopted, before changing members.",
    ("dormant", ""): "End it, or start it again with a date for its next meeting.",
    (
        "fresh",
        "concern",
    ): "Keep and protect what is new. Results give cause for concern, and newness does not explain that.",
    ("fresh", ""): "Keep it and protect what keeps it fresh.",
}

BOTH_WAYS = "Departures do the harm and newcomers the good, and a dip usually comes before the benefit."


def consider(state: State, results: str) -> str:
    """What to consider, from the state and what results show ('improving', 'concern' or '')."""
    return CONSIDER.get((state.name, results)) or CONSIDER.get((state.name, "")) or ""


QUESTIONS = {
    "stale": "Who or what would be new here within the year, without anybody having to leave?",
    "stagnant": "Is this still worth the time it takes, and has it been outgrown?",
    "blocked": "Which proposals were not adopted, and what would have let one through?",
    "dormant": "Does anybody still need this to meet?",
    "fresh": "What keeps it fresh, and could that be lost?",
    "too new to tell": "When will there be enough on record to look again?",
    "not enough records": "Which record would make it possible to say?",
}

RESULTS = {"concern": "concern", "improving": "improving", "": "no clear change"}
