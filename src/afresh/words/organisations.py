"""How organisations answered, in words that they could read themselves."""

from datetime import date

from afresh.forms import count, day

EXPLAINED = (
    "Organisations are listed by name. Counted are proposals put in the {months} to {day} that were not the organisation's own and that "
    "anybody but the proposer did not support, so that one who objects alone counts too. Abstaining is not support; being absent is counted apart. Agreement is not initiative. "
    "There may be good reasons to object; those recorded are listed."
)
ALIKE = (
    "Not all were asked the same, and some proposals find less support than others. The column “had all been asked the same” allows "
    "for that: it gives the share of all {proposals} contested proposals that the organisation would be expected to support, judging by "
    "how it and the others answered those they had in common."
)


def explained(months: float, end: date, proposals: int) -> tuple[str, ...]:
    """`proposals`: how many the support had all been asked the same is judged over; none where it is told of nobody."""
    said = EXPLAINED.format(months=count(int(months), "month"), day=day(end))
    return (said, ALIKE.format(proposals=f"{proposals:,}")) if proposals else (said,)
