"""The names that a program gets from `afresh`, each in a process of its own: what was imported before matters."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

import afresh

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


def said_by(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
    return done.stdout.strip()


def test_dir_lists_the_public_names_before_any_of_them_was_used() -> None:
    listed = said_by("import afresh; print(' '.join(dir(afresh)))").split()
    assert listed == sorted(listed), "in order"
    assert {"read", "Dataset", "Error", "NothingToReview", "measure_names"} <= set(listed), f"listed: {listed}"
    assert said_by("import afresh; print(dir(afresh) == sorted(afresh.__all__))") == "True", "what can be had is listed"


INTERNAL = {"OtherThanIds", "UnfitDocument", "UnreadableValue", "_TooLarge"}
"""Raised and caught within one step of reading: no caller meets them."""


def exceptions() -> dict[str, type[BaseException]]:
    """Every exception class that a module of the package defines, by its name."""
    found = {}
    for each in walk_packages(afresh.__path__, "afresh."):
        if each.name == "afresh.__main__":
            continue
        for name, value in vars(import_module(each.name)).items():
            if isinstance(value, type) and issubclass(value, BaseException) and value.__module__ == each.name:
                found[name] = value
    return found


def test_every_error_is_an_error_of_afresh_and_is_had_from_afresh() -> None:
    found = exceptions()
    assert len(found) >= 18, f"only {sorted(found)}"
    for name in sorted(found.keys() - INTERNAL):
        assert issubclass(found[name], afresh.Error), f"{name} has another base"
        assert getattr(afresh, name, None) is found[name], f"afresh.{name} is not this error"


@pytest.mark.parametrize(
    "wrong",
    [
        {"months": 0},
        {"level": "boards"},
        {"at": "the first of May"},
        {"partnerships": ["Borad"]},
        {"settings": "no-such-file.toml"},
        {"at": "1999-01-01"},
    ],
    ids=str,
)
def test_what_a_review_cannot_use_is_an_error_of_afresh(wrong: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "seats.csv").write_text(SEATS, "utf-8")
    with pytest.raises(afresh.Error) as raised:
        afresh.read(tmp_path).review(**wrong)
    assert isinstance(raised.value, ValueError), f"{wrong}: whoever caught ValueError before must still catch it"


def test_the_module_runs_as_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "afresh", "--version"], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("afresh, version"), f"{done.stdout}{done.stderr}"
    wrong = subprocess.run([sys.executable, "-m", "afresh", "reveiw"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2, f"a wrong command ends as the command does: {wrong.stderr}"
