"""Records that cannot both be right, each with the whole of what is said of it or the part that matters."""

from datetime import date

import pytest

from by_hand import cleaned, codes, column, of, only


def test_a_seat_that_ends_before_it_starts() -> None:
    store = cleaned(seats="partnership|person|start|end\nBoard|Jo|1/6/2024|1/6/2023\nBoard|Sam|1/6/2024|1/6/2024")
    assert str(only(store, "seat-ends-before-it-starts")) == (
        'seats.csv, row 2: "end" is before "start": start 1 June 2024, end 1 June 2023.\n'
        "Expected: an end on or after the start.\n"
        'Mend: correct one of the dates, or leave "end" empty if the seat is still held.\n'
        'Effect: the seat was kept as one that has ended, nobody knows when ("end_is" unknown): it counts to the last '
        "mark of its holder, or else on its first day alone.   [seat-ends-before-it-starts]"
    ), "as in the style guide"
    assert column(store, "seats", "end_is") == ["unknown", "exact"], "nobody can tell which of the dates is wrong"


def test_last_seen_without_an_end() -> None:
    store = cleaned(
        seats="partnership|person|start|end|end_is\nBoard|Jo|1/6/2024||last seen\nBoard|Al|1/6/2024|1/6/2025|last_seen"
    )
    assert only(store, "last-seen-without-end").row == 2, "the first"
    assert column(store, "seats", "end_is") == ["unknown", "last_seen"], "never taken as still held"


def test_a_seat_that_overlaps_itself() -> None:
    store = cleaned(
        seats="partnership|person|role|start|end\nB|Jo|Chair|1/1/2020|1/1/2022\nB|Jo|Chair|1/6/2021|\nB|Jo|Member|1/1/2020|\nB|Al|Chair|1/1/2020|31/12/2020\nB|Al|Chair|1/1/2021|"
    )
    found = only(store, "seat-overlaps-itself")
    assert found.row == 3 and "runs from 1 January 2020 already, in row 2" in found.sentence("what"), (
        "another role is another seat"
    )
    assert store.count("seats") == 5, "a warning keeps the rows"


def test_a_seat_outside_its_partnership() -> None:
    store = cleaned(
        partnerships="name|established|ended\nBoard|1/4/2020|1/4/2024",
        seats="partnership|person|start|end\nBoard|Jo|1/4/2019|1/4/2021\nBoard|Al|1/4/2021|1/4/2025\nBoard|Sam|1/4/2020|1/4/2024\nBoard|Ed|1/4/2022|",
    )
    found = of(store, "seat-outside-partnership")
    assert [each.row for each in found] == [2, 3], "an open end closes with the partnership"
    assert (
        found[0].sentence("what")
        == "the seat runs from 1 April 2019 to 1 April 2021, and Board from 1 April 2020 to 1 April 2024."
    )


def test_a_seat_of_an_organisation_that_has_closed() -> None:
    store = cleaned(
        organisations="name|closed|successor\nOld|1/4/2020|\nMerged|1/4/2020|New\nNew||",
        seats="partnership|organisation|start|end\nB|Old|1/4/2019|\nB|Merged|1/4/2019|\nB|Old|1/4/2019|1/4/2021\nB|Old|1/4/2018|1/4/2019",
    )
    found = of(store, "seat-after-organisation-closed")
    assert [each.row for each in found] == [2, 4], "one that was followed by another goes on in it"
    assert found[0].sentence("what") == "'Old' closed on 1 April 2020, and this seat of theirs goes on still.", (
        "open end"
    )


def test_what_closes_before_it_opens() -> None:
    store = cleaned(
        organisations="name|opened|closed\nOld|1/4/2020|1/4/2019",
        seats="partnership|organisation|start\nB|Old|1/4/2021",
    )
    assert "'Old' ends on 1 April 2019" in only(store, "closes-before-it-opens").sentence("what"), (
        "both dates are named"
    )
    assert column(store, "organisations", "closed") == [date(2019, 4, 1)], "what has ended is not taken to go on"
    assert column(store, "organisations", "opened") == [None], "the beginning is left empty"


