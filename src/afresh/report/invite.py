"""What `afresh invite` prints: as text for an officer, and the same as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from afresh.disclosure import Disclosure
from afresh.recommend.invitations import invitations
from afresh.report.as_json import as_json
from afresh.report.invite_text import of_invitations
from afresh.review.asked_for import partnership_code
from afresh.review.cited_sentence import Said, with_places
from afresh.review.invitations import CriticSaid, InvitationsSaid, Invited
from afresh.review.labels import Labels, iso
from afresh.review.proposal_names import Proposals
from afresh.snapshot.workspace import Workspace
from afresh.version import VERSION
from afresh.words import invitations as words


@dataclass(frozen=True)
class Invite:
    labels: Labels
    workspace: Workspace
    found: InvitationsSaid

    def text(self) -> str:
        return of_invitations(self.found, self.workspace.settings, self.workspace.period)

    def facts(self) -> dict[str, Any]:
        said = self.found
        why = said.found.why_none
        return {
            "made_by": f"afresh {VERSION}",
            "at": iso(self.labels.until),
            "partnership": said.name,
            "cannot_tell": words.why_none(why) if why else "",
            "seated": said.found.seated,
            "issues": [{"issue": issue, "seated_at_work_on_it": n} for issue, n in said.issues],
            "conflicts_of_interest": words.CONFLICTS,
            "to_begin_with": [{"name": each.invited.name, "adds": each.adds} for each in said.chosen],
            "nobody_to_begin_with": words.NOBODY_CHOSEN if said.candidates and not said.chosen else "",
            "order": words.ALL_WHY,
            "candidates": [self._candidate(each) for each in said.candidates],
            "critics": [self._critic(each) for each in said.critics],
            "critics_note": said.critics_note,
            "overlooked": [
                {"kind": each.kind, **self._said(each.says), "without_a_seat": list(each.without_a_seat)}
                for each in said.overlooked
            ],
            "not_known": said.unknown,
        }

    def json(self) -> str:
        return as_json(self.facts())

    def _candidate(self, each: Invited) -> dict[str, Any]:
        return {
            "name": each.name,
            "would_bring": self._every(each.brings),
            "carries": self._every(each.carries),
            "beside": self._every(each.beside),
            "values": dict(each.values),
        }

    def _critic(self, each: CriticSaid) -> dict[str, Any]:
        return {
            "name": each.name,
            "reasons": self._said(each.reasons),
            "said": self._every(each.said),
            "would_bring": self._every(each.brings),
            "could_cost": self._every(each.costs),
            "beside": self._every(each.beside),
            "values": dict(each.values),
        }

    def _every(self, those: Iterable[Said]) -> list[dict[str, Any]]:
        return [self._said(each) for each in those]

    def _said(self, said: Said) -> dict[str, Any]:
        return with_places(said, self.labels)


def invite(workspace: Workspace, disclosure: Disclosure, partnership: str, seats: int = 3) -> Invite:
    """Of one partnership, by id or name."""
    labels = Labels(workspace.store, disclosure, workspace.period.end)
    code = partnership_code(workspace.store, partnership)
    found = invitations(workspace, code, seats)
    return Invite(labels, workspace, InvitationsSaid(found, Proposals(workspace, labels)))
