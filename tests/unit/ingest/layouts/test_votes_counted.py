"""Decision logs that count votes, or say who held back and name nobody. Every expected value was read by hand."""

from pathlib import Path

import pytest

from afresh.ingest.reading import read
from afresh.records.store import Store

BASE = ("Date", "Item", "Outcome", "Against")


def log(tmp_path: Path, headings: tuple[str, ...], *rows: tuple[str, ...]) -> Store:
    file = tmp_path / "Vale Board decision log.csv"
    file.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in (headings, *rows)), encoding="utf-8")
    (tmp_path / "seats.csv").write_text(
        "partnership,organisation,start\nVale Board,Vale Council,2020-04-01\n", encoding="utf-8"
    )
    return read(tmp_path)


def answers(store: Store) -> list[tuple[str, str]]:
    return store.con.sql(
        "SELECT o.name, response FROM responses r JOIN organisations o ON o.id = r.organisation ORDER BY 1"
    ).fetchall()


def codes(store: Store) -> set[str]:
    return {type(problem).__name__ for problem in store.problems}


@pytest.mark.parametrize("count", ["4", "4.0", "9-3", "9 votes to 3", "2 members", "by 6 to 2"])
def test_a_count_of_votes_is_no_organisation(tmp_path: Path, count: str) -> None:
    store = log(tmp_path, BASE, ("2025-02-03", "Joint post", "Agreed", count))
    assert answers(store) == [], "a count was made an answer"
    assert "VotesCounted" in codes(store) and store.count("proposals") == 1, "the count is not told of"


@pytest.mark.parametrize("nobody", ["nem con", "Unanimous", "None", "No objections", "by consensus"])
def test_words_for_nobody_are_nobody(tmp_path: Path, nobody: str) -> None:
    store = log(tmp_path, BASE, ("2025-02-03", "Joint post", "Agreed", nobody))
    assert answers(store) == [] and not codes(store) & {"VotesCounted", "AnswerNotByName"}, (
        "somebody was made of nobody"
    )


@pytest.mark.parametrize("text", ["All except Vale Council", "everyone but the trust", "Most partners", "the others"])
def test_all_but_somebody_is_asked_for(tmp_path: Path, text: str) -> None:
    store = log(tmp_path, BASE, ("2025-02-03", "Joint post", "Not agreed", text))
    assert answers(store) == [] and "AnswerNotByName" in codes(store), "an organisation was made of it"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vale Council and Age Well", []),
        ("Fire and Rescue", [("Fire and Rescue", "oppose")]),
        ("Vale Council; Age Well", [("Age Well", "oppose"), ("Vale Council", "oppose")]),
        ("Vale Council did not agree", [("Vale Council", "oppose")]),
    ],
)
def test_two_names_joined_by_and_are_one_or_two_or_asked_for(
    tmp_path: Path, text: str, expected: list[tuple[str, str]]
) -> None:
    store = log(tmp_path, BASE, ("2025-02-03", "Joint post", "Not to agree", text))
    assert answers(store) == expected, "the names were read wrongly"
    assert ("OneOrTwoNames" in codes(store)) == (not expected), "what nobody can tell is not asked for"


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        ("Not to agree", "rejected"), ("Carried nem con", "adopted"), ("Unanimously agreed", "adopted"),
        ("It was noted that partners had concerns; no decision", "open"), ("Not supported", "rejected"),
    ],
)  # fmt: skip
def test_outcomes_in_whole_sentences(tmp_path: Path, outcome: str, status: str) -> None:
    store = log(tmp_path, BASE, ("2025-02-03", "Joint post", outcome, ""))
    assert store.con.sql("SELECT status FROM proposals").fetchall() == [(status,)], "the outcome was read wrongly"


@pytest.mark.parametrize("meeting", ["2025-02-03", "Vale Board 03/02/2025", "Meeting of 3 February 2025"])
def test_a_meeting_stands_for_its_date(tmp_path: Path, meeting: str) -> None:
    store = log(tmp_path, ("Meeting", "Item", "Outcome"), (meeting, "Joint post", "Agreed"))
    dates = [str(day) for (day,) in store.con.sql("SELECT date FROM proposals").fetchall()]
    assert dates == ["2025-02-03"], "the date of the meeting was not taken"


def test_a_register_of_decisions_with_dissent(tmp_path: Path) -> None:
    store = log(
        tmp_path, ("Date", "Decision made", "Dissent"), ("2025-02-03", "Fund a nurse", "Age Well did not agree"),
        ("2025-03-03", "Pool the budget", "None"),
    )  # fmt: skip
    assert store.con.sql("SELECT title, status FROM proposals ORDER BY 1").fetchall() == [
        ("Fund a nurse", None), ("Pool the budget", None),
    ], "what was decided is what was put, and its outcome is not recorded"  # fmt: skip
    assert [name for name, _ in answers(store)] == ["Age Well"], "dissent was not read"
