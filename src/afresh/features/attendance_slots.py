"""The places expected at each meeting of the period, and how each was taken.

A place is a person's or, where none is named, an organisation's. A deputy takes the
place of the person stood in for. Marked twice, a place was taken if either mark says so.
Those in attendance had no place to take.
"""

from afresh.engine.contract import Step

PLACE = Step(
    "place",
    "each expected place at each meeting held by the review date, and the mark that counts",
    """SELECT meeting, partnership, day, taken_by, record FROM (
        SELECT m.*, row_number() OVER (PARTITION BY meeting, person_expected, organisation_expected
                                       ORDER BY taken_by, record) AS nth
        FROM (SELECT meeting, partnership, day, record,
                coalesce(CASE WHEN status = 'deputy' THEN deputy_for END, person, -1) AS person_expected,
                CASE WHEN coalesce(CASE WHEN status = 'deputy' THEN deputy_for END, person) IS NULL
                     THEN organisation ELSE -1 END AS organisation_expected,
                CASE status WHEN 'present' THEN 1 WHEN 'deputy' THEN 2 WHEN 'apologies' THEN 3 ELSE 4 END AS taken_by
              FROM mark_at WHERE status IN ('present', 'deputy', 'apologies', 'absent')) m
    ) marked WHERE nth = 1""",
)

PLACES_NOW = Step(
    "places_now",
    "the places expected in the period, and those taken by the member or a deputy, of every partnership with marks",
    """SELECT partnership, sum(CASE WHEN day > {t0} THEN 1 ELSE 0 END) AS places,
        sum(CASE WHEN day > {t0} AND taken_by = 1 THEN 1 ELSE 0 END) AS present,
        sum(CASE WHEN day > {t0} AND taken_by = 2 THEN 1 ELSE 0 END) AS deputies
    FROM place GROUP BY partnership ORDER BY partnership""",
)
