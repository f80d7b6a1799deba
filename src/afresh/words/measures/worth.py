"""What is said of worth: what is put in, and what comes of it?"""

from afresh.forms import amount, count, counted, listed, number
from afresh.vocabulary import Finding
from afresh.words.measures.told import Told, fact, within


def member_hours(f: Finding) -> str:
    if not fact(f, "meetings"):
        return "Members spent no hours here: no meeting was held in the period"
    attended = count(f.n, "attendance")
    return f"Members spend {number(f.value or 0)} hours a year at its meetings ({attended} at {count(int(fact(f, 'meetings')), 'meeting')} in the period)"


def hours_per_adopted(f: Finding) -> str:
    spent = f"Members spent {hours(f.value or 0)} at its meetings{within(f, hours_alone)}"
    beside = [f"{counted(n)} {what}" for name, what in BESIDE.items() if (n := int(fact(f, name)))]
    return f"{spent} for each of the {count(f.n, 'proposal')} adopted in the period" + _beside(beside)


BESIDE = {"refused": "refused", "put_off": "put off"}


def _beside(parts: list[str]) -> str:
    return f"; beside them {listed(parts)}" if parts else ""


def contributions(f: Finding) -> str:
    if f.value is None:
        return f"{f.subject.partition(': ')[0]}, amount not recorded"
    return _given(f) if f.value else ""


def contributions_per_adopted(f: Finding) -> str:
    return f"{_given(f)}{within(f, number)}" if f.value is not None else ""


def hours(value: float) -> str:
    return f"{hours_alone(value)} hours"


def hours_alone(value: float) -> str:
    return number(round(value, 1))


def _given(f: Finding) -> str:
    """Of "money: GBP": money 9,600 GBP."""
    kind, _, unit = f.subject.partition(": ")
    return f"{kind} {amount(f.value or 0, unit)}"


MEASURES = {
    "member_hours": Told("Time at meetings", member_hours, form=number),
    "hours_per_adopted": Told("Time for each proposal adopted", hours_per_adopted, form=hours),
    "contributions": Told(
        "Contributions",
        contributions,
        form=number,
        opening="Put in, a year: ",
        in_order=True,
        nothing="nothing in the period is recorded as put in",
    ),
    "contributions_per_adopted": Told(
        "Contributions for each proposal adopted",
        contributions_per_adopted,
        form=number,
        opening="For each proposal adopted in the period: ",
        in_order=True,
    ),
}
