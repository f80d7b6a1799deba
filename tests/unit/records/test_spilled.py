"""Where tables lie that do not fit in memory."""

import os
import signal
import subprocess
import sys
from pathlib import Path

HOLD = "from afresh.records.spilled import folder; print(folder(), flush=True); input()"
TAKE_AWAY = "from afresh.records.spilled import take_away_left_behind as go; go()"


def holding(where: Path) -> tuple["subprocess.Popen[str]", Path]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        env={**os.environ, "TMPDIR": str(where)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout, "it says where its folder is"
    return process, Path(process.stdout.readline().strip())


def test_left_behind_by_a_process_that_was_killed(tmp_path: Path) -> None:
    killed, left = holding(tmp_path)
    running, kept = holding(tmp_path)
    try:
        assert left != kept and left.is_dir() and kept.is_dir(), "each process has a folder of its own"
        assert kept.stat().st_mode & 0o077 == 0, "nobody else may look into it"
        killed.send_signal(signal.SIGKILL)
        killed.communicate()
        assert left.is_dir(), "a process that is killed takes nothing away"
        subprocess.run([sys.executable, "-c", TAKE_AWAY], env={**os.environ, "TMPDIR": str(tmp_path)}, check=True)
        assert not left.exists(), "the next one does"
        assert kept.is_dir(), "and leaves alone what is in use"
    finally:
        running.communicate("\n")
    assert not kept.exists(), "a process that ends takes its folder away"
