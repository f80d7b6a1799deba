"""The clean records with ids as whole numbers and dates as days: what the steps start from.

Each row keeps `record`, the rowid of the clean table it came from, so that a
finding can be followed back to the user's own file.
"""

from collections.abc import Collection

import numpy as np

from afresh.engine.contract import Engine, Step
from afresh.engine.duckdb import DuckDBEngine
from afresh.records.store import Store


def _day(column: str) -> str:
    return f"CAST(\"{column}\" - DATE '1970-01-01' AS INTEGER)"


def _code(table: str, column: str) -> str:
    return f'(SELECT code FROM {table}_code c WHERE c.id = t."{column}")'


def _codes(table: str) -> Step:
    return Step(
        f"{table}_code",
        f"a whole number for each id of {table}",
        f"SELECT id, CAST(row_number() OVER (ORDER BY id) - 1 AS INTEGER) AS code FROM main.{table}",
    )


CODED = ("people", "organisations", "partnerships", "meetings", "proposals", "indicators")

CODES = tuple(_codes(table) for table in CODED)

ISSUES = Step(
    "issue_code",
    "a whole number for each issue, whatever its capitals",
    """SELECT issue, CAST(row_number() OVER (ORDER BY issue) - 1 AS INTEGER) AS code FROM (
        SELECT DISTINCT lower(trim(issue)) AS issue FROM (
            SELECT DISTINCT issue FROM main.agenda UNION ALL SELECT DISTINCT issue FROM main.proposals
            UNION ALL SELECT unnest(string_split(issues, ';')) FROM main.partnerships
            UNION ALL SELECT unnest(string_split(issues, ';')) FROM main.organisations
        ) WHERE trim(issue) <> '')""",
)

_ISSUE = "(SELECT code FROM issue_code c WHERE c.issue = lower(trim(t.issue)))"

