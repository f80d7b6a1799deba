"""The attendance grid: names down, meeting dates across, a mark in each cell."""

from afresh.ingest.clean.cleaning_context import Work, counted, literal, some
from afresh.ingest.layouts.form_partnership import know_name, partnership_of
from afresh.ingest.layouts.form_tables import sheet_of
from afresh.ingest.layouts.grid_columns import Layout
from afresh.ingest.layouts.marks import Marks, key_in, mark_key, read_marks
from afresh.ingest.layouts.totals import first_and_others
from afresh.ingest.sources.sheet import Sheet
from afresh.records.problems import forms as problem

_TOTAL_ROW = (
    r"^(?:(?:sub |grand )?totals?|number|count|attendance|present|apologies|absent|quorum|quorate|"
    r"quoracy|key|legend|notes?|percent(?:age)?|overall|sum|average|chair(?:ed)? by|number (?:of|"
    r"present|attending).*|no (?:of|present|attending).*|total .*|percentage .*|quorum .*|"
    r"attendance .*)$"
)
_NAMED_DEPUTY = (
    r"(?i)^(?:(?:dep|deputy|sub|substitute)[\s:.(–-]+(?P<after>[^)]{3,})\)?|"
    r"(?P<before>.{3,}?)\s*[(–-]\s*(?:dep|deputy|sub|substitute)\)?)$"
)
_KEY_LINE = (
    r"(?:=|:|–|—|-|\|)\s*"
    r"(?:present|attend|apolog|absent|did not|not att|non-att|deput|subst|in att|observ|cancel|not a )"
)
FEWEST_KNOWN = 0.5
"""Share of cells under the dates that must be marks for a sheet to be a grid."""
MOST_MARKS = 5_000


def read_grid(work: Work, sheet: Sheet, layout: Layout) -> list[Sheet] | None:
    """The meetings and attendance of a grid, or None if what stands in its cells is not of one."""
    key, key_rows = _key(work, sheet, layout)
    _make_cells(work, sheet, layout, key_rows)
    counts: dict[str, int] = dict(
        work.rows(
            "SELECT mark, count(*) FROM clean_cells WHERE deputy IS NULL AND NOT total "
            f"GROUP BY 1 ORDER BY 2 DESC LIMIT {MOST_MARKS}"
        )
    )
    marks = read_marks(list(counts), key)
    unknown = sum(counts[mark] for mark in marks.unknown)
    if counts and unknown > (1 - FEWEST_KNOWN) * sum(counts.values()):
        return None
    whose = partnership_of(work, sheet) if not layout.partnership else ("", "its own column")
    if whose is None:
        rows = work.one(f"SELECT count(*) FROM {sheet.relation}")[0]
        work.add(problem.FormWithoutPartnership, sheet.place, form="attendance grid", count=rows)
        return []
    if not layout.partnership:
        know_name(work, "partnerships", whose[0])
    _take_marks(work, marks)
    if layout.partnership:
        _leave_out_those_of_none(work, sheet, layout)
    blanks = _fill_blanks(work, sheet, layout)
    _tell(work, sheet, layout, marks, counts, whose=whose, blanks=blanks)
    return _sheets(work, sheet, layout, whose[0])


def _key(work: Work, sheet: Sheet, layout: Layout) -> tuple[dict[str, str], list[int]]:
    """The key to the marks, wherever it stands, and the rows it takes up."""
    key: dict[str, str] = {}
    for text in (" | ".join(sheet.above), *sheet.above):
        key |= key_in(text)
    every = ", ".join(f"c{at}" for at in range(len(sheet.headings)))
    lines = work.rows(f"""
        SELECT source_row, concat_ws(' | ', {every}) AS line FROM {sheet.relation}
        WHERE regexp_matches(lower(concat_ws(' | ', {every})),
            '{_KEY_LINE}')
        ORDER BY 1 LIMIT 200
    """)
    rows = []
    for row, line in lines:
        found = key_in(line)
        if found:
            key |= found
            rows.append(row)
    return key, rows


