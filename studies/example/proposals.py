"""Proposals, how each organisation answered, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from studies.example.calendar import Calendar
from studies.example.chance import Chance
from studies.example.ideas import PROCEDURAL, Ideas
from studies.example.mechanisms import Mechanisms, Stance
from studies.example.meetings import Meeting, an_issue
from studies.example.place import organisations
from studies.example.reasons import USUAL_REASONS, a_reason
from studies.example.seats import Spell

REASON_GIVEN = 0.85
ABSTAINS = 0.35
"""Of those who do not support, how many abstain."""
ABSENCE_NOTED = 0.25
COMES_ROUND = 0.6
"""How often an organisation that did not support answers again, in favour, when a proposal is adopted later."""
IN_FAVOUR = 0.5
"""What not supporting is multiplied by where a proposal is one that will be adopted."""

FORMS_WITH_A_PLACE = frozenset({1, 2, 3, 4, 8, 9, 11, 12, 14})
"""Of the forms that titles were once put together from."""


@dataclass(frozen=True)
class Proposal:
    id: str
    plan: Mechanisms
    put: Meeting
    proposer: str
    issue: str
    fate: str
    decided: date | None


class Proposals:
    def __init__(self, calendar: Calendar, spells: list[Spell]):
        self._calendar, self._spells = calendar, spells
        self.proposals: list[dict[str, object]] = []
        self.responses: list[dict[str, object]] = []
        self.adopted: list[Proposal] = []

    def put(self, plan: Mechanisms, meetings: list[Meeting], chance: Chance, words: Chance) -> None:
        """Everything put to one partnership, meeting by meeting; its words have a stream of chance of their own."""
        self._chance, self._ideas = chance, Ideas(plan.field_of_work, words)
        drawn: set[tuple[str, int, int]] = set()
        for index, meeting in enumerate(meetings):
            how_many = 1 + self._chance.count(plan.proposals - 1) if meeting.present else 0
            for number in range(1, how_many + 1):
                self._one(plan, meetings, index, number, drawn)
            if self._chance.happens(0.4):
                self._procedural(plan, meeting)

    def _one(
        self, plan: Mechanisms, meetings: list[Meeting], index: int, number: int, drawn: set[tuple[str, int, int]]
    ) -> None:
        meeting = meetings[index]
        proposer = self._proposer(plan, meeting)
        issue = an_issue(self._chance, meeting, proposer.organisation)
        fate, decided = self._fate(plan, proposer, meetings, index)
        proposal = Proposal(
            id=f"{meeting.id}-proposal-{number}",
            plan=plan,
            put=meeting,
            proposer=proposer.organisation,
            issue=issue,
            fate=fate,
            decided=decided,
        )
        _as_before(self._chance, issue, drawn)
        novel = self._chance.happens(plan.novel)
        wording = self._ideas.one(issue, novel, meeting.day, fate, decided)
        self.proposals.append(
            {
                "id": proposal.id,
                "partnership": plan.id,
                "date": meeting.day,
                "title": wording.title,
                "text": wording.text,
                "issue": issue,
                "mechanism": wording.mechanism or None,
                "proposer": proposer.organisation,
                "novel": novel,
                "procedural": False,
                "status": fate,
                "decided": decided,
            }
        )
        if fate == "adopted":
            self.adopted.append(proposal)
        self._answers(proposal, proposer)

    def _proposer(self, plan: Mechanisms, meeting: Meeting) -> Spell:
        usual = [plan.users_propose if _for_users(spell) else 1.0 for spell in meeting.present]
        weights = [
            plan.proposes.get(spell.organisation, weight) for spell, weight in zip(meeting.present, usual, strict=True)
        ]
        return self._chance.weighted(meeting.present, weights)

    def _fate(self, plan: Mechanisms, proposer: Spell, meetings: list[Meeting], index: int) -> tuple[str, date | None]:
        """Adopted within the year, or in the year after, or not: and at which meeting."""
        willing = plan.users_adopted if _for_users(proposer) else 1.0
        put = meetings[index].day
        if self._chance.happens(plan.adopted * willing):
            later = int(self._chance.wait(1 / plan.meetings_to_adopt))
            return self._at("adopted", [each.day for each in meetings[index:] if (each.day - put).days <= 330], later)
        if self._chance.happens(plan.adopted_late * willing):
            return self._at(
                "adopted", [each.day for each in meetings[index:] if 380 <= (each.day - put).days <= 720], 0
            )
        fate = self._chance.weighted(("rejected", "deferred", "withdrawn", "open"), (0.3, 0.3, 0.1, 0.3))
        if fate == "open":
            return "open", None
        return self._at(fate, [each.day for each in meetings[index:]], int(self._chance.wait(1.0)))

    def _at(self, fate: str, days: list[date], later: int) -> tuple[str, date | None]:
        """Decided so many meetings on; where that lies in the future it is still open."""
        soon = bool(days) and (self._calendar.today - days[0]).days <= 330
        if later >= len(days):
            return ("open", None) if soon or not days else (fate, days[-1])
        return fate, days[later]

    def _answers(self, proposal: Proposal, proposer: Spell) -> None:
        for spell in proposal.put.present:
            if spell.organisation != proposer.organisation:
                stance = self._stance(proposal, spell.organisation)
                self._answer(proposal, spell.organisation, spell.person, stance, None)
        for spell in proposal.put.away:
            if self._chance.happens(ABSENCE_NOTED) and all(
                spell.organisation != each.organisation for each in proposal.put.present
            ):
                self._record(proposal, spell.organisation, spell.person, "absent", None, given_in=None)
        for stance in proposal.plan.stances:
            if stance.given_in and self._applies(stance, proposal) and self._chance.happens(stance.answers):
                self._answer(
                    proposal, stance.organisation, self._sits(stance, proposal.put.day), stance, stance.given_in
                )

    def _answer(
        self, proposal: Proposal, organisation: str, person: str | None, stance: Stance | None, given_in: str | None
    ) -> None:
        plan = proposal.plan
        against = (
            1 - stance.support if stance else (1 - plan.support) * (IN_FAVOUR if proposal.fate == "adopted" else 1.0)
        )
        if not self._chance.happens(against):
            self._record(proposal, organisation, person, "support", None, given_in=given_in)
            return
        weights = dict((stance.reasons if stance and stance.reasons else plan.reasons) or USUAL_REASONS)
        reason = a_reason(self._chance, weights) if self._chance.happens(REASON_GIVEN) else None
        self._record(
            proposal,
            organisation,
            person,
            "abstain" if self._chance.happens(ABSTAINS) else "oppose",
            reason,
            given_in=given_in,
        )
        later = proposal.fate == "adopted" and proposal.decided is not None and proposal.decided > proposal.put.day
        if later and not stance and self._chance.happens(COMES_ROUND):
            self._record(proposal, organisation, person, "support", None, given_in=given_in, day=proposal.decided)

    def _record(
        self,
        proposal: Proposal,
        organisation: str,
        person: str | None,
        response: str,
        reason: tuple[str, str] | None,
        *,
        given_in: str | None,
        day: date | None = None,
    ) -> None:
        self.responses.append(
            {
                "proposal": proposal.id,
                "person": person,
                "organisation": organisation,
                "response": response,
                "reason": reason and reason[1],
                "reason_kind": reason and reason[0],
                "date": day or proposal.put.day,
                "partnership": given_in,
            }
        )

    def _stance(self, proposal: Proposal, organisation: str) -> Stance | None:
        fitting = [each for each in proposal.plan.stances if each.organisation == organisation and not each.given_in]
        return next((each for each in fitting if self._applies(each, proposal)), None)

    def _applies(self, stance: Stance, proposal: Proposal) -> bool:
        day = proposal.put.day
        return (
            self._calendar.month(min(stance.since, 240)) <= day < self._calendar.month(stance.until)
            and stance.toward in ("", proposal.proposer)
            and stance.issue in ("", proposal.issue)
        )

    def _sits(self, stance: Stance, day: date) -> str | None:
        """Who answers from another table: the person who sits there for the organisation."""
        seats = [
            each
            for each in self._spells
            if each.partnership == stance.given_in and each.organisation == stance.organisation
        ]
        return next((each.person for each in seats if each.holds(day)), None)

    def _procedural(self, plan: Mechanisms, meeting: Meeting) -> None:
        proposer = meeting.present[0].organisation if meeting.present else None
        self.proposals.append(
            {
                "id": f"{meeting.id}-procedural",
                "partnership": plan.id,
                "date": meeting.day,
                "title": self._chance.one_of(PROCEDURAL),
                "proposer": proposer,
                "novel": False,
                "procedural": True,
                "status": "adopted",
                "decided": meeting.day,
            }
        )


def _as_before(chance: Chance, issue: str, drawn: set[tuple[str, int, int]]) -> None:
    """Takes from the stream what putting a title together once took, so that a seed gives the answers it always gave.

    Titles were one of eighteen forms, half of them at one of ten places, and drawn again up to twelve times where
    the table had had that title.
    """
    for _ in range(12):
        form, place = int(chance.share() * 18), int(chance.share() * 10)
        title = issue, form, place if form in FORMS_WITH_A_PLACE else 0
        if title not in drawn:
            break
    drawn.add(title)


def _for_users(spell: Spell) -> bool:
    return spell.reserved_for == "users" or organisations()[spell.organisation].kind == "user_led"
