"""Looks an adviser over before it may advise: for those who write one, and for the tests of the built-in ones."""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import ModuleType

from afresh.diagnosis.findings import Findings
from afresh.measure import names as measure_names
from afresh.panel.adviser import Adviser, UnfitAdviser, adviser_from
from afresh.panel.wording import wording
from afresh.settings import Setting, Settings, default_settings
from afresh.vocabulary import Advice, Finding, Reason

NOT_FOR_ADVISERS = (
    "cli", "convert", "dataset", "diagnosis.assessment", "engine", "gatherings", "on_spark", "panel.from_records",
    "panel.register", "panel.sitting", "read", "records", "report",
)  # fmt: skip
"""An adviser asks nothing but the evidence that is laid before it."""
FAR_BEYOND = 1e9


def check_adviser(module: ModuleType, standpoint: str = "results") -> list[str]:
    """What is wrong with a rule's module, a sentence each; nothing where it may advise.

    def test_my_rule() -> None:
        assert check_adviser(my_rule) == []
    """
    try:
        adviser = adviser_from(module, standpoint)
    except UnfitAdviser as unfit:
        return [str(unfit)]
    settings = default_settings().adding(adviser.settings)
    found = [*_page(adviser), *_imports(module), *_set_already(adviser)]
    try:
        return [*found, *_examples(adviser, settings), *_measures(adviser, settings), *_settings(adviser, settings)]
    except Exception as error:
        return [*found, f"advise fails on FIRES or QUIET: {type(error).__name__}: {error}"]


def _page(adviser: Adviser) -> Iterator[str]:
    for heading, text in adviser.page.items():
        for wrong in wording(text) if heading != "Evidence" else ():
            yield f"{heading}: {wrong}"
    if not adviser.reference:
        yield "Evidence gives a grade and no reference."
    yield from (f"The title: {wrong}" for wrong in wording(adviser.title))


def _imports(module: ModuleType) -> Iterator[str]:
    """By the source: what it imports within a function too."""
    for part in ast.walk(ast.parse(inspect.getsource(module))):
        names = [each.name for each in part.names] if isinstance(part, ast.Import) else []
        if isinstance(part, ast.ImportFrom) and part.module:
            names = [part.module, *(f"{part.module}.{each.name}" for each in part.names)]
        for name in names:
            within = name.removeprefix("afresh.")
            if within != name and any(within == each or within.startswith(f"{each}.") for each in NOT_FOR_ADVISERS):
                yield f"It imports {name}: an adviser asks nothing but the evidence laid before it."


def _set_already(adviser: Adviser) -> Iterator[str]:
    already = {setting.name for setting in default_settings()}
    for setting in adviser.settings:
        if setting.name in already:
            yield f"Its setting {setting.name} is one of settings.toml: use that one, or give yours another name."
        if not setting.means.endswith("."):
            yield f"What its setting {setting.name} means is a sentence and ends in a full stop."


def _examples(adviser: Adviser, settings: Settings) -> Iterator[str]:
    given = list(adviser.advise(adviser.fires, settings))
    if not given:
        yield "It has nothing to say on FIRES."
    if list(adviser.advise(adviser.quiet, settings)):
        yield "It has something to say on QUIET."
    if given != list(adviser.advise(adviser.fires, settings)):
        yield "Asked twice, it says two things."
    for name, example in (("FIRES", adviser.fires), ("QUIET", adviser.quiet)):
        if not adviser.sees(example):
            yield f"By USES and NEEDS there is nothing for it to look at in {name}."
    for advice in given:
        yield from _advice(advice, {each.subject for each in adviser.fires.findings.all if each.subject})


def _advice(advice: Advice, subjects: set[str]) -> Iterator[str]:
    if not advice.because:
        yield "Its advice gives no reason."
    for reason in (*advice.because, *advice.against):
        yield from _reason(reason)
    for reason in advice.because:
        if not (reason.measure or reason.records or reason.source):
            yield f"The reason '{reason.says}' rests on no measure, no record and no source."
    if advice.suggests.endswith("."):
        yield "What it suggests is a heading, with no full stop."
    for name, text in (("The risk", advice.risk), ("The first step", advice.first_step)):
        if not text.endswith((".", "?")):
            yield f"{name} is a sentence and ends in a full stop: '{text}'."
    if advice.matters not in (1, 2, 3):
        yield f"matters is 1, 2 or 3, not {advice.matters}."
    if not advice.act:
        yield "act is empty: name what is to be done, so that others who advise the same are heard with it."
    reasons = [reason.says for reason in (*advice.because, *advice.against)]
    for text in (advice.suggests, advice.risk, advice.first_step, *reasons):
        yield from (f"'{text}': {wrong}" for wrong in wording(text, subjects))


def _reason(reason: Reason) -> Iterator[str]:
    if not reason.says.strip().endswith("."):
        yield f"A reason is a sentence and ends in a full stop: '{reason.says}'."
    if reason.measure and reason.measure not in measure_names():
        yield f"A reason rests on {reason.measure}, which is no measure."


@dataclass(frozen=True)
class _Watched(Findings):
    """Findings that remember which measures were asked for."""

    asked: set[str]

    def of(self, measure: str, subject: str | None = None) -> Finding | None:
        self.asked.add(measure)
        return super().of(measure, subject)

    def every(self, measure: str) -> list[Finding]:
        self.asked.add(measure)
        return super().every(measure)


def _measures(adviser: Adviser, settings: Settings) -> Iterator[str]:
    """USES are measures, all that it asks for and no others, and what it says depends on one of them."""
    yield from (f"USES names {name}, which is no measure." for name in adviser.uses if name not in measure_names())
    asked: set[str] = set()
    for example in (adviser.fires, adviser.quiet):
        list(adviser.advise(replace(example, findings=_Watched(example.findings.all, asked)), settings))
    if adviser.fires.results or adviser.quiet.results or _depends_on_results(adviser, settings):
        asked.add("results")
    yield from (
        f"It asks for {name}, which USES does not name." for name in sorted(asked - {"results"} - {*adviser.uses})
    )
    yield from (f"USES names {name}, which it never asks for." for name in adviser.uses if name not in asked)
    if adviser.uses and not any(_matters(adviser, name, settings) for name in adviser.uses):
        yield "Whatever USES names may be taken from FIRES, and it says the same."


def _depends_on_results(adviser: Adviser, settings: Settings) -> bool:
    readings = [
        list(adviser.advise(replace(adviser.fires, results=each), settings)) for each in ("", "concern", "improving")
    ]
    return any(each != readings[0] for each in readings)


def _matters(adviser: Adviser, name: str, settings: Settings) -> bool:
    fires = adviser.fires
    without = replace(fires, findings=Findings(tuple(each for each in fires.findings.all if each.measure != name)))
    return list(adviser.advise(without, settings)) != list(adviser.advise(fires, settings))


def _settings(adviser: Adviser, settings: Settings) -> Iterator[str]:
    """Each setting, far enough up or down, changes what is said on one of the examples."""
    for setting in adviser.settings:
        if not _is_used(setting, adviser, settings):
            yield f"However its setting {setting.name} is set, it says the same."


def _is_used(setting: Setting, adviser: Adviser, settings: Settings) -> bool:
    def said(chosen: Settings) -> list[list[Advice]]:
        return [list(adviser.advise(example, chosen)) for example in (adviser.fires, adviser.quiet)]

    as_it_is = said(settings)
    extremes = (setting.least, FAR_BEYOND)
    return any(said(settings.but(**{setting.name: each})) != as_it_is for each in extremes)
