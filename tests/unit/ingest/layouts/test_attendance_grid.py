"""Attendance grids as offices keep them. What each mark should become was decided by hand."""

from afresh.ingest.clean.cleaning import clean
from afresh.records.problems.problem import Problems
from afresh.records.store import Store, connect
from by_hand import TODAY, cleaned, codes, of, only, sheet

GRID = """Name|Organisation|Role|12/05/2025|9 Sept 2025|2025-12-01|Total
Jo Marsh|Council|Chair|P|P|Apols|2
Sam Hill|Police|Member|x|P|D|1
Beth Oduya|Roof for All|Member|P|-||1
Total|||2|2|0|4"""


def grid(text: str, name: str = "Housing Board", above: tuple[str, ...] = (), place: str = "", **others: str) -> Store:
    con = connect()
    sheets = [sheet(con, name, text, place, above), *(sheet(con, table, each) for table, each in others.items())]
    return clean(con, sheets, Problems(), source="records", today=TODAY)


def marks(store: Store) -> list[tuple[str, ...]]:
    return store.rows(
        """SELECT meeting, person, organisation, status, deputy_for FROM attendance ORDER BY source_row, meeting"""
    )


def test_a_grid_is_read() -> None:
    store = grid(GRID)
    day = "housing-board-2025-"
    assert marks(store) == [
        (f"{day}05-12", "jo-marsh", "council", "present", None),
        (f"{day}09-09", "jo-marsh", "council", "present", None),
        (f"{day}12-01", "jo-marsh", "council", "apologies", None),
        (f"{day}05-12", "sam-hill", "police", "absent", None),
        (f"{day}09-09", "sam-hill", "police", "present", None),
        (f"{day}12-01", None, "police", "deputy", "sam-hill"),
        (f"{day}05-12", "beth-oduya", "roof-for-all", "present", None),
    ], "x is absent beside P; a deputy stands for the organisation; a dash and a blank are not recorded"
    assert (store.rows_found["attendance"], store.rows_kept["attendance"]) == (7, 7), "seven marks"


def test_everything_that_was_taken_is_said() -> None:
    store = grid(GRID)
    assert only(store, "grid-read").sentence("what") == (
        "this was read as an attendance grid of 'Housing Board': 3 meetings, 3 names, 7 marks."
    ), "what it is"
    said = only(store, "marks-taken").sentence("what")
    for each in (
        "P present",
        "Apols apologies",
        "x absent",
        "D sent a deputy",
        "- not recorded",
        "a blank not recorded",
    ):
        assert each in said, f"{each} is in: {said}"
    assert str(only(store, "mark-guessed")) == (
        "Housing Board.csv: the mark 'x' (once) was taken as absent, since 'p' is used too.\n"
        "Expected: a mark that can mean only one thing, or a key to the marks.\n"
        "Mend: write a key in the sheet, such as 'x = absent', or use P, A, N and D.\n"
        "Effect: the marks were read as absent.   [mark-guessed]"
    ), "x is a guess"
    ignored = [each.sentence("what") for each in of(store, "grid-parts-ignored")]
    assert ignored == [
        "columns that are not people or meetings: Role, Total.", "rows that are not people or meetings: Total.",
    ], "totals are left alone, and so is the role, for which attendance has no place"  # fmt: skip


def test_crosses_alone_mean_presence_and_blanks_between_them_absence() -> None:
    store = grid("Member|1/5/2025|1/6/2025|1/7/2025|1/8/2025\nJo|x||x|\nAl||x|x|x")
    assert [(row[0][-5:], row[1], row[3]) for row in marks(store)] == [
        ("05-01", "jo", "present"), ("06-01", "jo", "absent"), ("07-01", "jo", "present"),
        ("06-01", "al", "present"), ("07-01", "al", "present"), ("08-01", "al", "present"),
    ], "a blank before somebody's first mark or after the last is not recorded"  # fmt: skip
    assert "no mark means absence (in 1 cell)" in only(store, "marks-taken").sentence("what"), "and it is said"
    assert only(store, "mark-guessed").facts["taken"] == "present", "x is a guess"


def test_a_key_in_the_sheet_decides() -> None:
    text = "Name|1/5/2025|1/6/2025\nJo|A|x\nAl|P|A\nKey: A = attended; x = apologies, P: did not attend||"
    store = grid(text)
    assert [row[3] for row in marks(store)] == ["present", "apologies", "absent", "present"], "whatever is usual"
    assert "mark-guessed" not in codes(store), "so nothing is a guess"
    above = grid("Name|1/5/2025\nJo|A\nAl|Q", above=("Q = deputy sent", "A = absent"))
    assert [row[3] for row in marks(above)] == ["absent", "deputy"], "a key above the headings does too"


