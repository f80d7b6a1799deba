"""Every rule, found by itself: its page is whole, its two examples hold, and what it says is fit to be read.

`check_adviser` is what third parties test their rules with; that it finds what is wrong is tested in
tests/unit/panel/test_check.py. The example of a third party's rule is looked over here in the same way.
"""

import importlib.util
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from afresh.diagnosis.findings import Findings
from afresh.panel import check_adviser
from afresh.panel.adviser import PAGE, STANDPOINTS, Adviser, adviser_from
from afresh.panel.register import built_in
from afresh.panel.sitting import sit
from afresh.settings import Settings, default_settings
from afresh.vocabulary import Advice
from house.code import PACKAGE, ROOT

EXAMPLE = ROOT / "examples" / "adviser" / "long_meetings.py"


def module_at(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader, f"{path} can be loaded"
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def example() -> Adviser:
    return adviser_from(module_at(EXAMPLE), "worth")


RULES = [*built_in(), example()]
every_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
SETTINGS = default_settings().adding(setting for rule in RULES for setting in rule.settings)


def said(rule: Adviser, settings: Settings = SETTINGS) -> list[Advice]:
    return list(rule.advise(rule.fires, settings))


def texts(advice: Advice) -> Iterator[str]:
    yield from (advice.suggests, advice.risk, advice.first_step)
    yield from (reason.says for reason in (*advice.because, *advice.against))


@every_rule
def test_it_may_advise(rule: Adviser) -> None:
    module = module_at(EXAMPLE) if rule.name == example().name else sys.modules[rule.advise.__module__]
    assert check_adviser(module, rule.standpoint) == [], f"{rule.name} is not fit to advise"


@every_rule
def test_every_heading_has_text(rule: Adviser) -> None:
    short = [heading for heading in PAGE if len(rule.page[heading].split()) < 3]
    assert list(rule.page) == list(PAGE), f"{rule.name} has the headings {list(rule.page)}, not those of every page"
    assert not short, f"{rule.name} says next to nothing under {short}"
    assert not rule.title.endswith("."), "the title carries no full stop"


@every_rule
def test_it_speaks_on_one_example_and_not_on_the_other(rule: Adviser) -> None:
    assert said(rule), f"{rule.name} has nothing to say on FIRES"
    assert not list(rule.advise(rule.quiet, SETTINGS)), f"{rule.name} has something to say on QUIET"


@every_rule
def test_its_advice_stands_on_findings_or_records(rule: Adviser) -> None:
    for advice in said(rule):
        for reason in advice.because:
            on_findings = reason.measure in {finding.measure for finding in rule.fires.findings.all}
            assert on_findings or reason.records or reason.source, f"nothing in FIRES is under '{reason.says}'"


@every_rule
def test_a_first_step_is_one_that_somebody_could_take(rule: Adviser) -> None:
    """No more than two lines, of something to do: it begins with a verb, of which there is no list, and not so."""
    for advice in said(rule):
        first = advice.first_step.split()
        assert 5 <= len(first) <= 45, f"{rule.name}: the first step has {len(first)} words"
        assert first[0].lower() not in {"the", "a", "an", "it", "they", "you", "there", "this", "consider"}, (
            f"{rule.name}: '{advice.first_step}' is not something to do"
        )


@every_rule
def test_it_says_nothing_of_what_it_was_not_told(rule: Adviser) -> None:
    """Of no findings and no known state there is nothing to say, whatever is missing."""
    blank = replace(rule.quiet, findings=Findings(()), state="not enough records", results="")
    empty = {field: type(value)() for field, value in vars(blank).items() if isinstance(value, tuple | list | dict)}
    assert not list(rule.advise(replace(blank, **empty), SETTINGS)), f"{rule.name} speaks on nothing at all"


@every_rule
def test_it_reads_its_findings_in_any_order(rule: Adviser) -> None:
    turned = replace(rule.fires, findings=Findings(rule.fires.findings.all[::-1]))
    again = list(rule.advise(turned, SETTINGS))
    assert sorted(each.suggests for each in again) == sorted(each.suggests for each in said(rule)), (
        f"{rule.name} says something else where its findings come in another order"
    )


@every_rule
def test_a_panel_of_it_alone_sits(rule: Adviser) -> None:
    sitting = sit(rule.fires, (rule,), SETTINGS)
    assert sitting.first and not sitting.saw_nothing, f"{rule.name} is not heard by a panel of its own"
    assert sit(rule.quiet, (rule,), SETTINGS).all == (), f"{rule.name} is heard on QUIET"


@every_rule
def test_it_names_nobody(rule: Adviser) -> None:
    """Evidence holds no person's name to begin with; a rule has none of its own to add: no two words in capitals
    that stand neither in the evidence nor at the start of a sentence."""
    known = repr(rule.fires) + " Making Data Count"
    for advice in said(rule):
        for text in texts(advice):
            named = [
                name for name in re.findall(r"(?<![.?:] )(?<!^)\b[A-Z][a-z]+ [A-Z][a-z]+\b", text) if name not in known
            ]
            assert not named, f"{rule.name} names {named} in '{text}'"


def test_every_standpoint_is_on_the_panel() -> None:
    without = [name for name in STANDPOINTS if not any(rule.standpoint == name for rule in built_in())]
    assert not without, f"no rule advises from these standpoints: {without}"


def test_every_rule_in_the_folders_is_found() -> None:
    files = {f"{path.parent.name}/{path.stem}" for path in (PACKAGE / "panel" / "advisers").glob("*/*.py")}
    wanted = {name for name in files if not name.endswith("/__init__")}
    assert {rule.name for rule in built_in()} == wanted, "the panel and its folder differ"


def test_no_two_rules_keep_a_setting_of_one_name() -> None:
    names = [setting.name for rule in RULES for setting in rule.settings]
    assert len(names) == len(set(names)), f"two rules keep a setting of one name: {sorted(names)}"
