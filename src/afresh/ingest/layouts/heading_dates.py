"""The date in a heading, whatever else stands there: a number, a time, a place, "cancelled", "apologies"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from afresh.ingest.layouts.attendance_words import NO_MARK, attendance_meaning
from afresh.ingest.layouts.detectors import Context
from afresh.records.dates import DateOrder, Days, can_be

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
FULL = re.compile(
    rf"(?i)\d{{4}}-\d{{1,2}}-\d{{1,2}}|\b\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})\b"
    rf"|\b{_DAY}[\s./-]*(?:of\s+)?{_MONTH}[.,]?[\s./-]*'?(?:\d{{4}}|\d{{2}})\b(?!\s*[:.]\d)"
    rf"|\b{_MONTH}\.?\s+{_DAY},?\s+\d{{4}}\b"
)
NO_YEAR = re.compile(rf"(?i)\b{_DAY}[\s./-]*(?:of\s+)?{_MONTH}\b|\b{_MONTH}\.?\s+{_DAY}\b|\b\d{{1,2}}/\d{{1,2}}\b")
MONTH = re.compile(rf"(?i)\b{_MONTH}[.,]?[\s./-]*'?(?:\d{{4}}|\d{{2}})\b|\b\d{{4}}[-/]\d{{1,2}}\b")
BARE_MONTH = re.compile(rf"(?i)^{_MONTH}\.?$")
SERIAL = re.compile(r"^[34]\d{4}$")
CANCELLED = re.compile(r"(?i)\b(?:cancel+ed|canc|canx|not held|stood down|abandoned|postponed)\b")
YEARS = re.compile(r"(?<!\d)(20\d\d)(?:\s*[-/–—]\s*(?:20)?(\d\d))?(?!\d)")
MOST_ELSE = 40
"""Letters beside a date beyond which it is a sentence and no heading."""


@dataclass(frozen=True)
class HeadingDate:
    """What a heading says of a meeting."""

    text: str
    """The date as written."""
    kind: str
    """full, no year, month, bare month or serial."""
    says: str = ""
    """cancelled, or the status that a tick below stands for."""


def heading_date(text: str, typed: bool = False) -> HeadingDate | None:
    """The date of a heading, or None where there is none or where it is a sentence."""
    bare = " ".join(text.split())
    if not bare or len(bare) > 80:
        return None
    if SERIAL.match(bare):
        return HeadingDate(bare, "serial")
    for kind, pattern in (("full", FULL), ("month", MONTH), ("no year", NO_YEAR), ("bare month", BARE_MONTH)):
        found = pattern.search(bare)
        if not found or (kind == "month" and NO_YEAR.search(bare) and not FULL.search(bare) and _day_first(bare)):
            continue
        rest = (bare[: found.start()] + " " + bare[found.end() :]).strip(" -–—:,;()/|T.")
        if len(re.sub(r"[\d:.\W]", "", rest)) > MOST_ELSE or (
            kind in ("no year", "bare month") and re.search(r"=", rest)
        ):
            return None
        if kind == "no year" and not _can_be_a_day(found[0]):
            continue
        return HeadingDate(found[0], kind, _says(rest))
    return None


def _can_be_a_day(text: str) -> bool:
    """24/25 is a year, and no day of any month."""
    parts = [int(part) for part in re.findall(r"\d+", text)] if "/" in text else []
    return not parts or (min(parts) in range(1, 13) and max(parts) <= 31)


def _day_first(text: str) -> bool:
    """Whether 12 May 25 might be meant as a day and its year, and not as May 25."""
    return re.search(rf"(?i)\b{_DAY}[\s./-]*{_MONTH}", text) is not None


def _says(rest: str) -> str:
    if CANCELLED.search(rest):
        return "cancelled"
    said = attendance_meaning(rest) if rest else None
    return "" if said in (None, NO_MARK) or re.search(r"(?i)teams|zoom|remote|virtual|online", rest) else said


def days_of_headings(
    found: Sequence[HeadingDate], context: Context, clues: Iterable[str]
) -> tuple[list[str], DateOrder, str]:
    """For each heading an ISO day or month, or "" where it cannot be told; the order; and why some cannot.

    One date that only the other order allows proves that order for the sheet, where none speaks against it.
    `clues` are texts in which a year may stand: titles, the names of sheet and file.
    """
    texts = [each.text for each in found if each.kind in ("full", "serial")]
    order = _order(texts, context)
    days = context.days if order == context.days.order else Days(context.days.con, order)
    years = _years(clues)
    made, why, year, last = [], "", years[0] if years else 0, 0
    for each in found:
        if each.kind in ("no year", "bare month"):
            if not year:
                made.append("")
                why = "no year"
                continue
            read = (
                days.of(f"{each.text} {year}")
                if each.kind == "no year" and "/" not in each.text
                else (days.of(f"{each.text}/{year}") if each.kind == "no year" else days.of(f"{each.text} {year}"))
            )
            if read is not None and last and read.first.month < last and len(years) > 1:
                year = years[1]
                read = (
                    days.of(read.first.replace(year=year).isoformat())
                    if each.kind == "no year"
                    else days.of(f"{each.text} {year}")
                )
            last = read.first.month if read else last
        else:
            read = days.of(each.text)
        if read is None or not can_be(read):
            made.append("")
            why = why or "no day"
        else:
            made.append(read.first.isoformat() if read.exact == "exact" else read.first.strftime("%Y-%m"))
    return made, order, why


def _order(texts: Sequence[str], context: Context) -> DateOrder:
    other: DateOrder = "month-first" if context.days.order == "day-first" else "day-first"
    pairs = [
        tuple(map(int, found.groups()))
        for text in texts
        if (found := re.match(r"(\d{1,2})[./-](\d{1,2})[./-]\d", text))
    ]
    first, second = any(one > 12 for one, _ in pairs), any(two > 12 for _, two in pairs)
    if context.days.order == "day-first" and second and not first:
        return other
    if context.days.order == "month-first" and first and not second:
        return other
    return context.days.order


def _years(clues: Iterable[str]) -> list[int]:
    """One year, or the two of a municipal or financial year, by the first clue that has any."""
    for clue in clues:
        found = YEARS.search(clue)
        if found:
            first = int(found[1])
            return [first, first + 1] if found[2] and int(found[2]) == (first + 1) % 100 else [first]
    return []
