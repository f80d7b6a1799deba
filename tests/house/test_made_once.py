"""What is costly to make is made once, also where several processes share the tests."""

import re

from house.code import ROOT
from made_once import MADE_ONCE, together

TESTS = ROOT / "tests"


def asking_for(fixture: str) -> set[str]:
    """Files with a function, or a test in quotes, that asks for it."""
    asks = re.compile(rf'\bdef \w+\([^)]*\b{fixture}: |getfixturevalue\("{fixture}"\)')
    return {
        path.relative_to(ROOT).as_posix()
        for path in TESTS.rglob("test_*.py")
        if asks.search(path.read_text(encoding="utf-8"))
    }


def test_every_file_that_asks_for_it_goes_to_the_same_process() -> None:
    for fixture in set(MADE_ONCE.values()):
        listed = {file for file, shared in MADE_ONCE.items() if shared == fixture}
        assert listed == asking_for(fixture), f"tests/made_once.py does not name the files that ask for '{fixture}'"


def test_all_fixtures_of_a_session_that_take_long_are_listed() -> None:
    """Those of tests/conftest.py only look up a path."""
    scoped = re.compile(r'@pytest\.fixture\(scope="session"\)\ndef (\w+)')
    files = [path for path in TESTS.rglob("*.py") if path != TESTS / "conftest.py"]
    found = {name for path in files for name in scoped.findall(path.read_text(encoding="utf-8"))}
    assert found == set(MADE_ONCE.values()), f"of a whole session, and not in tests/made_once.py, or not there: {found}"


def test_a_file_stays_together() -> None:
    assert together("tests/a.py::test_one") == together("tests/a.py::test_two[x::y]"), "tests of one file"
    assert together("tests/a.py::test_one") != together("tests/b.py::test_one"), "and another file is free to go"