def _make_cells(work: Work, sheet: Sheet, layout: Layout, key_rows: list[int]) -> None:
    """Make `clean_cells`: one row a mark, with its person, organisation and date; rows of totals are marked so."""
    dates = ", ".join(f"({at}, DATE '{day}')" for at, (day, _) in layout.dates.items())
    columns = ", ".join(f"c{at}" for at in layout.dates)
    who = layout.person or layout.organisation
    first, others, figures = first_and_others(len(sheet.headings))
    total = f"{_says_total(who)} OR ({_says_total(first)} AND {figures} = {others})"
    rows = ", ".join(map(str, key_rows)) or "-1"
    work.con.execute(f"""
        CREATE OR REPLACE TEMP TABLE clean_cells AS
        SELECT u.source_row, u.person, u.organisation, u.partnership, u.total, d.day, d.spot, trim(u.mark)
            AS mark, NULL::VARCHAR AS status,
            nullif(trim(coalesce(nullif(regexp_extract(trim(u.mark), '{_NAMED_DEPUTY}', 1), ''),
                regexp_extract(trim(u.mark), '{_NAMED_DEPUTY}', 2))), '') AS deputy
        FROM (
            UNPIVOT (
                SELECT source_row, nullif(trim({layout.person or "NULL::VARCHAR"}), '')
                    AS person, {layout.organisation} AS organisation,
                    {layout.partnership or "NULL::VARCHAR"} AS partnership, {total} AS total, {columns}
                FROM {sheet.relation} WHERE source_row NOT IN ({rows})
            ) ON {columns} INTO NAME col VALUE mark
        ) u JOIN (VALUES {dates}) d(spot, day) ON 'c' || d.spot = u.col
    """)
    work.con.execute("""
        UPDATE clean_cells SET total = true WHERE source_row IN (
            SELECT source_row FROM clean_cells GROUP BY 1
            HAVING bool_and(person IS NULL AND organisation IS NULL)
                AND bool_and(regexp_matches(mark, '^[0-9.,% /]+$')))
    """)


def _says_total(cell: str) -> str:
    bare = f"lower(trim(regexp_replace(coalesce({cell}, ''), '[^\\p{{L}}\\p{{N}}]+', ' ', 'g')))"
    return f"regexp_matches({bare}, '{_TOTAL_ROW}')"


def _take_marks(work: Work, marks: Marks) -> None:
    taken = [(mark, status) for mark, status in marks.taken.items()]
    columns = [[mark for mark, _ in taken], [status for _, status in taken]]
    work.con.execute(
        "CREATE OR REPLACE TEMP TABLE clean_mark_words AS SELECT unnest($1::VARCHAR[]) AS mark, "
        "unnest($2::VARCHAR[]) AS status",
        columns,
    )
    work.con.execute(
        "UPDATE clean_cells SET status = w.status FROM clean_mark_words w WHERE w.mark = clean_cells.mark AND NOT "
        "clean_cells.total"
    )
    work.con.execute("UPDATE clean_cells SET status = 'deputy' WHERE deputy IS NOT NULL AND NOT total")


def _leave_out_those_of_none(work: Work, sheet: Sheet, layout: Layout) -> None:
    """Rows with nothing in the column of partnerships: whose marks they are is not guessed."""
    of_none = "partnership IS NULL AND status NOT IN ('nothing', 'cancelled') AND NOT total"
    rows, first, marks = work.one(
        f"SELECT count(DISTINCT source_row), min(source_row), count(*) FROM clean_cells WHERE {of_none}"
    )
    if rows:
        work.add(
            problem.GridRowsWithoutPartnership, sheet.place, "attendance", first,
            _partnership_heading(sheet, layout),
            times=rows, count=rows, marks_in_them=counted(marks, "mark"),
        )  # fmt: skip
        work.supplied["attendance"] = work.supplied.get("attendance", 0) + marks
    work.con.execute("UPDATE clean_cells SET status = NULL WHERE partnership IS NULL")


def _partnership_heading(sheet: Sheet, layout: Layout) -> str:
    return sheet.headings[int(layout.partnership.removeprefix("c"))]


