"""Texts as the words in them, weighted so that words which everybody uses count for little (TF-IDF).

Words are told apart in any script: a word is a run of letters, their marks, and figures, whatever its capitals.
Scripts that leave no space between words (Chinese, Japanese, Thai and their like) are taken two letters at a time, so
that texts in them are compared by what they have in common too.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_array

LONGEST = 5_000
"""Letters of a text that are read."""
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


def words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).casefold()
    parting = {ord(each): " " for each in set(plain) if unicodedata.category(each)[0] not in "LMN"}
    found: list[str] = []
    for word in plain.translate(parting).split():
        for run in UNSPACED.findall(word):
            found += [run[at : at + 2] for at in range(max(1, len(run) - 1))]
        found += [each for each in UNSPACED.sub(" ", word).split() if len(each) > 1]
    return found


def weighted(texts: Sequence[Sequence[str]]) -> "csr_array":
    """A row of length 1 for each text (of words), a column for each word: its count there times ln((1 + texts) /
    (1 + texts with it)) + 1."""
    from scipy.sparse import csr_array

    place: dict[str, int] = {}
    columns = np.array([place.setdefault(word, len(place)) for text in texts for word in text], np.int64)
    starts = np.append(0, np.cumsum([len(text) for text in texts])).astype(np.int64)
    counts = csr_array((np.ones(len(columns)), columns, starts), shape=(len(texts), len(place)))
    counts.sum_duplicates()
    texts_with = np.bincount(counts.indices, minlength=len(place))
    counts.data *= (np.log((1 + len(texts)) / (1 + texts_with)) + 1)[counts.indices]
    lengths = np.sqrt(np.add.reduceat(np.append(counts.data**2, 0.0), counts.indptr[:-1])) if len(texts) else np.ones(0)
    counts.data /= np.repeat(np.maximum(lengths, 1e-300), np.diff(counts.indptr))
    return counts
