"""Organisations followed through their successors in steps alone, for engines whose tables lie on many machines."""

from afresh.engine.contract import Engine, Step

LINK = Step(
    "link",
    "organisations that had become another by the review date, with that one, and the lower number of the two",
    """SELECT o.organisation, o.successor AS now, least(o.organisation, o.successor) AS lowest
    FROM organisation o JOIN organisation s ON s.organisation = o.successor
    WHERE o.successor <> o.organisation AND coalesce(o.closed, -1000000) <= {t1}
        AND coalesce(s.opened, -1000000) <= {t1}""",
)

FURTHER = Step(
    "link",
    "the same, each followed twice as far",
    """SELECT l.organisation, coalesce(m.now, l.now) AS now, least(l.lowest, coalesce(m.lowest, l.lowest)) AS lowest,
        m.now IS NOT NULL AS further
    FROM link l LEFT JOIN link m ON m.organisation = l.now""",
)

FOLLOWED = Step(
    "followed",
    "each organisation with the one it had become by the review date; those in a circle are all its lowest",
    """SELECT o.organisation, coalesce(e.lowest, l.now, o.organisation) AS now
    FROM organisation o LEFT JOIN link l ON l.organisation = o.organisation
    LEFT JOIN link e ON e.organisation = l.now""",
)


def follow_in_steps(engine: Engine, t1: int) -> None:
    """Hold `followed`, as `load.successors` does: chains are doubled in length until none goes on.

    No chain is longer than there are links, so that so many doublings are enough, circles included.
    """
    engine.keep(LINK, t1=t1)
    counted = Step("links", "how many links there are", "SELECT count(*) AS n FROM link")
    going = Step("going", "how many chains go on", "SELECT count(*) AS n FROM link WHERE further")
    for _ in range(int(engine.ask([counted]).columns["n"][0]).bit_length()):
        engine.keep(FURTHER)
        if not engine.ask([going]).columns["n"][0]:
            break
    engine.keep(FOLLOWED)
