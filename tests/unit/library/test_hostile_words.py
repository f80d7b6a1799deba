"""Nothing that is asked for is syntax: quotes, operators, SQL, marks and signs are words or nothing."""

import pytest

from afresh.library import examples_for, find, policies_for
from afresh.library.index import MOST_WORDS, Index, quoted, words_of
from afresh.library.search import parts_of
from afresh.library.shelf import shelf

HOSTILE = [
    '"', '""', '"falls', 'falls"', "'; DROP TABLE texts; --", "falls OR 1=1", 'NEAR("falls" "exercise", 2)', "NEAR/3",
    "falls*", "*", "title:falls", "{title issues}: falls", "-falls", "^falls", "falls AND NOT exercise", "NOT",
    "AND OR NOT", "(", "((falls)", "falls + exercise", "\U0001f642", "falls \U0001f642", "\x00", "falls\x00exercise",
    "\udcff", "%", "_", "\\", "a" * 100_000, "é" * 500, "ﬁre", "Ⅷ", "falls\nexercise", "\u3000falls", "\u202esllaf",
    "<script>alert(1)</script>", "=1+1", "{{falls}}", " ".join(f"w{n}" for n in range(5_000)), "falls " * 5_000,
    "fts5", "rank", "texts", "rowid", "", "   ", "\t\n",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_asked_for_is_syntax(words: str) -> None:
    before = len(shelf(None).examples), len(shelf(None).policies)
    find(None, words)
    examples_for(None, words, words, (words,))
    examples_for(None, "falls", words, (words,))
    policies_for(None, "falls", words, nation=words)
    policies_for(None, words, words)
    assert find(None, "falls").examples, "the library is as it was"
    assert (len(shelf(None).examples), len(shelf(None).policies)) == before, "and as large"


@pytest.mark.parametrize("word", ['"', 'a"b', "NEAR", "OR", "*", "a*", "-", "title:x", "é", "\U0001f642", "x y", "'"])
def test_any_text_can_be_asked_of_the_index(word: str) -> None:
    index = Index([("falls", "falls", "falls"), ("a b", "", "")])
    assert isinstance(index.nearness([word]), dict) and isinstance(index.holding(word), frozenset), f"{word!r}"
    assert quoted(word).count('"') % 2 == 0, "quotes are in pairs"


def test_operators_are_words() -> None:
    assert [hit.example.id for hit in find(None, "falls OR exercise").examples] == ["exercise-falls"], (
        "'or' is a small word, and both the others are held"
    )
    assert find(None, "NEAR falls").nowhere == ("near",), "NEAR is looked for as a word"


@pytest.mark.parametrize("words", ["", "***", "🙂", "the of and", '"', "\x00", "_"])
def test_where_no_word_is_left_nothing_is_asked(words: str) -> None:
    assert parts_of(words) == (), f"{words!r} holds no word"
    found = find(None, words)
    assert not found.examples and not found.policies, "so nothing is found"


def test_a_long_text_is_looked_at_in_part() -> None:
    assert len(words_of(" ".join(f"w{n}" for n in range(5_000)))) == MOST_WORDS, "so many different words"
