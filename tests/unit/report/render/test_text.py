"""A document as text for a terminal: what each block becomes, by hand."""

from typing import get_args

import pytest

from afresh.report import document as d
from afresh.report.render import text


def test_every_kind_of_block_has_a_writer() -> None:
    assert set(text.WRITERS) == set(get_args(d.Block)), "a block that cannot be printed stops the whole report"


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (d.Heading("Why"), "Why\n---\n"),
        (d.Paragraph(("Two of ", d.strong("three"), " met.")), "Two of three met.\n"),
        (d.Listing(("one", "two"), numbered=True), "1. one\n2. two\n"),
        (d.Listing(((d.Paragraph("one"), d.Paragraph("two")),)), "- one\n\n  two\n"),
        (d.Definitions((("Fresh", "new people come"),)), "Fresh: new people come\n"),
        (d.Fold("More changes", (d.Paragraph("x"),), "12"), "… More changes (12: see the HTML)\n"),
        (d.Fold("Method", (d.Paragraph("x"),)), "… Method (see the HTML)\n"),
        (d.Sentence("Nobody came.", (d.Paragraph("x"),)), "Nobody came.\n"),
        (d.Part("State", (d.Paragraph("It is stale."),)), "State\n-----\nIt is stale.\n"),
        (d.Columns((d.Paragraph("a"),), (d.Paragraph("b"),)), "a\n\nb\n"),
        (d.Callout((d.Paragraph("a"), d.Paragraph("b"))), "| a\n\n  b\n"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_block_becomes_these_lines(block: d.Block, lines: str) -> None:
    assert text.blocks((block,)) == lines, "the lines were written down by hand"


def test_columns_stand_under_their_headings_and_figures_to_the_right() -> None:
    made = d.table("Hours", ("Board", d.Column("Hours", numeric=True)), (("Falls", "5"), ("Housing", "1,200")))
    assert text.blocks((made,)) == "Hours\n-----\nBoard    Hours\nFalls        5\nHousing  1,200\n", "aligned by hand"


def test_long_cells_go_on_below_within_their_column() -> None:
    made = d.table("Why", ("Board", "Why"), (("Falls", "nobody new came in four years"),), hidden_caption=True)
    assert text.blocks((made,), width=27) == ("Board  Why\nFalls  nobody new came in\n       four years\n"), (
        "the second column has 20 characters, and the word that passes them goes below"
    )


def test_a_table_too_wide_becomes_a_list() -> None:
    heads = ("Board", "Came in person", "Adopted within a year", "Newcomers")
    made = d.table("All", heads, (("Falls", "40%", "30%", "two"),))
    assert text.blocks((made,), width=34).splitlines()[2:] == [
        "- Falls", "  Came in person: 40%", "  Adopted within a year: 30%", "  Newcomers: two",
    ], "each cell with its heading"  # fmt: skip


def test_room_to_write_on_takes_no_room_in_a_terminal() -> None:
    row = d.Row((("Falls ", d.Tag("stale", "stale")), d.WritingLines()))
    made = d.Table("Boards", (d.Column("Board"), d.Column("Who")), (d.RowGroup("Needs (1)", (row,)),))
    assert text.blocks((made,)) == "Boards\n------\nBoard\n\nNeeds (1)\nFalls (stale)\n", "and a state is in brackets"


@pytest.mark.parametrize("width", [40, 72, 100])
def test_no_line_of_words_is_wider_than_the_terminal(width: int) -> None:
    long = "a word and another " * 40
    made = d.Document(
        "t",
        "l",
        long,
        (
            d.Page(
                "p",
                long,
                (d.Paragraph(long), d.Listing((long,)), d.Fold(long, ())),
            ),
        ),
    )
    lines = text.page(made, width).splitlines()
    assert len(lines) > 20 and max(map(len, lines)) <= width, f"the longest of {len(lines)} has {max(map(len, lines))}"


def test_where_folds_can_be_read_is_said_as_asked() -> None:
    fold = d.Fold("The others", (), "12 more")
    assert text.blocks((fold,), folds="'afresh compare A B --format html'") == (
        "… The others (12 more: 'afresh compare A B --format html')\n"
    ), "whoever prints says which command shows the rest"
