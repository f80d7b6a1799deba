"""How far two partnerships deal with the same issues.

Question   Are these two tables there for the same things?
Formula    |issues of P and of Q| / the smaller of the two numbers; a partnership's issues are those of its agenda
           in the period and those it declares
Takes      item_at: (partnership, day, issue); partnership_issue: (partnership, issue); partnership
Gives      (partnership, subject: the other's id, value: share, low and high: null, as all are counted, n: issues of
           the smaller, shared: issues of both); a row for each of the two, and none where no issue is shared; and a row
           without subject or value for a partnership with issues that more than 500 have, which are left out (n: how
           many of its own)
Unit       share, 0 to 1
Undefined  no row: one-off partnerships, those that have ended, and a parent with its own child are left out
Misleads   broad issues overlap with everything; where issues are file numbers (see agenda_novelty), only the declared
           ones can overlap
Source     overlap coefficient: Vijaymeena and Kavitha (2016), after Szymkiewicz (1934) and Simpson (1960)
"""

from afresh.engine.contract import Step
from afresh.features.overlap import overlap
from afresh.measure.measure import Measure, Several
from afresh.measure.notes import HELD_BY_MANY
from afresh.measure.overlap_sentences import overlap_parts, overlap_sentence
from afresh.snapshot.workspace import Workspace
from afresh.table import Table

HELD = Step(
    "held",
    "issues of each partnership: on its agenda in the period, and declared",
    """SELECT partnership, issue AS thing FROM item_at WHERE day > {t0} AND issue IS NOT NULL
    UNION SELECT partnership, issue FROM partnership_issue""",
)

RECORDS = (
    Step(
        "records",
        "the period's items on issues, and the partnership itself where it declares any",
        """SELECT i.partnership, 'agenda' AS tbl, i.record FROM item_at i JOIN partnership p
            ON p.partnership = i.partnership
        WHERE i.day > {t0} AND i.issue IS NOT NULL AND NOT p.one_off
        UNION ALL
        SELECT p.partnership, 'partnerships', p.record FROM partnership p
        JOIN (SELECT DISTINCT partnership FROM partnership_issue) d ON d.partnership = p.partnership
            WHERE NOT p.one_off""",
    ),
)


def overlap_issues(workspace: Workspace) -> Table:
    return overlap(workspace, HELD, HELD_BY_MANY)


MEASURE = Measure(
    function=overlap_issues,
    family="renewal",
    records=RECORDS,
    title="Shared issues",
    sentence=overlap_sentence,
    several=Several(opening="Issues shared, of the shorter list: ", parts=overlap_parts),
    peers=False,
)
