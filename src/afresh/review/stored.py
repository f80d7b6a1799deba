"""A review's value as a file, and back."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from afresh.errors import Error
from afresh.review.result import SCHEMA, PartnershipPart, ReviewResult
from afresh.review.serialising import UnreadableValue, from_plain, to_plain

UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""By an older version of the schema: what was saved under it, as the next version has it."""


LINES = "partnerships"
"""The list of which every entry has a line of its own."""
MOST_OPENING = 100_000
"""Letters of a first line that are looked at for the version."""


class NotAReview(Error):
    """A file was to be a saved review and is not; the message says why."""


def as_text(result: ReviewResult) -> str:
    """The whole result in one file, with a line of its own for each partnership: see `load_partnership`."""
    pairs = (
        f"{_written(name)}:{_lines(held) if name == LINES else _written(held)}"
        for name, held in to_plain(result).items()
    )
    return "{" + ",".join(pairs) + "}\n"


def _lines(held: list[Any]) -> str:
    return "[\n" + ",\n".join(map(_written, held)) + "\n]"


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load_partnership(path: Path | str, id: str) -> PartnershipPart:
    """One partnership of a saved review, without reading the rest; raises NotAReview where it is not in the file.

    Its line is found by the id with which it begins. A file whose lines were joined or parted by another program is
    read whole.
    """
    path, begins = Path(path), f'{{"id":{_written(id)}'
    try:
        with path.open(encoding="utf-8") as file:
            opening = file.readline(MOST_OPENING)
            newest = f'"schema":{SCHEMA},' in opening
            line = next((each for each in file if each.startswith((begins + ",", begins + "}"))), "") if newest else ""
    except (OSError, UnicodeDecodeError) as reason:
        raise NotAReview(f"{path} could not be read: {reason}") from None
    if line:
        try:
            part: PartnershipPart = from_plain(PartnershipPart, json.loads(line.rstrip(",\n")))
        except (json.JSONDecodeError, UnreadableValue) as reason:
            raise NotAReview(f"{path}: the part of {id!r} does not fit the shape of a review: {reason}") from None
        return part
    whole = load(path)
    found = next((each for each in whole.partnerships if each.id == id), None)
    if found is None:
        known = ", ".join(each.id for each in whole.partnerships[:8])
        raise NotAReview(f"{path} holds no partnership with the id {id!r}. The first that it holds: {known}.")
    return found


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
