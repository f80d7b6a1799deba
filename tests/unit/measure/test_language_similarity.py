"""The language of descriptions: scikit-learn's vectors, other scripts, and what is too short to compare."""

from datetime import date
from itertools import combinations
from typing import Any

import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from afresh.measure import take
from afresh.snapshot.workspace import gather
from afresh.statistics.tfidf import weighted, words
from records import held, named, store_of, together

AT, DAY = date(2022, 6, 30), date(2022, 3, 1)

SAID = [
    "We help people who live with debt, and people who owe rent.",
    "The council's housing team helps people in debt keep their homes",
    "Nurses visiting people at home after a fall: prevention and care",
    "Care at home; care homes; homes",
    "Nous aidons les personnes endettées à garder leur logement",
    "L'équipe du logement aide les personnes endettées",
]


def similarity(*descriptions: str | None, others: tuple[str | None, ...] = ()) -> dict[str, Any]:
    """Of a table at which somebody sits for an organisation with each description."""
    every = [*descriptions, *others]
    organisations = [{"id": f"o{n}", "name": f"o{n}", "description": said} for n, said in enumerate(every)]
    people = [{"id": f"p{n}", "name": f"p{n}", "organisation": f"o{n}"} for n in range(len(every))]
    records = together(
        {"organisations": organisations, "people": people, "partnerships": named("board", "other")},
        held("board", DAY, *(f"p{n}" for n in range(len(descriptions)))),
        held("other", DAY, *(f"p{n}" for n in range(len(descriptions), len(every)))),
    )
    return next(take(gather(store_of(records), at=AT, level="people"), "language_similarity").rows())


def test_vectors_against_scikit_learn() -> None:
    judge = TfidfVectorizer().fit_transform(SAID)
    ours = weighted([words(each) for each in SAID])
    assert abs((ours @ ours.T) - (judge @ judge.T)).max() < 1e-12, "the cosines of every two differ"
    assert ours.shape == judge.shape, f"{ours.shape[1]} words, scikit-learn finds {judge.shape[1]}"


def test_a_table_against_scikit_learn() -> None:
    """The mean over the table's pairs, and over all pairs of the pool, with weights from all who are active."""
    cosine = (lambda found: (found @ found.T).toarray())(TfidfVectorizer().fit_transform(SAID))
    row = similarity(*SAID[:3], others=tuple(SAID[3:]))

    def mean(of: int) -> float:
        pairs = list(combinations(range(of), 2))
        return sum(float(cosine[pair]) for pair in pairs) / len(pairs)

    assert row["value"] == pytest.approx(mean(3), abs=1e-12), f"three round the table: {row}"
    assert row["expected"] == pytest.approx(mean(6), abs=1e-12), f"six in the pool: {row}"
    assert (row["n"], row["organisations"], row["pool"]) == (3, 3, 6), f"{row}"


def test_the_range_by_chance_against_every_draw() -> None:
    """Three of six can be drawn in 20 ways: one of them is 5%, nineteen of them 95%."""
    cosine = (lambda found: (found @ found.T).toarray())(TfidfVectorizer().fit_transform(SAID))
    drawn = sorted(sum(float(cosine[p]) for p in combinations(three, 2)) / 3 for three in combinations(range(6), 3))
    row = similarity(*SAID[:3], others=tuple(SAID[3:]))
    assert min(abs(row["low"] - each) for each in drawn[:3]) < 1e-12, f"low {row['low']}, every draw {drawn}"
    assert min(abs(row["high"] - each) for each in drawn[-3:]) < 1e-12, f"high {row['high']}, every draw {drawn}"


@pytest.mark.parametrize(("text", "found"), [
    ("Falls, falls & FALLS", ["falls", "falls", "falls"]), ("a b cd", ["cd"]), ("l'équipe", ["équipe"]),
    ("Straße STRASSE", ["strasse", "strasse"]), ("cafe\u0301 café", ["café", "café"]),
    ("हिन्दी में", ["हिन्दी", "में"]), ("住宅支援", ["住宅", "宅支", "支援"]), ("ช่วย", ["ช่", "่ว", "วย"]),
    ("مساعدة الناس", ["مساعدة", "الناس"]), ("помощь людям", ["помощь", "людям"]), ("24 hours", ["24", "hours"]),
    ("", []), ("!!! ---", []), ("\ud800 lone surrogates", ["lone", "surrogates"]),
])  # fmt: skip
def test_words_in_any_script(text: str, found: list[str]) -> None:
    assert words(text) == found, f"the words of {text!a}: {words(text)}"


@pytest.mark.parametrize("pair", [
    ("住宅支援と債務相談を行う", "債務相談と住宅支援の団体"), ("เราช่วยเหลือคนในเมือง", "คนในเมืองที่เราช่วยเหลือ"),
    ("हम लोगों की मदद करते हैं", "लोगों की मदद के लिए हम"), ("Мы помогаем людям дома", "помогаем людям дома всегда"),
])  # fmt: skip
def test_two_who_say_the_same_in_another_script_are_alike(pair: tuple[str, str]) -> None:
    """At least as alike as English neighbours, who share two words of seven."""
    english = similarity("We help people who live alone here", "They help some people with debt always")["value"]
    assert similarity(*pair)["value"] > english > 0, f"{pair} against {english}"


def test_too_short_and_missing_descriptions_are_left_out_and_said() -> None:
    row = similarity(SAID[0], SAID[1], "debt", None, others=(SAID[2], SAID[3]))
    assert (row["n"], row["organisations"], row["left_out"]) == (1, 2, 2), f"two can be compared: {row}"
    assert "2 of 4 organisations" in row["note"], f"it says how many are left out: {row['note']}"


@pytest.mark.parametrize(("said", "note"), [
    ((SAID[0],), "fewer than two organisations are described in three words or more"),
    ((SAID[0], None), "fewer than two organisations are described in three words or more"),
    ((None, None), "not recorded"),
])  # fmt: skip
def test_nothing_to_compare(said: tuple[str | None, ...], note: str) -> None:
    row = similarity(*said)
    assert (row["value"], row["note"]) == (None, note), f"{row}"


def test_nobody_else_to_draw_from() -> None:
    row = similarity(*SAID[:3])
    assert row["value"] is not None and row["low"] is None, f"a value, and nothing to set it against: {row}"
    assert row["note"] == "not compared: too few others to draw from", row["note"]
