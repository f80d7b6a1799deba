"""From raw text to typed values: dates, numbers, yes or no, choices and lists."""

from afresh.ingest.clean.allowed_values import KEY_SQL, NO, YES, words_for
from afresh.ingest.clean.cleaning_context import Work, literal
from afresh.ingest.clean.durations import HOURS, hours
from afresh.ingest.clean.encode_attendance import number_beside, typed_when
from afresh.ingest.clean.ids import REFERRED_TO
from afresh.ingest.clean.percents import FIGURES
from afresh.ingest.clean.row_check import Check, run
from afresh.ingest.sources.raw_sheet import MANY_ROWS, NUMBERED
from afresh.records.dates import EARLIEST, LATEST, days_table
from afresh.records.problems import values as problem
from afresh.records.problems.problem import Problem
from afresh.records.tables import TABLES, Column, Table
from afresh.records.vacancies import NOT_NEEDED

_NUMBER = r"^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:[eE][-+]?\d{1,3})?$|^[-+]?\.\d+$"
ENDS = {
    ("seats", "end"), ("organisations", "closed"), ("partnerships", "ended"), ("policies", "in_force_to"),
}  # fmt: skip
"""Dates of which one after LATEST, such as 31 December 9999, says that there is none."""
_AROUND = r"[£$€\s]|%$|(?i:gbp)"


def type_values(work: Work) -> None:
    """Make `clean_<table>` of every `clean_raw_<table>`, and tell of what could not be read."""
    _read_days(work)
    _read_choices(work)
    for name in sorted(work.columns, key=typed_when):
        _type_table(work, TABLES[name])
        run(work, name, [check for column in TABLES[name].columns for check in _checks(work, TABLES[name], column)])
        if not work.filled[name] & set(TABLES[name].one_of):
            run(work, name, _one_of(work, TABLES[name]))
        if name == NUMBERED:
            number_beside(work)
    _tell_of_either_way(work)


def let_go_of_sheets(work: Work) -> None:
    """Drop what was read and is typed now."""
    seen = {sheet.relation for name in work.on_file for sheet in work.lie_in[name]}
    for sheet in work.sheets:
        if sheet.relation not in seen:
            work.con.execute(f"DROP {'VIEW' if sheet.on_file else 'TABLE'} IF EXISTS {sheet.relation}")


def _there(work: Work, kind: str) -> list[tuple[str, Column]]:
    return [(t, c) for t in work.columns for c in TABLES[t].columns if c.kind == kind and work.has(t, c.name)]


def _texts(work: Work, kind: str) -> list[str]:
    return [
        f'SELECT {literal(f"{table}.{column.name}")} AS col, "{column.name}" AS raw, count(*) AS n '
        f'FROM clean_raw_{table} WHERE "{column.name}" IS NOT NULL GROUP BY ALL'
        for table, column in _there(work, kind)
    ]


def _read_days(work: Work) -> None:
    texts = _texts(work, "date")
    inner = " UNION ALL ".join(texts) or "SELECT '' AS col, '' AS raw, 0 AS n WHERE false"
    days_table(work.con, "clean_days", f"SELECT raw, sum(n)::BIGINT AS n FROM ({inner}) GROUP BY raw", work.order)
    iso = f"coalesce(raw = CAST(day AS VARCHAR) AND day BETWEEN DATE '{EARLIEST}' AND DATE '{LATEST}', false)"
    work.iso_days = bool(work.one(f"SELECT bool_and({iso}) FROM clean_days")[0])


def _read_choices(work: Work) -> None:
    """Make `clean_choices` (col, raw, value), each different text once."""
    words = [
        (f"{t}.{c.name}", key, value) for t, c in _there(work, "choice") for key, value in words_for(t, c.name).items()
    ]
    work.con.execute("CREATE OR REPLACE TEMP TABLE clean_words (col VARCHAR, key VARCHAR, value VARCHAR)")
    columns = [list(each) for each in zip(*words, strict=True)] or [[], [], []]
    work.con.execute(
        "INSERT INTO clean_words SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[])", columns
    )
    inner = " UNION ALL ".join(_texts(work, "choice")) or "SELECT '' AS col, '' AS raw, 0 AS n WHERE false"
    work.con.execute(f"""
        CREATE OR REPLACE TEMP TABLE clean_choices AS
        SELECT t.col, t.raw, w.value FROM ({inner}) t LEFT JOIN clean_words w ON w.col = t.col
            AND w.key = {KEY_SQL.format("t.raw")}
    """)
    known = work.rows("SELECT col FROM clean_choices GROUP BY col HAVING bool_and(raw IS NOT DISTINCT FROM value)")
    defaults = {f"{t}.{c.name}" for t, c in _there(work, "choice") if c.default}
    work.as_they_are = {col for (col,) in known} - defaults


