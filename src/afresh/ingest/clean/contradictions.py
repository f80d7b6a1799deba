"""Records that cannot both be right: checks between columns and between tables."""

from afresh.ingest.clean.cleaning_context import MOST_DETAILED, Work
from afresh.ingest.clean.row_check import Check, run
from afresh.records.problems import contradictions as problem
from afresh.records.problems.values import DateInFuture, VacantSeatIsHeld
from afresh.records.tables import TABLES

HAPPENED = {
    "seats": ("start",), "meetings": ("date",), "proposals": ("date", "decided"), "responses": ("date",),
    "contributions": ("date",), "observations": ("date",), "reviews": ("date",), "ties": ("date",),
    "actions": ("done",),
}  # fmt: skip
BEGINS_AND_ENDS = {
    "organisations": ("opened", "closed", "name"), "partnerships": ("established", "ended", "name"),
    "policies": ("in_force_from", "in_force_to", "title"),
}  # fmt: skip
LAST_DAY = "coalesce(\"end\", CASE WHEN end_is = 'unknown' THEN \"start\" ELSE DATE '9999-12-31' END)"
"""SQL for the last day on which a seat is known to be held."""
LINKS = (("organisations", "successor"), ("partnerships", "successor"), ("partnerships", "parent"))


def check_contradictions(work: Work) -> None:
    _check_dates(work)
    for table, column in LINKS:
        _drop_loops(work, table, column)
    _check_seats(work)
    _check_marks(work)
    _check_answers(work)
    _check_figures(work)


def _said(day: str) -> str:
    return f"strftime({day}, '%-d %B %Y')"


def _check_dates(work: Work) -> None:
    today = f"DATE '{work.today.isoformat()}'"
    says = {"today": f"{work.today.day} {work.today:%B %Y}"}
    for table, columns in HAPPENED.items():
        cancelled = " AND status = 'held'" if table == "meetings" else ""
        run(
            work,
            table,
            [
                Check(
                    problem=DateInFuture,
                    where=f'"{column}" > {today}{cancelled}',
                    column=column,
                    value=f'"{column}"',
                    facts={"day": _said(f'"{column}"')},
                    says=says,
                    once=True,
                )
                for column in columns
            ],
        )
    for table, (begin, end, name) in BEGINS_AND_ENDS.items():
        facts = {"start": _said(begin), "end": _said(end)}
        # What is recorded to have ended is never taken to go on.
        needed = TABLES[table].column(begin).required
        done = "as it is: it is in force on no day" if needed else "with the beginning empty"
        change = "" if needed else f"{begin} = NULL"
        run(
            work,
            table,
            [
                Check(
                    problem=problem.ClosesBeforeItOpens,
                    where=f"{end} < {begin}",
                    column=end,
                    value=name,
                    facts=facts,
                    says={"done": done},
                    change=change,
                )
            ],
        )


def _drop_loops(work: Work, table: str, column: str) -> None:
    """A chain that bites its tail loses the link that stands last in the records."""
    if not work.has(table, column):
        return
    found = work.rows(f'SELECT id, "{column}", name, at_place, at_row FROM clean_{table} WHERE "{column}" IS NOT NULL')
    links, rows = {row[0]: row[1] for row in found}, {row[0]: row for row in found}
    done: set[str] = set()
    for start in sorted(links):
        path: list[str] = []
        at = start
        while at in links and at not in done:
            done.add(at)
            path.append(at)
            at = links[at]
        if at in path:
            _drop_link(work, table, column, [rows[each] for each in path[path.index(at) :]])


def _drop_link(work: Work, table: str, column: str, loop: list[tuple[str, str, str, str, int]]) -> None:
    last = max(loop, key=lambda row: (row[3] or "", row[4] or 0))
    at = loop.index(last)
    names = [str(row[2]) for row in (*loop[at:], *loop[:at], last)]
    shown = " → ".join(names if len(names) <= 6 else [*names[:3], "…", *names[-2:]])
    work.add(problem.LoopOfLinks, last[3], table, last[4], column, value=last[2], path=shown)
    work.con.execute(f'UPDATE clean_{table} SET "{column}" = NULL WHERE id = $id', {"id": last[0]})


