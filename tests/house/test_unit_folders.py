"""Tests of one file of code are found where that file is: folders of tests/unit mirror those of src/afresh."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
UNIT = ROOT / "tests" / "unit"
CODE = ROOT / "src" / "afresh"


def not_mirrored(unit: Path, code: Path) -> set[str]:
    """Folders of tests that no folder of code stands for; `studies` is beside the package, not in it."""
    folders = {file.parent.relative_to(unit) for file in unit.rglob("test_*.py")}
    return {str(folder) for folder in folders if not (code / folder).is_dir() and folder != Path("studies")}


def test_every_folder_of_unit_tests_has_its_folder_of_code() -> None:
    there = {file.parent.relative_to(UNIT) for file in UNIT.rglob("test_*.py")}
    assert len(there) > 12, f"only {len(there)} folders of unit tests were looked at"
    assert not (wrong := not_mirrored(UNIT, CODE)), f"no folder of src/afresh is called {sorted(wrong)}"


def test_tests_lie_flat_only_where_the_code_does() -> None:
    for file in UNIT.glob("test_*.py"):
        named = {"public_names": "__init__"}.get(file.stem.removeprefix("test_"), file.stem.removeprefix("test_"))
        assert (CODE / f"{named}.py").is_file(), f"{file.name} lies flat, and src/afresh has no {named}.py"


def test_a_folder_of_no_code_is_noticed(tmp_path: Path) -> None:
    for name in ("unit/ingest/test_a.py", "unit/intervals/test_b.py", "code/ingest/a.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = not_mirrored(tmp_path / "unit", tmp_path / "code")
    assert found == {"intervals"}, f"intervals has no code, and {found} was said"
