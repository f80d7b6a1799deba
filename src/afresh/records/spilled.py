"""The folder in which tables lie that do not fit in memory: this process's own, and gone when it ends.

A process that is killed cannot take its folder away, so the next one does. Whose process still runs is told by a lock
that the system lets go of whichever way a process ends.
"""

import atexit
import os
import shutil
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import IO

PREFIX = "afresh-tables-"
LOCK = "held"

_held: list[IO[bytes]] = []


@cache
def folder() -> Path:
    """Only its owner may look into it: what is read may name people."""
    take_away_left_behind()
    made = TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True)
    atexit.register(made.cleanup)
    with suppress(ImportError, OSError):
        _held.append(_hold(Path(made.name)))
    return Path(made.name)


def _hold(where: Path) -> IO[bytes]:
    """The lock gets its name once it is held: until then nobody takes the folder for one left behind."""
    import fcntl

    lock = (where / f"{LOCK}.new").open("wb")
    fcntl.flock(lock, fcntl.LOCK_EX)
    (where / f"{LOCK}.new").rename(where / LOCK)
    return lock


def take_away_left_behind() -> None:
    """Delete this user's folders of processes that ended without doing so."""
    with suppress(ImportError, OSError):
        import fcntl

        for left in Path(gettempdir()).glob(f"{PREFIX}*/{LOCK}"):
            with suppress(OSError):
                if left.parent.is_symlink() or left.is_symlink() or left.parent.stat().st_uid != os.getuid():
                    continue
                with left.open("rb") as lock:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(left.parent, ignore_errors=True)
