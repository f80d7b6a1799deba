"""Lists of members without dates: the user says of which day they are. Expectations are read off the lists here."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import afresh
from afresh.cli import group

DAY = date(2024, 5, 1)
BOTH = [("ann", DAY, "first_seen"), ("bob", DAY, "first_seen")]
LISTS = {
    "no column": ("partnership,person\nBoard,Ann\nBoard,Bob\n", BOTH),
    "blank": ("partnership,person,start\nBoard,Ann,\nBoard,Bob,n/a\n", BOTH),
    "some": (
        "partnership,person,start,end\nBoard,Ann,2020-01-01,\nBoard,Bob,,\nBoard,Cy,,2019-03-01\nBoard,Di,soon,\n",
        [("ann", date(2020, 1, 1), "exact"), ("bob", DAY, "first_seen")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", LISTS)
def test_who_is_on_a_list_held_a_seat_on_its_day(tmp_path: Path, kind: str) -> None:
    """Whoever left before, or has a start that cannot be read, is not taken to sit on that day."""
    text, expected = LISTS[kind]
    (tmp_path / "seats.csv").write_text(text, "utf-8")
    store = afresh.read(tmp_path, as_of=DAY).store
    assert store.rows("SELECT person, start, start_is FROM seats ORDER BY person") == expected, "as on the list"
    assert any("1 May 2024, the day given with --as-of" in note for note in store.notes), store.notes


@pytest.mark.long
def test_without_the_day_nothing_can_be_assessed_and_with_it_a_review_is_written(tmp_path: Path) -> None:
    (tmp_path / "seats.csv").write_text(LISTS["no column"][0], "utf-8")
    out = tmp_path.parent / f"{tmp_path.name}-out"
    given = ["review", str(tmp_path), "-o", str(out)]
    assert CliRunner().invoke(group, given).exit_code == 1, "no seat comes out"
    done = CliRunner().invoke(group, [*given, "--as-of", "1 May 2024"])
    assert done.exit_code == 0 and (out / "review.html").exists(), done.output
    assert CliRunner().invoke(group, ["check", str(tmp_path), "--as-of", "2024-05-01"]).exit_code == 0, "check alike"
