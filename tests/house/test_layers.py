"""What import-linter's contracts do not say: who may use the words, and who may decide what is shown."""

import ast

from house.code import PACKAGE, python_files, said

MAY = {
    "cli",
    "dataset.py",
    "session.py",
    "spark",
    "report",
    "review",
    "panel",
    "diagnosis",
    "words.py",
    "disclosure.py",
    "words",
    "disclosure",
}
ONLY_FOR_THEM = ("afresh.words", "afresh.disclosure")


def imported(text: str) -> set[str]:
    """Every module that a file imports, whole."""
    found = set()
    for part in ast.walk(ast.parse(text)):
        if isinstance(part, ast.Import):
            found |= {name.name for name in part.names}
        elif isinstance(part, ast.ImportFrom) and part.module:
            found |= {part.module} | {f"{part.module}.{name.name}" for name in part.names}
    return found


def uses_words(text: str) -> bool:
    return any(name == only or name.startswith(f"{only}.") for name in imported(text) for only in ONLY_FOR_THEM)


def test_only_what_speaks_to_a_user_uses_the_words() -> None:
    found = [
        said(path)
        for path in python_files(PACKAGE)
        if path.relative_to(PACKAGE).parts[0] not in MAY and uses_words(path.read_text(encoding="utf-8"))
    ]
    assert not found, f"these measure and read; leave the words and what may be shown to the report: {found}"


def test_every_way_to_import_the_words_is_seen() -> None:
    for text in ("import afresh.words", "from afresh import words", "from afresh.disclosure import shown"):
        assert uses_words(text), f"{text!r} was not seen"
    assert not uses_words("from afresh.vocabulary import Level"), "the vocabulary is for everybody"
