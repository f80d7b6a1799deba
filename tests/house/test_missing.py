"""A test that cannot run says so, and in CI it fails."""

import re
from pathlib import Path

import pytest

from missing import missing

TESTS = Path(__file__).parents[1]
REASON = "there is no browser"


def test_elsewhere_it_skips_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("AFRESH_REQUIRE_ALL", raising=False)
    with pytest.raises(pytest.skip.Exception, match=REASON):
        missing(REASON)


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("AFRESH_REQUIRE_ALL", "1")])
def test_where_all_is_required_it_fails(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("AFRESH_REQUIRE_ALL", raising=False)
    monkeypatch.setenv(name, value)
    with pytest.raises(pytest.fail.Exception, match=REASON):
        missing(REASON)


def test_no_test_skips_in_any_other_way() -> None:
    other_ways = re.compile(r"pytest\.skip\(|importorskip|mark\.skip|mark\.xfail")
    found = [
        f"{path.relative_to(TESTS)}:{number}"
        for path in TESTS.rglob("*.py")
        if path.name not in {"missing.py", Path(__file__).name}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if other_ways.search(line)
    ]
    assert not found, f"call missing(reason) from tests/missing.py instead, which CI turns into a failure: {found}"
