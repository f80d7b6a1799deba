"""The text that `afresh persuade` prints: lines no longer than a screen, the plain table before the scenario."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from afresh.forms import day
from afresh.report.plain_lines import bullets, headed, wrapped
from afresh.review.holding_back import MOST_SHOWN, HoldingBackSaid
from afresh.review.persuasion import HoldsBackSaid, PersuasionSaid, ScenarioSaid, Supporter
from afresh.review.waiting_list import WaitingProposal
from afresh.vocabulary import Record
from afresh.words import holding_back as holding_back_words
from afresh.words import persuasion as words

Places = Callable[[Iterable[Record]], list[str]]


def of_persuasion(found: PersuasionSaid, end: date, places: Places) -> str:
    lines = [f"{words.TITLE}: ‘{found.title}’", *wrapped(found.put.text), *wrapped(found.answered)]
    lines += wrapped(words.as_of(day(end)))
    lines += ["", *wrapped(found.why_none)] if found.why_none else []
    brief = len(found.organisations) > 1
    lines += ["", *wrapped(words.several(len(found.organisations)))] if brief else []
    for i, each in enumerate(found.organisations):
        lines += ["", *_organisation(each, places, brief, first=i == 0)]
    if found.organisations:
        lines += ["", *wrapped(found.counted)]
    if found.unknown:
        lines += ["", words.UNKNOWN_TITLE, *bullets(found.unknown)]
    return _printable(lines)


def _organisation(found: HoldsBackSaid, places: Places, brief: bool, first: bool) -> Iterator[str]:
    """Briefly: without those of whom only support for others on the issue is known and that have no seat there."""
    yield from headed(found.name, "=")
    for each in found.answers:
        where = places(each.records)
        yield from wrapped(each.text + (f" [{', '.join(where)}]" if where else ""))
    yield from wrapped(found.changed.text)
    yield from wrapped(words.BY_NAME) if found.groups else []
    yield from ["", *wrapped(found.nobody)] if found.nobody else []
    for group in found.groups:
        if brief and not group.for_this and not group.at_the_table:
            yield from ["", *wrapped(words.left_out(len(group.supporters)))]
            continue
        yield from ["", *wrapped(f"{group.heading}:")]
        for supporter in group.supporters:
            if supporter.linked:
                yield from _supporter(supporter) if group.for_this else wrapped(supporter.line, "  ", "      ")
        bare = [each.name for each in group.supporters if not each.linked]
        yield from wrapped(words.nothing_between(bare, found.name), "  ", "      ")
    if found.scenario:
        yield ""
        yield from _scenario(found.scenario, brief, assumed=first)


def _supporter(found: Supporter) -> Iterator[str]:
    yield from wrapped(f"{found.name} {found.stance.text}", "  ", "      ")
    for fact in found.facts:
        yield from wrapped(f"- {fact.text}", "    ", "      ")


def _scenario(found: ScenarioSaid, brief: bool, assumed: bool) -> Iterator[str]:
    yield from headed(words.SCENARIO_TITLE, "-")
    yield from wrapped(found.assumed if assumed else words.AS_ABOVE if found.assumed else "")
    yield from ["", *wrapped(found.alone)] if found.assumed else wrapped(found.alone)
    width = max((len(name) for name, _ in (*found.rows, *found.on_issue)), default=0)
    for heading, rows in ((words.WITH_SUPPORTERS, found.rows), (words.WITH_OTHERS, () if brief else found.on_issue)):
        if rows:
            yield from ["", heading, *(f"  {name:<{width}}  {shown}" for name, shown in rows)]
    yield ""
    for each in (*found.sets, *found.caveats):
        yield from wrapped(each)


@dataclass(frozen=True)
class Page:
    """Some of the proposals that wait."""

    proposals: Sequence[WaitingProposal]
    before: int
    """How many stand on pages before."""
    every: int
    pages: int
    number: int

    @property
    def next(self) -> int | None:
        """The number of the page after this one, if there is one."""
        return self.number + 1 if self.number < self.pages else None


@dataclass(frozen=True)
class AskedFor:
    organisation: str = ""
    partnership: str = ""


def of_waiting(
    page: Page,
    partnerships: int,
    dates: tuple[date, date],
    asked: AskedFor,
    undecided: Sequence[str],
    *,
    holding_back: Sequence[HoldingBackSaid],
) -> str:
    """`dates`: since when, and up to when."""
    lines = [words.waiting_title(asked.organisation, asked.partnership)]
    lines += wrapped(words.waiting(*dates) if page.every else words.nothing_waits(dates[0]))
    if page.every:
        last = page.before + len(page.proposals)
        lines += wrapped(words.shown(page.before + 1, last, page.every, partnerships))
    for each in page.proposals:
        lines += ["", each.id, *wrapped(f"‘{each.title}’" + (f" ({each.issue})" if each.issue else ""), "    ")]
        lines += wrapped(f"{each.put} {each.held_back_in_short} {each.supported}", "    ")
    lines += ["", *wrapped(words.CHOOSE)] if page.every else []
    if len(page.proposals) < page.every:
        one = partnerships > 1 and not asked.partnership
        lines += wrapped(words.the_rest(page.next, page.pages, one))
    lines += ["", *wrapped(words.not_recorded(undecided))] if undecided else []
    for found in holding_back:
        lines += ["", *_holding_back(found)]
    return _printable(lines)


def _printable(lines: Iterable[str]) -> str:
    """Records may hold what would command a terminal, or turn a line round."""
    return "\n".join("".join(each for each in line if each.isprintable()) for line in lines)


def _holding_back(found: HoldingBackSaid) -> Iterator[str]:
    yield from headed(f"{found.name} at {found.partnership}", "=")
    for each in (*found.summary, found.supported, *found.started, found.representative):
        yield from wrapped(each.text)
    yield from ["", holding_back_words.NOT_SUPPORTED, *bullets(each.text for each in found.not_supported[:MOST_SHOWN])]
    yield from wrapped(holding_back_words.more(len(found.not_supported) - MOST_SHOWN), "  ")
    yield from ["", holding_back_words.COULD_SPEAK]
    yield from bullets([each.text for each in found.could_speak] or [holding_back_words.nobody_could_speak()])
    yield from wrapped(found.would_move)
    for heading, those, none in (
        (holding_back_words.DUTIES, found.duties, holding_back_words.NO_DUTIES),
        (holding_back_words.EXAMPLES, found.examples, holding_back_words.NO_EXAMPLES),
    ):
        if found.waiting:
            yield from ["", heading, *bullets([each.text for each in those] or [none])]
