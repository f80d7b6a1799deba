"""What all tests share."""

import atexit
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from made_once import together
from missing import missing


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real records, which is not part of this repository."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    folder = Path(os.environ.get("AFRESH_SHARED") or beside)
    if not folder.is_dir():
        missing("The real records are not here: set AFRESH_SHARED to their folder, or put them in ../shared/data.")
    return folder


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the worked example's records: to be read, and not written to."""
    from studies.example import write

    folder = tmp_path_factory.mktemp("example")
    write(folder)
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium for Playwright to drive; nothing is downloaded."""
    named = os.environ.get("AFRESH_CHROMIUM")
    names = [named] if named else ["chromium", "chromium-browser", "google-chrome"]
    if found := next(filter(None, map(shutil.which, names)), None):
        return found
    return missing("There is no Chromium here: install your system's package, or set AFRESH_CHROMIUM to its path.")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Where several processes share the tests (make test), tests that belong together go to one of them."""
    from xdist.scheduler import LoadFileScheduling

    class Together(LoadFileScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            return together(nodeid)

    return Together(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What reads real records or asks for Spark is long; files with long tests come first, so that at the end no
    process is left alone with one of them."""
    for each in items:
        if each.get_closest_marker("real") or "spark" in getattr(each, "fixturenames", ()):
            each.add_marker("long")
    long = {each.path for each in items if each.get_closest_marker("long")}
    items.sort(key=lambda each: each.path not in long)


MOST = 2.0
"""Seconds of processor that a test may take without being marked `long`."""


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """What a test itself took of the processor, fixtures apart, goes with its report."""
    before = _processor()
    yield
    item.user_properties.append(("processor", _processor() - before))


def _processor() -> float:
    """Seconds of this process and of those that it has waited for."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Which tests are long and not marked so: a shared machine counts the same processor time, more or less."""
    reports = [each for kind in ("passed", "failed") for each in terminalreporter.stats.get(kind, ())]
    took = [(dict(each.user_properties).get("processor", 0.0), each) for each in reports if "long" not in each.keywords]
    for seconds, each in sorted(took, key=lambda one: -one[0]):
        if seconds > MOST:
            terminalreporter.line(f"Took {seconds:.1f} s of processor and is not marked long: {each.nodeid}")


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Keeps pytest's summary the last line: with Hypothesis loaded, DuckDB's binding says at the very
    end of the process that objects were still alive, dozens of lines that are about no test."""
    atexit.register(os.dup2, os.open(os.devnull, os.O_WRONLY), 2)
