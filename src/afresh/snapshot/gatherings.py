"""Gatherings: the dated occasions on which a known set of members took part.

A held meeting with attendance is one; so is the start of a project; and, outside the
span from a partnership's first to its last meeting with attendance, so is each day on
which the set of its seat-holders changed, and each anniversary of the latest change.
Where a seat's end is only the last edition of a register that shows it, that edition is
the gathering, and not the day after: nobody knows that the set was another by then.
So it is with a seat whose end is unknown, on the last day with a trace of its holder.

Where there are sheets they say who came, and seats do not compete with them: older seats make nobody newer, and a
seat-holder who never comes is no member of the table (decision 0006). A project gathers on the days on which somebody
joins, and not on leaving or on anniversaries: it is one occasion, and a long one would weigh more than a short one.

Anniversaries of 29 February are on the 28th in leap years too: with the 29th, the year to 28 February 2024 would hold
none, and a board where nobody moves a year without a gathering. The median that tells a plenary is of meetings for a
meeting and of seat days for a seat day: forty-five may hold seats in a forum of which a dozen come, and older seats
would turn its first meetings into plenaries.
"""

from afresh.engine.contract import Step

SPELL = Step(
    "spell",
    "unbroken stretches for which a member held any seat in a partnership; no last day where it is still held",
    """SELECT partnership, member, min(start_day) AS start_day,
        CASE WHEN max(last_day) < 1000000 THEN max(last_day) END AS end_day,
        coalesce(max(CASE WHEN end_is NOT IN ('last_seen', 'unknown') THEN last_day END), -1000000) < max(last_day)
            AS end_last_seen,
        min(record) AS record
    FROM (
        SELECT partnership, member, start_day, last_day, end_is, record,
            sum(begins) OVER (PARTITION BY partnership, member ORDER BY start_day, last_day, record
                              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS stretch
        FROM (
            SELECT partnership, member, start_day, coalesce(end_day, 1000000) AS last_day, end_is, record,
                CASE WHEN start_day <= 1 + max(coalesce(end_day, 1000000)) OVER (
                    PARTITION BY partnership, member ORDER BY start_day, coalesce(end_day, 1000000), record
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS begins
            FROM seat_member WHERE member IS NOT NULL AND start_day <= coalesce(end_day, 1000000)
        ) marked
    ) numbered
    GROUP BY partnership, member, stretch""",
)

MET_SPAN = Step(
    "met_span",
    "each partnership's first and last day with attendance",
    """SELECT partnership, min(day) AS first_day, max(day) AS last_day
    FROM mark_member WHERE member IS NOT NULL GROUP BY partnership""",
)

CHANGE = Step(
    "change",
    "days on which a partnership's set of seat-holders changed, or was last seen before it did, with the next such "
    "day; of a project, days on which somebody joined",
    """SELECT c.partnership, c.day, lead(c.day) OVER (PARTITION BY c.partnership ORDER BY c.day) AS next_day
    FROM (
        SELECT partnership, start_day AS day FROM spell
        UNION
        SELECT s.partnership, CASE WHEN s.end_last_seen THEN s.end_day ELSE s.end_day + 1 END
        FROM spell s JOIN partnership p ON p.partnership = s.partnership
        WHERE NOT p.one_off AND CASE WHEN s.end_last_seen THEN s.end_day ELSE s.end_day + 1 END <= {t1}
    ) c""",
)

SEAT_DAY = Step(
    "seat_day",
    "days that seats make gatherings: changes and anniversaries of the latest change, outside the span with "
    "attendance; a gathering that is a meeting has the meeting's number, these have the numbers after",
    """SELECT d.partnership, d.day FROM (
        SELECT partnership, day FROM change
        UNION
        SELECT c.partnership, a.nth_day FROM change c JOIN partnership p ON p.partnership = c.partnership
        JOIN anniversary a ON a.day = c.day AND a.nth_day < coalesce(c.next_day, 1000000)
        WHERE NOT p.one_off AND a.nth_day <= least({t1}, coalesce(p.ended, 1000000))
    ) d LEFT JOIN met_span m ON m.partnership = d.partnership
    WHERE m.partnership IS NULL OR d.day < m.first_day OR d.day > m.last_day""",
)

MEMBER_OF_MEETING = Step(
    "member_of_meeting",
    "each mark's meeting and member in one number",
    """SELECT CAST(meeting AS BIGINT) * 4294967296 + CAST(member AS BIGINT) AS both
    FROM mark_member WHERE member IS NOT NULL""",
)

_BY_SEATS = """SELECT d.gathering, d.partnership, CAST(s.member AS INTEGER) AS member, d.day, true AS from_seats,
        s.record
    FROM seat_day d JOIN spell s ON s.partnership = d.partnership
        AND s.start_day <= d.day AND coalesce(s.end_day, 1000000) >= d.day"""

PARTICIPATION = Step(
    "participation",
    "one row for each member in each gathering: by marks of meetings, and by spells that hold on the days that seats "
    "make gatherings",
    f"""SELECT meeting AS gathering, min(partnership) AS partnership, CAST(member AS INTEGER) AS member,
        min(day) AS day, false AS from_seats, min(record) AS record
    FROM mark_member WHERE member IS NOT NULL GROUP BY meeting, member
    UNION ALL
    {_BY_SEATS}""",
)

PARTICIPATION_ONCE = Step(
    PARTICIPATION.name,
    f"{PARTICIPATION.yields}; where no member is marked twice at one meeting",
    f"""SELECT meeting AS gathering, partnership, CAST(member AS INTEGER) AS member, day, false AS from_seats, record
    FROM mark_member WHERE member IS NOT NULL
    UNION ALL
    {_BY_SEATS}""",
)

