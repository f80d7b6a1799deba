"""What the marks in an attendance grid mean: by a key in the sheet, by custom, and by what else is marked."""

import re
from dataclasses import dataclass, field

from afresh.ingest.clean.allowed_values import choice_key, words_for

_STATUS = (
    (r"in att|observ", "in_attendance"),
    (r"did not|not att|absent|no apolog|non.?att|dna", "absent"),
    (r"apolog|sent ap", "apologies"),
    (r"deput|substit|sent a", "deputy"),
    (r"cancel", "cancelled"),
    (r"present|attend|in person|online|virtual", "present"),
    (r"not (?:a )?member|not applicable|not required|n/a|vacan", "nothing"),
)
_MEANING = (
    "present|attended|attending|apolog|absent|did not attend|not att|non-att|deput|substit|"
    "in attendance|observ|cancel|not a member|not applicable"
)
_KEY = re.compile(rf"(?:^|[\s;,(|])([^\s=:;,()]{{1,6}})\s*[=:–—-]\s*((?:{_MEANING})[^;,|)]*)", re.IGNORECASE)
_TWO_CELLS = re.compile(rf"^\s*([^\s=:;,()]{{1,4}})\s*\|\s*((?:{_MEANING})[^|]*)", re.IGNORECASE)

NOTHING = frozenset(
    {"", "-", "–", "—", "--", "n/a", "n a", "na", ".", "not a member", "not required", "nr", "not applicable", "vacant"}
)
_MORE = {
    "/": "present",
    "\\": "present",
    "●": "present",
    "v": "present",
    "teams": "present",
    "zoom": "present",
    "tick": "present",
    "true": "present",
    "false": "absent",
}
_CANCELLED = ("cancelled", "canceled", "canc", "canx", "meeting cancelled", "not held", "stood down")


@dataclass
class Marks:
    taken: dict[str, str] = field(default_factory=dict)
    """Each mark as written and what it was taken for: a status, "nothing" or "cancelled"."""
    guessed: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Marks that could mean something else: what each was taken for, and why."""
    unknown: list[str] = field(default_factory=list)


def key_in(text: str) -> dict[str, str]:
    """The key to the marks that a line holds, as in "P = present; A = apologies", with cells parted by "|"."""
    two = _TWO_CELLS.match(text)
    found = _KEY.findall(text) or ([two.groups()] if two else [])
    return {mark_key(mark): status for mark, meaning in found if (status := _status(meaning))}


def _status(meaning: str) -> str:
    return next((status for pattern, status in _STATUS if re.match(pattern, meaning.strip().lower())), "")


def mark_key(mark: str) -> str:
    stripped = mark.strip().lower()
    return choice_key(stripped).rstrip("*") or stripped


def read_marks(marks: list[str], key: dict[str, str]) -> Marks:
    """What each different mark of a grid was taken for."""
    known: dict[str, str] = (
        words_for("attendance", "status") | _MORE | {choice_key(word): "cancelled" for word in _CANCELLED}
    )
    keys = {mark: mark_key(mark) for mark in marks}
    used = set(keys.values())
    result = Marks()
    for mark, own in keys.items():
        if own in key:
            result.taken[mark] = key[own]
        elif own in NOTHING or mark.strip() in NOTHING:
            result.taken[mark] = "nothing"
        elif own in ("x", "✗", "✘", "×"):
            _cross(result, mark, used, key)
        elif own == "a":
            _letter_a(result, mark, used, key)
        elif own in known:
            result.taken[mark] = known[own]
        else:
            result.unknown.append(mark)
    return result


def _cross(result: Marks, mark: str, used: set[str], key: dict[str, str]) -> None:
    present = sorted(used & {"p", "✓", "✔", "√", "y", "yes", "present", "1"}) or [
        m for m, s in key.items() if s == "present"
    ]
    if present:
        result.guessed[mark] = ("absent", f"{present[0]!r} is used too")
    else:
        result.guessed[mark] = ("present", "no other mark in the grid means present")
    result.taken[mark] = result.guessed[mark][0]


ABSENT = frozenset({"n", "ab", "abs", "dna", "absent", "apologies"})


def _may_mean_present(others: set[str], key: dict[str, str]) -> bool:
    known = words_for("attendance", "status") | _MORE | key
    return any(known.get(each) in ("present", None) and each not in NOTHING for each in others)


def _letter_a(result: Marks, mark: str, used: set[str], key: dict[str, str]) -> None:
    apologies = sorted(each for each in used if each.startswith("ap")) or [
        m for m, s in key.items() if s == "apologies"
    ]
    if not _may_mean_present(used - {"a"}, key) and (apologies or used & ABSENT):
        # Nobody keeps a sheet on which nobody ever came.
        result.guessed[mark] = ("present", "no other mark here means present, and some mark must")
    elif "ap" in apologies and not used & (ABSENT - {"apologies"}):
        result.guessed[mark] = ("absent", f"{apologies[0]!r} is used for apologies")
    else:
        result.guessed[mark] = ("apologies", "that is what it usually means in a list of attendance")
    result.taken[mark] = result.guessed[mark][0]
