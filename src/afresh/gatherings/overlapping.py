"""What every two lasting partnerships share, as a part of the smaller one's."""

from afresh.engine.contract import Step
from afresh.table import Table

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
        "how_many",
        "how much each holds",
        "SELECT partnership, count(*) AS things FROM held_by_compared GROUP BY partnership",
    ),
    Step(
        "overlap",
        "what two partnerships share, parent and child left out",
        """SELECT s.partnership, s.other, c.id AS subject, s.shared, least(a.things, b.things) AS n,
            1e0 * s.shared / least(a.things, b.things) AS value
        FROM (SELECT x.partnership, y.partnership AS other, count(*) AS shared
              FROM held_by_compared x JOIN held_by_compared y ON y.thing = x.thing AND y.partnership <> x.partnership
                  AND y.parent <> x.partnership AND x.parent <> y.partnership
              GROUP BY x.partnership, y.partnership) s
        JOIN how_many a ON a.partnership = s.partnership JOIN how_many b ON b.partnership = s.other
        JOIN partnerships_code c ON c.code = s.other
        ORDER BY s.partnership, s.other""",
    ),
)


def overlap(table: Table) -> Table:
    nothing = [None] * len(table)
    return table.with_columns(low=nothing, high=nothing, expected=nothing, note=[""] * len(table))
