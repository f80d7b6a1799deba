"""afresh find: text to paste, JSON, what is left out and why, and mistakes."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from afresh.cli import group
from afresh.forms import day


def run(*words: object) -> Result:
    result = CliRunner().invoke(group, ["find", *(str(each) for each in words)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board in England, with an example and two policies of its own and a person whose name stands in one."""
    folder = tmp_path_factory.mktemp("records")
    tables = {
        "organisations": "id,name,body,kind\nc,Eastmere Council,council,statutory\n"
        "i,Eastmere Integrated Care Board,integrated care board,statutory\nz,Zed,,\n",
        "people": "id,name\np,Jo Marsh\n",
        "partnerships": "id,name,kind\nb,Eastmere Falls Board,board\n",
        "seats": "partnership,person,organisation,role,start\nb,p,c,Chair,2020-01-01\nb,,i,Member,2020-01-01\n",
        "examples": "id,title,nation,issues,summary,source,checked\n"
        'club,Falls club of Jo Marsh,England,falls,"A class,\nweekly",Our visit,2024-06-01\n',
        "policies": "id,title,nation,kind,in_force_from,issues,binds,summary,source,checked\n"
        "plan,Eastmere falls plan,England,duty,2024-01-01,falls,council,Asks all to join,The council,2024-06-01\n"
        "scots,A Scottish falls plan,Scotland,duty,2024-01-01,falls,council,Asks all,Them,2024-06-01\n",
    }
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


def test_text_that_an_officer_could_paste() -> None:
    said = run("falls", "--at", "3 March 2026").stdout
    assert "Examples from elsewhere\n====" in said and "Policies in force on 3 March 2026\n====" in said, said
    assert "1. Exercise programmes that prevent falls of older people at home (25 countries, 2019)\n" in said, said
    assert "   Evidence: Strong: many randomised trials agree. Limits:" in said, said
    assert "https://doi.org/10.1002/14651858.CD012424.pub2 (checked 27 November 2026)\n" in said, said
    assert "(England, guidance, in force since 29 April 2025)" in said, said
    whom = "council, NHS trust, NHS foundation trust, integrated care board and care"
    assert f"   Addressed to: {whom}\n" in said, "guidance binds nobody"
    assert said.rstrip().endswith("what the law says today, and what it asks of you, is to be checked there."), said
    assert "every nation" in said, "no nation was asked for, and none can be told"


def test_it_says_what_was_not_in_force_yet_or_any_more() -> None:
    said = run("hospital discharge", "--at", "2009-03-03").stdout
    left_out = next(line for line in said.splitlines() if line.startswith("Not in force on 3 March 2009"))
    assert "so left out: " in left_out, left_out
    assert "planning discharge (from 1 July 2022)" in left_out, "not yet"
    assert "pooled budgets, lead commissioning and joint services (ended 28 February 2007)" in left_out, "not any more"
    assert "Published after 2009 and so left out: " in said, "examples too"


def test_without_a_day_it_is_today() -> None:
    assert f"Policies in force on {day(date.today())}" in run("falls").stdout, "today"


def test_a_nation() -> None:
    said = run("carers", "--nation", "scotland").stdout
    assert "Carers (Scotland) Act 2016" in said and "Not of Scotland and so left out: " in said, said
    assert "1. Carers (Scotland) Act 2016 (Scotland, duty, in force since 1 April 2018)" in said, "its own come first"


def test_a_reason() -> None:
    said = json.loads(run("hospital discharge", "--reason", "territory", "--format", "json").stdout)
    assert said["examples"], "some answer it"
    assert all("territory" in each["answers"] for each in said["examples"]), "and no others"
    assert said["examples"][0]["found_by"]["reasons"] == ["territory"], "and it is said"


def test_json_has_every_column_and_what_was_left_out() -> None:
    said = json.loads(run("falls", "--at", "2020-01-01", "--format", "json", "--most", "1").stdout)
    assert said["at"] == "2020-01-01" and said["nation"] is None and said["holds_all_that_was_asked"] is True, said
    assert {"id", "title", "issues", "answers", "evidence", "source", "checked", "origin"} <= set(said["examples"][0])
    assert "nice-falls" in [each["id"] for each in said["not_in_force"]], "it came in 2025"
    assert all(each["in_force_from"] <= "2020-01-01" for each in said["policies"]), "in force on the day"
    assert "no legal advice" in said["note"], "that too"


