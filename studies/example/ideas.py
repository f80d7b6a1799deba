"""What is proposed in Ambleford: written by hand in proposals.csv, and what becomes of a proposal put again.

Put together from forms, themes and places, titles read as nobody would write them to a board, and one of them was the
first proposal that a newcomer to afresh saw. A table may hear the same line again, as boards do in life.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from studies.example.calendar import in_words
from studies.example.chance import Chance
from studies.example.written import ANY, Idea, ideas

PLACES = ("Eastmere", "Wistlebrook", "Carrowdene", "Nether Carrow")
PROCEDURAL = (
    "Agree the minutes of the last meeting",
    "Change the date of the next meeting",
    "Adopt revised terms of reference",
    "Agree the forward plan for the year",
    "Confirm the reporting timetable",
    "Receive the annual report and agree to publish it",
    "Elect a vice-chair for the year",
)

BACK_AFTER = 120
"""Days after which what was not agreed may be put again."""
STILL_OPEN_AFTER = 270
"""Days after which what was never settled is put again."""
RENEWED_AFTER = 300
"""Days after which what was agreed comes back, to go on or to be looked at."""
YEARS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh")


@dataclass(frozen=True)
class Wording:
    title: str
    text: str
    mechanism: str


@dataclass
class _Put:
    """An idea, in one place if it is for one, and what became of it at this table."""

    idea: Idea
    place: str
    first: date | None = None
    last: date = date.min
    fate: str = ""
    decided: date | None = None
    agreed: int = 0
    brought_back: int = 0

    @property
    def title(self) -> str:
        return self.idea.title.format(place=self.place)

    def may_come_back(self, day: date) -> bool:
        if self.fate == "open":
            return (day - self.last).days >= STILL_OPEN_AFTER
        if self.decided is None or self.decided > day:
            return False
        return (day - self.decided).days >= (RENEWED_AFTER if self.fate == "adopted" else BACK_AFTER)

    def wording(self) -> Wording:
        idea = self.idea
        if self.first is None:
            return Wording(self.title, idea.text, idea.mechanism)
        if self.fate != "adopted":
            again = "brought back again" if self.brought_back else "brought back"
            return Wording(
                f"{self.title} ({again})", f"{idea.text} First put on {in_words(self.first)}.", idea.mechanism
            )
        agreed = in_words(self.decided) if self.decided else ""
        if idea.goes_on:
            text = f"To carry it on for another year, on what has been learned. Agreed on {agreed}."
            return Wording(f"{self.title}: {YEARS[min(self.agreed + 1, 7)]} year", text, idea.mechanism)
        text = f"To hear what came of it and say whether it stands. Agreed on {agreed}."
        return Wording(f"Report back {'again' if self.agreed > 1 else 'and decide'}: {self.title}", text, "")

    def put(self, day: date, fate: str, decided: date | None) -> None:
        if self.first is None:
            self.first = day
        else:
            self.brought_back += self.fate != "adopted"
        self.last, self.fate, self.decided = day, fate, decided
        self.agreed += fate == "adopted"


@dataclass
class Ideas:
    """What one table has had put to it. Titles have chance of their own, so that they move nothing else."""

    field_of_work: str
    chance: Chance
    _puts: dict[str, list[_Put]] = field(default_factory=dict)

    def one(self, issue: str, novel: bool, day: date, fate: str, decided: date | None) -> Wording:
        """Something not put here before, if there is any; else what would in life be put again."""
        puts = self._puts.setdefault(issue, _all_for(issue, self.field_of_work))
        chosen = self.chance.one_of(self._best(puts, novel, day))
        wording = chosen.wording()
        chosen.put(day, fate, decided)
        return wording

    def _best(self, puts: list[_Put], novel: bool, day: date) -> list[_Put]:
        """New, and of the board's own work first; else put before, elsewhere or here. What is novel is seldom that."""
        tried = {each.idea for each in puts if each.first is not None}
        new = [each for each in puts if each.idea not in tried]
        before = [each for each in puts if each.idea in tried and (each.first is None or each.may_come_back(day))]
        as_novel = [[each for each in some if each.idea.novel == novel] for some in (new, before)]
        for some in (as_novel[0], new, *as_novel[1:], before) if novel else (*as_novel, new, before):
            own = [each for each in some if self.field_of_work in each.idea.boards]
            if own or some:
                return own or some
        return [min(puts, key=lambda each: each.last)]


def _all_for(issue: str, field_of_work: str) -> list[_Put]:
    fitting = [each for each in ideas().get(issue, ()) if {ANY, field_of_work} & set(each.boards)]
    return [_Put(each, place) for each in fitting for place in (PLACES if "{place}" in each.title else ("",))]
