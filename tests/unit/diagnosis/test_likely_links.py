"""What the records suggest of partnerships: one under a new name, part of another, ended. Worked by hand."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from afresh.diagnosis.likely_links import Links, likely_links, nearly_all
from afresh.ingest.reading import read
from afresh.panel.advisers.worth import two_tables_alike
from afresh.panel.evidence import Evidence, reading
from afresh.settings import default_settings
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import gather
from records import Records, held, named, store_of, together

AT = date(2024, 6, 30)
TEN = tuple(f"p{n}" for n in range(10))


def seats(of: str, people: tuple[str, ...], start: date, end: date | None = None) -> Records:
    rows = [{"partnership": of, "person": who, "start": start, "end": end} for who in people]
    return {"partnerships": named(of, kind="board"), "people": named(*people), "seats": rows}


def marks(of: str, people: tuple[str, ...], first: date, many: int, apart: int = 30) -> Records:
    """Meetings alone, without seats."""
    days = [first + timedelta(days=apart * n) for n in range(many)]
    return together({"partnerships": named(of, kind="board")}, *(held(of, day, *people) for day in days))


OTHERS = seats("other", ("x", "y", "z"), date(2015, 1, 1))


def found(*records: Records) -> tuple[dict[str, str], dict[str, str], set[str]]:
    """Who went on as whom, the smallest of what each may be part of, and who ended."""
    workspace = gather(store_of(together(OTHERS, *records)), at=AT)
    links, known = likely_links(workspace), ids(workspace.store, "partnerships")
    parts: dict[str, str] = {}
    for each in links.part_of:
        parts.setdefault(known[each.child], known[each.parent])
    went_on = {known[each.was]: known[each.now] for each in links.went_on}
    return went_on, parts, {known[code] for code in links.ended}


D = date(2021, 3, 1)
WENT_ON = {
    "the same ten by seats, a day apart": (TEN, D - timedelta(days=1), TEN, D, True),
    "sixty days apart": (TEN, D - timedelta(days=60), TEN, D, True),
    "sixty-one days apart": (TEN, D - timedelta(days=61), TEN, D, False),
    "seven of ten the same": (TEN, D - timedelta(days=1), (*TEN[:7], "a", "b", "c"), D, True),
    "six of ten the same": (TEN, D - timedelta(days=1), (*TEN[:6], "a", "b", "c", "d"), D, False),
    "a small group taken from a large board": (TEN, D - timedelta(days=1), TEN[:4], D, False),
    "it goes on beside the new one": (TEN, None, TEN, D, False),
}


@pytest.mark.parametrize(("before", "end", "after", "start", "expected"), WENT_ON.values(), ids=list(WENT_ON))
def test_under_a_new_name(
    before: tuple[str, ...], end: date | None, after: tuple[str, ...], start: date, expected: bool
) -> None:
    """Twice those of both over the sum: 14 / 20 = 0.7 is enough, 12 / 20 is not, 8 / 14 is not."""
    went_on, _, _ = found(seats("old", before, date(2016, 1, 1), end), seats("new", after, start))
    assert went_on == ({"old": "new"} if expected else {}), f"got {went_on}"


def test_under_a_new_name_by_meetings_alone() -> None:
    """The last meeting of the one on 25 February 2021, the first of the other 24 days later, and nobody has a seat."""
    old, new = marks("old", TEN[:6], date(2019, 1, 6), 27), marks("new", TEN[:6], date(2021, 3, 21), 30)
    assert found(old, new)[0] == {"old": "new"}, "went on as"
    assert found(old, marks("new", TEN[4:], date(2021, 3, 21), 30))[0] == {}, "two of six are the same"


def test_what_the_records_say_already_is_not_asked() -> None:
    old, new = seats("old", TEN, date(2016, 1, 1), D - timedelta(days=1)), seats("new", TEN, D)
    old["partnerships"][0]["successor"] = "new"
    assert found(old, new) == ({}, {}, set()), "the successor is given"
    ended = seats("gone", TEN, date(2016, 1, 1), date(2019, 1, 1))
    assert found(ended)[2] == {"gone"}, "nothing since 2019"
    ended["partnerships"][0]["ended"] = date(2019, 1, 1)
    assert found(ended)[2] == set(), "the end is given"


@pytest.mark.parametrize(
    ("last", "expected"), [(date(2022, 6, 30), True), (date(2022, 7, 1), False), (None, False)],
    ids=["24 months ago", "a day less", "seats are held"],
)  # fmt: skip
def test_ended_by_the_look_of_the_records(last: date | None, expected: bool) -> None:
    """Seats that ended 24 calendar months before the review date, on the day, a day later, or not at all."""
    assert found(seats("board", TEN, date(2016, 1, 1), last))[2] == ({"board"} if expected else set()), f"last {last}"


def test_a_meeting_or_a_proposal_since_is_no_end() -> None:
    ended = seats("board", TEN, date(2016, 1, 1), date(2019, 1, 1))
    put: Records = {
        "proposals": [
            {"id": "q", "partnership": "board", "date": date(2023, 5, 1), "title": "A plan", "status": "open"}
        ]
    }
    assert found(ended, held("board", date(2023, 5, 1), "p1"))[2] == set(), "it met in 2023"
    assert found(ended, put)[2] == set(), "something was put to it in 2023"


PARTS = {
    "four of a board of ten": (TEN[:4], TEN, True),
    "four of five": ((*TEN[:4], "a"), TEN, True),
    "eight of nine of a board of twelve": ((*TEN[:8], "a"), (*TEN, "b", "c"), True),
    "three of five": ((*TEN[:3], "a", "b"), TEN, False),
    "two boards of the same ten": (TEN, TEN, False),
    "two alone": (TEN[:2], TEN, False),
}


@pytest.mark.parametrize(("child", "parent", "expected"), PARTS.values(), ids=list(PARTS))
def test_part_of_another(child: tuple[str, ...], parent: tuple[str, ...], expected: bool) -> None:
    _, parts, _ = found(seats("small", child, date(2019, 1, 1)), seats("large", parent, date(2018, 1, 1)))
    assert parts == ({"small": "large"} if expected else {}), f"got {parts}"


def test_the_smallest_that_holds_it_comes_first() -> None:
    everybody = (*TEN, *(f"q{n}" for n in range(20)))
    of = [("sub", TEN[:4]), ("committee", TEN), ("council", everybody)]
    _, parts, _ = found(*(seats(name, people, date(2018, 1, 1)) for name, people in of))
    assert parts == {"sub": "committee", "committee": "council"}, f"got {parts}"


@pytest.mark.parametrize(("shared", "members", "expected"), [
    (3, 3, True), (2, 3, False), (4, 4, True), (4, 5, True),
    (9, 10, True), (8, 10, False), (18, 20, True), (17, 20, False),
])  # fmt: skip
def test_nearly_all(shared: int, members: int, expected: bool) -> None:
    assert nearly_all(shared, members) == expected, f"{shared} of {members}"


def test_no_advice_to_meet_with_what_may_be_its_parent() -> None:
    same = (
        reading("overlap_members", 1.0, "Council", n=5, shared=5),
        reading("overlap_issues", 0.9, "Council", n=8, shared=7),
    )
    settings = default_settings()
    assert list(two_tables_alike.advise(Evidence.made(*same), settings)), "two tables alike are told of"
    assert not list(two_tables_alike.advise(Evidence.made(*same, kin=frozenset(["Council"])), settings)), (
        "until confirmed"
    )


def test_kin_goes_both_ways() -> None:
    records = together(OTHERS, seats("small", TEN[:4], date(2019, 1, 1)), seats("large", TEN, date(2018, 1, 1)))
    workspace = gather(store_of(records), at=AT)
    known, links = ids(workspace.store, "partnerships"), likely_links(workspace)
    small, large = known.index("small"), known.index("large")
    assert (links.kin(small), links.kin(large)) == (frozenset([large]), frozenset([small])), "each is the other's"
    assert Links((), (), {}).gone == frozenset(), "nothing is gone where nothing is found"


def office(path: Path) -> Path:
    """A board renamed, a sub-group of it, and a board that ended."""
    path.mkdir()
    new = (*TEN, "a", "b")
    rows = [
        *(("Old Board", who, "2016-01-01", "2021-02-28") for who in TEN),
        *(("New Board", who, "2021-03-01", "") for who in new),
        *(("Money Group", who, "2022-01-01", "") for who in TEN[:4]),
        *(("Lost Board", who, "2015-01-01", "2019-06-30") for who in ("k", "l", "m")),
    ]
    with (path / "seats.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("partnership", "person", "start", "end"), *rows])
    return path


@pytest.mark.long
def test_from_proposal_to_records(tmp_path: Path) -> None:
    """Proposed by check, confirmed with yes, taken by every command."""
    from afresh.cli import group

    data, answers = office(tmp_path / "data"), tmp_path / "pairs.csv"
    run = CliRunner().invoke(group, ["check", str(data), "--duplicates", str(answers)])
    assert run.exit_code == 0 and "3 of partnerships" in run.output, run.output
    with answers.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    links = [(row["kind"], row["keep"], row["merge"]) for row in rows if row["table"] == "partnerships"]
    assert links == [
        ("ended", "Lost Board", ""), ("parent", "New Board", "Money Group"), ("successor", "New Board", "Old Board"),
    ], f"got {links}"  # fmt: skip
    with answers.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, "yes": "yes" if row["table"] == "partnerships" else ""} for row in rows)
    store = read(data, confirmed=answers)
    said = store.rows("""
        SELECT p.name, s.name, o.name, p.ended FROM partnerships p LEFT JOIN partnerships s ON s.id = p.successor
        LEFT JOIN partnerships o ON o.id = p.parent ORDER BY 1
    """)
    assert said == [
        ("Lost Board", None, None, date(2019, 6, 30)), ("Money Group", None, "New Board", None),
        ("New Board", None, None, None), ("Old Board", "New Board", None, None),
    ], f"got {said}"  # fmt: skip
    assert any("Old Board" in note and "went on as" in note for note in store.notes), f"notes: {store.notes}"
    again = CliRunner().invoke(group, ["review", str(data), "--confirmed", str(answers), "-o", str(tmp_path / "out")])
    assert again.exit_code == 0, again.output


def test_a_confirmed_name_that_is_not_there_and_a_cell_that_says_otherwise(tmp_path: Path) -> None:
    data, answers = office(tmp_path / "data"), tmp_path / "pairs.csv"
    (data / "partnerships.csv").write_text("name,ended\nLost Board,2020-01-01\nOld Board,\n", encoding="utf-8")
    lines = ["table,kind,keep,merge,why,yes", "partnerships,ended,Lost Board,,,yes", "partnerships,ended,Nowhere,,,yes",
             "partnerships,parent,New Board,Money Group,,yes",
             "partnerships,parent,Old Board,Money Group,,yes"]  # fmt: skip
    answers.write_text("\n".join(lines), encoding="utf-8")
    store = read(data, confirmed=answers)
    codes = {problem.code() for problem in store.problems}
    assert {"confirmed-name-not-found", "confirmed-link-contradicted", "confirmed-links"} <= codes, f"got {codes}"
    ((ended,),) = store.rows("SELECT ended FROM partnerships WHERE name = 'Lost Board'")
    assert ended == date(2020, 1, 1), "what the row says is kept"
