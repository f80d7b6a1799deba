"""Random records full enough for every renewal measure: boards that meet often, projects, agendas, roles, areas."""

import random
from datetime import date, timedelta

from records import Records, Row

AT = date(2022, 6, 30)
ISSUES = ("housing", "falls", "Falls ", "discharge", "loneliness", None)
ROLES = ("Chair", "Vice Chair", "Secretary", "Member", None)


def lively(seed: int, people: int = 12, first: int = 2018, file_numbers: bool = False) -> Records:
    """Four boards and four projects, from `first` to 2023."""
    rng = random.Random(seed)
    named = [f"p{n}" for n in range(people)]
    records: Records = {
        "organisations": [{"id": f"o{n}", "name": f"o{n}"} for n in range(4)],
        "people": [{"id": each, "name": each, "organisation": f"o{rng.randrange(4)}"} for each in named],
        "partnerships": [_partnership(rng, n) for n in range(4)] + [_project(n) for n in range(4)],
        "seats": [], "meetings": [], "attendance": [], "agenda": [],
    }  # fmt: skip
    for n in range(3):
        for meeting in range(rng.randint(3, 14)):
            _meeting(
                rng,
                records,
                f"b{n}",
                f"m{n} {meeting}",
                rng.sample(named, rng.randint(0, 5)),
                first=first,
                file_numbers=file_numbers,
            )
    for n in (0, 3):
        records["seats"] += [_seat(rng, f"b{n}", rng.choice(named), first) for _ in range(rng.randint(0, 9))]
    for n in range(4):
        start = date(rng.choice([2020, 2021, 2022]), rng.choice([1, 3, 6]), 1)
        records["seats"] += [
            {"partnership": f"j{n}", "person": each, "start": start} for each in rng.sample(named, rng.randint(1, 4))
        ]
    return records


def _partnership(rng: random.Random, n: int) -> Row:
    return {
        "id": f"b{n}", "name": f"b{n}", "kind": "board", "area": rng.choice([None, "North", "north ", "South"]),
        "issues": rng.choice([None, "housing; crime", "crime"]),
        "parent": rng.choice([None, None, "b0"]) if n else None,
        "ended": rng.choice([None, None, None, date(2022, 1, 1), date(2023, 1, 1)]),
        "term_months": rng.choice([None, 24]),
    }  # fmt: skip


def _project(n: int) -> Row:
    return {"id": f"j{n}", "name": f"j{n}", "kind": "project"}


def _meeting(
    rng: random.Random, records: Records, of: str, id: str, present: list[str], *, first: int, file_numbers: bool
) -> None:
    day = date(first, 1, 1) + timedelta(days=15 * rng.randrange(24 * (2023 - first)))
    records["meetings"].append(
        {"id": id, "partnership": of, "date": day, "status": rng.choice(["held", "held", None, "cancelled"])}
    )
    records["attendance"] += [
        {"meeting": id, "person": each, "status": rng.choice(["present", "present", "absent"])} for each in present
    ]
    for item in range(rng.randint(0, 3)):
        issue = f"file {id} {item}" if file_numbers else rng.choice(ISSUES)
        records["agenda"].append({"id": f"{id} {item}", "meeting": id, "title": "Item", "issue": issue})


def _seat(rng: random.Random, of: str, person: str, first: int) -> Row:
    start = date(first, 1, 1) + timedelta(days=30 * rng.randrange(54))
    end = rng.choice([None, start + timedelta(days=rng.randint(10, 900))])
    return {"partnership": of, "person": person, "role": rng.choice(ROLES), "start": start, "end": end,
            "start_is": rng.choice([None, "exact", "first_seen"])}  # fmt: skip
