"""What is shipped: read by the readers of every user's records, complete, dated, and each entry once."""

import csv
import re
from dataclasses import asdict
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

import afresh
from afresh.library.binding import taken_apart
from afresh.library.entries import Example, Policy, rows_of, shipped_examples, shipped_policies
from afresh.library.mechanisms import listed
from afresh.library.nations import NATIONS, nations_in
from afresh.library.search import policies_for
from afresh.library.themes import folded, known
from afresh.records.tables import BODIES, MECHANISMS, ORGANISATION_KINDS, REASON_KINDS, TABLES
from afresh.words.library import kind_told

GRADES = ("Strong:", "Moderate:", "Weak:", "Mixed:", "No effect found:")
KINDS = {"duty", "power", "Act", "definition", "strategy", "programme", "guidance"}
SECTORS = {"health", "care"}
ENTRIES: list[Example | Policy] = [*shipped_examples(), *shipped_policies()]
TODAY = date(2026, 12, 1)
THEMES = {row["theme"] for row in rows_of("themes.csv")}


def named(each: Example | Policy) -> str:
    return each.id


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> afresh.Dataset:
    """The two files as a user's own, beside one board with one seat, without which nothing could be assessed."""
    folder = tmp_path_factory.mktemp("seed")
    for name in ("examples.csv", "policies.csv"):
        (folder / name).write_bytes(files("afresh.library").joinpath(name).read_bytes())
    (folder / "organisations.csv").write_text("id,name,body,kind\na,A Council,council,statutory\n")
    (folder / "partnerships.csv").write_text("id,name,kind\nb,A Board,board\n")
    (folder / "seats.csv").write_text("partnership,organisation,role,start\nb,a,Member,2020-01-01\n")
    return afresh.read(folder)


def test_the_readers_find_no_problem_at_all(read: afresh.Dataset) -> None:
    assert [str(problem) for problem in read.check()] == [], "the dictionary's own checks pass"
    assert read.store.count("examples") == len(shipped_examples()), "no example is lost"
    assert read.store.count("policies") == len(shipped_policies()), "no policy is lost"


@pytest.mark.parametrize("table", ["examples", "policies"])
def test_the_quick_way_reads_the_same_as_the_readers(read: afresh.Dataset, table: str) -> None:
    columns = [column.name for column in TABLES[table].columns]
    rows = read.store.rows(f"SELECT {', '.join(columns)} FROM {table}")
    by_readers = {row[0]: {name: _plain(value) for name, value in zip(columns, row, strict=True)} for row in rows}
    shipped = shipped_examples() if table == "examples" else shipped_policies()
    by_us = {each.id: {name: _plain(asdict(each)[name]) for name in columns} for each in shipped}
    assert by_readers == by_us, "both read the same values"


def _plain(value: object) -> object:
    return ("; ".join(value) if isinstance(value, tuple) else value) or None


@pytest.mark.parametrize("table", ["examples", "policies"])
def test_the_headings_are_the_dictionary_s(table: str) -> None:
    text = files("afresh.library").joinpath(f"{table}.csv").read_text("utf-8")
    headings = next(csv.reader(text.splitlines()))
    assert headings == [column.name for column in TABLES[table].columns], "every column, in order"


@pytest.mark.parametrize("each", ENTRIES, ids=named)
def test_every_entry_says_where_it_can_be_read_and_when_that_was_looked_at(each: Example | Policy) -> None:
    assert each.source, f"{each.id} has a source"
    # The two days on which sources were read; empty where nobody read it.
    assert each.checked in {None, date(2026, 11, 27), date(2026, 12, 1)}, f"{each.id} has a day on which it was read"
    assert not any(text.startswith(("=", "+", "-", "@")) for text in map(str, asdict(each).values())), "no formula"
    assert re.fullmatch(r"[a-z0-9-]+", each.id), f"{each.id} is a plain id"


@pytest.mark.parametrize("each", ENTRIES, ids=named)
def test_every_mechanism_is_of_the_closed_list(each: Example | Policy) -> None:
    assert set(each.mechanism) <= set(listed()), f"{each.id}: {each.mechanism} are not all in mechanisms.csv"


def test_the_two_lists_of_mechanisms_are_one() -> None:
    assert listed() == tuple(MECHANISMS.split("|")), "mechanisms.csv and the dictionary say the same, in one order"


@pytest.mark.parametrize("each", [one for one in shipped_policies() if not one.checked], ids=named)
def test_what_nobody_read_is_never_called_a_duty_nor_offered(each: Policy) -> None:
    assert not each.compels, f"{each.id} compels nobody"
    assert kind_told(each.kind, each.checked) == "not checked", "its kind is not told"
    offered = policies_for(
        None, each.issues[0], at=each.in_force_from or TODAY, nation=each.nation, mechanisms=listed(), most=99
    )
    assert each.id not in [hit.policy.id for hit in offered], "and advice leaves it out"


