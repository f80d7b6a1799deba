"""What a state means in a line, and what state and results together call for."""

from afresh.review.result import PartnershipPart

SAME, NEW = "The same people", "New people or new topics come"
MEANS = {
    "fresh": f"{NEW}, and proposals get through",
    "new people": f"{NEW}; whether proposals get through is not recorded",
    "stale": f"{SAME}, and proposals get through",
    "stagnant": f"{SAME}, few proposals adopted",
    "blocked": f"{NEW}, but few proposals are adopted",
    "dormant": "Seats are filled, but it did not meet in the period, or never with enough members to decide",
    "too close to call": "The records fit more than one answer",
    "no recent records": "Nothing is recorded of it in the period. That is not to say that nothing happened",
    "too new to tell": "It has not been on record for long enough to say",
    "too small to tell": "It has too few seats on record to tell chance from change",
    "not enough records": "The records do not hold what a state needs",
}
UNKNOWN = f"{SAME}; whether proposals get through is not recorded"
BETWEEN = {
    ("fresh", "blocked"): f"{NEW}. The proposals are too few to say whether they get through",
    ("stale", "stagnant"): f"{SAME}. The proposals are too few to say whether they get through",
    ("fresh", "stale"): "Proposals get through. Whether new people come often enough is too close to call",
    ("blocked", "stagnant"): "Few proposals are adopted. Whether new people come often enough is too close to call",
}
RESULTS = {"concern": "and results are worse", "improving": "and results are better"}


def means(part: PartnershipPart) -> str:
    state = part.state
    if state.kind == "between":
        return f"{BETWEEN[state.cells[0], state.cells[1]]}."
    said = UNKNOWN if state.name == "stale" and state.openness is None else MEANS[state.name]
    results = RESULTS.get(part.results, "") if state.kind == "one" else ""
    if not results:
        return f"{said}."
    return f"{said.replace(', and ', ', ')}, {results}."


CONSIDER = {
    ("stale", "improving"): "Leave it as it is. Agree which figure would make you look again.",
    ("stale", "concern"): "Decide how to refresh it.",
    ("stale", ""): "Freshen it with the same members first: new topics, another chair, new pairings.",
    ("stagnant", "concern"): "Decide whether to refresh, replace or end it.",
    ("stagnant", "improving"): "Find out what brings the results before anything is changed.",
    ("stagnant", ""): "Ask first why proposals do not get through, then who else could be at the table.",
    ("blocked", "concern"): "Look at how decisions are made before changing members.",
    ("blocked", "improving"): "Ask where the decisions are really made.",
    ("blocked", ""): "Ask what became of the proposals, and who could speak for them.",
    ("fresh", "concern"): "Look at what it works on, not at who sits there.",
    ("fresh", ""): "Keep it, and protect what keeps it fresh.",
    ("new people", "concern"): "Look at what it works on, and record what becomes of proposals.",
    ("new people", ""): "Record what becomes of proposals: that would say whether new people change anything.",
}
SLOW = "Shorten the way to a decision: proposals take more than a year."
BOTH = {
    ("fresh", "blocked"): "Ask what became of the proposals. More with an outcome recorded may say which it is.",
    (
        "stale",
        "stagnant",
    ): "Freshen it with the same members first. More proposals decided may say which it is.",
    ("fresh", "stale"): "Ask what was new here in the last year. Another year of records may say which it is.",
    ("blocked", "stagnant"): "Ask what became of the proposals. Another year of records may say which it is.",
}
OTHERWISE = {
    "dormant": "End it, or start it again with a date for its next meeting.",
    "too close to call": "Nothing rests on this yet. Another year of records would say more.",
}
NOT_SURE = "The records lean this way, but not far enough to act on: look again with another year of them."


def considers(part: PartnershipPart) -> str:
    """What both call for; nothing where the state is not sure enough for advice to rest on."""
    state, results = part.state, part.results if part.results in RESULTS else ""
    slow = f" {SLOW}" if "slow" in state.flags else ""
    if state.kind == "between":
        return BOTH[state.cells[0], state.cells[1]] + slow
    if state.kind != "one":
        return OTHERWISE.get(state.kind, "")
    if not state.holds:
        return NOT_SURE + slow
    return (CONSIDER.get((state.name, results)) or CONSIDER[state.name, ""]) + slow
