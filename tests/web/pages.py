"""A report opened in Chromium from a file, with no network, and what is asked of every report."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

AXE = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    # Every fault is told; of what passes, which nobody reads here, one place each: of 25 MB, under 0.1.
    "resultTypes": ["violations"],
}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
QUICKER = """(() => {
class WeakMap {
  constructor(rows) { this.name = Symbol(); for (const [key, value] of rows ?? []) this.set(key, value); }
  has(key) { return Object.hasOwn(key, this.name); }
  get(key) { return key[this.name]; }
  set(key, value) { key[this.name] = value; return this; }
  delete(key) { return this.has(key) && delete key[this.name]; }
}
%s
})()"""
"""The script of axe, which keeps every part of every colour in a WeakMap of the browser, and so half of its time."""
LEADS_OUT = {"src", "srcset", "href", "xlink:href", "action", "formaction", "poster", "data", "background", "ping"}
FETCHES = {"script", "iframe", "object", "embed", "link", "base", "form", "img", "video", "audio", "image", "use"}


class Outside(HTMLParser):
    """References out of the file, elements that could make one, and whatever could run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in FETCHES:
            self.found.append(f"<{tag}>")
        for name, value in attributes:
            if (name in LEADS_OUT and not (value or "").startswith("#")) or name.startswith("on") or name == "style":
                self.found.append(f"<{tag} {name}={value!r}>")


@contextmanager
def browser(path: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()


class Opened:
    """A page with what it asked the network for and whatever ran in it."""

    def __init__(self, browser: Any, file: Path, width: int, height: int = 900):
        self.asked: list[str] = []
        self.ran: list[str] = []
        self.context = browser.new_context(viewport={"width": width, "height": height}, offline=True)
        self.page = self.context.new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("dialog", lambda dialog: (self.ran.append(dialog.message), dialog.dismiss()))
        self.page.on("console", lambda message: self.ran.append(message.text))
        self.page.on("pageerror", lambda error: self.ran.append(str(error)))
        self.page.goto(file.as_uri())

    def open_details(self) -> None:
        self.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

    def violations(self) -> list[str]:
        from axe_playwright_python.base import AXE_SCRIPT
        from axe_playwright_python.sync_playwright import Axe

        found = Axe(QUICKER % AXE_SCRIPT).run(self.page, options=AXE).response["violations"]
        return [f"{each['id']} ({len(each['nodes'])}): {each['nodes'][0]['html'][:200]}" for each in found]

    def sideways(self) -> int:
        """How many pixels the page itself scrolls sideways."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def outside(text: str) -> list[str]:
    parser = Outside()
    parser.feed(text)
    style = "".join(re.findall(r"<style>(.*?)</style>", text, re.DOTALL)[:1])
    return parser.found + re.findall(r"(?:url\(|@import|expression\().{0,40}", style)


def ids_of(text: str) -> list[str]:
    return re.findall(r'\sid="([^"]*)"', text)


def twice(text: str) -> list[str]:
    return [id_ for id_, times in Counter(ids_of(text)).items() if times > 1]


def leads_nowhere(text: str) -> set[str]:
    wanted = {*re.findall(r'href="#([^"]*)"', text)}
    for listed in re.findall(r'aria-(?:labelledby|describedby|controls)="([^"]*)"', text):
        wanted |= set(listed.split())
    return wanted - set(ids_of(text))


def headings(text: str) -> list[int]:
    return [int(level) for level in re.findall(r"<h([1-6])\b", text)]
