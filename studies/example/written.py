"""What was written by hand for Ambleford: proposals by theme and board, and the titles of agenda items."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ANY = "any"


@dataclass(frozen=True)
class Idea:
    """One line of proposals.csv."""

    theme: str
    boards: tuple[str, ...]
    """The fields of work of the boards it may be put to; or any."""
    novel: bool
    goes_on: bool
    """Whether, once agreed, it comes back to be carried on; else it is reported on."""
    mechanism: str
    """How it works, where it is of a kind that is found elsewhere; or nothing."""
    title: str
    text: str


@cache
def ideas() -> dict[str, tuple[Idea, ...]]:
    """By theme."""
    found: dict[str, list[Idea]] = defaultdict(list)
    for row in _rows("proposals.csv"):
        found[row["theme"]].append(
            Idea(
                theme=row["theme"],
                boards=tuple(row["boards"].split("; ")),
                novel=row["novel"] == "yes",
                goes_on=row["goes_on"] == "yes",
                mechanism=row["mechanism"],
                title=row["title"],
                text=row["text"],
            )
        )
    return {theme: tuple(of_theme) for theme, of_theme in found.items()}


@cache
def item_titles() -> dict[tuple[str, str], tuple[str, ...]]:
    """By theme and nature."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in _rows("agenda.csv"):
        found[row["theme"], row["nature"]].append(row["title"])
    return {key: tuple(titles) for key, titles in found.items()}


def _rows(name: str) -> list[dict[str, str]]:
    text = files("studies.example").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
