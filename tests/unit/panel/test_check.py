"""check_adviser finds each fault, one change away from a rule that has none."""

from pathlib import Path

import pytest

from afresh.panel import check_adviser
from made_rules import RULE, changed, module_of

OPENS = "    spent = evidence.of"
ACT = 'act=("shorten meetings",)'
SUGGESTS = "Make meetings shorter, and say beforehand when they stop"
STEP = "Mark each item of the next agenda that could be sent round in writing, and take those out."

FAULTS: dict[str, tuple[tuple[str, str], str]] = {
    "no heading": (("\nAssumes  ", "\nOther  "), "an adviser needs Assumes"),
    "no reference": (("opinion: ours; put the study that yours rests on here", "opinion:"), "no reference"),
    "says nothing on FIRES": (("400.0", "40.0"), "It has nothing to say on FIRES."),
    "speaks on QUIET": (("200.0", "900.0"), "It has something to say on QUIET."),
    "fails": ((OPENS, f"    1 / 0\n{OPENS}"), "advise fails on FIRES or QUIET: ZeroDivisionError"),
    "no measure of that name": (('USES = ("member_hours",)', 'USES = ("hours",)'), "hours, which is no measure"),
    "asks for more than it says": (
        (OPENS, f'    evidence.of("tenure")\n{OPENS}'),
        "It asks for tenure, which USES does not name.",
    ),
    "asks for less than it says": (
        ('USES = ("member_hours",)', 'USES = ("member_hours", "tenure")'),
        "USES names tenure, which it never asks for.",
    ),
    "a setting that does nothing": (
        ("< settings.longest_meeting", "< 3"),
        "However its setting longest_meeting is set, it says the same.",
    ),
    "a setting of another's name": (("longest_meeting", "low_arrivals"), "low_arrivals is one of settings.toml"),
    "a setting that is no sentence": (("are advised.", "are advised"), "is a sentence and ends in a full stop"),
    "no reason": (('evidence.tells("member_hours")', "()"), "Its advice gives no reason."),
    "a reason on nothing": (
        ('evidence.tells("member_hours")', '(Reason("It is said so."),)'),
        "The reason 'It is said so.' rests on no measure, no record and no source.",
    ),
    "a reason on what is no measure": (
        ('evidence.tells("member_hours")', '(Reason("It is said so.", "hearsay"),)'),
        "A reason rests on hearsay, which is no measure.",
    ),
    "a reason that is no sentence": (
        ('evidence.tells("member_hours")', '(Reason("long", "member_hours"),)'),
        "A reason is a sentence and ends in a full stop: 'long'.",
    ),
    "no full stop after a risk": (("not talked about.", "not talked about"), "The risk is a sentence"),
    "no full stop after a step": (("take those out.", "take those out"), "The first step is a sentence"),
    "no first step": ((STEP, ""), "nothing is said"),
    "a full stop after a heading": ((SUGGESTS, f"{SUGGESTS}."), "a heading, with no full stop"),
    "matters too little": (("matters=3", "matters=4"), "matters is 1, 2 or 3, not 4."),
    "no act": ((ACT, "act=()"), "act is empty"),
    "exclaims": ((SUGGESTS, "Make meetings shorter!"), "it exclaims"),
    "says what caused it": ((SUGGESTS, "Shorten what led to this"), "is not shown ('led to')"),
    "says what it was due to": ((SUGGESTS, "Shorten it because of the hours"), "is not shown ('because of')"),
    "ranks": ((SUGGESTS, "Look at its ranking"), "say member, pair, finding or share ('ranking')"),
    "begs": ((SUGGESTS, "Please make meetings shorter"), "it begs or scolds"),
    "judges": ((SUGGESTS, "Ask the resist" + "ant partner"), "judge none"),
    "names a person": ((SUGGESTS, "Ask Dr Brown to be brief"), "it names a person ('Dr B')"),
    "is spelt otherwise": ((SUGGESTS, "Organize shorter meetings"), "the spelling is not the UK's ('Organize')"),
    "is spelt otherwise on its page": (("stay to the end", "stay in the center"), "Assumes: the spelling is not"),
    "gives an organisation a state": (
        ('because=evidence.tells("member_hours")', 'because=(Reason("Bay Trust is stale.", "member_hours"),)'),
        "'stale' is said of a partnership under review only",
    ),
    "reads the records": ((OPENS, f"    from afresh.records.store import Store\n{OPENS}"), "It imports afresh.records"),
    "asks the report": (("from afresh.settings import", "import afresh.report.document\nfrom afresh.settings import"),
                        "It imports afresh.report.document"),
}  # fmt: skip


def faulty(folder: Path, change: tuple[str, str]) -> list[str]:
    rule = RULE.replace("import Advice\n", "import Advice, Reason\n").replace(
        'reading("member_hours", 400.0', 'reading("tenure", 1.0, "Bay Trust"), reading("member_hours", 400.0'
    )
    return check_adviser(changed(folder, change, rule=rule), "worth")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(tmp_path: Path, fault: str) -> None:
    change, told = FAULTS[fault]
    found = faulty(tmp_path, change)
    assert any(told in each for each in found), f"a rule that {fault}: {found}"


def test_where_nothing_is_wrong_nothing_is_found(tmp_path: Path) -> None:
    assert check_adviser(module_of(RULE, tmp_path), "worth") == [], "the example of a rule"
    assert faulty(tmp_path, ("", "")) == [], "and as it is before a fault is put in"


def test_each_fault_is_found_alone(tmp_path: Path) -> None:
    """One fault, one sentence: whoever mends a rule is not sent looking for others."""
    alone = ("exclaims", "matters too little", "no act", "reads the records", "asks for more than it says")
    for fault in alone:
        found = faulty(tmp_path, FAULTS[fault][0])
        assert len(set(found)) <= 2, f"{fault}: {found}"


@pytest.mark.parametrize(
    "text",
    ["its cause is known", "the results in the period", "operating hours", "an organisation recognised by its centre",
     "cheque the programme", "due soon", "fresh fruit", "Sir", "the advertising budget is prized"],
)  # fmt: skip
def test_other_words_are_left_alone(text: str) -> None:
    from afresh.panel.wording import wording

    assert list(wording(text, ["Bay Trust"])) == [], f"nothing is wrong with {text!r}"