def test_a_means_absent_where_apologies_have_a_mark_of_their_own() -> None:
    store = grid("Name|1/5/2025|1/6/2025\nJo|A|Ap\nAl|P|A")
    assert [row[3] for row in marks(store)] == ["absent", "apologies", "present", "absent"], "A beside Ap"
    assert [row[3] for row in marks(grid("Name|1/5/2025|1/6/2025\nJo|A|P"))] == ["apologies", "present"], "A alone"


def test_whose_grid_it_is() -> None:
    text = "Name|1/5/2025|1/6/2025\nJo|P|P"
    for store, why in (
        (grid(text, "Housing Board attendance 2025-26"), "the name of the sheet"),
        (grid(text, "Sheet1", place="housing board attendance.xlsx, sheet 'Sheet1'"), "the name of the file"),
        (grid(text, "Sheet1", above=("Housing Board - record of attendance 2025",)), "the title above"),
        (
            grid(text, "Attendance", place="book.xlsx, sheet 'Attendance'", partnerships="name\nHousing Board"),
            "the only one there is",
        ),
    ):
        assert store.rows("SELECT lower(name) FROM partnerships")[0] == ("housing board",), why


def test_a_grid_that_is_nobodys() -> None:
    store = grid("Name|1/5/2025|1/6/2025\nJo|P|P", "Attendance", place="attendance.xlsx, sheet 'Attendance'")
    assert (
        only(store, "form-without-partnership").sentence("what")
        == "there is no saying which partnership this attendance grid belongs to."
    )
    assert store.count("attendance") == 0, "nothing was read from it"


def test_an_unknown_mark_is_left_out_and_told_of() -> None:
    store = grid("Name|1/5/2025|1/6/2025\nJo|P|??\nAl|P|P")
    assert str(only(store, "mark-not-known")) == (
        "Housing Board.csv, row 2: the mark '??' under '1/6/2025' is not known (once in this grid).\n"
        "Expected: P for present, A for apologies, N for absent, D for a deputy, or a key in the sheet.\n"
        "Mend: write one of these, or a key in the sheet, such as '?? = present'.\n"
        "Effect: these marks were left out; 3 others were read.   [mark-not-known]"
    ), "place, mend and effect"
    assert (store.rows_found["attendance"], store.rows_kept["attendance"]) == (4, 3), "four found, three kept"


def test_a_deputy_who_is_named() -> None:
    store = grid("Name|Organisation|1/5/2025|1/6/2025|1/7/2025\nJo|Police|P|Dep: Sam Hill|Sam Hill (dep)")
    assert [(row[1], row[3], row[4]) for row in marks(store)] == [
        ("jo", "present", None), ("sam-hill", "deputy", "jo"), ("sam-hill", "deputy", "jo"),
    ], "the deputy's own name, and for whom"  # fmt: skip


def test_cancelled_and_empty_meetings() -> None:
    store = grid("Name|1/5/2025|1/6/2025|1/7/2025\nJo|P|Cancelled|\nAl|P||")
    assert store.rows("SELECT date::VARCHAR, status FROM meetings ORDER BY date") == [
        ("2025-05-01", "held"),
        ("2025-06-01", "cancelled"),
    ]
    assert only(store, "grid-date-without-marks").sentence("what") == "dates with no mark under them: 1/7/2025.", (
        "still to come"
    )


def test_meetings_of_the_grid_and_of_the_table_are_the_same() -> None:
    store = grid("Name|1/5/2025|1/6/2025\nJo|P|P", meetings="id|partnership|date|hours\nm1|housing board|2025-05-01|2")
    assert store.rows("SELECT id, hours FROM meetings ORDER BY date") == [
        ("m1", 2.0),
        ("housing-board-2025-06-01", None),
    ], "one is not made twice"
    assert {row[0] for row in marks(store)} == {"m1", "housing-board-2025-06-01"}, "marks find both"


def test_organisations_down_the_side_and_names_in_two_columns() -> None:
    store = grid("Agency|1/5/2025|1/6/2025\nPolice|P|N")
    assert [row[1:4] for row in marks(store)] == [(None, "police", "present"), (None, "police", "absent")], (
        "no person is named"
    )
    store = grid("First name|Surname|1/5/2025|1/6/2025\nJo|Marsh|P|N")
    assert [row[1] for row in marks(store)] == ["jo-marsh", "jo-marsh"], "joined"


def test_names_without_marks_and_months_without_days_are_told_of() -> None:
    store = grid("Name|May 2025|Jun-25\nJo Marsh|P|N\nAl Green||")
    assert only(store, "grid-name-without-marks").sentence("what") == "names without any mark: Al Green.", (
        "nothing is known of Al"
    )
    assert [each.sentence("effect") for each in of(store, "grid-month-taken-as-day")] == [
        "the meeting was dated 1 May 2025.", "the meeting was dated 1 June 2025."
    ], "a guess, and said"  # fmt: skip


