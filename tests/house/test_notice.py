"""NOTICE lists what in the wheel is not code: what others made, with its licence, and what was made here."""

import re

from house.code import PACKAGE, ROOT

LISTED = {
    ".csv", ".json", ".js", ".css", ".svg", ".png", ".woff", ".woff2", ".ttf", ".sql", ".txt", ".md", ".xlsx", ".zip",
}  # fmt: skip
"""Kinds of files that could be somebody else's: tables, scripts, styles, pictures and fonts."""
NAMED = re.compile(r"^afresh/\S+$", re.MULTILINE)
MADE_HERE = "Made for afresh"


def notice() -> tuple[str, str]:
    others, _, ours = (ROOT / "NOTICE").read_text("utf-8").partition(MADE_HERE)
    return others, ours


def test_notice_names_every_file_that_could_be_somebody_elses() -> None:
    there = {path.relative_to(PACKAGE.parent).as_posix() for path in PACKAGE.rglob("*") if path.suffix in LISTED}
    named = set(NAMED.findall("\n".join(notice())))
    assert len(named) > 5, f"only {sorted(named)} are named in NOTICE, so hardly anything was checked"
    assert not (unnamed := sorted(there - named)), f"say in NOTICE who made these, and under which licence: {unnamed}"
    assert not (gone := sorted(named - there)), f"NOTICE names what is not in the package: {gone}"


def test_what_others_made_stands_with_who_made_it_and_its_licence() -> None:
    others, ours = notice()
    entries = re.split(r"(?m)^(?=afresh/)", others)[1:]
    assert entries, "nothing is listed as made by others, although the table of councils is"
    for entry in entries:
        assert re.search(r"\bby \w+", entry), f"who made it? {entry}"
        assert re.search(r"CC-BY|CC0|MIT|BSD|Apache|OGL|Open Government Licence", entry), f"which licence? {entry}"
    assert "councils.csv" not in ours, "the table of councils is mySociety's, and no work of ours"


def test_the_wheel_carries_the_notice() -> None:
    declared = (ROOT / "pyproject.toml").read_text("utf-8")
    assert '"NOTICE"' in declared.partition("license-files")[2].partition("]")[0], "name NOTICE under license-files"
