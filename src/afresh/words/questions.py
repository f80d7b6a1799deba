"""The questions of a review, and what is said to each where the records have something to say."""

from collections.abc import Sequence
from datetime import date

from afresh.forms import count, counted, day, listed, percent, sentence

HEADING = "Questions for a review"

QUESTIONS = {
    "worth": "Is this partnership worth it?",
    "outgrown": "Has it been outgrown?",
    "partners": "Is it time for different partners?",
    "lost": "What would be lost if it ended?",
    "elsewhere": "Who else does this?",
    "freshen": "What would freshen it without changing members?",
    "missing": "Who is missing?",
}
"""In the order in which a review asks them."""

NOTHING = {
    "worth": "The records show nothing that bears on it yet: the hours of meetings, contributions and indicators could.",
    "outgrown": "The records show nothing that bears on it yet: more proposals with what became of them, and more figures of indicators, could.",
    "partners": "The records show nothing that bears on it yet: seats with their dates could.",
    "lost": "The records name nothing that would be lost: proposals adopted, contributions and issues would show it.",
    "elsewhere": "No other lasting partnership is on record with {issues} of its issues, or with {members} of its members.",
    "freshen": "The records show nothing that bears on it yet: an agenda with its themes, and roles, could.",
    "missing": "The records show nobody missing: organisations with their kind and issues would.",
}

EXPLAINED = "What the records say stands under each question. The answer is the partnership's own."
ANSWER = "Our answer:"

OPTIONS = "To try: new issues, a change of chair or roles, small groups in new pairings, users and front-line staff in the room, a visit to somewhere that does it otherwise."

WHY = {
    (True, False): "few people join this table",
    (True, True): "few people join this table, and few proposals get through",
    (False, True): "few proposals get through",
    (False, False): "its seats are filled, but it held no meeting in the period, or none with enough members",
}
"""By whether renewal is low, and openness."""


def why_now(renewal_low: bool, openness_low: bool, same_again: bool) -> str:
    """The trigger: in the words of the idea, where it is that."""
    why = "it is the same people on the same issues" if same_again else WHY[renewal_low, openness_low]
    return sentence(f"why now: {why}")


def since_review(on: date, decision: str, read: str, names: Sequence[str]) -> str:
    """What indicators did after the latest review, and not because of it."""
    return sentence(f"after the review of {day(on)} (decision: {decision or 'not recorded'}), {read}: {listed(names)}")


def only_here(issues: Sequence[str]) -> str:
    """Issues that no other lasting partnership deals with."""
    if not issues:
        return "Each of its issues is on the agenda of another lasting partnership too, or declared by one."
    shown = [*issues[:5], *([f"{counted(len(issues) - 5)} more"] if len(issues) > 5 else [])]
    return f"No other lasting partnership on record deals with {listed(shown)}."


def decisions(adopted: int, refused: int, put_off: int) -> str:
    said = f"{count(adopted, 'proposal') if adopted else 'no proposal'} {'were' if adopted > 1 else 'was'} adopted here"
    beside = [f"{counted(n)} {what}" for n, what in ((refused, "refused"), (put_off, "put off")) if n]
    return sentence(f"{said} in the period" + (f"; {listed(beside)}" if beside else ""))


def not_yet_together(pairs: int) -> str:
    return sentence(f"{count(pairs, 'pair')} of members did not meet here in the period: they could be put together")


def nothing(key: str, members: float, issues: float) -> str:
    """Where no record answers."""
    return NOTHING[key].format(members=percent(members), issues=percent(issues))


def same_work(others: Sequence[tuple[str, str]]) -> str:
    """Other partnerships that deal with much the same, each with what is shared."""
    return sentence(f"issues shared: {'; '.join(f'{what} with {name}' for name, what in others)}")


def same_people(others: Sequence[tuple[str, str]]) -> str:
    return sentence(f"members shared: {'; '.join(f'{what} with {name}' for name, what in others)}")
