"""The records that the wheel ships are those that studies/example makes."""

from pathlib import Path

from studies.example import write

from afresh.example import contents
from afresh.example import write as write_shipped


def test_shipped_records_are_those_that_are_made(tmp_path: Path) -> None:
    """Mend: python build-tools/make_example.py."""
    made = {path.name: path.read_bytes() for path in write(tmp_path / "made")}
    shipped = contents()
    assert len(made) > 10, f"only {sorted(made)} were made"
    assert shipped.keys() == made.keys(), f"files of one alone: {sorted(shipped.keys() ^ made.keys())}"
    unlike = [name for name, held in made.items() if shipped[name] != held]
    assert not unlike, f"{unlike} differ: run build-tools/make_example.py"
    written = write_shipped(tmp_path / "shipped")
    assert {path.name: path.read_bytes() for path in written} == made, "what is written is what was packed"