def _can_stay_on_file(work: Work, table: Table) -> bool:
    """Whether every cell of a large table is taken as it lies in its one file: then it is not copied until it must be.

    Other tables refer to rows of some, which are looked up and added to.
    """
    sheets = work.lie_in.get(table.name, [])
    raw = all(
        column.kind in ("text", "id", "reference")
        or f"{table.name}.{column.name}" in work.as_they_are
        or not (work.has(table.name, column.name) or column.default)
        for column in table.columns
    )
    return raw and table.name in work.plain and len(sheets) == 1 and sheets[0].on_file and table.name not in REFERRED_TO


def _type_table(work: Work, table: Table) -> None:
    selects, joins = ["at_place", "at_row", "at_form"], []
    for at, column in enumerate(table.columns):
        there = work.has(table.name, column.name)
        raw = f'r."{column.name}"'
        if there and column.kind == "date" and not work.iso_days:
            joins.append(f"LEFT JOIN clean_days d{at} ON d{at}.raw = {raw}")
        as_it_is = f"{table.name}.{column.name}" in work.as_they_are
        if there and column.kind == "choice" and not as_it_is:
            col = literal(f"{table.name}.{column.name}")
            joins.append(f"LEFT JOIN clean_choices d{at} ON d{at}.raw = {raw} AND d{at}.col = {col}")
        value = raw if as_it_is else _value(work, table, column, raw, at)
        selects.append(f'{value} AS "{column.name}"')
        # The text itself is there for the checks, and is not copied where there are none.
        if column.kind not in ("text", "id", "reference") and not as_it_is and _checks(work, table, column):
            selects.append(f'{raw} AS "{column.name}__raw"')
        if there and column.kind == "date" and not work.iso_days:
            selects.append(f'd{at}.how AS "{column.name}__how"')
    if _can_stay_on_file(work, table):
        work.on_file.add(table.name)
        work.con.execute(f"CREATE VIEW clean_{table.name} AS SELECT {', '.join(selects)} FROM clean_raw_{table.name} r")
        return
    # What is large is made where the records lie, so that it can stay there (see clean); and what large attendance
    # refers to, so that another connection can see it (see clean_coded).
    seen_beside = typed_when(table.name) == 0 and _can_stay_on_file(work, TABLES[NUMBERED])
    large = work.supplied.get(table.name, 0) >= MANY_ROWS
    kind = "TABLE" if large or seen_beside else "TEMP TABLE"
    work.con.execute(
        f"CREATE OR REPLACE {kind} clean_{table.name} AS SELECT {', '.join(selects)} "
        f"FROM clean_raw_{table.name} r {' '.join(joins)}"
    )
    work.con.execute(f"DROP {'VIEW' if table.name in work.plain else 'TABLE'} clean_raw_{table.name}")


def _value(work: Work, table: Table, column: Column, raw: str, at: int) -> str:
    there = work.has(table.name, column.name)
    nothing = {"date": "NULL::DATE", "number": "NULL::DOUBLE", "whole": "NULL::BIGINT", "yes_no": "NULL::BOOLEAN"}
    if not there and column.kind != "choice":
        return nothing.get(column.kind, "NULL::VARCHAR")
    match column.kind:
        case "date":
            if work.iso_days:
                return f"CAST({raw} AS DATE)"
            return _day_of(table, column, raw, f"d{at}")
        case "number" | "whole":
            number = _number(raw, column.kind)
            return f"coalesce({number}, {hours(raw)})" if (table.name, column.name) in HOURS else number
        case "yes_no":
            key = KEY_SQL.format(raw)
            yes, no = (", ".join(map(literal, words)) for words in (YES, NO))
            return f"CASE WHEN {key} IN ({yes}) THEN true WHEN {key} IN ({no}) THEN false END"
        case "choice":
            default = literal(column.default) if column.default else "NULL::VARCHAR"
            return f"CASE WHEN {raw} IS NULL THEN {default} ELSE d{at}.value END" if there else default
        case "list":
            return _list(column, raw)
        case _:
            return raw


def _day_of(table: Table, column: Column, raw: str, found: str) -> str:
    """A month or a year alone is no day, but of a seat it is the first or last, and `start_is` or `end_is` says so."""
    far = f"WHEN {found}.day > DATE '{LATEST}' THEN NULL " if (table.name, column.name) in ENDS else ""
    if table.name != "seats":
        allowed = "true" if table.name == "observations" else f"{found}.how <> 'month'"
        return f"CASE {far}WHEN {allowed} THEN {found}.day END"
    year = f"CAST(regexp_extract({raw}, '\\d{{4}}') AS INTEGER)"
    whole = ("make_date({}, 12, 31)", "last_day({}.day)") if column.name == "end" else ("make_date({}, 1, 1)", "{}.day")
    return (
        f"CASE {far}WHEN {found}.how = 'year' THEN {whole[0].format(year)} "
        f"WHEN {found}.how = 'month' THEN {whole[1].format(found)} ELSE {found}.day END"
    )


