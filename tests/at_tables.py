"""Random records of who could sit, who speaks for users, and what is put in.

Organisations with kinds, issues and areas; seats kept for somebody; meetings with hours; contributions.
"""

import random
from datetime import date, timedelta
from typing import Any

from decision_records import LAST
from records import Records, Row

KEPT_FOR = {
    None: False, "users": True, "Service users": True, "unpaid carers": True, "patients and public": True,
    "voluntary sector": False, "public health": False, "business": False,
}  # fmt: skip
"""What seats are kept for, and whether that is users or carers: told here by hand."""
AREAS = (None, "", "North", " north", "North / East", "North/East", "South", "National")
ISSUES = (None, "housing", "Housing ", "falls", "debt", "transport")
KINDS = (None, "statutory", "voluntary", "community", "user_led", "other")
BODIES = (None, None, "council", "charity", "user-led group", "company", "housing provider")
HOURS = (None, None, 2, 2, 1.5, 3, 0, -1, 90)
UNITS = (None, "GBP", "gbp ", "days", "hours")
ORGANISATIONS, PEOPLE, TABLES = 14, 8, 4


def table_records(seed: int) -> Records:
    rng = random.Random(seed)
    meetings = [_meeting(rng, n) for n in range(rng.randint(1, 16))]
    proposals = [_proposal(rng, n) for n in range(rng.randint(0, 40))]
    return {
        "organisations": [_organisation(rng, n) for n in range(ORGANISATIONS)],
        "people": [{"id": f"p{n}", "name": f"p{n}", "organisation": _maybe(rng)} for n in range(PEOPLE)],
        "partnerships": [_partnership(rng, n) for n in range(TABLES)],
        "seats": [_seat(rng) for _ in range(rng.randint(0, 30))],
        "meetings": meetings,
        "attendance": [_mark(rng, rng.choice(meetings)["id"]) for _ in range(rng.randint(0, 60))],
        "agenda": [_item(rng, n, rng.choice(meetings)["id"]) for n in range(rng.randint(0, 25))],
        "proposals": proposals,
        "responses": [_response(rng, rng.choice(proposals)["id"]) for _ in range(rng.randint(0, 40)) if proposals],
        "contributions": [_contribution(rng, proposals) for _ in range(rng.randint(0, 20))],
    }


def _day(rng: random.Random) -> date:
    """Often a day on which a window opens or closes."""
    edges = [LAST, date(2023, 6, 30), date(2023, 7, 1), date(2022, 6, 30), date(2022, 7, 1), date(2021, 6, 30)]
    return rng.choice([*edges, *(LAST - timedelta(days=rng.randint(-90, 1400)) for _ in range(12))])


def _maybe(rng: random.Random) -> str | None:
    return rng.choice([None, f"o{rng.randrange(ORGANISATIONS)}", f"o{rng.randrange(ORGANISATIONS)}"])


def _issues(rng: random.Random) -> str | None:
    some = [each for each in rng.choices(ISSUES, k=rng.randint(0, 2)) if each]
    return "; ".join(some) or None


def _organisation(rng: random.Random, n: int) -> Row:
    """Some become one that comes later; one in twenty becomes one before it, so that names may go round."""
    later = f"o{rng.randrange(ORGANISATIONS) if rng.random() < 0.05 else min(n + 1, ORGANISATIONS - 1)}"
    return {
        "id": f"o{n}", "name": f"o{n}", "kind": rng.choice(KINDS), "body": rng.choice(BODIES),
        "area": rng.choice(AREAS), "issues": _issues(rng), "successor": rng.choice([None, None, None, None, later]),
        "opened": rng.choice([None, None, None, _day(rng)]), "closed": rng.choice([None, None, None, _day(rng)]),
    }  # fmt: skip


def _partnership(rng: random.Random, n: int) -> Row:
    return {
        "id": f"x{n}", "name": f"x{n}", "kind": rng.choice(["board", "board", "forum", None, "project"]),
        "area": rng.choice(AREAS), "issues": _issues(rng), "parent": rng.choice([None, f"x{n - 1}"]) if n else None,
    }  # fmt: skip


def _who(rng: random.Random) -> dict[str, Any]:
    person, organisation = f"p{rng.randrange(PEOPLE)}", f"o{rng.randrange(ORGANISATIONS)}"
    return rng.choice(
        [{"person": person}, {"organisation": organisation}, {"person": person, "organisation": organisation}]
    )


def _of(rng: random.Random) -> str:
    return rng.choice(["x0", "x0", *(f"x{n}" for n in range(TABLES))])


def _seat(rng: random.Random) -> Row:
    start = _day(rng)
    return {
        "partnership": _of(rng), "start": start,
        "end": rng.choice([None, max(start, LAST), start + timedelta(days=rng.randint(0, 900))]),
        "reserved_for": rng.choice([*KEPT_FOR, None, None, None]), **_who(rng),
    }  # fmt: skip


def _meeting(rng: random.Random, n: int) -> Row:
    status = rng.choice([None, "held", "held", "held", "cancelled"])
    return {"id": f"m{n}", "partnership": _of(rng), "date": _day(rng), "status": status, "hours": rng.choice(HOURS)}


def _mark(rng: random.Random, meeting: str) -> Row:
    status = rng.choice(["present", "present", "present", "deputy", "apologies", "absent", "in_attendance"])
    stood_in_for = rng.choice([None, f"p{rng.randrange(PEOPLE)}"]) if status == "deputy" else None
    return {"meeting": meeting, "status": status, "deputy_for": stood_in_for, **_who(rng)}


def _item(rng: random.Random, n: int, meeting: str) -> Row:
    return {"id": f"i{n}", "meeting": meeting, "title": "Item", "issue": rng.choice(ISSUES), "raised_by": _maybe(rng)}


def _proposal(rng: random.Random, n: int) -> Row:
    put, status = _day(rng), rng.choice(["open", "adopted", "adopted", "rejected", "deferred", "withdrawn"])
    decided = put + timedelta(days=rng.choice([0, 30, 365, 366, 400])) if status not in ("open", "deferred") else None
    return {
        "id": f"q{n}", "partnership": _of(rng), "date": put, "title": f"q{n}", "status": status,
        "issue": rng.choice(ISSUES), "decided": rng.choice([None, decided, decided]),
        "procedural": rng.choice([None, False, False, True]), "proposer": _maybe(rng),
    }  # fmt: skip


def _response(rng: random.Random, proposal: str) -> Row:
    return {
        "proposal": proposal, "response": rng.choice(["support", "oppose", "abstain", "absent"]),
        "date": rng.choice([None, _day(rng)]), "partnership": rng.choice([None, None, _of(rng)]), **_who(rng),
    }  # fmt: skip


def _contribution(rng: random.Random, proposals: list[Row]) -> Row:
    proposal = rng.choice(proposals)["id"] if proposals and rng.random() < 0.4 else None
    return {
        "organisation": f"o{rng.randrange(ORGANISATIONS)}", "partnership": rng.choice([None, _of(rng), _of(rng)]),
        "proposal": proposal, "kind": rng.choice([None, "money", "staff", "time"]), "unit": rng.choice(UNITS),
        "amount": rng.choice([None, 5.5, 100, 0, 2000]), "date": _day(rng),
    }  # fmt: skip
