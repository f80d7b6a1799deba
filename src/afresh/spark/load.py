"""The clean records on Spark, with ids as whole numbers and dates as days: the same tables that `load` makes.

Codes are the same as there, in the order of the ids. `record` numbers the rows of a table,
so that two alike can be told apart; it leads back to no file.
"""

from afresh.engine.contract import Step
from afresh.spark.clean_check import verify
from afresh.spark.clean_tables import given, open_records
from afresh.spark.engine import SparkEngine

CODED = ("people", "organisations", "partnerships", "meetings", "proposals", "indicators")

CODES = tuple(
    Step(f"{table}_code", f"a whole number for each id of {table}", f"SELECT id FROM {given(table)}") for table in CODED
)

ISSUES = Step(
    "issue_code",
    "a whole number for each issue, whatever its capitals",
    f"""SELECT DISTINCT lower(trim(issue)) AS issue FROM (
        SELECT issue FROM {given("agenda")} UNION ALL SELECT issue FROM {given("proposals")}
        UNION ALL SELECT explode(split(issues, ';')) FROM {given("partnerships")}
        UNION ALL SELECT explode(split(issues, ';')) FROM {given("organisations")}
    ) named WHERE trim(issue) <> ''""",
)

_RECORD = "monotonically_increasing_id() AS record"


def _day(column: str, to: str = "") -> str:
    return f"datediff(t.`{column}`, DATE'1970-01-01') AS {to or 'day'}"


def _code(table: str, column: str, to: str) -> tuple[str, str]:
    """A reference as its code: what is selected, and the join it takes."""
    return f"{to}_of.code AS {to}", f"LEFT JOIN {table}_code {to}_of ON {to}_of.id = t.`{column}`"


def _encoded(
    name: str, yields: str, table: str, codes: dict[str, tuple[str, str]], *columns: str, where: str = ""
) -> Step:
    """`codes`: for each code wanted, the table it is of and the column that holds the id."""
    made = [_code(of, column, to) for to, (of, column) in codes.items()]
    selected = ", ".join([*(code for code, _ in made), *columns, _RECORD])
    joins = "\n".join(join for _, join in made)
    which = f"\nWHERE {where}" if where else ""
    return Step(name, yields, f"SELECT {selected}\nFROM {given(table)} t\n{joins}{which}")


_PARTNERSHIP = ("partnerships", "partnership")
_WHO = {"person": ("people", "person"), "organisation": ("organisations", "organisation")}

