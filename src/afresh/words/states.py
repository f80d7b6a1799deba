"""What a state means, why it was given, how sure it is, and what to consider."""

from datetime import date

from afresh.forms import count, counted, day, draws, number, percent, sentence
from afresh.vocabulary import State

NOT_RECORDED = "whether proposals get through is not recorded"

MEANS = {
    "fresh": "New people or new issues come in, and proposals get through.",
    "new people": "New people or new issues come in.",
    "stale": "Little is new at this table: few people join it.",
    "stagnant": "Little is new at this table, and few proposals get through.",
    "blocked": "New people or new issues come in, but few proposals get through.",
    "dormant": "It still has seats, but in the period it held no meeting, or none with enough members to decide.",
    "too close to call": "The records fit more than one answer on both questions, or on the one that they speak of.",
    "no recent records": "Nothing is recorded of it in the period, and no seat as held: that is not to say that nothing happened.",
    "too new to tell": "It has not been on record for long enough to say.",
    "too small to tell": "It has too few seats on record to tell chance from change.",
    "not enough records": "The records do not hold what a state needs.",
    "ended": "It has ended.",
}

BETWEEN = {
    (
        "fresh",
        "blocked",
    ): "New people or new issues come in. The proposals are too few to say whether they get through.",
    ("stale", "stagnant"): "Little is new at this table. The proposals are too few to say whether they get through.",
    ("fresh", "stale"): "Proposals get through. Whether new people come often enough is too close to call.",
    ("blocked", "stagnant"): "Few proposals get through. Whether new people come often enough is too close to call.",
}


def means(state: State) -> str:
    return BETWEEN[state.cells[0], state.cells[1]] if state.kind == "between" else MEANS[state.name]


def state_word(state: State, ended: bool) -> str:
    """The state as a user reads it, with what is not known about it: its second half is never dropped."""
    if ended:
        return "ended"
    slow = ", and slow to decide" if "slow" in state.flags else ""
    if state.kind == "one" and state.openness is None:
        return f"{state.name}; {NOT_RECORDED}"
    return f"{state.name}{slow}"


def support(state: State) -> str:
    """How sure, in draws; and why it is provisional."""
    if state.support is None:
        return ""
    what = "it is one of these two" if state.kind == "between" else "the answer is the same"
    said = f"How sure: in {draws(state.support)} of draws that vary what the records leave uncertain, {what}."
    return " ".join((said, *(provisional(why) for why in state.provisional)))


def provisional(why: str) -> str:
    if why == "long after":
        return "It is provisional: the last record of any kind is more than a year older than the review date."
    _, months, needed = why.split(":")
    return (
        f"It is provisional: {months} months are on record, and elections or terms of {needed} months may be to come."
    )


FEW = "Where people stay five years, so few come by chance at most one time in twenty"
ENOUGH = "Where people stay twenty years, so many come by chance at most one time in ten"


def why_renewal(
    answer: str, newcomers: int, seat_years: float, since: date, days: int, *, on_a_day: float, cuts: tuple[int, int]
) -> str:
    """`cuts`: low at so many days or fewer (-1: never), not low at so many or more."""
    came = f"{count(newcomers, 'new person', 'new people')} came in {seat_years:.0f} seat-years, since {day(since)}"
    at_once = _at_once(newcomers, days, on_a_day)
    chance = renewal_by_chance(answer, cuts, "such days " if at_once else "")
    if answer == "low" and not newcomers:
        return f"Nobody new has joined: {seat_years:.0f} seat-years, since {day(since)}. {chance}"
    heads = {"low": "Few people join", "not low": "New people join"}
    return f"{heads.get(answer, 'Whether people join often enough cannot be told')}: {came}{at_once}. {chance}"


def counted_over(newcomers: int, seat_years: float, since: date, days: int, on_a_day: float) -> str:
    """What the count of newcomers is over, where the count itself is said already."""
    return f"Counted over {seat_years:.0f} seat-years, since {day(since)}{_at_once(newcomers, days, on_a_day)}."


