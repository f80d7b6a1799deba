"""What every two lasting partnerships share, as a part of the smaller one's.

What very many of them hold says nothing of any two, and the pairs it makes grow with the square of their number:
it is left out, which a row without a value says of each partnership that holds it.

An issue of 20,000 boards makes 400 million pairs; on ten million participations that step took 22 GB. The limit is the
same on every machine, or the same records would give another answer elsewhere. The nearest few of each would depend on
ties, and rank.
"""

from functools import partial

from afresh.engine.contract import Step
from afresh.snapshot.workspace import Workspace
from afresh.table import Table

MOST_HOLDING = 500
"""Partnerships that may hold one thing; where more do, it is left out."""

COMPARED = Step(
    "compared",
    "lasting partnerships on record that have not ended",
    """SELECT p.partnership, coalesce(p.parent, -1) AS parent FROM partnership p JOIN on_record o
        ON o.partnership = p.partnership
    WHERE NOT p.one_off AND coalesce(p.ended, 1000000) > {t1}""",
)

OVERLAP = (
    Step(
        "held_by_compared",
        "what each of them holds",
        "SELECT h.partnership, h.thing, c.parent FROM held h JOIN compared c ON c.partnership = h.partnership",
    ),
    Step(
        "held_by_many",
        "what too many of them hold",
        "SELECT thing FROM held_by_compared GROUP BY thing HAVING count(*) > {most_holding}",
    ),
    Step(
        "held_by_few",
        "what each of them holds and not too many others",
        """SELECT h.partnership, h.thing, h.parent FROM held_by_compared h
        LEFT JOIN held_by_many m ON m.thing = h.thing WHERE m.thing IS NULL""",
    ),
    Step(
        "how_many",
        "how much each holds",
        "SELECT partnership, count(*) AS things FROM held_by_few GROUP BY partnership",
    ),
    Step(
        "overlap",
        "what two partnerships share, parent and child left out; and how much is left out of each",
        """SELECT s.partnership, s.other, c.id AS subject, s.shared, least(a.things, b.things) AS n,
            1e0 * s.shared / least(a.things, b.things) AS value
        FROM (SELECT x.partnership, y.partnership AS other, count(*) AS shared
              FROM held_by_few x JOIN held_by_few y ON y.thing = x.thing AND y.partnership <> x.partnership
                  AND y.parent <> x.partnership AND x.parent <> y.partnership
              GROUP BY x.partnership, y.partnership) s
        JOIN how_many a ON a.partnership = s.partnership JOIN how_many b ON b.partnership = s.other
        JOIN partnerships_code c ON c.code = s.other
        UNION ALL
        SELECT h.partnership, -1, '', 0, count(*), CAST(NULL AS DOUBLE)
        FROM held_by_compared h JOIN held_by_many m ON m.thing = h.thing GROUP BY h.partnership
        ORDER BY partnership, other""",
    ),
)


def overlap(workspace: Workspace, held: Step, left_out: str) -> Table:
    """`left_out`: the note where something is held by too many."""
    return workspace.finish(COMPARED, held, *OVERLAP, by=partial(_finished, left_out), most_holding=MOST_HOLDING)


def _finished(left_out: str, table: Table) -> Table:
    nothing = [None] * len(table)
    notes = [left_out if value is None else "" for value in table.columns["value"]]
    return table.with_columns(low=nothing, high=nothing, expected=nothing, note=notes)
