#!/usr/bin/env python3
"""How many of the trials' forms are read as a careful officer would read them.

build-tools/score_forms.py SHARED [--only TEXT] [--why]: SHARED is the folder that holds trials/. The judging is that of
trials/score.py; the commands are run in this process, which is some ten times as quick as starting each anew.
"""

import argparse
import contextlib
import importlib.util
import io
import json
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType


@dataclass(frozen=True)
class Verdict:
    name: str
    says: str
    """right, told, wrong or crash."""
    why: list[str]


def verdicts(shared: Path, only: str = "") -> Iterator[Verdict]:
    """The verdict on each input whose name contains `only`, in the order of the key."""
    trials = shared / "trials"
    judge = _judge(trials / "score.py")
    key = json.loads((trials / "forms_key.json").read_text(encoding="utf-8"))
    for name, entry in key.items():
        if any(part in name for part in only.split(",")):
            says, why = judge.judged("afresh", entry, trials / "forms" / name)
            yield Verdict(name, says, why)


def _judge(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("forms_score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    crash = module.Crash

    def run(_: str, *command: object) -> tuple[str, str]:
        from afresh.cli import main

        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                sys.argv = ["afresh", *map(str, command)]
                main()
            except SystemExit as end:
                if end.code not in (0, 1, 2, None):
                    raise crash(f"{command[0]}: {err.getvalue()[-200:]}") from None
            except Exception:
                raise crash(f"{command[0]}: {traceback.format_exc()[-300:]}") from None
        return out.getvalue(), err.getvalue()

    module.__dict__["run"] = run
    return module


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--only", default="", help="part of a name, or several parted by commas")
    parser.add_argument("--why", action="store_true")
    options = parser.parse_args()
    counts = dict.fromkeys(("right", "told", "wrong", "crash"), 0)
    for verdict in verdicts(options.shared, options.only):
        counts[verdict.says] += 1
        why = " | ".join(verdict.why) if options.why else (verdict.why or [""])[0][:150]
        print(f"{verdict.says:5}  {verdict.name}  {why}", flush=True)
    print(", ".join(f"{says} {count}" for says, count in counts.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
