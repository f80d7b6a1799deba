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

from afresh.example import make
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
    return looked_up(Asked(written, ways, (), (Party("one", body, body, body),), row["nation"]), None, DAY)


def _pieces(proposal: str, found: OnProposal) -> Iterator[Piece]:
    """As many as the report shows."""
    yield from (Piece(proposal, "example", hit.example.id) for hit in found.examples[:MOST_EXAMPLES])
    yield from (Piece(proposal, "policy", hit.policy.id) for hit in found.policies[:MOST_POLICIES])


def counted(pieces: Iterable[Piece], of: dict[Piece, Verdict]) -> tuple[int, int]:
    """How many fit, of how many."""
    there = list(pieces)
    return sum(of[each].fits for each in there), len(there)


OPENING = """# The library judged: is what it offers worth sending to a colleague?

Made by `build-tools/judge_library.py` from `tests/library_judged`: {proposals} proposals, {written} of them written by
somebody who had not seen the tags, and the verdict on each piece that the product's own matcher offers, as many of each
proposal as the report shows. A piece *fits* if somebody who knows the field would send it to a colleague who holds
back, or name this law. Where the call was close, the reason says so.

**The first run of the fresh proposals is the honest figure: {fresh_first}.** They were written after the tags and
before their writer had read them, and were run before anything was mended. It is of {fresh_pieces} pieces, too few to
tell a good library from a poor one, and it is below the nine in ten aimed for. Every figure under *now* was reached by
mending what these very verdicts showed, by the person who gave them: new proposals would do worse than it says. Most
proposals are offered nothing at all, which is as meant: no piece is better than a far-fetched one.

| proposals | how many | offered something, first run | pieces that fit | offered something, now | pieces that fit |
|---|---:|---:|---:|---:|---:|
{table}

The General Assembly has none of the library's themes, so that this says only that the library keeps silent abroad. The
worked example is a made-up place, and what its proposals are ways of is written in its records, by hand: its first run
was poor since three pieces on hospital discharge were offered for nearly anything on that theme, and part of what was
mended is those records. No log of a real board of the kind that this library is for has been judged.

## What was mended, and why

Kinds of misfit, never single proposals; the rules are in decision 0017.

- **A way that says no more than the theme.** *Discharge planning* held everything on hospital discharge, from a lounge
  to a grant. It is now a plan made with the patient, and *discharge to assess* is apart.
- **One name for different things.** *Care at home* was help with daily life and treatment by doctors; *joint team* was
  a team under one manager and two people in one car; *home improvement* was warmth and handrails; *commissioning* was
  how things are bought, deciding together what to buy, and what buying does for a place. Each is now its own.
- **A general duty bears on everything, so on nothing.** Best value has no way of working any more and is found by words
  only. Section 75 is no longer offered for a joint post, which it does not make, nor the power to disclose information
  for figures without names, which do not wait for it.
- **A theme that is only the setting or the group.** A hub for safeguarding is not about young people in general, nor
  exercise against falls about older people: such entries keep the theme that they are about.

## What is kept back though the library holds it

Asking for theme and way of working loses some that fit. Read by eye: insulation for damp in J037 and pooled transport
in J075, whose themes (*housing conditions*, *rural transport*) are not in the list of themes; the case review of
anti-social behaviour for K009, which has no way of working; the MEAM Approach for J031, *no wrong door*.

## Pieces and verdicts

*First run* says whether the piece was offered then, *now* whether it still is.
"""


def _share(fit: int, of: int) -> str:
    return f"{fit} of {of}" if of else "none offered"


def page(now: tuple[Piece, ...], titles: dict[str, str]) -> str:
    """The whole page; `titles` are those of the worked example's proposals that were looked up."""
    said, rows = verdicts(), read("proposals.csv")
    sizes = {"W": len(titles)} | {letter: sum(row["id"][0] == letter for row in rows) for letter in "JK"}
    first = tuple(piece for piece, verdict in said.items() if verdict.first_run)
    fresh = counted((each for each in first if each.proposal[0] == "K"), said)
    lines = [_row(letter, sizes[letter], first, now, said) for letter in "JKW"]
    [log] = read("assembly.csv")
    lines.append(
        f"| {SETS['G']} | {log['proposals']} | {log['offered']} | none offered | {log['offered']} | none offered |"
    )
    opening = OPENING.format(
        proposals=len(rows),
        written=sizes["J"],
        fresh_first=_share(*fresh),
        fresh_pieces=fresh[1],
        table="\n".join(lines),
    )
    written = {row["id"]: row["title"] for row in rows} | titles
    return "\n".join([opening, *_listed(said, frozenset(now), written)]) + "\n"


def _row(letter: str, size: int, first: tuple[Piece, ...], now: tuple[Piece, ...], said: dict[Piece, Verdict]) -> str:
    cells = [SETS[letter], str(size)]
    for run in (first, now):
        own = [piece for piece in run if piece.proposal[0] == letter]
        cells += [str(len({piece.proposal for piece in own})), _share(*counted(own, said))]
    return f"| {' | '.join(cells)} |"


def _listed(said: dict[Piece, Verdict], now: frozenset[Piece], written: dict[str, str]) -> Iterator[str]:
    entries = {each.id: each.title for each in (*shipped_examples(), *shipped_policies())}
    for letter in "JKW":
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
