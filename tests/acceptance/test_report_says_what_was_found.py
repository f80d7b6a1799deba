"""The report and its JSON say the same, and what they say is what the raw files of the worked example hold."""

import csv
import json
import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from afresh.dataset import Review, read
from afresh.forms import bracketed, rate
from afresh.measure import measure_named
from afresh.report.sections.standing import reason, state_words, step
from afresh.review.parts import Cited, FindingPart
from afresh.review.result import ReviewResult
from afresh.review.stored import from_text
from afresh.vocabulary import months_before
from html_pages import articles, page_of, plain, said

BOARD = "hospital-discharge"
NOT_SAID = r"\b(nodes?|edges?|scores?|league|resistant|reluctant|stubborn|please|sorry|invalid|behavior|organiz\w+)\b"


@pytest.fixture(scope="module")
def review(example: Path) -> Review:
    return read(example).review()


@pytest.fixture(scope="module")
def result(review: Review) -> ReviewResult:
    """As it is read back from what was saved, by a reader that takes nothing for a number but numbers."""
    json.loads(review.json(), parse_constant=lambda found: pytest.fail(f"JSON holds {found}"))
    return from_text(review.json())


@pytest.fixture(scope="module")
def source(review: Review) -> str:
    return review.html()


def test_json_is_plain_json(review: Review, result: ReviewResult) -> None:
    assert json.loads(json.dumps(review.facts(), allow_nan=False)) == json.loads(review.json()), (
        "facts hold a NaN or something JSON has not"
    )
    assert len(result.partnerships) == 9, "nine partnerships"


def test_both_forms_give_the_same_states_and_sentences(result: ReviewResult, source: str) -> None:
    for each in result.partnerships:
        page = plain(page_of(source, each.name))
        title = f"{each.name} {state_words(each)} "
        assert page.removeprefix("Back to the first page ").startswith(title), f"{each.name} has two states"
        for one in each.indicators:
            missing = [line for line in one.detail if line not in page]
            assert not missing, f"{each.name}: the page does not say {missing} of {one.name}"
        counted = each.state.on_renewal
        if counted is not None:
            assert f"{counted.newcomers} " in page or counted.newcomers <= 10, f"{each.name}: how many came"


def test_a_finding_about_no_subject_reads_alike_in_both(result: ReviewResult, source: str) -> None:
    count = 0
    for each in result.partnerships:
        page = plain(page_of(source, each.name))
        for finding in each.findings:
            if not finding.subject and finding.value is not None and measure_named(finding.measure).on_page:
                assert finding.says in page, f"{each.name}: the page does not say {finding.says!r}"
                count += 1
    assert count > 80, "there are findings to compare"


def test_the_first_page_and_the_pages_agree(result: ReviewResult, source: str) -> None:
    first = articles(source)["first-page"]
    boards = re.search(r'<table role="table" class="cards boards".*?</table>', first, re.DOTALL)
    assert boards, "where each stands is a table"
    table = plain(boards.group())
    chart = plain(first)
    for each in result.partnerships:
        link = f'<a href="#partnership-{each.id}">'
        assert boards.group().count(link) == 1 and f'id="partnership-{each.id}"' in source, f"{each.name} leads to it"
        for told in (state_words(each), reason(each, result), step(each)):
            assert told in table, f"the first page does not tell {told!r} of {each.name}"
        arrivals = each.of("arrivals")
        if arrivals is None or arrivals.value is None or each.state.on_renewal is None:
            continue
        assert f"{arrivals.value:.2f} a year for each seat" in arrivals.says, "the page's rate"
        assert arrivals.low is not None and arrivals.high is not None, "a rate has a likely range"
        likely = bracketed(arrivals.low, arrivals.high, rate)
        assert f"{each.name} {rate(arrivals.value)} ({likely})" in chart, "the rate beside the chart"


