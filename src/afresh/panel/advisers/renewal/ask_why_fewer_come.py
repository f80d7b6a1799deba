"""Ask why fewer come.

Looks for       attendance that fell over the period, beyond what chance explains
Why it matters  who has stopped coming has often stopped expecting anything; it shows before a table stops meeting
Could try       asking those who come less what would make it easier to come; fewer and shorter meetings
Leave alone if  meetings were moved to a time that some cannot make, and that has been put right
Not used when   attendance is recorded for too few meetings, or no meeting is held at all
Assumes         that absences are marked as carefully at the end of the period as at its start
Evidence        weak: Butterfoss, Goodman and Wandersman (1996), Health Education Quarterly 23:65: in coalitions,
                those who take part more are those who see more benefit
"""

from collections.abc import Iterator

from afresh.panel.evidence import Evidence, reading
from afresh.settings import Settings
from afresh.vocabulary import Advice

USES = ("attendance_trend", "attendance_rate", "deputies")
SETTINGS = {
    "fewest_attendances": (
        100.0,
        "Fewest attendances expected in the records under a fall in attendance that is advised on.",
    ),
}


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    trend = evidence.of("attendance_trend")
    if trend is None or trend.high is None or trend.high >= 1 or trend.n < settings.fewest_attendances:
        return
    yield Advice(
        "Ask those who come less what would make it worth coming",
        because=evidence.tells("attendance_trend", "attendance_rate", "deputies"),
        risk="Asked in the meeting, those who are there answer for those who are not.",
        first_step="Have somebody who is not the chair ring two members who came to half of the meetings or fewer.",
        matters=2,
        act=("ask why fewer come",),
        step="Ring two members who came to half of the meetings or fewer.",
    )


FIRES = Evidence.made(reading("attendance_trend", 0.57, low=0.41, high=0.8, n=324), state="stagnant")
QUIET = Evidence.made(reading("attendance_trend", 0.84, low=0.52, high=1.35, n=280), state="fresh")
