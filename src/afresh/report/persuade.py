"""What `afresh persuade` prints: as text for an officer, and the same as plain values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from afresh.disclosure import Disclosure
from afresh.forms import day
from afresh.recommend.holding_back import holding_back
from afresh.recommend.persuasion import persuasion
from afresh.recommend.response_index import answered, now
from afresh.report.as_json import as_json
from afresh.report.persuade_text import AskedFor, Page, of_persuasion, of_waiting
from afresh.review.asked_for import NotInRecords, organisation_code, partnership_code, proposal_code
from afresh.review.cited_sentence import Said, with_places
from afresh.review.holding_back import HoldingBackSaid, holding_back_said, holding_back_values
from afresh.review.labels import Labels, iso
from afresh.review.persuasion import Group, HoldsBackSaid, PersuasionSaid, ScenarioSaid, said
from afresh.review.proposal_names import Proposals
from afresh.review.waiting_list import WaitingAt, most_pressing_first, undecided, waiting
from afresh.snapshot.workspace import Workspace
from afresh.version import VERSION
from afresh.vocabulary import Record
from afresh.words import asked_for as asked_for_words
from afresh.words import persuasion as words

PAGE = 8
"""Proposals on a page of the list: about a screen."""


@dataclass(frozen=True)
class Persuade:
    """One proposal; or, where none was asked for, those that wait."""

    labels: Labels
    proposals: Proposals
    proposal: PersuasionSaid | None = None
    waiting: tuple[WaitingAt, ...] = ()
    undecided: tuple[str, ...] = ()
    holding_back: tuple[HoldingBackSaid, ...] = ()
    organisation: str = ""
    """The one that proposals were asked for of."""
    partnership: str = ""
    """The one that they were asked for at."""

    @property
    def pages(self) -> int:
        """How many there are of the list of those that wait; one where a proposal was asked for."""
        return max(1, -(-sum(len(at.proposals) for at in self.waiting) // PAGE))

    def text(self, page: int | None = 1) -> str:
        """One page of the list, or all of it for None; a proposal that was asked for has no pages."""
        if self.proposal is not None:
            return of_persuasion(self.proposal, self.labels.until, self._places)
        if page is not None and not 1 <= page <= self.pages:
            raise NotInRecords(words.no_such_page(page, self.pages))
        every = most_pressing_first(self.waiting)
        first = 0 if page is None else PAGE * (page - 1)
        those = every if page is None else every[first : first + PAGE]
        shown = Page(those, first, len(every), self.pages, page or self.pages)
        asked = AskedFor(self.organisation, self.partnership)
        dates = (self.proposals.waiting_since, self.labels.until)
        return of_waiting(shown, len(self.waiting), dates, asked, self.undecided, holding_back=self.holding_back)

    def facts(self) -> dict[str, Any]:
        found: dict[str, Any] = {"made_by": f"afresh {VERSION}", "at": iso(self.labels.until)}
        if self.proposal is not None:
            return {**found, "proposal": self._proposal(self.proposal)}
        return {
            **found,
            "waiting_since": iso(self.proposals.waiting_since),
            "how_many_wait": sum(len(at.proposals) for at in self.waiting),
            "waiting": [
                {"partnership": at.partnership, "proposals": [self._waiting(each) for each in at.proposals]}
                for at in self.waiting
            ],
            "not_recorded_what_became_of_proposals_at": list(self.undecided),
            "holding_back": [holding_back_values(each, self.labels) for each in self.holding_back],
        }

    def json(self) -> str:
        return as_json(self.facts())

    def _places(self, records: Iterable[Record]) -> list[str]:
        return [where for _, where in self.labels.lines(records)]

    def _said(self, said: Said) -> dict[str, Any]:
        return with_places(said, self.labels)

    def _every(self, those: Iterable[Said]) -> list[dict[str, Any]]:
        return [self._said(each) for each in those]

    def _waiting(self, each: Any) -> dict[str, Any]:
        said = self._said(Said(each.put, each.records))
        names = ("id", "title", "issue", "held_back", "supported", "settled", "days")
        return {**{name: getattr(each, name) for name in names}, **said}

    def _proposal(self, found: PersuasionSaid) -> dict[str, Any]:
        return {
            "id": found.id,
            "title": found.title,
            "put": self._said(found.put),
            "answered": found.answered,
            "cannot_tell": found.why_none,
            "counted": found.counted,
            "organisations": [self._organisation(each) for each in found.organisations],
            "not_known": list(found.unknown),
        }

    def _organisation(self, found: HoldsBackSaid) -> dict[str, Any]:
        return {
            "name": found.name,
            "answers": self._every(found.answers),
            "changed_minds": self._said(found.changed),
            "supporters": [self._supporters(each) for each in found.groups],
            "note": found.nobody or words.BY_NAME,
            "scenario": _scenario(found.scenario) if found.scenario else None,
        }

    def _supporters(self, group: Group) -> dict[str, Any]:
        return {
            "group": group.heading,
            "by_name": [
                {
                    "name": each.name,
                    "at_the_table": each.at_the_table,
                    **each.values,
                    "stands": self._said(each.stance),
                    "facts": self._every(each.facts),
                }
                for each in group.supporters
            ],
        }


def _scenario(found: ScenarioSaid) -> Mapping[str, Any]:
    return {
        **found.values,
        "assumed": found.assumed,
        "says": [each for each in (found.alone, *found.sets, *found.caveats) if each],
    }


def persuade(
    workspace: Workspace,
    disclosure: Disclosure,
    proposal: str | None,
    organisation: str | None,
    partnership: str | None = None,
) -> Persuade:
    """Of one proposal; or of those that wait (at one partnership, if one is named), and where an organisation is named,
    of what is on record of it."""
    labels = Labels(workspace.store, disclosure, workspace.period.end)
    proposals = Proposals(workspace, labels)
    whom = None if organisation is None else now(workspace, organisation_code(workspace.store, organisation))
    if proposal is not None:
        code = proposal_code(workspace.store, proposal)
        if code not in answered(workspace).proposals:
            raise NotInRecords(asked_for_words.not_yet(proposal, day(workspace.period.end)))
        return Persuade(labels, proposals, said(persuasion(workspace, code, whom), proposals))
    at = None if partnership is None else partnership_code(workspace.store, partnership)
    where = "" if at is None else proposals.partnership(at)
    held = () if whom is None else _held_back_by(proposals, whom, at)
    name = "" if whom is None else labels.organisation(whom)
    not_told = [each for each in undecided(proposals) if at is None or each == where]
    return Persuade(
        labels=labels,
        proposals=proposals,
        proposal=None,
        waiting=waiting(proposals, whom, at),
        undecided=tuple(not_told),
        holding_back=held,
        organisation=name,
        partnership=where,
    )


def _held_back_by(proposals: Proposals, organisation: int, at: int | None) -> tuple[HoldingBackSaid, ...]:
    workspace = proposals.workspace
    every = range(len(workspace.partnership_ids())) if at is None else (at,)
    found = [each for code in every for each in holding_back(workspace, code)]
    shown = [holding_back_said(each, proposals) for each in found if each.organisation == organisation]
    return tuple(sorted(shown, key=lambda each: each.partnership.casefold()))
