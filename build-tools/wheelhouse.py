"""Fills a folder with everything that afresh needs on Windows, and checks that it installs from there with no network.

    python build-tools/wheelhouse.py dist/afresh-*.whl -o dist/wheelhouse-windows [--python 3.12 --python 3.13]

What is fetched comes from wherever pip is set up to look, in the versions of requirements/run.txt. pip judges what is
needed on one system by the system that it runs on, so what only Windows needs (colorama) is looked up here.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from email.parser import HeaderParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parents[1]
PLATFORM = "win_amd64"
WINDOWS = {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows", "platform_machine": "AMD64",
           "implementation_name": "cpython", "platform_python_implementation": "CPython", "extra": ""}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path, help="the wheel of afresh, as `make wheel` builds it")
    parser.add_argument("-o", "--out", type=Path, default=ROOT / "dist" / "wheelhouse-windows")
    parser.add_argument("--python", action="append", help="version of Python on the target; may be repeated")
    asked = parser.parse_args()
    out: Path = asked.out
    out.mkdir(parents=True, exist_ok=True)
    shutil.copy(asked.wheel, out)
    for version in asked.python or ["3.12", "3.13"]:
        fill(out, version)
        check(out, version)
    print(f"{out}: {len(list(out.glob('*.whl')))} wheels, {sum(f.stat().st_size for f in out.iterdir()) / 1e6:.0f} MB")


def fill(out: Path, version: str) -> None:
    """Fetch what is lacking, until nothing is: what is fetched may need more."""
    with tempfile.TemporaryDirectory() as folder:
        constraints = Path(folder) / "pins.txt"
        constraints.write_text("\n".join(pins(version)), "utf-8")
        while lacking := missing(out, version):
            pip("download", "--no-deps", "--dest", out, "-c", constraints, *target(version), *lacking)


def pins(version: str) -> list[str]:
    """The pinned version of each requirement for a Python on Windows; pip would judge their markers by this machine."""
    text = (ROOT / "requirements/run.txt").read_text("utf-8")
    pinned = [Requirement(line) for line in re.findall(r"^([\w.-]+==[^\\\n]+)", text, flags=re.MULTILINE)]
    fit = [each for each in pinned if needed(each, version)]
    return [f"{each.name}{each.specifier}" for each in fit]


def needed(requirement: Requirement, version: str) -> bool:
    return not requirement.marker or requirement.marker.evaluate(environment(version))


def environment(version: str) -> dict[str, str]:
    return {**WINDOWS, "python_version": version, "python_full_version": f"{version}.0"}


def missing(out: Path, version: str) -> list[Requirement]:
    """What the wheels there ask for on Windows, and no wheel there gives."""
    there = {name: held for name, held, tags in wheels(out) if tags & fitting(version)}
    asked = [
        requirement
        for name, (path, _) in there.items()
        for line in metadata(path).get_all("Requires-Dist") or []
        if (requirement := Requirement(line))
        and (not requirement.marker or requirement.marker.evaluate(environment(version)))
    ]
    return [
        Requirement(f"{each.name}{each.specifier}")
        for each in asked
        if canonicalize_name(each.name) not in there
        or not each.specifier.contains(there[canonicalize_name(each.name)][1], prereleases=True)
    ]


def fitting(version: str) -> set[Tag]:
    """The tags of wheels that a Python of this version on Windows takes."""
    number = tuple(int(part) for part in version.split("."))
    return {*cpython_tags(number, platforms=[PLATFORM]), *compatible_tags(number, platforms=[PLATFORM])}


def wheels(out: Path) -> list[tuple[str, tuple[Path, str], frozenset[Tag]]]:
    found = []
    for path in sorted(out.glob("*.whl")):
        name, version, _, tags = parse_wheel_filename(path.name)
        found.append((str(name), (path, str(version)), tags))
    return found


def metadata(path: Path):  # type: ignore[no-untyped-def]
    with zipfile.ZipFile(path) as package:
        name = next(each for each in package.namelist() if each.endswith(".dist-info/METADATA"))
        return HeaderParser().parsestr(package.read(name).decode("utf-8"))


def check(out: Path, version: str) -> None:
    """Every file is a wheel, and together they install with no network; raises SystemExit, in words, if not."""
    other = [path.name for path in out.iterdir() if path.suffix != ".whl"]
    if other:
        sys.exit(f"{out} holds what is no wheel: {', '.join(other)}. Empty it and try again.")
    with tempfile.TemporaryDirectory() as place:
        # What was fetched is for that Python; pip would ask whether it is for the one that runs this.
        pip(
            "install",
            "--no-index",
            "-f",
            out,
            *target(version),
            "--ignore-requires-python",
            "--target",
            place,
            "afresh",
        )
        if not (Path(place) / "afresh" / "cli").is_dir():
            sys.exit(f"Installed for Python {version}, but afresh is not in it.")
    print(f"Python {version} on Windows: installs from {out.name} alone")


def target(version: str) -> list[str]:
    """pip's words for a Python of this version on Windows, and for wheels alone."""
    return ["--quiet", "--only-binary=:all:", "--platform", PLATFORM, "--implementation", "cp",
            "--python-version", version]  # fmt: skip


def pip(*words: object) -> None:
    done = subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, words)], check=False)
    if done.returncode:
        sys.exit(f"pip could not do it: pip {' '.join(map(str, words))}")


if __name__ == "__main__":
    main()
