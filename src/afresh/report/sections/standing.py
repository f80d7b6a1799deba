"""Where each partnership stands, in a line: its state, one reason, and one next step."""

from datetime import date

from afresh.forms import counted, day
from afresh.report.document import Tag
from afresh.report.sections.reasons import in_so_long, so_long
from afresh.review.result import PartnershipPart, ReviewResult

LONGEST = 75
"""Characters of a reason, and of a step, so that each takes two lines at most."""
DECIDE = ("stagnant", "blocked", "dormant")
"""States that call for a decision whatever the results."""


def anchor(part: PartnershipPart) -> str:
    return f"partnership-{part.id}"


def state_kind(part: PartnershipPart) -> str:
    """The state as a word for colours."""
    if part.ended:
        return "ended"
    return "between" if part.state.kind == "between" else part.state.name.replace(" ", "-")


def state_words(part: PartnershipPart) -> str:
    """The state in full: what is not known about it is never dropped."""
    if part.ended:
        return "ended"
    state = part.state
    slow = ", and slow to decide" if "slow" in state.flags else ""
    if state.kind == "one" and state.openness is None:
        return f"{state.name}; whether proposals get through is not recorded"
    return f"{state.name}{slow}"


def tag(part: PartnershipPart) -> Tag:
    return Tag(state_kind(part), state_words(part))


def needs_decision(part: PartnershipPart) -> bool:
    """Whether the records call for a decision: a state that advice may rest on, or one that stopped meeting."""
    if part.ended or part.gone:
        return False
    if part.state.kind == "dormant":
        return True
    if not part.state.holds:
        return False
    cell = part.state.cells[0]
    return cell in DECIDE or (part.results == "concern" and cell in ("stale", "fresh", "new people"))


def reason(part: PartnershipPart, review: ReviewResult) -> str:
    """One reason, at most so long."""
    parts = _parts(part, review)
    said = _joined(parts)
    while len(said) > LONGEST and len(parts) > 1:
        parts = parts[:-1]
        said = _joined(parts)
    return said


def _joined(parts: list[str]) -> str:
    if len(parts) < 2:
        said = "".join(parts)
    else:
        said = f"{', '.join(parts[:-1])}, and {parts[-1]}" if len(parts) > 2 else f"{parts[0]}, and {parts[1]}"
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _parts(part: PartnershipPart, review: ReviewResult) -> list[str]:
    state = part.state
    if part.ended:
        return [f"it ended in {month(part.ended)}"]
    if state.kind == "dormant":
        return _dormant(part)
    if state.kind == "too new to tell":
        return [f"it has been on record for less than {counted(int(review.settings['record_months']))} months"]
    if state.kind == "too small to tell":
        return ["so few seats that chance and change look alike"]
    if state.kind == "no recent records":
        return ["nothing is recorded of it in the period"]
    if state.on_renewal is None:
        return ["the records do not hold what a state needs"]
    people, proposals, results = _people(part, review), _proposals(part), _results(part)
    if results and state.openness != "low":
        return [*people, *results]
    return [*people, *proposals, *results]


def _dormant(part: PartnershipPart) -> list[str]:
    last = part.of("days_since_held")
    met = f"it last met {so_long(int(last.value))} ago" if last and last.value else "no meeting was held in the period"
    held = sum(each.end is None for each in part.seats)
    return [met, f"{counted(held)} seats are still filled"] if held else [met]


def _people(part: PartnershipPart, review: ReviewResult) -> list[str]:
    on = part.state.on_renewal
    assert on is not None, "asked only where people were counted"
    long = in_so_long(on, review.at)
    if not on.newcomers:
        return [f"nobody new {long}"]
    said = f"{counted(on.newcomers)} new member{'' if on.newcomers == 1 else 's'} {long}"
    years = (review.at - on.since).days / 365.25
    many = on.newcomers >= MANY and on.count_says != "not low" and years > 0
    return [f"{said}, for about {round(on.seat_years / years):,} seats" if many else said]


def _proposals(part: PartnershipPart) -> list[str]:
    on = part.state.on_openness
    if on is None:
        return []
    adopted = part.of("proposals_adopted")
    if adopted is None or not on.of:
        return []
    return [
        f"{counted(on.adopted)} of {on.of} proposals adopted" if on.adopted else f"none of {on.of} proposals adopted"
    ]


def _results(part: PartnershipPart) -> list[str]:
    words = {"concern": "results worse", "improving": "results better"}
    return [words[part.results]] if part.results in words else []


MANY = 5
"""So many newcomers sound like enough unless it is said for how many seats."""


def month(of: date) -> str:
    """June 2025"""
    return day(of).partition(" ")[2]


STEPS = {
    "too new to tell": "Nothing yet. Keep recording who comes and what is decided.",
    "too small to tell": "Ask its members whether it is still worth their time.",
    "no recent records": "Ask whether it still meets, and who keeps its records.",
    "not enough records": "Record who comes to its meetings.",
    "too close to call": "Look again with another year of records.",
}
KEEP = "No change. Ask the newest member how they came to be asked."


def step(part: PartnershipPart) -> str:
    """One thing to do next."""
    if part.ended:
        return ""
    if part.panel is not None and part.panel.first and (part.state.held != "fresh" or needs_decision(part)):
        first = part.panel.first[0]
        return first.step if len(first.step) <= LONGEST else first.suggests
    if part.state.held == "fresh":
        return KEEP
    return STEPS.get(part.state.kind, "Look again with another year of records.")
