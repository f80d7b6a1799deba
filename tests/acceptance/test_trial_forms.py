"""The trials' forms, judged as a careful officer would: what is read rightly once stays so."""

import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from missing import missing

TOOL = Path(__file__).parents[2] / "build-tools" / "score_forms.py"
RIGHT, WRONG = 138, 6
"""At least so many right, and at most so many wrong, of 154."""


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_forms", TOOL)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.real
@pytest.mark.long
def test_forms_are_read_as_an_officer_would(shared: Path) -> None:
    if not (shared.parent / "trials" / "forms_key.json").is_file():
        missing("the trials are not beside the project")
    judged = list(tool().verdicts(shared.parent))
    counts = Counter(each.says for each in judged)
    wrong = [f"{each.name}: {each.why[:2]}" for each in judged if each.says not in ("right", "told")]
    assert len(judged) > 150 and counts["right"] >= RIGHT and len(wrong) <= WRONG, f"{counts}: {wrong}"
    assert not counts["crash"], "nothing crashes"