ENCODED = (
    _encoded(
        "person", "people, with the organisation they mostly work for", "people",
        {"person": ("people", "id"), "organisation": ("organisations", "organisation")}, "t.profession",
    ),
    _encoded(
        "organisation", "organisations", "organisations",
        {"organisation": ("organisations", "id"), "successor": ("organisations", "successor")},
        "t.body", "t.kind", "t.sector", "t.area", _day("opened", "opened"), _day("closed", "closed"),
    ),
    _encoded(
        "partnership", "partnerships", "partnerships",
        {"partnership": ("partnerships", "id"), "parent": ("partnerships", "parent"),
         "successor": ("partnerships", "successor")},
        "coalesce(t.kind, 'other') AS kind", "coalesce(t.kind, '') = 'project' AS one_off", "t.area",
        _day("established", "established"), _day("ended", "ended"),
        _day("recorded_to", "recorded_to"), "CAST(t.term_months AS INTEGER) AS term_months",
        "CAST(t.quorum AS INTEGER) AS quorum",
    ),
    _encoded(
        "seat", "seats that somebody holds, as recorded", "seats", {"partnership": _PARTNERSHIP, **_WHO},
        "t.role", "t.reserved_for", "t.voting", _day("start", "start_day"), _day("end", "end_day"),
        "coalesce(t.start_is, 'exact') AS start_is", "coalesce(t.end_is, 'exact') AS end_is",
        where="NOT coalesce(t.vacant, false)",
    ),
    _encoded(
        "vacant_seat", "seats that nobody holds, as recorded", "seats", {"partnership": _PARTNERSHIP},
        _day("start", "start_day"), _day("end", "end_day"), "coalesce(t.end_is, 'exact') AS end_is", where="t.vacant",
    ),
    _encoded(
        "meeting", "meetings, as recorded", "meetings", {"meeting": ("meetings", "id"), "partnership": _PARTNERSHIP},
        _day("date"), "t.hours", "coalesce(t.status, 'held') = 'held' AS held",
    ),
    _encoded(
        "mark", "attendance marks, as recorded", "attendance",
        {"meeting": ("meetings", "meeting"), **_WHO, "deputy_for": ("people", "deputy_for")}, "t.status",
    ),
    _encoded(
        "item", "agenda items, as recorded", "agenda",
        {"meeting": ("meetings", "meeting"), "raised_by": ("organisations", "raised_by"),
         "raised_by_person": ("people", "raised_by_person")},
        "lower(trim(t.issue)) AS issue_id", "t.nature",
    ),
    _encoded(
        "proposal", "proposals, as recorded", "proposals",
        {"proposal": ("proposals", "id"), "partnership": _PARTNERSHIP, "proposer": ("organisations", "proposer"),
         "proposer_person": ("people", "proposer_person")},
        _day("date"), "lower(trim(t.issue)) AS issue_id", "coalesce(t.novel, false) AS novel",
        "coalesce(t.procedural, false) AS procedural", "t.status",
        _day("decided", "decided"),
    ),
    _encoded(
        "response", "responses, as recorded", "responses",
        {"proposal": ("proposals", "proposal"), **_WHO, "given_in": _PARTNERSHIP},
        "t.response", "t.reason_kind", _day("date"),
    ),
    _encoded(
        "indicator", "indicators", "indicators",
        {"indicator": ("indicators", "id"), "partnership": _PARTNERSHIP}, "t.better", "t.target",
    ),
    _encoded(
        "observation", "the figures of each indicator, as recorded", "observations",
        {"indicator": ("indicators", "indicator")}, _day("date"), "t.value",
    ),
    _encoded(
        "contribution", "what organisations put in, as recorded", "contributions",
        {"organisation": ("organisations", "organisation"), "partnership": _PARTNERSHIP,
         "proposal": ("proposals", "proposal")},
        "t.kind", "t.amount", "t.unit", _day("date"),
    ),
    _encoded(
        "review", "what was decided about partnerships, as recorded", "reviews",
        {"partnership": _PARTNERSHIP}, "t.decision", _day("date"),
    ),
    _encoded(
        "tie", "contacts known otherwise, as recorded", "ties",
        {"from_organisation": ("organisations", "from"), "to_organisation": ("organisations", "to")},
        "t.strength", _day("date"),
    ),
)  # fmt: skip

PUT_AND_ANSWERED = Step(
    "put_and_answered",
    "the days on which proposals were put, decided and answered; nothing is decided or answered before it is put",
    """SELECT day FROM proposal UNION ALL SELECT greatest(decided, day) FROM proposal
    UNION ALL SELECT greatest(r.day, q.day) FROM response r JOIN proposal q ON q.proposal = r.proposal""",
)

WITH_ISSUE = ("item", "proposal")
"""Their issues are made into codes once every issue has one."""


def _issues(of: str, table: str, yields: str) -> Step:
    return Step(
        f"{of}_issue",
        yields,
        f"""SELECT DISTINCT p.code AS {of}, c.code AS issue
        FROM (SELECT id, explode(split(issues, ';')) AS issue FROM {given(table)}) t
        JOIN {table}_code p ON p.id = t.id JOIN issue_code c ON c.issue = lower(trim(t.issue))""",
    )


DECLARED = (
    _issues("partnership", "partnerships", "the issues each partnership says it is there for"),
    _issues("organisation", "organisations", "the issues each organisation says it works on"),
)

ORGANISATION_ISSUE = Step(
    "organisation_issue",
    "the issues each organisation says it works on",
    f"""SELECT DISTINCT o.code AS organisation, c.code AS issue
    FROM (SELECT id, explode(split(issues, ';')) AS issue FROM {given("organisations")}) t
    JOIN organisations_code o ON o.id = t.id JOIN issue_code c ON c.issue = lower(trim(t.issue))""",
)


def load(engine: SparkEngine, where: str) -> None:
    """Read and verify the records in a folder or catalogue, and hold them encoded."""
    verify(engine, open_records(engine, where))
    for step in CODES:
        engine.number(step, "code", ["id"])
    engine.number(ISSUES, "code", ["issue"])
    for step in ENCODED:
        engine.keep(_with_issue(step) if step.name in WITH_ISSUE else step)
    for step in DECLARED:
        engine.keep(step)
    engine.keep(ORGANISATION_ISSUE)
    engine.define(PUT_AND_ANSWERED)


def _with_issue(step: Step) -> Step:
    sql = f"SELECT s.*, c.code AS issue FROM (\n{step.sql}\n) s LEFT JOIN issue_code c ON c.issue = s.issue_id"
    return Step(step.name, step.yields, sql)
