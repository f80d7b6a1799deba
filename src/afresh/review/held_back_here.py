"""Of whom a partnership's page tells as holding back, and whose answers changed with their representative."""

from dataclasses import dataclass

from afresh.recommend.holding_back import holding_back
from afresh.recommend.representative import all_represented
from afresh.review.cited_sentence import Said
from afresh.review.holding_back import HoldingBackSaid, holding_back_said, represented_said
from afresh.review.proposal_names import Proposals
from afresh.words import holding_back as words


@dataclass(frozen=True)
class ToldOf:
    """At one partnership: those that hold back, and those that hold back no longer though their answers changed."""

    explained: str
    organisations: tuple[HoldingBackSaid, ...]
    """By name."""
    changed: tuple[Said, ...]
    """By name."""

    @property
    def said(self) -> tuple[Said, ...]:
        return (*(said for each in self.organisations for said in each.said), *self.changed)


def told_of(partnership: int, proposals: Proposals) -> ToldOf | None:
    """None where nothing is told of anybody."""
    said: ToldOf | None = proposals.memoise(f"told of at {partnership}", lambda: _told_of(partnership, proposals))
    return said


def _told_of(partnership: int, proposals: Proposals) -> ToldOf | None:
    workspace = proposals.workspace
    found = holding_back(workspace, partnership)
    those = {each.organisation for each in found}
    others = [each for each in all_represented(workspace, partnership) if each.organisation not in those]
    changed = [
        represented_said(each, proposals) for each in others if each.reading in ("supports more", "supports less")
    ]
    if not found and not changed:
        return None
    settings, end = workspace.settings, workspace.period.end
    said = sorted((holding_back_said(each, proposals) for each in found), key=lambda each: each.name.casefold())
    return ToldOf(
        words.explained(settings.held_back_fewest, settings.held_back_share, settings.answer_months, end)
        if found
        else "",
        tuple(said),
        tuple(sorted(changed, key=lambda each: each.text.casefold())),
    )
