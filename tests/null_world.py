"""Boards at which nothing but chance is at work: members, newcomers, kinds, words and figures are drawn at random."""

import random
from datetime import date

from records import Records

AT = date(2023, 12, 31)
KINDS = ("statutory", "voluntary", "community", "private")
SECTORS = ("health", "housing", "care", "justice", "arts", "sport")
WORDS = ("advice", "young", "older", "families", "homes", "music", "sport", "food", "skills", "rights", "care", "work")
ISSUES = ("housing", "falls", "sleep", "transport", "crime", "schools")


def null_world(seed: int, sizes: tuple[int, ...], boards: int = 40, newcomers: int = 4) -> Records:
    """Organisations sit at `boards` boards of these sizes from 2018 on. At each, some leave in 2023 and as many
    others come, drawn from all who sit anywhere and never sat there."""
    rng = random.Random(seed)
    organisations = [
        {"id": f"o{n}", "name": f"o{n}", "kind": rng.choice(KINDS), "sector": rng.choice(SECTORS),
         "issues": "; ".join(rng.sample(ISSUES, 2)), "description": " ".join(rng.sample(WORDS, 5))}
        for n in range(150)
    ]  # fmt: skip
    ids = [each["id"] for each in organisations]
    records: Records = {"organisations": organisations, "partnerships": [], "seats": [], "indicators": [],
                        "observations": []}  # fmt: skip
    first = {n: rng.sample(ids, rng.choice(sizes)) for n in range(boards)}
    somewhere = sorted({each for those in first.values() for each in those})
    for n, those in first.items():
        records["partnerships"].append({"id": f"b{n}", "name": f"b{n}", "kind": "board", "issues": rng.choice(ISSUES)})
        leave = those[: min(newcomers, len(those) - 1)]
        come = rng.sample([each for each in somewhere if each not in those], len(leave))
        for who in those:
            end = date(2023, 5, 31) if who in leave else None
            start = date(2018, 1, 1 + rng.randrange(28))
            records["seats"].append({"partnership": f"b{n}", "organisation": who, "start": start, "end": end})
        records["seats"] += [
            {"partnership": f"b{n}", "organisation": who, "start": date(2023, 6, 1), "end": None} for who in come
        ]
        _figures(records, f"b{n}", rng)
    return records


def _figures(records: Records, board: str, rng: random.Random) -> None:
    records["indicators"].append({"id": f"i {board}", "partnership": board, "name": f"i {board}", "better": "higher"})
    records["observations"] += [
        {"indicator": f"i {board}", "date": date(2022 + month // 12, 1 + month % 12, 1), "value": rng.gauss(100, 10)}
        for month in range(24)
    ]
