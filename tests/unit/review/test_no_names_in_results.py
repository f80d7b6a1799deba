"""A result made without names cannot show anybody, in whatever is made of it."""

from pathlib import Path

import pytest

import afresh
from afresh.report.render import html, text
from afresh.report.sections.compared import compared
from afresh.report.sections.report import report
from afresh.review.compare import compare
from afresh.review.stored import as_text

SEATS = (
    "partnership,person,organisation,role,start,end\n"
    "Board,Ann Quillfeather,Council,Chair,2015-01-01,\n"
    "Board,Bo Umberslade,Trust,Member,2016-01-01,2021-06-30\n"
    "Board,Cy Wintersgill,Trust,Member,2021-07-01,\n"
)
SURNAMES = ("Quillfeather", "Umberslade", "Wintersgill")


@pytest.mark.parametrize("names", [False, True])
def test_nothing_made_of_it_names_anybody_unless_asked(names: bool, tmp_path: Path) -> None:
    (tmp_path / "seats.csv").write_text(SEATS, "utf-8")
    dataset = afresh.read(tmp_path)
    earlier, later = (dataset.review(at=at, names=names).result for at in ("2021-01-01", "2022-01-01"))
    changed = compare(earlier, later)
    made = {
        "json": as_text(later),
        "html": html.page(report(later)),
        "text": text.page(report(later)),
        "compared": text.page(compared(changed)),
    }
    assert (later.names, changed.names) == (names, names), "it says whether people may be named in it"
    for form, shown in made.items():
        assert not [name for name in SURNAMES if name in shown] or names, f"{form} names somebody"
    assert ("Wintersgill" in made["json"]) == names, "with names, who came is named"
    assert "Came: " in made["compared"], "the comparison tells of the seat that changed hands"
