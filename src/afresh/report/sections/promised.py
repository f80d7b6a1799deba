"""What was promised for a day that has passed: a review, or actions agreed. It comes before any finding."""

from collections.abc import Sequence

from afresh.forms import count, day, listed, sentence
from afresh.report.document import Paragraph, strong
from afresh.report.sections.short_names import called
from afresh.review.result import PartnershipPart, ReviewResult

MOST_NAMED = 6


def promised_here(part: PartnershipPart) -> tuple[Paragraph, ...]:
    """On the partnership's own page, where anything is late."""
    said = []
    if part.review_due:
        said.append(f"its review was due on {day(part.review_due)} and is not on record")
    if part.actions_late:
        said.append(f"{_actions(part.actions_late)} past the agreed day and not recorded as done")
    return (Paragraph((strong("First: "), sentence("; ".join(said)))),) if said else ()


def promised_across(told: Sequence[PartnershipPart], review: ReviewResult) -> tuple[Paragraph, ...]:
    """On the first page: whose, the longest overdue first."""
    due = sorted((each.review_due, called(each, review)) for each in told if each.review_due)
    late = sorted((-each.actions_late, called(each, review)) for each in told if each.actions_late)
    said = []
    if due:
        said.append(f"{count(len(due), 'review')} overdue: {_some([f'{name} (due {day(on)})' for on, name in due])}")
    if late:
        total = -sum(n for n, _ in late)
        said.append(
            f"{_actions(total)} past the agreed day and not recorded as done: {_some([name for _, name in late])}"
        )
    return (Paragraph((strong("First: "), " ".join(map(sentence, said)))),) if said else ()


def _actions(n: int) -> str:
    return f"{count(n, 'action')} {'is' if n == 1 else 'are'}"


def _some(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return listed([*names[:MOST_NAMED], *([count(more, "other")] if more > 0 else [])])
