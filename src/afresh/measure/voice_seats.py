"""Whose seats they are: those of users and carers, beside everyone else's.

Question   Do the people who use services have a place at this table?
Formula    seats that speak for users and carers / seats held on the review date; and the rest
Takes      speaking_seat: (partnership, person, organisation, last_day, users, told): a seat speaks for users and
           carers if the words it is kept for name them, or if it is a user-led organisation's
Gives      (partnership, subject: users and carers, or everyone else, value: share, low and high: 90% interval, n: seats
           held by anybody, counted: seats of theirs); two rows a lasting partnership on record
Unit       share, 0 to 1
Undefined  null where no seat is held on the review date; null, and why, where the records say of no seat there
           whom it is kept for or what kind of organisation holds it
Misleads   all seats are counted, not a sample: the interval says how much one seat more or less would change; a seat
           is not a say; a member who uses services and says so nowhere is everyone else; empty seats are not
           recorded; two seats of one person for one organisation are one
Source     afresh's own; interval: Brown, Cai and DasGupta (2001), Statistical Science 16:101
"""

from afresh.engine.contract import Step
from afresh.features.voice import by_voice, ensure_voices
from afresh.measure.measure import Measure, Several
from afresh.measure.shares import of_voices
from afresh.measure.voice_sentences import OF_ALL, USERS, of_all
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

HELD = Step(
    "voice_seat",
    "seats held on the review date, each holder once, and whether they speak for users and carers",
    """SELECT partnership, min(record) AS record, max(users) AS users, max(told) AS told, 1 AS good
    FROM speaking_seat WHERE last_day >= {t1}
    GROUP BY partnership, coalesce(person, -1), coalesce(organisation, -1)""",
)

VOICE_SEATS = by_voice("voice_seats", "voice_seat")

RECORDS = (Step("records", "the seats", "SELECT partnership, 'seats' AS tbl, record FROM voice_seat"),)


def voice_seats(workspace: Workspace) -> Table:
    ensure_voices(workspace)
    workspace.ensure_table(HELD)
    return workspace.finish(VOICE_SEATS, by=lambda table: of_voices(table, of_all=True))


def sentence(f: Finding) -> str:
    return of_all(f, "hold" if f.subject == USERS else "holds", with_share=False)


MEASURE = Measure(
    function=voice_seats,
    family="voice",
    records=RECORDS,
    title="Seats of users and carers, and of everyone else",
    sentence=sentence,
    compared_as=OF_ALL,
    several=Several(opening="Of the {n} seats held: ", in_order=True),
)
