"""`afresh --help` answers at once: nothing heavy is imported for it."""

import json
import subprocess
import sys

HEAVY = ["duckdb", "numpy", "scipy", "openpyxl", "python_calamine", "pandas", "polars", "pyarrow", "rich"]
RUN = f"""
import json, sys
from afresh.cli import main
code = 0
sys.argv = ["afresh", "--help"]
try:
    main()
except SystemExit as end:
    code = end.code
print(json.dumps({{"code": code, "heavy": [name for name in {HEAVY} if name in sys.modules]}}), file=sys.stderr)
"""


def test_help_imports_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", RUN], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"the command could not be started: {done.stderr}"
    told = json.loads(done.stderr.splitlines()[-1])
    assert "Usage" in done.stdout, f"--help did not say how to use it: {done.stdout}"
    assert told["code"] in (0, None), f"--help ended with {told['code']}"
    assert not told["heavy"], f"import these inside the functions that need them: {told['heavy']}"
