"""Which column of a sheet is what, if there are names down and the dates of meetings across."""

import re
from dataclasses import dataclass
from datetime import date

from afresh.ingest.clean.cleaning_context import Work
from afresh.ingest.layouts.table_names import plain
from afresh.ingest.sources.sheet import Sheet
from afresh.records.dates import days_of


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


PERSON = _set_of(
    "name|names|person|member|members|attendee|attendees|representative|rep|full name|board member|"
    "member name|who|councillor"
)
ORGANISATION = _set_of(
    "organisation|organization|agency|org|representing|employer|partner|partner agency|"
    "organisation agency|service|organisations"
)
ROLE = _set_of("role|position|job title|capacity|designation|job role|post")
FIRST, LAST = (
    frozenset({"first name", "forename", "firstname", "given name"}),
    frozenset({"surname", "last name", "lastname", "family name"}),
)
PARTNERSHIP = frozenset({"partnership", "board", "group", "committee", "forum"})


@dataclass(frozen=True)
class Layout:
    """Which column of the sheet is what."""

    person: str
    """SQL for the name, or "" where the rows are organisations."""
    organisation: str
    partnership: str
    dates: dict[int, tuple[date, str]]
    ignored: tuple[str, ...]


def layout_of(work: Work, sheet: Sheet) -> Layout | None:
    """None if the sheet cannot be a grid, whatever stands in its cells."""
    bare = [re.sub(r" \(\d+\)$", "", heading) for heading in sheet.headings]
    days = days_of(work.con, sorted({text for text in bare if re.search(r"\d", text)}), work.order)
    dates = {
        at: days[text] for at, text in enumerate(bare) if text in days and "1900" < str(days[text][0])[:4] < "2200"
    }
    others = {at: plain(text) for at, text in enumerate(bare) if at not in dates}
    if len(dates) < 2 and not (dates and any(text in PERSON for text in others.values())):
        return None
    found = {
        kind: next((at for at, text in others.items() if text in words), None)
        for kind, words in (
            ("person", PERSON),
            ("organisation", ORGANISATION),
            ("role", ROLE),
            ("first", FIRST),
            ("last", LAST),
            ("partnership", PARTNERSHIP),
        )
    }
    person = _person(found, others, min(dates))
    if not person and found["organisation"] is None:
        return None
    used = set(re.findall(r"c(\d+)", person)) | {str(found[kind]) for kind in ("organisation", "partnership")}
    ignored = tuple(sheet.headings[at] for at in others if str(at) not in used)
    cell = {
        kind: "NULL::VARCHAR" if found[kind] is None else f"c{found[kind]}" for kind in ("organisation", "partnership")
    }
    partnership = cell["partnership"] if found["partnership"] is not None else ""
    return Layout(
        person, cell["organisation"], partnership, {at: (day, how) for at, (day, how) in dates.items()}, ignored
    )


def _person(found: dict[str, int | None], others: dict[int, str], first_date: int) -> str:
    if found["first"] is not None and found["last"] is not None:
        return f"concat_ws(' ', c{found['first']}, c{found['last']})"
    if found["person"] is not None:
        return f"c{found['person']}"
    left = [at for at in others if at < first_date and at not in found.values()]
    return f"c{left[0]}" if left and found["organisation"] is None else ""
