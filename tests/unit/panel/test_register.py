"""Advisers are found in their folders and by entry point; what may not be mixed up is refused."""

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from afresh.panel import register
from afresh.panel.adviser import STANDPOINTS, UnfitAdviser
from afresh.panel.register import advisers, built_in, rule_settings
from made_rules import RULE

Added = Callable[..., None]


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Added]:
    """Adds rules as other packages would: {entry point's name: source of its module}."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def add(**sources: str) -> None:
        entries = []
        for number, (name, source) in enumerate(sources.items()):
            module = f"added_rule_{number}"
            (tmp_path / f"{module}.py").write_text(source, "utf-8")
            monkeypatch.delitem(sys.modules, module, raising=False)
            entries.append(EntryPoint(name.replace("__", "."), module, register.GROUP))
        monkeypatch.setattr(register, "entry_points", lambda group: entries if group == "afresh.advisers" else [])
        advisers.cache_clear()

    yield add
    monkeypatch.undo()
    advisers.cache_clear()


def test_the_built_in_ones_are_found_by_standpoint_then_name() -> None:
    found = [each for each in advisers() if not each.added_by]
    order = [(list(STANDPOINTS).index(each.standpoint), each.name) for each in found]
    assert order == sorted(order), "the panel's order, then the names'"
    assert {each.name for each in found} == {each.name for each in built_in()}, "the panel hears all of them"
    assert "renewal/protect_what_is_fresh" in {each.name for each in found}, "one that is known to be there"


def test_another_package_adds_one(added: Added) -> None:
    before = [each.name for each in built_in()]
    added(worth__long_meetings=RULE)
    mine = [each for each in advisers() if each.added_by]
    assert [(each.name, each.standpoint, each.added_by) for each in mine] == [
        ("worth/added_rule_0", "worth", "added_rule_0")
    ], "one more, by the name of its module"
    assert {each.name for each in advisers()} == {*before, "worth/added_rule_0"}, "beside those that were there"
    assert "longest_meeting" in {setting.name for setting in rule_settings()}, "its thresholds among the others"


def test_an_entry_point_without_a_standpoint(added: Added) -> None:
    added(long_meetings=RULE)
    with pytest.raises(UnfitAdviser) as refused:
        advisers()
    told = (
        "The entry point 'long_meetings' of added_rule_0 must be called standpoint.rule, as in 'voice.long_meetings'."
    )
    assert str(refused.value) == told, "says what it is called, whose it is, and how to call it"


def test_an_entry_point_of_no_standpoint(added: Added) -> None:
    added(wealth__long_meetings=RULE)
    with pytest.raises(
        UnfitAdviser, match=r"^added_rule_0: added_rule_0: 'wealth' is no standpoint. They are: results, "
    ):
        advisers()


def test_one_that_cannot_be_loaded(added: Added) -> None:
    added(worth__long_meetings="import what_is_not_there")
    with pytest.raises(UnfitAdviser) as refused:
        advisers()
    told = str(refused.value)
    assert told.startswith("The adviser 'worth.long_meetings' of added_rule_0 could not be loaded: ModuleNotFoundError")
    assert told.endswith("Mend or uninstall added_rule_0."), "and what to do"


def test_one_whose_page_is_not_whole(added: Added) -> None:
    added(worth__long_meetings=RULE.replace("\nAssumes  ", "\nOther  "))
    with pytest.raises(UnfitAdviser, match=r"^added_rule_0: added_rule_0: an adviser needs Assumes"):
        advisers()


def test_two_that_keep_a_setting_of_one_name(added: Added) -> None:
    added(worth__a=RULE, worth__b=RULE)
    with pytest.raises(UnfitAdviser) as refused:
        advisers()
    told = (
        "The setting longest_meeting is both added_rule_0 (worth/added_rule_0)'s and added_rule_1 "
        "(worth/added_rule_1)'s. Rename one of them."
    )
    assert str(refused.value) == told, "which of them a user's file meant could not be told"


def test_one_that_keeps_a_setting_of_the_program(added: Added) -> None:
    """A user who sets low_arrivals for the states would change a rule unawares."""
    added(worth__a=RULE.replace("longest_meeting", "low_arrivals"))
    with pytest.raises(UnfitAdviser, match=r"^The setting low_arrivals is both settings\.toml's and added_rule_0"):
        advisers()


def test_two_of_one_name(added: Added, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added(worth__a=RULE)
    twice = [EntryPoint("worth.a", "added_rule_0", register.GROUP)] * 2
    monkeypatch.setattr(register, "entry_points", lambda group: twice)
    with pytest.raises(UnfitAdviser, match=r"^The adviser worth/added_rule_0 is both added_rule_0"):
        advisers()
