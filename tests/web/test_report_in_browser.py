"""The report as its readers meet it: in a browser, from a file, wide, narrow, by keyboard, and printed."""

import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from studies.example import make

from afresh.dataset import Dataset
from missing import missing
from web.pages import Opened, headings, leads_nowhere, outside, twice

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("report"), names=False)


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("named"), names=True)


def written(folder: Path, names: bool) -> Path:
    return Dataset(make(1)).review(names=names).save(folder, ("html",))[0]


@pytest.fixture(scope="module")
def text(report: Path) -> str:
    return report.read_text("utf-8")


def test_it_is_one_file_that_fetches_nothing_and_runs_nothing(chrome: Any, report: Path, text: str) -> None:
    assert not outside(text), f"the report refers to something outside itself: {outside(text)[:2]}"
    opened = Opened(chrome, report, 1280)
    opened.open_details()
    opened.page.wait_for_timeout(200)
    assert opened.asked == [report.as_uri()], f"the report asked for {opened.asked[1:]}"
    assert not opened.ran, f"something ran or was complained of: {opened.ran}"
    assert len(text) < 3_000_000, "the report of the worked example stays under 3 MB"


@pytest.mark.long
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("details", ["closed", "open"])
def test_axe_finds_nothing(chrome: Any, report: Path, width: int, details: str) -> None:
    opened = Opened(chrome, report, width)
    if details == "open":
        opened.open_details()
    assert opened.violations() == [], f"axe found something at {width} pixels with details {details}"


@pytest.mark.long
def test_axe_finds_nothing_with_names_shown(chrome: Any, named: Path) -> None:
    opened = Opened(chrome, named, 1280)
    opened.open_details()
    assert opened.violations() == [], "axe found something in the report with names"


def test_axe_does_look(chrome: Any, tmp_path: Path) -> None:
    """A page with a fault is found faulty, or the tests above say nothing."""
    faulty = (
        '<!doctype html><html lang="en"><title>x</title><body><img src="data:,"><p style="color:#bbb">Pale words</p>'
    )
    (tmp_path / "faulty.html").write_text(faulty)
    found = " ".join(Opened(chrome, tmp_path / "faulty.html", 1280).violations())
    assert "image-alt" in found and "color-contrast" in found, "axe overlooked a picture without words and pale text"


@pytest.mark.parametrize("width", [320, 375, 1280])
@pytest.mark.parametrize("details", ["closed", "open"])
def test_the_page_never_scrolls_sideways(chrome: Any, report: Path, width: int, details: str) -> None:
    """WCAG 1.4.10: at 320 pixels only tables and charts scroll, within themselves."""
    opened = Opened(chrome, report, width)
    if details == "open":
        opened.open_details()
    assert opened.sideways() == 0, f"at {width} pixels the page is {opened.sideways()} pixels too wide"


FOCUS = """() => { const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
return {tag: e.tagName, name: e.className, href: e.getAttribute('href'), outline: s.outlineStyle,
width: parseFloat(s.outlineWidth),
shown: r.width > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0} }"""


def test_the_keyboard_reaches_everything_and_shows_where_it_is(chrome: Any, report: Path) -> None:
    page = Opened(chrome, report, 1280).page
    stops = []
    wanted = page.locator("a[href]:visible, summary:visible, [tabindex='0']:visible").count()
    for _ in range(wanted):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
    assert wanted > 200, "links, details and scrolling regions"
    assert stops[0]["href"] == "#main" and stops[0]["shown"], "the first stop skips to the main content, and is seen"
    unseen = [stop for stop in stops if stop["outline"] == "none" or stop["width"] < 2 or not stop["shown"]]
    assert not unseen, f"where the keyboard is cannot be seen at {unseen[:2]}"
    kinds = {stop["tag"] if stop["tag"] != "DIV" else stop["name"] for stop in stops}
    assert {"A", "SUMMARY", "scroll"} <= kinds, f"links, details and scrolling regions can be reached, found {kinds}"
    assert len({(s["tag"], s["name"], s["href"]) for s in stops}) > 20, "the keyboard moves on"


def test_the_skip_link_leads_to_the_main_content(chrome: Any, report: Path) -> None:
    page = Opened(chrome, report, 1280).page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null"), "after skipping, the next stop is in main"


@pytest.mark.parametrize("key", ["Enter", " "])
def test_keys_open_and_close_details(chrome: Any, report: Path, key: str) -> None:
    page = Opened(chrome, report, 1280).page
    first = page.locator("summary").first
    first.focus()
    for state in (True, False):
        page.keyboard.press(key)
        assert page.evaluate("document.querySelector('details').open") is state, f"{key!r} did not turn it to {state}"


