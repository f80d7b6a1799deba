"""What goes wrong with an adviser stops the commands with a sentence that says whose it is, and no traceback."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from afresh.cli import group
from afresh.panel import from_records, register
from afresh.panel.adviser import UnfitAdviser
from afresh.panel.evidence import Evidence
from afresh.records.write import write_folder
from afresh.settings import Settings
from boards import board
from made_rules import saying
from records import store_of, together


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_folder(store_of(together(*board("x"))), tmp_path / "records")
    return tmp_path / "records"


def run(command: str, folder: Path, out: Path) -> Result:
    more = ["-o", str(out)] if command == "review" else ["--measure", "arrivals"]
    return CliRunner().invoke(group, [command, str(folder), *more])


def test_an_adviser_that_fails(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def advise(evidence: Evidence, settings: Settings) -> None:
        raise KeyError("no such finding")

    failing = replace(saying("worth/wrong", added_by="their-package"), advise=advise)  # type: ignore[arg-type]
    monkeypatch.setattr(from_records, "advisers", lambda: (failing,))
    result = run("review", folder, tmp_path / "out")
    assert result.exit_code == 2, f"the review was not made: {result.output}"
    assert "The adviser 'worth/wrong' failed" in result.stderr and "KeyError: 'no such finding'" in result.stderr, (
        "which"
    )
    assert "uninstall their-package" in result.stderr and "Traceback" not in result.output, "and how to go on"
    assert not (tmp_path / "out").exists(), "half a review is none"


@pytest.mark.parametrize("command", ["review", "measure"])
def test_an_adviser_that_is_unfit(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    def unfit() -> None:
        raise UnfitAdviser("their-package: long_meetings: an adviser needs Assumes.")

    monkeypatch.setattr(register, "advisers", unfit)
    result = run(command, folder, tmp_path / "out")
    assert result.exit_code == 2, f"{command} goes no further: {result.output}"
    assert "Error: their-package: long_meetings: an adviser needs Assumes." in result.stderr, "the sentence as it is"
    assert "Traceback" not in result.output, "and nothing else of it"
