"""The report's two forms say the same, and what they say is what the raw files of the worked example hold."""

import csv
import html
import json
import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from afresh.dataset import Review, read
from afresh.measure import measure_named
from afresh.vocabulary import months_before

BOARD = "hospital-discharge"
NOT_SAID = r"\b(nodes?|edges?|scores?|league|resistant|reluctant|stubborn|please|sorry|invalid|behavior|organiz\w+)\b"


@pytest.fixture(scope="module")
def review(example: Path) -> Review:
    return read(example).review()


@pytest.fixture(scope="module")
def facts(review: Review) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(review.json(), parse_constant=lambda found: pytest.fail(f"JSON holds {found}"))
    return told


@pytest.fixture(scope="module")
def source(review: Review) -> str:
    return review.html()


def plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def page_of(source: str, name: str) -> str:
    sections = re.findall(r'<section class="page".*?</section>', source, re.DOTALL)
    return next(each for each in sections if re.search(rf"<h2[^>]*>{re.escape(html.escape(name))} <span", each))


def test_json_is_plain_json(review: Review, facts: dict[str, Any]) -> None:
    assert json.loads(json.dumps(review.facts(), allow_nan=False)) == facts, (
        "facts hold a NaN or something JSON has not"
    )
    assert len(facts["partnerships"]) == 9, "nine partnerships"


def test_both_forms_give_the_same_states_and_sentences(facts: dict[str, Any], source: str) -> None:
    for each in facts["partnerships"]:
        page = plain(page_of(source, each["name"]))
        assert page.startswith(f"{each['name']} {each['state']} "), f"{each['name']} has two states"
        for sentence in (*each["why"], each["consider"]):
            assert sentence in page, f"{each['name']}: the page does not say {sentence!r}"
        for one in each["indicators"]:
            assert " ".join(one["detail"]) in page, f"{each['name']}: the page says other things of {one['name']}"


def test_a_finding_about_no_subject_reads_alike_in_both(facts: dict[str, Any], source: str) -> None:
    said = 0
    for each in facts["partnerships"]:
        page = plain(page_of(source, each["name"]))
        for finding in each["findings"]:
            on_page = measure_named(finding["measure"]).on_page
            if not finding["subject"] and finding["value"] is not None and on_page:
                assert finding["says"] in page, f"{each['name']}: the page does not say {finding['says']!r}"
                said += 1
    assert said > 80, "there are findings to compare"


def test_the_first_page_and_the_pages_agree(facts: dict[str, Any], source: str) -> None:
    table = plain(re.search(r'<table class="standings cards"[^>]*>.*?</table>', source, re.DOTALL).group())  # type: ignore[union-attr]
    for each in facts["partnerships"]:
        arrivals = next(f for f in each["findings"] if f["measure"] == "arrivals")
        assert f"{each['name']} {each['state']} " in table, f"{each['name']} stands elsewhere on the first page"
        assert f"{arrivals['value']:.2f} a year for each seat" in arrivals["says"], "the page's rate"
        low = "under 0.01" if 0 < arrivals["low"] < 0.005 else f"{arrivals['low']:.2f}"
        assert f"{arrivals['value']:.2f} ({low} to {arrivals['high']:.2f})" in table, "the table's rate"


def test_every_number_leads_to_its_records(source: str) -> None:
    """Every sentence of a finding that holds a number has a link, or its records beside it, where there are any."""
    checked = 0
    for section in re.findall(r'<dl class="findings">(.*?)</dl>', source.split('id="methods"')[0], re.DOTALL):
        for finding in re.findall(r"<div><dt>.*?</dd></div>", section, re.DOTALL):
            link = re.search(r'href="#(records-[^"]*)"', finding)
            number = re.search(r"[1-9]", plain(finding.split("A year before")[0]).replace("90%", ""))
            nothing = re.search(r"<dd>(No newcomers|0%)", finding)
            beside = re.search(r'<details id="initiative-\d+" class="records">.*?<li>', finding, re.DOTALL)
            assert link or beside or nothing or not number, f"no record under {plain(finding)[:150]!r}"
            if link:
                checked += 1
                listed = source.split(f'<details id="{link.group(1)}"')
                assert len(listed) == 2 and "<li>" in listed[1].split("</details>")[0], f"{link.group(1)} lists nothing"
    assert checked > 120, "there are findings with records"


