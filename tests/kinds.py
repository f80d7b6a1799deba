"""Random records in which organisations have sectors, kinds, bodies, areas and descriptions, and people professions."""

import random

from lively import lively
from records import Records

WORDS = ("we", "help", "people", "who", "live", "with", "debt", "falls", "illness", "town", "valley", "daily")


def with_kinds(seed: int, people: int = 12, gaps: float = 0.25) -> Records:
    """Some are left empty; people come for ten organisations, now and then for another than their own."""
    rng = random.Random(seed)
    records = lively(seed, people)

    def said(words: int) -> str:
        return " ".join(rng.choices(WORDS, k=words))

    def one_of(*values: str) -> str | None:
        return None if rng.random() < gaps else rng.choice(values)

    records["organisations"] = [
        {
            "id": f"o{n}", "name": f"o{n}", "sector": one_of("health", "Health ", "housing", "police"),
            "kind": one_of("statutory", "voluntary"), "body": one_of("council", "charity", "company"),
            "area": one_of("North", "South"), "successor": "o0" if n == 9 and rng.random() < 0.3 else None,
            "description": rng.choice([None, "", "too short", *(said(n) for n in (6, 8, 8, 12, 12))]),
        }
        for n in range(10)
    ]  # fmt: skip
    for row in records["people"]:
        row["organisation"] = one_of(*(f"o{n}" for n in range(10)))
        row["profession"] = one_of("nurse", "Nurse", "clerk", "planner")
    for row in (*records["seats"], *records["attendance"]):
        if rng.random() < 0.3:
            row["organisation"] = f"o{rng.randrange(10)}"
    return records
