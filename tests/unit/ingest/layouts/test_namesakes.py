"""Two people of one name in a grid stay two; somebody who changed employer stays one."""

from pathlib import Path

import pytest

from afresh.ingest.reading import read
from afresh.records.store import Store


def grid(tmp_path: Path, *rows: str) -> Store:
    file = tmp_path / "Vale Board.csv"
    file.write_text("\n".join(("Name,Organisation,03/02/2025,05/05/2025,04/08/2025", *rows)) + "\n", encoding="utf-8")
    return read(file)


@pytest.mark.parametrize(
    ("rows", "names", "kept_apart"),
    [
        (("Sam Lee,Police,P,A,P", "Sam Lee,Vale Council,P,P,P", "Jo Ox,NHS,P,P,P"), 3, True),
        (("Sam Lee,Police,P,,", "Sam Lee,Vale Council,,P,P", "Jo Ox,NHS,P,P,P"), 2, False),
        (("Sam Lee,Police,P,,", "Sam Leigh,Vale Council,P,P,P", "Jo Ox,NHS,P,P,P"), 3, False),
    ],
)
def test_two_of_one_name(tmp_path: Path, rows: tuple[str, ...], names: int, kept_apart: bool) -> None:
    store = grid(tmp_path, *rows)
    assert store.count("people") == names, "people were joined or parted wrongly"
    assert ("NamesakesKeptApart" in {type(each).__name__ for each in store.problems}) == kept_apart, "not told rightly"
