"""Whom a partnership could invite: candidates, a few to begin with, critics, and kinds that are overlooked.

Question   Whom could we bring to this table, and what would that change?
Takes      see candidates, chosen, beside, critics and overlooked
Gives      Invitations: codes, counts, days and records, no names
Undefined  why_none says why there is nobody: the partnership is one-off, has ended, was never seen to gather, has no
           issue on record, or no organisation without a seat shares one with it
Source     afresh's own
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from afresh.engine.contract import Step
from afresh.features.co_attendance import starts_early
from afresh.recommend.activity_index import elsewhere
from afresh.recommend.candidate_context import Beside, beside
from afresh.recommend.candidates import Candidate, candidates
from afresh.recommend.critics import Critic, answers_to, critics
from afresh.recommend.greedy_cover import Chosen, chosen
from afresh.recommend.overlooked import Overlooked, overlooked
from afresh.recommend.response_index import in_order_of_names
from afresh.snapshot.workspace import Workspace

STANDS = Step(
    "stands",
    "what each partnership is, whether it has ended, and whether it is on record as gathering",
    """SELECT p.partnership, p.one_off, coalesce(p.ended, 1000000) <= {t1} AS ended,
        o.partnership IS NOT NULL AS on_record
    FROM partnership p LEFT JOIN on_record o ON o.partnership = p.partnership""",
)

WhyNone = Literal["one-off", "ended", "never gathered", "no issues", "nobody shares an issue", ""]


@dataclass(frozen=True)
class Invitations:
    partnership: int
    issues: tuple[tuple[int, int], ...]
    """The partnership's issues, each with how many of those seated work on it."""
    seated: int
    """Organisations seated here."""
    candidates: tuple[Candidate, ...]
    beside: Mapping[int, Beside]
    """What is neither promise nor risk, by organisation: of candidates and critics."""
    chosen: tuple[Chosen, ...]
    critics: tuple[Critic, ...]
    answers_from_outside: bool
    """Whether any is on record to what was proposed here."""
    overlooked: tuple[Overlooked, ...]
    why_none: WhyNone
    freshness_is_bound: bool
    """Whether the period starts so early in the records that who had met before is a bound only."""


def invitations(workspace: Workspace, partnership_code: int, seats: int = 3) -> Invitations:
    known = elsewhere(workspace)
    why = _not_told(workspace, partnership_code)
    told = why in ("", "no issues")
    found = candidates(workspace, partnership_code) if told else ()
    critical = critics(workspace, partnership_code) if told else ()
    held = known.works_on(partnership_code)[1]
    seated = known.seated.get(partnership_code, frozenset())
    who = list(dict.fromkeys([*(each.organisation for each in found), *(each.organisation for each in critical)]))
    return Invitations(
        partnership=partnership_code,
        issues=tuple(sorted(held.items())),
        seated=len(seated),
        candidates=found,
        beside=beside(workspace, partnership_code, who) if who else {},
        chosen=chosen(found, held, in_order_of_names(workspace), seats),
        critics=critical,
        answers_from_outside=bool(answers_to(workspace, partnership_code).keys() - seated),
        overlooked=overlooked(workspace, partnership_code, found) if told else (),
        why_none=why or ("" if found else "nobody shares an issue"),
        freshness_is_bound=starts_early(workspace),
    )


def _not_told(workspace: Workspace, partnership: int) -> WhyNone:
    def rows() -> dict[int, dict[str, bool]]:
        return {row["partnership"]: row for row in workspace.ask(STANDS).rows()}

    stands = workspace.memoise("partnerships_stand", rows)[partnership]
    if stands["one_off"]:
        return "one-off"
    if stands["ended"]:
        return "ended"
    if not stands["on_record"]:
        return "never gathered"
    return "" if elsewhere(workspace).issues.get(partnership) else "no issues"