def test_every_number_leads_to_its_records(result: ReviewResult, source: str) -> None:
    """Every sentence under 'All figures' that holds a number has its records in place, where it has any."""
    checked = 0
    for each in result.partnerships:
        figures = page_of(source, each.name).split(f'id="figures-{each.id}"')[1]
        with_records = [one for one in each.findings if one.records]
        assert with_records, f"{each.name} has findings that rest on records"
        for sentence in re.findall(r'<div class="say"><p>(?:(?!</p>).)*</p>(?: <details class="ev">)?', figures):
            text = said(sentence.split("</p>")[0])
            of = [one for one in each.findings if one.says and one.says in text]
            if any(one.records for one in of) and measure_named(of[0].measure).on_page:
                assert sentence.endswith('<details class="ev">'), f"no record under {text[:150]!r} of {each.name}"
                checked += 1
    assert checked > 120, f"there are findings with records: {checked}"


def test_what_opens_under_a_sentence_is_the_users_own_rows(result: ReviewResult, source: str) -> None:
    """A record stands with its file and row, so that it can be looked up."""
    cited = re.findall(r"<li>[^<]*\(([a-z_]+\.csv), row ([\d,]+)\)</li>", source)
    assert len(cited) > 400, f"records under the sentences: {len(cited)}"
    known = {(one.source, one.row) for each in result.partnerships for one in each.records}
    known |= {(one.source, one.row) for one in result.organisations.records}
    unknown = {(file, int(row.replace(",", ""))) for file, row in cited} - known
    assert not unknown, f"shown, and not in the JSON: {sorted(unknown)[:5]}"


def test_sentences_keep_to_our_words(source: str) -> None:
    text = plain(source)
    found = {each.group() for each in re.finditer(NOT_SAID, text, re.IGNORECASE)}
    assert not found, f"the report uses {found}"
    missing = re.search(r".{60}\b(nan|NaN|inf)\b|.{60}(?<![.?!:] )\bNone\b(?! (of|as|recorded)\b).{20}", text)
    assert not missing, f"a missing value is shown: {missing.group() if missing else ''}"
    one = re.search(r".{60}(?<![\d.,])1 (years|members|meetings|newcomers|proposals|pairs|days|months)\b", text)
    assert not one, f"a plural of one: {one.group() if one else ''}"
    machine = re.search(r".{60}\d{4}-\d{2}-\d{2}", text)
    assert not machine, f"a date is written for machines: {machine.group() if machine else ''}"


def rows(example: Path, table: str) -> list[tuple[int, dict[str, str]]]:
    """With the row as a spreadsheet counts it: the heading is row 1."""
    with (example / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [(n, row) for n, row in enumerate(csv.DictReader(file), 2)]


def finding(result: ReviewResult, measure: str) -> tuple[FindingPart, list[Cited]]:
    """With the records that it cites; there are no others."""
    each = result.partnership(BOARD)
    found = each.of(measure)
    assert found is not None and not found.more, f"{measure} cites all of its records"
    return found, [each.records[number] for number in found.records]


def test_proposals_adopted_are_those_in_the_file(example: Path, result: ReviewResult) -> None:
    """Counted from proposals.csv: put 24 to 12 months before the review; adopted within 12 months of being put."""
    end = result.at
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
    found, records = finding(result, "proposals_adopted")
    assert found.n == len(put) > 8, "as many proposals as in the file"
    assert found.value == pytest.approx(len(adopted) / len(put)), "as many adopted"
    assert {record.row for record in records} == set(put), "the records listed are those rows, and no others"


def test_arrivals_are_those_in_the_files(example: Path, result: ReviewResult) -> None:
    """Counted from the files: first present in the last 48 months, or first seated then, after the last meeting."""
    end = result.at
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
    found, records = finding(result, "arrivals")
    assert found.n == len(new) >= 10, "as many newcomers as in the files"
    assert {(record.source, record.row) for record in records} == {(source, row) for _, source, row in new}, (
        "their first records"
    )
