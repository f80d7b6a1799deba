"""Whose proposals are put: those of users and carers, beside everyone else's.

Question   Do the people who use services put forward what should be done?
Formula    proposals of organisations that speak for users and carers / proposals put in the period, not about
           procedure, whose proposer is known
Takes      proposal_at: (partnership, day, proposer, procedural); speaking_seat; user_led: an organisation speaks for
           them if it is user-led, or if every seat it holds there on that day is kept for them
Gives      (partnership, subject: users and carers, or everyone else, value: share, low and high: 90% interval,
           n: proposals with a known proposer, counted: proposals of theirs); two rows a lasting partnership on record
Unit       share, 0 to 1
Undefined  null where no proposal of the period says who made it; null, and why, where the records say of no proposer
           whether it speaks for them
Misleads   a proposal names an organisation, so that a user who sits for none is not seen to make any; an officer may
           put what users asked for; set it beside their share of the seats
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

VOICE_PROPOSAL = spoken(
    "voice_proposal",
    "proposals of the period whose proposer is known, and whether users and carers made them",
    """SELECT partnership, proposer AS organisation, day, record, 1 AS good FROM proposal_at
    WHERE day > {t0} AND NOT procedural AND proposer IS NOT NULL""",
)

VOICE_PROPOSALS_MADE = by_voice("voice_proposals_made", "voice_proposal")

RECORDS = (Step("records", "the proposals", "SELECT partnership, 'proposals' AS tbl, record FROM voice_proposal"),)


def voice_proposals_made(workspace: Workspace) -> Table:
    ensure_voices(workspace)
    workspace.ensure_table(VOICE_PROPOSAL)
    return workspace.finish(VOICE_PROPOSALS_MADE, by=lambda table: of_voices(table, of_all=True))


def sentence(f: Finding) -> str:
    return of_all(f, "made")


MEASURE = Measure(
    function=voice_proposals_made,
    family="voice",
    records=RECORDS,
    title="Proposals made by users and carers, and by everyone else",
    sentence=sentence,
    compared_as=OF_ALL,
    several=Several(opening="Of the {n} proposals whose proposer is recorded: ", in_order=True),
)
