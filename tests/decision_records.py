"""Small random datasets full of what openness, energy and results are measured from."""

import random
from datetime import date, timedelta
from typing import Any

from records import Records, named

LAST = date(2024, 6, 30)
"""The review date that these records are drawn around; some of them are later."""


def decision_records(seed: int) -> Records:
    rng = random.Random(seed)
    organisations = [{**row, **_change(rng, n)} for n, row in enumerate(named(*[f"o{n}" for n in range(6)]))]
    people = [{"id": f"p{n}", "name": f"p{n}", "organisation": rng.choice([None, "o0", "o1", "o2"])} for n in range(6)]
    meetings = [_meeting(rng, n) for n in range(rng.randint(1, 14))]
    proposals = [_proposal(rng, n) for n in range(rng.randint(0, 40))]
    records: Records = {
        "organisations": organisations,
        "people": people,
        "partnerships": named("x0", "x1", "x2", kind="board"),
        "seats": [{"partnership": "x2", "person": "p0", "organisation": "o5", "start": date(2015, 1, 1)}],
        "meetings": meetings,
        "attendance": [_mark(rng, rng.choice(meetings)["id"]) for _ in range(rng.randint(0, 60))],
        "agenda": [_item(rng, n, rng.choice(meetings)["id"]) for n in range(rng.randint(0, 12))],
        "proposals": proposals,
        "responses": [_response(rng, rng.choice(proposals)["id"]) for _ in range(rng.randint(0, 90)) if proposals],
        "indicators": [_indicator(rng, n) for n in range(3)],
    }
    records["observations"] = [_figure(rng) for _ in range(rng.randint(0, 60))]
    return records


def _day(rng: random.Random, years: float = 3.5) -> date:
    """Often a day on which a window opens or closes."""
    edges = [LAST, date(2023, 6, 30), date(2023, 7, 1), date(2022, 6, 30), date(2022, 7, 1), date(2024, 2, 29)]
    return rng.choice([*edges, *(LAST - timedelta(days=rng.randint(-120, int(365 * years))) for _ in range(12))])


def _change(rng: random.Random, n: int) -> dict[str, Any]:
    """Each may only become a later one, so that names do not go round in circles."""
    successor = rng.choice([None, None, *[f"o{later}" for later in range(n + 1, 6)]])
    closed, opened = rng.choice([None, _day(rng)]), rng.choice([None, None, _day(rng)])
    return {"successor": successor, "closed": closed, "opened": opened}


def _who(rng: random.Random) -> dict[str, Any]:
    person, organisation = f"p{rng.randrange(6)}", f"o{rng.randrange(6)}"
    return rng.choice(
        [{"person": person}, {"organisation": organisation}, {"person": person, "organisation": organisation}]
    )


def _meeting(rng: random.Random, n: int) -> dict[str, Any]:
    status = rng.choice([None, "held", "held", "held", "cancelled"])
    return {"id": f"m{n}", "partnership": rng.choice(["x0", "x1"]), "date": _day(rng), "status": status}


def _mark(rng: random.Random, meeting: str) -> dict[str, Any]:
    status = rng.choice(["present", "present", "present", "deputy", "apologies", "absent", "in_attendance"])
    stood_in_for = rng.choice([None, f"p{rng.randrange(6)}"]) if status == "deputy" else None
    return {"meeting": meeting, "status": status, "deputy_for": stood_in_for, **_who(rng)}


def _item(rng: random.Random, n: int, meeting: str) -> dict[str, Any]:
    nature = rng.choice([None, "outcome", "procedure", "information"])
    return {"id": f"i{n}", "meeting": meeting, "title": "Homes", "issue": "housing", "nature": nature}


def _proposal(rng: random.Random, n: int) -> dict[str, Any]:
    put, status = _day(rng), rng.choice(["open", "adopted", "adopted", "rejected", "deferred", "withdrawn"])
    settled = status not in ("open", "deferred")
    decided = put + timedelta(days=rng.choice([-30, 0, 30, 365, 366, 400])) if settled else None
    return {
        "id": f"q{n}", "partnership": rng.choice(["x0", "x0", "x1"]), "date": put, "title": f"q{n}", "status": status,
        "decided": rng.choice([None, decided, decided]), "novel": rng.choice([None, True, False]),
        "procedural": rng.choice([None, False, False, True]), "proposer": rng.choice([None, f"o{rng.randrange(6)}"]),
    }  # fmt: skip


def _response(rng: random.Random, proposal: str) -> dict[str, Any]:
    return {
        "proposal": proposal, "response": rng.choice(["support", "support", "oppose", "abstain", "absent"]),
        "reason_kind": rng.choice([None, "cost", "risk", "procedure"]), "date": rng.choice([None, _day(rng)]),
        "partnership": rng.choice([None, None, "x0", "x1"]), **_who(rng),
    }  # fmt: skip


def _indicator(rng: random.Random, n: int) -> dict[str, Any]:
    better, target = rng.choice(["higher", "lower", "neutral"]), rng.choice([None, 0, 5, 50])
    return {"id": f"n{n}", "partnership": f"x{n}", "name": f"n{n}", "better": better, "target": target}


def _figure(rng: random.Random) -> dict[str, Any]:
    month = rng.randrange(42)
    return {"indicator": rng.choice(["n0", "n0", "n1"]), "date": date(2021 + month // 12, 1 + month % 12, 1),
            "value": rng.choice([0, 1, 2, 3, 3, 40])}  # fmt: skip


def three_met(records: Records, partnership: str, days: int) -> None:
    """So many days before the last, the first three organisations came to a meeting."""
    records["meetings"].append({"id": "first", "partnership": partnership, "date": LAST - timedelta(days=days)})
    records["attendance"] += [{"meeting": "first", "organisation": f"o{n}", "status": "present"} for n in range(3)]
