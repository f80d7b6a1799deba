"""Packs the worked example's records, which the wheel ships, into src/afresh/example/ambleford.zip.

python build-tools/make_example.py
"""

import sys
import tempfile
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ROOT = Path(__file__).resolve().parent.parent
PACKED = ROOT / "src" / "afresh" / "example" / "ambleford.zip"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The same day for every file, so that the same records are the same bytes."""
sys.path.insert(0, str(ROOT))


def main() -> None:
    from studies.example import write

    with tempfile.TemporaryDirectory() as folder, ZipFile(PACKED, "w") as packed:
        for path in write(Path(folder)):
            entry = ZipInfo(path.name, LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            packed.writestr(entry, path.read_bytes(), compresslevel=9)
    print(f"{PACKED.relative_to(ROOT)}: {PACKED.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
