"""What we depend on is pinned, with hashes for every machine, and names no index."""

import re
import tomllib

import pytest

from house.code import ROOT

FILES = ["run.txt", "test.txt"]


def pins(file: str) -> dict[str, list[str]]:
    """Each pinned requirement, with its hashes."""
    joined = (ROOT / "requirements" / file).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]
    return {line.split("--hash")[0].strip(): re.findall(r"--hash=sha256:([0-9a-f]{64})", line) for line in lines}


def name_of(requirement: str) -> str:
    return re.split(r"[<>=!~\[; ]", requirement, maxsplit=1)[0].lower().replace("_", "-")


@pytest.mark.parametrize("file", FILES)
def test_each_is_pinned_to_one_version_with_hashes(file: str) -> None:
    loose = [pin for pin, hashes in pins(file).items() if "==" not in pin or not hashes]
    assert not loose, f"{file}: not pinned, or without a hash: {loose}"


@pytest.mark.parametrize("file", FILES)
def test_numpy_is_hashed_for_many_machines(file: str) -> None:
    hashes = [found for pin, found in pins(file).items() if name_of(pin) == "numpy"]
    # Python 3.11 to 3.13 on Linux (two processors), macOS (two) and Windows: 15 wheels at least.
    assert sum(map(len, hashes)) >= 15, f"{file}: numpy's hashes do not cover every machine"


@pytest.mark.parametrize("file", FILES)
def test_everything_that_pyproject_asks_for_is_pinned(file: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {name_of(word) for word in project["project"]["dependencies"] + project["build-system"]["requires"]}
    absent = asked - {name_of(pin) for pin in pins(file)}
    assert not absent, f"{file} lacks {absent}: run 'make pins'"


def test_tests_run_on_the_versions_that_users_get() -> None:
    differing = set(pins("run.txt")) - set(pins("test.txt"))
    assert not differing, f"pinned otherwise for tests: {differing}"
