"""The words of the design: in names, in files, and in what a user reads."""

import ast
import re
from pathlib import Path

import pytest

from house.code import PACKAGE, kept_files, python_files, said

NO_FILE_IS_CALLED = {"utils", "util", "core", "helpers", "helper", "common", "misc"}
NOT_IN_A_NAME = {"node", "nodes", "edge", "edges", "score", "scores", "rating", "ratings", "league"}
NOT_IN_A_NAME_BUT = {"report"}
"""Drawing a chart may speak of edges."""
NOT_TO_A_USER = r"\b(resistant|reluctant|stubborn\w*|league tables?|ratings?)\b"
READ_BY_A_USER = ("words.py", "words/**/*", "report/**/*", "panel/**/*", "library/**/*", "cli/**/*", "example/**/*")


def test_no_file_has_a_name_that_says_nothing() -> None:
    found = [said(path) for path in kept_files() if NO_FILE_IS_CALLED & {part.lower() for part in words_of(path)}]
    assert not found, f"name these after what they hold: {found}"


def words_of(path: Path) -> list[str]:
    return [path.stem, *Path(said(path)).parts[:-1]]


def names_in(path: Path) -> set[str]:
    """Every name that a file gives to something of its own."""
    given = set()
    for part in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match part:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                given.add(name)
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                given.add(name)
    return given


def test_no_name_in_the_code_uses_a_word_we_do_not_use() -> None:
    found = {
        f"{said(path)}: {name}"
        for path in python_files(PACKAGE)
        if path.relative_to(PACKAGE).parts[0] not in NOT_IN_A_NAME_BUT
        for name in names_in(path)
        if NOT_IN_A_NAME & set(re.findall(r"[A-Z]?[a-z]+", name.lower()))
    }
    assert not found, f"say member, pair, finding or share instead: {sorted(found)}"


def test_nothing_a_user_reads_judges_an_organisation_or_ranks() -> None:
    files = {path for pattern in READ_BY_A_USER for path in PACKAGE.glob(pattern) if path.is_file()}
    readable = [path for path in files if path.suffix in {".py", ".html", ".toml", ".json", ".md", ".txt", ".svg"}]
    assert readable, "nothing that a user reads was found, so nothing was checked"
    found = [
        f"{said(path)}:{number} {match.group()}"
        for path in readable
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for match in re.finditer(NOT_TO_A_USER, line, re.IGNORECASE)
    ]
    assert not found, f"say what is recorded instead: {found}"


@pytest.mark.parametrize("text", ["a reluctant agency", "Stubbornness", "a league table", "its rating"])
def test_the_pattern_finds_what_it_looks_for(text: str) -> None:
    assert re.search(NOT_TO_A_USER, text, re.IGNORECASE), f"the pattern passes over {text!r}"


def test_the_pattern_leaves_other_words_alone() -> None:
    assert not re.search(NOT_TO_A_USER, "operating, generating and integrating"), "the pattern finds parts of words"
