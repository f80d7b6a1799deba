"""One partnership of a saved review, read alone."""

import json
from pathlib import Path

import pytest

import afresh
from afresh.review.stored import as_text, from_text

SAVED = Path(__file__).parents[2] / "saved_reviews" / "1.json"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "review.json"
    path.write_text(as_text(from_text(SAVED.read_text("utf-8"))), "utf-8")
    return path


def test_each_part_alone_is_what_it_is_in_the_whole(written: Path) -> None:
    whole = afresh.load(written)
    assert len(whole.partnerships) > 1, "there are several"
    for part in whole.partnerships:
        assert afresh.load_partnership(written, part.id) == part, part.id


def test_each_has_a_line_of_its_own(written: Path) -> None:
    lines = written.read_text("utf-8").splitlines()
    assert len(lines) == len(afresh.load(written).partnerships) + 2, "one each, and one before and after"
    assert json.loads("".join(lines)), "and it is JSON all the same"


def test_a_file_laid_out_by_another_program_is_read_whole(written: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text(json.dumps(json.loads(written.read_text("utf-8")), indent=2), "utf-8")
    part = afresh.load(written).partnerships[0]
    assert afresh.load_partnership(other, part.id) == part


def test_one_that_is_not_there_is_told(written: Path) -> None:
    with pytest.raises(afresh.NotAReview, match="holds no partnership with the id 'nowhere'"):
        afresh.load_partnership(written, "nowhere")


def test_a_damaged_part_is_told(written: Path, tmp_path: Path) -> None:
    part = afresh.load(written).partnerships[0]
    damaged = tmp_path / "damaged.json"
    begins = f'{{"id":{json.dumps(part.id)},'
    damaged.write_text(written.read_text("utf-8").replace(begins, begins + '"name":7,"x":', 1), "utf-8")
    with pytest.raises(afresh.NotAReview, match=part.id):
        afresh.load_partnership(damaged, part.id)
