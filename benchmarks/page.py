"""What the benchmarks share with a reader: the machine, a table, and its place in docs/performance.md."""

import os
import platform
import resource
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
AS_INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment for a process that is timed: compiled modules are kept, as they are where a package is installed."""
OPENING = """# How fast it is, and how much memory it takes

Written by `make bench`, each section in one run on one machine, dated. Seconds
differ from machine to machine; the ratios less so.
"""


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30 if hasattr(os, "sysconf") else 0
    return f"{cores()} cores, {memory:.0f} GiB of memory, {platform.system()}, Python {platform.python_version()}"


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def today() -> str:
    return datetime.now(UTC).date().isoformat()


def peak_megabytes() -> float:
    """The most memory this process has held. Read from Linux itself where possible:
    elsewhere a process may be charged with what its parent held when it was started."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 1024


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[at]) for row in [headings, *rows]) for at in range(len(headings))]
    lines = [headings, ["-" * width for width in widths], *rows]
    return "\n".join(
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |" for line in lines
    )


def write_section(name: str, text: str) -> None:
    """Puts text between the page's markers for name, adding them at the end where they are missing."""
    start, stop = f"<!-- {name}: begins -->", f"<!-- {name}: ends -->"
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else OPENING
    section = f"{start}\n{text.strip()}\n{stop}"
    if start in page:
        before, _, rest = page.partition(start)
        page = before + section + rest.partition(stop)[2]
    else:
        page = f"{page.rstrip()}\n\n{section}\n"
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page, encoding="utf-8")
