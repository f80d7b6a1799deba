"""Records like those of a large council, reviewed: the first page, sentence by sentence, against what was planted."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from afresh.dataset import Dataset, Review, read
from afresh.diagnosis.likely_links import likely_links
from afresh.features.agenda import file_numbered
from afresh.ingest.matching.duplicates import COLUMNS, write_proposals
from afresh.report.sections.first_page import in_order
from afresh.review.result import PartnershipPart
from afresh.review.state_reasons import consider
from afresh.review.to_confirm import to_confirm
from afresh.snapshot.workspace import gather
from html_pages import articles, said
from large_council import Council, large_council

NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}


@dataclass(frozen=True)
class Reviewed:
    council: Council
    folder: Path
    dataset: Dataset
    review: Review
    shown: tuple[PartnershipPart, ...]
    """Those that have a line on the first page."""
    asks: tuple[str, ...]


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Reviewed:
    council = large_council()
    folder = council.write(tmp_path_factory.mktemp("council"))
    dataset = read(folder)
    review = dataset.session().review()
    labels = review._proposals.labels
    return Reviewed(
        council=council,
        folder=folder,
        dataset=dataset,
        review=review,
        shown=tuple(in_order(review.result)),
        asks=to_confirm(review.assessment, labels),
    )


@pytest.fixture(scope="module")
def answered(reviewed: Reviewed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that is proposed and was planted, confirmed with yes."""
    path = tmp_path_factory.mktemp("answers") / "pairs.csv"
    write_proposals(reviewed.dataset.store, path, reviewed.dataset.proposed_links())
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows({**row, "yes": "yes" if planted(reviewed.council, row) else ""} for row in rows)
    return path


def planted(council: Council, row: dict[str, str]) -> bool:
    keep, merge = row["keep"], row["merge"]
    if row["kind"] == "ended":
        return keep in council.ended
    if row["kind"] == "successor":
        return council.renamed.get(merge) == keep
    return keep == "City Council" or council.parts.get(merge) == keep


@pytest.mark.long
def test_the_count_at_the_top_is_of_those_that_are_there(reviewed: Reviewed) -> None:
    """170 bodies: 77 task forces had ended two years before, 12 committees go on under another name."""
    said, council = reviewed.review.result.summary, reviewed.council
    there = len(council.bodies) - len(council.ended) - len(council.renamed)
    assert said.startswith(f"{there} lasting partnerships: "), f"said {said!r}"
    parts = said.split(": ")[1].split(". ")[0].replace(" and ", ", ").split(", ")
    numbers = [NUMBERS.get(part.split()[0]) or int(part.split()[0]) for part in parts if not part.startswith("stale ")]
    assert sum(numbers) == there, f"the states told add up to {sum(numbers)}: {said!r}"
    assert f"{len(council.ended) + len(council.renamed)} more are left out" in said, f"said {said!r}"
    lines = {each.name for each in reviewed.shown}
    assert lines == {each.name for each in council.bodies} - council.ended - council.renamed.keys(), "the table's lines"


def test_whether_proposals_get_through_is_never_told_wrong(reviewed: Reviewed) -> None:
    """Planted: one in ten, or eight or nine in ten."""
    for each in reviewed.shown:
        closed = reviewed.council.adopts[each.name] < 0.5
        wrong = ("fresh", "stale") if closed else ("blocked", "stagnant")
        assert each.state.name not in wrong, f"{each.name} is called {each.state.name}"


def test_what_is_asked_is_so(reviewed: Reviewed) -> None:
    """Every body that had ended, every change of name, every committee of the council; and themes, once."""
    council, (ended, renamed, parts, how, themes) = reviewed.council, reviewed.asks
    assert ended.startswith(f"{len(council.ended)} partnerships (Task Force 1, "), f"said {ended!r}"
    assert renamed.startswith(f"{len(council.renamed)} may go on under another name"), f"said {renamed!r}"
    assert "Committee on Aging as Committee on Aging and Services" in renamed, f"said {renamed!r}"
    assert "of City Council" in parts and "--duplicates" in how, f"said {parts!r}, {how!r}"
    assert "all 170 partnerships look like file numbers" in themes, f"said {themes!r}"
    assert sum("file numbers" in line for line in reviewed.asks) == 1, "themes are asked for once"