def _number(raw: str, kind: str) -> str:
    """Thousands commas, currency signs and a percent sign are allowed; brackets mean less than nothing."""
    figures = f"regexp_replace({raw}, '{_AROUND}', '', 'g')"
    plain = f"CASE WHEN {figures} LIKE '(%)' THEN '-' || {figures}[2:-2] ELSE {figures} END"
    number = f"try_cast(CASE WHEN regexp_matches({plain}, '{_NUMBER}') THEN replace({plain}, ',', '') END AS DOUBLE)"
    finite = f"CASE WHEN isfinite({number}) THEN {number} END"
    whole = f"CASE WHEN {number} = trunc({number}) AND abs({number}) < 1e15 THEN CAST({number} AS BIGINT) END"
    return whole if kind == "whole" else finite


def _list(column: Column, raw: str) -> str:
    """The parts of a list joined by "; ". Names may hold commas, so only themes are split at them."""
    by = r"\s*[;\n|]+\s*"
    parts = f"string_split_regex({raw}, '{by}')"
    if column.name != "aliases":
        parts = f"CASE WHEN contains({raw}, ';') THEN {parts} ELSE string_split_regex({raw}, '\\s*[;,\\n|]+\\s*') END"
    trimmed = f"list_filter(list_transform({parts}, lambda each: trim(each)), lambda each: each <> '')"
    return f"nullif(array_to_string({trimmed}, '; '), '')"


def _checks(work: Work, table: Table, column: Column) -> list[Check]:
    """What can be wrong with one cell of this column."""
    name, checks = f'"{column.name}"', []
    as_it_is = f"{table.name}.{column.name}" in work.as_they_are
    blank = name if column.kind in ("text", "id", "list", "reference") or as_it_is else f'"{column.name}__raw"'
    if column.required and column.name not in work.filled[table.name]:
        block = "; what stands in the first row of a block counts for that row alone" if column.refers_to else ""
        says: dict[str, object] = {"meaning": column.meaning, "on_every_row": f" on every row{block}" if block else ""}
        where = f"{blank} IS NULL{_unless_vacant(work, table, column.name)}"
        checks.append(Check(problem.RequiredCellEmpty, where, column.name, says=says))
    if not work.has(table.name, column.name) or as_it_is or (column.kind == "date" and work.iso_days):
        return checks
    unread = f"{blank} IS NOT NULL AND {name} IS NULL"
    match column.kind:
        case "date":
            checks += _date_checks(work, table, column, unread)
        case "number" | "whole":
            kind = _by_need(column, problem.NumberUnreadable, problem.OptionalNumberUnreadable)
            says = {
                "kind": "a whole number" if column.kind == "whole" else "a number",
                "example": column.example or "12",
            }
            checks.append(Check(kind, unread, column.name, blank, says=says))
            if (table.name, column.name) in HOURS:
                lasted = f"{name} IS NOT NULL AND {_number(blank, column.kind)} IS NULL"
                facts = {"figure": f"format('{{:g}}', round({name}, 2))"}
                checks.append(Check(problem.DurationTaken, lasted, column.name, blank, facts, once=True))
            if FIGURES.get(table.name, ("",))[0] != column.name:
                checks.append(
                    Check(
                        problem.PercentSignDropped,
                        f"{blank} LIKE '%\\%' ESCAPE '\\' AND {name} IS NOT NULL",
                        column.name,
                        blank,
                        facts={"figure": f"format('{{:g}}', {name}::DOUBLE)"},
                        once=True,
                    )
                )
        case "list":
            raw = f'"{column.name}__raw"'
            split = (
                f"contains({raw}, ',') AND NOT regexp_matches({raw}, '[;\\n|]')"
                if column.name != "aliases"
                else "false"
            )
            checks.append(Check(problem.ListSplitAtCommas, split, column.name, raw, once=True))
        case "yes_no":
            checks.append(Check(problem.YesNoUnreadable, unread, column.name, blank))
        case "choice":
            kind = _by_need(column, problem.ChoiceUnknown, problem.OptionalChoiceUnknown)
            says = {
                "allowed": ", ".join(column.choices),
                "suggest": ", or leave it empty" if not column.required else "",
                "counts_as": f", which counts as {column.default}" if column.default else "",
            }
            checks.append(Check(kind, unread, column.name, blank, says=says))
    return checks


