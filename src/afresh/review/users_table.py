"""The users' table: users and carers beside everyone else, with where the records under each row are listed."""

from dataclasses import dataclass
from typing import Any

from afresh.diagnosis.assessment import Assessed
from afresh.review.measure_line import Where
from afresh.words import users_table as words
from afresh.words.measures.voice import USERS

SHOWN = set(words.ROWS)
EVERYONE_ELSE = "everyone else"


@dataclass(frozen=True)
class Row:
    what: str
    users: str
    others: str
    anchor: str


@dataclass(frozen=True)
class UsersTable:
    title: str
    rows: tuple[Row, ...]


def users_table(each: Assessed, where: Where) -> UsersTable | None:
    """None where the records tell nothing of either."""
    found = {
        (measure, subject): finding
        for measure in words.ROWS
        for subject in (USERS, EVERYONE_ELSE)
        if (finding := each.findings.of(measure, subject)) is not None
    }
    if not any(finding.value is not None for finding in found.values()):
        return None
    rows = tuple(
        Row(
            what,
            words.cell(found.get((measure, USERS))),
            words.cell(found.get((measure, EVERYONE_ELSE))),
            where.get(measure, ""),
        )
        for measure, what in words.ROWS.items()
    )
    users = {measure: finding for (measure, subject), finding in found.items() if subject == USERS}
    return UsersTable(words.title(users), rows)


def as_values(shown: UsersTable | None) -> dict[str, Any] | None:
    """The same for JSON."""
    if shown is None:
        return None
    rows = [{"what": row.what, "users_and_carers": row.users, "everyone_else": row.others} for row in shown.rows]
    return {"says": shown.title, "rows": rows}
