"""Themes suggested from titles: the words that tell, what is offered, and what becomes of it once confirmed."""

import csv
import dataclasses
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from afresh.dataset import read
from afresh.ingest.matching.theme_suggestions import COLUMNS, Suggested, Titled, suggest, titled, without_theme
from afresh.ingest.matching.title_words import key_of, phrases


@pytest.mark.parametrize(
    ("title", "telling"),
    [
        ("Hospital discharge: update", {"hospital discharge", "hospital", "discharge"}),
        ("Minutes of the last meeting", set()),
        ("Item 7 - falls (for noting)", {"falls", "noting"}),
        ("Care of carers", {"care", "carers"}),
        ("Anti-social behaviour in 2024/25", {"anti-social behaviour", "anti-social", "behaviour"}),
        ("A&E waits", {"a&e waits", "a&e", "waits"}),
        ("CH/2024/117", set()),
        ("", set()),
    ],
)
def test_the_words_that_tell(title: str, telling: set[str]) -> None:
    assert set(phrases(title).values()) == telling, f"phrases of {title!r}"


@pytest.mark.parametrize(("one", "other"), [("Falls", "fall"), ("carers", "Carer's"), ("policies", "policy")])
def test_words_alike_whatever_their_ending(one: str, other: str) -> None:
    assert key_of(one) == key_of(other), f"{one} and {other} are one"


@pytest.mark.parametrize(("one", "other"), [("class", "clas"), ("crisis", "crisi"), ("bus", "bu")])
def test_an_s_that_is_no_ending_stays(one: str, other: str) -> None:
    assert key_of(one) != key_of(other), f"{one} is not {other}"


def items(*titles: str, issue: str = "", days: int = 30) -> list[Titled]:
    """One a month."""
    first = date(2023, 1, 1)
    return [Titled("agenda", f"i{n}", title, issue, first + timedelta(days=days * n)) for n, title in enumerate(titles)]


def test_what_recurs_is_offered_by_hand() -> None:
    """Hospital discharge in four titles, falls in three; discharge alone would cover no more, and tea comes once."""
    rows = items(
        "Hospital discharge: figures", "Falls in winter", "Delays in hospital discharge", "Hospital discharge",
        "A fall at home", "Falls clinic", "Hospital discharges by ward", "Tea",
    )  # fmt: skip
    found = suggest(rows)
    assert found[0] == Suggested(
        "hospital discharge", "hospital discharge", 4, 4,
        ("Hospital discharge: figures", "Delays in hospital discharge", "Hospital discharge"),
    ), f"got {found}"  # fmt: skip
    assert [(each.theme, each.items) for each in found] == [("hospital discharge", 4), ("falls", 3)], f"got {found}"


def test_three_titles_of_one_day_are_no_theme() -> None:
    assert suggest(items(*["Housing", "Housing need", "Housing plan"], days=0)) == [], "one date is no recurrence"
    assert len(suggest(items("Housing", "Housing need", "Housing plan"))) == 1, "three dates are"


def test_what_stands_in_most_titles_tells_nothing() -> None:
    rows = items(*[f"Ambleford {word}" for word in ("falls", "homes", "falls", "homes", "falls", "homes") * 2])
    assert {each.theme for each in suggest(rows)} == {"ambleford falls", "ambleford homes"}, "not the town by itself"


def test_a_person_is_no_theme() -> None:
    rows = items("Visit by Jo Marsh", "Jo Marsh on falls", "Jo Marsh reports", "Falls again", "Falls once more")
    never = {key for key in phrases("Jo Marsh") if len(key) > 1}
    assert "jo marsh" not in {each.words for each in suggest(rows, never)}, "a name was offered"


def test_only_missing_issues_and_file_numbers_want_a_theme() -> None:
    """Ten items, of nine issue values eight on one date only: file numbers. Housing comes on two dates and is kept."""
    numbered = [dataclasses.replace(row, issue=f"ch/{n}") for n, row in enumerate(items(*["x"] * 8))]
    themed = items("Homes", "Homes", issue="housing")
    bare = items("Falls")
    assert without_theme([*numbered, *themed, *bare]) == [*numbered, *bare], "themes are left as they are"
    assert without_theme([*themed, *bare]) == bare, "two items with an issue are too few to be file numbers"


