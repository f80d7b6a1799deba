"""The pages of a report's HTML, as a reader finds them: by title, with and without what is folded."""

import html
import re
from html.parser import HTMLParser


def plain(markup: str) -> str:
    """What stands there, tags apart; nothing of the style sheet."""
    markup = re.sub(r"<style>.*?</style>", "", markup, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def said(markup: str) -> str:
    """The same where a tag stands between a word and its full stop."""
    return re.sub(r" (?=[.,;:)?!])", "", plain(markup))


def articles(source: str) -> dict[str, str]:
    """By anchor: each page's own HTML."""
    found = re.findall(r'<article class="[^"]*" id="([^"]*)">(.*?)</article>', source, re.DOTALL)
    return dict(found)


def page_of(source: str, name: str) -> str:
    """A partnership's page, by the name in its title."""
    wanted = re.escape(html.escape(name))
    return next(each for each in articles(source).values() if re.search(rf'class="title">{wanted} <span', each))


class _Open(HTMLParser):
    """Text that shows before anything is opened: within details, the summary alone."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.folds: list[bool] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "details":
            self.folds.append("open" in given)
        if tag == "summary":
            self.folds[-1] = True
        if tag in ("style", "title"):
            self.hidden += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "details":
            self.folds.pop()
        if tag == "summary":
            self.folds[-1] = False
        if tag in ("style", "title"):
            self.hidden -= 1

    def handle_data(self, data: str) -> None:
        if all(self.folds) and not self.hidden:
            self.text.append(data)


def shown_at_first(source: str) -> str:
    """What a reader sees before opening anything."""
    parser = _Open()
    parser.feed(source)
    return " ".join(" ".join(parser.text).split())
