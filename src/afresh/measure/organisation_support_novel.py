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

from afresh.forms import percent
from afresh.measure.measure import Measure
from afresh.measure.organisation_support import counted, records_counted, supported
from afresh.measure.wording import within
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

ORGANISATION_SUPPORT_NOVEL = counted("organisation_support_novel", "contested novel proposals", only="novel")

RECORDS = (records_counted(only="novel"),)


def organisation_support_novel(workspace: Workspace) -> Table:
    return supported(workspace, ORGANISATION_SUPPORT_NOVEL)


def sentence(f: Finding) -> str:
    return f"{f.subject} supported {percent(f.value or 0)} of {f.n:,} contested proposals recorded as new{within(f)}"


MEASURE = Measure(
    function=organisation_support_novel,
    family="openness",
    records=RECORDS,
    title="Support for contested new proposals",
    sentence=sentence,
    with_past=False,
)
