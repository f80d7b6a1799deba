"""Meetings referred to by id, or by partnership and date in any form; made where there is no table of them."""

from afresh.ingest.clean.cleaning_context import Work, literal
from afresh.ingest.clean.encode_attendance import forget_numbers
from afresh.ingest.clean.ids import make_ids
from afresh.ingest.clean.references import collect_mentions, columns_referring_to, key_of, make_empty, put_ids, renamed
from afresh.ingest.clean.row_check import Check, run
from afresh.ingest.sources.raw_sheet import MANY_ROWS
from afresh.records.dates import IN_TEXT, days_table
from afresh.records.problems import names as problem

_TEXT = rf"^(.*?)[\s,:;(|–—-]+({IN_TEXT})\s*\)?$"


def split_meetings(work: Work) -> None:
    """Make `clean_meeting_texts`: each text that refers to a meeting, with the partnership and day in it."""
    if _by_id_alone(work):
        return
    # Some meetings have to be looked up, and perhaps are left out.
    forget_numbers(work)
    collect_mentions(work, "meetings")
    split = f"regexp_extract(raw, {literal(_TEXT)}, ['part', 'date'])"
    work.con.execute(
        "CREATE OR REPLACE TEMP TABLE clean_meeting_parts AS "
        f"SELECT *, {key_of('raw')} AS key, {split} AS s FROM clean_mentions"
    )
    days_table(
        work.con,
        "clean_meeting_days",
        "SELECT s.date AS raw, 1 AS n FROM clean_meeting_parts WHERE s.date <> '' GROUP BY 1",
        work.order,
    )
    work.con.execute("""
        CREATE OR REPLACE TEMP TABLE clean_meeting_texts AS
        SELECT m.raw, m.key, n.n, m.place, m."row", m.named_in, nullif(trim(m.s.part), '') AS part, d.day, d.raw
            AS day_text, d.how
        FROM (SELECT * FROM clean_meeting_parts) m JOIN clean_mentions n USING (raw) LEFT JOIN clean_meeting_days d
            ON d.raw = m.s.date
    """)


def _by_id_alone(work: Work) -> bool:
    """Whether meetings are listed, each with an id of its own, and of many references all are such ids.

    Then no text need be taken apart, and `clean_meeting_texts` is left empty. No such meeting is left out later,
    since the partnerships named are ids as well.
    """
    referring = columns_referring_to(work, "meetings")
    many = sum(work.supplied.get(table, 0) for table, _ in referring) >= MANY_ROWS
    if not many or "meetings" not in work.given or "partnerships" not in work.given:
        return False
    different = "count(*)" if work.marks_are_coded else "count(DISTINCT id)"
    rows, ids, forms, placed = work.one(f"""
        SELECT count(*), {different}, count(*) FILTER (at_form),
            count(*) FILTER (partnership IN (SELECT id FROM clean_partnerships)) FROM clean_meetings
    """)
    if forms or not rows == ids == placed:
        return False
    # Each id is there once, so that as many rows find their meeting as name one.
    strange = ", ".join(
        f'(SELECT count("{column}") FROM clean_{table}) '
        f'- (SELECT count(*) FROM clean_{table} t JOIN clean_meetings m ON m.id = t."{column}")'
        for table, column in referring
        if not (table == "attendance" and work.marks_are_coded)
    )
    if strange and any(work.one(f"SELECT {strange}")):
        return False
    work.con.execute("""
        CREATE OR REPLACE TEMP TABLE clean_meeting_texts AS
        SELECT '' AS raw, '' AS key, 1 AS n, NULL::VARCHAR AS place, NULL::BIGINT AS "row", NULL::VARCHAR AS named_in,
            NULL::VARCHAR AS part, NULL::DATE AS day, NULL::VARCHAR AS day_text, NULL::VARCHAR AS how WHERE false
    """)
    work.own_ids.add("meetings")
    return True


def _all_are_ids(work: Work) -> bool:
    unknown = "NOT EXISTS (SELECT 1 FROM clean_meetings m WHERE m.id = t.raw)"
    return not work.one(f"SELECT count(*) FROM clean_meeting_texts t WHERE {unknown}")[0]


def partnerships_named(work: Work) -> str:
    """A query of the partnerships named in references to meetings, for `collect_mentions`."""
    known = ""
    if "meetings" in work.columns:
        listed = "FROM clean_meetings WHERE id IS NOT NULL"
        known = f"AND raw NOT IN (SELECT id {listed}) AND key NOT IN (SELECT {key_of('id')} {listed})"
    return (
        'SELECT part AS raw, sum(n)::BIGINT AS n, arg_min(place, "row") AS place, min("row") AS "row", '
        "min(named_in) AS named_in "
        f"FROM clean_meeting_texts WHERE part IS NOT NULL AND day IS NOT NULL {known} GROUP BY 1"
    )


