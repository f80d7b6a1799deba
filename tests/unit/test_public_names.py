"""The names that a program gets from `afresh`, each in a process of its own: what was imported before matters."""

import subprocess
import sys
from pathlib import Path

import pytest

SEATS = "partnership,person,role,start\nBoard,Ann Smith,Chair,2020-01-01\nBoard,Bo Jones,Member,2021-01-01\n"

WAYS = {
    "twice": "afresh.read({0}); print(type(afresh.read({0})).__name__)",
    "after the readers": "from afresh.ingest.reading import read; print(type(afresh.read({0})).__name__)",
    "after one reader": "from afresh.records.dates import *; print(type(afresh.read({0})).__name__)",
    "by name": "from afresh import read; read({0}); print(type(read({0})).__name__)",
    "after a command": "from afresh.cli.check import command; print(type(afresh.read({0})).__name__)",
}


@pytest.mark.parametrize("way", WAYS)
def test_read_is_the_function_whatever_was_imported(way: str, tmp_path: Path) -> None:
    (tmp_path / "seats.csv").write_text(SEATS, "utf-8")
    script = "import afresh; " + WAYS[way].format(repr(str(tmp_path)))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "Dataset", f"{way}: {done.stdout}{done.stderr[-500:]}"


def test_every_public_name_is_there() -> None:
    script = "import afresh; print(all(getattr(afresh, name) for name in afresh.__all__))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "True", done.stderr
