"""Problems are quoted in a review without anybody's name, not even a single word."""

from pathlib import Path

import pytest

import afresh

GRID = "Warm Homes Board,03/02/2025,10/03/2025,07/04/2025\nPriya,P,P,P\nBo Lindqvist,P,A,P\nNils Odhner,,,\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text("name,organisation\nBo Lindqvist,Council\nBo Lindqvist,Police\n", "utf-8")
    (tmp_path / "seats.csv").write_text(
        "partnership,person,organisation,start\nWarm Homes Board,Priya,Council,2024-01-01\n", "utf-8"
    )
    (tmp_path / "Warm Homes Board.csv").write_text(GRID, "utf-8")
    return tmp_path


def test_no_problem_names_anybody(office: Path) -> None:
    dataset = afresh.read(office)
    told = " ".join(problem.sentence("what") for problem in dataset.check())
    assert "Nils Odhner" in told and "'Priya'" in told, "who keeps the records is told the names"
    review = dataset.review()
    for text in (review.html(), review.json()):
        for name in ("Priya", "Lindqvist", "Odhner"):
            assert name not in text, f"{name} is named in the review, within: {text[text.index(name) - 90 :][:120]}"


def test_headings_of_idle_columns_are_told_and_a_name_among_them_is_not(tmp_path: Path) -> None:
    """Of a grid with a column of roles the review said that a name was left out, and left out its heading."""
    header = "Name,Role,Priya,Bo Lindqvist,Notes,03/02/2025,10/03/2025,07/04/2025"
    (tmp_path / "Warm Homes Board.csv").write_text(
        f"{header}\nPriya,Chair,x,,early,P,P,P\nBo Lindqvist,Member,,x,,P,A,P\n", "utf-8"
    )
    told = [each["first"] for each in afresh.read(tmp_path).review().facts()["reading"]["problems"]]
    expected = "columns that are not people or meetings: Role, [name left out], [name left out], Notes."
    assert any(each.endswith(expected) for each in told), told


def test_every_time_is_counted_though_only_the_first_thousand_are_listed(tmp_path: Path) -> None:
    rows = "".join(f"Board,Person {n},Council,not a day {n}\n" for n in range(1200))
    seats = f"partnership,person,organisation,start\nBoard,Ann Other,Council,2024-01-01\n{rows}"
    (tmp_path / "seats.csv").write_text(seats, "utf-8")
    told = afresh.read(tmp_path).review().facts()["reading"]["problems"]
    assert 1200 in [each["times"] for each in told], f"1,200 rows have no date that can be read: {told}"
