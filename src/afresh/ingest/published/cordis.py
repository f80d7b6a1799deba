"""CORDIS: which organisation took part in which project, from when to when."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.text_table import headings_of, take_columns
from afresh.records.dates import DateOrder, Days, ReadDay, can_be, no_end
from afresh.records.problems import converting as problem
from afresh.records.store import Store

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "project": ("projectid", "project_id", "projectrcn", "rcn"),
    "organisation": ("pic", "organisationid", "organisation_id"),
    "role": ("role", "activityrole"),
    "type": ("type", "activitytype"),
    "country": ("country", "countrycode"),
    "start_date": ("start_date", "startdate"),
    "end_date": ("end_date", "enddate"),
    "acronym": ("acronym", "projectacronym"),
    "title": ("title",),
    "objective": ("objective",),
    "name": ("name",),
    "short_name": ("shortname",),
    "part": ("programme_part", "programmepart", "legalbasis", "topics"),
}
"""What CORDIS's own exports and the files made from them call each column, in order of preference.

In CORDIS's own organization.csv `rcn` is the organisation's number, so projectID goes first.
"""

KINDS = {"PRC": ("company", "private"), "HES": ("university", "academic"), "REC": ("other", "academic"),
         "PUB": ("other", "statutory"), "OTH": ("other", "other")}  # fmt: skip
"""Activity type: body and kind."""

MOST_ROWS_NAMED = 100
"""Rows without a start date told of one by one; beyond these only their number."""


def convert_cordis(
    participations: Path,
    programme_parts: Path | None = None,
    projects: Path | None = None,
    dates: DateOrder = "day-first",
) -> Store:
    """Projects as partnerships and participations as seats.

    `participations` has a row for each organisation in each project: rcn or projectID, pic or organisationID, role,
    type or activityType, country, and dates. CORDIS's own export keeps the dates in another file, its project.csv:
    give that as `projects`. `programme_parts` gives each project's programme parts, which become its issues.
    A project may have two coordinators. Money received from the Commission is not a contribution and is not taken.
    """
    store = Store.empty(source=participations.name)
    _take(store, participations, "taken", ("project", "organisation"),
          ("role", "type", "country", "start_date", "end_date", "acronym", "title", "name", "short_name"))  # fmt: skip
    _take_projects(store, projects)
    _take_parts(store, programme_parts)
    _report_unnamed(store)
    _read_dates(store, Days(store.con, dates))
    _report_undated(store)
    _report_backwards(store)
    _add_partnerships(store)
    _add_organisations(store)
    _add_seats(store)
    return store


def _take(store: Store, path: Path, into: str, needed: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    """Make the table `into`, its columns found by any of their headings."""
    by_name = {heading.strip().casefold(): heading for heading in headings_of(store, path)}
    found: dict[str, str | None] = {}
    for column in needed + wanted:
        found[column] = next((by_name[name] for name in HEADINGS[column] if name in by_name), None)
        if found[column] is None and column in needed:
            raise CannotConvert(
                f"{path.name} has no column for the {column}. Looked for: {', '.join(HEADINGS[column])}. "
                f"Its columns are: {', '.join(by_name.values())}."
            )
    matched = [f"'{heading}' as {column}" for column, heading in found.items() if heading and heading != column]
    if matched:
        store.notes.append(f"{path.name}: read {', '.join(matched)}.")
    take_columns(store, path, into, found)


def _take_projects(store: Store, path: Path | None) -> None:
    """Make the table `described`: what the projects' own file says of each."""
    wanted = ("start_date", "end_date", "acronym", "title", "objective", "part")
    if path is None:
        columns = ", ".join(f"{column} VARCHAR" for column in ("project", *wanted))
        store.con.execute(f"CREATE OR REPLACE TEMP TABLE described ({columns})")
        return
    headings = {heading.strip().casefold(): heading for heading in headings_of(store, path)}
    # CORDIS's project.csv calls the project `id`, which in any other file could be anything.
    names = {**{column: HEADINGS[column] for column in wanted}, "project": ("id", *HEADINGS["project"])}
    found = {
        column: next((headings[n] for n in names[column] if n in headings), None) for column in ("project", *wanted)
    }
    if found["project"] is None:
        raise CannotConvert(
            f"{path.name} has no column id or projectID. Its columns are: {', '.join(headings.values())}."
        )
    take_columns(store, path, "described", found)
    store.con.execute(
        "CREATE OR REPLACE TEMP TABLE described AS SELECT DISTINCT ON (project) * FROM described ORDER BY source_row"
    )


