"""The example's days: all counted back from its last one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from afresh.vocabulary import months_before

MONTHS = 72
"""Six years of meetings, if nothing else is said."""
DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True)
class Calendar:
    today: date
    months: int = MONTHS
    """For how long there are records."""

    @property
    def start(self) -> date:
        return months_before(self.today, self.months)

    def month(self, months_ago: float) -> date:
        """The first of the month that lies so many whole months back; part months count as begun."""
        return months_before(self.today, round(months_ago)).replace(day=1)

    def months_ago(self, day: date) -> float:
        return (self.today - day).days / DAYS_A_MONTH


def in_words(day: date) -> str:
    """As 3 March 2026."""
    return f"{day.day} {day:%B %Y}"
