"""Names that are probably one person or organisation in two spellings: proposed, and never merged unasked.

What the records suggest of partnerships (one went on as another, is part of another, has ended) and of seats (whose
holder is never marked again) is proposed in the same file, under other kinds.
"""

import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from afresh.ingest.matching.name_similarity import Name, alike, organisation_name, person_name
from afresh.records.formulas import guarded
from afresh.records.problems.names import ProbablyTheSame, TooManyAlike
from afresh.records.store import Store

if TYPE_CHECKING:
    from afresh.ingest.clean.cleaning_context import Work

LARGEST_BLOCK = 60
"""Names that share more than this many others' key are not compared under that key: it keeps the work near-linear."""
MOST_NAMES = 300_000
NAMED = {"people": person_name, "organisations": organisation_name}
COLUMNS = ("table", "kind", "keep", "merge", "why", "yes")
Kind = Literal["same", "successor", "parent", "ended", "e-mail domain"]
"""What the one to keep is to the other: the same, its successor, its parent; or it has ended, and there is no other. Of
seats, that of the holder to keep in the partnership beside has ended. Of an e-mail domain, whose people have it."""


@dataclass(frozen=True)
class Proposed:
    table: str
    keep: str
    merge: str
    why: str
    kind: Kind = "same"


def propose(store: Store) -> list[Proposed]:
    """Pairs of names among people and organisations that are probably the same."""
    return [pair for table in NAMED for pair in _propose(store, table)[0]]


def write_proposals(store: Store, path: Path, more: Sequence[Proposed] = ()) -> list[Proposed]:
    """Write the pairs to a CSV file; the user writes yes beside those that are right, and reads again with it.

    `more`: what is proposed of partnerships and seats.
    """
    pairs = [*propose(store), *more]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(
            [each.table, each.kind, guarded(each.keep), guarded(each.merge), guarded(each.why), ""] for each in pairs
        )
    return pairs


def answers_in(path: Path, columns: tuple[str, ...] = COLUMNS) -> int | None:
    """How many answers a file of proposals holds; None if the file is no such thing."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
    except (OSError, UnicodeDecodeError, csv.Error, ValueError):
        return None
    if tuple(header) != columns:
        return None
    return sum(len(row) == len(columns) and row[-1].strip() != "" for row in rows)


def tell(store: Store, work: "Work") -> None:
    """Say how many there are, in the problems."""
    for table in NAMED:
        pairs, passed_over = _propose(store, table)
        if pairs:
            shown = "; ".join(f"{each.merge!r} and {each.keep!r} ({each.why})" for each in pairs[:3])
            more = f"; and {len(pairs) - 3:,} more" if len(pairs) > 3 else ""
            work.add(ProbablyTheSame, table, table, count=len(pairs), names=shown + more)
        if passed_over:
            work.add(TooManyAlike, table, table, count=passed_over)


def _propose(store: Store, table: str) -> tuple[list[Proposed], int]:
    # Names without a letter are codes: two that look alike are two.
    found = store.rows(
        f'''SELECT id, name, source_row IS NOT NULL FROM "{table}"
        WHERE regexp_matches(name, '\\pL') ORDER BY name, id'''
    )
    if len(found) > MOST_NAMES:
        return [], len(found)
    names = [NAMED[table](id_, name, listed) for id_, name, listed in found]
    pairs, passed_over = _candidates(names)
    likely = [(a, b, why) for a, b in pairs if (why := alike(table, names[a], names[b]))]
    likely = _unless_several(names, likely)
    ids = [(names[a].id, names[b].id) for a, b, _ in likely]
    # A seat that nobody closed is held at one time with the next: of one name in two spellings, only marks say two.
    spelt = {(names[a].id, names[b].id) for a, b, _ in likely if names[a].words == names[b].words}
    both = _seen_together(store, table, [each for each in ids if each not in spelt])
    both |= _seen_together(store, table, sorted(spelt), seats=False)
    uses = _uses(store, table) if likely else {}
    proposed = []
    for a, b, why in likely:
        if (names[a].id, names[b].id) in both:
            continue
        keep, merge = sorted(
            (names[a], names[b]), key=lambda n: (not n.listed, -uses.get(n.id, 0), -len(n.name), n.name)
        )
        proposed.append(Proposed(table, keep.name, merge.name, why))
    return sorted(proposed, key=lambda each: (each.keep, each.merge)), passed_over


def _candidates(names: list[Name]) -> tuple[set[tuple[int, int]], int]:
    """Pairs of names that share a key, such as a surname and an initial."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        for key in name.keys:
            blocks[key].append(at)
    pairs: set[tuple[int, int]] = set()
    crowded: set[int] = set()
    for block in blocks.values():
        if len(block) > LARGEST_BLOCK:
            crowded.update(block)
        else:
            pairs.update((a, b) for place, a in enumerate(block) for b in block[place + 1 :])
    return pairs, len(crowded)


def _unless_several(names: list[Name], likely: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """An abbreviation that fits several names says nothing of which is meant."""
    fits: dict[int, int] = defaultdict(int)
    for a, b, why in likely:
        if why.startswith(("initial", "abbreviation")):
            fits[min((a, b), key=lambda at: len(names[at].name))] += 1
    return [
        (a, b, why)
        for a, b, why in likely
        if not why.startswith(("initial", "abbreviation")) or fits[min((a, b), key=lambda at: len(names[at].name))] == 1
    ]


def _seen_together(store: Store, table: str, pairs: list[tuple[str, str]], seats: bool = True) -> set[tuple[str, str]]:
    """Pairs marked present at one meeting, or holding seats in one partnership at one time: they are two."""
    if not pairs:
        return set()
    column = "person" if table == "people" else "organisation"
    found = store.rows(f"""
        WITH pairs AS (SELECT unnest($a::VARCHAR[]) AS a, unnest($b::VARCHAR[]) AS b),
        wanted AS (SELECT a AS id FROM pairs UNION SELECT b FROM pairs),
        marks AS (SELECT DISTINCT meeting, {column} AS id FROM attendance
            WHERE status IN ('present', 'in_attendance') AND {column} IN (FROM wanted)),
        held AS (SELECT partnership, {column} AS id, "start", coalesce("end", DATE '9999-12-31') AS "end" FROM seats
            WHERE vacant IS NOT true AND {column} IN (FROM wanted))
        SELECT a, b FROM pairs JOIN marks x ON x.id = a JOIN marks y ON y.id = b AND y.meeting = x.meeting
        UNION
        SELECT a, b FROM pairs JOIN held x ON x.id = a JOIN held y ON y.id = b AND y.partnership = x.partnership
            AND y."start" <= x."end" AND x."start" <= y."end" AND {str(seats).lower()}
    """, {"a": [a for a, _ in pairs], "b": [b for _, b in pairs]})  # fmt: skip
    return {(a, b) for a, b in found}


def _uses(store: Store, table: str) -> dict[str, int]:
    column = "person" if table == "people" else "organisation"
    return dict(
        store.rows(f"""
        SELECT id, count(*) FROM (SELECT {column} AS id FROM attendance UNION ALL SELECT {column} FROM seats)
            WHERE id IS NOT NULL GROUP BY id
    """)
    )
