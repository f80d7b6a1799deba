"""The panel sits: what comes first, what is said once, where advisers differ, and who could see nothing.

The advisers here are made in the test and say what they are told to, so that every expected order is by hand.
"""

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from afresh.panel.adviser import Adviser
from afresh.panel.disagreements import CHANGE_MEMBERS, END, KEEP_MEMBERS, REFRESH
from afresh.panel.evidence import Evidence, reading
from afresh.panel.sitting import HANDFUL, AdviserFailed, Sitting, sit
from afresh.settings import Settings, default_settings
from afresh.vocabulary import Advice
from made_rules import advice, saying


def heard(*panel: Adviser, evidence: Evidence | None = None) -> Sitting:
    return sit(evidence or Evidence(), panel, default_settings())


def suggested(some: Any) -> list[str]:
    return [each.advice.suggests for each in some]


def test_a_handful_comes_first_and_the_rest_after() -> None:
    sitting = heard(saying("worth/many", *(advice(str(n), "So.") for n in range(7))))
    assert HANDFUL == 5, "a handful has five"
    assert suggested(sitting.first) == ["0", "1", "2", "3", "4"], "five, in the order in which they were given"
    assert suggested(sitting.more) == ["5", "6"], "the rest after them"
    assert suggested(sitting.all) == list("0123456"), "and together all of them"


def test_what_matters_comes_first() -> None:
    given = [advice("look", "So.", matters=3), advice("pattern", "So.", matters=2), advice("state", "So.", matters=1)]
    assert suggested(heard(saying("worth/a", *given)).first) == ["state", "pattern", "look"], "1 before 2 before 3"


def test_what_changes_members_comes_after_the_others_of_the_handful() -> None:
    """Section 7: remedies that change no membership come before those that do, even where these matter more."""
    given = [
        advice("end it", "So.", matters=1, changes_members=True),
        advice("talk", "So.", matters=2),
        advice("look", "So.", matters=3),
    ]
    assert suggested(heard(saying("worth/a", *given)).first) == ["talk", "look", "end it"], "who sits here is left last"


def test_what_matters_most_is_in_the_handful_though_it_changes_members() -> None:
    given = [advice(f"look {n}", "So.", matters=3) for n in range(6)]
    given.append(advice("end it", "So.", matters=1, changes_members=True))
    sitting = heard(saying("worth/a", *given))
    assert suggested(sitting.first) == ["look 0", "look 1", "look 2", "look 3", "end it"], "in the five, and last"
    assert suggested(sitting.more) == ["look 4", "look 5"], "what matters least is folded away"


def test_the_same_act_is_advised_once_with_everybodys_reasons() -> None:
    one = saying("results/a", advice("Keep it", "Curve.", "Both.", matters=2, act="keep", pulls=(KEEP_MEMBERS,)))
    other = saying("renewal/b", advice("Leave it be", "New.", "Both.", matters=1, act="keep", pulls=(REFRESH,)))
    sitting = heard(one, other)
    assert suggested(sitting.all) == ["Leave it be"], "once, in the words of whom it matters to most"
    only = sitting.first[0]
    assert [reason.says for reason in only.advice.because] == ["New.", "Both.", "Curve."], "each reason once, of both"
    assert [each.name for each in only.advisers] == ["renewal/b", "results/a"], "both give it"
    assert only.advice.pulls == (REFRESH, KEEP_MEMBERS), "and both sides that it takes"


def test_acts_of_other_objects_stay_apart() -> None:
    given = [replace(advice("Meet A", "So."), act=("meet", "A")), replace(advice("Meet B", "So."), act=("meet", "B"))]
    assert suggested(heard(saying("worth/a", *given)).all) == ["Meet A", "Meet B"], "to do it with whom is part of it"


def test_advice_without_an_act_stays_apart() -> None:
    assert len(heard(saying("worth/a", advice("x", "So."), advice("x", "So."))).all) == 2, "nothing says it is the same"


def test_three_who_advise_the_same() -> None:
    sitting = heard(*(saying(f"worth/{name}", advice(name, f"{name}.", act="same")) for name in "abc"))
    assert [each.name for each in sitting.first[0].advisers] == ["worth/a", "worth/b", "worth/c"], "all are named"
    assert suggested(sitting.first) == ["a"], "where it matters alike, the first one's words"


def test_where_the_panel_differs_both_sides_are_shown() -> None:
    sitting = heard(
        saying("results/keep", advice("Keep them", "So.", pulls=(KEEP_MEMBERS,))),
        saying("voice/seat", advice("Ask users", "So.", pulls=(CHANGE_MEMBERS,))),
        saying("difference/other", advice("Ask others", "So.", pulls=(CHANGE_MEMBERS,))),
        saying("worth/end", advice("End it", "So.", pulls=(END,))),
    )
    assert len(sitting.differs) == 1, "on whether it should go on only one side is taken, so nobody differs"
    only = sitting.differs[0]
    assert only.question == "Should who sits here change?", "the question"
    sides = {side: suggested(those) for side, those in only.sides}
    assert sides == {"Keep those who sit here": ["Keep them"], "Bring in others": ["Ask users", "Ask others"]}, "both"


