"""What lasting partnerships deal with and decide: whose issues are on record, which are only there, decisions."""

from typing import NamedTuple

from afresh.engine.contract import Step
from afresh.features.hours import REACHED
from afresh.snapshot.workspace import Workspace

ISSUE_HELD = Step(
    "issue_held",
    "issues of lasting partnerships on record that have not ended: on the agenda in the period, and declared",
    """SELECT h.partnership, h.issue FROM (
        SELECT partnership, issue FROM item_at WHERE day > {t0} AND issue IS NOT NULL
        UNION SELECT partnership, issue FROM partnership_issue) h
    JOIN partnership p ON p.partnership = h.partnership JOIN on_record o ON o.partnership = h.partnership
    WHERE NOT p.one_off AND coalesce(p.ended, 1000000) > {t1}""",
)
WITH_ISSUES = Step("with_issues", "partnerships with an issue on record", "SELECT DISTINCT partnership FROM issue_held")
ONLY_HERE = Step(
    "only_here",
    "issues that one partnership alone deals with",
    """SELECT o.partnership, c.issue FROM
        (SELECT issue, min(partnership) AS partnership FROM issue_held GROUP BY issue HAVING count(*) = 1) o
    JOIN issue_code c ON c.code = o.issue ORDER BY o.partnership, c.issue""",
)
NAMED = Step("issue_names", "every issue", "SELECT code, issue FROM issue_code")
DECIDED = Step(
    "decided",
    "how many proposals each partnership adopted, refused and put off",
    "SELECT partnership, adopted, refused, put_off FROM decisions",
)


class Decisions(NamedTuple):
    """Proposals decided in the period."""

    adopted: int
    refused: int
    put_off: int


def with_issues(workspace: Workspace) -> set[int]:
    """The partnerships of which any issue is on record."""
    workspace.ensure_table(ISSUE_HELD)
    return set(workspace.ask(WITH_ISSUES).columns["partnership"])


def issues_only_here(workspace: Workspace) -> dict[int, tuple[str, ...]]:
    """Issues that no other of them deals with, in order of name."""
    workspace.ensure_table(ISSUE_HELD)
    found: dict[int, tuple[str, ...]] = {}
    for row in workspace.ask(ONLY_HERE).rows():
        found[row["partnership"]] = (*found.get(row["partnership"], ()), str(row["issue"]))
    return found


def issue_names(workspace: Workspace) -> dict[int, str]:
    """Every issue by its code, as recorded but for capitals."""
    return {row["code"]: row["issue"] for row in workspace.ask(NAMED).rows()}


def decisions(workspace: Workspace) -> dict[int, Decisions]:
    """Of the period; no line where what became of any proposal is not recorded."""
    workspace.ensure_table(*REACHED)
    return {
        row["partnership"]: Decisions(*(int(row[name]) for name in Decisions._fields))
        for row in workspace.ask(DECIDED).rows()
    }
