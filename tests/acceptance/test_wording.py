"""Sentences that readers stumbled over stay gone: from the example, an office's workbook and real records."""

import re
from pathlib import Path

import pytest
from studies.example import make

from afresh.dataset import Dataset, read
from afresh.ingest.published.snapshots import convert_snapshots
from html_pages import plain
from office import office_workbook

GONE = (
    "no evidence but experience", "Why it is said to be here", r"It is (over|under)? ?\d+% sure that",
    r"newcomers? in \d+ seat-years", "random draws", r"odds that a member attends are multiplied",
    "attendances expected in the period were by", "From the last meeting held to the day of the review",
    "In the period there are on record", "pairs? who sat together in the period had not met",
    "typical pair has known each other", "they had already discussed here", "Told of are", "told of as holding back",
    "Nothing of this kind is said of", "may do so for good reasons", "Make something new here without changing",
    "figure that gives concern first on the agenda", "worth their while to come", r"the issues of \d+ of \d+ items",
    "Not looked at, as", "What is set side by side here", "Those not settled stand first", "more are not shown here",
    "findings? set against chance,", "seen to decide apart", "what is not recorded is not free",
    "Two intervals that overlap", "In the light of all answers", "as a share of the smaller membership",
    "no seat recorded,", "is known of none", "openness unknown", r"\b1 pairs\b", r"ed\.\.", "members spend 0 hours",
    "Departures do the harm", r"(?<![\d.,])1 (?:members|seats|meetings|proposals|years|months|days|hours|rows)\b",
)  # fmt: skip
"""What stood in the first report, by kind: a pattern catches the sentence of every measure and every number."""


def still_there(page: str) -> list[str]:
    text = plain(page)
    assert len(text) > 2_000, "there is a page to read"
    hits = (re.search(pattern, text) for pattern in GONE)
    return [text[max(0, hit.start() - 60) : hit.end() + 60] for hit in hits if hit]


def test_a_pattern_is_caught() -> None:
    said = "It is over 99% sure that the rate is under 0.10. 1 pairs. No newcomers in 72 seat-years. " * 30
    assert len(still_there(said)) == 3, "the patterns find what they are for"


def test_an_office_workbook(tmp_path: Path) -> None:
    assert not still_there(read(office_workbook(tmp_path / "office.xlsx")).review().html()), "old wording"


@pytest.mark.long
@pytest.mark.parametrize("names", [False, True])
def test_the_worked_example(names: bool) -> None:
    assert not still_there(Dataset(make(1)).review(names=names).html()), "old wording"


@pytest.mark.long
@pytest.mark.real
def test_real_registers(shared: Path) -> None:
    appg = convert_snapshots(
        [shared / "appg" / "officers.csv.gz"],
        edition="edition", partnership="group", person="name", organisation="party", role="role",
    )  # fmt: skip
    congress = convert_snapshots(
        [shared / "congress" / "committee_snapshots.parquet"],
        edition="snapshot_date", partnership="committee", person="bioguide", person_name="name", role="title",
    )  # fmt: skip
    for records in (appg, congress):
        assert not still_there(Dataset(records).review().html()), "old wording"