def place_meetings(work: Work) -> None:
    """Give meetings their ids, make those that are only named, and put ids in place of references to them."""
    if "meetings" not in work.columns:
        make_empty(work, "meetings")
        work.columns["meetings"] = ["id", "partnership", "date", "status"]
    work.con.execute("""
        DELETE FROM clean_meetings WHERE at_form AND EXISTS (
            SELECT 1 FROM clean_meetings given
            WHERE NOT given.at_form AND given.partnership = clean_meetings.partnership
                AND given.date = clean_meetings.date)
    """)
    _make_named(work)
    make_ids(work, "meetings")
    _resolve(work)
    targets = renamed(work, ["meetings"])
    for table in ("attendance", "agenda", "actions"):
        if targets and table in work.columns and work.has(table, "meeting"):
            put_ids(work, table, targets)
            run(work, table, _checks(table))


def _resolve(work: Work) -> None:
    """Make `clean_to_meetings`: what meeting each text means. Ids as the user gave them need no looking at dates."""
    if _all_are_ids(work):
        work.con.execute("""
            CREATE OR REPLACE TEMP TABLE clean_to_meetings AS
            SELECT raw, part, day, n, NULL::VARCHAR AS partnership, NULL::VARCHAR AS ids, raw AS id, 1 AS several
            FROM clean_meeting_texts
        """)
        return
    work.con.execute(f"""
        CREATE OR REPLACE TEMP TABLE clean_to_meetings AS
        WITH by_id AS (SELECT {key_of("id")} AS key, min(id) AS id, count(*) AS several FROM clean_meetings GROUP BY 1),
        by_day AS (SELECT partnership, date, min(id) AS id, count(*) AS several,
                       array_to_string(list_sort(list(id))[:5], ', ') AS ids FROM clean_meetings GROUP BY 1, 2)
        SELECT t.raw, t.part, t.day, t.n, p.id AS partnership, d.ids,
            coalesce(own.id, CASE WHEN k.several = 1 THEN k.id END, CASE WHEN d.several = 1 THEN d.id END) AS id,
            CASE WHEN own.id IS NOT NULL OR k.several = 1 THEN 1 ELSE coalesce(d.several, 0) END AS several
        FROM clean_meeting_texts t
        LEFT JOIN clean_to_partnerships p ON p.raw = t.part
        LEFT JOIN clean_meetings own ON own.id = t.raw
        LEFT JOIN by_id k ON k.key = t.key
        LEFT JOIN by_day d ON d.partnership = p.id AND d.date = t.day
    """)


def _make_named(work: Work) -> None:
    """Where the user gave no table of meetings, those named by partnership and date are held meetings."""
    if "meetings" in work.given:
        return
    work.con.execute("""
        INSERT INTO clean_meetings (at_place, at_form, partnership, date, status)
        SELECT min(t.place), true, p.id, t.day, 'held' FROM clean_meeting_texts t JOIN clean_to_partnerships p
            ON p.raw = t.part
        WHERE t.day BETWEEN DATE '1800-01-01' AND DATE '2200-12-31' AND p.id IS NOT NULL AND t.how <> 'month'
            AND NOT EXISTS (SELECT 1 FROM clean_meetings m WHERE m.partnership = p.id AND m.date = t.day)
        GROUP BY p.id, t.day
    """)
    count = work.one("SELECT count(*) FROM clean_meetings WHERE at_row IS NULL")[0]
    if count:
        work.add(problem.MeetingsMade, "meetings", "meetings", count=count)


def _checks(table: str) -> list[Check]:
    lost = "meeting IS NULL AND meeting__raw IN (SELECT raw FROM clean_to_meetings WHERE several = 0 AND {})"
    dates = """(SELECT 'its meetings nearest to that day are ' || string_agg(strftime(m.date, '%-d %B %Y'), ' and '
        ORDER BY m.date) || '; correct the date, or add the meeting.'
        FROM clean_to_meetings r JOIN (
            SELECT r2.raw, m2.date FROM clean_to_meetings r2 JOIN clean_meetings m2
                ON m2.partnership = r2.partnership WHERE r2.several = 0
            QUALIFY row_number() OVER (PARTITION BY r2.raw ORDER BY abs(m2.date - r2.day), m2.date) <= 2) m
                ON m.raw = r.raw
        WHERE r.raw = meeting__raw)"""
    suggest = f"coalesce({dates}, 'add the meeting to the table of meetings, or correct the name.')"
    if table == "actions":
        says = {"table_named": "meetings", "suggest": "correct it, or add the meeting to the table of meetings."}
        return [Check(problem.OptionalReferenceNotFound, lost.format("true"), "meeting", "meeting__raw", says=says)]
    return [
        Check(problem.MeetingNotFound, lost.format("day IS NOT NULL"), "meeting", "meeting__raw", {"suggest": suggest}),
        Check(problem.MeetingUnclear, lost.format("day IS NULL"), "meeting", "meeting__raw"),
    ]
