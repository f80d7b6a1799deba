"""Files and functions stay small enough to read at a sitting."""

import ast

from house.code import python_files, said

LINES_IN_A_FILE = 400
LINES_IN_A_FUNCTION = 60


def test_no_file_is_too_long() -> None:
    lengths = {said(path): len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert lengths, "no Python file was found, so nothing was checked"
    too_long = {name: lines for name, lines in lengths.items() if lines > LINES_IN_A_FILE}
    assert not too_long, f"files over {LINES_IN_A_FILE} lines; cut them by what they are about: {too_long}"


def test_no_function_is_too_long() -> None:
    too_long = {
        f"{said(path)}:{part.lineno} {part.name}": lines
        for path in python_files()
        for part in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (part.end_lineno or part.lineno) - part.lineno + 1) > LINES_IN_A_FUNCTION
    }
    assert not too_long, f"functions over {LINES_IN_A_FUNCTION} lines: {too_long}"