def test_links_that_go_round() -> None:
    store = cleaned(
        organisations="name|successor\nA|B\nB|C\nC|A\nD|A\nE|E", partnerships="name|parent\nX|Y\nY|X",
        seats="partnership|organisation|start\nX|A|1/4/2021",
    )  # fmt: skip
    said = [each.sentence("what") for each in of(store, "loop-of-links")]
    assert said == [
        "following 'successor' from 'C' leads back to it: C → A → B → C.",
        "following 'successor' from 'E' leads back to it: E → E.",
        "following 'parent' from 'Y' leads back to it: Y → X → Y.",
    ], "each loop once; D leads into one and is none"
    assert column(store, "organisations", "successor") == ["b", "c", None, "a", None], (
        "the last link of each is dropped"
    )
    assert store.count("organisations") == 5, "and no row"


def test_attendance_at_a_cancelled_meeting() -> None:
    store = cleaned(
        meetings="partnership|date|status\nB|1/5/2025|Cancelled\nB|1/6/2025|held",
        attendance="meeting|person|status\nB 2025-05-01|Jo|P\nB 2025-05-01|Al|P\nB 2025-05-01|Sam|A\nB 2025-06-01|Jo|P",
    )
    found = only(store, "attendance-at-cancelled-meeting")
    assert found.sentence("what") == "there is attendance (2 marks) at 'B 2025-05-01', a meeting that was cancelled.", (
        "apologies are no attendance"
    )
    assert store.count("attendance") == 4, "a warning keeps the rows"


def test_two_different_marks_for_one_person() -> None:
    store = cleaned(attendance="meeting|person|status\nB 2025-05-01|Jo|A\nB 2025-05-01|Jo|P\nB 2025-05-01|Al|N")
    assert str(only(store, "marks-differ")) == (
        "attendance.csv, row 3: Jo has 2 different marks for the meeting B 2025-05-01: apologies, present.\n"
        "Expected: one mark for one person at one meeting.\n"
        "Mend: delete those that are wrong.\n"
        "Effect: present was kept, and the rows with the other marks were left out.   [marks-differ]"
    ), "present wins"
    assert column(store, "attendance", "status") == ["present", "absent"], "in whichever order they stand"


def test_answers_and_decisions_before_the_proposal() -> None:
    store = cleaned(
        proposals="partnership|date|title|status|decided\nB|1/5/2025|Pool|agreed|1/4/2025",
        responses="proposal|organisation|response|date\nPool|Police|for|30/4/2025\nPool|Fire|for|1/5/2025",
    )
    assert only(store, "decided-before-proposed").sentence("effect") == 'the row was kept, with "decided" empty.', (
        "said"
    )
    assert only(store, "answered-before-proposed").row == 2, "the same day is in time"
    assert [str(day) for day in column(store, "responses", "date")] == ["None", "2025-05-01"], (
        "dated with the proposal instead"
    )


def test_two_figures_for_one_date() -> None:
    store = cleaned(
        indicators="partnership|name|better\nB|Falls|lower",
        observations="indicator|date|value\nFalls|1/5/2025|3\nFalls|May 2025|4\nFalls|1/6/2025|4\nFalls|1/6/2025|4",
    )
    assert (
        only(store, "figure-twice").sentence("what")
        == "'Falls' already has a figure for 1 May 2025: 3 in row 2, and here 4."
    ), "the later"
    assert column(store, "observations", "value") == [3, 4], "repeats that agree are no contradiction"


def test_records_in_good_order_are_told_nothing_but_notices() -> None:
    store = cleaned(
        organisations="id|name\np|Police", people="id|name\nj|Jo", partnerships="id|name\nb|Board",
        seats="partnership|person|organisation|start|end\nb|j|p|2020-01-01|2021-01-01\nb|j|p|2021-01-02|",
        meetings="id|partnership|date\nm|b|2020-02-01", attendance="meeting|person|organisation|status\nm|j|p|present",
    )  # fmt: skip
    assert codes(store) == [], "there is nothing to tell"


@pytest.mark.parametrize(("people", "marks"), [(3, "PA"), (5, "PAN"), (1_200, "AP")])
def test_rows_with_other_marks_are_told_of_as_often_as_they_are_left_out(people: int, marks: str) -> None:
    rows = [f"B 2025-05-01|Member Number{at}|{mark}" for at in range(people) for mark in marks]
    store = cleaned(attendance="\n".join(["meeting|person|status", *rows]))
    gone = store.rows_found["attendance"] - store.rows_kept["attendance"]
    assert gone == people * (len(marks) - 1), "one mark is kept of each"
    told = sum(count for (code, _, _), count in store.problems.counts.items() if code == "marks-differ")
    assert told == gone, "rows removed equal rows told, however many are listed"
