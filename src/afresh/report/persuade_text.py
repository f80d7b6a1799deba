"""The text that `afresh persuade` prints: lines no longer than a screen, the plain table before the scenario."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from textwrap import wrap

from afresh.report.holding_back import MOST_SHOWN, HoldingBackSaid
from afresh.report.persuasion import HoldsBackSaid, PersuasionSaid, ScenarioSaid, Supporter
from afresh.report.waiting import WaitingAt
from afresh.vocabulary import Record
from afresh.words import holding_back as holding_back_words
from afresh.words import persuasion as words
from afresh.words.forms import day

WIDTH = 100
Places = Callable[[Iterable[Record]], list[str]]


def of_persuasion(found: PersuasionSaid, end: date, places: Places) -> str:
    lines = [f"{words.TITLE}: ‘{found.title}’", *_wrapped(found.put.text), *_wrapped(found.answered)]
    lines += _wrapped(words.as_of(day(end)))
    lines += ["", *_wrapped(found.why_none)] if found.why_none else []
    brief = len(found.organisations) > 1
    lines += ["", *_wrapped(words.several(len(found.organisations)))] if brief else []
    for i, each in enumerate(found.organisations):
        lines += ["", *_organisation(each, places, brief, first=i == 0)]
    if found.organisations:
        lines += ["", *_wrapped(found.counted)]
    if found.unknown:
        lines += ["", words.UNKNOWN_TITLE, *_bullets(found.unknown)]
    return _printable(lines)


def _organisation(found: HoldsBackSaid, places: Places, brief: bool, first: bool) -> Iterator[str]:
    """Briefly: without those of whom only support for others on the issue is known and that have no seat there."""
    yield from _headed(found.name, "=")
    for each in found.answers:
        where = places(each.records)
        yield from _wrapped(each.text + (f" [{', '.join(where)}]" if where else ""))
    yield from _wrapped(found.changed.text)
    yield from _wrapped(words.BY_NAME) if found.groups else []
    yield from ["", *_wrapped(found.nobody)] if found.nobody else []
    for group in found.groups:
        if brief and not group.for_this and not group.at_the_table:
            yield from ["", *_wrapped(words.left_out(len(group.supporters)))]
            continue
        yield from ["", *_wrapped(f"{group.heading}:")]
        for supporter in group.supporters:
            if supporter.linked:
                yield from _supporter(supporter) if group.for_this else _wrapped(supporter.line, "  ", "      ")
        bare = [each.name for each in group.supporters if not each.linked]
        yield from _wrapped(words.nothing_between(bare, found.name), "  ", "      ")
    if found.scenario:
        yield ""
        yield from _scenario(found.scenario, brief, assumed=first)


def _supporter(found: Supporter) -> Iterator[str]:
    yield from _wrapped(f"{found.name} {found.stance.text}", "  ", "      ")
    for fact in found.facts:
        yield from _wrapped(f"- {fact.text}", "    ", "      ")


def _scenario(found: ScenarioSaid, brief: bool, assumed: bool) -> Iterator[str]:
    yield from _headed(words.SCENARIO_TITLE, "-")
    yield from _wrapped(found.assumed if assumed else words.AS_ABOVE if found.assumed else "")
    yield from ["", *_wrapped(found.alone)] if found.assumed else _wrapped(found.alone)
    width = max((len(name) for name, _ in (*found.rows, *found.on_issue)), default=0)
    for heading, rows in ((words.WITH_SUPPORTERS, found.rows), (words.WITH_OTHERS, () if brief else found.on_issue)):
        if rows:
            yield from ["", heading, *(f"  {name:<{width}}  {shown}" for name, shown in rows)]
    yield ""
    for each in (*found.sets, *found.caveats):
        yield from _wrapped(each)


def of_waiting(
    waiting: Sequence[WaitingAt],
    undecided: Sequence[str],
    holding_back: Sequence[HoldingBackSaid],
    since: date,
    end: date,
    organisation: str,
) -> str:
    lines = [f"{words.WAITING_TITLE}{f' and on which {organisation} holds back' if organisation else ''}"]
    lines += _wrapped(words.waiting(since, end) if waiting else words.nothing_waits(since))
    for at in waiting:
        lines += ["", *_headed(at.partnership, "-")]
        for each in at.proposals:
            lines += [each.id, *_wrapped(f"‘{each.title}’" + (f" ({each.issue})" if each.issue else ""), "    ")]
            lines += _wrapped(f"{each.put} {each.held_back} {each.supported}", "    ")
    lines += ["", *_wrapped(words.CHOOSE)] if waiting else []
    lines += ["", *_wrapped(words.not_recorded(undecided))] if undecided else []
    for found in holding_back:
        lines += ["", *_holding_back(found)]
    return _printable(lines)


def _printable(lines: Iterable[str]) -> str:
    """Records may hold what would command a terminal, or turn a line round."""
    return "\n".join("".join(each for each in line if each.isprintable()) for line in lines)


def _holding_back(found: HoldingBackSaid) -> Iterator[str]:
    yield from _headed(f"{found.name} at {found.partnership}", "=")
    for each in (*found.summary, found.supported, *found.started, found.representative):
        yield from _wrapped(each.text)
    yield from ["", holding_back_words.NOT_SUPPORTED, *_bullets(each.text for each in found.not_supported[:MOST_SHOWN])]
    yield from _wrapped(holding_back_words.more(len(found.not_supported) - MOST_SHOWN), "  ")
    yield from ["", holding_back_words.COULD_SPEAK]
    yield from _bullets([each.text for each in found.could_speak] or [holding_back_words.nobody_could_speak()])
    for heading, those, none in (
        (holding_back_words.DUTIES, found.duties, holding_back_words.NO_DUTIES),
        (holding_back_words.EXAMPLES, found.examples, holding_back_words.NO_EXAMPLES),
    ):
        if found.waiting:
            yield from ["", heading, *_bullets([each.text for each in those] or [none])]


def _headed(heading: str, line: str) -> list[str]:
    return [heading, line * min(len(heading), WIDTH)]


def _bullets(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in _wrapped(f"- {text}", "  ", "    ")]


def _wrapped(text: str, first: str = "", rest: str | None = None) -> list[str]:
    indent = first if rest is None else rest
    return wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
