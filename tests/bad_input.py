"""Records that hold everything the dictionary has, and what can be wrong with them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from afresh.records.tables import TABLES
from records import Records, Row

AT = date(2022, 6, 30)
FIRST = date(2018, 1, 15)
PEOPLE, ORGANISATIONS, BOARDS = 10, 6, ("b0", "b1", "b2")
KINDS = ("statutory", "voluntary", "user_led", "community", "private", "statutory")
ISSUES = ("housing", "falls", "crime")
REASONS = ("cost", "procedure", "risk")
WORDS = ("homes and rents for families", "care at home after hospital", "young people and safer streets")


def everything() -> Records:
    """Three boards that met every other month for four and a half years, and two projects: nothing left empty."""
    records: Records = {table: [] for table in TABLES}
    records["organisations"] = [_organisation(n) for n in range(ORGANISATIONS)]
    records["people"] = [
        {
            "id": f"p{n}",
            "name": f"p{n}",
            "organisation": f"o{n % ORGANISATIONS}",
            "profession": ("nurse", "clerk")[n % 2],
        }
        for n in range(PEOPLE)
    ]
    records["partnerships"] = [_board(n) for n in range(3)] + [_project(n) for n in range(2)]
    for n, board in enumerate(BOARDS):
        records["seats"] += [_seat(board, (n + each) % PEOPLE, each) for each in range(6)]
        for nth in range(27):
            _meeting(records, board, n, nth)
        records["indicators"].append({"id": f"i{n}", "partnership": board, "name": f"i{n}", "better": "lower",
                                      "unit": "falls", "target": 20.0})  # fmt: skip
        records["reviews"].append({"partnership": board, "date": date(2021, 1, 1), "decision": "refresh"})
        records["contributions"] += [
            {"organisation": f"o{each}", "partnership": board, "kind": "money", "amount": 100.0 * each, "unit": "GBP",
             "date": date(2021, 9, 1)} for each in range(3)
        ]  # fmt: skip
    for project in ("j0", "j1"):
        records["seats"] += [
            {
                "partnership": project,
                "person": f"p{n}",
                "organisation": f"o{n % ORGANISATIONS}",
                "start": date(2022, 2, 1),
            }
            for n in range(4)
        ]
    records["ties"] = [{"from": "o0", "to": "o1", "date": date(2020, 1, 1), "kind": "knows", "strength": 2.0}]
    return records


def _organisation(n: int) -> Row:
    return {"id": f"o{n}", "name": f"o{n}", "kind": KINDS[n], "sector": ("health", "housing")[n % 2],
            "area": "North", "issues": ISSUES[n % 3],
            "description": WORDS[n % 3] + f" number{n}", "opened": date(2000, 1, 1)}  # fmt: skip


def _board(n: int) -> Row:
    return {"id": f"b{n}", "name": f"b{n}", "kind": "board", "area": "North", "issues": ISSUES[n], "term_months": 48,
            "quorum": 2, "established": date(2017, 1, 1), "purpose": "to meet"}  # fmt: skip


def _project(n: int) -> Row:
    return {"id": f"j{n}", "name": f"j{n}", "kind": "project", "area": "North"}


def _seat(board: str, person: int, nth: int) -> Row:
    return {"partnership": board, "person": f"p{person}", "organisation": f"o{person % ORGANISATIONS}",
            "role": ("chair", "vice chair", "member")[min(nth, 2)], "voting": True, "start_is": "exact",
            "reserved_for": "users" if nth == 5 else None,
            "start": FIRST + timedelta(days=200 * nth), "end": date(2021, 12, 1) if nth == 4 else None}  # fmt: skip


def _meeting(records: Records, board: str, n: int, nth: int) -> None:
    day, meeting = FIRST + timedelta(days=60 * nth + n), f"{board} {nth}"
    records["meetings"].append({"id": meeting, "partnership": board, "date": day, "hours": 2.0,
                                "status": "cancelled" if nth % 9 == 8 else "held"})  # fmt: skip
    here = [(n + each) % PEOPLE for each in range(4 + (nth > 22))]
    records["attendance"] += [
        {"meeting": meeting, "person": f"p{each}", "organisation": f"o{each % ORGANISATIONS}",
         "status": ("present", "present", "apologies", "present")[(each + nth) % 4]} for each in here
    ]  # fmt: skip
    records["agenda"].append({"id": meeting, "meeting": meeting, "issue": ISSUES[(n + nth // 9) % 3], "title": "Item",
                              "nature": ("outcome", "procedure")[nth % 2], "raised_by": f"o{nth % 4}"})  # fmt: skip
    records["proposals"].append({"id": meeting, "partnership": board, "date": day, "title": "Proposal",
                                 "issue": ISSUES[n], "proposer": f"o{nth % 4}", "novel": nth % 2 == 0,
                                 "status": ("adopted", "rejected", "open")[nth % 3],
                                 "decided": day + timedelta(days=40) if nth % 3 < 2 else None})  # fmt: skip
    records["responses"] += [
        {"proposal": meeting, "organisation": f"o{each}", "date": day, "reason_kind": REASONS[each % 3],
         "response": ("support", "oppose", "support", "abstain", "absent")[(each * nth + n) % 5]} for each in range(5)
    ]  # fmt: skip
    records["observations"].append({"indicator": f"i{n}", "date": day, "value": float(30 + (7 * nth) % 11)})


def _all(records: Records, change: Callable[[str, Row], Row]) -> Records:
    return {table: [change(table, row) for row in rows] for table, rows in records.items()}


def _as_first(*columns: str) -> Callable[[Records], Records]:
    def change(records: Records) -> Records:
        first: dict[tuple[str, str], Any] = {}
        for table, rows in records.items():
            for row in rows:
                for column in columns:
                    if row.get(column) is not None:
                        first.setdefault((table, column), row[column])
        return _all(records, lambda table, row: {
            name: first.get((table, name), value) if value is not None else None for name, value in row.items()
        })  # fmt: skip

    return change


def _without_optional(records: Records) -> Records:
    """Only ids, what a row cannot do without, and one of those of which one is needed."""

    def change(table: str, row: Row) -> Row:
        needed = {"id", *(column.name for column in TABLES[table].columns if column.required), *TABLES[table].one_of}
        return {name: value for name, value in row.items() if name in needed}

    return _all(records, change)


def _one_person(records: Records) -> Records:
    records = _all(records, lambda table, row: {**row, "person": "p0"} if row.get("person") else row)
    return {**records, "people": records["people"][:1]}


def _backwards(records: Records) -> Records:
    """Every end before its start, every decision before its proposal, every answer before what it answers."""
    early, late = date(2012, 1, 1), date(2022, 6, 1)
    ends = {"end": early, "decided": early, "closed": early, "ended": early, "established": late, "opened": late}

    def change(table: str, row: Row) -> Row:
        row = {name: ends.get(name, value) for name, value in row.items()}
        extra = {"seats": {"end": early}, "organisations": {"closed": early}, "responses": {"date": early}}
        return row | extra.get(table, {})

    return _all(records, change)


def _huge(records: Records) -> Records:
    """Three hundred at every meeting, more than a number of eight bits holds."""
    crowd = [f"c{n}" for n in range(300)]
    records["people"] += [{"id": each, "name": each, "organisation": "o0"} for each in crowd]
    records["attendance"] += [
        {"meeting": row["id"], "person": each, "status": "present"} for row in records["meetings"] for each in crowd
    ]
    return {**records, "seats": []}


def _times(factor: float, **columns: str) -> Callable[[Records], Records]:
    wanted = {(table, column) for table, names in columns.items() for column in names.split()}

    def change(table: str, row: Row) -> Row:
        return {
            name: value * factor if (table, name) in wanted and isinstance(value, float) else value
            for name, value in row.items()
        }

    return lambda records: _all(records, change)


def _set(value: Any, **columns: str) -> Callable[[Records], Records]:
    wanted = {(table, column) for table, names in columns.items() for column in names.split()}
    return lambda records: _all(records, lambda table, row: {
        name: value if (table, name) in wanted else was for name, was in row.items()
    })  # fmt: skip


TEXTS = {"agenda": "issue nature", "partnerships": "area kind issues", "people": "profession", "seats": "role",
         "organisations": "kind sector issues area description", "contributions": "kind unit"}  # fmt: skip


def _points(values: list[float]) -> Callable[[Records], Records]:
    days = [date(2022, 1, 1) + timedelta(days=n) for n in range(len(values))]
    rows = [{"indicator": f"i{n}", "date": day, "value": value}
            for n in range(3) for day, value in zip(days, values, strict=True)]  # fmt: skip
    return lambda records: {**records, "observations": rows}


def _without(*tables: str) -> Callable[[Records], Records]:
    return lambda records: {table: rows for table, rows in records.items() if table not in tables}


def _only(**kept: Callable[[Row], bool]) -> Callable[[Records], Records]:
    return lambda records: {table: [row for row in rows if table not in kept or kept[table](row)]
                            for table, rows in records.items()}  # fmt: skip


def _in_a_circle(records: Records) -> Records:
    for table, size in (("organisations", ORGANISATIONS), ("partnerships", 3)):
        for n, row in enumerate(records[table][:size]):
            row["successor"] = records[table][(n + 1) % size]["id"]
            row["parent" if table == "partnerships" else "successor"] = row["successor"]
    return records


def _on_one_day(records: Records) -> Records:
    dates = {column.name for table in TABLES.values() for column in table.columns if column.kind == "date"}
    return _all(records, lambda table, row: {
        name: AT if name in dates and value is not None else value for name, value in row.items()
    })  # fmt: skip


SITUATIONS: dict[str, tuple[Callable[[Records], Records], date]] = {
    "everything": (lambda records: records, AT),
    "constant attributes": (_as_first("kind", "body", "sector", "area", "issues", "issue", "description", "profession",
                                      "nature", "reason_kind", "role", "organisation"), AT),
    "constant answers": (_as_first("response", "status", "novel", "value", "proposer", "raised_by"), AT),
    "nothing but what is needed": (_without_optional, AT),
    "one member": (_one_person, AT),
    "one organisation": (_as_first("organisation", "proposer", "raised_by"), AT),
    "an empty period": (lambda records: records, date(2024, 6, 30)),
    "a period before most": (lambda records: records, date(2018, 3, 1)),
    "the first day": (lambda records: records, FIRST),
    "proposals nobody answered": (_without("responses"), AT),
    "proposals nobody decided": (lambda records: _all(records, lambda table, row: {
        **row, **({"status": None, "decided": None} if table == "proposals" else {})}), AT),
    "no proposals, but answers": (_without("proposals", "agenda"), AT),
    "indicators with two points": (_points([3.0, 4.0]), AT),
    "indicators with one point": (_points([3.0]), AT),
    "indicators that never move": (_points([0.0] * 20), AT),
    "indicators beyond reason": (_points([1e308, -1e308] * 8), AT),
    "indicators without points": (_without("observations"), AT),
    "dates out of order": (_backwards, AT),
    "everything on one day": (_on_one_day, AT),
    "huge gatherings": (_huge, AT),
    "amounts and hours of nothing": (_times(0.0, contributions="amount", meetings="hours"), AT),
    "amounts and hours below nothing": (_times(-1.0, contributions="amount", meetings="hours"), AT),
    "amounts and hours beyond reason": (_times(1e305, contributions="amount", meetings="hours", observations="value"),
                                        AT),
    "only seats": (_only(meetings=lambda row: False, attendance=lambda row: False, agenda=lambda row: False), AT),
    "only projects": (_only(partnerships=lambda row: row["kind"] == "project", meetings=lambda row: False,
                            attendance=lambda row: False, agenda=lambda row: False,
                            seats=lambda row: row["partnership"].startswith("j")), AT),
    "only absences": (lambda records: _all(records, lambda table, row: {
        **row, **({"status": "absent"} if table == "attendance" else {})}), AT),
    "every meeting cancelled": (lambda records: _all(records, lambda table, row: {
        **row, **({"status": "cancelled"} if table == "meetings" else {})}), AT),
    "each its own successor's successor": (_in_a_circle, AT),
    "texts of nothing but spaces": (_set("  ", **TEXTS), AT),
    "texts without end": (_set("x" * 20_000, **TEXTS), AT),
    "texts that are no words": (_set("\x00\u202e<b>'\"%{t0}; {x}", **TEXTS), AT),
    "terms and quorums below nothing": (_set(-5, partnerships="term_months quorum"), AT),
    "terms and quorums of nothing": (_set(0, partnerships="term_months quorum"), AT),
    "from the year 1": (_set(date(1, 1, 1), seats="start", proposals="date", organisations="opened"), AT),
    "to the year 9999": (_set(date(9999, 12, 31), seats="end", proposals="decided", organisations="closed"), AT),
    "one seat": (_only(seats=lambda row: False, meetings=lambda row: row["id"] == "b0 25",
                       attendance=lambda row: row["meeting"] == "b0 25" and row["person"] == "p0"), AT),
}  # fmt: skip
"""What is changed in the records, and the date of the review."""