def _fill_blanks(work: Work, sheet: Sheet, layout: Layout) -> int:
    """In a grid with marks for presence only, a blank between a name's first and last mark is an absence."""
    used = {status for (status,) in work.rows("SELECT DISTINCT status FROM clean_cells WHERE status IS NOT NULL")}
    if not used or used & {"apologies", "absent"} or "present" not in used:
        return 0
    work.con.execute("""
        INSERT INTO clean_cells
        SELECT s.source_row, s.person, s.organisation, s.partnership, false, d.day, d.spot, '', 'absent', NULL
        FROM (SELECT source_row, any_value(person) AS person, any_value(organisation)
            AS organisation, any_value(partnership) AS partnership,
                  min(day) AS first, max(day) AS last FROM clean_cells
                      WHERE status IN ('present', 'deputy', 'in_attendance') GROUP BY 1) s
        JOIN (SELECT DISTINCT spot, day FROM clean_cells WHERE status = 'present') d ON d.day BETWEEN s.first AND s.last
        WHERE NOT EXISTS (SELECT 1 FROM clean_cells c WHERE c.source_row = s.source_row AND c.day = d.day)
    """)
    return int(work.one("SELECT count(*) FROM clean_cells WHERE mark = '' AND status = 'absent'")[0])


def _sheets(work: Work, sheet: Sheet, layout: Layout, name: str) -> list[Sheet]:
    partnership = f"coalesce(partnership, {literal('' if layout.partnership else name)})"
    wanted = "status NOT IN ('nothing', 'cancelled')"
    meetings = f"""
        SELECT {max(1, int(work.one(f"SELECT coalesce(min(source_row), 2) FROM {sheet.relation}")[0]) - 1)}
            AS source_row, {partnership} AS p, day,
            CASE WHEN bool_or(status = 'cancelled') AND NOT bool_or(status = 'present') THEN 'cancelled'
                ELSE 'held' END AS s
        FROM clean_cells WHERE status IS NOT NULL AND status <> 'nothing' AND NOT total GROUP BY ALL"""
    marks = f"SELECT *, {partnership} || ' ' || day AS meeting FROM clean_cells WHERE {wanted} AND NOT total"
    deputised = "status = 'deputy' AND person IS NOT NULL"
    return [
        sheet_of(work, "meetings", sheet.place, {"partnership": "p", "date": "day", "status": "s"}, meetings),
        sheet_of(work, "attendance", sheet.place, {
            "meeting": "meeting", "person": f"CASE WHEN {deputised} THEN deputy ELSE person "
                                            f"END", "organisation": "organisation",
            "status": "status", "deputy_for": f"CASE WHEN {deputised} THEN person END"}, marks),
    ]  # fmt: skip


def _tell(
    work: Work,
    sheet: Sheet,
    layout: Layout,
    marks: Marks,
    counts: dict[str, int],
    *,
    whose: tuple[str, str],
    blanks: int,
) -> None:
    read = "status IS NOT NULL AND status NOT IN ('nothing', 'cancelled') AND NOT total"
    meetings, names, count = work.one(
        f"SELECT count(DISTINCT day), count(DISTINCT coalesce(person, organisation)), count(*) FROM clean_cells "
        f"WHERE {read}"
    )
    if layout.partnership:
        of, wrong = f"the partnerships under {_partnership_heading(sheet, layout)!r}", ""
    else:
        of = repr(whose[0])
        wrong = f". The partnership's name came from {whose[1]}; name the sheet after it if it is wrong"
    work.add(
        problem.GridRead,
        sheet.place,
        "attendance",
        value=whose[0],
        of=of,
        meetings=counted(meetings, "meeting"),
        people=counted(names, "name"),
        count=count,
        given=count,
        if_the_name_is_wrong=wrong,
    )
    taken = f", a name taken from {whose[1]}" if whose[0] else ""
    work.notes.append(f"{sheet.place}: read as an attendance grid of {of}{taken}.")
    _tell_of_marks(work, sheet, marks, counts, blanks)
    _tell_of_the_rest(work, sheet, layout)