ENCODED = (
    Step(
        "person",
        "people, with the organisation they mostly work for",
        f"SELECT code AS person, {_code('organisations', 'organisation')} AS organisation, profession, "
        "t.rowid AS record FROM main.people t JOIN people_code p ON p.id = t.id",
    ),
    Step(
        "organisation",
        "organisations",
        f"""SELECT o.code AS organisation, body, kind, sector, area,
            {_day("opened")} AS opened, {_day("closed")} AS closed,
            {_code("organisations", "successor")} AS successor, t.rowid AS record
        FROM main.organisations t JOIN organisations_code o ON o.id = t.id""",
    ),
    Step(
        "partnership",
        "partnerships",
        f"""SELECT p.code AS partnership, coalesce(kind, 'other') AS kind, coalesce(kind, '') = 'project' AS one_off,
            area,
            {_code("partnerships", "parent")} AS parent, {_code("partnerships", "successor")} AS successor,
            {_day("established")} AS established, {_day("ended")} AS ended,
            {_day("recorded_to")} AS recorded_to,
            CAST(term_months AS INTEGER) AS term_months, CAST(quorum AS INTEGER) AS quorum, t.rowid AS record
        FROM main.partnerships t JOIN partnerships_code p ON p.id = t.id""",
    ),
    Step(
        "seat",
        "seats that somebody holds, as recorded",
        f"""SELECT p.code AS partnership, e.code AS person, o.code AS organisation, role, reserved_for, voting,
            {_day("start")} AS start_day, {_day("end")} AS end_day,
            coalesce(start_is, 'exact') AS start_is, coalesce(end_is, 'exact') AS end_is, t.rowid AS record
        FROM main.seats t JOIN partnerships_code p ON p.id = t.partnership
        LEFT JOIN people_code e ON e.id = t.person LEFT JOIN organisations_code o ON o.id = t.organisation
        WHERE t.vacant IS NOT true""",
    ),
    Step(
        "vacant_seat",
        "seats that nobody holds, as recorded",
        f"""SELECT p.code AS partnership, {_day("start")} AS start_day, {_day("end")} AS end_day,
            coalesce(end_is, 'exact') AS end_is, t.rowid AS record
        FROM main.seats t JOIN partnerships_code p ON p.id = t.partnership WHERE t.vacant""",
    ),
    Step(
        "meeting",
        "meetings, as recorded",
        f"""SELECT m.code AS meeting, p.code AS partnership, {_day("date")} AS day, hours,
            coalesce(status, 'held') = 'held' AS held, t.rowid AS record
        FROM main.meetings t JOIN meetings_code m ON m.id = t.id JOIN partnerships_code p ON p.id = t.partnership""",
    ),
    Step(
        "mark",
        "attendance marks, as recorded",
        """SELECT m.code AS meeting, e.code AS person, o.code AS organisation, t.status, d.code AS deputy_for,
            t.rowid AS record
        FROM main.attendance t JOIN meetings_code m ON m.id = t.meeting
        LEFT JOIN people_code e ON e.id = t.person LEFT JOIN organisations_code o ON o.id = t.organisation
        LEFT JOIN people_code d ON d.id = t.deputy_for""",
    ),
    Step(
        "item",
        "agenda items, as recorded",
        f"""SELECT m.code AS meeting, {_ISSUE} AS issue, nature, {_code("organisations", "raised_by")} AS raised_by,
            {_code("people", "raised_by_person")} AS raised_by_person, t.rowid AS record
        FROM main.agenda t JOIN meetings_code m ON m.id = t.meeting""",
    ),
    Step(
        "proposal",
        "proposals, as recorded",
        f"""SELECT q.code AS proposal, p.code AS partnership, {_day("date")} AS day, {_ISSUE} AS issue,
            {_code("organisations", "proposer")} AS proposer,
            {_code("people", "proposer_person")} AS proposer_person, coalesce(novel, false) AS novel,
            coalesce(procedural, false) AS procedural, status, {_day("decided")} AS decided, t.rowid AS record
        FROM main.proposals t JOIN proposals_code q ON q.id = t.id JOIN partnerships_code p ON p.id = t.partnership""",
    ),
    Step(
        "response",
        "responses, as recorded",
        f"""SELECT q.code AS proposal, e.code AS person, o.code AS organisation, t.response,
            t.reason_kind, {_day("date")} AS day, {_code("partnerships", "partnership")} AS given_in, t.rowid AS record
        FROM main.responses t JOIN proposals_code q ON q.id = t.proposal
        LEFT JOIN people_code e ON e.id = t.person LEFT JOIN organisations_code o ON o.id = t.organisation""",
    ),
    Step(
        "indicator",
        "indicators",
        f"""SELECT i.code AS indicator, {_code("partnerships", "partnership")} AS partnership, better, target,
            t.rowid AS record
        FROM main.indicators t JOIN indicators_code i ON i.id = t.id""",
    ),
    Step(
        "observation",
        "the figures of each indicator, as recorded",
        f"""SELECT i.code AS indicator, {_day("date")} AS day, value, t.rowid AS record
        FROM main.observations t JOIN indicators_code i ON i.id = t.indicator""",
    ),
    Step(
        "contribution",
        "what organisations put in, as recorded",
        f"""SELECT o.code AS organisation, {_code("partnerships", "partnership")} AS partnership,
            {_code("proposals", "proposal")} AS proposal, kind, amount, unit, {_day("date")} AS day, t.rowid AS record
        FROM main.contributions t JOIN organisations_code o ON o.id = t.organisation""",
    ),
    Step(
        "review",
        "what was decided about partnerships, as recorded",
        f"""SELECT p.code AS partnership, decision, {_day("date")} AS day, t.rowid AS record
        FROM main.reviews t JOIN partnerships_code p ON p.id = t.partnership""",
    ),
    Step(
        "tie",
        "contacts known otherwise, as recorded",
        f"""SELECT a.code AS from_organisation, b.code AS to_organisation, strength,
            {_day("date")} AS day, t.rowid AS record
        FROM main.ties t JOIN organisations_code b ON b.id = t."to" JOIN organisations_code a ON a.id = t."from"
        """,
    ),
    Step(
        "partnership_issue",
        "the issues each partnership says it is there for",
        """SELECT DISTINCT p.code AS partnership, c.code AS issue
        FROM (SELECT id, unnest(string_split(issues, ';')) AS issue FROM main.partnerships) t
        JOIN partnerships_code p ON p.id = t.id JOIN issue_code c ON c.issue = lower(trim(t.issue))""",
    ),
    Step(
        "organisation_issue",
        "the issues each organisation says it works on",
        """SELECT DISTINCT o.code AS organisation, c.code AS issue
        FROM (SELECT id, unnest(string_split(issues, ';')) AS issue FROM main.organisations) t
        JOIN organisations_code o ON o.id = t.id JOIN issue_code c ON c.issue = lower(trim(t.issue))""",
    ),
)


