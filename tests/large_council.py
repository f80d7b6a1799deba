"""Records like those of a large council: a full council on which everybody sits, committees that change their names,
sub-committees, bodies that ended, and the numbers of files in place of themes. Nobody in them exists.
"""

import csv
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

FIRST, LAST = date(2015, 1, 5), date(2024, 12, 20)
ELECTIONS = (FIRST, date(2018, 1, 3), date(2022, 1, 5))
MEMBERS = 51
SUBJECTS = (
    "Aging", "Children", "Civil Service", "Consumer Affairs", "Contracts", "Courts", "Culture", "Disability",
    "Education",
    "Elections", "Environment", "Finance", "Fire", "Forestry", "General Welfare", "Governance", "Health",
    "Higher Education",
    "Hospitals", "Housing", "Immigration", "Juvenile Justice", "Labor", "Land Use", "Libraries", "Lower Streets",
    "Mental Health", "Oversight", "Parks", "Public Safety", "Recovery", "Rules", "Sanitation", "Small Business",
    "State Affairs", "Technology", "Transport", "Veterans", "Waterfronts", "Women",
)  # fmt: skip
COLUMNS = {
    "people": ("id", "name"),
    "partnerships": ("id", "name", "kind"),
    "seats": ("partnership", "person", "role", "start", "end"),
    "meetings": ("id", "partnership", "date"),
    "attendance": ("meeting", "person", "status"),
    "agenda": ("id", "meeting", "issue", "title"),
    "proposals": ("id", "partnership", "date", "title", "issue", "status", "decided"),
}


@dataclass
class Body:
    id: str
    name: str
    first: date
    last: date
    size: int
    year: int = 9
    """Meetings in a year."""
    parent: str = ""
    members: list[str] = field(default_factory=list)
    at_start: tuple[str, ...] = ()


@dataclass
class Council:
    """The rows of each table, and what is so."""

    rows: dict[str, list[tuple[object, ...]]]
    bodies: list[Body]
    renamed: dict[str, str]
    """The name before, with the name after."""
    ended: set[str]
    """Those that ended two years before the last record or earlier, and went on as nothing."""
    parts: dict[str, str]
    """Sub-committees, with what they are part of."""
    adopts: dict[str, float] = field(default_factory=dict)
    """How often what is proposed gets through."""

    def write(self, folder: Path) -> Path:
        folder.mkdir(exist_ok=True)
        for table, rows in self.rows.items():
            with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([COLUMNS[table], *rows])
        return folder


def large_council(seed: int = 1) -> Council:
    rng = random.Random(seed)
    council = Council({table: [] for table in COLUMNS}, [], {}, set(), {})
    _bodies(council, rng)
    sitting = _seats(council, rng)
    for body in council.bodies:
        _meetings(council, body, sitting, rng)
    council.rows["partnerships"] = [(each.id, each.name, "committee") for each in council.bodies]
    return council


