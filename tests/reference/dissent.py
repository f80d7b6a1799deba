"""The naive twin of dissent after joining: plain rows in, days and dissent on either side out."""

from collections import defaultdict
from datetime import date
from typing import Any

from reference.gatherings import Records, months_before
from reference.initiative import joined
from reference.openness import now

Sides = dict[tuple[str, str], dict[str, Any]]


def _first_answers(records: Records, at: date) -> dict[tuple[str, str], tuple[date, bool]]:
    """{(who, proposal): (day, whether it dissented)}, but for the proposer; "who" begins with + where a person speaks
    for none."""
    proposals = {row["id"]: row for row in records.get("proposals", ()) if row["date"] <= at}
    own = {row["id"]: row.get("organisation") for row in records.get("people", ())}
    rows: dict[tuple[str, str], list[tuple[date, int]]] = defaultdict(list)
    for row in records.get("responses", ()):
        proposal = proposals.get(row["proposal"])
        day = proposal and (row.get("date") or proposal["date"])
        if not proposal or day > at or row["response"] == "absent":
            continue
        who = now(records, row.get("organisation") or own.get(row.get("person")), at) or "+" + row["person"]
        if who != now(records, proposal.get("proposer"), at):
            rows[who, row["proposal"]].append((day, ("oppose", "abstain", "support").index(row["response"])))
    return {key: (min(each)[0], min(each)[1] != 2) for key, each in rows.items()}


def dissent_after_joining(records: Records, at: date, months: int = 36) -> Sides:
    """{(partnership, organisation): days, observed and expected before and after}."""
    where = {row["id"]: row["partnership"] for row in records.get("proposals", ())}
    answers = _first_answers(records, at)
    found: Sides = {}
    for (partnership, organisation), day in joined(records, at).items():
        if day <= months_before(at, months):
            continue
        sides: dict[str, dict[date, list[tuple[bool, float]]]] = {
            "before": defaultdict(list),
            "after": defaultdict(list),
        }
        for (who, proposal), (when, dissents) in answers.items():
            others = [said for (other, of), (_, said) in answers.items() if of == proposal and other != who]
            near = months_before(day, 12) <= when < months_before(day, -12)
            if who == organisation and where[proposal] == partnership and (any(others) or dissents) and others and near:
                sides["before" if when < day else "after"][when].append((dissents, sum(others) / len(others)))
        if sides["before"]:
            found[partnership, organisation] = {"joined": day} | {
                f"{name}_{side}": number
                for side, days in sides.items()
                for name, number in (
                    ("days", len(days)),
                    ("observed", sum(sum(own for own, _ in each) / len(each) for each in days.values())),
                    ("expected", sum(sum(share for _, share in each) / len(each) for each in days.values())),
                )
            }
    return found