def _take_parts(store: Store, path: Path | None) -> None:
    """Make the table `issues`: project and its programme parts, joined."""
    if path is None:
        store.con.execute("CREATE OR REPLACE TEMP TABLE parts AS SELECT project, part FROM described")
    else:
        _take(store, path, "parts", ("project", "part"), ())
        unknown = store.rows(
            "SELECT count(DISTINCT project) FROM parts "
            "WHERE project NOT IN (SELECT project FROM taken WHERE project IS NOT NULL)"
        )[0][0]
        if unknown:
            store.notes.append(
                f"{path.name}: {unknown} projects have programme parts but no participation, and were not taken."
            )
    store.con.execute("""
        CREATE OR REPLACE TEMP TABLE issues AS
        SELECT project, string_agg(part, '; ' ORDER BY part) AS issues
        FROM (SELECT DISTINCT project, replace(part, ';', ',') AS part FROM parts WHERE part IS NOT NULL)
        GROUP BY project
    """)


def _report_unnamed(store: Store) -> None:
    missing = "project IS NULL OR organisation IS NULL"
    count, row = store.rows(f"SELECT count(*), min(source_row) FROM taken WHERE {missing}")[0]
    if count:
        store.problems.add(
            problem.ParticipationUnnamed(store.source, "seats", row, facts=problem.counted(count)), times=count
        )
    store.rows_found["seats"] = store.rows("SELECT count(*) FROM taken")[0][0]
    store.con.execute(f"DELETE FROM taken WHERE {missing}")


def _read_dates(store: Store, days: Days) -> None:
    """Make the table `dated`: each participation with its dates, the projects' file filling in what is missing."""
    store.con.execute("""
        CREATE OR REPLACE TEMP TABLE merged AS
        SELECT taken.* REPLACE (
            coalesce(taken.start_date, described.start_date) AS start_date,
            coalesce(taken.end_date, described.end_date) AS end_date,
            coalesce(described.acronym, taken.acronym) AS acronym, coalesce(described.title, taken.title) AS title),
            objective
        FROM taken LEFT JOIN described USING (project)
    """)
    texts = {
        column: store.rows(f"SELECT {column}, count(*) FROM merged WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY 1")
        for column in ("start_date", "end_date")
    }
    days.learn(text for found in texts.values() for text, _ in found)
    store.notes += days.said()
    for column, found in texts.items():
        for text, count in found:
            if _day(days, text) is None and not (column == "end_date" and _says_no_end(days, text)):
                where = store.source, "seats", None, column, text, {"count": count}
                store.problems.add(problem.ConvertedDateUnreadable(*where), times=count)
    _insert_days(store, days, dict.fromkeys(text for found in texts.values() for text, _ in found))
    store.con.execute("""
        CREATE OR REPLACE TEMP TABLE dated AS
        SELECT merged.*, s.first AS start_day, coalesce(s.exact, 'exact') AS start_is, e.last AS end_day,
            CASE WHEN e.never OR end_date IS NULL THEN 'exact' ELSE coalesce(e.exact, 'unknown') END AS end_is
        FROM merged LEFT JOIN days s ON s.text = start_date LEFT JOIN days e ON e.text = end_date
    """)


def _day(days: Days, text: str) -> ReadDay | None:
    found = days.of(text)
    return found if found and can_be(found) else None


def _says_no_end(days: Days, text: str) -> bool:
    found = days.of(text)
    return bool(found and no_end(found))


def _insert_days(store: Store, days: Days, texts: Iterable[str]) -> None:
    store.con.execute(
        "CREATE OR REPLACE TEMP TABLE days (text VARCHAR, first DATE, last DATE, exact VARCHAR, never BOOLEAN)"
    )
    rows = [
        (text, day and day.first, day and day.last, day and day.exact, _says_no_end(days, text))
        for text in texts
        for day in [_day(days, text)]
    ]
    columns = [list(column) for column in zip(*rows, strict=True)] or [[]] * 5
    kinds = ("VARCHAR", "DATE", "DATE", "VARCHAR", "BOOLEAN")
    store.con.execute(f"INSERT INTO days SELECT {', '.join(f'unnest(?::{kind}[])' for kind in kinds)}", columns)