def renewal_by_chance(answer: str, cuts: tuple[int, int], what: str = "") -> str:
    return {"low": f"{FEW}.", "not low": f"{ENOUGH}."}.get(answer) or f"{_cuts_said(cuts, what)}."


def _cuts_said(cuts: tuple[int, int], what: str = "") -> str:
    few = {-1: "", 0: "None would be few, and "}.get(cuts[0], f"{counted(cuts[0])} or fewer would be few, and ")
    said = f"{few}{counted(cuts[1])} or more {what}would be enough"
    return said[:1].upper() + said[1:]


def _at_once(newcomers: int, days: int, on_a_day: float) -> str:
    if days == newcomers:
        return ""
    usual = f"here people come {number(round(on_a_day, 1))} at a time on average, so the days are counted"
    return f", on {count(days, 'day')} ({usual})"


NEW_ISSUES = "Most of what is discussed is new here, and new issues keep a table fresh too."
BY_CLOCK = "Most newcomers came together, as with an election, so the whole record is counted: what changed lately is hidden by that."
TERM_UNSEEN = (
    "Few people joined, but no whole term of {term} months is on record yet, so seats may be about to change hands."
)
LONGER = "A term held too little to go by, so {years} more were counted."

CLOSED = "Where every other proposal is adopted, so few are by chance at most one time in twenty"
OPEN = "Where one in five is adopted, so many are by chance at most one time in ten"


def why_openness(
    answer: str, counts: tuple[int, int, int], slow: bool, cuts: tuple[int, int], others: tuple[float | None, int]
) -> str:
    """`counts`: adopted within a year, adopted in the end, put. `others`: half the median share of so many others."""
    adopted, in_the_end, of = counts
    chance = openness_by_chance(answer, slow, cuts, others)
    got = f"{_some(adopted)} of {of} were adopted within a year"
    if slow:
        return f"Proposals get through, but slowly: {got}, and {_some(in_the_end)} in the end. {chance}".strip()
    if answer == "low":
        later = f", {counted(in_the_end)} in the end" if in_the_end > adopted else ""
        return f"Few proposals get through: {got}{later}. {chance}"
    if answer == "not low":
        return f"Proposals get through: {got}. {chance}"
    return f"Whether proposals get through cannot be told: {got}. {chance}"


def openness_by_chance(answer: str, slow: bool, cuts: tuple[int, int], others: tuple[float | None, int]) -> str:
    """What so many adopted are set against."""
    half, several = others
    said = "" if slow else {"low": CLOSED, "not low": OPEN}.get(answer) or _cuts_said(cuts)
    usual = (
        f"on {counted(several)} others of its kind the usual share is {percent(2 * half)}" if half is not None else ""
    )
    return " ".join(sentence(each) for each in (said, usual) if each)


def _some(n: int) -> str:
    return counted(n) if n else "none"


def openness_unknown(note: str, n: int, recorded: int, fewest: int) -> str:
    """Why it is not known whether proposals get through, by the measure's own note."""
    if note.startswith("not judged: what became"):
        return f"Whether proposals get through cannot be told: what became of them is recorded for {recorded} of {n}."
    if note.startswith("not judged: nothing"):
        return (
            f"Whether proposals get through cannot be told: nothing in the log was ever refused, put off or left open, "
            f"so it may list approvals only ({n} proposals)."
        )
    if not n:
        return "Whether proposals get through is not known: none is recorded as put a year or more before the review."
    return f"Whether proposals get through is not known: of {fewest} proposals needed, {counted(n)} had been put a year before the review."


