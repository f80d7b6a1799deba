"""Reports on records that nobody tidied: hostile ones, tiny ones, and a register of 571 groups."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from afresh.dataset import Dataset
from afresh.records.store import Store
from appg import appg_seats
from boards import seats
from records import Records, held, store_of, together
from web.pages import Opened, headings, leads_nowhere, outside, twice

pytestmark = pytest.mark.browser


def saved(store: Store, folder: Path, at: date | None = None) -> Path:
    return Dataset(store).review(at=at).save(folder, ("html",))[0]


def is_sound(chrome: Any, file: Path, axe_details: bool = True) -> None:
    """What holds of every report, at both widths."""
    text = file.read_text("utf-8")
    assert not outside(text), f"refers outside itself: {outside(text)[:2]}"
    assert not twice(text), f"ids that come twice: {twice(text)[:3]}"
    assert not leads_nowhere(text), f"links that lead nowhere: {leads_nowhere(text)}"
    assert headings(text).count(1) == 1, "one main heading"
    for width in (1280, 375, 320):
        opened = Opened(chrome, file, width)
        if axe_details:
            opened.open_details()
        assert opened.asked == [file.as_uri()], f"asked for {opened.asked[1:]}"
        assert not opened.ran, f"ran: {opened.ran}"
        assert opened.sideways() == 0, f"at {width} pixels {opened.sideways()} too wide"
        if width != 320:
            assert opened.violations() == [], f"axe at {width} pixels"
        opened.context.close()


NASTY = {
    "script": "<script>alert('ran')</script>",
    "image": "<img src=x onerror=alert('ran')>",
    "closing": "</style></svg></title></textarea><svg onload=alert('ran')>",
    "quotes": "\"' onmouseover=\"alert('ran')\" x='",
    "link": "javascript:alert('ran')",
    "template": "{{ 7 * 7 }}{% raw %}${7*7}",
    "comment": "<!-- --><![CDATA[ ]]>",
    "turned": "\u202eevoba sa\u202c \u200f עברית \u2066x\u2069",
    "controls": "a\x01b\x0bc\x7f\ufffe",
    "formula": '=HYPERLINK("http://example.org","ran")',
    "long": "Long" * 2500,
    "longwords": "Many words " * 900,
    "marks": "Z" + "\u0335\u0321" * 300,
}


def hostile() -> Records:
    """Each nasty text as the name of a partnership, an organisation, a person, a file, as a role, a title, a theme."""
    parts: list[Records] = []
    for n, (key, text) in enumerate(NASTY.items()):
        people = [f"{key} {i}" for i in range(4)]
        parts += [
            {"partnerships": [{"id": key, "name": text, "kind": "board", "purpose": text, "area": text}]},
            {"organisations": [{"id": f"o {key}", "name": text}]},
            {"people": [{"id": each, "name": f"{text} {each}", "organisation": f"o {key}"} for each in people]},
            {
                "seats": [
                    {
                        "partnership": key,
                        "person": each,
                        "organisation": f"o {key}",
                        "role": text,
                        "start": date(2019, 1, 1 + i),
                        "source": f"{text}.csv",
                        "source_row": 2,
                    }
                    for i, each in enumerate(people)
                ]
            },
            *(held(key, date(2023 + m // 12, 1 + m % 12, 1 + n), *people, title=text) for m in range(18)),
            *hostile_work(n, key, text),
        ]
    return together(*parts)


def hostile_work(n: int, key: str, text: str) -> list[Records]:
    return [
        {
            "agenda": [
                {
                    "id": f"i {key} {m}",
                    "meeting": f"{key} {date(2024, 1 + m, 1 + n)}",
                    "title": text,
                    "issue": text,
                    "nature": "outcome",
                }
                for m in range(6)
            ]
        },
        {
            "proposals": [
                {
                    "id": f"q {key} {m}",
                    "partnership": key,
                    "date": date(2023, 1 + m, 1),
                    "title": text,
                    "status": "adopted",
                    "decided": date(2023, 2 + m, 1),
                }
                for m in range(10)
            ]
        },
        {
            "responses": [
                {
                    "proposal": f"q {key} {m}",
                    "organisation": f"o {each}",
                    "response": answer,
                    "reason": text,
                    "reason_kind": "cost",
                }
                for m in range(6)
                for each, answer in ((key, "oppose"), ("script", "support"))
                if each != "script" or key != "script"
            ]
        },
        *hostile_figures(key, text),
    ]


def hostile_figures(key: str, text: str) -> list[Records]:
    return [
        {
            "indicators": [
                {
                    "id": f"n {key}",
                    "partnership": key,
                    "name": text,
                    "unit": text,
                    "better": "lower",
                    "target": 1e15,
                }
            ]
        },
        {
            "observations": [
                {
                    "indicator": f"n {key}",
                    "date": date(2023 + m // 12, 1 + m % 12, 1),
                    "value": (-1) ** m * 10.0 ** (m - 9),
                }
                for m in range(18)
            ]
        },
    ]


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(store_of(hostile()), tmp_path_factory.mktemp("hostile"), date(2024, 6, 30))


@pytest.mark.long
def test_hostile_records_run_nothing_and_break_no_layout(chrome: Any, nasty: Path) -> None:
    is_sound(chrome, nasty)


def test_hostile_texts_are_shown_as_text(chrome: Any, nasty: Path) -> None:
    page = Opened(chrome, nasty, 1280).page
    shown = page.evaluate("document.body.textContent")
    for key in ("script", "image", "quotes", "link", "template"):
        assert NASTY[key] in shown, f"{NASTY[key]!r} is not shown as it was written"
    assert page.locator("main script, main img, main [onload], main [onerror], main [onmouseover]").count() == 0, (
        "a record became markup"
    )


def test_hostile_texts_hide_nothing_around_them(chrome: Any, nasty: Path) -> None:
    page = Opened(chrome, nasty, 1280).page
    assert page.locator("article.page").count() == len(NASTY) + 4, (
        "the first page, a page for each, all side by side, the organisations and the methods"
    )
    assert page.locator("footer").inner_text().startswith("Made by afresh"), "the end of the report is where it was"
    direction = page.evaluate("getComputedStyle(document.querySelector('footer p')).direction")
    assert direction == "ltr", "a right-to-left mark turned the rest round"


def test_three_meetings_of_one_board(chrome: Any, tmp_path: Path) -> None:
    meetings = [held("Friday group", date(2026, month, 6), "Amy Ash", "Ben Birch", "Cat Cedar") for month in (1, 2, 3)]
    file = saved(store_of(together(*meetings)), tmp_path)
    is_sound(chrome, file)
    text = file.read_text("utf-8")
    assert "too new to tell" in text, "three meetings are too few to say"
    assert "The records do not reach back far enough to compare with a year before." in text, "and that is said"


def test_a_board_that_nobody_can_say_anything_of(chrome: Any, tmp_path: Path) -> None:
    records = together(
        {"partnerships": [{"id": "named only", "name": "Named only", "kind": "board"}]}, seats("x", people=1)
    )
    is_sound(chrome, saved(store_of(records), tmp_path, date(2024, 6, 30)))


@pytest.mark.real
@pytest.mark.long
def test_the_register_of_571_groups(chrome: Any, shared: Path, tmp_path: Path) -> None:
    store = store_of(together({"seats": appg_seats(shared / "appg" / "officers.csv.gz")}))
    file = saved(store, tmp_path)
    is_sound(chrome, file)
    page = Opened(chrome, file, 1280).page
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    groups = int(store.rows("SELECT count(DISTINCT partnership) FROM seats")[0][0])
    lines = page.locator("table.boards tbody tr:not(.group)").count() + page.locator("#others li").count()
    assert groups - 20 < lines < groups, f"every group is named, but a few that are gone by their records: {lines}"
    own = page.locator('article[id^="partnership-"]')
    assert own.count() <= 50, "of very many partnerships only those most in need have a page"
