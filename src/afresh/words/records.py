"""What one record says, in a line."""

from typing import Any

from afresh.forms import amount, day, number

STATUS = {
    "apologies": "sent apologies", "deputy": "as a deputy", "in_attendance": "in attendance",
}  # fmt: skip
ANSWERS = {
    "support": "supported", "oppose": "opposed", "abstain": "abstained on", "held back": "held back on",
    "absent": "was absent for",
}  # fmt: skip


HOW_KNOWN = {"first_seen": " (first seen)", "last_seen": " (last seen)", "unknown": " (the day is not known)",
             "month": " (the month alone is known)", "year": " (the year alone is known)"}  # fmt: skip


def seats(who: str, row: dict[str, Any]) -> str:
    start = day(row["start"]) + HOW_KNOWN.get(row["start_is"], "")
    open_end = ", ended, nobody recorded when" if row["end_is"] == "unknown" else ", still held"
    end = f" to {day(row['end'])}" + HOW_KNOWN.get(row["end_is"], "") if row["end"] else open_end
    return f"Seat: {who}, from {start}{end}"


def attendance(who: str, row: dict[str, Any]) -> str:
    mark = STATUS.get(row["status"], row["status"])
    return f"{day(row['date'])}: {who}, {mark}" if row["date"] else f"{who}, {mark}"


def meetings(_: str, row: dict[str, Any]) -> str:
    return f"Meeting on {day(row['date'])}, {row['status'] or 'held'}"


def agenda(_: str, row: dict[str, Any]) -> str:
    theme = f" ({row['issue']})" if row["issue"] else ""
    return f"{day(row['date'])}: {row['title']}{theme}" if row["date"] else f"{row['title']}{theme}"


def proposals(_: str, row: dict[str, Any]) -> str:
    decided = f" on {day(row['decided'])}" if row["decided"] else ""
    return f"‘{row['title']}’, put on {day(row['date'])}, {row['status'] or 'no outcome recorded'}{decided}"


def responses(who: str, row: dict[str, Any]) -> str:
    why = (
        f" ({': '.join(each for each in (row['reason_kind'], row['reason']) if each)})"
        if row["reason_kind"] or row["reason"]
        else ""
    )
    answer = ANSWERS.get(row["response"], row["response"])
    return f"{who}: {answer} ‘{row['title']}’{why}"


def observations(_: str, row: dict[str, Any]) -> str:
    return f"{row['indicator']}, {day(row['date'])}: {number(row['value'])}"


def contributions(_: str, row: dict[str, Any]) -> str:
    given = f", {amount(row['amount'], row['unit'] or '')}" if row["amount"] is not None else ""
    return f"{day(row['date'])}: {row['organisation']}, {row['kind'] or 'kind not recorded'}{given}"


def ties(_: str, row: dict[str, Any]) -> str:
    kind = f" ({row['kind']})" if row["kind"] else ""
    return f"Contact known on {day(row['date'])}: {row['one']} and {row['other']}{kind}"


def reviews(_: str, row: dict[str, Any]) -> str:
    why = f" ({row['reasons']})" if row["reasons"] else ""
    return f"Review on {day(row['date'])}: {row['decision'] or 'no decision recorded'}{why}"


def partnerships(_: str, row: dict[str, Any]) -> str:
    return str(row["name"])


def organisations(_: str, row: dict[str, Any]) -> str:
    said = ("kind", "body", "sector", "area")
    recorded = [f"{what} {row[what]}" for what in said if row[what]]
    return f"{row['name']}: {', '.join(recorded) or 'nothing recorded of its kind'}"


def indicators(_: str, row: dict[str, Any]) -> str:
    return str(row["name"])
