"""The panel sits on one partnership: what each adviser suggests, the same thing once, what matters first."""

from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from traceback import extract_tb

from afresh.errors import Error
from afresh.panel.adviser import Adviser
from afresh.panel.evidence import Evidence
from afresh.settings import Settings
from afresh.vocabulary import Advice

HANDFUL = 5


class AdviserFailed(Error, RuntimeError):
    """An adviser could not look at the evidence; the message says which, where and how to go on."""

    def __init__(self, adviser: Adviser, why: Exception):
        whose = adviser.added_by
        mend = f"Mend or uninstall {whose}, which adds it." if whose else "This is a fault of afresh."
        what = f"{type(why).__name__}: {why}"
        super().__init__(f"The adviser '{adviser.name}' failed ({_where(why)}): {what}. Nothing was written. {mend}")


def _where(why: Exception) -> str:
    """The lines that were reached, from the adviser's own on."""
    reached = extract_tb(why.__traceback__)[1:] or extract_tb(why.__traceback__)
    return ", ".join(dict.fromkeys(f"{Path(each.filename).name} line {each.lineno}" for each in reached))


@dataclass(frozen=True)
class Advised:
    """One advice with who gives it; the first gave the words, others the same with reasons of their own."""

    advice: Advice
    advisers: tuple[Adviser, ...]


@dataclass(frozen=True)
class Difference:
    """A question that advisers answer differently about one partnership."""

    question: str
    sides: tuple[tuple[str, tuple[Advised, ...]], ...]


@dataclass(frozen=True)
class Sitting:
    """What the panel says of one partnership."""

    first: tuple[Advised, ...]
    """A handful: the five that matter most, those that change no membership before those that do."""
    more: tuple[Advised, ...]
    differs: tuple[Difference, ...]
    saw_nothing: tuple[Adviser, ...]
    """Advisers for whom there was nothing to look at in the records."""

    @property
    def all(self) -> tuple[Advised, ...]:
        return (*self.first, *self.more)


def sit(evidence: Evidence, advisers: tuple[Adviser, ...], settings: Settings) -> Sitting:
    given = [Advised(each, (adviser,)) for adviser in advisers for each in _heard(adviser, evidence, settings)]
    spoke = {adviser.name for each in given for adviser in each.advisers}
    ordered = sorted(_once(given), key=lambda each: each.advice.matters)
    first, more = ordered[:HANDFUL], ordered[HANDFUL:]
    return Sitting(
        tuple(sorted(first, key=lambda each: each.advice.changes_members)),
        tuple(more),
        _differs(ordered),
        tuple(adviser for adviser in advisers if not adviser.sees(evidence) and adviser.name not in spoke),
    )


def _heard(adviser: Adviser, evidence: Evidence, settings: Settings) -> list[Advice]:
    try:
        given = list(adviser.advise(evidence, settings))
        if other := next((each for each in given if not isinstance(each, Advice)), None):
            raise TypeError(f"it gave {other!r}, which is no Advice")
        return given
    except Exception as error:
        raise AdviserFailed(adviser, error) from error


def _once(given: list[Advised]) -> list[Advised]:
    """Advice to do the same thing is one advice, with everybody's reasons; what none had in common stays apart."""
    kept: dict[tuple[object, ...], Advised] = {}
    for i, each in enumerate(given):
        key = each.advice.act or (i,)
        had = kept.get(key)
        kept[key] = each if had is None else _joined(had, each)
    return list(kept.values())


def _joined(one: Advised, other: Advised) -> Advised:
    first, second = (one, other) if one.advice.matters <= other.advice.matters else (other, one)
    return Advised(
        replace(
            first.advice,
            because=tuple(dict.fromkeys((*first.advice.because, *second.advice.because))),
            against=tuple(dict.fromkeys((*first.advice.against, *second.advice.against))),
            pulls=tuple(dict.fromkeys((*first.advice.pulls, *second.advice.pulls))),
        ),
        tuple({each.name: each for each in (*first.advisers, *second.advisers)}.values()),
    )


def _differs(given: list[Advised]) -> tuple[Difference, ...]:
    """Questions on which advice pulls more than one way, each side with those who take it."""
    sides: dict[str, dict[str, list[Advised]]] = defaultdict(lambda: defaultdict(list))
    for each in given:
        for question, side in each.advice.pulls:
            sides[question][side].append(each)
    return tuple(
        Difference(question, tuple((side, tuple(those)) for side, those in of.items()))
        for question, of in sides.items()
        if len(of) > 1
    )
