"""What partnerships discuss: issues on agendas, and whether those are themes at all."""

from afresh.engine.contract import Step
from afresh.snapshot.workspace import Workspace

AGENDA = Step(
    "agenda_on_record",
    "lasting partnerships on record, with the first day of each one's agenda that gives an issue, and whether its "
    "issues are file numbers",
    """SELECT o.partnership, i.first_item, CASE WHEN f.partnership IS NULL THEN 0 ELSE 1 END AS files
    FROM on_record o JOIN partnership p ON p.partnership = o.partnership
    LEFT JOIN (SELECT partnership, min(day) AS first_item FROM item_at WHERE issue IS NOT NULL GROUP BY partnership) i
        ON i.partnership = o.partnership
    LEFT JOIN file_numbered f ON f.partnership = o.partnership
    WHERE NOT p.one_off""",
)

NUMBERED = Step("numbered", "partnerships whose issues are file numbers", "SELECT partnership FROM file_numbered")


def file_numbered(workspace: Workspace) -> frozenset[int]:
    """The partnerships, by code, whose issues are file numbers: of their items and proposals none has an issue."""
    found: frozenset[int] = workspace.memoise(
        NUMBERED.name, lambda: frozenset(int(row["partnership"]) for row in workspace.ask(NUMBERED).rows())
    )
    return found
