"""Mirror images against chance in plain words; the figures are the brief's own example, or made by hand."""

from datetime import date

import pytest

from afresh.measure.notes import SMALL_POOL, TOO_FEW
from afresh.report.charts.strips import LEFT, RIGHT, strips
from afresh.vocabulary import Finding, Period
from afresh.words import mirror_images as words

PERIOD = Period(date(2025, 6, 30), date(2026, 6, 30))


def finding(
    subject: str, value: float | None, low: float | None, high: float | None, n: int = 100, *, note: str = "",
    measure: str = "same_kind_pairs",
) -> Finding:  # fmt: skip
    return Finding(
        measure=measure,
        partnership="0",
        subject=subject,
        value=value,
        low=low,
        high=high,
        n=n,
        expected=None,
        note=note,
        period=PERIOD,
    )


def test_beyond_chance_the_range_is_given_in_full() -> None:
    assert words.alike(finding("kind", 0.54, 0.16, 0.39)) == (
        "More than half of the pairs here (54%) are from the same kind of organisation; drawn at random from those "
        "active in these records it would be 16% to 39%."
    ), "the sentence that a board could read"


def test_within_chance_it_is_short() -> None:
    text = words.alike(finding("profession", 0.06, 0.03, 0.12))
    assert text == (
        "Few of the pairs here (6%) are of the same profession, which is what chance would give (3% to 12%)."
    ), "nothing stands out, and that is said"


def test_no_pairs_at_all() -> None:
    text = words.alike(finding("organisation", 0.0, 0.0, 0.04))
    assert text == "No pairs here sit for the same organisation, which is what chance would give (0% to 4%).", "nought"


def test_where_nothing_can_be_compared_no_chance_is_named() -> None:
    found = [finding("kind", 0.64, None, None, note=SMALL_POOL), finding("sector", 0.36, None, None, note=SMALL_POOL)]
    assert (
        words.alike(found[0]) == "About two thirds of the pairs here (64%) are from the same kind of organisation."
    ), "the share alone"
    assert words.notes(found) == ("Not compared: too few others to draw from.",), "why, and only once"
    assert words.verdict(found[0]) == "not compared", "in the table too"
    assert "too few others" in words.title(found), "and in the heading"


@pytest.mark.parametrize(
    ("share", "part"),
    [(1.0, "All"), (0.001, "Hardly any"), (0.5, "About half"), (0.24, "About a quarter"), (1 / 3, "About a third"),
     (2 / 3, "About two thirds"), (0.95, "Nearly all"), (0.004, "Hardly any"), (0.2, "About a fifth"),
     (0.469, "Nearly half"), (0.43, "Less than half"), (0.4, "More than a third"), (0.62, "Nearly two thirds")],
)  # fmt: skip
def test_shares_in_words(share: float, part: str) -> None:
    assert words.part(share) == part, f"{share} in words"


def test_the_words_never_contradict_the_figure() -> None:
    """'More than' half, two thirds ... only above it, 'about' and 'nearly' within a few points of a hundred, and
    'more than a third' only of what is no nearer to a half.
    """
    parts = {"half": 1 / 2, "a third": 1 / 3, "two thirds": 2 / 3, "a quarter": 1 / 4, "three quarters": 3 / 4,
             "a fifth": 1 / 5, "one in six": 1 / 6, "one in seven": 1 / 7, "a tenth": 1 / 10}  # fmt: skip
    for share in (n / 1000 for n in range(1, 1000)):
        about, more = (
            (text.partition(word)[2]) for text, word in ((words.part(share), w) for w in ("About ", "More than "))
        )
        if about:
            assert abs(share - parts[about]) < 0.04, f"{share} is about {about}"
        nearly, less = (words.part(share).partition(word)[2] for word in ("Nearly ", "Less than "))
        if nearly and nearly != "all":
            assert 0 < parts[nearly] - share < 0.06, f"{share} is nearly {nearly}"
        if less:
            assert share < parts[less], f"{share} is less than {less}"
        if more:
            assert share > parts[more], f"{share} is more than {more}"
        assert more != "a third" or share - parts["a third"] <= parts["half"] - share, f"{share} is nearer a half"


def test_the_heading_names_what_is_beyond_chance() -> None:
    found = [finding("kind", 0.5, 0.16, 0.39), finding("profession", 0.24, 0.03, 0.12), finding("area", 0.9, 0.7, 1.0)]
    assert words.title(found).endswith(
        "more alike than chance would have it, by kind of organisation and profession"
    ), "those two, and not the area"
    assert words.title(found[2:]).endswith("no more alike than chance would have it"), "nothing beyond chance"


def test_look_in() -> None:
    kinds = [
        finding("user_led", 0, 1, 5, 9, measure="look_in"),
        finding("statutory", 11, 1, 6, 12, measure="look_in"),
        finding("private", None, None, None, 6, note=TOO_FEW, measure="look_in"),
    ]
    assert words.look_in_title(kinds) == "Fewer sit here than chance would give: none of nine user-led groups", (
        "those who are seated less"
    )
    assert [words.look_in_verdict(each) for each in kinds] == ["fewer than chance", "more than chance", TOO_FEW], (
        "each beside chance"
    )
    assert words.look_in_title(kinds[1:]).startswith("No kind"), "nobody is seated less"
    assert "too few" in words.look_in_title(kinds[2:]), "nothing could be told"


def test_the_chart_puts_shares_where_they_belong() -> None:
    chart = strips([("Kind", 0.5, 0.0, 1.0), ("Sector", 0.9, 0.1, 0.2), ("Body", 1.0, None, None)])
    shapes = [(shape.role, dict(shape.numbers)) for shape in chart.shapes]
    bars = [of for role, of in shapes if role == "by-chance"]
    assert len(bars) == 2, "no bar where chance is not known"
    assert (bars[0]["x"], bars[0]["width"]) == (LEFT, RIGHT - LEFT), "from nought to all"
    dots = [of["cx"] for role, of in shapes if role == "dot"]
    assert dots == [(LEFT + RIGHT) / 2, RIGHT], "the half lies half-way, all at the end, each as a circle"
    (beyond,) = (of for role, of in shapes if role == "beyond")
    middle = float(beyond["x"]) + float(beyond["width"]) / 2
    assert abs(middle - (LEFT + 0.9 * (RIGHT - LEFT))) <= 0.1, "outside chance's range, as a square, where it belongs"
