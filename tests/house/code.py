"""The repository as the house tests see it."""

import shutil
import subprocess
from pathlib import Path

from missing import missing

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "afresh"
OURS = [ROOT / "src", ROOT / "tests", ROOT / "benchmarks", ROOT / "build-tools", ROOT / "studies", ROOT / "examples"]


def python_files(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders or OURS for path in folder.rglob("*.py"))


def kept_files() -> list[Path]:
    """Every file that is, or is about to be, in version control."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        missing("This is not a git checkout, so which files are kept cannot be told.")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """The text of a file; a picture or an archive has none."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def said(path: Path) -> str:
    return str(path.relative_to(ROOT))
