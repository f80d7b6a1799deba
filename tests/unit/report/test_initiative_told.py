"""What the report tells of initiative, of dissent after joining and of results since a change."""

from datetime import date, timedelta

import pytest

from afresh.dataset import Dataset, Review
from afresh.review.indicators import indicators
from afresh.review.initiative import initiative
from afresh.review.labels import Labels
from afresh.settings import default_settings
from records import Records, named, store_of

AT = date(2024, 6, 30)


def months(n: int, first: date) -> list[date]:
    return [first + timedelta(days=30 * i) for i in range(n)]


def records() -> Records:
    """A council that proposes, police that support and give, and a charity too new to tell."""
    days = months(12, date(2023, 7, 1))
    return {
        "organisations": [{"id": each[0], "name": each} for each in ("Council", "Police", "A charity")],
        "people": named("Jo Marsh"),
        "partnerships": named("board", kind="board"),
        "seats": [{"partnership": "board", "organisation": who, "start": start}
                  for who, start in (("C", date(2015, 1, 1)), ("P", date(2015, 1, 1)), ("A", date(2024, 5, 1)))],
        "proposals": [{"id": f"q{n}", "partnership": "board", "date": day, "title": "q", "proposer": "C", "novel": True}
                      for n, day in enumerate(days)],
        "responses": [{"proposal": f"q{n}", "organisation": "P", "response": "support"} for n in range(12)],
        "contributions": [{"organisation": "P", "date": days[0], "kind": "other", "amount": 2.0}],
        "indicators": [{"id": "waits", "partnership": "board", "name": "Waits", "better": "lower"}],
        "observations": [{"indicator": "waits", "date": day, "value": 1 + n % 2 if n < 12 else 1}
                         for n, day in enumerate(months(20, date(2022, 10, 1)))],
        "reviews": [{"id": "r", "partnership": "board", "date": months(20, date(2022, 10, 1))[12],
                     "decision": "refresh", "reasons": "Jo Marsh asked for it"}],
    }  # fmt: skip


@pytest.fixture(scope="module")
def review() -> Review:
    return Dataset(store_of(records())).review(at=AT, settings=default_settings())


def test_sentences_that_an_organisation_could_read(review: Review) -> None:
    labels = Labels(review.assessment.workspace.store, review.disclosure, AT)
    told = initiative(review.assessment, labels)
    assert [each.name for each in told.organisations] == ["Council", "Police"], "by name, and nobody too new"
    council, police = told.organisations
    assert council.said[0].startswith("It made 12 proposals in 3 years: 4.00 a year (between"), council.said
    assert "12 of them recorded as new, none adopted so far" in council.said[0], council.said
    assert police.said[0].startswith("It made no proposals in 3 years"), police.said
    assert police.said[1].startswith("It supported 12 of 12 new proposals of others"), police.said
    assert police.said[2] == "It gave something else once (2 in all) in 3 years.", police.said
    assert told.untold == "One more organisation has too few such records to tell.", told.untold
    assert len(council.lines) == 12 and len(police.lines) == 13, "the records under each"


def test_the_page_tells_it_and_orders_nothing_by_the_figures(review: Review) -> None:
    page = review.html()
    assert 'href="#initiative"' in page and "none of this is an order of merit" in page, "the section is not there"
    assert page.index("<dt>Council</dt><dd>It made 12") < page.index("<dt>Police</dt><dd>It made no"), "by name"
    assert "Jo Marsh" not in page, "what the review gave as its reason named somebody"


def test_the_indicator_tells_what_came_after_the_review(review: Review) -> None:
    labels = Labels(review.assessment.workspace.store, review.disclosure, AT)
    (one,) = indicators(review.assessment, review.assessment.partnerships[0], labels)
    said = " ".join(one.detail)
    assert "(decision: refresh): improved; the mean of the eight figures since is 1, and was 1.5 before" in said, said
    assert said.endswith("What came after a decision need not have come of it."), said
    assert one.figures is not None and [what for _, what in one.figures.changes] == ["refresh"], "drawn on the chart"
    found = [f for f in review.facts()["partnerships"][0]["findings"] if f["measure"] == "results_since_change"]
    assert [f["note"] for f in found] == ["improved"], f"in JSON as well: {found}"