def folder(path: Path, numbered: bool = False) -> Path:
    """Eight meetings a quarter apart, each with an item about falls and one about housing, under no theme."""
    path.mkdir()
    days = [date(2022, 1, 1) + timedelta(days=91 * n) for n in range(8)]
    tables = {
        "partnerships": [("id", "name"), ("board", "The Board")],
        "meetings": [("id", "partnership", "date"), *((f"m{n}", "board", day) for n, day in enumerate(days))],
        "attendance": [("meeting", "organisation", "status"), *((f"m{n}", "Council", "present") for n in range(8))],
        "agenda": [("meeting", "title", "issue")]
        + [(f"m{n}", f"Falls: paper {n}", f"CH/{n}" if numbered else "") for n in range(8)]
        + [(f"m{n}", f"Social housing {n}", f"CH/{n + 50}" if numbered else "") for n in range(8)],
        "proposals": [("partnership", "date", "title"), ("board", days[5], "A falls clinic"),
                      ("board", days[6], "Tea")],
    }  # fmt: skip
    for name, rows in tables.items():
        with (path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return path


def run(*given: object) -> tuple[int, str]:
    from afresh.cli import group

    result = CliRunner().invoke(group, [str(each) for each in given])
    return result.exit_code, result.output


def confirmed(path: Path, **names: str) -> None:
    """Write yes beside these, under other names where they are given."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for row in rows:
            if row["words"] in names:
                row |= {"theme": names[row["words"]], "yes": "yes"}
            writer.writerow(row)


@pytest.mark.parametrize("numbered", [False, True])
def test_from_suggestion_to_measure(tmp_path: Path, numbered: bool) -> None:
    data, file = folder(tmp_path / "data", numbered), tmp_path / "themes.csv"
    code, said = run("themes", data, "-o", file)
    assert code == 0 and "Wrote 2 themes" in said and "for 17 of 18 items" in said, said
    confirmed(file, falls="Falls", **{"social housing": "housing"})
    store = read(data, confirmed=file).store
    assert store.rows("SELECT issue, count(*) FROM agenda GROUP BY 1 ORDER BY 1") == [("Falls", 8), ("housing", 8)]
    assert store.rows("SELECT title, issue FROM proposals ORDER BY title") == [
        ("A falls clinic", "Falls"),
        ("Tea", None),
    ]
    assert any("17 items without a theme took one" in note for note in store.notes), f"notes: {store.notes}"
    table = read(data, confirmed=file).measure("agenda_novelty", at="2023-10-15")
    assert next(table.rows())["value"] == 0, "the same two themes as before"
    without = read(data).measure("agenda_novelty", at="2023-10-15")
    assert next(without.rows())["value"] is None, "without the file there is nothing to tell"


def test_only_what_is_confirmed_is_given_and_a_theme_that_stands_is_kept(tmp_path: Path) -> None:
    data, file = folder(tmp_path / "data"), tmp_path / "themes.csv"
    run("themes", data, "-o", file)
    confirmed(file, falls="housing")
    with (data / "agenda.csv").open("a", encoding="utf-8") as agenda:
        agenda.write("m0,Falls and more,dementia\n")
    store = read(data, confirmed=[file]).store
    counted = dict(store.rows("SELECT coalesce(issue, ''), count(*) FROM agenda GROUP BY 1"))
    assert counted == {"housing": 8, "": 8, "dementia": 1}, f"got {counted}"


def test_words_that_fit_nothing_are_told(tmp_path: Path) -> None:
    data, file = folder(tmp_path / "data"), tmp_path / "themes.csv"
    file.write_text("theme,words,items,dates,titles,yes\nZoos,zoo,3,3,,yes\n,falls,3,3,,yes\n", encoding="utf-8")
    codes = {problem.code(): problem for problem in read(data, confirmed=file).check()}
    assert "theme-fits-nothing" in codes and "Zoos" in str(codes["theme-fits-nothing"]), f"problems: {set(codes)}"
    assert "themes-given" not in codes, "a row without a theme gave one"


def test_a_file_with_answers_is_not_written_over(tmp_path: Path) -> None:
    data, file = folder(tmp_path / "data"), tmp_path / "themes.csv"
    assert run("themes", data, "-o", file)[0] == 0 and run("themes", data, "-o", file)[0] == 0, "no answers in it yet"
    confirmed(file, falls="Falls")
    code, said = run("themes", data, "-o", file)
    assert code == 2 and "with your answers in it" in said, said
    assert run("themes", data, "-o", tmp_path / "themes.txt")[0] == 2, "a CSV file is asked for"


def test_themes_and_duplicates_are_confirmed_side_by_side(tmp_path: Path) -> None:
    data, file, names = folder(tmp_path / "data"), tmp_path / "themes.csv", tmp_path / "names.csv"
    run("themes", data, "-o", file)
    confirmed(file, falls="Falls")
    with (data / "attendance.csv").open("a", encoding="utf-8") as attendance:
        attendance.write("m1,Councl,present\n")
    names.write_text("table,keep,merge,why,yes\norganisations,Council,Councl,spelling,yes\n", encoding="utf-8")
    store = read(data, confirmed=[names, file]).store
    assert store.rows("SELECT name FROM organisations") == [("Council",)], "the names were not merged"
    assert store.rows("SELECT count(*) FROM agenda WHERE issue = 'Falls'") == [(8,)], "the themes were not given"
    assert run("check", data, "--confirmed", names, "--confirmed", file)[0] == 0, "both may be given to a command"


def test_nothing_to_suggest(tmp_path: Path) -> None:
    data, file = folder(tmp_path / "data"), tmp_path / "themes.csv"
    run("themes", data, "-o", file)
    confirmed(file, falls="Falls", **{"social housing": "housing"})
    code, said = run("themes", data, "--confirmed", file, "-o", tmp_path / "again.csv")
    assert code == 1 and "no words recur in the titles of the 1 without one" in said, said


def test_themes_that_titles_name_often_are_offered() -> None:
    """The worked example's titles are written as boards write them, and few name their theme: those that stand in 30
    titles or more (falls, carers, housing) are offered again once the themes are taken away."""
    from studies.example import make
    from studies.example.place import THEMES

    bare = [dataclasses.replace(row, issue="") for row in titled(make(1))]
    offered = {each.theme for each in suggest(bare)}
    often = {theme for theme in THEMES if sum(max(phrases(theme), key=len) in phrases(row.title) for row in bare) >= 30}
    assert len(often) >= 3 and often <= offered, f"not offered: {often - offered} of {often}"


@pytest.mark.real
def test_themes_of_the_general_assembly_are_those_that_were_published(shared: Path) -> None:
    """From the short titles of 6,203 roll calls. Which of six issues each is about was published with them, by hand:
    of the roll calls that a suggested theme would take, nearly all are of the issue of that name."""
    import duckdb

    of = str(shared / "un_votes" / "roll_calls.csv.gz"), str(shared / "un_votes" / "roll_call_issues.csv.gz")
    con = duckdb.connect()
    rows = con.execute("SELECT rcid::VARCHAR, short, date::DATE FROM read_csv(?)", [of[0]]).fetchall()
    issues: dict[str, set[str]] = {}
    for call, issue in con.execute("SELECT rcid::VARCHAR, issue FROM read_csv(?)", [of[1]]).fetchall():
        issues.setdefault(call, set()).add(issue)
    calls = [Titled("proposals", call, title or "", "", day) for call, title, day in rows]
    offered = {each.theme for each in suggest(calls)[:8]}
    published = {
        "human rights": "Human rights", "nuclear": "Nuclear weapons and nuclear material",
        "palestine": "Palestinian conflict", "disarmament": "Arms control and disarmament",
    }  # fmt: skip
    assert published.keys() <= offered, f"among the first eight are not {published.keys() - offered}"
    for theme, issue in published.items():
        key = max(phrases(theme), key=len)
        taken = [call.id for call in calls if key in phrases(call.title)]
        right = sum(issue in issues.get(call, ()) for call in taken)
        assert len(taken) > 300 and right / len(taken) > 0.98, f"{theme}: {right} of {len(taken)} are on {issue}"