def check_seat_dates(work: Work) -> None:
    """Nobody can tell which of the two dates is wrong: that the seat has ended is kept, and that nobody knows when."""
    dates = {"start": _said('"start"'), "end": _said('"end"')}
    change = "\"end\" = NULL, end_is = 'unknown'"
    run(
        work,
        "seats",
        [Check(problem.SeatEndsBeforeItStarts, '"end" < "start"', "end", '"end"', dates, change=change)],
    )
    if work.has("seats", "vacant"):
        held = "vacant AND person IS NOT NULL"
        run(work, "seats", [Check(VacantSeatIsHeld, held, "vacant", "person", change="vacant = false")])


def _check_seats(work: Work) -> None:
    if "seats" not in work.columns:
        return
    run(
        work,
        "seats",
        [
            Check(
                problem.LastSeenWithoutEnd,
                "\"end\" IS NULL AND end_is IN ('last_seen', 'month', 'year')",
                "end_is",
                "end_is",
                change="end_is = 'unknown'",
            )
        ],
    )
    # Most seats are held once, and those are not put in order: the hash only says which may be held again.
    seat = "hash(partnership, person, organisation, role)"
    work.con.execute(f"""
        CREATE OR REPLACE TEMP TABLE clean_overlaps AS
        SELECT rowid AS r, lag("start") OVER w AS other_start, lag(at_row) OVER w AS other_row,
            "start" <= max({LAST_DAY}) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING
                AND 1 PRECEDING) AS too_soon
        FROM clean_seats
        WHERE vacant IS NOT true AND {seat} IN (SELECT {seat} FROM clean_seats GROUP BY 1 HAVING count(*) > 1)
        WINDOW w AS (PARTITION BY partnership, person, organisation, role
            ORDER BY "start", "end" NULLS LAST, at_place, at_row)
    """)
    run(work, "seats", [_overlap(), _outside_partnership(), _after_closing()])


def _overlap() -> Check:
    mine = "(SELECT {} FROM clean_overlaps o WHERE o.r = clean_seats.rowid)"
    facts = {"other_start": mine.format(_said("other_start")), "other_row": mine.format("other_row")}
    where = "rowid IN (SELECT r FROM clean_overlaps WHERE too_soon)"
    return Check(problem.SeatOverlapsItself, where, "start", facts=facts)


def _outside_partnership() -> Check:
    partnership = "(SELECT {} FROM clean_partnerships p WHERE p.id = clean_seats.partnership)"
    outside = (
        "rowid IN (SELECT s.rowid FROM clean_seats s JOIN clean_partnerships p ON p.id = s.partnership "
        "WHERE p.established > s.start OR p.ended < coalesce(s.end, s.start))"
    )
    facts = {
        "start": _said('"start"'),
        "end": "coalesce(" + _said('"end"') + ", 'today')",
        "established": partnership.format(f"coalesce({_said('established')}, 'no recorded day')"),
        "ended": partnership.format(f"coalesce({_said('ended')}, 'today')"),
    }
    return Check(problem.SeatOutsidePartnership, outside, "start", partnership.format("name"), facts)


def _after_closing() -> Check:
    """An organisation that was followed by another goes on in it, so a seat still held is no contradiction."""
    organisation = "(SELECT {} FROM clean_organisations o WHERE o.id = clean_seats.organisation)"
    closed = (
        "rowid IN (SELECT s.rowid FROM clean_seats s JOIN clean_organisations o ON o.id = s.organisation "
        f"WHERE o.closed < {LAST_DAY} AND (s.end IS NOT NULL OR o.successor IS NULL))"
    )
    until = _said('"end"')
    facts = {"closed": organisation.format(_said("closed")), "until": f"coalesce('until ' || {until}, 'still')"}
    return Check(problem.SeatAfterOrganisationClosed, closed, "organisation", organisation.format("name"), facts)


def _check_marks(work: Work) -> None:
    if "attendance" not in work.columns:
        return
    meeting = (
        "(SELECT p.name || ' ' || m.date FROM clean_meetings m "
        "JOIN clean_partnerships p ON p.id = m.partnership WHERE m.id = {})"
    )
    for place, row, meeting_id, count in work.rows("""
        SELECT at_place, min(at_row), meeting, count(*) FROM clean_attendance
        WHERE meeting IN (SELECT id FROM clean_meetings WHERE status = 'cancelled')
            AND status IN ('present', 'deputy', 'in_attendance')
        GROUP BY at_place, meeting ORDER BY 1, 2 LIMIT 1000
    """):
        shown = work.one(f"SELECT {meeting.format('$id')}", {"id": meeting_id})[0] or meeting_id
        work.add(problem.AttendanceAtCancelledMeeting, place, "attendance", row, "meeting", value=shown, count=count)
    if not work.one_mark_each:
        _keep_one_mark(work, meeting)


