"""Boards made by hand for the rules of state: so many seats, so many newcomers, so many proposals adopted."""

from datetime import date, timedelta

from records import Records, Row

AT = date(2024, 6, 30)
LONG_AGO = date(2015, 1, 1)


def seats(
    board: str, people: int = 10, newcomers: int = 0, start: date = LONG_AGO, changed: date = date(2022, 1, 1),
    *, apart: int = 40,
) -> Records:  # fmt: skip
    """Seats held from a day on; the first of them change hands, so many days after one another: no election."""
    rows: list[Row] = []
    for n in range(people):
        end = changed + timedelta(days=apart * n) if n < newcomers else None
        rows.append({"partnership": board, "person": f"{board} {n}", "role": "Member", "start": start, "end": end})
        if end:
            after = end + timedelta(days=1)
            rows.append({"partnership": board, "person": f"{board} new {n}", "role": "Member", "start": after})
    return {"seats": rows}


def proposals(board: str, adopted: int, of: int, put: date = date(2023, 1, 10)) -> Records:
    rows: list[Row] = [
        {
            "id": f"{board} {put} {n}",
            "partnership": board,
            "date": put,
            "title": f"Proposal {n}",
            "status": "adopted" if n < adopted else "rejected",
            "decided": put + timedelta(days=30) if n < adopted else None,
        }
        for n in range(of)
    ]
    return {"proposals": rows}


def board(id: str, newcomers: int = 0, adopted: int = 0, of: int = 0, kind: str = "board") -> list[Records]:
    """One that has ten seats since 2015, so that 48 months hold 40 seat-years."""
    made: Records = {"partnerships": [{"id": id, "name": id, "kind": kind}]}
    return [made, seats(id, newcomers=newcomers), proposals(id, adopted, of)]
