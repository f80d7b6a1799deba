"""The example of somebody else's adviser, installed offline beside afresh: its advice is in the review."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from studies.example import write

from house.code import PACKAGE, ROOT
from html_pages import page_of

pytestmark = pytest.mark.long

ADVISER = ROOT / "examples" / "adviser"
SUGGESTS = "Make meetings shorter, and say beforehand when they stop"
REVIEW = "from afresh.cli import main; main()"


def run(command: Sequence[str | Path], **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that the repository gets no build folder, into a folder of its own."""
    copy, target = tmp_path_factory.mktemp("source") / "adviser", tmp_path_factory.mktemp("installed")
    shutil.copytree(ADVISER, copy, ignore=shutil.ignore_patterns("__pycache__", "build", "*.egg-info"))
    offline = ["--no-index", "--no-build-isolation", "--no-deps"]
    done = run([sys.executable, "-m", "pip", "install", "--quiet", *offline, "--target", target, copy])
    assert done.returncode == 0, f"the example could not be installed:\n{done.stdout}\n{done.stderr}"
    return target


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    there = tmp_path_factory.mktemp("records")
    write(there)
    return there


def review(installed: Path, records: Path, out: Path, own: str) -> subprocess.CompletedProcess[str]:
    """The command as a user runs it, with the adviser on the path and thresholds of the user's own."""
    (out / "own.toml").write_text(own, "utf-8")
    path = os.pathsep.join(map(str, (PACKAGE.parent, installed)))
    command = [sys.executable, "-c", REVIEW, "review", records, "-o", out / "review", "--settings", out / "own.toml"]
    return run(command, cwd=out, env={**os.environ, "PYTHONPATH": path})


@pytest.fixture(scope="module")
def out(installed: Path, records: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Meetings of the worked example take two hours: its records say so of each."""
    there = tmp_path_factory.mktemp("out")
    done = review(installed, records, there, "longest_meeting = 2\n")
    assert done.returncode == 0, f"the review failed:\n{done.stderr}"
    return there / "review"


def test_its_advice_is_in_the_report(out: Path) -> None:
    facts = json.loads((out / "review.json").read_text("utf-8"))
    given = {
        each["name"]: [one for one in (*each["panel"]["first"], *each["panel"]["more"]) if one["suggests"] == SUGGESTS]
        for each in facts["partnerships"]
    }
    advised = {name for name, those in given.items() if those}
    assert "Ambleford Neighbourhood Health Board" in advised, f"it is given to {advised}"
    assert "Wistlebrook Community Forum" not in advised, "which did not meet in the period"
    only = given["Ambleford Neighbourhood Health Board"][0]
    assert [rule["name"] for rule in only["rules"]] == ["worth/long_meetings"], "as its own"
    assert only["because"][0]["finding"].startswith("member_hours/"), "with its reason"
    text = (out / "review.html").read_text("utf-8")
    pages = {each["name"]: page_of(text, each["name"]) for each in facts["partnerships"]}
    told = {name for name, page in pages.items() if SUGGESTS.rstrip(".") in page}
    assert told == advised, "the page gives it wherever the JSON does"


def test_the_methods_name_the_rule_and_print_its_threshold(out: Path) -> None:
    text = (out / "review.html").read_text("utf-8")
    methods = text[text.index('id="method"') :]
    assert "Meetings take long</dt><dd>Worth." in methods and "added by afresh-long-meetings" in methods, (
        "whose rule it is"
    )
    means = "Hours that a meeting may take of each who comes before shorter ones are advised."
    assert f"<dt>{means}</dt><dd>2</dd>" in methods, "its threshold, as the user set it"
    assert json.loads((out / "review.json").read_text("utf-8"))["settings"]["longest_meeting"] == 2, "and in the JSON"


def test_at_its_own_threshold_it_says_nothing_here(installed: Path, records: Path, tmp_path: Path) -> None:
    done = review(installed, records, tmp_path, "low_arrivals = 0.1\n")
    assert done.returncode == 0, f"the review failed:\n{done.stderr}"
    assert SUGGESTS not in (tmp_path / "review" / "review.html").read_text("utf-8"), "two hours are under three"


def test_a_misspelt_threshold_of_it_is_refused(installed: Path, records: Path, tmp_path: Path) -> None:
    done = review(installed, records, tmp_path, "longest_meetings = 2\n")
    assert done.returncode == 2 and "Did you mean longest_meeting?" in done.stderr, f"as any other is: {done.stderr}"


def test_without_it_nothing_is_left_of_it(records: Path, tmp_path: Path) -> None:
    done = review(tmp_path, records, tmp_path, "longest_meeting = 2\n")
    assert done.returncode == 2 and "No setting is called longest_meeting." in done.stderr, (
        "its setting is gone with it"
    )


def test_its_own_test_passes(installed: Path) -> None:
    path = os.pathsep.join(map(str, (PACKAGE.parent, installed)))
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull, ADVISER]
    done = run([*command, "--rootdir", ADVISER], env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"})
    assert done.returncode == 0 and "1 passed" in done.stdout, f"{done.stdout}\n{done.stderr}"
