"""The repository holds nothing of the machine it was written on, nor of the real records."""

import hashlib
import re
from pathlib import Path

from house.code import kept_files, said, text_of

MACHINE = r"(?<![\w.])/(?:work|root|home|Users|opt)/\w|/tmp/\w"
INDEX = r"pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian\.org|--(?:extra-)?index-url|--find-links"
DATA = {".csv", ".gz", ".parquet", ".xlsx", ".xls", ".duckdb", ".db", ".sqlite", ".feather", ".rds"}
LARGEST_DATA = 64_000
"""A hand-made test file is smaller than this; a real register is not."""


def lines_with(pattern: str) -> list[str]:
    return [
        f"{said(path)}:{number} {match.group()}"
        for path in kept_files()
        if path != Path(__file__)
        for number, line in enumerate(text_of(path).splitlines(), 1)
        for match in re.finditer(pattern, line)
    ]


def test_no_path_of_a_machine() -> None:
    assert not (found := lines_with(MACHINE)), f"these paths exist on one machine only: {found}"


def test_no_package_index_is_named() -> None:
    assert not (found := lines_with(INDEX)), f"where packages come from is for each machine to say: {found}"


def test_no_large_data_file() -> None:
    large = [said(path) for path in kept_files() if path.suffix in DATA and path.stat().st_size > LARGEST_DATA]
    assert not large, f"real records stay outside the repository, and made ones are made by code: {large}"


def test_no_file_of_the_real_records(shared: Path) -> None:
    real = {hashlib.sha256(path.read_bytes()).hexdigest() for path in shared.rglob("*") if path.is_file()}
    assert real, f"there is nothing in {shared}"
    copies = [said(path) for path in kept_files() if hashlib.sha256(path.read_bytes()).hexdigest() in real]
    assert not copies, f"these are copies of the real records: {copies}"
