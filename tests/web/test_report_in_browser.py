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
    # Of three answers to one suggestion the keyboard stops at the first.
    wanted = page.locator("a[href]:visible, summary:visible, fieldset:visible").count()
    for _ in range(wanted):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
    assert wanted > 150, f"links, details and answers: {wanted}"
    assert stops[0]["href"] == "#main" and stops[0]["shown"], "the first stop skips to the main content, and is seen"
    unseen = [stop for stop in stops if stop["outline"] == "none" or stop["width"] < 2 or not stop["shown"]]
    assert not unseen, f"where the keyboard is cannot be seen at {unseen[:2]}"
    kinds = {stop["tag"] if stop["tag"] != "DIV" else stop["name"] for stop in stops}
    assert {"A", "SUMMARY", "INPUT"} <= kinds, f"links, details and answers can be reached, found {kinds}"
    assert len({(s["tag"], s["name"], s["href"]) for s in stops}) > 12, "the keyboard moves on"


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


def test_evidence_opens_in_place_under_its_sentence(chrome: Any, report: Path) -> None:
    page = Opened(chrome, report, 1000).page
    said = page.locator("#partnership-safer-streets .say", has=page.locator("details.ev")).nth(1)
    said.locator("summary").click()
    sentence, opened = said.bounding_box(), said.locator("details.ev > div").bounding_box()
    assert opened and opened["y"] > sentence["y"], "it opens under its sentence"
    assert opened["y"] - sentence["y"] < 120, f"and not far away: {opened['y'] - sentence['y']} px"
    assert "put on 24 July 2024" in said.inner_text() and "(proposals)" in said.inner_text(), "with where each stands"


def test_the_first_page_and_every_board_are_two_screens(chrome: Any, report: Path) -> None:
    """A screen is 1000 by 800: two of them, and a tenth."""
    page = Opened(chrome, report, 1000).page
    heights = {each.get_attribute("id"): each.bounding_box()["height"] for each in page.locator("article.page").all()}
    boards = {name: height for name, height in heights.items() if name.startswith("partnership-")}
    assert len(boards) == 9, f"a page for each board: {sorted(boards)}"
    assert heights["first-page"] <= 1_760, f"the first page is {heights['first-page']} px"
    assert max(boards.values()) <= 1_760, f"too long: {boards}"
    assert min(boards.values()) > 400, f"every board says something: {boards}"
    words = page.evaluate("document.body.innerText.split(/\\s+/).length")
    assert 2_000 < words <= 9_000, f"{words} words are open"


def test_nothing_in_the_body_has_a_style_a_script_or_a_handler(text: str) -> None:
    body = text[text.index("<body>") :]
    assert len(body) > 500_000, "the whole report is looked at"
    assert not re.findall(r"<script|<style|javascript:", body), "no script and no second style sheet"
    assert not (found := re.findall(r"<[^>]*\s(?:style|on[a-z]+)=[^>]*>", body)), f"attributes that do: {found[:2]}"


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
    assert {'"Why"', '"Next step"'} <= set(headings), f"headings in cards: {set(headings)}"
    first = page.locator(".cards").first
    assert first.get_by_role("columnheader").count() == 4, "the headings are there for those who listen"


def test_every_link_leads_somewhere_and_every_id_is_one(text: str) -> None:
    assert not twice(text), f"ids that come twice: {twice(text)[:3]}"
    assert not leads_nowhere(text), f"links that lead nowhere: {leads_nowhere(text)}"
    assert text.count('href="#partnership-') >= 9, "the first page leads to each board"
    assert text.count('class="ev"') > 300, "what is said opens on what it rests on"


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
                table: !!(home.querySelector('table') || home.closest('details').querySelector('table'))} })"""
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
    printed = [each for each in pages.stdout.split("\f") if each.strip()]
    assert 8 < len(printed) <= 25, f"{len(printed)} pages"
    front = " ".join(" ".join(printed[:3]).split())
    for said in (
        "Four of nine partnerships need a decision",
        "Safer Streets",
        "Owner",
        "New members a year, for each seat",
    ):
        assert said in front, f"{said!r} is not printed on the first pages"
    assert front.count("stagnant") >= 1, "the table's rows are there"
    told = len(re.findall(r"\.csv, row", pages.stdout))
    assert told < 20, f"records that are folded away are not printed: {told} of them named"
    assert "Skip to the report" not in front, "the skip link was printed"


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
    assert "of a fictional place" in text[: text.index("<main")], "said above everything"


def test_at_most_three_suggestions_are_open_each_with_its_first_step(chrome: Any, report: Path) -> None:
    for width in (375, 1000):
        page = Opened(chrome, report, width).page
        cards = page.locator("#partnership-safer-streets .sug:visible")
        assert cards.count() == 3, f"three are open at {width} pixels, the rest is folded away"
        for text in cards.all_inner_texts():
            assert "First step:" in text and "Tested?" in text and "Leave alone if" in text, f"not in sight: {text}"
            assert "Take" in text and "Owner" in text, f"room for the answer: {text}"
            assert "Risk:" not in text, "the reasons in full are folded under it"


def test_suggestions_stand_beside_each_other_where_there_is_room(chrome: Any, report: Path) -> None:
    for width, beside in ((1000, True), (375, False), (320, False)):
        page = Opened(chrome, report, width).page
        boxes = [each.bounding_box() for each in page.locator("#partnership-safer-streets .sug").all()[:3]]
        assert (len({round(each["y"]) for each in boxes}) == 1) is beside, f"at {width} pixels: {boxes}"
        assert all(each["x"] + each["width"] <= width for each in boxes), f"cut off at {width} pixels"


def test_the_methods_list_the_panels_rules(chrome: Any, report: Path) -> None:
    from afresh.panel.register import advisers

    page = Opened(chrome, report, 375).page
    folded = page.locator("details", has=page.locator("summary", has_text="The panel's rules")).last
    assert f"({len(advisers())})" in folded.locator("summary").inner_text(), "how many they are"
    folded.locator("summary").click()
    assert folded.locator("dt:visible").count() == len(advisers()), "each of them"


LABELS = """() => {
    const faults = [], drawings = [...document.querySelectorAll('svg')];
    for (const svg of drawings) {
        const box = svg.getBoundingClientRect(), name = svg.getAttribute('aria-label').slice(0, 60);
        if (box.left < 0 || box.right > innerWidth + 1) faults.push('over the edge: ' + name);
        const texts = [...svg.querySelectorAll('text')].map(each => [each.textContent, each.getBoundingClientRect()]);
        texts.forEach(([said, a], i) => {
            if (a.left < box.left - 1 || a.right > box.right + 1 || a.top < box.top - 1 || a.bottom > box.bottom + 1)
                faults.push('cut off: ' + said + ' in ' + name);
            for (const [other, b] of texts.slice(i + 1))
                if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3)
                    faults.push(said + ' over ' + other + ' in ' + name);
        });
    }
    return [drawings.length, document.querySelectorAll('svg text').length, faults];
}"""


@pytest.mark.long
@pytest.mark.parametrize("width", [320, 375, 1000])
def test_no_label_of_a_chart_is_cut_off_or_covers_another(chrome: Any, report: Path, width: int) -> None:
    opened = Opened(chrome, report, width)
    opened.open_details()
    drawings, texts, faults = opened.page.evaluate(LABELS)
    assert drawings > 15 and texts > 300, f"charts are looked at: {drawings} with {texts} labels"
    assert not faults, f"{len(faults)} at {width} pixels: {faults[:5]}"
