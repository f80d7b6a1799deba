"""Partnerships that went on under another name, or in another partnership, as organisations do: `successor`.

What they did is counted for the one they had become by the review date, so that a change of
name makes nobody new. A link counts once the change is on record: neither the end of the one nor
the beginning of the other is dated later. A project is followed by nothing: it was one occasion.
"""

from afresh.engine.contract import Engine, Step

LINK = Step(
    "goes_on",
    "partnerships that had gone on as another by the review date, with that one, and the lower number of the two",
    """SELECT p.partnership, p.successor AS now, least(p.partnership, p.successor) AS lowest
    FROM partnership p JOIN partnership s ON s.partnership = p.successor
    WHERE p.successor <> p.partnership AND NOT p.one_off AND NOT s.one_off
        AND coalesce(p.ended, -1000000) <= {t1} AND coalesce(s.established, -1000000) <= {t1}""",
)

FURTHER = Step(
    "goes_on",
    "the same, each followed twice as far",
    """SELECT l.partnership, coalesce(m.now, l.now) AS now, least(l.lowest, coalesce(m.lowest, l.lowest)) AS lowest
    FROM goes_on l LEFT JOIN goes_on m ON m.partnership = l.now""",
)

NOW = Step(
    "partnership_now",
    "each partnership with the one it had become by the review date; those in a circle are all its lowest",
    """SELECT p.partnership, coalesce(e.lowest, l.now, p.partnership) AS now
    FROM partnership p LEFT JOIN goes_on l ON l.partnership = p.partnership
    LEFT JOIN goes_on e ON e.partnership = l.now""",
)

EVER = Step(
    "ever_goes_on",
    "how many partnerships name one that they went on as",
    "SELECT count(*) AS n FROM partnership WHERE successor IS NOT NULL",
)

LINKS = Step("links", "how many partnerships went on as another", "SELECT count(*) AS n FROM goes_on")


def follow(engine: Engine, t1: int) -> None:
    """Hold `partnership_now`: no chain is longer than there are links, so that so many doublings are enough."""
    engine.keep(LINK, t1=t1)
    for _ in range(int(engine.ask([LINKS]).columns["n"][0]).bit_length()):
        engine.keep(FURTHER)
    engine.keep(NOW)
