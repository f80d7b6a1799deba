"""BM25 as SQLite's FTS5 documents it, worked out again in plain Python.

Formula and constants: https://www.sqlite.org/fts5.html, "The bm25() function": k1 = 1.2, b = 0.75, and the inverse
document frequency log((N - n + 0.5) / (n + 0.5)), or 1e-6 where that is not above 0 (fts5_aux.c in its source).
A word counts in each column by the column's weight; the length of a text is that of all columns together.
"""

import math
import random
from collections.abc import Sequence

import pytest

from afresh.library.index import WEIGHTS, Index

K1, B, LEAST = 1.2, 0.75, 1e-6
WORDS = ["dax", "kov", "zuf", "wug", "blick", "gorp", "tam", "vod", "pim", "nur"]
"""Made up so that they have no ending to take off."""


def bm25(texts: Sequence[Sequence[str]], asked: Sequence[str]) -> dict[int, float]:
    split = [[part.split() for part in text] for text in texts]
    lengths = [sum(map(len, parts)) for parts in split]
    mean = sum(lengths) / len(lengths)
    near: dict[int, float] = {}
    for word in asked:
        holding = [number for number, parts in enumerate(split) if any(word in part for part in parts)]
        idf = math.log((len(texts) - len(holding) + 0.5) / (len(holding) + 0.5))
        for number in holding:
            times = sum(weight * part.count(word) for weight, part in zip(WEIGHTS, split[number], strict=True))
            by_length = 1 - B + B * lengths[number] / mean
            near[number] = near.get(number, 0.0) + max(idf, LEAST) * times * (K1 + 1) / (times + K1 * by_length)
    return near


@pytest.mark.parametrize("seed", range(20))
def test_nearness_is_bm25(seed: int) -> None:
    chance = random.Random(seed)
    texts = [
        tuple(" ".join(chance.choices(WORDS, k=chance.randint(0, most))) for most in (3, 4, 12))
        for _ in range(chance.randint(2, 30))
    ]
    asked = chance.sample(WORDS, 3)
    expected, found = bm25(texts, asked), Index(texts).nearness(asked)
    assert found.keys() == expected.keys(), "the texts that hold any of the words"
    for number, near in expected.items():
        assert found[number] == pytest.approx(near, rel=1e-9), f"text {number} of seed {seed}"
    order = sorted(found, key=lambda number: -found[number])
    assert order == sorted(expected, key=lambda number: -found[number]), "and so in the same order"


def test_one_worked_out_by_hand() -> None:
    # Four texts of one word each in the last column, one of which is asked for: N = 4, n = 1, all lengths the mean.
    # log(3.5 / 1.5) * 1 * 2.2 / (1 + 1.2) = log(7 / 3) = 0.8473.
    found = Index([("", "", word) for word in ("dax", "kov", "zuf", "wug")]).nearness(["kov"])
    assert found == {1: pytest.approx(0.8473, abs=5e-5)}, f"found {found}"


def test_endings_and_accents_make_no_difference() -> None:
    index = Index([("Carers' café", "", ""), ("other", "", "")])
    assert index.holding("carer") == {0} and index.holding("cafe") == {0}, "one word whatever its ending or accent"
