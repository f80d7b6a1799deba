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
from afresh.gatherings.for_users import by_voice, have_voices, spoken
from afresh.gatherings.gathered import Gathered
from afresh.gatherings.put import LAST_MONTH, have_put
from afresh.measures.shares import of_voices
from afresh.table import Table

FAMILY = "voice"

VOICE_PUT = spoken(
    "voice_put",
    "proposals of two years that had a year to be adopted, whether they were, and whether users and carers made them",
    """SELECT p.partnership, q.proposer AS organisation, p.day, p.record, p.in_time AS good
    FROM put p JOIN proposal_at q ON q.record = p.record
    WHERE p.recorded = 1 AND p.day > {voice_from} AND p.day <= {voice_until} AND q.proposer IS NOT NULL""",
)

VOICE_PROPOSALS_ADOPTED = by_voice("voice_proposals_adopted", "voice_put")

UNDER = (Step("records", "the proposals", "SELECT partnership, 'proposals' AS tbl, record FROM voice_put"),)


def voice_proposals_adopted(gathered: Gathered) -> Table:
    have_voices(gathered)
    have_put(gathered)
    months, fewest = int(gathered.settings.voice_months), gathered.settings.fewest_voice
    window = {"voice_from": gathered.days_before_t1(months), "voice_until": gathered.days_before_t1(LAST_MONTH)}
    gathered.have(VOICE_PUT, **window)
    return gathered.finish(VOICE_PROPOSALS_ADOPTED, by=lambda table: of_voices(table, of_all=False, fewest=fewest))