def _keep_one_mark(work: Work, meeting: str) -> None:
    """Where one person has different marks for one meeting, keep the one that says most: present first."""
    differ = "SELECT (meeting, person) FROM clean_attendance WHERE person IS NOT NULL GROUP BY meeting, person"
    differ += " HAVING min(status) < max(status)"
    if not work.one(f"SELECT EXISTS ({differ})")[0]:
        return
    work.settle("attendance")
    work.con.execute(f"""
        CREATE OR REPLACE TEMP TABLE clean_marks AS
        SELECT rowid AS r, at_place, at_row, meeting, person, status, first_value(status) OVER (w
            ORDER BY list_position(
            ['present', 'deputy', 'in_attendance', 'apologies', 'absent'], status))
                AS kept, string_agg(DISTINCT status, ', ') OVER w AS marks
        FROM clean_attendance WHERE person IS NOT NULL AND (meeting, person) IN ({differ})
        WINDOW w AS (PARTITION BY meeting, person)
    """)
    found = work.rows(f"""
        SELECT any_value(at_place), max(at_row), meeting, person, any_value(kept), count(DISTINCT status),
            string_agg(DISTINCT status, ', ' ORDER BY status),
            {meeting.format("meeting")}, (SELECT name FROM clean_people p WHERE p.id = person),
            count(*) FILTER (status <> kept)
        FROM clean_marks GROUP BY meeting, person ORDER BY 1, 2 LIMIT {MOST_DETAILED}
    """)
    removed = work.one("SELECT count(*) FROM clean_marks WHERE status <> kept")[0]
    for at, (place, row, _, _, kept, count, marks, shown, name, gone) in enumerate(found, start=1):
        removed -= gone
        # The last of those that are told one by one answers for all that are not.
        times = gone + removed if at == len(found) else gone
        work.add(
            problem.MarksDiffer,
            place,
            "attendance",
            row,
            "status",
            value=name,
            times=times,
            count=count,
            marks=marks,
            meeting=shown,
            kept=kept,
        )
    if found:
        work.con.execute("DELETE FROM clean_attendance WHERE rowid IN (SELECT r FROM clean_marks WHERE status <> kept)")


def _check_answers(work: Work) -> None:
    run(
        work,
        "proposals",
        [
            Check(
                problem.DecidedBeforeProposed,
                "decided < date",
                "decided",
                "decided",
                {"decided": _said("decided"), "date": _said("date")},
                change="decided = NULL",
            )
        ],
    )
    put = "(SELECT {} FROM clean_proposals q WHERE q.id = clean_responses.proposal)"
    run(
        work,
        "responses",
        [
            Check(
                problem.AnsweredBeforeProposed,
                "date < (SELECT q.date FROM clean_proposals q WHERE q.id = clean_responses.proposal)",
                "date",
                put.format("title"),
                {"date": _said("date"), "put": put.format(_said("q.date"))},
                change="date = NULL",
            )
        ],
    )


def _check_figures(work: Work) -> None:
    if "observations" not in work.columns:
        return
    work.con.execute("""
        CREATE OR REPLACE TEMP TABLE clean_figures AS
        SELECT rowid AS r, row_number() OVER w AS nth, first_value(value) OVER w AS first, first_value(at_row) OVER w
            AS first_row
        FROM clean_observations WINDOW w AS (PARTITION BY indicator, date ORDER BY at_place, at_row)
    """)
    own = "(SELECT {} FROM clean_figures f WHERE f.r = clean_observations.rowid)"
    run(
        work,
        "observations",
        [
            Check(
                problem.FigureTwice,
                "rowid IN (SELECT r FROM clean_figures WHERE nth > 1)",
                "value",
                work.raw("observations", "indicator"),
                {
                    "date": _said("date"),
                    "first": own.format("format('{:g}', first)"),
                    "first_row": own.format("first_row"),
                    "figure": "format('{:g}', value)",
                },
            )
        ],
    )


def tables_looked_up() -> tuple[str, ...]:
    """Tables that a check may look into, whether or not the user gave them."""
    return tuple(
        name for name in TABLES if name in ("organisations", "people", "partnerships", "meetings", "proposals")
    )
