"""What the user has confirmed of partnerships: one went on as another, is part of another, or has ended; and of seats,
that they have ended."""

from collections.abc import Sequence

from afresh.ingest.clean.cleaning_context import Work, some
from afresh.ingest.clean.confirmed_merges import Confirmed, ids_of
from afresh.records.problems import names as problem

SAID = {
    "successor": ("successor", "{merge!r} went on as {keep!r}"),
    "parent": ("parent", "{merge!r} is part of {keep!r}"),
    "ended": ("ended", "{keep!r} has ended"),
}
"""The column that each kind fills, and how it is told."""


def link_partnerships(work: Work, confirmed: Sequence[Confirmed], place: str) -> None:
    """Fill the columns successor, parent and ended, where a partnership's own row leaves them empty."""
    links = [each for each in confirmed if each.table == "partnerships" and each.kind in SAID]
    if not links or "partnerships" not in work.columns:
        return
    ids = ids_of(work, "partnerships", sorted({name for each in links for name in (each.keep, each.merge) if name}))
    done = []
    for each in links:
        names = (each.keep,) if each.kind == "ended" else (each.merge, each.keep)
        if unknown := next((name for name in names if name not in ids), None):
            work.add(problem.ConfirmedNameNotFound, place, "partnerships", each.row, value=unknown)
            continue
        column, said = SAID[each.kind]
        if _filled(work, column, *(ids[name] for name in names)):
            done.append(said.format(keep=each.keep, merge=each.merge))
        else:
            work.add(problem.ConfirmedLinkContradicted, place, "partnerships", each.row, column=column, value=names[0])
    if done:
        work.add(problem.ConfirmedLinks, place, "partnerships", count=len(done), names=some(done))
        work.notes.append(f"As confirmed in {place}: {some(done, 20)}.")


def end_seats(work: Work, confirmed: Sequence[Confirmed], place: str) -> None:
    """Seats without an end whose holder is never marked again: said to have ended, and not known when."""
    ends = [each for each in confirmed if each.table == "seats" and each.kind == "ended"]
    if not ends or "seats" not in work.columns:
        return
    work.settle("seats")
    boards = ids_of(work, "partnerships", sorted({each.merge for each in ends}))
    people, bodies = (
        ids_of(work, table, sorted({each.keep for each in ends})) for table in ("people", "organisations")
    )
    done = []
    for each in ends:
        board = boards.get(each.merge)
        holders = [("person", people.get(each.keep)), ("person IS NULL AND organisation", bodies.get(each.keep))]
        known = [(column, holder) for column, holder in holders if holder]
        if board is None or not known:
            work.add(problem.ConfirmedNameNotFound, place, "seats", each.row, value=each.keep if board else each.merge)
            continue
        ended = [
            work.con.execute(
                f'UPDATE clean_seats SET end_is = $1 WHERE partnership = $2 AND {column} = $3 AND "end" IS NULL '
                "AND end_is IS DISTINCT FROM $1 RETURNING at_row",
                ["unknown", board, holder],
            ).fetchall()
            for column, holder in known
        ]
        if any(ended):
            done.append(f"the seat of {each.keep!r} at {each.merge!r} has ended")
    if done:
        work.add(problem.ConfirmedEnds, place, "seats", count=len(done), names=some(done))
        work.notes.append(f"As confirmed in {place}: {some(done, 20)}.")


def _filled(work: Work, column: str, id_: str, other: str | None = None) -> bool:
    """Whether the cell was empty, or said so already; an end is the last day on which anything is recorded."""
    work.settle("partnerships")
    value = "$2" if other else _last_day(work)
    given = [id_, other] if other else [id_]
    ((before,),) = work.con.execute(f"SELECT {column} FROM clean_partnerships WHERE id = $1", [id_]).fetchall()
    if before is not None:
        return other is None or str(before) == other
    work.con.execute(f"UPDATE clean_partnerships SET {column} = {value} WHERE id = $1", given)
    return True


def _last_day(work: Work) -> str:
    """The last day of its meetings, of its seats and of what was proposed there."""
    parts = [
        f"SELECT {day} AS day FROM clean_{table} WHERE partnership = $1"
        for table, day in (("meetings", "date"), ("seats", '"end"'), ("seats", '"start"'), ("proposals", "date"))
        if table in work.columns
    ]
    return f"(SELECT max(day) FROM ({' UNION ALL '.join(parts)}))"