def _tell_of_marks(work: Work, sheet: Sheet, marks: Marks, counts: dict[str, int], blanks: int) -> None:
    said = [f"{mark} {_in_words(status)}" for mark, status in marks.taken.items()]
    blank = (
        f"absent between a name's first and last mark, as no mark means absence (in {counted(blanks, 'cell')}), and "
        f"otherwise"
        if blanks
        else ""
    )
    said.append(f"a blank {blank} not recorded".replace("  ", " "))
    work.add(problem.MarksTaken, sheet.place, "attendance", marks=", ".join(said), effect_of="every mark was read so.")
    work.notes.append(f"{sheet.place}: took the marks as follows: {', '.join(said)}.")
    for mark, (taken, why) in marks.guessed.items():
        work.add(
            problem.MarkGuessed,
            sheet.place,
            "attendance",
            None,
            "",
            value=mark,
            taken=taken,
            why=why,
            count=counts[mark],
        )
    firsts = {mark: (row, at) for mark, row, at in work.rows(
        "SELECT mark, min(source_row), arg_min(spot, source_row) FROM clean_cells WHERE status IS NULL AND NOT "
        "total GROUP BY 1")}  # fmt: skip
    for mark in marks.unknown:
        row, at = firsts[mark]
        work.add(
            problem.MarkNotKnown,
            sheet.place,
            "attendance",
            row,
            sheet.headings[at],
            value=mark,
            times=counts[mark],
            count=counts[mark],
        )
        work.supplied["attendance"] = work.supplied.get("attendance", 0) + counts[mark]


def _in_words(status: str) -> str:
    return {"nothing": "not recorded", "in_attendance": "in attendance", "deputy": "sent a deputy"}.get(status, status)


def _tell_of_the_rest(work: Work, sheet: Sheet, layout: Layout) -> None:
    def ignored(parts: str, names: list[str]) -> None:
        if names:
            work.add(
                problem.GridPartsIgnored, sheet.place, "attendance", count=len(names), parts=parts, names=some(names)
            )

    ignored("columns", list(layout.ignored))
    name = f"coalesce({layout.person or layout.organisation}, 'row ' || source_row)"
    first, _, _ = first_and_others(len(sheet.headings))
    totals = work.rows(f"""
        SELECT {first} FROM {sheet.relation}
        WHERE source_row IN (SELECT source_row FROM clean_cells WHERE total)
            OR (source_row NOT IN (SELECT source_row FROM clean_cells) AND {_says_total(first)})
        ORDER BY source_row""")
    ignored("rows", [row[0] for row in totals])
    unmarked = [row[0] for row in work.rows(f"""
        SELECT {name} FROM {sheet.relation} WHERE source_row NOT IN (SELECT source_row FROM clean_cells)
            AND NOT regexp_matches({name}, '(?i)^(key|legend|notes?)\\b|[=]') AND NOT {_says_total(name)}
                AND {layout.person or layout.organisation} IS NOT NULL ORDER BY source_row""")]  # fmt: skip
    unmarked = [each for each in unmarked if not key_in(each) and len(mark_key(each)) > 3]
    if unmarked:
        work.add(problem.GridNameWithoutMarks, sheet.place, "attendance", count=len(unmarked), names=some(unmarked))
    marked = {
        row[0]
        for row in work.rows(
            "SELECT DISTINCT spot FROM clean_cells WHERE status IS NOT NULL AND NOT total AND status <> 'nothing'"
        )
    }
    empty = [sheet.headings[at] for at in layout.dates if at not in marked]
    if empty:
        work.add(problem.GridDateWithoutMarks, sheet.place, "attendance", count=len(empty), names=some(empty))
    for at, (day, how) in layout.dates.items():
        if how == "month":
            said = f"{day.day} {day:%B %Y}"
            work.add(problem.GridMonthTakenAsDay, sheet.place, "meetings", None, "", value=sheet.headings[at], day=said)
    _tell_of_either_way(work, sheet, layout)


def _tell_of_either_way(work: Work, sheet: Sheet, layout: Layout) -> None:
    either = [(sheet.headings[at], day) for at, (day, how) in layout.dates.items() if how == "either"]
    if either:
        heading, day = either[0]
        first, other = ("day", "month") if work.order == "day-first" else ("month", "day")
        dates = counted(len(either), "date")
        work.notes.append(
            f"{sheet.place}: {dates} across could be read either way; {heading} was read as {day.day} {day:%B %Y}."
        )
        from afresh.records.problems.values import DatesCouldBeEitherWay

        work.add(
            DatesCouldBeEitherWay,
            sheet.place,
            "meetings",
            value=heading,
            count=len(either),
            day=f"{day.day} {day:%B %Y}",
            first=first,
            other=other,
            order=f"the {first} first",
            option=f"{other}-first",
        )
