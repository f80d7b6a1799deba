"""No person's name comes out unless it was asked for: every default output is searched for every name and alias."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from afresh.cli import group
from afresh.dataset import Dataset, Review
from afresh.disclosure import LEFT_OUT
from afresh.panel.evidence import Evidence
from afresh.panel.from_records import Laid
from afresh.panel.sitting import sit
from afresh.records.store import Store
from afresh.settings import Settings
from afresh.vocabulary import Advice, Reason
from appg import appg_seats
from made_rules import saying
from records import Records, held, store_of, together

PLANTED = "Wilhelmina Fothergill-Ödman"
ALIAS = "Billie Fothergill"


def spellings(store: Store) -> set[str]:
    rows = store.rows("SELECT name, aliases FROM people")
    found = {each.strip() for name, aliases in rows for each in (name, *(aliases or "").split(";"))}
    return {each for each in found if " " in each}


def shown_in(text: str, names: Iterable[str]) -> list[str]:
    """Plainly searched for, with nothing of the product's own."""
    plain = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).casefold().split())
    return [name for name in names if " ".join(name.casefold().split()) in plain]


@pytest.fixture(scope="module")
def names(example: Path) -> set[str]:
    import csv

    with (example / "people.csv").open(encoding="utf-8") as file:
        found = {
            each.strip()
            for row in csv.DictReader(file)
            for each in (row["name"], *(row.get("aliases") or "").split(";"))
        }
    assert len(found) > 150, "the example has about 170 people"
    return {each for each in found if each}


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(group, [str(each) for each in arguments])
    assert result.exit_code == 0, f"{arguments[0]} failed: {result.stderr}"
    return result


@pytest.mark.long
def test_the_review_names_nobody(example: Path, names: set[str], tmp_path: Path) -> None:
    result = run("review", example, "-o", tmp_path)
    written = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert set(written) == {"review.html", "review.json"}, "the default formats"
    for name, text in {**written, "standard output": result.stdout, "standard error": result.stderr}.items():
        assert not shown_in(text, names), f"{name} names {shown_in(text, names)[:3]}"


@pytest.mark.long
def test_the_review_names_people_when_asked(example: Path, names: set[str], tmp_path: Path) -> None:
    run("review", example, "-o", tmp_path, "--names")
    for path in tmp_path.iterdir():
        shown = shown_in(path.read_text("utf-8"), names)
        assert len(shown) > 100, f"with --names {path.name} shows only {len(shown)} of {len(names)} people"


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_measures_name_nobody(example: Path, names: set[str], form: str) -> None:
    result = run("measure", example, "--format", form, "--measure", "arrivals", "--measure", "results")
    assert len(result.stdout) > 500, "there is a table to search"
    assert not shown_in(result.stdout + result.stderr, names), "a measure names somebody"


@pytest.mark.real
@pytest.mark.long
def test_a_review_of_the_register_names_no_officer(shared: Path) -> None:
    store = store_of(together({"seats": appg_seats(shared / "appg" / "officers.csv.gz", every=16)}))
    officers = spellings(store)
    assert len(officers) > 100, "there are officers with names to search for"
    review = Dataset(store).review()
    for text in (review.html(), review.json()):
        assert not shown_in(text, officers), f"named: {shown_in(text, officers)[:3]}"
    with_names = Dataset(store).review(names=True).html()
    assert len(shown_in(with_names, officers)) > 100, "with names on, officers are named"


