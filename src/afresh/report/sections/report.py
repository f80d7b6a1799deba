"""The whole report: first page, a page for each partnership that has one, and what is told of all together."""

from collections.abc import Iterator

from afresh.forms import day
from afresh.report.document import Document, Page
from afresh.report.sections.board import board
from afresh.report.sections.first_page import alone, first_page, in_order
from afresh.report.sections.overview import method, organisations, side_by_side
from afresh.review.result import ReviewResult
from afresh.words import methods as method_words
from afresh.words.front import FICTIONAL

WAYS = (
    ("First page", "first-page"),
    ("What changed", "changed"),
    ("What it rests on", "rests"),
    ("Side by side", "side-by-side"),
    ("Method", "method"),
)


def report(review: ReviewResult) -> Document:
    return Document(
        title=f"Partnership review to {day(review.at)}",
        label="Partnership review",
        note=FICTIONAL if review.fictional else "",
        pages=tuple(_pages(review)),
        foot=(f"Made by {review.made_by} from the records it was given. {_names(review)}",),
        ways=WAYS,
    )


def _names(review: ReviewResult) -> str:
    return method_words.NAMES_ON if review.names else method_words.NAMES_OFF


def _pages(review: ReviewResult) -> Iterator[Page]:
    told = in_order(review)
    if len(told) == 1 and told[0].has_page and not review.projects:
        yield alone(told[0], review)
    else:
        yield first_page(review)
        yield from (board(each, review) for each in told if each.has_page)
    yield from (page for page in (side_by_side(review), organisations(review)) if page)
    yield method(review)
