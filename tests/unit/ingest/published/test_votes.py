"""Roll-call votes become proposals and responses; every expectation is counted by hand from the rows below."""

from datetime import date
from pathlib import Path

import pytest

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.merging import convert_into
from afresh.ingest.published.roll_calls import Said, VoteColumns
from afresh.ingest.published.votes import convert_votes
from afresh.ingest.reading import read
from afresh.records.store import Store

VOTES = """call,who,said
1,North,Yes
1,South,no
1,East,ABSTAIN
2,North,yes
2,South,nyet
2,,yes
3,North,yes
3,North,yes
4,North,no
9,North,no
9,South,no
5,South,aye
"""
CALLS = """call,day,short,long
1,2019-03-01,Homes,Build homes
2,2019-04-01,,Mend roofs
3,2019-05-01,,
4,sometime,Late,Late
5,2022-06-01,Return,Return
6,2019-07-01,Unanswered,Nobody voted
"""
ISSUES = """call,issue
1,housing
1,rare
2,housing
5,housing
"""
COLUMNS = VoteColumns("call", "who", "said", "day", title=("short", "long"), text="long", issue="issue")
HERE = Said("The Assembly")


@pytest.fixture()
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    paths = tuple(tmp_path / name for name in ("votes.csv", "calls.csv", "issues.csv"))
    for path, text in zip(paths, (VOTES, CALLS, ISSUES), strict=True):
        path.write_text(text, "utf-8")
    return paths  # type: ignore[return-value]


def convert(files: tuple[Path, Path, Path], columns: VoteColumns = COLUMNS, said: Said = HERE) -> Store:
    return convert_votes(files[0], columns, said, files[1], files[2])


def test_roll_calls_become_proposals(files: tuple[Path, Path, Path]) -> None:
    found = convert(files).rows("SELECT id, partnership, date, title, text, issue, status, novel FROM proposals")
    assert found == [
        ("1", "The Assembly", date(2019, 3, 1), "Homes", "Build homes", "rare", None, None),
        ("2", "The Assembly", date(2019, 4, 1), "Mend roofs", "Mend roofs", "housing", None, None),
        ("3", "The Assembly", date(2019, 5, 1), "Roll call 3", None, None, None, None),
        ("6", "The Assembly", date(2019, 7, 1), "Unanswered", "Nobody voted", None, None, None),
        ("5", "The Assembly", date(2022, 6, 1), "Return", "Return", "housing", None, None),
    ], "titles, the rarer of two issues, and nothing that is not said"


def test_votes_become_responses_and_none_is_lost_in_silence(files: tuple[Path, Path, Path]) -> None:
    store = convert(files)
    assert store.rows("SELECT proposal, organisation, response FROM responses ORDER BY source_row") == [
        ("1", "North", "support"), ("1", "South", "oppose"), ("1", "East", "abstain"), ("2", "North", "support"),
        ("3", "North", "support"), ("5", "South", "support"),
    ], "the answers"  # fmt: skip
    told = {(p.code(), p.value): str(p) for p in store.problems}
    assert set(told) == {
        ("vote-unnamed", ""), ("vote-answer-unknown", "nyet"), ("converted-date-unreadable", "sometime"),
        ("roll-call-left-out", "4"), ("roll-call-left-out", "9"),
    }, "what is wrong"  # fmt: skip
    assert "is not in the table of roll calls" in told["roll-call-left-out", "9"], "why is not said"
    assert "2 votes with it" in told["roll-call-left-out", "9"], "how many votes go with it is not said"
    assert (store.rows_found["responses"], store.rows_kept["responses"]) == (12, 7), "12 less 1 + 1 + 1 + 2"
    assert (store.rows_found["proposals"], store.rows_kept["proposals"]) == (7, 5), "1 to 6 and 9, less 4 and 9"
    assert any("1 votes say again" in note for note in store.notes), store.notes
    assert any("status is left empty" in note for note in store.notes), store.notes


def test_two_years_without_an_answer_make_two_seats(files: tuple[Path, Path, Path]) -> None:
    found = convert(files).rows('SELECT organisation, start, start_is, "end", end_is FROM seats ORDER BY 1, 2')
    assert found == [
        ("East", date(2019, 3, 1), "first_seen", date(2019, 3, 1), "last_seen"),
        ("North", date(2019, 3, 1), "first_seen", date(2019, 5, 1), "last_seen"),
        ("South", date(2019, 3, 1), "first_seen", date(2019, 3, 1), "last_seen"),
        ("South", date(2022, 6, 1), "first_seen", None, "exact"),
    ], "the last votes are of 1 June 2022"


def test_words_of_a_source_and_results_are_read(files: tuple[Path, Path, Path]) -> None:
    files[1].write_text("call,day,done\n1,2019-03-01,Carried\n2,2019-04-01,Lost\n3,2019-05-01,who knows\n", "utf-8")
    columns = VoteColumns("call", "who", "said", "day", result="done")
    store = convert_votes(files[0], columns, Said("The Assembly", words={"oppose": ("Nyet",)}), files[1])
    assert store.rows("SELECT id, status, decided FROM proposals") == [
        ("1", "adopted", date(2019, 3, 1)), ("2", "rejected", date(2019, 4, 1)), ("3", None, None),
    ], "results"  # fmt: skip
    assert ("2", "South", "oppose") in store.rows("SELECT proposal, organisation, response FROM responses"), "nyet"
    assert "vote-result-unknown" in {p.code() for p in store.problems}, "an unknown result is not told"


def test_one_file_that_says_it_all(tmp_path: Path) -> None:
    """Codes with names beside; Southland has no code and goes by its name; the code NA is no gap."""
    rows = "motion,day,body,code,name,vote\na,2020-01-01,Forum,NA,Namibia,for\na,2020-01-01,Forum,,Southland,against\n"
    (tmp_path / "all.csv").write_text(rows, "utf-8")
    columns = VoteColumns("motion", "code", "vote", "day", organisation_name="name", partnership="body")
    store = convert_votes(tmp_path / "all.csv", columns, Said())
    assert store.rows("SELECT id, name FROM organisations ORDER BY id") == [
        ("NA", "Namibia"), ("Southland", "Southland"),
    ], "organisations"  # fmt: skip
    assert store.rows("SELECT id, partnership, title FROM proposals") == [("a", "Forum", "Roll call a")], "proposals"
    assert any("1 organisations have no code" in note for note in store.notes), store.notes
    convert_into(store, tmp_path / "out")
    again = read(tmp_path / "out")
    assert not again.problems.of("error"), [str(each) for each in again.problems]
    assert again.rows("SELECT organisation, response FROM responses ORDER BY 1") == [
        ("NA", "support"), ("Southland", "oppose"),
    ], "read again from the files written"  # fmt: skip


def test_what_cannot_be_converted_is_said(files: tuple[Path, Path, Path]) -> None:
    with pytest.raises(CannotConvert, match=r"--partnership-is what it is called"):
        convert(files, said=Said())
    with pytest.raises(CannotConvert, match=r"votes.csv has no column 'vote'. Its columns are: call, who, said"):
        convert(files, VoteColumns("call", "who", "vote", "day"))
    with pytest.raises(CannotConvert, match=r"calls.csv has no column 'when' for the day"):
        convert(files, VoteColumns("call", "who", "said", "when"))
    with pytest.raises(CannotConvert, match=r"'parliament' is not a kind of partnership"):
        convert(files, said=Said("x", "parliament"))
