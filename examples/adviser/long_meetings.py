"""Meetings take long.

Looks for       meetings that take three hours or more of each person who comes
Why it matters  who cannot spare half a day does not come, often those who use services or run small groups
Could try       a shorter agenda; papers for information sent round and not read out; two hours, and a time to stop
Leave alone if  people travel far, and would rather come seldom and stay long
Not used when   hours are not recorded, or attendance is marked fewer than ten times in the period
Assumes         that people stay to the end
Evidence        opinion: ours; put the study that yours rests on here
"""

from collections.abc import Iterator

from afresh.panel.evidence import Evidence, reading
from afresh.settings import Settings
from afresh.vocabulary import Advice

USES = ("member_hours",)
SETTINGS = {
    "longest_meeting": (3.0, "Hours that a meeting may take of each who comes before shorter ones are advised.")
}
FEWEST_MARKS = 10


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    spent = evidence.of("member_hours")
    if spent is None or spent.n < FEWEST_MARKS:
        return
    years = (evidence.period.end - evidence.period.start).days / 365.25
    hours_each = (spent.value or 0.0) * years / spent.n
    if round(hours_each, 2) < settings.longest_meeting:
        return
    yield Advice(
        "Make meetings shorter, and say beforehand when they stop",
        because=evidence.tells("member_hours"),
        risk="A shorter agenda is set by somebody, who then decides what is not talked about.",
        first_step="Mark each item of the next agenda that could be sent round in writing, and take those out.",
        matters=3,
        act=("shorten meetings",),
    )


FIRES = Evidence.made(reading("member_hours", 400.0, n=100, meetings=8))
QUIET = Evidence.made(reading("member_hours", 200.0, n=100, meetings=8))
