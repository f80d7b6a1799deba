"""What a partnership promised itself and the day has passed: its next review, and actions agreed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from afresh.records.store import Store

EARLY = 183
"""A review held so many days before it was due is that review."""


@dataclass(frozen=True)
class Promised:
    review_due: date | None = None
    """The day on which a review was due that is not on record."""
    actions_late: int = 0
    """Actions agreed that were due and are not recorded as done."""


def promised(store: Store, at: date) -> Mapping[str, Promised]:
    """Of each partnership with something late on the review date, by its id."""
    reviews, actions = _reviews(store, at), _actions(store, at)
    return {id_: Promised(reviews.get(id_), actions.get(id_, 0)) for id_ in {*reviews, *actions}}


def _reviews(store: Store, at: date) -> dict[str, date]:
    # The latest day that anybody set counts: a review put off is late only after the new day.
    rows = store.rows(
        """SELECT p.id, max(due.day), (SELECT max(r.date) FROM reviews r WHERE r.partnership = p.id AND r.date <= $at)
        FROM partnerships p JOIN (
            SELECT id AS partnership, review_due AS day FROM partnerships
            UNION ALL SELECT partnership, next_review FROM reviews WHERE date <= $at) due ON due.partnership = p.id
        WHERE due.day IS NOT NULL AND p.ended IS NULL GROUP BY p.id HAVING max(due.day) <= $at""",
        {"at": at},
    )
    return {id_: due for id_, due, held in rows if held is None or (due - held).days > EARLY}


def _actions(store: Store, at: date) -> dict[str, int]:
    # An action names its partnership, or only the meeting or the review that agreed it.
    rows = store.rows(
        """SELECT coalesce(a.partnership, m.partnership, r.partnership) AS of, count(*) FROM actions a
        LEFT JOIN meetings m ON m.id = a.meeting LEFT JOIN reviews r ON r.id = a.review
        WHERE a.due <= $at AND (a.done IS NULL OR a.done > $at) GROUP BY of HAVING of IS NOT NULL""",
        {"at": at},
    )
    return dict(rows)