def test_two_misspelt_names_end_as_proposed_duplicates() -> None:
    store = grid("Name|1/5/2025|1/6/2025\nJo Marsh|P|\nJo Marhs||P\nBeth Oduya|P|\nBeth Odyua||P")
    said = next(each for each in of(store, "probably-the-same")).sentence("what")
    assert said.startswith("among people, 2 pairs of names that are probably the same"), said
    assert store.count("people") == 4, "nothing is merged unasked"


def test_figures_by_date_are_no_grid() -> None:
    store = cleaned(**{"Monthly figures": "Name|1/5/2025|1/6/2025\nFalls|213|187\nRents|87|96"})
    assert codes(store, "warning") == ["sheet-not-recognised"], "its cells are no marks"
    assert store.count("attendance") == 0, "so there is no attendance"


def test_a_table_called_attendance_may_be_a_grid_or_a_table() -> None:
    assert (
        grid("Name|1/5/2025|1/6/2025\nJo|P|P", "attendance", seats="partnership|person|start\nBoard|Jo|1/1/2025").count(
            "attendance"
        )
        == 2
    )
    assert cleaned(attendance="meeting|person|status\nBoard 1/5/2025|Jo|P").count("attendance") == 1, "one row a mark"


def test_a_decision_log_beside_a_grid_is_of_the_same_partnership() -> None:
    con = connect()
    sheets = [
        sheet(
            con,
            "Decisions",
            "Date|Item|Outcome|Who held back\n1/5/2025|Pool|Agreed|Police",
            "book.xlsx, sheet 'Decisions'",
        ),
        sheet(
            con,
            "Housing Board attendance",
            "Name|1/5/2025|1/6/2025\nJo|P|P",
            "book.xlsx, sheet 'Housing Board attendance'",
        ),
    ]
    store = clean(con, sheets, Problems(), today=TODAY)
    assert store.rows("SELECT name FROM partnerships") == [("Housing Board",)], "and not of one called book"
    assert store.rows("SELECT partnership FROM proposals") == [("housing-board",)], "whichever sheet comes first"


def test_rows_that_name_no_partnership_are_told_of_once() -> None:
    store = grid("Board|Name|1/5/2025|1/6/2025\nHousing Board|Jo|P|P\n|Sam|P|A\n|Al|P|\nSafety Board|Bo|P|P")
    found = only(store, "grid-rows-without-partnership")
    assert (found.row, found.sentence("what")) == (
        3, "nothing is written under 'Board' in 2 rows, of which this is the first."
    ), "a name in the first row of a block is not carried down unasked"  # fmt: skip
    assert "(3 marks)" in found.sentence("effect"), "Sam has two and Al one"
    assert [row[:2] for row in marks(store)] == [
        ("housing-board-2025-05-01", "jo"), ("housing-board-2025-06-01", "jo"),
        ("safety-board-2025-05-01", "bo"), ("safety-board-2025-06-01", "bo"),
    ], "the others are read"  # fmt: skip
    assert (store.rows_found["attendance"], store.rows_kept["attendance"]) == (7, 4), "three of seven were left out"
    assert codes(store, "error") == ["grid-rows-without-partnership"], "and no error is made of each mark"
    assert "of the partnerships under 'Board'" in only(store, "grid-read").sentence("what"), "whose grid it is"


def test_a_total_is_known_wherever_its_word_stands() -> None:
    foot = "Total||2|1\n|Number present|2|1\nTotal members|3|2|1\nTotal attendance||67%|1/3\nGrand total|||"
    store = grid(f"Organisation|Name|1/5/2025|1/6/2025\nCouncil|Jo|P|P\nPolice|Sam|P|A\n{foot}")
    assert store.rows("SELECT name FROM organisations ORDER BY 1") == [("Council",), ("Police",)], (
        "no member is a total"
    )
    assert store.rows("SELECT name FROM people ORDER BY 1") == [("Jo",), ("Sam",)], "nor a person"
    assert len(marks(store)) == 4, "two meetings of two"
    ignored = [each.sentence("what") for each in of(store, "grid-parts-ignored")]
    assert ignored == [
        "rows that are not people or meetings: Total, Number present, Total members, Total attendance, Grand total."
    ], "and it is said"  # fmt: skip
    assert "grid-name-without-marks" not in codes(store), "a total without figures is no name without marks"


def test_the_notice_says_how_many_marks_were_kept_where_not_all_were() -> None:
    store = grid("Name|1/5/2025|1/6/2025\nJo|P|P\nJo|P|A\nSam|P|P")
    assert store.count("attendance") == 4, "Jo's second line repeats one mark and contradicts another"
    said = only(store, "grid-read").sentence("what")
    assert "6 marks (4 of them kept; the others are told of by themselves)." in said, said
