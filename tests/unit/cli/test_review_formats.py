"""The forms in which `afresh review` writes a review."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from afresh.cli import group

SEATS = (
    "partnership,person,role,start\nFalls Board,Ann Smith,Chair,2020-01-01\nFalls Board,Bo Jones,Member,2021-01-01\n"
)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ([], {"review.html", "review.json"}),
        (["--format", "text"], {"review.txt"}),
        (["--format", "json", "--format", "text", "--format", "text"], {"review.json", "review.txt"}),
    ],
)
def test_what_is_asked_for_is_written_and_nothing_else(asked: list[str], names: set[str], tmp_path: Path) -> None:
    (tmp_path / "seats.csv").write_text(SEATS, "utf-8")
    out = tmp_path / "out"
    done = CliRunner().invoke(group, ["review", str(tmp_path / "seats.csv"), "-o", str(out), *asked])
    assert done.exit_code == 0, done.output
    assert {each.name for each in out.iterdir()} == names
    if "review.txt" in names:
        text = (out / "review.txt").read_text("utf-8")
        assert "Falls Board" in text and "<" not in text and "Ann Smith" not in text, "plain, and names nobody"
        assert max(map(len, text.splitlines())) <= 100, "no wider than a terminal"
