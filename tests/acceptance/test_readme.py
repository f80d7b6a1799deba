"""The README's commands and Python lines do what it says, as they stand there."""

import ast
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from afresh.cli import group
from afresh.vocabulary import State
from office import BOARD, office_workbook

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def blocks(heading: str, language: str) -> str:
    """The first code block of that language under the heading."""
    under = README.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    found = re.search(rf"^```{language}\n(.*?)^```", under, re.MULTILINE | re.DOTALL)
    assert found, f"the README has a block of {language or 'commands'} under {heading}"
    return found[1]


def commands() -> Iterator[tuple[list[str], str]]:
    """Each command's arguments, and the file its output is sent to."""
    for line in blocks("First real use", "").splitlines():
        words = shlex.split(line, comments=True)
        if words:
            assert words[0] == "afresh", f"a line of another program: {line}"
            at = words.index(">") if ">" in words else len(words)
            yield words[1:at], "".join(words[at + 1 :])


def test_the_commands_of_first_real_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In their order in an empty folder, the workbook being filled in after the template was written."""
    monkeypatch.chdir(tmp_path)
    ran = []
    for arguments, file in commands():
        result = CliRunner().invoke(group, arguments)
        assert result.exit_code == 0, f"afresh {' '.join(arguments)}: {result.output}"
        if file:
            Path(file).write_text(result.stdout, encoding="utf-8")
        if arguments[0] == "template":
            assert "seats" in load_workbook("records.xlsx").sheetnames, "a sheet a table"
            office_workbook(Path("records.xlsx"))
        ran.append(arguments[0])
    through = ["template", "check", "review", "measure", "invite", "persuade", "forecast", "review", "compare", "find"]
    assert ran == through, "what the README goes through"
    assert BOARD in Path("review/review.html").read_text(encoding="utf-8"), "the page is where it says"
    facts = json.loads(Path("review/review.json").read_text(encoding="utf-8"))
    assert [each["name"] for each in facts["partnerships"]] == [BOARD], "and the facts"
    assert Path("measures.csv").read_text(encoding="utf-8").startswith("measure,partnership,subject,"), "one long table"


def test_the_python_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line as it stands; what a bare line gives is what its comment shows."""
    monkeypatch.chdir(tmp_path)
    office_workbook(Path("records.xlsx"))
    names: dict[str, Any] = {}
    given = []
    for line in ast.parse(blocks("First real use", "python")).body:
        code = ast.unparse(line)
        if isinstance(line, ast.Expr):
            given.append(eval(code, names))
        else:
            exec(code, names)
    states, saved, frame = given
    assert list(states) == ["thornby-falls-board"], f"states by the partnership's id, made from its name {BOARD}"
    (state,) = states.values()
    assert isinstance(state, State), "a state"
    assert state.name == "too close to call", "five came on too few days to be sure either way"
    assert [path.name for path in saved] == ["review.html", "review.json"] and all(map(Path.exists, saved)), "saved"
    assert list(frame["measure"]) == ["arrivals", "link_freshness"], "the two measures, of one partnership"
    table = names["dataset"].measure("arrivals", "link_freshness")
    assert table.to_polars().rows() == [tuple(row.values()) for row in table], ".to_polars() holds the same"
    assert table.to_arrow().to_pylist() == list(table), ".to_arrow() holds the same"
    assert frame["value"].tolist() == [row["value"] for row in table], "and pandas"
