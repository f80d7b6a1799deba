"""A module becomes an adviser, or is refused with what it lacks."""

from pathlib import Path

import pytest

from afresh.panel.adviser import GRADES, PAGE, STANDPOINTS, Adviser, UnfitAdviser, adviser_from
from afresh.panel.evidence import Evidence, reading
from afresh.settings import Setting
from made_rules import RULE, changed, module_of


def of_example(folder: Path) -> Adviser:
    return adviser_from(module_of(RULE, folder, "long_meetings"), "worth")


def test_a_module_becomes_an_adviser(tmp_path: Path) -> None:
    """By hand, from examples/adviser/long_meetings.py."""
    made = of_example(tmp_path)
    assert (made.name, made.standpoint, made.title) == ("worth/long_meetings", "worth", "Meetings take long"), (
        "its name"
    )
    assert (made.uses, made.needs, made.added_by) == (("member_hours",), (), ""), "what it looks at"
    means = "Hours that a meeting may take of each who comes before shorter ones are advised."
    assert made.settings == (Setting("longest_meeting", 3.0, means),), "its own threshold"
    assert made.grade == "opinion" and made.reference.startswith("ours; put the study"), "its evidence"


def test_the_page_is_read_under_its_headings(tmp_path: Path) -> None:
    page = of_example(tmp_path).page
    assert list(page) == list(PAGE), "every heading in the order of the page"
    assert page["Assumes"] == "that people stay to the end", "the text beside a heading"


def test_a_text_may_take_several_lines(tmp_path: Path) -> None:
    module = changed(tmp_path, ("stay to the end", "stay to\n                the end\n\n                of each"))
    assert adviser_from(module, "worth").page["Assumes"] == "that people stay to the end of each", "lines are joined"


def test_a_heading_within_a_line_is_no_heading(tmp_path: Path) -> None:
    module = changed(tmp_path, ("stay to the end", "stay; Evidence  of this is\n                Assumes nothing"))
    page = adviser_from(module, "worth").page
    assert page["Assumes"] == "that people stay; Evidence  of this is Assumes nothing", "headings begin a line"
    assert page["Evidence"].startswith("opinion"), "and the next heading's text is its own"


@pytest.mark.parametrize("heading", PAGE)
def test_a_page_without_a_heading(tmp_path: Path, heading: str) -> None:
    with pytest.raises(UnfitAdviser, match=f"^made_rule: an adviser needs {heading}. See afresh/panel/adviser.py.$"):
        adviser_from(changed(tmp_path, (f"\n{heading}  ", "\nOther  ")), "worth")


@pytest.mark.parametrize("name", ["advise", "FIRES", "QUIET"])
def test_a_module_without_a_part(tmp_path: Path, name: str) -> None:
    module = changed(tmp_path)
    delattr(module, name)
    with pytest.raises(UnfitAdviser, match=f"^made_rule: an adviser needs {name}."):
        adviser_from(module, "worth")


def test_a_module_that_says_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnfitAdviser) as refused:
        adviser_from(module_of("", tmp_path), "worth")
    lacking = ", ".join((*PAGE, "advise", "FIRES", "QUIET"))
    assert str(refused.value).startswith(f"made_rule: an adviser needs {lacking}."), "everything that it lacks, at once"


def test_a_standpoint_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(UnfitAdviser) as refused:
        adviser_from(changed(tmp_path), "wealth")
    told = "made_rule: 'wealth' is no standpoint. They are: results, allies, voice, evidence, policy, difference, "
    assert str(refused.value) == f"{told}critics, worth, renewal.", "the standpoints are told"


@pytest.mark.parametrize("evidence", ["convincing: a study", "a study", "opinions: ours"])
def test_evidence_that_begins_with_no_grade(tmp_path: Path, evidence: str) -> None:
    with pytest.raises(
        UnfitAdviser, match=r"^made_rule: Evidence begins with one of strong, moderate, weak, opinion and"
    ):
        adviser_from(changed(tmp_path, ("opinion: ours", evidence)), "worth")


@pytest.mark.parametrize("grade", GRADES)
def test_each_grade(tmp_path: Path, grade: str) -> None:
    made = adviser_from(changed(tmp_path, ("opinion: ours", f"{grade.capitalize()}: of A: and B")), "worth")
    assert (made.grade, made.reference.partition(";")[0]) == (grade, "of A: and B"), "the first colon parts them"


def test_the_nine_standpoints_in_the_panels_order() -> None:
    """Section 7 of the design."""
    order = ["results", "allies", "voice", "evidence", "policy", "difference", "critics", "worth", "renewal"]
    assert list(STANDPOINTS) == order, "the order in which the panel is heard"


def test_it_sees_what_it_uses_if_that_has_a_value(tmp_path: Path) -> None:
    made = of_example(tmp_path)
    assert made.sees(Evidence.made(reading("member_hours", 1.0))), "the measure that it looks at has a value"
    assert not made.sees(Evidence.made(reading("member_hours", None))), "it has none"
    assert not made.sees(Evidence.made(reading("arrivals", 1.0))), "another measure has one"


def test_it_sees_nothing_without_the_tables_it_needs(tmp_path: Path) -> None:
    needs = ('USES = ("member_hours",)', 'USES = ()\nNEEDS = ("proposals", "responses")')
    made = adviser_from(changed(tmp_path, needs), "worth")
    assert made.sees(Evidence()), "nothing is missing"
    assert not made.sees(Evidence(missing=frozenset({"responses", "agenda"}))), "one of its tables is missing"
    assert made.sees(Evidence(missing=frozenset({"agenda"}))), "another table is missing"


def test_a_table_that_may_be_fresh_is_left_alone_by_rules_about_stale_ones() -> None:
    """Between fresh and stale, or too close to call, neither axis is clearly low; between stale and stagnant one is."""
    assert Evidence.made(state="between", renewal="unclear", openness="not low").is_fresh, "fresh or stale"
    assert Evidence.made(state="too close to call", renewal="unclear", openness=None).is_fresh, "nothing is clear"
    assert not Evidence.made(state="between", renewal="low", openness="unclear").is_fresh, "little is new either way"
    assert not Evidence.made(state="between", renewal="unclear", openness="low").is_fresh, "little gets through"
    assert not Evidence.made(state="too small to tell").is_fresh, "no axis is known"