def named_everywhere() -> Store:
    """One person's name in every column of free text that a report shows."""
    meetings = [
        held("board", date(2023 + n // 12, 1 + n % 12, 15), "w", "x", "y", title=f"With {PLANTED}") for n in range(24)
    ]
    records = together(
        {
            "people": [
                {"id": "w", "name": PLANTED, "aliases": f"{ALIAS}; W. Fothergill-Ödman", "organisation": "council"},
                {"id": "x", "name": "Xavier Ypres", "organisation": "Ursula Hart"},
                {"id": "y", "name": "Ursula Hart"},
            ],
            "organisations": [
                {"id": "Ursula Hart", "name": "Ursula Hart"},
                {"id": "council", "name": f"Friends of {PLANTED}"},
            ],
            "partnerships": [
                {
                    "id": "board",
                    "name": f"{PLANTED} Board",
                    "kind": "board",
                    "purpose": f"For {ALIAS}",
                    "area": f"{ALIAS.upper()} Ward",
                },
                {"id": "other", "name": f"{ALIAS}\nForum", "kind": "board"},
            ],
            "seats": [
                {"partnership": "board", "person": "w", "role": f"Chair after {ALIAS}", "start": date(2022, 1, 1)}
            ],
        },
        named_in_work(),
        *meetings,
    )
    from_a_file = {
        table: [{**row, "source": f"{PLANTED} notes.csv", "source_row": 2} for row in rows]
        if table != "indicators"
        else rows
        for table, rows in records.items()
    }
    return store_of(from_a_file)


def named_in_work() -> Records:
    """The same name in what was discussed, proposed, answered and measured."""
    return {
        "agenda": [
            {
                "id": f"i{n}",
                "meeting": f"board {date(2024, 1 + n % 12, 15)}",
                "title": f"Thanks to Wilhelmina  Fothergill\u2011Odman {n}",
                "issue": f"{ALIAS} fund",
                "nature": "outcome",
            }
            for n in range(12)
        ],
        "proposals": [
            {
                "id": f"q{n}",
                "partnership": "board",
                "date": date(2023, 1 + n, 15),
                "title": f"FOTHERGILL, Billie asks {n}",
                "status": "adopted",
                "decided": date(2023, 1 + n, 20),
                "proposer": "Ursula Hart",
            }
            for n in range(12)
        ],
        "responses": [
            {
                "proposal": f"q{n}",
                "organisation": each,
                "response": answer,
                "reason": f"{ALIAS.lower()} said no",
                "reason_kind": "cost",
            }
            for n in range(12)
            for each, answer in (("council", "oppose"), ("third", "support"))
        ],
        "indicators": [
            {
                "id": "n",
                "partnership": "board",
                "name": f"People seen by {PLANTED}",
                "unit": f"{ALIAS} calls",
                "better": "higher",
            }
        ],
        "observations": [{"indicator": "n", "date": date(2024, 1 + n, 1), "value": n % 3} for n in range(12)],
    }


@pytest.fixture(scope="module")
def everywhere() -> Review:
    return Dataset(named_everywhere()).review()


HIDDEN = (PLANTED, ALIAS, "Xavier Ypres", "Fothergill", "Ödman", "Billie")


def test_names_in_free_text_are_left_out(everywhere: Review) -> None:
    for text in (everywhere.html(), everywhere.json()):
        assert not shown_in(text, HIDDEN), f"shown: {shown_in(text, HIDDEN)}"
        assert text.count(LEFT_OUT) > 30, "the texts that held a name are not there at all"


@pytest.mark.parametrize(
    "line",
    [
        f"{LEFT_OUT} Board",
        f"For {LEFT_OUT}",
        f"{LEFT_OUT} Ward",
        f"Chair after {LEFT_OUT}",
        f"Thanks to {LEFT_OUT} 1",
        f"{LEFT_OUT} fund",
        f"‘{LEFT_OUT} asks 1’",
        f"cost: {LEFT_OUT} said no",
        f"People seen by {LEFT_OUT}",
        f"{LEFT_OUT} notes.csv, row 2",
    ],
)
def test_each_place_shows_all_but_the_name(everywhere: Review, line: str) -> None:
    text = " ".join(html.unescape(everywhere.html()).split())
    assert line in text, f"the report does not show {line!r}"


def test_a_name_that_is_an_organisations_too_stays(everywhere: Review) -> None:
    assert "Ursula Hart" in everywhere.html(), "an organisation's name is no secret, though a person bears it"


def test_the_same_names_come_out_when_asked_for() -> None:
    text = html.unescape(Dataset(named_everywhere()).review(names=True).html())
    assert f"{PLANTED} Board" in text and LEFT_OUT not in text, "names were asked for and left out"


def quoting(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    """Quotes all that it was told, and a name wherever advice has room for one."""
    subjects = {finding.subject for finding in evidence.findings.all if finding.subject} | {evidence.name, PLANTED}
    quoted = tuple(Reason(f"{each} is told of.", "overlap_members") for each in sorted(subjects))
    held = tuple((table, row) for table in ("proposals", "responses", "seats", "agenda") for row in range(1, 4))
    for side in (f"With {PLANTED}", f"Without {ALIAS}"):
        yield Advice(
            f"Ask {PLANTED} about {side}",
            because=(*quoted, Reason(f"{ALIAS} said no.", records=held)),
            risk=f"{ALIAS} may leave.",
            first_step=f"Ring {PLANTED}.",
            matters=1,
            against=(Reason(f"{PLANTED.upper()} may be right.", records=held[:1]),),
            pulls=((f"Should {PLANTED} go?", side),),
        )


@pytest.mark.parametrize("names", [False, True])
def test_advice_leaves_out_names_wherever_they_stand(names: bool) -> None:
    review = Dataset(named_everywhere()).session().review(names=names)
    adviser = replace(saying("worth/quoting"), advise=quoting)
    of, laid = {each.code: each for each in review.assessment.lasting}, Laid(review.assessment)
    sittings = {
        code: sit(laid.evidence(of[code]), (adviser,), review.assessment.workspace.settings) for code in review.sittings
    }
    review = replace(review, sittings=sittings)
    for text in (review.html(), review.json()):
        assert "may leave." in text and "may be right." in text and "is told of." in text, "the advice is there"
        assert bool(shown_in(text, HIDDEN)) is names, f"shown: {shown_in(text, HIDDEN)}"


def test_measures_leave_out_names_in_their_texts() -> None:
    default = Dataset(named_everywhere()).measure("overlap_issues", "overlap_members", "results", at="2024-12-15")
    assert not shown_in(str(list(default)), HIDDEN), "a table of measures names somebody"
