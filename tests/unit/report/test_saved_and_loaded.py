"""A review saved, loaded and rendered gives the same bytes; any value of its shape comes back as it was."""

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from studies.example import make

from afresh.dataset import Dataset, Review
from afresh.report.render import html
from afresh.report.sections.report import report
from afresh.review import advice_parts, overview_parts, parts
from afresh.review.result import PartnershipPart, ReviewResult
from afresh.review.serialising import from_plain, to_plain, types_of
from afresh.review.stored import as_text, from_text, load
from boards import AT, board, proposals, seats
from made_reviews import partnership, review
from records import store_of, together

NAMES = ["Board", "Väst & öst", "<b>Bold</b>", 'A "quoted" one']
WHOLE = st.integers(-(2**53), 2**53)
ALONE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=8), int: WHOLE, float: st.floats(allow_nan=False, allow_infinity=False), bool: st.booleans(),
    date: st.dates(), type(None): st.none(),
}  # fmt: skip


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of this type, by the types of its fields."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind in ALONE:
        return ALONE[kind]
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*map(values, inner))
    if origin is tuple:
        if inner[-1] is Ellipsis:
            return st.lists(values(inner[0]), max_size=2).map(tuple)
        return st.tuples(*map(values, inner))
    if origin is Mapping:
        return st.dictionaries(st.text(max_size=4), values(inner[1]), max_size=2)
    if origin is Literal:
        return st.sampled_from(inner)
    return st.builds(kind, **{name: values(each) for name, each in types_of(kind).items()})


def kinds() -> list[Any]:
    """Every part that a review is made of, but those that hold all the others."""
    found = [each for module in (parts, advice_parts, overview_parts) for each in vars(module).values()]
    return sorted({each for each in found if is_dataclass(each)}, key=lambda each: str(each.__name__))


def test_the_parts_are_found() -> None:
    names = {each.__name__ for each in kinds()}
    assert {"FindingPart", "AdvicePart", "ForecastPart", "PortfolioPart"} <= names and len(names) > 30, f"{names}"


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: str(kind.__name__))
def test_any_part_comes_back_as_it_was(kind: Any) -> None:
    @given(values(kind))
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    def check(value: Any) -> None:
        found = from_plain(kind, to_plain(value))
        different = [each.name for each in fields(kind) if getattr(found, each.name) != getattr(value, each.name)]
        assert not different, f"{kind.__name__}: other {different} than was saved"

    check()


@st.composite
def worlds(draw: st.DrawFn) -> Review:
    """A few boards: old or new, with or without newcomers and proposals, under names that HTML has to escape."""
    made = []
    for n in range(draw(st.integers(1, 3))):
        name = f"{draw(st.sampled_from(NAMES))} {n}"
        newcomers, of = draw(st.integers(0, 8)), draw(st.integers(0, 12))
        if draw(st.booleans()):
            made += board(name, newcomers, draw(st.integers(0, of)), of)
        else:
            start = draw(st.dates(date(2019, 1, 1), AT))
            made += [{"partnerships": [{"id": name, "name": name, "kind": "board"}]}, seats(name, 4, start=start)]
            made += [proposals(name, 0, of)] if of else []
    return Dataset(store_of(together(*made))).review(at=AT)


@pytest.mark.long
@given(worlds())
@settings(max_examples=3, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_random_worlds_saved_and_loaded_give_the_same_bytes(review: Review) -> None:
    again = from_text(review.json())
    assert again == review.result, "another value than was saved"
    assert as_text(again) == review.json(), "saved again it is another file"
    assert html.page(report(again)) == review.html(), "and its page is another"


@pytest.mark.long
def test_the_worked_example_from_its_file_gives_the_same_page(tmp_path: Path) -> None:
    review = Dataset(make(1)).review()
    page, saved = review.save(tmp_path)
    loaded = load(saved)
    assert isinstance(loaded, ReviewResult) and len(loaded.partnerships) == 9, "nine partnerships"
    assert html.page(report(loaded)) == page.read_text("utf-8"), "the page of what was loaded is another"


def test_one_made_by_hand_comes_back_as_well() -> None:
    made = review(partnership("a", name="A"), partnership("b", purpose='To "serve"'))
    assert from_text(as_text(made)) == made, "it is the same value"


@pytest.mark.parametrize("kind", [ReviewResult, PartnershipPart])
def test_each_field_has_a_type_that_can_be_read_back(kind: Any) -> None:
    for name, each in types_of(kind).items():
        assert values(each) is not None, f"{kind.__name__}.{name} could not be read back"
