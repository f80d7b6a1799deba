"""Minutes in text, Word and PDF. Every expectation is read off the minutes made here, as an officer would."""

from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner

from afresh.cli import Commands
from afresh.ingest.minutes.conversion import ReadMinutes, convert_minutes
from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.reading import read

TEXT = """AMBLEFORD SAFER STREETS PARTNERSHIP
Minutes of the meeting held on Wednesday 12 March 2025 at 10.00am, Town Hall

Present:
Cllr Ann Marsh (Chair, Ambleford Council)
Ravi Patel - Probation Service
Tom Reed, Ambleford NHS Trust
Jo Lee (JL) (Healthwatch Ambleford) deputising for Bea Cole
Apologies: Sue Lund (Amber Fire and Rescue), Dee Hart and Kim Roy
In attendance: Pat Ives (minutes), Ola Berg from item 3

1. Welcome
Apologies were received from Max Dunn.
2. Night-time economy
The board discussed the report at length.
RESOLVED: That the joint patrol be funded for
another year.
ACTION: RP to write to the trust by 12 May
AGREED not to fund the lighting scheme.
ACTION (JL): Send the figures round by next meeting
"""


def of_text(folder: Path, text: str = TEXT, **said: Any) -> ReadMinutes:
    file = folder / "minutes.txt"
    file.write_text(text, "utf-8")
    return convert_minutes([file], **said)


def marks(made: ReadMinutes) -> set[tuple[str, ...]]:
    return set(made.store.rows("SELECT person, organisation, status FROM attendance"))


def test_who_was_there_is_told_with_whom_they_came_for(tmp_path: Path) -> None:
    made = of_text(tmp_path)
    assert marks(made) == {
        ("Ann Marsh", "Ambleford Council", "present"), ("Ravi Patel", "Probation Service", "present"),
        ("Tom Reed", "Ambleford NHS Trust", "present"), ("Jo Lee", "Healthwatch Ambleford", "deputy"),
        ("Sue Lund", "Amber Fire and Rescue", "apologies"), ("Dee Hart", None, "apologies"),
        ("Kim Roy", None, "apologies"), ("Max Dunn", None, "apologies"), ("Pat Ives", None, "in_attendance"),
        ("Ola Berg", None, "in_attendance"),
    }  # fmt: skip
    assert made.store.rows("SELECT deputy_for FROM attendance WHERE status = 'deputy'") == [("Bea Cole",)]
    held = made.store.rows("SELECT partnership, date, status FROM meetings")
    assert held == [("Ambleford Safer Streets Partnership", date(2025, 3, 12), "held")], "from the title"


def test_items_decisions_and_actions(tmp_path: Path) -> None:
    store = of_text(tmp_path).store
    assert [title for (title,) in store.rows("SELECT title FROM agenda ORDER BY id")] == [
        "Welcome",
        "Night-time economy",
    ]
    assert store.rows("SELECT title, status FROM proposals ORDER BY id") == [
        ("The joint patrol be funded for another year.", "adopted"),
        ("Not to fund the lighting scheme.", None),
    ], "what was agreed not to be done is neither adopted nor rejected until an officer says so"
    assert store.rows("SELECT what, owner, due FROM actions ORDER BY id") == [
        ("Write to the trust", "Ravi Patel", date(2025, 5, 12)),
        ("Send the figures round", "Jo Lee", None),
    ]
    told = {problem.value for problem in store.problems}
    assert {"from item 3", "minutes", "next meeting"} <= told, f"what no column holds is told: {told}"


def test_every_line_is_quoted_with_what_was_made_of_it(tmp_path: Path) -> None:
    made = of_text(tmp_path)
    assert [reading.line.text for _, reading in made.lines] == [line for line in TEXT.splitlines() if line]
    passed = [reading.line.text for _, reading in made.lines if reading.taken_as == "not taken"]
    assert passed == ["The board discussed the report at length."], f"told as not taken: {passed}"
    assert b"The board discussed the report at length.,not taken," in made.understood()


def test_a_name_that_cannot_be_told_is_no_person(tmp_path: Path) -> None:
    made = of_text(tmp_path, "Falls Board\nMinutes, 3 March 2025\nPresent: Ann Marsh, 14 others; the usual crowd\n")
    assert marks(made) == {("Ann Marsh", None, "present")}, "others without a name are nobody"
    told = {(problem.code(), problem.value) for problem in made.store.problems}
    assert told == {("minutes-note-not-taken", "14 others"), ("minutes-name-not-taken", "the usual crowd")}


def test_without_a_board_or_a_day_nothing_is_taken_and_both_are_asked_for(tmp_path: Path) -> None:
    text = "Action notes\nPresent: Ann Marsh, Tom Reed\n"
    made = of_text(tmp_path, text)
    assert marks(made) == set() and made.store.count("meetings") == 0
    (problem,) = [each for each in made.store.problems if each.code() == "minutes-not-placed"]
    assert "--partnership" in problem.sentence("mend") and "--date" in problem.sentence("mend")
    said = of_text(tmp_path, text, partnership="Falls Board", day=date(2025, 3, 3))
    assert len(marks(said)) == 2, "said by the user, they are taken"


def test_two_days_in_the_title_are_not_guessed_between(tmp_path: Path) -> None:
    made = of_text(tmp_path, "Falls Board\nMeetings of 3 March 2025\nand 4 April 2025 meeting\nPresent: Ann Marsh\n")
    assert made.store.count("meetings") == 0, "which day the marks are of is the officer's to say"


