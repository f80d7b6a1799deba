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

from studies.example import make

from afresh.ingest.published.roll_calls import Said, VoteColumns
from afresh.ingest.published.votes import convert_votes
from afresh.library.binding import Party
from afresh.library.entries import shipped_examples, shipped_policies
from afresh.library.mechanisms import mechanisms_of
from afresh.panel.library_matches import MOST_LOOKED_UP, Asked, OnProposal, looked_up, matched
from afresh.records.store import Store
from afresh.review.waiting_proposals import MOST_EXAMPLES, MOST_POLICIES
from afresh.snapshot.workspace import gather

ROOT = Path(__file__).parents[1]
JUDGED, PAGE = ROOT / "tests" / "library_judged", ROOT / "docs" / "library-judged.md"
DAY = date(2026, 12, 1)
"""The day on which the proposals are taken to wait, so that a law which ends later changes no figure."""
WRITTEN = {
    "J": ("First proposals", "proposals.csv"),
    "K": ("Fresh proposals", "proposals.csv"),
    "L": ("A hundred fresh ones", "fresh_second.csv"),
    "M": ("Sixty fresh ones", "fresh_third.csv"),
    "N": ("Items of real boards", "real_items.csv"),
    "P": ("Items of real boards, second", "real_items_second.csv"),
    "Q": ("Items of real boards, third", "real_items_third.csv"),
    "R": ("Items of real boards, fourth", "real_items_fourth.csv"),
}
"""Sets of proposals by the first letter of their ids, in the order in which each was first run."""
SETS = {letter: title for letter, (title, _) in WRITTEN.items()} | {"W": "Worked example", "G": "General Assembly"}
IN_ORDER = "JKLMNPQRW"
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
    """What is offered for the proposals of the files, each put to one organisation of the body written there."""
    return tuple(piece for row in proposals() for piece in _pieces(row["id"], _looked_up(row)))


def proposals() -> list[dict[str, str]]:
    return [row for name in dict.fromkeys(name for _, name in WRITTEN.values()) for row in read(name)]


def wanted() -> dict[str, set[tuple[str, str]]]:
    """By proposal, what somebody who knows the field would send, written before anything was run."""
    found: dict[str, set[tuple[str, str]]] = {}
    for row in read("wanted.csv"):
        found.setdefault(row["proposal"], set()).add((row["kind"], row["entry"]))
    return found


def of_example() -> tuple[dict[str, str], tuple[Piece, ...]]:
    """The worked example's proposals that its report looks up, by id with their titles, and what it offers for them."""
    found = matched(gather(make()))
    count = found.workspace.store.count("partnerships")
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
    reasons = tuple(filter(None, [row.get("reasons", "")]))
    return looked_up(Asked(written, ways, reasons, (Party("one", body, body, body),), row["nation"]), None, DAY)


def _pieces(proposal: str, found: OnProposal) -> Iterator[Piece]:
    """As many as the report shows."""
    yield from (Piece(proposal, "example", hit.example.id) for hit in found.examples[:MOST_EXAMPLES])
    yield from (Piece(proposal, "policy", hit.policy.id) for hit in found.policies[:MOST_POLICIES])


def counted(pieces: Iterable[Piece], of: dict[Piece, Verdict]) -> tuple[int, int]:
    """How many fit, of how many."""
    there = list(pieces)
    return sum(of[each].fits for each in there), len(there)


OPENING = (JUDGED / "page.md").read_text(encoding="utf-8")


def answered(pieces: Iterable[Piece], letter: str, said: dict[Piece, Verdict]) -> tuple[int, int]:
    """Of the proposals for which something of the library was wanted, how many were offered a piece that fits."""
    asked = {proposal for proposal in wanted() if proposal[0] == letter}
    return len({each.proposal for each in pieces if each.proposal in asked and said[each].fits}), len(asked)


def _share(fit: int, of: int) -> str:
    return f"{fit} of {of}" if of else "none offered"


