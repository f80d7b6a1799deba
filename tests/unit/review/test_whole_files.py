"""What is written is there whole or not at all: each way of failing is made to happen, and the folder looked at."""

import errno
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import afresh
from afresh import cli
from afresh.review import whole_files
from afresh.review.whole_files import NotWritten, write_whole

BEFORE = "what was there"


def fails(error: BaseException) -> Callable[[], str]:
    def text() -> str:
        raise error

    return text


def test_files_are_written_in_order_with_the_rights_that_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("x", encoding="utf-8")
    written = write_whole(tmp_path / "new" / "er", {"b.txt": lambda: "bé", "a.txt": lambda: "a"})
    assert [path.name for path in written] == ["b.txt", "a.txt"], "in the order asked for"
    assert written[0].read_text("utf-8") == "bé", "as UTF-8"
    assert written[0].stat().st_mode == (tmp_path / "usual").stat().st_mode, "others may read it as any new file"


@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), MemoryError(), OSError(errno.ENOSPC, "No space left on device")], ids=repr
)
def test_nothing_is_changed_where_a_later_file_fails(error: BaseException, tmp_path: Path) -> None:
    (tmp_path / "review.html").write_text(BEFORE, encoding="utf-8")
    with pytest.raises((type(error), NotWritten)):
        write_whole(tmp_path, {"review.html": lambda: "new", "review.json": fails(error)})
    assert [path.name for path in tmp_path.iterdir()] == ["review.html"], "no half file is left behind"
    assert (tmp_path / "review.html").read_text("utf-8") == BEFORE, "the first is put in place only with the second"


def test_a_full_disk_is_said_in_a_sentence_with_exit_code_three(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "seats.csv").write_text("partnership,organisation,start\nBoard,Council,2020-01-01\n", "utf-8")
    out = tmp_path / "out"

    def full(file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(whole_files.os, "fsync", full)
    monkeypatch.setattr(sys, "argv", ["afresh", "review", str(tmp_path), "-o", str(out)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    told = capsys.readouterr().err
    assert ended.value.code == 3, told
    assert f"Error: '{out}' could not be written: no space left on device. Nothing there was changed." in told, told
    assert list(out.iterdir()) == [], "nothing half written"


@pytest.mark.parametrize("kind", ["file", "folder of the name"])
def test_a_place_that_cannot_be_used_is_said(kind: str, tmp_path: Path) -> None:
    place = tmp_path / "place"
    if kind == "file":
        place.write_text(BEFORE, "utf-8")
    else:
        (place / "review.json").mkdir(parents=True)
    with pytest.raises(NotWritten, match=r"there is a (file|folder) of that name\. Nothing there was changed"):
        write_whole(place, {"review.json": lambda: "{}"})


def test_a_folder_that_may_not_be_written_to_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system would refuse it: the rights of folders bind no administrator, who may run these tests."""

    def refuse(*given: object, **named: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr("afresh.review.whole_files.NamedTemporaryFile", refuse)
    with pytest.raises(NotWritten, match="permission denied"):
        write_whole(tmp_path, {"review.json": lambda: "{}"})
    assert list(tmp_path.iterdir()) == [], "nothing is left behind"


def test_a_kept_review_is_loaded_by_its_public_name_and_draws_the_same_page(tmp_path: Path) -> None:
    (tmp_path / "seats.csv").write_text(
        "partnership,person,role,start\nBoard,Ann Smith,Chair,2020-01-01\nBoard,Bo Jones,Member,2021-01-01\n", "utf-8"
    )
    review = afresh.read(tmp_path).review(at="2022-01-01")
    html, kept = review.save(tmp_path / "out")
    loaded = afresh.load(kept)
    assert loaded == review.result, "saved and loaded, it is the same value"
    assert isinstance(loaded, afresh.ReviewResult), "by its public name"
    from afresh.report.render.html import page
    from afresh.report.sections.report import report

    assert page(report(loaded)) == html.read_text("utf-8"), "the same bytes"
