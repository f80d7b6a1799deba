"""Registers published in editions: when the latest is known to have come out."""

from afresh.engine.contract import Step

LATEST_EDITION = Step(
    "latest_edition",
    "the latest day on which a register is known to have been published",
    """SELECT max(greatest(CASE WHEN start_is = 'first_seen' THEN start_day ELSE -1000000 END,
                        CASE WHEN end_is = 'last_seen' THEN coalesce(end_day, -1000000) ELSE -1000000 END)) AS day
    FROM seat_at HAVING count(*) > 0""",
)
