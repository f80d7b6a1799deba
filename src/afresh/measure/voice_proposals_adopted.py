"""How often what users and carers propose is adopted, beside what everyone else proposes.

Question   When the people who use services propose something, does it get through?
Formula    adopted within 12 calendar months of being put / put, of proposals put after t1 - 36 months, up to
           t1 - 12 months, not about procedure, whose proposer is known and of which an outcome is recorded (an explicit
           "open" is one, an empty status is none); for users and carers, and for everyone else
Takes      put: (partnership, day, in_time, recorded, record); proposal_at: (record, proposer); speaking_seat; user_led
Gives      (partnership, subject: users and carers, or everyone else, value: share, low and high: 90% interval from
           their own counts, n: proposals of theirs, counted: adopted); two rows a lasting partnership on record
Unit       share, 0 to 1
Undefined  null under 5 proposals of theirs; null, and why, where the records say of no proposer whether it speaks for
           users
Misleads   what one asks for differs from what another does; two intervals that overlap show no difference, and two
           that do not say nothing of why; a proposal names an organisation, so that a user who sits for none is not
           seen; two years are looked at, as users' proposals are few
Source     afresh's own; interval: Brown, Cai and DasGupta (2001), Statistical Science 16:101
"""

from afresh.engine.contract import Step
from afresh.features.decision_window import LAST_MONTH, ensure_decision_window
from afresh.features.voice import by_voice, ensure_voices, spoken
from afresh.measure.measure import Measure, Several
from afresh.measure.shares import of_voices
from afresh.measure.voice_sentences import of_their_own
from afresh.snapshot.workspace import Workspace
from afresh.table import Table

VOICE_PUT = spoken(
    "voice_put",
    "proposals of two years that had a year to be adopted, whether they were, and whether users and carers made them",
    """SELECT p.partnership, q.proposer AS organisation, p.day, p.record, p.in_time AS good
    FROM put p JOIN proposal_at q ON q.record = p.record
    WHERE p.recorded = 1 AND p.day > {voice_from} AND p.day <= {voice_until} AND q.proposer IS NOT NULL""",
)

VOICE_PROPOSALS_ADOPTED = by_voice("voice_proposals_adopted", "voice_put")

RECORDS = (Step("records", "the proposals", "SELECT partnership, 'proposals' AS tbl, record FROM voice_put"),)


def voice_proposals_adopted(workspace: Workspace) -> Table:
    ensure_voices(workspace)
    ensure_decision_window(workspace)
    months, fewest = int(workspace.settings.voice_months), workspace.settings.fewest_voice
    window = {"voice_from": workspace.days_before_t1(months), "voice_until": workspace.days_before_t1(LAST_MONTH)}
    workspace.ensure_table(VOICE_PUT, **window)
    return workspace.finish(VOICE_PROPOSALS_ADOPTED, by=lambda table: of_voices(table, of_all=False, fewest=fewest))


MEASURE = Measure(
    function=voice_proposals_adopted,
    family="voice",
    records=RECORDS,
    title="Proposals of users and carers, and of everyone else, adopted",
    sentence=of_their_own,
    several=Several(
        opening="Adopted within a year, of the proposals put more than a year before the review: ", in_order=True
    ),
)