SETTLED = {
    "no gathering is recorded": "No meeting with attendance and no seat is recorded.",
    "it goes on under another name": "It goes on under another name, or in another partnership, where what it did is counted.",
    "it has ended": "The records give a day on which it ended.",
    "no meeting held": "Meetings are on record, but none was held in the period, and seats are still filled.",
    "no meeting reached its quorum": "Meetings were held in the period, but none reached its quorum.",
    "no meeting held and no current seat recorded": "No meeting was held in the period and no seat is recorded as filled, so it may have ended.",
    "no current seat": "Nobody is recorded as holding a seat on the review date, so it may have ended.",
    "nothing in the period": "In the period nothing is recorded of it, and nobody is recorded as holding a seat. No record is not no change.",
    "no seat time": "No time in a seat, and no attendance after the first gatherings, is on record.",
    "months": "It has been on record for less than {months:.0f} months.",
    "seat-years": "Fewer than {seat_years:.0f} seat-years are on record in all; with so few, a table with ordinary turnover can look still by luck.",
}

REFRESH = "Refresh it at the edges, first without changing members: new issues, a change of chair or roles, small groups in new pairings, users and front-line staff in the room."

CONSIDER = {
    ("stale", "improving"): "Keep it as it is, and do not break a winning team. Look again if results turn.",
    ("stale", "concern"): "Refresh it: results give cause for concern and little is new at the table.",
    ("stale", ""): REFRESH,
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
    ): "Ask what became of the proposals not adopted, and who could speak for them, before changing members.",
    (
        "fresh",
        "concern",
    ): "Results give cause for concern, and new people or proposals do not explain that: look at what it works on, not at who sits there.",
    ("fresh", ""): "Keep it and protect what keeps it fresh.",
    (
        "new people",
        "concern",
    ): "Results give cause for concern: look at what it works on, and record what becomes of proposals.",
    ("new people", ""): "Record what becomes of proposals: that would say whether new people change anything.",
}

SLOW = "Shorten the way to a decision: proposals get through, but take more than a year."

AFTER_ALL = {
    (
        "fresh",
        "blocked",
    ): "Ask what became of the proposals not adopted. More proposals with an outcome recorded may say which it is.",
    ("stale", "stagnant"): f"{REFRESH} More proposals with an outcome recorded may say whether they get through.",
    (
        "fresh",
        "stale",
    ): "Ask what was new here in the last year. Another year of seats or attendance may say which it is.",
    (
        "blocked",
        "stagnant",
    ): "Ask what became of the proposals not adopted, before changing members. Another year of seats or attendance may say which it is.",
}
"""Between two states: what both call for, and which record would settle it."""

OTHERWISE = {
    "dormant": "End it, or start it again with a date for its next meeting.",
    "too close to call": "Nothing rests on this yet. Another year of records, with what became of proposals, would say more.",
}
NOT_SURE = (
    "The records lean this way, but not far enough for advice to rest on it: look again with another year of them."
)


def consider(state: State, results: str) -> str:
    """What to consider, from the state and what results show ('improving', 'concern' or '')."""
    slow = f" {SLOW}" if "slow" in state.flags else ""
    if state.kind == "between":
        return AFTER_ALL[state.cells[0], state.cells[1]] + slow
    if state.kind != "one":
        return OTHERWISE.get(state.kind, "")
    if not state.holds:
        return NOT_SURE + slow
    return (CONSIDER.get((state.name, results)) or CONSIDER[state.name, ""]) + slow


QUESTIONS = {
    "stale": "Who or what would be new here within the year, without anybody having to leave?",
    "stagnant": "Is this still worth the time it takes, and has it been outgrown?",
    "blocked": "Which proposals were not adopted, and what would have let one through?",
    "dormant": "Does anybody still need this to meet?",
    "fresh": "What keeps it fresh, and could that be lost?",
    "new people": "Do proposals get through, and where is that written down?",
    "too close to call": "Which record would say more?",
    "no recent records": "Does it still meet, and who keeps its records?",
    "too new to tell": "When will there be enough on record to look again?",
    "too small to tell": "What do its members say: is it still worth their time?",
    "not enough records": "Which record would make it possible to say?",
}


def question(state: State) -> str:
    if state.kind == "between":
        return QUESTIONS["stale" if "stale" in state.cells and "stagnant" in state.cells else "not enough records"]
    return QUESTIONS[state.name]


RESULTS = {"concern": "concern", "improving": "improving", "": "no clear change"}