def test_what_is_proposed_is_what_was_planted(reviewed: Reviewed) -> None:
    links = likely_links(reviewed.review.assessment.workspace)
    names = [row[0] for row in reviewed.dataset.store.rows("SELECT name FROM partnerships ORDER BY id")]
    assert {names[each.was]: names[each.now] for each in links.went_on} == reviewed.council.renamed, "changes of name"
    gone = {names[code] for code in links.ended} - reviewed.council.renamed.keys()
    assert gone == reviewed.council.ended, "those that ended"
    of: dict[str, set[str]] = {}
    for each in links.part_of:
        of.setdefault(names[each.child], set()).add(names[each.parent])
    committees = (
        {each.name for each in reviewed.council.bodies[1:]} - reviewed.council.ended - reviewed.council.renamed.keys()
    )
    assert {name for name, wholes in of.items() if "City Council" in wholes} == committees, "parts of the council"
    missed = [name for name, whole in reviewed.council.parts.items() if whole not in of.get(name, ())]
    assert not missed, f"sub-committees not told: {missed}"


def test_nobody_is_advised_to_meet_with_its_own_council(reviewed: Reviewed) -> None:
    advice = [each.advice for sitting in reviewed.review.sittings.values() for each in sitting.all]
    together = [each.suggests for each in advice if each.act and each.act[0] == "compare with"]
    assert advice and not together, f"advised: {together[:3]}"
    assert len(file_numbered(reviewed.review.assessment.workspace)) == len(reviewed.council.bodies), "no themes at all"
    ended = {each.code for each in reviewed.review.assessment.partnerships if each.name in reviewed.council.ended}
    assert not ended & reviewed.review.sittings.keys(), "advice to those that ended"
    gone = {each.name for each in reviewed.review.assessment.partnerships if each.gone}
    assert gone == reviewed.council.ended | reviewed.council.renamed.keys(), "gone by the look of the records"
    told = [each.name for each in reviewed.review.assessment.partnerships if each.gone and consider(each)]
    assert not told, f"something to consider of those that are gone: {told}"


def test_a_change_of_name_brings_no_newcomers(reviewed: Reviewed) -> None:
    """They are known as renamed, and on the first page nobody is said to have come to them."""
    result = reviewed.review.result
    names = {each.id: each.name for each in result.partnerships}
    assert {names[id_] for id_ in result.renamed} >= set(reviewed.council.renamed.values()), "each change of name"
    came = said(articles(reviewed.review.html())["first-page"]).partition("Came and went: ")[2].split(". ")[0]
    renamed = [name for name in reviewed.council.renamed.values() if f"{name} (" in came]
    assert not renamed, f"said {came}"


def test_once_confirmed_nothing_is_asked_again(reviewed: Reviewed, answered: Path) -> None:
    """Committees have their whole record, bodies that ended an end, and the council is their parent."""
    store = read(reviewed.folder, confirmed=answered).store
    council = reviewed.council
    rows = store.rows("SELECT p.name, s.name FROM partnerships p JOIN partnerships s ON s.id = p.successor")
    assert dict(rows) == council.renamed, "went on as"
    last = {each.name: each.last for each in council.bodies}
    ended = dict(store.rows("SELECT name, ended FROM partnerships WHERE ended IS NOT NULL"))
    assert ended == {name: last[name] for name in council.ended}, "the last day recorded of each that ended"
    links = likely_links(gather(store))
    assert not links.ended and not links.went_on, f"asked again: {links.ended} {links.went_on}"
