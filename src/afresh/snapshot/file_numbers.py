"""Which partnerships' issues are file numbers and not themes: decided here, once, for every use of issues alike.

A file comes up on one day, or passes from a committee to its council within months; a theme comes back. Where most
issue values of a partnership are of files, its items and proposals have no issue from here on (`item_at`,
`proposal_at`). What a partnership or an organisation declares as an issue is a theme.
"""

from afresh.engine.contract import Step

FILE_DIGITS, FILE_OPEN_DAYS = 4, 731
"""A value of so many digits, half its characters or more, is of a file if it is over within so many days: two years."""

ISSUE_USED = Step(
    "issue_used",
    "each issue value of a partnership's items and proposals by the review date: on how many days, and in how many",
    f"""SELECT u.partnership, u.issue, count(DISTINCT u.day) AS days, min(u.day) AS first_day, max(u.day) AS last_day,
        count(*) AS items,
        max(CASE WHEN length(c.issue) - length(translate(c.issue, '0123456789', '')) >= {FILE_DIGITS}
            AND 2 * length(translate(c.issue, '0123456789', '')) <= length(c.issue) THEN 1 ELSE 0 END) AS numbered
    FROM (
        SELECT m.partnership, i.issue, m.day FROM item i JOIN meeting_at m ON m.meeting = i.meeting AND m.held
        UNION ALL
        SELECT n.now, q.issue, q.day FROM proposal q JOIN partnership_now n ON n.partnership = q.partnership
        WHERE q.day <= {{t1}}
    ) u JOIN issue_code c ON c.code = u.issue
    GROUP BY u.partnership, u.issue""",
)

FILE = Step(
    "file_issue",
    "issue values that name a file: on one day only in each of one or two partnerships, or mostly digits and soon "
    "over; and that nobody declares",
    f"""SELECT u.issue FROM issue_used u
    LEFT JOIN (SELECT issue FROM partnership_issue UNION SELECT issue FROM organisation_issue) d ON d.issue = u.issue
    WHERE d.issue IS NULL
    GROUP BY u.issue
    HAVING (max(u.days) = 1 AND count(*) <= 2)
        OR (max(u.numbered) = 1 AND max(u.last_day) - min(u.first_day) <= {FILE_OPEN_DAYS})""",
)

FILE_NUMBERED = Step(
    "file_numbered",
    "partnerships whose issues are file numbers: most of their own values name files; where they have too few items to "
    "tell by, most of all values do",
    """SELECT v.partnership FROM (
        SELECT u.partnership, sum(u.items) AS items, count(*) AS issues, count(f.issue) AS files
        FROM issue_used u LEFT JOIN file_issue f ON f.issue = u.issue GROUP BY u.partnership
    ) v CROSS JOIN (
        SELECT sum(a.items) AS items, count(*) AS issues, sum(a.files) AS files FROM (
            SELECT u.issue, sum(u.items) AS items, count(DISTINCT f.issue) AS files
            FROM issue_used u LEFT JOIN file_issue f ON f.issue = u.issue GROUP BY u.issue
        ) a
    ) w
    WHERE CASE WHEN v.items >= {fewest_own_items} THEN 1e0 * v.files / v.issues > {issue_once_share}
        ELSE w.items >= {fewest_dated_items} AND 1e0 * w.files / w.issues > {issue_once_share} END""",
)

STEPS = (ISSUE_USED, FILE, FILE_NUMBERED)

SETTINGS = ("fewest_own_items", "fewest_dated_items", "issue_once_share")
