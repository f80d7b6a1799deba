"""All lasting partnerships side by side: what they share, and which of them could be talked about, by which rule.

The rules are conventions: their thresholds are settings. Nobody is put in order but by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from afresh.diagnosis import state_rules
from afresh.diagnosis.assessment import Assessed, Assessment
from afresh.diagnosis.decided_issues import Decisions, decisions, issues_only_here, with_issues
from afresh.diagnosis.likely_links import likely_links
from afresh.diagnosis.results import results_of
from afresh.vocabulary import Finding

GOES_ON = "it goes on under another name"


@dataclass(frozen=True)
class Pair:
    """Two partnerships, and what they share as parts of the smaller."""

    one: Assessed
    other: Assessed
    members: Finding
    issues: Finding | None
    """None where they share no issue, or where of one of them none is recorded."""
    issues_known: bool


@dataclass(frozen=True)
class Portfolio:
    """Everything in order of name."""

    all: tuple[Assessed, ...]
    decisions: Mapping[int, Decisions]
    """Of the period, by code; none where what became of proposals is not recorded."""
    pairs: tuple[Pair, ...]
    """Those with at least the share of members in common that is shown; none with its likely parent or successor."""
    alike: tuple[Pair, ...]
    """Of these, the same people on the same issues: they could be talked about together."""
    rotate: tuple[Assessed, ...]
    winning: tuple[Assessed, ...]
    """Little is new there either, but results improve: not to be broken up."""
    dormant: tuple[Assessed, ...]
    outgrown: tuple[Assessed, ...]
    only_here: Mapping[int, tuple[str, ...]]
    """Issues that no other lasting partnership deals with, by code."""

    @property
    def others(self) -> tuple[Assessed, ...]:
        """Those that no rule picks out."""
        named = {each.code for each in (*self.rotate, *self.winning, *self.dormant, *self.outgrown)}
        named |= {each.code for pair in self.alike for each in (pair.one, pair.other)}
        return tuple(each for each in self.all if each.code not in named)


def portfolio(assessment: Assessment) -> Portfolio:
    """Worked out when first asked for."""
    made: Portfolio = assessment.workspace.memoise("portfolio", lambda: _portfolio(assessment))
    return made


def _portfolio(assessment: Assessment) -> Portfolio:
    workspace, settings = assessment.workspace, assessment.workspace.settings
    lasting = sorted(assessment.lasting, key=lambda each: (each.name.casefold(), each.id))
    links = likely_links(workspace)
    going = tuple(each for each in lasting if not each.ended and not _goes_on(each) and not each.gone)
    # A council that nearly everybody sits on would make a pair with each of its committees.
    pairs = tuple(
        pair
        for pair in _pairs(going, settings.overlap_shown, with_issues(workspace))
        if pair.other.code not in links.kin(pair.one.code)
    )
    return Portfolio(
        all=going,
        decisions=decisions(workspace),
        pairs=pairs,
        alike=tuple(pair for pair in pairs if _alike(pair, settings.overlapping_members, settings.overlapping_issues)),
        rotate=tuple(each for each in going if could_rotate(each)),
        winning=tuple(each for each in going if state_rules.keeping(each.state.renewal, results_of(each.findings))),
        dormant=tuple(each for each in going if each.state.kind == "dormant"),
        outgrown=tuple(each for each in going if outgrown(each)),
        only_here=issues_only_here(workspace),
    )


def could_rotate(each: Assessed) -> bool:
    """Renewal is called for, and no larger question is asked.

    A partnership stands in one list, so that where it may be outgrown this one waits. The panel, which speaks of one
    partnership, says both.
    """
    return state_rules.renewal(each.state.renewal, results_of(each.findings)) and not outgrown(each)


def outgrown(each: Assessed) -> bool:
    return state_rules.asking_if_outgrown(each.state.held, results_of(each.findings))


def _goes_on(each: Assessed) -> bool:
    return each.standing is not None and GOES_ON in each.standing.state.reasons


def _alike(pair: Pair, members: float, issues: float) -> bool:
    about = pair.issues.value if pair.issues else None
    return (pair.members.value or 0) >= members and (about or 0) >= issues


def _pairs(going: tuple[Assessed, ...], least: float, with_issues: set[int]) -> tuple[Pair, ...]:
    by_id, place = {each.id: each for each in going}, {each.code: i for i, each in enumerate(going)}
    found = []
    for each in going:
        issues = {finding.subject: finding for finding in each.findings.every("overlap_issues")}
        for members in each.findings.every("overlap_members"):
            other = by_id.get(members.subject)
            if other is None or (members.value or 0) < least or place[other.code] < place[each.code]:
                continue
            known = {each.code, other.code} <= with_issues
            found.append(Pair(each, other, members, issues.get(members.subject), known))
    return tuple(sorted(found, key=lambda pair: (place[pair.one.code], place[pair.other.code])))
