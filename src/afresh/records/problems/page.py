"""The documentation's page of problems: python -m afresh.records.problems.page > docs/problems.md"""

from afresh.records.problems import CATALOGUE
from afresh.records.problems.problem import Problem

TOP = """# Problems in the records

`afresh check` tells of these. Each says where it is, what was expected, how to mend it and what was done.
An **error** leaves something out, a **warning** keeps it, a **notice** says what was assumed.
Words in {braces} are filled in with what was found. This page is made from the program's own catalogue.
"""


def page() -> str:
    parts = [TOP]
    by_file: dict[str, list[type[Problem]]] = {}
    for each in CATALOGUE:
        by_file.setdefault(each.__module__, []).append(each)
    for module, problems in by_file.items():
        parts.append(f"## {module.rpartition('.')[2].capitalize()}\n")
        parts += [_entry(each) for each in problems]
    return "\n".join(parts)


def _entry(each: type[Problem]) -> str:
    said = "\n".join(
        f"- **{name.capitalize()}:** {_as_text(getattr(each, name))}" for name in ("what", "expected", "mend", "effect")
    )
    return f"### {each.code()}\n\n*{each.severity}*\n\n{said}\n"


def _as_text(sentence: str) -> str:
    """Braces as they are, without Python's marks of how a value is shown."""
    return sentence.replace("!r}", "}").replace("<", "&lt;")


if __name__ == "__main__":
    import sys

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(page())
