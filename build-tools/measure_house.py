"""Measures the house: files, lines, their length, arguments, comments, names; and writes the table of docs/house.md.

    python build-tools/measure_house.py [FOLDER ...]

Other packages' folders may be named, to be measured in the same way; the columns of ehrQL and Splink in docs/house.md
were taken on stored snapshots of theirs.
"""

import ast
import sys
import tokenize
from collections import Counter
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "house.md"
BEGINS, ENDS = "<!-- measured: begins -->", "<!-- measured: ends -->"
MOST_POSITIONAL = 5
ELSEWHERE = {
    "files": ("107", "120"), "lines": ("24,960", "26,455"), "median lines of a file": ("116", "119"),
    "longest file": ("2,715", ""), f"calls with over {MOST_POSITIONAL} positional arguments": ("2", ""),
    "comment lines": ("2,033 (8%)", "827 (3%)"),
}  # fmt: skip
FIRST = {
    "files": "431", "lines": "43,400", "median lines of a file": "83", "longest file": "",
    f"calls with over {MOST_POSITIONAL} positional arguments": "176",
    "functions that take over five positional arguments": "72", "comment lines": "81 (0.2%)",
    "class names in several files": "38", "modules with exactly one importer": "104",
}  # fmt: skip
"""Of the first edition, as it was before this one began."""


def measured(folder: Path) -> dict[str, str]:
    paths = [path for path in sorted(folder.rglob("*.py")) if path.stat().st_size]
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    trees = {path: ast.parse(text) for path, text in texts.items()}
    lengths = [len(text.splitlines()) for text in texts.values()]
    total = sum(lengths)
    comments = sum(_comments(path) for path in paths)
    nodes = [node for tree in trees.values() for node in ast.walk(tree)]
    calls = sum(isinstance(node, ast.Call) and len(node.args) > MOST_POSITIONAL for node in nodes)
    functions = sum(_positional(node) > MOST_POSITIONAL for node in nodes)
    classes = Counter(node.name for tree in trees.values() for node in tree.body if isinstance(node, ast.ClassDef))
    return {
        "files": f"{len(paths):,}",
        "lines": f"{total:,}",
        "median lines of a file": f"{median(lengths):.0f}",
        "longest file": f"{max(lengths):,}",
        f"calls with over {MOST_POSITIONAL} positional arguments": f"{calls:,}",
        "functions that take over five positional arguments": f"{functions:,}",
        "comment lines": f"{comments:,} ({comments / total:.1%})",
        "class names in several files": f"{sum(n > 1 for n in classes.values()):,}",
        "modules with exactly one importer": f"{_one_importer(folder, trees):,}",
    }


def _comments(path: Path) -> int:
    with path.open("rb") as file:
        return sum(token.type == tokenize.COMMENT for token in tokenize.tokenize(file.readline))


def _positional(node: ast.AST) -> int:
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return 0
    names = [each.arg for each in (*node.args.posonlyargs, *node.args.args)]
    return len([name for name in names if name not in ("self", "cls")])


def _one_importer(folder: Path, trees: dict[Path, ast.Module]) -> int:
    """Modules that exactly one other module of the package imports."""
    names = {path: ".".join(path.relative_to(folder.parent).with_suffix("").parts) for path in trees}
    known, importers = set(names.values()), Counter[str]()
    for path, tree in trees.items():
        seen = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                seen |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
        importers.update((seen & known) - {names[path]})
    return sum(n == 1 for n in importers.values())


def table(found: dict[str, str]) -> str:
    rows = ["| | afresh, first edition | afresh now | ehrQL | Splink |", "|---|---:|---:|---:|---:|"]
    for what, now in found.items():
        ehrql, splink = ELSEWHERE.get(what, ("", ""))
        rows.append(f"| {what} | {FIRST.get(what, '')} | {now} | {ehrql} | {splink} |")
    return "\n".join(rows)


def main() -> None:
    for folder in map(Path, sys.argv[1:]):
        for what, value in measured(folder).items():
            print(f"{folder.name}: {what}: {value}")
    if len(sys.argv) == 1:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGINS)
        _, _, after = rest.partition(ENDS)
        made = table(measured(ROOT / "src" / "afresh"))
        PAGE.write_text(f"{before}{BEGINS}\n{made}\n{ENDS}{after}", encoding="utf-8")
        print(made)


if __name__ == "__main__":
    main()
