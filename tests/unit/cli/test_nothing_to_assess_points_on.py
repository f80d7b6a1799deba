"""A review that can assess nothing says what is missing, and where to look further."""

from pathlib import Path

from click.testing import CliRunner

from afresh import cli


def test_what_is_missing_and_where_to_look(tmp_path: Path) -> None:
    file = tmp_path / "Vale Board members.csv"
    file.write_text("Organisation,Representative,Voting?\nVale Council,Ana Pyke,Y\nPolice,Bram Ode,N\n", "utf-8")
    run = CliRunner().invoke(cli.group, ["review", str(file), "-o", str(tmp_path / "out")])
    assert run.exit_code == 1, "nothing could be assessed, and it was no failure"
    assert "--as-of" in run.output and "afresh check" in run.output, f"it is not said how to go on: {run.output}"
    assert "Ana Pyke" not in run.output, "a name was shown"
