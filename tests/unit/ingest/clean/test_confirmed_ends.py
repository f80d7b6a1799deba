"""Seats whose holder is never marked again are proposed as ended, and are once the user says yes."""

import csv
from datetime import date
from pathlib import Path

import pytest

from afresh import read
from afresh.ingest.matching.duplicates import write_proposals

DAYS = [date(2024, month, 3) for month in range(1, 10)]


def _write(folder: Path, name: str, rows: list[dict[str, str]]) -> None:
    with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Ann came to all nine meetings, Bob to two, the council's seat was marked once; Di is at two boards."""
    folder = tmp_path / "records"
    folder.mkdir()
    boards = {"Falls": ("Ann", "Bob", "Di", "council"), "Homes": ("Di",)}
    last = {("Falls", "Bob"): 2, ("Falls", "council"): 1, ("Falls", "Di"): 3}
    _write(folder, "organisations", [{"name": "council"}])
    _write(folder, "people", [{"name": name} for name in ("Ann", "Bob", "Di")])
    seats, meetings, marks = [], [], []
    for board, holders in boards.items():
        meetings += [{"id": f"{board} {day}", "partnership": board, "date": day.isoformat()} for day in DAYS]
        for holder in holders:
            who = {"person": "" if holder == "council" else holder, "organisation": holder * (holder == "council")}
            seats.append({"partnership": board, **who, "start": "2023-06-01"})
            for day in DAYS[: last.get((board, holder), len(DAYS))]:
                marks.append({"meeting": f"{board} {day}", **who, "status": "present"})
    for name, rows in (("seats", seats), ("meetings", meetings), ("attendance", marks)):
        _write(folder, name, rows)
    return folder


def _answered(records: Path, path: Path, yes: set[str]) -> Path:
    dataset = read(records)
    write_proposals(dataset.store, path, dataset.proposed_links())
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig")))
    for row in rows:
        row["yes"] = "yes" if row["keep"] in yes else ""
    _write(path.parent, path.stem, rows)
    return path


def test_such_seats_are_proposed_with_their_last_mark(records: Path) -> None:
    ends = [each for each in read(records).proposed_links() if each.table == "seats"]
    assert [(each.keep, each.merge) for each in ends] == [("Bob", "Falls"), ("council", "Falls"), ("Di", "Falls")]
    assert "last marked 3 February 2024" in ends[0].why and "at none of six or more later meetings" in ends[0].why


@pytest.mark.parametrize("yes", [{"Bob"}, {"council", "Di"}])
def test_a_yes_ends_that_seat_and_no_other(yes: set[str], records: Path, tmp_path: Path) -> None:
    confirmed = read(records, confirmed=_answered(records, tmp_path / "answers.csv", yes))
    held = "SELECT p.name, coalesce(s.person, s.organisation) FROM seats s JOIN partnerships p ON p.id = s.partnership"
    ended = set(confirmed.store.rows(f"{held} WHERE s.end_is = 'unknown'"))
    assert ended == {("Falls", name.casefold()) for name in yes}
    asked = {each.keep for each in confirmed.proposed_links() if each.table == "seats"}
    assert asked == {"Bob", "council", "Di"} - yes, "what is answered is not asked again"
    assert any(problem.code() == "confirmed-ends" for problem in confirmed.check())


def test_a_holder_nobody_knows_is_told(records: Path, tmp_path: Path) -> None:
    path = _answered(records, tmp_path / "answers.csv", {"Bob"})
    path.write_text(path.read_text("utf-8").replace("Bob,Falls", "Bobby,Falls"), "utf-8")
    confirmed = read(records, confirmed=path)
    assert any(problem.code() == "confirmed-name-not-found" for problem in confirmed.check())
    assert not confirmed.store.rows("SELECT 1 FROM seats WHERE end_is = 'unknown'")
