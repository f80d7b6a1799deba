"""What a kept review promises: its schema, versions that are read for ever, ids that stay the same."""

import csv
import json
import random
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

import afresh
from afresh.report.schema_page import schema_page
from afresh.review import stored
from afresh.review.result import SCHEMA
from afresh.review.schema import schema
from afresh.review.serialising import to_plain

SAVED = Path(__file__).parents[2] / "saved_reviews"
DOCS = Path(__file__).parents[3] / "docs"
KINDS: dict[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "null": (type(None),), "boolean": (bool,),
}  # fmt: skip

Row = dict[str, str]
TABLES: dict[str, list[Row]] = {
    "organisations": [{"id": f"org{n}", "name": f"Organisation {n}"} for n in range(4)],
    "partnerships": [{"id": "falls", "name": "Falls Board"}, {"id": "homes", "name": "Homes Board"}],
    "seats": [
        {"partnership": board, "organisation": f"org{n}", "start": f"20{18 + n}-04-01"}
        for board in ("falls", "homes")
        for n in range(4)
    ],
    "proposals": [
        {
            "id": f"{board}-{n}", "partnership": board, "title": f"Proposal {n} to {board}",
            "date": f"20{20 + n // 4}-0{1 + n % 4}-15",
            "proposer": f"org{n % 4}", "decided": f"20{20 + n // 4}-0{3 + n % 4}-15",
            "decision": "adopted" if n % 3 else "refused",
        }
        for board in ("falls", "homes")
        for n in range(16)
    ],
}  # fmt: skip


def reviewed(folder: Path, change: Callable[[str, list[Row]], list[Row]]) -> afresh.ReviewResult:
    folder.mkdir()
    for name, rows in TABLES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(change(name, rows))
    return afresh.read(folder).review(at="2024-01-01").result


def ids(review: afresh.ReviewResult) -> set[str]:
    return {each.id for part in review.partnerships for each in part.findings} | {each.id for each in review.everywhere}


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> afresh.ReviewResult:
    return reviewed(tmp_path_factory.mktemp("kept") / "as-it-is", lambda name, rows: rows)


def wrong(value: Any, of: dict[str, Any], parts: dict[str, Any], where: str = "review") -> Iterator[str]:
    """Where a value does not fit a schema: as much of JSON Schema as a kept review's uses."""
    if "$ref" in of:
        yield from wrong(value, parts[of["$ref"].rsplit("/", 1)[1]], parts, where)
    elif "anyOf" in of:
        if all(any(wrong(value, each, parts, where)) for each in of["anyOf"]):
            yield f"{where} is none of {len(of['anyOf'])} kinds: {str(value)[:60]}"
    elif of["type"] == "array":
        if not isinstance(value, list) or not of.get("minItems", 0) <= len(value) <= of.get("maxItems", len(value)):
            yield f"{where} is no such list"
            return
        for i, each in enumerate(value):
            yield from wrong(each, of["prefixItems"][i] if "prefixItems" in of else of["items"], parts, f"{where}[{i}]")
    elif of["type"] == "object":
        if not isinstance(value, dict):
            yield f"{where} is no object"
            return
        yield from (f"{where}.{name} is missing" for name in of.get("required", ()) if name not in value)
        inside = of.get("properties", {})
        for name, each in value.items():
            if name in inside or isinstance(of.get("additionalProperties"), dict):
                yield from wrong(each, inside.get(name) or of["additionalProperties"], parts, f"{where}.{name}")
            else:
                yield f"{where}.{name} is not in the schema"
    elif type(value) not in KINDS[of["type"]]:
        yield f"{where} should be {of['type']}, and is {str(value)[:60]}"


def test_the_shipped_schema_and_its_page_are_those_of_the_code() -> None:
    shipped = json.loads(files("afresh.review").joinpath(f"schema-{SCHEMA}.json").read_text("utf-8"))
    assert shipped == schema(), "run build-tools/make_schema.py; a field that goes needs a new version and an upgrade"
    assert (DOCS / "review-json.md").read_text("utf-8") == schema_page(), "run build-tools/make_schema.py"


def test_a_kept_review_fits_the_schema(review: afresh.ReviewResult) -> None:
    plain, made = to_plain(review), schema()
    assert len(plain["partnerships"][0]["findings"]) > 5, "so that there is something to check"
    assert not (found := list(wrong(plain, made, made["$defs"]))), f"does not fit: {found[:5]}"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plain: plain.pop("at"),
        lambda plain: plain.update(months="twelve"),
        lambda plain: plain.update(more=1),
        lambda plain: plain["partnerships"][0]["state"].update(cells="stale"),
        lambda plain: plain["settings"].update(low_arrivals=None),
    ],
)
def test_what_does_not_fit_the_schema_is_noticed(spoil: Callable[[Any], Any], review: afresh.ReviewResult) -> None:
    plain, made = to_plain(review), schema()
    spoil(plain)
    assert len(list(wrong(plain, made, made["$defs"]))) == 1, "one thing was spoilt"


def test_every_version_has_a_saved_review_and_a_way_up() -> None:
    saved = {int(path.stem) for path in SAVED.glob("*.json")}
    assert saved == set(range(1, SCHEMA + 1)), "keep a small review saved under each version in tests/saved_reviews"
    assert set(stored.UPGRADES) == set(range(1, SCHEMA)), "each older version has its upgrade to the next"


@pytest.mark.parametrize("path", sorted(SAVED.glob("*.json")), ids=lambda path: f"version {path.stem}")
def test_a_review_saved_under_any_version_is_read(path: Path) -> None:
    loaded = afresh.load(path)
    assert [part.name for part in loaded.partnerships] == ["Falls Board", "Homes Board"], "as when it was saved"
    assert loaded.partnerships[0].of("proposals_adopted"), "with its findings"


def test_an_older_version_goes_up_one_at_a_time(review: afresh.ReviewResult, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "SCHEMA", SCHEMA + 2)
    steps = {SCHEMA + n: lambda plain, n=n: {**plain, "summary": f"{plain['summary']}+{n}"} for n in (0, 1)}
    monkeypatch.setattr(stored, "UPGRADES", steps)
    assert stored.from_text(stored.as_text(review)).summary == f"{review.summary}+0+1", "one after the other, in order"


def test_a_newer_version_is_refused_in_a_sentence(review: afresh.ReviewResult, tmp_path: Path) -> None:
    plain = {**to_plain(review), "schema": SCHEMA + 1, "made_by": "afresh 9.1"}
    (tmp_path / "review.json").write_text(json.dumps(plain), "utf-8")
    with pytest.raises(
        afresh.NotAReview, match=rf"saved by a newer afresh \(afresh 9.1; schema {SCHEMA + 1}, and this"
    ):
        afresh.load(tmp_path / "review.json")


def shuffled(name: str, rows: list[Row]) -> list[Row]:
    return random.Random(name).sample(rows, len(rows))


def retitled(name: str, rows: list[Row]) -> list[Row]:
    return [{**row, **{key: f"Other {row[key]}" for key in ("title", "name") if key in row}} for row in rows]


@pytest.mark.parametrize("change", [shuffled, retitled])
def test_ids_of_findings_stay_the_same(
    change: Callable[[str, list[Row]], list[Row]], review: afresh.ReviewResult, tmp_path: Path
) -> None:
    assert len(ids(review)) > 20 and all(each.count("/") >= 2 for each in ids(review)), "enough ids to compare"
    assert ids(reviewed(tmp_path / "changed", change)) == ids(review), "neither order nor wording is in an id"
