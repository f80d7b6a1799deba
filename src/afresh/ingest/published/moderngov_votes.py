"""ModernGov's page of recorded votes: a heading for the meeting, one for each motion, a table of who voted how."""

import re
from collections.abc import Callable, Sequence

from afresh.ingest.published.record_builder import RecordBuilder
from afresh.ingest.published.saved_page import Piece
from afresh.ingest.published.vote_words import OPTIONS, RESULTS, meant
from afresh.records.dates import IN_TEXT
from afresh.records.problems.public_sources import PublishedVoteUnknown

TOTALS = {"expected", "present"}
MEMBER = ("councillor", "member", "name")
WEEKDAY = r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*$"
MEMBER_NUMBER = re.compile(r"[?&]UID=(\d+)", re.IGNORECASE)
DID_NOT_VOTE = r"absent|did not|not present|no vote|non.?voting|declared"


def is_recorded_votes(pieces: Sequence[Piece]) -> bool:
    return any(_heads_votes(piece) for piece in pieces)


def is_totals(pieces: Sequence[Piece]) -> bool:
    """Whether it is the summary of attendance: totals for each councillor."""
    return any({word for cell in piece.cells for word in cell.casefold().split()} >= TOTALS for piece in pieces)


def _heads_votes(piece: Piece) -> bool:
    cells = [cell.casefold() for cell in piece.cells]
    return len(cells) > 1 and cells[0] in MEMBER and cells[-1] in ("vote", "voted")


def add_recorded_votes(
    builder: RecordBuilder, pieces: Sequence[Piece], file: str, committee: Callable[[str], str]
) -> None:
    """Each motion becomes a proposal and each vote a response; `committee` gives the id for a title."""
    meeting, item, title, status, proposal, voting = "", "", "", "", "", False
    for piece in pieces:
        if piece.kind == "h2":
            meeting, item, title, voting = piece.text, "", "", False
        elif piece.kind == "h3":
            item, title, voting = piece.text, "", False
        elif piece.kind == "h4":
            title, status, voting = piece.text, "", False
        elif piece.kind == "line":
            status = _status(piece.text) or status
        elif _heads_votes(piece):
            proposal = _add_motion(builder, (meeting, title or item, status), file, committee)
            voting, status = True, ""
        elif piece.kind == "row" and voting and len(piece.cells) > 1:
            _add_vote(builder, piece, proposal, file)


def _status(line: str) -> str:
    said = line.rpartition(":")[2].strip(" .") if "status" in line.casefold() else line.strip(" .")
    return meant(RESULTS, re.sub(r"(?i)^motion ", "", said)) or ""


def _add_motion(builder: RecordBuilder, said: tuple[str, str, str], file: str, committee: Callable[[str], str]) -> str:
    """The id of the proposal, or "" where its meeting has no date."""
    meeting, title, status = said
    title = title.strip(" :") or "Recorded vote"
    dates = re.findall(IN_TEXT, meeting.replace(",", " "))
    day = builder.day(dates[-1], file, "meeting") if dates else None
    name = re.sub(IN_TEXT + r".*$", "", re.sub(WEEKDAY, "", meeting)).strip(" ,-–:")
    name = re.sub(r"(?i)^(?:ordinary |special |annual )?meeting of (?:the )?", "", name)
    if day is None or not name:
        facts = {
            "why": "the heading above it gives no committee and date",
            "wanted": 'a heading such as "Full Council, Thursday, 14th March, 2024"',
            "how": "save the whole page",
        }
        builder.leave_out("proposals", "motion", title, file, facts)
        return ""
    number, id_ = 2, f"{committee(name)} {day.first} {title[:80]}"
    while id_ in builder.by_id["proposals"]:
        number, id_ = number + 1, f"{committee(name)} {day.first} {title[:80]} ({number})"
    return builder.thing(
        "proposals", id_, partnership=committee(name), date=day.first, title=title[:500], status=status or None,
        decided=day.first if status in ("adopted", "rejected") else None, source=file,
    )  # fmt: skip


def _add_vote(builder: RecordBuilder, piece: Piece, proposal: str, file: str) -> None:
    # Where a cell is left open the vote stands in it too: the name is in the first, the vote in the last.
    name, vote = piece.cells[0], piece.cells[-1]
    response = meant(OPTIONS, vote) or ("absent" if re.search(DID_NOT_VOTE, vote.casefold()) else None)
    if not name or response is None:
        builder.count(PublishedVoteUnknown, "responses", file, vote)
        return
    if not proposal:
        builder.left_out_rows["responses"] += 1
        return
    number = next((found[1] for link in piece.links if (found := MEMBER_NUMBER.search(link))), "")
    same = [row["id"] for row in builder.rows["people"] if row["name"] == name]
    person = number or (str(same[0]) if len(same) == 1 else name)
    builder.thing("people", person, name=name, source=file)
    builder.row("responses", proposal=proposal, person=person, response=response, source=file)
