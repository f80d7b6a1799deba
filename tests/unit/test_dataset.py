"""The lines of docs/python.md run as they stand."""

import re
from pathlib import Path

import pytest

import afresh

PAGE = Path(__file__).parents[2] / "docs" / "python.md"


@pytest.mark.long
def test_the_lines_of_the_page_for_analysts_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    names: dict[str, object] = {}
    exec("\n".join(blocks), names)
    assert isinstance(names["dataset"], afresh.Dataset) and len(blocks) == 3
    assert (tmp_path / "records" / "seats.csv").exists() and (tmp_path / "march" / "review.html").exists()
