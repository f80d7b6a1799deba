"""The wheel does the whole job, installed away from the repository, with no network."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from house.code import PACKAGE, ROOT

pytestmark = pytest.mark.long

NOT_PYTHON = {".toml", ".html", ".css", ".js", ".svg", ".json", ".csv", ".txt", ".sql"}


def run(command: Sequence[str | Path], **options: object) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]
    told = " ".join(str(word) for word in command)
    assert done.returncode == 0, f"{told} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that no build folder of the repository can lend it a file."""
    copy, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, copy)
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, copy])
    return next(out.glob("afresh-*.whl"))


@pytest.fixture(scope="module")
def place(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with only the wheel in it, which sees the libraries of this one."""
    place = tmp_path_factory.mktemp("elsewhere") / "env"
    run([sys.executable, "-m", "venv", "--without-pip", place])
    run([sys.executable, "-m", "pip", "--python", python(place), "install", "--no-deps", "--no-index", wheel])
    (site_packages(place) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return place


def python(place: Path) -> Path:
    return place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def site_packages(place: Path) -> Path:
    return Path(run([python(place), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]).stdout.strip())


def without_network() -> list[str]:
    """The command that runs another one with no network, where this machine lets us."""
    for words in (["unshare", "--net"], ["unshare", "--map-root-user", "--net"]):
        if (
            shutil.which("unshare")
            and not subprocess.run([*words, "true"], capture_output=True, check=False).returncode
        ):
            return words
    return []


def environment() -> dict[str, str]:
    """Nothing of the repository; and where the network cannot be cut off, a proxy that is not there."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST", "AFRESH"))}
    return kept | dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    there = set(zipfile.ZipFile(wheel).namelist())
    ours = [path for path in PACKAGE.rglob("*") if path.suffix in NOT_PYTHON | {".py"} or path.name == "py.typed"]
    absent = [name for path in ours if (name := path.relative_to(PACKAGE.parent).as_posix()) not in there]
    assert not absent, f"add these to package-data in pyproject.toml: {absent}"
    assert "afresh/settings.toml" in there, "the thresholds are read from settings.toml"


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    other = {top for top in tops if top != "afresh" and not top.endswith(".dist-info")}
    assert not other, f"these would be installed beside afresh: {other}"


def test_it_does_the_whole_job_with_no_network(place: Path, tmp_path: Path) -> None:
    def afresh(*words: str) -> str:
        command = [*without_network(), place / python(place).parent / "afresh", *words]
        return run(command, cwd=tmp_path, env=environment()).stdout

    where = run(
        [python(place), "-c", "import afresh.settings as s; print(s.__file__)"], cwd=tmp_path, env=environment()
    )
    assert str(place) in where.stdout, f"this is not the wheel's own code: {where.stdout}"
    assert "Usage" in afresh("--help"), "--help says how to use it"
    afresh("template", "template.xlsx")
    assert zipfile.is_zipfile(tmp_path / "template.xlsx"), "the template is not a workbook"
    afresh("example", "records")
    assert any((tmp_path / "records").iterdir()), "the worked example's records were not written"
    afresh("review", "records", "-o", "review")
    pages = list((tmp_path / "review").rglob("*.html"))
    assert pages, "the review left no page"
    text = pages[0].read_text(encoding="utf-8")
    assert "<style" in text, "the page carries its own style"
    assert "fictional" in text.lower(), "the worked example is labelled fictional wherever it is shown"