def test_the_keyboard_scrolls_a_wide_chart(chrome: Any, report: Path) -> None:
    page = Opened(chrome, report, 375).page
    page.locator(".scroll:has(svg)").first.focus()
    moved = "document.querySelector('.scroll:has(svg)').scrollLeft > 0"
    for _ in range(50):  # a busy machine may not have drawn the page yet, and then passes a key by
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(200)
        if page.evaluate(moved):
            break
    assert page.evaluate(moved), "an arrow key did not move the chart"


@pytest.mark.parametrize("width", [320, 375])
def test_on_a_phone_the_rows_of_wide_tables_are_cards_that_say_their_headings(
    chrome: Any, report: Path, width: int
) -> None:
    page = Opened(chrome, report, width).page
    outside, headings = page.evaluate("""() => {
        const cells = [...document.querySelectorAll('.cards tbody :is(th, td)')].filter(each => each.offsetParent);
        return [
            cells.filter(each => each.getBoundingClientRect().right > innerWidth).map(each => each.innerText),
            cells.filter(each => each.tagName == 'TD').map(each => getComputedStyle(each, '::before').content)]
    }""")
    assert not outside, f"cells that run out of the screen: {outside[:3]}"
    assert {'"State"', '"Supported"', '"Meetings held"'} <= set(headings), f"headings in cards: {set(headings)}"
    first = page.locator(".cards").first
    assert first.get_by_role("columnheader").count() == 7, "the headings are there for those who listen"


def test_every_link_leads_somewhere_and_every_id_is_one(text: str) -> None:
    assert not twice(text), f"ids that come twice: {twice(text)[:3]}"
    assert not leads_nowhere(text), f"links that lead nowhere: {leads_nowhere(text)}"
    assert text.count('href="#records-') > 100, "findings link to the records under them"


def test_headings_go_down_one_level_at_a_time(text: str) -> None:
    levels = headings(text)
    assert levels[0] == 1 and levels.count(1) == 1, "one main heading, and it comes first"
    leaps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
    assert not leaps, f"levels are left out: {leaps}"


def test_every_chart_has_a_name_and_a_table(chrome: Any, report: Path) -> None:
    page = Opened(chrome, report, 1280).page
    charts = page.evaluate(
        """() => [...document.querySelectorAll('svg')].map(svg => { const home = svg.closest('figure');
        return {role: svg.getAttribute('role'), name: svg.getAttribute('aria-label') || '',
                table: !!(home.querySelector('table') ||
                home.parentElement.querySelector(':scope > .scroll table'))} })"""
    )
    assert len(charts) > 15, "the axes, nine timelines and eight indicators"
    assert all(each["role"] == "img" and len(each["name"]) > 20 for each in charts), "a chart has no name"
    assert all(each["table"] for each in charts), "a chart has no table beside it"


def test_every_table_says_what_it_holds(chrome: Any, report: Path) -> None:
    page = Opened(chrome, report, 1280).page
    bare = page.evaluate(
        "() => [...document.querySelectorAll('table')].filter(t => !t.caption?.textContent.trim() || !t.tHead).length"
    )
    assert bare == 0, f"{bare} tables lack a caption or headings"


def test_every_state_is_said_in_words(chrome: Any, report: Path) -> None:
    page = Opened(chrome, report, 1280).page
    tags = set(page.locator(".tag").all_inner_texts())
    assert {"fresh", "stale", "stagnant", "blocked", "dormant", "too new to tell"} <= tags, f"tags say {tags}"


