"""Decision logs. What each row should become was decided by hand."""

import pytest

from by_hand import cleaned, codes, of, only

LOG = """Date|Item|Asked by|Outcome|Who held back|Why
12/05/2025|Pool the money|Council|Agreed|Police; Roof for All|No money this year
9 September 2025|Share data|Roof for All|Not agreed - come back|Police (opposed)|Data protection
10/09/2025|New terms|Council|Deferred to next meeting|None|
"""


def test_a_log_is_proposals_and_responses() -> None:
    store = cleaned(**{"Housing Board decision log": LOG})
    assert store.rows("SELECT partnership, date::VARCHAR, title, proposer, status FROM proposals ORDER BY date") == [
        ("housing-board", "2025-05-12", "Pool the money", "council", "adopted"),
        ("housing-board", "2025-09-09", "Share data", "roof-for-all", "rejected"),
        ("housing-board", "2025-09-10", "New terms", "council", "deferred"),
    ], "a row a decision, its outcome in the dictionary's words"
    assert store.rows("SELECT organisation, response, reason, reason_kind FROM responses ORDER BY source_row, 1") == [
        ("police", "abstain", "No money this year", "cost"),
        ("roof-for-all", "abstain", "No money this year", "cost"),
        ("police", "oppose", "Data protection", "law"),
    ], "each organisation that held back; none is nobody"
    unmatched = store.rows("SELECT count(*) FROM responses WHERE proposal NOT IN (SELECT id FROM proposals)")
    assert unmatched == [(0,)], "every answer finds its proposal"


def test_what_was_guessed_is_said() -> None:
    store = cleaned(**{"Housing Board decision log": LOG})
    assert only(store, "log-read").sentence("what") == (
        "this was read as a decision log of 'Housing Board', a name taken from the name of the sheet or file: "
        "3 proposals, 3 answers of those who held back."
    ), "what it is"
    assert [each.sentence("what") for each in of(store, "held-back-taken")] == [
        "under 'Who held back', 2 answers taken as abstain.",
        "under 'Who held back', 1 answer taken as oppose.",
    ], "how an answer was heard"
    assert "2 reasons taken to be about cost, going by words such as 'No money this year'." in [
        each.sentence("what") for each in of(store, "reason-kind-guessed")
    ], "what a reason is about"


@pytest.mark.parametrize(
    ("heading", "response"),
    [
        ("Who held back", "abstain"),
        ("Against", "oppose"),
        ("Objected", "oppose"),
        ("Abstained", "abstain"),
        ("Supported by", "support"),
    ],
)
def test_the_heading_says_what_the_answer_was(heading: str, response: str) -> None:
    store = cleaned(**{"Board decisions": f"Date|Item|Outcome|{heading}\n1/5/2025|Pool|Agreed|Police"})
    assert store.rows("SELECT organisation, response FROM responses") == [("police", response)], heading


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("Police, Fire", ["fire", "police"]),
        ("Police; Fire, Ltd", ["fire-ltd", "police"]),
        ("Police and Fire", ["fire", "police"]),
        ("Police & Fire", ["fire", "police"]),
        ("Fire and Rescue", ["fire-and-rescue"]),
        ("nobody", []),
        ("Police (cost)", ["police"]),
    ],
)
def test_several_who_held_back(text: str, organisations: list[str]) -> None:
    store = cleaned(
        organisations="name\nPolice\nFire\nFire and Rescue",
        **{"Board decisions": f"Date|Item|Outcome|Who held back\n1/5/2025|Pool|Agreed|{text}"},
    )
    assert [row[0] for row in store.rows("SELECT organisation FROM responses ORDER BY 1")] == organisations, text


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("No budget for it", "cost"),
        ("Needs to go through the terms of reference", "procedure"),
        ("Too great a risk", "risk"),
        ("There is no evidence", "evidence"),
        ("That is our job", "territory"),
        ("Not lawful: GDPR", "law"),
        ("It won't work here", "outcome"),
        ("Hmm", None),
    ],
)
def test_kinds_of_reason_by_their_words(reason: str, kind: str | None) -> None:
    store = cleaned(**{"Board decisions": f"Date|Item|Outcome|Who held back|Why\n1/5/2025|Pool|Agreed|Police|{reason}"})
    assert store.rows("SELECT reason, reason_kind FROM responses") == [(reason, kind)], f"{reason!r} is about {kind}"


def test_an_outcome_in_other_words_is_told_of() -> None:
    store = cleaned(**{"Board decisions": "Date|Item|Outcome|Who held back\n1/5/2025|Pool|Tea was served|Police"})
    unknown = only(store, "optional-choice-unknown")
    assert unknown.value == "Tea was served", "nobody can say what became of it"
    effect = "the row was kept, with 'status' empty."
    assert unknown.sentence("effect") == effect, "what became of it is not recorded, which is not to say it is open"


def test_a_log_of_several_boards_names_each() -> None:
    store = cleaned(
        **{
            "Decision log": "Board|Date|Item|Outcome|Who held "
            "back\nA|1/5/2025|Pool|Agreed|Police\nB|1/5/2025|Pool|Agreed|Police"
        }
    )
    assert store.rows("SELECT partnership FROM proposals ORDER BY 1") == [("a",), ("b",)], "by its own column"


def test_a_row_that_cannot_be_dated_is_left_out_with_its_answers() -> None:
    store = cleaned(
        **{"Board decisions": "Date|Item|Outcome|Who held back\nsoon|Pool|Agreed|Police\n1/5/2025|Share|Agreed|Police"}
    )
    assert codes(store, "error").count("date-unreadable") == 1, "the proposal"
    assert (store.rows_found["responses"], store.rows_kept["responses"]) == (2, 1), (
        "and its answer, which is told of too"
    )
    assert "reference-not-found" in codes(store, "error"), "by name"


def test_what_a_log_has_besides_is_named() -> None:
    store = cleaned(**{"Board decisions": "Date|Item|Outcome|Who held back|Room\n1/5/2025|Pool|Agreed|Police|12"})
    assert only(store, "heading-not-known").value == "Room", "not lost in silence"


def test_the_notice_says_how_many_were_kept_where_not_all_were() -> None:
    rows = "1/5/2025|Pool|Agreed|Police\nsoon|Share|Agreed|\n1/5/2025|Pool|Agreed|Police\n1/6/2025||Agreed|\n"
    store = cleaned(**{"Board decisions": f"Date|Item|Outcome|Who held back\n{rows}"})
    assert store.count("proposals") == 1, "one has no date, one is there twice, one has no title"
    said = only(store, "log-read").sentence("what")
    assert ": 4 proposals (1 of them kept; the others are told of by themselves), 2 answers" in said, said
    none = cleaned(**{"Board decisions": "Date|Item|Outcome|Who held back\nsoon|Share|Agreed|"})
    assert ": 1 proposal (0 of them kept; " in only(none, "log-read").sentence("what"), "none at all"
