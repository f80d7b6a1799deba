"""Level and succession: who or what counts as one member.

At level people a member is the person or, where only an organisation is named,
"someone from" it. At level organisations a member is the organisation as it now is,
followed through `successor`. Codes under {people} are people, the others organisations.
A deputy stands for the organisation and never for the person who stayed away; so at
level people a deputy sent for a named person is nobody's attendance.

Counted as a person, a deputy would be a newcomer each time, and a board whose members stay away would look renewed.
Those in attendance (note-takers, presenters, guests) take no part: counted, the secretary would be the most constant
member of every board. They are on record, so that whoever was in attendance before the period is no entrant. The first
day in a partnership is that of the first gathering taken part in, and not a seat's start: whoever was given a seat in
March and comes in November is a newcomer of November.

At level organisations a mark with a name alone is for the one organisation of that person's seats in the partnership on
that day, else for the one they work for: people may sit for another body than their employer. Where seats are for two,
nobody can tell for which they came, and the mark is left out and counted.
"""

from afresh.engine.contract import Step

TOOK_PART = Step(
    "took_part",
    "marks that count as taking part: present, and deputies for their organisation",
    """SELECT meeting, partnership, day, organisation, record, status = 'deputy' AS by_deputy,
        CASE WHEN status = 'present' THEN person END AS person,
        person IS NOT NULL OR deputy_for IS NOT NULL AS names_person
    FROM mark_at WHERE status IN ('present', 'deputy')""",
)

SEATS_NAMING_NONE = Step(
    "seats_naming_none",
    "how many seats name no person",
    "SELECT count(*) - count(person) AS n FROM seat_at",
)

NAMING_NONE = Step(
    "naming_none",
    "how many participations name no person, a row that comes twice counted twice",
    """SELECT count(*) AS n FROM (
        SELECT 1 AS one FROM mark_at WHERE status IN ('present', 'deputy') AND person IS NULL AND deputy_for IS NULL
        UNION ALL SELECT 1 FROM seat_at WHERE person IS NULL
    ) participations""",
)

NAMING = Step(
    "naming",
    "how many participations there are, and how many name a person; a row that comes twice is one",
    """SELECT count(*) AS all_of_them, coalesce(sum(CASE WHEN names_person THEN 1 ELSE 0 END), 0) AS naming_people
    FROM (
        SELECT names_person FROM (
            SELECT DISTINCT meeting, person, organisation, status, deputy_for,
                person IS NOT NULL OR deputy_for IS NOT NULL AS names_person
            FROM mark_at WHERE status IN ('present', 'deputy')) marks
        UNION ALL SELECT person IS NOT NULL FROM (
            SELECT DISTINCT partnership, person, organisation, role, start_day, end_day FROM seat_at) seats
    ) participations""",
)

MARK_PEOPLE = Step(
    "mark_member",
    "marks with the person, or someone from the organisation, as member",
    """SELECT t.meeting, t.partnership, t.day, t.record,
        CASE WHEN t.person IS NOT NULL THEN t.person
             WHEN NOT t.names_person THEN {people} + f.now END AS member
    FROM took_part t LEFT JOIN followed f ON f.organisation = t.organisation""",
)

MARK_BARE = Step(
    MARK_PEOPLE.name,
    f"{MARK_PEOPLE.yields}; where every mark names a person and nobody else",
    "SELECT meeting, partnership, day, record, person AS member FROM present_mark",
)

MARK_ORGANISATIONS = Step(
    "mark_member",
    "marks with the organisation, as it now is, as member",
    """SELECT t.meeting, t.partnership, t.day, t.record, {people} + f.now AS member
    FROM took_part t LEFT JOIN followed f ON f.organisation = t.organisation""",
)

SEAT_PEOPLE = Step(
    "seat_member",
    "seats with the person, or someone from the organisation, as member",
    """SELECT s.*, coalesce(s.person, {people} + f.now) AS member, f.now AS stands_for
    FROM seat_at s LEFT JOIN person own ON own.person = s.person
    LEFT JOIN followed f ON f.organisation = coalesce(s.organisation, own.organisation)""",
)

SEAT_ORGANISATIONS = Step(
    "seat_member",
    "seats with the organisation, as it now is, as member",
    """SELECT s.*, {people} + f.now AS member, f.now AS stands_for
    FROM seat_at s LEFT JOIN person own ON own.person = s.person
    LEFT JOIN followed f ON f.organisation = coalesce(s.organisation, own.organisation)""",
)

AT_LEVEL = {
    "people": (MARK_PEOPLE, SEAT_PEOPLE),
    "organisations": (MARK_ORGANISATIONS, SEAT_ORGANISATIONS),
}

LEFT_OUT = Step(
    "left_out",
    "participations that name nobody who can be a member at this level; a row that comes twice is one",
    """SELECT
        (SELECT count(*) FROM (
            SELECT DISTINCT a.meeting, a.person, a.status, a.deputy_for
            FROM mark_member t JOIN mark_at a ON a.record = t.record
            WHERE t.member IS NULL AND {at_people} = 0) marks) AS marks,
        (SELECT count(*) FROM (
            SELECT DISTINCT partnership, person, role, start_day, end_day FROM seat_member
            WHERE member IS NULL) seats) AS seats""",
)