def test_it_prints_its_chart_and_table_whole(chrome: Any, report: Path, tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        missing("pdftotext (poppler-utils) is not here to read the printed page.")
    opened = Opened(chrome, report, 1280)
    opened.page.emulate_media(media="print")
    margin = dict.fromkeys(("top", "right", "bottom", "left"), "15mm")
    opened.page.pdf(path=str(tmp_path / "report.pdf"), format="A4", margin=margin)
    pages = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "report.pdf", "-"], capture_output=True, text=True, check=True
    )
    first, second, *rest = pages.stdout.split("\f")
    chart = " ".join(first.split("Each partnership's state")[0].split())
    for name in ("Ambleford Safer Streets Board", "Ambleford Hospital Discharge Board"):
        assert name in chart, f"{name} is not on the first page's chart"
    front = " ".join((first + second).split())
    assert "newcomers a year for each seat" in front, "the chart's axis is on the first page"
    assert "A year before" in front, "the table's last column is cut off"
    assert front.count("stagnant") >= 2, "the table's rows are there"
    told = len(re.findall(r"\.csv, row", pages.stdout))
    # Seven a partnership, with the panel, what waits and the questions of a review; with the records, hundreds.
    assert len(rest) + 2 <= 90 and told < 20, f"the records are not printed: {len(rest)} pages, {told} of them named"
    assert "Opened as a file it shows more" in front, "what is left to the screen is said"
    said = " ".join(pages.stdout.split())
    assert re.search(r"\w+ more suggestions?(: [\w ]+)? \(on the screen\)", said), "and where something is folded away"
    assert re.search(r"\([a-z -]+\) Open for \d+ days\. Held back: ", said), "what waits has its line on paper"
    assert "Skip to main content" not in front, "the skip link was printed"


def test_nothing_printed_is_wider_than_the_paper(chrome: Any, report: Path) -> None:
    """A4 less margins of 15 mm is 180 mm, about 680 pixels."""
    opened = Opened(chrome, report, 680)
    opened.page.emulate_media(media="print")
    wide = opened.page.evaluate(
        """() => [...document.querySelectorAll('main table, main svg')]
        .filter(e => e.offsetParent !== null || e.tagName === 'svg')
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .map(e => e.tagName + ' ' + (e.caption?.innerText || e.getAttribute('aria-label')))"""
    )
    assert not wide, f"cut off on paper: {wide}"


def test_the_front_page_says_that_the_place_is_made_up(text: str) -> None:
    assert re.search(r"<strong>Fictional\.</strong>", text), "the worked example is labelled fictional"


def of_the_panel(page: Any, name: str) -> Any:
    """The part of a partnership's page that holds the advice."""
    return page.locator("section.page", has=page.locator("h2", has_text=name)).first


def test_advice_is_a_numbered_list_with_its_risk_and_first_step_in_sight(chrome: Any, report: Path) -> None:
    for width in (375, 1280):
        page = Opened(chrome, report, width).page
        advised = of_the_panel(page, "Ambleford Safer Streets Board").locator(".suggestion:visible")
        assert advised.count() == 5, f"a handful is shown at {width} pixels, the rest is folded away"
        for text in advised.all_inner_texts():
            assert "A first step:" in text and "Risk:" in text and " that this helps." in text, f"not in sight: {text}"
            assert "Leave alone if" not in text, "the rule is folded under it"


def test_the_rest_of_the_advice_goes_on_counting(chrome: Any, report: Path) -> None:
    page = Opened(chrome, report, 1280).page
    section = of_the_panel(page, "Ambleford Safer Streets Board")
    more = section.locator("details", has=page.locator("ol.advice")).first
    assert more.locator("ol.advice").get_attribute("start") == "6", "after five comes the sixth"
    more.locator("summary").first.click()
    assert more.locator(".suggestion").first.is_visible(), "opened, it is there"


def test_both_sides_stand_beside_each_other_where_there_is_room(chrome: Any, report: Path) -> None:
    for width, beside in ((1280, True), (375, False), (320, False)):
        page = Opened(chrome, report, width).page
        one, other = (each.bounding_box() for each in page.locator(".sides").first.locator("> div").all())
        assert (one["y"] == other["y"]) is beside, f"at {width} pixels: {one} and {other}"
        assert one["x"] + one["width"] <= width and other["x"] + other["width"] <= width, f"cut off at {width} pixels"


def test_each_link_under_a_reason_leads_to_that_partnerships_records(chrome: Any, report: Path) -> None:
    page = Opened(chrome, report, 1280).page
    astray = page.evaluate(
        """() => [...document.querySelectorAll('.suggestion a.under')].filter(a =>
        document.querySelector(a.getAttribute('href'))?.closest('section') !== a.closest('section')).length"""
    )
    assert page.locator(".suggestion a.under").count() > 40, "reasons lead to the records under them"
    assert astray == 0, f"{astray} links lead to another partnership's records"


def test_the_methods_list_the_panels_rules(chrome: Any, report: Path) -> None:
    from afresh.panel.register import advisers

    page = Opened(chrome, report, 375).page
    folded = page.locator("details", has=page.locator("summary", has_text="The panel’s rules")).last
    assert f"({len(advisers())})" in folded.locator("summary").inner_text(), "how many they are"
    folded.locator("summary").click()
    assert folded.locator("dt:visible").count() == len(advisers()), "each of them"
