"""Full-text search by BM25: SQLite's FTS5, in memory. Every word is quoted, so that nothing asked for is syntax."""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import cache
from threading import Lock

from afresh.errors import Error

WEIGHTS = (3.0, 2.0, 1.0)
"""How much a word counts in the title, in the issues and in the rest."""
MOST_WORDS = 100
"""Of a long text only so many different words are looked for."""
WORD = re.compile(r"[^\W_]+")
_SMALL = """a about all an and any are as at be been but by can could do does for from get had has have he her his how i
if in into is it its more no not of on one or other our out over she should so some than that the their them then there
these they this to too up us was we were what when where which who will with would you your"""
SMALL_WORDS = frozenset(_SMALL.split())


class NoFullTextSearch(Error, RuntimeError):
    """This Python's SQLite was built without FTS5."""

    def __init__(self) -> None:
        super().__init__(
            f"The library cannot be searched by words: this Python's SQLite ({sqlite3.sqlite_version}) was built "
            "without FTS5, its full-text search. Run afresh with a Python whose SQLite has it."
        )


def words_of(text: str) -> tuple[str, ...]:
    """The different words of a text, in small letters, in order, without small words."""
    found = dict.fromkeys(word for word in WORD.findall(text.casefold()) if word not in SMALL_WORDS)
    return tuple(found)[:MOST_WORDS]


def quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


@cache
def has_full_text() -> bool:
    with closing(sqlite3.connect(":memory:")) as con:
        try:
            con.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
        except sqlite3.OperationalError:
            return False
    return True


class Index:
    """Texts of three parts (title, issues, the rest), numbered from 0 in the order given."""

    def __init__(self, texts: Iterable[Sequence[str]]):
        self._held: dict[str, frozenset[int]] = {}
        self._alone = Lock()
        if not has_full_text():
            return
        # Only ever read after this, by one thread at a time: another session, or a web server, may ask it too.
        self._con = sqlite3.connect(":memory:", check_same_thread=False)
        columns = "title, issues, rest, tokenize = 'porter unicode61 remove_diacritics 2'"
        self._con.execute(f"CREATE VIRTUAL TABLE texts USING fts5({columns})")
        rows = [(number, *parts) for number, parts in enumerate(texts)]
        self._con.executemany("INSERT INTO texts (rowid, title, issues, rest) VALUES (?, ?, ?, ?)", rows)

    def nearness(self, words: Sequence[str]) -> dict[int, float]:
        """BM25 of each text that holds any of the words, the nearer the greater; nothing without FTS5."""
        if not words or not has_full_text():
            return {}
        asked = " OR ".join(quoted(word) for word in words)
        sql = "SELECT rowid, -bm25(texts, ?, ?, ?) FROM texts WHERE texts MATCH ?"
        with self._alone:
            return dict(self._con.execute(sql, (*WEIGHTS, asked)).fetchall())

    def holding(self, word: str, in_title: bool = False) -> frozenset[int]:
        """The texts that hold a word, or one with the same stem; or those with it in their title."""
        asked = ("title : " if in_title else "") + quoted(word)
        if asked not in self._held and has_full_text():
            with self._alone:
                found = self._con.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (asked,)).fetchall()
            self._held[asked] = frozenset(number for (number,) in found)
        return self._held.get(asked, frozenset())