PUT_AND_ANSWERED = Step(
    "put_and_answered",
    "the days on which proposals were put, decided and answered; nothing is decided or answered before it is put",
    f"""SELECT {_day("date")} AS day FROM (
        SELECT date FROM main.proposals UNION ALL SELECT greatest(decided, date) FROM main.proposals
        UNION ALL SELECT greatest(r.date, q.date) FROM main.responses r JOIN main.proposals q ON q.id = r.proposal
    ) t""",
)

MARK_CODED = Step(
    "mark",
    "attendance marks, as recorded, where they are held by whole numbers already",
    "SELECT meeting, person, organisation, status, deputy_for, record FROM main.attendance_coded",
)


MEMBERS = frozenset({"person", "organisation", "partnership", "seat", "meeting", "mark"})
"""What tells who took part in what; the rest is what they did there."""


def load_members(engine: DuckDBEngine, coded: Collection[str] = ()) -> None:
    """`coded`: the tables of which the records hold whole numbers already (Store.coded)."""
    engine.define(PUT_AND_ANSWERED)
    for name, step in zip(CODED, CODES, strict=True):
        if name in coded:
            engine.define(Step(step.name, step.yields, f"SELECT id, code FROM main.{name}_coded"))
        else:
            engine.keep(step)
    for step in ENCODED:
        if step.name == MARK_CODED.name and "attendance" in coded:
            engine.define(MARK_CODED)
        elif step.name in MEMBERS:
            engine.keep(step)


def load_rest(engine: Engine) -> None:
    for step in (ISSUES, *ENCODED):
        if step.name not in MEMBERS:
            engine.keep(step)


def ids(store: Store, table: str) -> list[str]:
    """The ids of a table in the order of their codes."""
    return [row[0] for row in store.rows(f'SELECT id FROM "{table}" ORDER BY id')]


CHANGES_OF_NAME = Step(
    "changes_of_name",
    "organisations in order, with successor, closing and opening; -1 and a day long ago where there is none",
    """SELECT organisation, coalesce(successor, -1) AS successor,
        coalesce(closed, -1000000) AS closed, coalesce(opened, -1000000) AS opened
    FROM organisation ORDER BY organisation""",
)


def successors(engine: Engine, t1: int) -> None:
    """Hold `followed`: each organisation with the one it had become by the review date.

    A link counts once the change is on record: neither the closing of the one nor the
    opening of the other is dated later. Otherwise a merger to come would be foreseen.
    """
    table = engine.arrays([CHANGES_OF_NAME])
    now = np.arange(len(table["organisation"]), dtype=np.int32)
    to = table["successor"]
    if len(now):
        known = (to >= 0) & (table["closed"] <= t1) & (table["opened"][np.maximum(to, 0)] <= t1)
        now = _ends(np.where(known, to, now).astype(np.int32))
    engine.load("followed", {"organisation": np.arange(len(now), dtype=np.int32), "now": now})


def _ends(step: np.ndarray) -> np.ndarray:
    """Where each chain ends; organisations named in a circle (renamed, and back) are all the first of it."""
    lowest = np.minimum(np.arange(len(step), dtype=np.int32), step)
    for _ in range(32):
        further = step[step]
        if (further == step).all():
            break
        lowest = np.minimum(lowest, lowest[step])
        step = further
    ends: np.ndarray = lowest[step]
    return ends