def _date_checks(work: Work, table: Table, column: Column, unread: str) -> list[Check]:
    name, raw, how = f'"{column.name}"', f'"{column.name}__raw"', f'"{column.name}__how"'
    other = "month-first" if work.order == "day-first" else "day-first"
    says = {"order": f" with the {work.order.split('-')[0]} first"}
    hint = literal(f"; or use --dates {other} if that is how your records put them")
    option = {
        "option": f"CASE WHEN regexp_matches({raw}, '^\\s*\\d{{1,2}}[./-]\\d{{1,2}}[./-]\\d+') THEN {hint} ELSE '' END"
    }
    far = "false"
    if (table.name, column.name) in ENDS:
        far = f"coalesce((SELECT d.day > DATE '{LATEST}' FROM clean_days d WHERE d.raw = {raw}), false)"
        unread = f"{unread} AND NOT {far}"
    unreadable = _by_need(column, problem.DateUnreadable, problem.OptionalDateUnreadable)
    no_day = _by_need(column, problem.DateWithoutDay, problem.OptionalDateWithoutDay)
    only_year = _by_need(column, problem.DateOnlyYear, problem.OptionalDateOnlyYear)
    out_of_range = _by_need(column, problem.DateOutOfRange, problem.OptionalDateOutOfRange)
    change = emptied = ""
    if not column.required:
        emptied = f"{name} = NULL"
    if (table.name, column.name) == ("seats", "end"):
        unreadable, out_of_range, change = problem.SeatEndUnreadable, problem.SeatEndOutOfRange, "end_is = 'unknown'"
        emptied = f"{emptied}, {change}"
    outside = f"{name} NOT BETWEEN DATE '{EARLIEST}' AND DATE '{LATEST}'"
    serial = f"{how} = 'serial' AND {name} IS NOT NULL"
    return [
        Check(
            problem=unreadable,
            where=f"{unread} AND coalesce({how} NOT IN ('month', 'year'), true)",
            column=column.name,
            value=raw,
            facts=option,
            says=says,
            change=change,
        ),
        Check(no_day, f"{unread} AND {how} = 'month'", column.name, raw),
        Check(only_year, f"{unread} AND {how} = 'year'", column.name, raw),
        Check(out_of_range, outside, column.name, raw, change=emptied),
        Check(problem.NoEndYet, far, column.name, raw, once=True),
        Check(problem.DateIsSerialNumber, serial, column.name, raw, {"day": _said(name)}, once=True),
        *(_partial_checks(column, raw, how) if table.name == "seats" else ()),
    ]


def _partial_checks(column: Column, raw: str, how: str) -> list[Check]:
    """Of a seat, a month or a year alone is kept, and that it is one."""
    says = {"which": "last" if column.name == "end" else "first"}
    filled = f'"{column.name}" IS NOT NULL'
    return [
        Check(
            problem.SeatDateIsPartial, f"{how} = '{part}' AND {filled}", column.name, raw,
            says={**says, "part": part, "beside": f"{column.name}_is"}, once=True,
            change=f"{column.name}_is = '{part}'",
        )
        for part in ("month", "year")
    ]  # fmt: skip


def _said(day: str) -> str:
    """SQL for a date in words: 3 April 2024."""
    return f"strftime({day}, '%-d %B %Y')"


def _by_need(column: Column, required: type[Problem], optional: type[Problem]) -> type[Problem]:
    return required if column.required else optional


def _one_of(work: Work, table: Table) -> list[Check]:
    if not table.one_of:
        return []
    nobody = " AND ".join(f'"{name}" IS NULL' for name in table.one_of)
    if table.name == "attendance":
        nobody += " AND deputy_for IS NULL"
    nobody += _unless_vacant(work, table, *table.one_of)
    return [Check(problem.NobodyNamed, nobody, says={"first": table.one_of[0], "second": table.one_of[1]})]


def _unless_vacant(work: Work, table: Table, *names: str) -> str:
    """SQL that lets a vacant seat do without."""
    spared = work.has(table.name, "vacant") and set(names) <= set(NOT_NEEDED)
    return " AND NOT coalesce(vacant, false)" if spared else ""


def _tell_of_either_way(work: Work) -> None:
    found = work.one(
        "SELECT coalesce(sum(n), 0)::BIGINT, min(raw) FROM clean_days WHERE how = 'either' AND day IS NOT NULL"
    )
    if not found[0]:
        return
    first, other = ("day", "month") if work.order == "day-first" else ("month", "day")
    day = work.one("SELECT strftime(day, '%-d %B %Y') FROM clean_days WHERE raw = $raw", {"raw": found[1]})[0]
    work.add(
        problem.DatesCouldBeEitherWay,
        work.source,
        value=found[1],
        count=found[0],
        day=day,
        first=first,
        other=other,
        order=f"the {first} first",
        option=f"{other}-first",
    )
    work.notes.append(
        f"Dates were read with the {first} first: {found[1]} as {day} ({found[0]:,} could be read either way)."
    )
