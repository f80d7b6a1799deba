"""A review's value as a file, and back."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from afresh.errors import Error
from afresh.review.result import SCHEMA, ReviewResult
from afresh.review.serialising import UnreadableValue, from_plain, to_plain

UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""By an older version of the schema: what was saved under it, as the next version has it."""


class NotAReview(Error):
    """A file was to be a saved review and is not; the message says why."""


def as_text(result: ReviewResult) -> str:
    """The whole result in one file."""
    return json.dumps(to_plain(result), ensure_ascii=False, indent=None, separators=(",", ":")) + "\n"


def load(path: Path | str) -> ReviewResult:
    """The review that was saved in this file."""
    path = Path(path)
    try:
        return from_text(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as reason:
        raise NotAReview(f"{path} could not be read: {reason}") from None
    except NotAReview as reason:
        raise NotAReview(f"{path}: {reason}") from None


def from_text(text: str) -> ReviewResult:
    try:
        plain = json.loads(text)
    except json.JSONDecodeError as reason:
        raise NotAReview(
            f"it is no JSON ({reason}). A saved review is the review.json that 'afresh review' wrote."
        ) from None
    if not isinstance(plain, dict) or not isinstance(plain.get("schema"), int):
        raise NotAReview("it holds no review. A saved review is the review.json that 'afresh review' wrote.")
    if plain["schema"] > SCHEMA:
        raise NotAReview(
            f"it was saved by a newer afresh ({plain.get('made_by', 'not said')}; schema {plain['schema']}, and this "
            f"one reads up to {SCHEMA}). Install that version or a later one."
        )
    for version in range(plain["schema"], SCHEMA):
        plain = UPGRADES[version](plain)
    try:
        found: ReviewResult = from_plain(ReviewResult, plain)
    except UnreadableValue as reason:
        raise NotAReview(f"it does not fit the shape of a review: {reason}") from None
    return found
