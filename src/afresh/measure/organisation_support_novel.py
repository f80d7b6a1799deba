"""Share of contested novel proposals, not its own, that an organisation supported.

Question   When somebody held back from something new, did this organisation support it?
Formula    supported / answered, over novel proposals of the last 36 months that were not its own and that anybody but
           the proposer opposed or abstained on
Takes      others_answer: (organisation, proposal, partnership, response, novel, contested): the latest answer for
           each partnership it was given in, to proposals put in the last 36 months
Gives      (subject: the organisation as it now is, value: share, low and high: 90% Jeffreys interval of its own
           counts, n: contested novel proposals answered, supported, absent: marked absent, not in n);
           no partnership; one row an organisation with any response to a novel proposal of another's in the
           window
Unit       share, 0 to 1
Undefined  null under 5 contested novel proposals answered
Misleads   what is called novel is for whoever recorded it; a principled objector is not closed, nor a yes-man open
Source     afresh's own; interval: Brown, Cai and DasGupta (2001), Statistical Science 16:101
"""

from afresh.measure.organisation_support import counted, records_counted, supported
from afresh.snapshot.workspace import Workspace
from afresh.table import Table

FAMILY = "openness"
PAST = False

ORGANISATION_SUPPORT_NOVEL = counted("organisation_support_novel", "contested novel proposals", only="novel")

UNDER = (records_counted(only="novel"),)


def organisation_support_novel(workspace: Workspace) -> Table:
    return supported(workspace, ORGANISATION_SUPPORT_NOVEL)
