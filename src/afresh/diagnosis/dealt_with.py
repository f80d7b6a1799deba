"""What lasting partnerships deal with and decide: whose issues are on record, which are only there, decisions."""

from typing import NamedTuple

from afresh.engine.contract import Step
from afresh.gatherings.gathered import Gathered
from afresh.gatherings.hours import REACHED

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


def with_issues(gathered: Gathered) -> set[int]:
    """The partnerships of which any issue is on record."""
    gathered.have(ISSUE_HELD)
    return set(gathered.ask(WITH_ISSUES).columns["partnership"])


def issues_only_here(gathered: Gathered) -> dict[int, tuple[str, ...]]:
    """Issues that no other of them deals with, in order of name."""
    gathered.have(ISSUE_HELD)
    found: dict[int, tuple[str, ...]] = {}
    for row in gathered.ask(ONLY_HERE).rows():
        found[row["partnership"]] = (*found.get(row["partnership"], ()), str(row["issue"]))
    return found


def issue_names(gathered: Gathered) -> dict[int, str]:
    """Every issue by its code, as recorded but for capitals."""
    return {row["code"]: row["issue"] for row in gathered.ask(NAMED).rows()}


def decisions(gathered: Gathered) -> dict[int, Decisions]:
    """Of the period; no line where what became of any proposal is not recorded."""
    gathered.have(*REACHED)
    return {
        row["partnership"]: Decisions(*(int(row[name]) for name in Decisions._fields))
        for row in gathered.ask(DECIDED).rows()
    }
