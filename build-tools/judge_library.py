"""Makes docs/library-judged.md: what the library offers for each proposal, and what a sceptical reader said of it.

Run by hand. The General Assembly is counted where the folder of its roll calls is given; else the last count stays.

    python build-tools/judge_library.py [FOLDER OF THE ROLL CALLS]
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from afresh.convert.roll_calls import Said, VoteColumns
from afresh.convert.votes import convert_votes
from afresh.example import make
from afresh.gatherings.gathered import gather
from afresh.library.binding import Party
from afresh.library.entries import shipped_examples, shipped_policies
from afresh.library.mechanisms import mechanisms_of
from afresh.panel.matched import MOST_LOOKED_UP, Asked, OnProposal, looked_up, matched
from afresh.records.store import Store
from afresh.report.stalled import MOST_EXAMPLES, MOST_POLICIES

ROOT = Path(__file__).parents[1]
JUDGED, PAGE = ROOT / "tests" / "library_judged", ROOT / "docs" / "library-judged.md"
DAY = date(2026, 12, 1)
"""The day on which the proposals are taken to wait, so that a law which ends later changes no figure."""
SETS = {"J": "First proposals", "K": "Fresh proposals", "W": "Worked example", "G": "General Assembly"}
FITS = "fits"


@dataclass(frozen=True, order=True)
class Piece:
    proposal: str
    kind: str
    entry: str


@dataclass(frozen=True)
class Verdict:
    piece: Piece
    first_run: bool
    fits: bool
    why: str


def read(name: str) -> list[dict[str, str]]:
    with (JUDGED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def verdicts() -> dict[Piece, Verdict]:
    rows = [(Piece(row["proposal"], row["kind"], row["entry"]), row) for row in read("verdicts.csv")]
    return {piece: Verdict(piece, row["first_run"] == "yes", row["verdict"] == FITS, row["why"]) for piece, row in rows}


def of_written() -> tuple[Piece, ...]:
    """What is offered for the proposals of the file, each put to one organisation of the body that is written there."""
    return tuple(piece for row in read("proposals.csv") for piece in _pieces(row["id"], _looked_up(row)))


def of_example() -> tuple[dict[str, str], tuple[Piece, ...]]:
    """The worked example's proposals that its report looks up, by id with their titles, and what it offers for them."""
    found = matched(gather(make()))
    count = found.gathered.store.count("partnerships")
    shown = [each for partnership in range(count) for each in found.that_wait(partnership)[:MOST_LOOKED_UP]]
    titles = {f"W {found.written[each.proposal][0]}": found.written[each.proposal][1] for each in shown}
    ids = [f"W {found.written[each.proposal][0]}" for each in shown]
    pieces = (piece for id_, each in zip(ids, shown, strict=True) for piece in _pieces(id_, found.on(each)))
    return titles, tuple(pieces)


def of_assembly(folder: Path) -> tuple[int, tuple[Piece, ...]]:
    """How many roll calls, and what would be offered for each if it waited."""
    columns = VoteColumns("rcid", "country", "vote", "date", title=("short", "descr"), text="descr", issue="issue")
    beside = folder / "roll_calls.csv.gz", folder / "roll_call_issues.csv.gz"
    store = convert_votes(folder / "votes.parquet", columns, Said("United Nations General Assembly"), *beside)
    rows = store.rows("SELECT id, title, text, issue FROM proposals ORDER BY id")
    asked = [tuple(value or "" for value in row) for row in rows]
    return len(asked), tuple(piece for row in asked for piece in _pieces(f"G {row[0]}", _of_roll_call(row, store)))


def _of_roll_call(row: tuple[str, ...], store: Store) -> OnProposal:
    id_, title, text, issue = row
    return looked_up(Asked((id_, title, text, issue), mechanisms_of((), title, text)), store, DAY)


def _looked_up(row: dict[str, str]) -> OnProposal:
    ways, body = mechanisms_of((), row["title"], row["text"]), row["body_type"]
    written = (row["id"], row["title"], row["text"], row["issue"])
    return looked_up(Asked(written, ways, (), (Party("one", body, body, body),), row["nation"]), None, DAY)


def _pieces(proposal: str, found: OnProposal) -> Iterator[Piece]:
    """As many as the report shows."""
    yield from (Piece(proposal, "example", hit.example.id) for hit in found.examples[:MOST_EXAMPLES])
    yield from (Piece(proposal, "policy", hit.policy.id) for hit in found.policies[:MOST_POLICIES])
