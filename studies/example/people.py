"""The people of the example: each made when a seat first needs them."""

from __future__ import annotations

from dataclasses import dataclass

from studies.example.chance import Chance
from studies.example.names import people_names
from studies.example.place import organisations

PROFESSIONS = {
    "council": ("social worker", "housing officer", "commissioner", "councillor"),
    "integrated care board": ("commissioner", "pharmacist", "manager"),
    "NHS trust": ("nurse", "consultant physician", "occupational therapist", "manager"),
    "police": ("police officer", "analyst"),
    "fire": ("firefighter", "prevention officer"),
    "housing provider": ("housing officer", "manager"),
    "charity": ("chief officer", "development worker", "adviser"),
    "community group": ("volunteer", "organiser"),
    "user-led group": ("expert by experience", "organiser"),
    "university": ("researcher", "tutor"),
    "company": ("manager", "pharmacist", "care manager"),
    "other": ("manager", "officer"),
}


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    organisation: str
    profession: str
    habit: float
    """What their own habits add to the log-odds of attending."""


class People:
    """Everyone so far. Ids are numbers, so that an id tells nobody's name."""

    def __init__(self, chance: Chance):
        self._chance = chance
        self._names = people_names(chance)
        self.all: list[Person] = []

    def new(self, organisation: str) -> Person:
        body = organisations()[organisation].body
        habit = self._chance.between(-0.6, 0.6)
        number = f"p{len(self.all) + 1:03d}"
        person = Person(number, next(self._names), organisation, self._chance.one_of(PROFESSIONS[body]), habit)
        self.all.append(person)
        return person

    def of(self, organisation: str) -> list[Person]:
        return [person for person in self.all if person.organisation == organisation]

    def rows(self, succession: dict[str, str]) -> list[dict[str, object]]:
        """As the people table has them today: whoever worked for a body that merged works for what it became."""
        return [
            {"id": each.id, "name": each.name, "organisation": succession.get(each.organisation, each.organisation),
             "profession": each.profession}
            for each in self.all
        ]  # fmt: skip
