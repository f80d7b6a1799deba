"""What is said of openness: do proposals get through, and what was supported?"""

from afresh.forms import day, days, number, percent, span
from afresh.vocabulary import Finding, day_from
from afresh.words.measures import dissent, initiative
from afresh.words.measures.told import Told, fact, within


def proposals_adopted(f: Finding) -> str:
    put = "24 to 12 months before the review"
    if f.facts.get("longer"):
        put = f"from {day(day_from(fact(f, 'first_put')))} to a year before the review"
    return f"{percent(f.value or 0)} of {f.n:,} proposals put {put} were adopted within a year{within(f)}"


def novel_adopted(f: Finding) -> str:
    return f"{percent(f.value or 0)} of {f.n:,} proposals recorded as new were adopted within a year{within(f)}"


def days_to_decision(f: Finding) -> str:
    if not f.value:
        return f"Half or more of the {f.n:,} proposals decided in the period were decided on the day they were put"
    return f"Half of the {f.n:,} proposals decided in the period were decided within {days(f.value)} (the middle half {span(f.low, f.high, days)})"


def outcome_agenda(f: Finding) -> str:
    return f"{percent(f.value or 0)} of the {f.n:,} agenda items in the period were about outcomes{within(f)}"


def organisation_support(f: Finding) -> str:
    return (
        f"{f.subject} supported {percent(f.value or 0)} of {f.n:,} contested proposals that were not its own{within(f)}"
    )


def organisation_support_novel(f: Finding) -> str:
    return f"{f.subject} supported {percent(f.value or 0)} of {f.n:,} contested proposals recorded as new{within(f)}"


def support_adjusted(f: Finding) -> str:
    asked = f"Had every organisation been asked all {fact(f, 'proposals'):,} contested proposals of these years"
    return f"{asked}, {f.subject} would be expected to support {percent(f.value or 0)} of them{within(f)}"


MEASURES = {
    "proposals_adopted": Told("Proposals adopted", proposals_adopted),
    "novel_adopted": Told("New ideas adopted", novel_adopted),
    "days_to_decision": Told("Time to decide", days_to_decision, form=days),
    "outcome_agenda": Told("Agenda given to outcomes", outcome_agenda),
    "organisation_support": Told("Support for contested proposals", organisation_support),
    "organisation_support_novel": Told("Support for contested new proposals", organisation_support_novel),
    "support_adjusted": Told("Support had all been asked the same", support_adjusted),
    "reasons_given": Told("Reasons recorded for not supporting", form=number),
    **initiative.MEASURES,
    **dissent.MEASURES,
}
