"""A review without the records that it cites, to compare it with one of other files."""

import json
from typing import Any

SEAT = ("seat", "start", "end", "recorded_as_seat")


def uncited(value: Any) -> Any:
    """Without the numbers of the records cited, and the records themselves."""
    if isinstance(value, dict):
        return {name: uncited(each) for name, each in value.items() if name not in ("records", "more")}
    return [uncited(each) for each in value] if isinstance(value, list) else value


def comparable(partnership: dict[str, Any], drawn: set[str], last: str) -> dict[str, Any]:
    """Without where records stand in their files, what random draws gave, and ends on the last day."""
    found = uncited(partnership)
    told = ("measure", "subject", "value", "n", "note")
    found["findings"] = [
        {
            name: held
            for name, held in each.items()
            if name in told or (each["measure"] not in drawn and name != "facts")
        }
        for each in found["findings"]
    ]
    kept = [{name: each[name] for name in SEAT} for each in found.get("seats", ())]
    seats = [each | {"end": None} if each["end"] == last else each for each in kept]
    found["seats"] = sorted(seats, key=lambda seat: json.dumps(seat))
    return found
