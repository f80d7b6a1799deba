"""Rules made in a test: modules written to a file, and advisers that say what they are told to."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from afresh.panel.adviser import PAGE, Adviser
from afresh.panel.evidence import Evidence
from afresh.settings import Settings
from afresh.vocabulary import Advice, Pull, Reason

RULE = (Path(__file__).parents[1] / "examples" / "adviser" / "long_meetings.py").read_text("utf-8")
"""The example of a third party's rule: nothing is wrong with it, so that one change is one fault."""


def module_of(source: str, folder: Path, name: str = "made_rule") -> ModuleType:
    path = folder / f"{name}.py"
    path.write_text(source, "utf-8")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec and spec.loader, f"{path} can be loaded"
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def changed(folder: Path, *changes: tuple[str, str], rule: str = RULE) -> ModuleType:
    """The rule with each of these texts put in the place of another."""
    for old, new in changes:
        assert rule.count(old) >= 1, f"the example has no {old!r} to change"
        rule = rule.replace(old, new)
    return module_of(rule, folder)


def advice(
    suggests: str,
    *because: str,
    matters: int = 2,
    act: str = "",
    pulls: tuple[Pull, ...] = (),
    changes_members: bool = False,
) -> Advice:
    return Advice(
        suggests,
        tuple(Reason(each, "arrivals") for each in because),
        "It may be a waste.",
        "Ask somebody.",
        matters,
        changes_members=changes_members,
        act=(act,) if act else (),
        pulls=pulls,
    )


def saying(
    name: str, *says: Advice, uses: tuple[str, ...] = (), needs: tuple[str, ...] = (), added_by: str = ""
) -> Adviser:
    """An adviser that gives this advice, whatever the evidence."""

    def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
        yield from says

    page = dict.fromkeys(PAGE, "something") | {"Evidence": "opinion: ours"}
    standpoint = name.partition("/")[0]
    return Adviser(
        name=name,
        standpoint=standpoint,
        title=name,
        page=page,
        uses=uses,
        needs=needs,
        settings=(),
        advise=advise,
        fires=Evidence(),
        quiet=Evidence(),
        added_by=added_by,
    )
