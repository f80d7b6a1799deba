"""The proposals and agenda titles of the worked example: written by hand, seldom repeated, and nothing else moved."""

import csv
import hashlib
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest
from studies.example import write
from studies.example.partnerships import NINE
from studies.example.place import THEMES
from studies.example.written import ANY, ideas, item_titles

SEEDS = (1, 2, 101)
AGAIN = re.compile(r" \(brought back(?: again)?\)$|: (?:second|third|fourth|fifth|sixth|seventh) year$")
REPORT = re.compile(r"^Report back (?:and decide|again): ")
Row = dict[str, str]


@pytest.fixture(scope="module", params=SEEDS)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    there = tmp_path_factory.mktemp("words")
    write(there, request.param)
    return there


def rows(folder: Path, table: str) -> list[Row]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def put(folder: Path) -> dict[str, list[Row]]:
    """Proposals that are not about procedure, by partnership, in the order they were put."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows(folder, "proposals"), key=lambda row: (row["date"], row["id"])):
        if row["issue"]:
            found[row["partnership"]].append(row)
    return found


def test_there_is_enough_to_put_for_every_theme_at_every_board() -> None:
    # Each board may take up any theme: five of a theme is what a table puts in half a year.
    for theme in THEMES:
        for plan in NINE:
            fitting = [each for each in ideas()[theme] if {ANY, plan.field_of_work} & set(each.boards)]
            assert len(fitting) >= 5, f"{plan.id} has only {len(fitting)} proposals to put on {theme}"
        assert min(len(item_titles()[theme, nature]) for nature in ("outcome", "information")) >= 5, theme


def test_every_line_that_was_written_is_whole() -> None:
    fields = {plan.field_of_work for plan in NINE} | {ANY}
    for each in (idea for of_theme in ideas().values() for idea in of_theme):
        assert set(each.boards) <= fields, f"{each.title}: no board has the field of work {each.boards}"
        assert each.text.endswith((".", "?")), f"{each.title}: the text is no sentence"
        assert "{" not in each.text and each.title.count("{") <= 1, f"{each.title}: something is left to fill in"
        assert len(each.title) <= 80, f"{each.title}: too long for an agenda"
    titles = Counter(idea.title for of_theme in ideas().values() for idea in of_theme)
    assert max(titles.values()) == 1, f"written twice: {titles.most_common(1)}"


def test_a_proposal_is_one_that_was_written_with_at_most_a_place_filled_in(folder: Path) -> None:
    written = {(theme, each.title) for theme, of_theme in ideas().items() for each in of_theme}
    places = re.compile("Eastmere|Wistlebrook|Carrowdene|Nether Carrow")
    for table in put(folder).values():
        for row in table:
            bare = AGAIN.sub("", REPORT.sub("", row["title"]))
            assert {(row["issue"], bare), (row["issue"], places.sub("{place}", bare))} & written, row["title"]
            assert row["text"], f"{row['title']} has no text"


def test_what_comes_back_was_put_before_at_that_table_and_ended_as_its_title_says(folder: Path) -> None:
    for partnership, table in put(folder).items():
        before: dict[str, Row] = {}
        for row in table:
            bare = AGAIN.sub("", REPORT.sub("", row["title"]))
            last = before.get(bare)
            if row["title"] != bare:
                assert last, f"{partnership}: {row['title']} was never put before"
                agreed = last["status"] == "adopted"
                assert agreed != ("brought back" in row["title"]) or last["date"] == row["date"], (
                    f"{partnership}: {row['title']}, though it was {last['status']} before"
                )
            before[bare] = row


def test_titles_seldom_repeat_at_a_table_and_never_as_if_new(folder: Path) -> None:
    # Before, every title was one of 18 forms; the most a table may repeat is one in twenty.
    table = [(row["partnership"], row["title"]) for of_one in put(folder).values() for row in of_one]
    count = Counter(table)
    assert sum(n - 1 for n in count.values()) <= len(table) / 20, f"{count.most_common(3)}"
    as_if_new = [title for (_, title), n in count.items() if n > 1 and not (AGAIN.search(title) or REPORT.match(title))]
    assert not as_if_new, f"put twice as if new: {as_if_new[:3]}"


def test_no_agenda_has_an_item_twice(folder: Path) -> None:
    count = Counter((row["meeting"], row["title"]) for row in rows(folder, "agenda"))
    assert max(count.values()) == 1, f"{count.most_common(1)} stands twice on one agenda"


def test_words_moved_nothing_else(tmp_path: Path) -> None:
    # Of the records as they were with titles put together from parts, at the commit before they were written by
    # hand: every cell of seed 1 but those of proposals.title, proposals.text and agenda.title.
    write(tmp_path, 1, date(2026, 6, 30))
    digest = hashlib.sha256()
    for path in sorted(tmp_path.glob("*.csv")):
        for row in rows(tmp_path, path.stem):
            words = {"proposals": {"title", "text", "mechanism"}, "agenda": {"title"}}.get(path.stem, set())
            digest.update(repr([value for name, value in row.items() if name not in words]).encode())
    assert digest.hexdigest() == "a7bf013fdb7bb7790893bd1dd492b48742edb3cfd068d37058b046771b3846f6", (
        "something other than words differs"
    )
