"""Let seats change hands by a rule.

Looks for       a table that hardly anybody has joined in a whole term, where results do not improve
Why it matters  without a rule, asking somebody to go is a judgement of that person; by a rule it is nobody's fault
Could try       a seat a year; a limit on terms; a guest from outside at each meeting
Leave alone if  the seats are laid down in law, or a change of those who fill them is under way
Not used when   the partnership is fresh, or results improve
Assumes         that seats which end are filled; `afresh forecast` shows what a rule would do here
Evidence        moderate: Huang and Hilary (2018), Journal of Accounting Research 56:1285: on company boards, results
                rise with the members' years together and then fall; of partnerships there are no such studies
"""

from collections.abc import Iterator

from afresh.forms import percent, sentence
from afresh.panel.disagreements import CHANGE_MEMBERS
from afresh.panel.evidence import Evidence, reading
from afresh.settings import Settings
from afresh.vocabulary import Advice, Reason

USES = ("arrivals", "tenure", "results")


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    if not evidence.calls_for_renewal or evidence.of("arrivals") is None:
        return
    yield Advice(
        "Agree a rule by which seats change hands, such as one seat a year",
        because=(*evidence.tells("arrivals", "tenure"), *_ahead(evidence)),
        risk="Those who leave take what they know with them, and it may go less well before it goes better.",
        first_step="Write down when each seat was filled and when it would next be open, and bring that list to the chair.",
        matters=2,
        changes_members=True,
        act=("rotate",),
        step="List when each seat was filled, and bring the list to the chair.",
        pulls=(CHANGE_MEMBERS,),
    )


def _ahead(evidence: Evidence) -> tuple[Reason, ...]:
    found = evidence.ahead
    if found is None:
        return ()
    newer = f"members of under {found.newer_years:g} years"
    said = (
        f"A forecast: if nothing changes, {newer} would hold {_share(found.unchanged)} of the seats in {found.year}; with a seat a year, {_share(found.a_seat_a_year)}",
        f"Its 90% intervals held the newcomers that came in {found.held[0]} of {found.held[1]} earlier years here"
        if found.held[1]
        else "",
        f"On made-up boards of its kind such intervals held what came in at least {percent(found.held_elsewhere)} of tries"
        if found.held_elsewhere
        else "",
    )
    return (Reason(" ".join(sentence(each) for each in said if each), "tenure"),)


def _share(of: tuple[float, float, float]) -> str:
    return f"{percent(of[0])} ({percent(of[1])} to {percent(of[2])})"


FIRES = Evidence.made(reading("arrivals", 0.01, low=0.0, high=0.04, n=1, seat_years=72.0), state="stale")
QUIET = Evidence.made(reading("arrivals", 0.31, low=0.2, high=0.4, n=18, seat_years=58.0), state="fresh")
