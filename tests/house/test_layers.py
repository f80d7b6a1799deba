"""What import-linter's contracts do not say: who may put things into words, and who may decide what is shown."""

import ast

from house.code import PACKAGE, python_files, said

DECIDE_WHAT_IS_SHOWN = {
    "cli",
    "dataset.py",
    "session.py",
    "spark",
    "report",
    "review",
    "panel",
    "diagnosis",
    "words",
    "disclosure.py",
}
SPEAK = {"cli", "dataset.py", "report", "review", "words", "panel", "measure", "forms.py"}
"""A measure owns its sentence and an adviser its advice; nothing else below the review puts anything into words, and a
measure has the forms of dates, shares and counts for it and no other words."""


def imported(text: str) -> set[str]:
    """Every module that a file imports, whole."""
    found = set()
    for part in ast.walk(ast.parse(text)):
        if isinstance(part, ast.Import):
            found |= {name.name for name in part.names}
        elif isinstance(part, ast.ImportFrom) and part.module:
            found |= {part.module} | {f"{part.module}.{name.name}" for name in part.names}
    return found


def uses(text: str, package: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for name in imported(text))


def users_of(package: str, but: set[str]) -> list[str]:
    files = [path for path in python_files(PACKAGE) if path.relative_to(PACKAGE).parts[0] not in but]
    assert len(files) > 50, f"only {len(files)} files were looked at"
    return [said(path) for path in files if uses(path.read_text(encoding="utf-8"), package)]


def test_only_what_speaks_puts_into_words() -> None:
    found = [*users_of("afresh.forms", SPEAK), *users_of("afresh.words", SPEAK - {"panel", "measure"})]
    assert not found, f"these read and measure: leave words to a measure's own sentence, an adviser, or above: {found}"


def test_only_what_meets_a_user_decides_what_is_shown() -> None:
    found = users_of("afresh.disclosure", DECIDE_WHAT_IS_SHOWN)
    assert not found, f"these measure and read; leave what may be shown to the report: {found}"


def test_every_way_to_import_is_seen() -> None:
    for text in ("import afresh.words", "from afresh import words", "from afresh.words.states import shown"):
        assert uses(text, "afresh.words"), f"{text!r} was not seen"
    assert not uses("from afresh.vocabulary import Level", "afresh.words"), "the vocabulary is for everybody"