def page(now: tuple[Piece, ...], titles: dict[str, str]) -> str:
    """The whole page; `titles` are those of the worked example's proposals that were looked up."""
    said, rows = verdicts(), proposals()
    sizes = {"W": len(titles)} | {letter: sum(row["id"][0] == letter for row in rows) for letter in WRITTEN}
    first = tuple(piece for piece, verdict in said.items() if verdict.first_run)
    lines = [_row(letter, sizes[letter], first, now, said) for letter in IN_ORDER]
    [log] = read("assembly.csv")
    nothing = f"{log['offered']} | none offered |"
    lines.append(f"| {SETS['G']} | {log['proposals']} | {nothing} {NOT_ASKED} | {nothing} {NOT_ASKED} |")
    written = {row["id"]: row["title"] for row in rows} | titles
    said_of = {"table": "\n".join(lines), "proposals": str(len(rows))} | _of_real(first, said)
    opening = OPENING
    for name, text in said_of.items():
        opening = opening.replace(f"{{{name}}}", text)
    return "\n".join([opening, *_listed(said, frozenset(now), written)]) + "\n"


def _of_real(first: tuple[Piece, ...], said: dict[Piece, Verdict]) -> dict[str, str]:
    """The first runs of all sets of items of real boards together."""
    fit, of = counted((each for each in first if each.proposal[0] in REAL), said)
    held, asked = map(sum, zip(*(answered(first, letter, said) for letter in REAL), strict=True))
    count = sum(row["id"][0] in REAL for row in proposals())
    return {
        "real": str(count),
        "real pieces": f"{fit} of {of} pieces fitted ({fit / of:.0%})",
        "real answered": f"{held} of the {asked} items that should have been answered were ({held / asked:.0%})",
    }


REAL = "NPQR"
NOT_ASKED = "not asked"


def _row(letter: str, size: int, first: tuple[Piece, ...], now: tuple[Piece, ...], said: dict[Piece, Verdict]) -> str:
    cells = [SETS[letter], str(size)]
    for run in (first, now):
        own = [piece for piece in run if piece.proposal[0] == letter]
        held, asked = answered(own, letter, said)
        recall = f"{held} of {asked}" if asked else NOT_ASKED
        cells += [str(len({piece.proposal for piece in own})), _share(*counted(own, said)), recall]
    return f"| {' | '.join(cells)} |"


def _listed(said: dict[Piece, Verdict], now: frozenset[Piece], written: dict[str, str]) -> Iterator[str]:
    entries = {each.id: each.title for each in (*shipped_examples(), *shipped_policies())}
    for letter in IN_ORDER:
        yield f"### {SETS[letter]}\n"
        yield "| proposal | piece | kind | first run | now | verdict | why |\n|---|---|---|---|---|---|---|"
        for piece, verdict in said.items():
            if piece.proposal[0] == letter:
                id_ = "" if letter == "W" else f"{piece.proposal} "
                runs = f"{'yes' if verdict.first_run else 'no'} | {'yes' if piece in now else 'no'}"
                fits = FITS if verdict.fits else "does not fit"
                title = f"{id_}{written[piece.proposal]}"
                yield f"| {title} | {entries[piece.entry]} | {piece.kind} | {runs} | {fits} | {verdict.why} |"
        yield ""


def count_assembly(folder: Path) -> None:
    proposals, pieces = of_assembly(folder)
    (JUDGED / "assembly.csv").write_text(f"proposals,offered\n{proposals},{len(pieces)}\n", encoding="utf-8")
    print(f"General Assembly: {len(pieces)} pieces for {proposals} roll calls")


def main() -> None:
    if len(sys.argv) > 1:
        count_assembly(Path(sys.argv[1]))
    titles, of_report = of_example()
    now, said = (*of_written(), *of_report), verdicts()
    if without := [each for each in now if each not in said]:
        sys.exit(
            "\n".join(f"No verdict in verdicts.csv: {each.proposal}, {each.kind}, {each.entry}" for each in without)
        )
    PAGE.write_text(page(now, titles), encoding="utf-8")
    print(PAGE)


if __name__ == "__main__":
    main()
