"""Meetings, who came, and what was on the agenda."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date, timedelta

from studies.example.calendar import DAYS_A_MONTH, Calendar
from studies.example.chance import Chance
from studies.example.mechanisms import Mechanisms
from studies.example.place import THEMES, organisations
from studies.example.seats import Spell
from studies.example.written import item_titles

CLERK = "ambleford-volunteer-bureau"
NEWEST_FIRST = 2.0
"""How much likelier the newest theme is to be picked than another."""
OWN_ISSUE = 0.6
"""How often an organisation that raises something raises one of its own issues, where the table talks of one."""


@dataclass
class Meeting:
    """A meeting in the making, with what proposals need to know of it."""

    id: str
    day: date
    themes: tuple[str, ...]
    present: list[Spell] = field(default_factory=list)
    """Members who came, one for each organisation, and those whose deputies came."""
    away: list[Spell] = field(default_factory=list)


class Meetings:
    def __init__(self, calendar: Calendar, clerk: str, habits: dict[str, float]):
        self._calendar, self._clerk, self._habits = calendar, clerk, habits
        self.meetings: list[dict[str, object]] = []
        self.attendance: list[dict[str, object]] = []
        self.agenda: list[dict[str, object]] = []

    def hold(self, plan: Mechanisms, spells: list[Spell], chance: Chance) -> list[Meeting]:
        """Every meeting of one partnership that was held, in order."""
        self._chance = chance
        held, themes, day = [], _Themes(plan, self._chance), self._first_day(plan)
        while day <= self._calendar.today:
            meeting = Meeting(f"{plan.id}-{day.isoformat()}", day, themes.on(day))
            if self._was_held(plan, meeting):
                self._attend(plan, meeting, spells)
                self._discuss(plan, meeting)
                held.append(meeting)
            day = self._next_day(plan, day)
        return held

    def _first_day(self, plan: Mechanisms) -> date:
        start = max(self._calendar.start, self._calendar.month(plan.established))
        return _on_weekday(start + timedelta(days=14), plan)

    def _next_day(self, plan: Mechanisms, day: date) -> date:
        gap = 365.25 / plan.meetings_a_year
        return _on_weekday(day + timedelta(days=round(gap + self._chance.between(-3, 3))), plan)

    def _was_held(self, plan: Mechanisms, meeting: Meeting) -> bool:
        over = (self._calendar.today - meeting.day).days < plan.last_met * DAYS_A_MONTH
        if over and not self._chance.happens(plan.called_off_since):
            return False
        cancelled = over or self._chance.happens(plan.cancelled)
        self.meetings.append(
            {
                "id": meeting.id,
                "partnership": plan.id,
                "date": meeting.day,
                "title": "Regular meeting",
                "hours": None if cancelled else plan.hours,
                "status": "cancelled" if cancelled else "held",
            }
        )
        return not cancelled

    def _attend(self, plan: Mechanisms, meeting: Meeting, spells: list[Spell]) -> None:
        years = (self._calendar.months - self._calendar.months_ago(meeting.day)) / 12
        base = math.log(plan.attendance / (1 - plan.attendance)) + plan.attendance_trend * years
        here: set[str] = set()
        for spell in spells:
            if not spell.holds(meeting.day):
                continue
            likely = 1 / (1 + math.exp(-base - self._habits[spell.person]))
            mark = self._mark(plan, likely)
            self._note(meeting, spell.person, spell.organisation, mark)
            if mark not in ("present", "deputy"):
                meeting.away.append(spell)
            elif spell.organisation not in here:
                here.add(spell.organisation)
                meeting.present.append(spell)
        self._others(plan, meeting, spells)

    def _mark(self, plan: Mechanisms, likely: float) -> str:
        if self._chance.happens(likely):
            return "present"
        if self._chance.happens(plan.deputies):
            return "deputy"
        return "apologies" if self._chance.happens(0.75) else "absent"

    def _others(self, plan: Mechanisms, meeting: Meeting, spells: list[Spell]) -> None:
        self._note(meeting, self._clerk, CLERK, "in_attendance")
        if self._chance.happens(plan.visitors):
            seated = {spell.organisation for spell in spells}
            free = [each for each in VISITORS if each not in seated]
            if free:
                self._note(meeting, None, self._chance.one_of(free), "in_attendance")

    def _note(self, meeting: Meeting, person: str | None, organisation: str, mark: str) -> None:
        self.attendance.append({"meeting": meeting.id, "person": person, "organisation": organisation, "status": mark})

    def _discuss(self, plan: Mechanisms, meeting: Meeting) -> None:
        used: set[str] = set()
        self._item(meeting, 1, None, "Minutes and matters arising", "procedure", raiser=None)
        for number in range(2, 3 + self._chance.count(plan.items - 1)):
            raiser = self._chance.one_of(meeting.present).organisation if meeting.present else None
            issue = an_issue(self._chance, meeting, raiser)
            nature = "outcome" if self._chance.happens(plan.outcomes) else "information"
            title = self._title(issue, nature, used)
            used.add(title)
            self._item(meeting, number, issue, title, nature, raiser=raiser)

    def _title(self, issue: str, nature: str, used: set[str]) -> str:
        """One of those written for the theme; the next in the list where this meeting has it already."""
        titles = item_titles()[issue, nature]
        first = int(self._chance.share() * len(titles))
        return next((each for each in (*titles[first:], *titles) if each not in used), titles[first])

    def _item(
        self, meeting: Meeting, number: int, issue: str | None, title: str, nature: str, *, raiser: str | None
    ) -> None:
        self.agenda.append(
            {
                "id": f"{meeting.id}-item-{number}",
                "meeting": meeting.id,
                "issue": issue,
                "title": title,
                "nature": nature,
                "raised_by": raiser,
            }
        )


def an_issue(chance: Chance, meeting: Meeting, organisation: str | None) -> str:
    """One of the table's themes: often one that the organisation works on, else any, the newest likelier."""
    own = set(organisations()[organisation].issues) if organisation else set()
    on_both = [theme for theme in meeting.themes if theme in own]
    if on_both and chance.happens(OWN_ISSUE):
        return chance.one_of(on_both)
    return chance.weighted(meeting.themes, [1.0] * (len(meeting.themes) - 1) + [NEWEST_FIRST])


class _Themes:
    """The themes of one table over time: now and then a new one takes the place of an older one."""

    def __init__(self, plan: Mechanisms, chance: Chance):
        self._now, self._unused = list(plan.themes), [theme for theme in THEMES if theme not in plan.themes]
        self._rate, self._chance = plan.new_themes, chance
        self._seen: date | None = None

    def on(self, day: date) -> tuple[str, ...]:
        years = 0.0 if self._seen is None else (day - self._seen).days / 365.25
        self._seen = day
        if self._unused and self._chance.happens(1 - math.exp(-self._rate * years)):
            self._now.pop(2)
            new = self._chance.one_of(self._unused)
            self._unused.remove(new)
            self._now.append(new)
        return tuple(self._now)


def _on_weekday(day: date, plan: Mechanisms) -> date:
    """Each table meets on a weekday of its own."""
    weekday = sum(plan.id.encode()) % 5
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)


VISITORS = (
    "university-of-ambleford",
    "ambleford-allotment-growers",
    "carrowdene-tool-shed",
    "ambleford-faith-forum",
    "ambleford-bus-company",
    "ambleford-chamber-of-trade",
)
