"""What Python gives of a review and of problems: states by id, and one count of problems at every door."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import afresh
from afresh.cli import group
from by_hand import cleaned


def seats(*names: str) -> str:
    rows = [f"{name},{who},20{15 + at}-01-01" for name in names for at, who in enumerate(("Ann", "Bob", "Cy"))]
    return "\n".join(["partnership,person,start", *rows]) + "\n"


@pytest.mark.long
@pytest.mark.parametrize("named", [("Safety Board", "Safety Board"), ("Board", "board"), ("A", "B")])
def test_two_boards_of_one_name_have_two_states(tmp_path: Path, named: tuple[str, str]) -> None:
    (tmp_path / "partnerships.csv").write_text(f"id,name\np1,{named[0]}\np2,{named[1]}\n", "utf-8")
    (tmp_path / "seats.csv").write_text(seats("p1", "p2"), "utf-8")
    review = afresh.read(tmp_path).review(at=date(2024, 6, 30))
    assert set(review.states) == {"p1", "p2"}, "states are by id, since two boards may have one name"


@pytest.mark.long
@pytest.mark.parametrize("bad", [1, 3, 2500])
def test_every_door_tells_one_count_of_problems(tmp_path: Path, bad: int) -> None:
    """Beyond a thousand of one kind the problems are no longer listed; they are counted all the same."""
    rows = "".join(f"Board,P{at},31/02/2020\n" for at in range(bad))
    (tmp_path / "seats.csv").write_text(seats("Board") + rows, "utf-8")
    counted = afresh.read(tmp_path).problem_counts
    assert counted["error"] == bad, "each start that is no date leaves its row out"
    told = f"{bad:,} error{'' if bad == 1 else 's'}"
    out = tmp_path.parent / f"{tmp_path.name}-out"
    checked = CliRunner().invoke(group, ["check", str(tmp_path)])
    reviewed = CliRunner().invoke(group, ["review", str(tmp_path), "-o", str(out)])
    assert told in checked.output, checked.output[-300:]
    assert told in reviewed.output, reviewed.output
    facts = json.loads((out / "review.json").read_text("utf-8"))
    listed = [each["times"] for each in facts["reading"]["problems"] if each["severity"] == "error"]
    assert sum(listed) == bad, "and the JSON of the review counts as many"


def test_ids_that_differ_in_capitals_are_two() -> None:
    store = cleaned(
        people="id|name\nP1|Ann\np1|Bob", seats="partnership|person|start\nBoard|P1|1/1/2020\nBoard|p1|1/1/2021"
    )
    assert store.rows("SELECT person FROM seats ORDER BY start") == [("P1",), ("p1",)], "each means the one it is"
