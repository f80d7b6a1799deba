"""Thresholds of rules stand beside the program's: changed in the same file, refused in the same way, printed alike."""

from pathlib import Path

import pytest

from afresh.panel.adviser import Adviser
from afresh.panel.register import advisers, rule_settings
from afresh.settings import WrongSettings, default_settings, settings_from


def rule(name: str) -> Adviser:
    return next(each for each in advisers() if each.name == name)


def test_they_stand_beside_the_programs_own() -> None:
    settings = settings_from(None, rule_settings())
    assert settings.overlapping_members == 0.5, "worth/two_tables_alike: half of the smaller membership"
    assert settings.low_arrivals == default_settings().low_arrivals, "the program's own are as they were"


def test_a_users_file_changes_what_a_rule_says(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("overlapping_members = 0.7\n", "utf-8")
    alike = rule("worth/two_tables_alike")
    usual, own = (settings_from(file, rule_settings()) for file in (None, tmp_path / "own.toml"))
    assert list(alike.advise(alike.fires, usual)), "67% of the members in common is over a half"
    assert not list(alike.advise(alike.fires, own)), "and under 70%"


def test_a_misspelt_one_is_refused_with_the_one_that_was_meant(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("overlaping_members = 0.7\n", "utf-8")
    with pytest.raises(WrongSettings, match=r"overlaping_members. Did you mean overlapping_members?"):
        settings_from(tmp_path / "own.toml", rule_settings())


def test_one_that_makes_no_sense_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("overlapping_members = -1\n", "utf-8")
    with pytest.raises(WrongSettings, match=r"^overlapping_members must be 0 or more, not -1.$"):
        settings_from(tmp_path / "own.toml", rule_settings())