@pytest.mark.parametrize("each", ENTRIES, ids=named)
def test_every_issue_is_a_known_theme(each: Example | Policy) -> None:
    assert each.issues, f"{each.id} has an issue"
    assert set(each.issues) <= THEMES, f"{each.id}: {set(each.issues) - THEMES} stand in no line of themes.csv"
    assert len(set(each.issues)) == len(each.issues), f"{each.id} says an issue twice"


def test_every_theme_is_of_use_and_no_text_is_listed_twice_in_one_line() -> None:
    used = {issue for each in ENTRIES for issue in each.issues}
    assert used == THEMES, f"no entry has {THEMES - used}"
    for row in rows_of("themes.csv"):
        texts = [folded(text) for text in (row["theme"], *row["alike"].split(";"))]
        assert len(set(texts)) == len(texts) and all(texts), f"{row['theme']}: {texts}"
    assert all(folded(theme) in known() for theme in THEMES), "every theme is found by its own name"


def test_no_entry_is_there_twice() -> None:
    for what in ("id", "title"):
        values = [folded(getattr(each, what)) for each in ENTRIES]
        assert len(set(values)) == len(values), f"a {what} stands twice: {sorted(values)}"
    texts = [folded(each.summary) for each in ENTRIES]
    assert len(set(texts)) == len(texts), "a summary stands twice"


@pytest.mark.parametrize("each", shipped_policies(), ids=named)
def test_a_policy_s_dates_nation_kind_and_whom_it_binds(each: Policy) -> None:
    # Nothing shipped is older than the Mental Health Act 1983, in force from 30 September 1983.
    begins, ends = each.in_force_from, each.in_force_to
    assert begins is None or date(1983, 9, 30) <= begins <= date(2026, 11, 27), "a first day that has been, if known"
    assert ends is None or (begins and begins < ends), "then a last day"
    assert nations_in(each.nation) <= set(NATIONS) and each.nation, f"{each.nation} is of the United Kingdom"
    assert each.kind in KINDS, f"{each.kind} is a kind of policy"
    words = {taken_apart(written)[0] for written in each.binds}
    allowed = {*BODIES.split("|"), *ORGANISATION_KINDS.split("|"), *SECTORS} - {"other"}
    assert words <= allowed, f"{words - allowed} are no bodies, kinds or sectors"
    assert 60 <= len(each.summary) <= 420, f"one to three sentences, not {len(each.summary)} letters"
    assert len(words) == len(each.binds), "nobody is named twice"


@pytest.mark.parametrize("each", shipped_policies(), ids=named)
def test_the_law_is_read_at_an_address(each: Policy) -> None:
    assert "https://" in each.source or each.id == "nhs-plan-2000", f"{each.source} is an address"


def test_bodies_that_exist_in_one_nation_are_bound_in_that_nation_only() -> None:
    wrong = [
        each.id
        for each in shipped_policies()
        if any(written.startswith("integrated care board") for written in each.binds)
        and "England" not in nations_in(each.nation)
    ]
    assert not wrong, f"integrated care boards exist in England only: {wrong}"


@pytest.mark.parametrize("each", shipped_examples(), ids=named)
def test_an_example_says_what_changed_how_strong_the_evidence_is_and_its_limits(each: Example) -> None:
    assert each.summary and each.what_changed, "what was done and what changed"
    assert each.evidence.startswith(GRADES), f"{each.evidence[:20]} begins with a grade"
    assert "Limits:" in each.evidence, "every example has limits"
    assert each.answers and set(each.answers) <= set(REASON_KINDS.split("|")), f"{each.answers} are kinds of reason"
    assert each.year and 1990 <= each.year <= 2026, f"{each.year} is a year of publication"
    assert str(each.year) in each.source, "the year is that of a source named"


def test_what_went_wrong_is_there_too() -> None:
    grades = [next(grade for grade in GRADES if each.evidence.startswith(grade)) for each in shipped_examples()]
    assert grades.count("Weak:") >= 5 and "No effect found:" in grades, f"not successes alone: {sorted(grades)}"


def test_several_countries_and_every_nation_of_the_united_kingdom() -> None:
    assert len({each.nation for each in shipped_examples()}) >= 10, "examples from many countries"
    for nation in NATIONS:
        assert sum(nation in nations_in(each.nation) for each in shipped_policies()) >= 5, f"policies of {nation}"


def test_the_files_are_small_enough_to_be_made_by_hand() -> None:
    for name in ("examples.csv", "policies.csv", "themes.csv"):
        size = len(files("afresh.library").joinpath(name).read_bytes())
        assert size < 64_000, f"{name} has {size} bytes: see tests/house/test_nothing_of_this_machine.py"


def test_the_page_of_the_library_is_current() -> None:
    from afresh.report.library_page import UNSEEN, library_page

    page = Path(__file__).parents[3] / "docs" / "library.md"
    assert page.read_text("utf-8") == library_page(), "docs/library.md is not what the seed makes: run `make pages`"
    assert all(each.title in library_page() for each in ENTRIES), "every entry is on the page"
    assert {each.id for each in shipped_policies()} >= UNSEEN, "those not seen are entries"
