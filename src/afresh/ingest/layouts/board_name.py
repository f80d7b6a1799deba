"""Whose form it is: the partnership named by a title, the sheet or the file, in that order."""

import re
from collections.abc import Iterable

from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.table_names import plain

_MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
_NOT_A_NAME = re.compile(
    r"\b(attendances?|attendees|attended|register|grid|records?|logs?|decisions?|tracker|monitoring|matrix|members?|"
    r"membership|meetings?|held|summary|who came|who was there|who attended|"
    r"sign[ -]?in|signed[ -]?in|official|updated?|revised|"
    r"sheet ?\d*|table ?\d*|lists?|minutes|data|copy|final|draft|v\d+|new|of|for|the|at|as|on|and|"
    r"(?:19|20)\d\d(?:[-/–](?:20)?\d\d)?|\d{1,2}(?:st|nd|rd|th)?|"
    rf"(?:{_MONTHS})[a-z]*)\b|\d+[/.-]\d+[/.-]\d+",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?i)(?:\.(?:xlsx?|xlsm|xlsb|ods|csv|tsv|txt|parquet|gz))+$")
_LABEL = re.compile(
    r"(?i)^(?:name of )?(?:board|committee|group|partnership|forum|panel|meeting|title|"
    r"body)(?: name)?\s*[:\-–]\s*(.{3,})$"
)
_TYPE = re.compile(
    r"(?i)\b(board|committee|forum|partnership|group|panel|council|cabinet|alliance|network|team|body|assembly|"
    r"commission|collaborative|steering|consortium|hwb|hub)\b"
)
_KEY = re.compile(
    r"(?i)[(\s][^\s=:(]{1,8}\s*[=:]\s*"
    r"(?=present|attended\b|apolog|absent|did not|not\b|deput|subst|in att|observ|cancel|yes)|\bkey\b"
)
"""Where a key to the marks begins behind a title."""
LONGEST = 120


def tidied(text: str) -> str:
    """The text without what says only that it is a form: "Housing Board attendance 2025" is "Housing Board"."""
    labelled = _LABEL.match(text.strip())
    text = labelled[1] if labelled else text
    # Words in the middle of a name stay ("Health and Wellbeing Board"): only what stands at an end is taken off.
    words = _ENDING.sub("", text).replace("_", " ")
    before = None
    while before != words:
        before = words
        words = re.sub(rf"^\W*(?:{_NOT_A_NAME.pattern})\W*", " ", words, flags=re.IGNORECASE)
        words = re.sub(rf"\W*(?:{_NOT_A_NAME.pattern})\W*$", " ", words, flags=re.IGNORECASE)
        words = re.sub(r"\s+", " ", words).strip(" -–—:,;.()/&|")
    return words


def board_of(grid: Grid, context: Context, titles: Iterable[str]) -> tuple[str, str]:
    """The partnership's name and where it was found; two empty texts where nothing says it.

    `titles` are the lines above the block. A name that other tables give goes before any other; a title with a
    word such as board or forum in it before the names of sheet and file.
    """
    bare = [_KEY.split(line)[0].strip(" (,;|-–") for line in titles]
    lines = [line for line in bare if 2 < len(line) <= LONGEST]
    stem = re.split(r", | › | > |: ", grid.place)[0].rsplit("/", 1)[-1]
    places = [*((line, "the title") for line in lines), (grid.name, "the name of the sheet"), (stem, "the file's name")]
    named = [(name, where) for text, where in places if (name := tidied(text)) and len(plain(name)) > 1]
    known = {plain(each): each for each in context.partnerships}
    for name, where in named:
        if plain(name) in known:
            return known[plain(name)], where
    for name, where in named:
        if where == "the file's name" and len(context.beside) == 1:
            return next(iter(context.beside)), "the other sheets of the workbook"
        if _TYPE.search(name):
            return name, where
    if len(known) == 1:
        return next(iter(known.values())), "the other records, which name only one"
    return next(iter(sorted(named, key=lambda each: each[1] == "the title")), ("", ""))