BY_SEATS = Step(
    "by_seats",
    "who took part in the gatherings that seats make",
    f"SELECT b.* FROM ({_BY_SEATS}) b",
)

PARTICIPATION_BARE = Step(
    PARTICIPATION.name,
    f"{PARTICIPATION.yields}; where those who were present are held by themselves, each once",
    """SELECT meeting AS gathering, partnership, person AS member, day, false AS from_seats, record FROM present_mark
    UNION ALL SELECT * FROM by_seats""",
)

GATHERING_RAW = Step(
    "gathering_raw",
    "gatherings and their attendance",
    """SELECT gathering, min(partnership) AS partnership, min(day) AS day, from_seats, count(*) AS size
    FROM participation GROUP BY gathering, from_seats""",
)

TAKING_PART = Step(
    "taking_part",
    "who took part in what, for counting here and for the first-meeting kernel",
    "SELECT gathering, member FROM participation",
)

OCCASIONS = Step(
    "occasions",
    "when each gathering was, how many took part, and in which partnership",
    "SELECT gathering, partnership, day, size, plenary FROM gathering",
)

OCCASION_DAYS = Step(
    "occasion_days",
    "the meetings, and the days that seats make gatherings, some of which nobody took part in",
    """SELECT meeting AS gathering, partnership, day, false AS from_seats FROM meeting_at
    UNION ALL SELECT gathering, partnership, day, true FROM seat_day""",
)

BIG = Step(
    "big",
    "gatherings of partnerships that ever had one above the largest gathering, with the median attendance of their "
    "own kind (meetings, or days that seats make) in the twelve calendar months up to them",
    """SELECT g.gathering, percentile_cont(0.5) WITHIN GROUP (ORDER BY e.size) AS median_size
    FROM gathering_raw g
    JOIN (SELECT partnership FROM gathering_raw GROUP BY partnership HAVING max(size) > {largest_gathering}) p
        ON p.partnership = g.partnership
    JOIN year_before y ON y.day = g.day
    JOIN gathering_raw e ON e.partnership = g.partnership AND e.from_seats = g.from_seats
        AND e.day > y.before AND e.day <= g.day
    GROUP BY g.gathering""",
)

GATHERING = Step(
    "gathering",
    "gatherings; a plenary makes nobody met",
    """SELECT g.gathering, g.partnership, CASE WHEN g.from_seats THEN -1 ELSE g.gathering END AS meeting, g.day,
        g.from_seats, CAST(g.size AS INTEGER) AS size, p.one_off,
        g.size > {largest_gathering} OR coalesce(b.median_size, 0) > {largest_gathering} AS plenary
    FROM gathering_raw g JOIN partnership p ON p.partnership = g.partnership
    LEFT JOIN big b ON b.gathering = g.gathering""",
)

MEETING_WITH = Step(
    "meeting_with",
    "what the first-meeting kernel needs: participations in gatherings that are not plenaries",
    """SELECT p.gathering, p.member, p.day FROM participation p
    LEFT JOIN (SELECT gathering FROM gathering WHERE plenary) g ON g.gathering = p.gathering
    WHERE g.gathering IS NULL""",
)

FIRST_MET = Step(
    "first_met",
    "the first day together of every two members: what the kernel gives, where rows are spread over many machines",
    """SELECT x.member AS a, y.member AS b, min(x.day) AS day
    FROM meeting_with x JOIN meeting_with y ON y.gathering = x.gathering AND x.member < y.member
    GROUP BY x.member, y.member""",
)

FIRST_IN = Step(
    "first_in",
    "each member's first and last day in each partnership",
    """SELECT partnership, member, min(day) AS day, max(day) AS last_day, count(*) AS gatherings
    FROM participation GROUP BY partnership, member""",
)

FIRST_SEEN = Step(
    "first_seen",
    "the first day each member is recorded anywhere: taking part, seated, marked in any way, standing in or stood "
    "in for, answering, proposing, raising an item, giving, or named as a contact; who was present took part",
    """SELECT member, min(day) AS day FROM (
        SELECT member, day FROM first_in
        UNION ALL SELECT member, start_day FROM spell
        UNION ALL
        SELECT CASE WHEN {at_people} = 1 THEN coalesce(n.person, {people} + f.now) ELSE {people} + f.now END, n.day
        FROM (
            SELECT person, organisation, min(day) AS day FROM mark_at
            WHERE status IS NULL OR status <> 'present' OR deputy_for IS NOT NULL GROUP BY person, organisation
            UNION ALL SELECT deputy_for, NULL, day FROM mark_at WHERE deputy_for IS NOT NULL
            UNION ALL SELECT person, organisation, day FROM response_at
            UNION ALL SELECT proposer_person, proposer, day FROM proposal_at
            UNION ALL SELECT raised_by_person, raised_by, day FROM item_at
            UNION ALL SELECT NULL, organisation, day FROM contribution_at
            UNION ALL SELECT NULL, from_organisation, day FROM tie_at
            UNION ALL SELECT NULL, to_organisation, day FROM tie_at
        ) n LEFT JOIN followed f ON f.organisation = n.organisation
    ) seen WHERE member IS NOT NULL GROUP BY member""",
)

ON_RECORD = Step(
    "on_record",
    "each partnership's first and last gathering, and how many",
    """SELECT partnership, min(day) AS first_day, max(day) AS last_day, count(*) AS gatherings
    FROM gathering GROUP BY partnership""",
)

GATHERINGS = (BIG, GATHERING)
REST = (FIRST_IN, FIRST_SEEN, ON_RECORD)