def test_what_is_folded_away_differs_too() -> None:
    first = [advice(str(n), "So.", matters=1) for n in range(5)]
    given = [*first, advice("Keep", "So.", pulls=(KEEP_MEMBERS,)), advice("Change", "So.", pulls=(CHANGE_MEMBERS,))]
    sitting = heard(saying("worth/a", *given))
    assert suggested(sitting.more) == ["Keep", "Change"] and len(sitting.differs) == 1, "it is shown all the same"


def test_a_panel_that_agrees_does_not_differ() -> None:
    one = saying("worth/a", advice("End it", "So.", pulls=(END,)), advice("Close it", "So.", pulls=(END,)))
    assert heard(one).differs == (), "both take the same side"


def test_who_had_nothing_to_look_at_is_told() -> None:
    hours = saying("worth/hours", uses=("member_hours", "arrivals"))
    answers = saying("critics/answers", needs=("responses",))
    always = saying("worth/always")
    evidence = Evidence.made(reading("member_hours", None), missing=frozenset({"responses"}))
    assert [each.name for each in heard(hours, answers, always, evidence=evidence).saw_nothing] == [
        "worth/hours",
        "critics/answers",
    ], "one lacks its measures and one its table; the third always sees something"
    evidence = Evidence.made(reading("arrivals", 0.0))
    assert heard(hours, answers, always, evidence=evidence).saw_nothing == (), "a value of nought is a value"


def test_who_gave_advice_had_something_to_look_at() -> None:
    """Of the General Assembly, known by its seats, the page showed a rule's advice and told of it as of no use."""
    by_state = saying("renewal/by_state", advice("Freshen it", "The state."), uses=("link_freshness",))
    assert heard(by_state).saw_nothing == (), "it advised from the state"


def test_nobody_has_anything_to_say() -> None:
    assert heard(saying("worth/a")) == Sitting((), (), (), ()), "a panel that says nothing is no error"
    assert heard() == Sitting((), (), (), ()), "nor is a panel of nobody"


def failing(wrong: Any, added_by: str = "") -> Adviser:
    def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
        return wrong(evidence, settings)  # type: ignore[no-any-return]

    return replace(saying("worth/wrong", added_by=added_by), advise=advise)


def test_an_adviser_that_fails_is_named_with_where_and_whose_it_is() -> None:
    with pytest.raises(AdviserFailed) as failed:
        heard(saying("worth/a", advice("x", "So.")), failing(lambda evidence, settings: [1 / 0], "their-package"))
    told = str(failed.value)
    assert told.startswith("The adviser 'worth/wrong' failed (test_sitting.py line "), f"which and where: {told}"
    assert told.endswith(
        "ZeroDivisionError: division by zero. Nothing was written. Mend or uninstall their-package, which adds it."
    ), f"what, and how to go on: {told}"


def test_a_setting_that_is_not_there_is_named() -> None:
    with pytest.raises(AdviserFailed, match=r"AttributeError: no_such\. Nothing was written\. This is a fault"):
        heard(failing(lambda evidence, settings: [settings.no_such]))


@pytest.mark.parametrize(
    "gives, told", [(lambda *_: None, "TypeError"), (lambda *_: ["Keep it"], "it gave 'Keep it', which is no Advice")]
)
def test_what_is_no_advice_is_refused_there_and_then(gives: Any, told: str) -> None:
    with pytest.raises(AdviserFailed, match=told):
        heard(failing(gives))


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_advised_the_order_holds(seed: int) -> None:
    """Of advice drawn at random: nothing is lost, nothing comes twice, the five matter most."""
    rng = Random(seed)
    panel = [
        saying(
            f"worth/{n}",
            *(
                advice(f"{n}-{m}", "So.", matters=rng.randint(1, 3), changes_members=rng.random() < 0.5,
                       act=rng.choice(["", "a", "b", "c"]))
                for m in range(rng.randint(0, 4))
            ),
        )
        for n in range(6)
    ]  # fmt: skip
    sitting = heard(*panel)
    given = [each for adviser in panel for each in adviser.advise(Evidence(), default_settings())]
    acts = {each.act or (each.suggests,) for each in given}
    assert len(sitting.all) == len(acts), "each act once"
    assert [each.advice.changes_members for each in sitting.first] == sorted(
        each.advice.changes_members for each in sitting.first
    ), "who sits here is left last"
    least = max((each.advice.matters for each in sitting.first), default=1)
    assert all(each.advice.matters >= least for each in sitting.more), "none that is folded away matters more"
    matters = [each.advice.matters for each in sitting.more]
    assert matters == sorted(matters), "and they come in that order too"