def _bodies(council: Council, rng: random.Random) -> None:
    """A full council, 40 committees of which 12 changed their names in their time, 40 sub-committees, and 77 task
    forces that ended: 170 in all."""
    council.bodies.append(Body("b0", "City Council", FIRST, LAST, MEMBERS, year=12))
    for subject in SUBJECTS:
        committee = Body(_id(council), f"Committee on {subject}", FIRST, LAST, rng.choice((7, 9, 11, 13)))
        council.bodies.append(committee)
        if len(council.renamed) < 12:
            day = rng.choice((date(2017, 6, 5), date(2020, 3, 2), date(2023, 2, 6), date(2024, 7, 8)))
            later = Body(_id(council), f"Committee on {subject} and Services", day, LAST, committee.size)
            committee.last = day - timedelta(days=rng.choice((1, 5, 12)))
            council.renamed[committee.name] = later.name
            council.bodies.append(later)
            committee = later
        sub = Body(_id(council), f"Subcommittee on {subject} Planning", max(committee.first, FIRST), LAST,
                   max(3, committee.size // 2), parent=committee.id)  # fmt: skip
        council.bodies.append(sub)
        council.parts[sub.name] = committee.name
    for n in range(170 - len(council.bodies)):
        first = date(2015, 2, 2) + timedelta(days=rng.randrange(1500))
        last = first + timedelta(days=rng.randrange(400, 1100))
        council.bodies.append(Body(_id(council), f"Task Force {n + 1}", first, last, rng.choice((5, 7, 9)), year=5))
        council.ended.add(council.bodies[-1].name)


def _id(council: Council) -> str:
    return f"b{len(council.bodies)}"


Sitting = dict[str, list[tuple[date, date, list[str]]]]
"""Of each body, who sat in it from when to when."""


def _seats(council: Council, rng: random.Random) -> Sitting:
    """At each election a third of the council changes, and committees are made up anew, mostly of those who were in
    them. A committee under a new name keeps its members; a sub-committee has some of its committee's."""
    whole = [f"m{n}" for n in range(MEMBERS)]
    sitting: Sitting = {each.id: [] for each in council.bodies}
    newest = MEMBERS
    for at, day in enumerate(ELECTIONS):
        if at:
            for place in rng.sample(range(MEMBERS), MEMBERS // 3):
                whole[place], newest = f"m{newest}", newest + 1
        end = ELECTIONS[at + 1] - timedelta(days=1) if at + 1 < len(ELECTIONS) else LAST
        term: dict[str, list[str]] = {}
        for body in council.bodies:
            start, stop = max(day, body.first), min(end, body.last)
            if start > stop:
                continue
            term[body.id] = _chosen(council, body, term, sitting, whole, rng=rng)
            sitting[body.id].append((start, stop, term[body.id]))
    council.rows["people"] = [(f"m{n}", f"Member {n}") for n in range(newest)]
    for body in council.bodies:
        council.rows["seats"] += [
            (body.id, who, "Chair" if not place else "Member", start, "" if stop == LAST else stop)
            for start, stop, those in sitting[body.id]
            for place, who in enumerate(those)
        ]
    return sitting


def _chosen(
    council: Council, body: Body, term: dict[str, list[str]], sitting: Sitting, whole: list[str], *, rng: random.Random
) -> list[str]:
    if body.size == MEMBERS:
        return list(whole)
    by_name = {each.name: each.id for each in council.bodies}
    was = next((by_name[before] for before, after in council.renamed.items() if by_name[after] == body.id), "")
    if was in term:
        return term[was]
    if body.parent:
        return rng.sample(term[body.parent], body.size)
    earlier = sitting[body.id] or sitting.get(was, [])
    stay = [who for who in (earlier[-1][2] if earlier else []) if who in whole][: body.size - 1]
    return stay + rng.sample([who for who in whole if who not in stay], body.size - len(stay))


def _meetings(council: Council, body: Body, sitting: Sitting, rng: random.Random) -> None:
    rows, apart = council.rows, timedelta(days=365 // body.year)
    day, held, adopts = body.first + timedelta(days=rng.randrange(7)), 0, rng.choice((0.9, 0.8, 0.1))
    council.adopts[body.name] = adopts
    while day <= body.last:
        meeting = f"{body.id}-{held}"
        there = next((those for start, stop, those in sitting[body.id] if start <= day <= stop), [])
        rows["meetings"].append((meeting, body.id, day))
        rows["attendance"] += [(meeting, who, "present" if rng.random() < 0.85 else "apologies") for who in there]
        for item in range(2):
            number = f"Int {day.year}-{int(body.id[1:]):03}{held * 2 + item:03}"
            rows["agenda"].append((f"{meeting}-{item}", meeting, number, "A local law"))
        if held % 2 == 0:
            status = "adopted" if rng.random() < adopts else rng.choice(("rejected", "deferred"))
            decided = min(day + timedelta(days=rng.randrange(20, 200)), LAST)
            rows["proposals"].append((f"q{meeting}", body.id, day, "A local law", number, status, decided))
        day, held = day + apart, held + 1