def test_word(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Ambleford Housing Forum")
    document.add_paragraph("DRAFT Minutes – 4th June 2025, 2.00pm, via MS Teams")
    table = document.add_table(rows=0, cols=2)
    for label, names in (
        ("Present", "Ann Marsh (AM), Ambleford Council\nRavi Patel, Probation"),
        ("Apologies", "None"),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, names
    document.add_paragraph("Voids policy", style="List Number")
    document.add_paragraph("It was agreed that the voids policy be adopted. Action: AM to circulate by 1 July")
    table = document.add_table(rows=0, cols=3)
    for row in (("Action", "Owner", "Due"), ("Invite tenants", "Chair", "12/07/2025")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file = tmp_path / "minutes.docx"
    document.save(str(file))
    made = convert_minutes([file])
    assert marks(made) == {("Ann Marsh", "Ambleford Council", "present"), ("Ravi Patel", "Probation", "present")}
    assert made.store.rows("SELECT title, status FROM proposals") == [("The voids policy be adopted", "adopted")]
    assert made.store.rows("SELECT what, owner, due FROM actions ORDER BY id") == [
        ("Circulate", "Ann Marsh", date(2025, 7, 1)), ("Invite tenants", "Chair", date(2025, 7, 12)),
    ]  # fmt: skip


def test_two_columns_of_a_table_are_a_name_and_whom_for(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Falls Board, minutes of the meeting held on 9 September 2025")
    document.add_paragraph("Attendees")
    table = document.add_table(rows=0, cols=2)
    for row in (("Name", "Organisation"), ("Ann Marsh", "Ambleford Council"), ("Dr Tom Reed", "Age UK")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file = tmp_path / "minutes.docx"
    document.save(str(file))
    assert marks(convert_minutes([file])) == {
        ("Ann Marsh", "Ambleford Council", "present"), ("Tom Reed", "Age UK", "present"),
    }  # fmt: skip


def pdf_of(lines: list[str], pages: int = 1) -> bytes:
    """The least PDF with these lines on each of its pages."""
    text = "BT /F1 11 Tf 50 780 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    kids = " ".join(f"{4 + 2 * page} 0 R" for page in range(pages))
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for page in range(pages):
        parts.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * page} 0 R >>"
        )
        parts.append(f"<< /Length {len(text)} >>\nstream\n{text}\nendstream")
    body, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}"
    return f"{body}{end}trailer << /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n".encode(
        "latin-1"
    )


def test_pdf(tmp_path: Path) -> None:
    file = tmp_path / "minutes.pdf"
    file.write_bytes(
        pdf_of(["FALLS BOARD", "Minutes of the meeting held on 12 March 2025", "Present:", "Ann Marsh, Council"])
    )
    made = convert_minutes([file])
    assert marks(made) == {("Ann Marsh", "Council", "present")}
    assert made.store.rows("SELECT partnership FROM meetings") == [("Falls Board",)]


def test_a_pdf_of_too_many_pages_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "minutes.pdf"
    file.write_bytes(pdf_of(["FALLS BOARD"], pages=301))
    with pytest.raises(CannotConvert, match="301 pages; at most 300"):
        convert_minutes([file])


@pytest.mark.parametrize(
    ("name", "why"), [("a.docx", "no Word document"), ("a.pdf", "no PDF"), ("a.rtf", "Save it as")]
)
def test_what_is_no_document_is_refused_in_a_sentence(tmp_path: Path, name: str, why: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"Present: Ann Marsh")
    with pytest.raises(CannotConvert, match=why) as refused:
        convert_minutes([file])
    assert "Ann Marsh" not in str(refused.value), "nothing of the document is quoted"


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    import zipfile

    file = tmp_path / "minutes.docx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 60_000_000)
    with pytest.raises(CannotConvert, match="would unpack to 60 MB"):
        convert_minutes([file])


def test_a_file_that_takes_too_much_memory_ends_only_its_own_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from afresh.ingest.minutes import document

    monkeypatch.setattr(document, "MOST_MEMORY", 60_000_000)
    file = tmp_path / "minutes.txt"
    file.write_bytes(b"word " * 9_000_000)
    with pytest.raises(CannotConvert, match="too much memory"):
        convert_minutes([file])


def test_a_missing_library_is_said_with_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from afresh.ingest.minutes.document import UnfitDocument, lines_of

    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.setitem(sys.modules, "pypdf", None)
    for name in ("minutes.docx", "minutes.pdf"):
        with pytest.raises(UnfitDocument, match=r"afresh\[minutes\]"):
            lines_of(tmp_path / name)


def test_the_command_writes_tables_and_what_was_made_of_each_line(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text(TEXT, "utf-8")
    out = tmp_path / "records"
    done = CliRunner().invoke(Commands(), ["convert", "minutes", str(tmp_path / "minutes.txt"), "-o", str(out)])
    assert done.exit_code == 0, done.output
    assert "These are proposals" in done.stderr and (out / "understood.csv").is_file()
    again = read(out)
    assert again.count("attendance") == 10 and not again.problems.of("error"), "the list of lines is read as no table"
    assert not [problem for problem in again.problems if "understood" in problem.place]


@pytest.mark.parametrize("name", ["minutes.docx", "minutes.pdf"])
def test_a_document_read_as_records_is_refused_with_the_command_as_help(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"anything")
    for place in (tmp_path / name, tmp_path):
        (problem, *_) = read(place).problems.of("error")
        assert "afresh convert minutes" in problem.sentence("mend")
