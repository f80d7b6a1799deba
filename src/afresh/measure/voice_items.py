"""Whose items are on the agenda: those of users and carers, beside everyone else's.

Question   Do the people who use services say what is talked about?
Formula    items raised by organisations that speak for users and carers / items of the period whose raiser is known
Takes      item_at: (partnership, day, raised_by); speaking_seat; user_led: an organisation speaks for them if it is
           user-led, or if every seat it holds there on that day is kept for them
Gives      (partnership, subject: users and carers, or everyone else, value: share, low and high: 90% interval, n: items
           with a known raiser, counted: items of theirs); two rows a lasting partnership on record
Unit       share, 0 to 1
Undefined  null where no item of the period says who raised it; null, and why, where the records say of no raiser
           whether it speaks for them
Misleads   an agenda says which organisation raised an item, so that a user who sits for none is not seen to raise any;
           items are counted, not minutes; set it beside their share of the seats
Source     afresh's own; interval: Brown, Cai and DasGupta (2001), Statistical Science 16:101
"""

from afresh.engine.contract import Step
from afresh.features.voice import by_voice, ensure_voices, spoken
from afresh.measure.measure import Measure, Several
from afresh.measure.shares import of_voices
from afresh.measure.voice_sentences import OF_ALL, of_all
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

VOICE_ITEM = spoken(
    "voice_item",
    "items of the period whose raiser is known, and whether users and carers raised them",
    """SELECT partnership, raised_by AS organisation, day, record, 1 AS good FROM item_at
    WHERE day > {t0} AND raised_by IS NOT NULL""",
)

VOICE_ITEMS = by_voice("voice_items", "voice_item")

RECORDS = (Step("records", "the items", "SELECT partnership, 'agenda' AS tbl, record FROM voice_item"),)


def voice_items(workspace: Workspace) -> Table:
    ensure_voices(workspace)
    workspace.ensure_table(VOICE_ITEM)
    return workspace.finish(VOICE_ITEMS, by=lambda table: of_voices(table, of_all=True))


def sentence(f: Finding) -> str:
    return of_all(f, "raised")


MEASURE = Measure(
    function=voice_items,
    family="voice",
    records=RECORDS,
    title="Items raised by users and carers, and by everyone else",
    sentence=sentence,
    compared_as=OF_ALL,
    several=Several(opening="Of the {n} agenda items whose raiser is recorded: ", in_order=True),
)