def _report_undated(store: Store) -> None:
    """Seats need a start: a participation without one is left out and said, each by name as far as that is bearable."""
    found = store.rows(
        "SELECT source, source_row, project, organisation FROM dated WHERE start_day IS NULL ORDER BY source_row"
    )
    for at, (source, row, project, organisation) in enumerate(found[:MOST_ROWS_NAMED], start=1):
        times = 1 + len(found) - MOST_ROWS_NAMED if at == MOST_ROWS_NAMED else 1
        facts = {"organisation": organisation}
        store.problems.add(problem.ProjectWithoutStart(source, "seats", row, "start_date", project, facts), times=times)
    if len(found) > MOST_ROWS_NAMED:
        store.notes.append(
            f"{len(found)} participations have no start date and were left out; the first {MOST_ROWS_NAMED} are listed."
        )


def _report_backwards(store: Store) -> None:
    found = store.rows(
        "SELECT project, start_day, end_day, min(source_row), count(*) FROM dated "
        "WHERE end_day < start_day GROUP BY ALL ORDER BY 4"
    )
    for project, start, end, row, count in found:
        facts = {"start": start, "end": end}
        store.problems.add(
            problem.EndBeforeStart(store.source, "seats", row, "end_date", f"project {project}", facts), times=count
        )
    store.con.execute("UPDATE dated SET end_day = NULL, end_is = 'unknown' WHERE end_day < start_day")


def _add_partnerships(store: Store) -> None:
    """A project's name is its acronym; where two share one, or it has none, its number says which it is."""
    store.con.execute("""
        INSERT INTO partnerships BY NAME
        WITH each AS (
            SELECT project, min(acronym) AS acronym, min(title) AS title, min(objective) AS objective,
                min(start_day) AS established, max(end_day) AS ended, min(source_row) AS source_row
            FROM dated GROUP BY project
        )
        SELECT project AS id,
            CASE WHEN acronym IS NULL THEN 'Project ' || project
                WHEN count(*) OVER (PARTITION BY lower(acronym)) > 1 THEN acronym || ' (' || project || ')'
                ELSE acronym END AS name,
            coalesce(objective, title) AS purpose, issues, 'project' AS kind, established, ended
        FROM each LEFT JOIN issues USING (project) ORDER BY source_row
    """)


def _add_organisations(store: Store) -> None:
    values = ", ".join(f"('{code}', '{body}', '{kind}')" for code, (body, kind) in KINDS.items())
    store.con.execute(f"""
        INSERT INTO organisations BY NAME
        WITH each AS (
            SELECT organisation, arg_min(name, source_row) AS name, arg_min(short_name, source_row) AS short_name,
                arg_min(upper(type), source_row) AS type, arg_min(country, source_row) AS country
            FROM dated GROUP BY organisation
        )
        SELECT organisation AS id,
            CASE WHEN name IS NULL THEN 'Organisation ' || organisation
                WHEN count(*) OVER (PARTITION BY lower(name)) > 1 THEN name || ' (' || organisation || ')'
                ELSE name END AS name,
            replace(short_name, ';', ',') AS aliases,
            coalesce(body, 'other') AS body, coalesce(kind, 'other') AS kind, country AS area
        FROM each LEFT JOIN (VALUES {values}) AS kinds(type, body, kind) USING (type) ORDER BY organisation
    """)
    differ = store.rows("""
        SELECT count(*) FROM (
            SELECT organisation FROM dated GROUP BY 1
            HAVING count(DISTINCT upper(type)) > 1 OR count(DISTINCT country) > 1 OR count(DISTINCT name) > 1
        )
    """)[0][0]
    if differ:
        store.notes.append(
            f"{differ} organisations are described in more than one way; the first description was taken."
        )


def _add_seats(store: Store) -> None:
    store.con.execute("""
        INSERT INTO seats BY NAME
        SELECT project AS partnership, organisation, role, start_day AS start, end_day AS "end",
            any_value(start_is) AS start_is, any_value(end_is) AS end_is, min(source) AS source,
            min(source_row) AS source_row
        FROM dated WHERE start_day IS NOT NULL GROUP BY ALL ORDER BY min(source_row)
    """)
    kept = store.rows("SELECT count(*) FROM dated WHERE start_day IS NOT NULL")[0][0]
    store.rows_kept["seats"] = kept
    if kept > store.count("seats"):
        store.notes.append(f"{kept - store.count('seats')} rows say again what another row says, and were taken once.")
    store.notes.append(
        "Projects were taken to be partnerships of kind 'project', from their start to their end. The type of an "
        "organisation was read as: PRC company, HES university, REC academic, PUB statutory, OTH other; its country as "
        "its area. Money received from the Commission is not something an organisation gave, and was not taken."
    )