def test_sentences_keep_to_our_words(source: str) -> None:
    text = plain(re.sub(r"<style>.*?</style>", "", source, flags=re.DOTALL))
    found = {each.group() for each in re.finditer(NOT_SAID, text, re.IGNORECASE)}
    assert not found, f"the report uses {found}"
    assert not re.search(r"\b(None|nan|NaN|inf)\b(?! recorded)", text.replace("none recorded", "")), (
        "a missing value is shown"
    )
    assert not re.search(r"(?<![\d.,])1 (years|members|meetings|newcomers|proposals|pairs|days|months)\b", text), (
        "a plural of one"
    )
    assert not re.search(r"\d{4}-\d{2}-\d{2}", text), "a date is written for machines"


def rows(example: Path, table: str) -> list[tuple[int, dict[str, str]]]:
    """With the row as a spreadsheet counts it: the heading is row 1."""
    with (example / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [(n, row) for n, row in enumerate(csv.DictReader(file), 2)]


def finding(facts: dict[str, Any], measure: str) -> tuple[dict[str, Any], list[list[Any]]]:
    each = next(one for one in facts["partnerships"] if one["id"] == BOARD)
    return next(f for f in each["findings"] if f["measure"] == measure), each["records"][measure]


def test_proposals_adopted_are_those_in_the_file(example: Path, facts: dict[str, Any]) -> None:
    """Counted from proposals.csv: put 24 to 12 months before the review; adopted within 12 months of being put."""
    end = date.fromisoformat(facts["period"]["to"])
    first, last = months_before(end, 24), months_before(end, 12)
    put = {
        n: row
        for n, row in rows(example, "proposals")
        if row["partnership"] == BOARD
        and first < date.fromisoformat(row["date"]) <= last
        and row["procedural"].lower() not in ("yes", "true", "1")
    }
    adopted = [
        row
        for row in put.values()
        if row["status"] == "adopted"
        and months_before(date.fromisoformat(row["decided"]), 12) <= date.fromisoformat(row["date"])
    ]
    found, records = finding(facts, "proposals_adopted")
    assert found["n"] == len(put) > 8, "as many proposals as in the file"
    assert found["value"] == pytest.approx(len(adopted) / len(put)), "as many adopted"
    assert {row for _, row in records} == set(put), "the records listed are those rows, and no others"


def test_arrivals_are_those_in_the_files(example: Path, facts: dict[str, Any]) -> None:
    """Counted from the files: first present in the last 48 months, or first seated then, after the last meeting."""
    end = date.fromisoformat(facts["period"]["to"])
    window = months_before(end, 48)
    meetings = [
        row for _, row in rows(example, "meetings") if row["partnership"] == BOARD and row["status"] != "cancelled"
    ]
    days = {row["id"]: date.fromisoformat(row["date"]) for row in meetings}
    outside = {n: row for n, row in rows(example, "seats") if row["partnership"] == BOARD}
    seen: dict[str, list[tuple[date, str, int]]] = defaultdict(list)
    for n, row in rows(example, "attendance"):
        if row["meeting"] in days and row["status"] == "present":
            seen[row["person"]].append((days[row["meeting"]], "attendance.csv", n))
    for n, row in outside.items():
        start = date.fromisoformat(row["start"])
        if not min(days.values()) <= start <= max(days.values()) and start <= end:
            seen[row["person"]].append((start, "seats.csv", n))
    new = [min(each) for each in seen.values() if min(each)[0] > window]
    found, records = finding(facts, "arrivals")
    assert found["n"] == len(new) >= 10, "as many newcomers as in the files"
    assert {(source, row) for source, row in records} == {(source, row) for _, source, row in new}, (
        "their first records"
    )