def test_the_user_s_own_are_found_marked_and_say_whom_they_bind(records: Path) -> None:
    result = run("falls", "--data", records, "--most", "20")
    said = result.stdout
    assert "Eastmere falls plan (England, duty, in force since 1 January 2024) [from your own records]" in said, said
    assert (
        "Binds, in your records: Eastmere Council, recorded as council; "
        "of one organisation neither body, kind nor sector is recorded, so it cannot be told\n"
    ) in said, said
    assert "   What was done: A class, weekly.\n" in said, "a line break makes no line of its own"
    assert "Policies are those of England, since the records name a body" in said, "the nation is sure"
    assert "Not of England and so left out: A Scottish falls plan (Scotland)." in said, said


def test_people_are_not_named(records: Path) -> None:
    for form in ("text", "json"):
        said = run("falls", "--data", records, "--format", form).stdout
        assert "Marsh" not in said and "[name left out]" in said, f"in {form}"


def test_nothing_found_ends_with_1_and_says_so() -> None:
    result = run("xyzzy")
    assert result.exit_code == 1 and "The library holds nothing on ‘xyzzy’" in result.stdout, result.stdout
    result = run("xyzzy", "--format", "json")
    assert result.exit_code == 1 and json.loads(result.stdout)["examples"] == [], "in JSON too"


def test_what_holds_only_part_says_so() -> None:
    result = run("falls", "zebra")
    assert result.exit_code == 0, "falls are found"
    assert result.stdout.startswith(
        "No entry holds all that was asked for; these hold the most of it. Nothing holds ‘zebra’."
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["***"], "‘***’ holds no word to look for"),
        ([], "Missing argument 'WORDS...'"),
        (["falls", "--nation", "Englnd"], "No policy in the library is of 'Englnd'. Did you mean England?"),
        (["falls", "--nation", "France"], "There are policies of England, Wales, Scotland and Northern Ireland."),
        (["falls", "--reason", "money"], "'money' is not one of 'procedure', 'cost'"),
        (["falls", "--at", "soon"], "'soon' is not a date that can be read"),
        (["falls", "--most", "0"], "0 is not in the range x>=1"),
    ],
)
def test_a_wrong_command_ends_with_2_and_says_why(words: list[str], said: str) -> None:
    result = run(*words)
    assert result.exit_code == 2 and said in result.stderr, result.stderr
    assert not result.stdout, "nothing on standard output"


def test_records_that_are_not_there(tmp_path: Path) -> None:
    result = run("falls", "--data", tmp_path / "nowhere")
    assert result.exit_code == 1 and "there is nothing at this place" in result.stderr, result.stderr
    assert "Leave out --data" in result.stderr, "and what to do instead"


def test_hostile_words_and_entries(tmp_path: Path) -> None:
    assert run('"; DROP TABLE examples; --', "NEAR(").exit_code in (0, 1), "words are words"
    (tmp_path / "policies.csv").write_text(
        "id,title,nation,kind,in_force_from,issues,binds,summary,source,checked\n"
        'x,"<b>Falls\x1b[31m"";--",,duty,2020-01-01,falls,((,"a\nb\x07",s,2020-01-01\n',
        "utf-8",
    )
    (tmp_path / "partnerships.csv").write_text("name\nA Board\n", "utf-8")
    said = run("falls", "--data", tmp_path, "--most", "50").stdout
    assert "\x1b" not in said and "\x07" not in said and "<b>Falls [31m" in said, "no control reaches the terminal"


def test_a_theme_is_not_a_word_with_another_meaning() -> None:
    """PAAVO tells of homelessness that fell, and Esther of admissions: neither is about falls."""
    said = run("falls").stdout
    assert "Exercise programmes that prevent falls" in said, "what is on the theme"
    assert "Finland" not in said and "Esther" not in said, f"and not what holds the word in another meaning: {said}"
    assert "Found by: word, falling" in run("falling").stdout, "any word but the theme's is looked for in every text"
