"""The text that `afresh invite` prints: lines no longer than a screen, a few to begin with before all of them."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from afresh.forms import day
from afresh.report.plain_lines import bullets, headed, wrapped
from afresh.review.cited_sentence import Said
from afresh.review.invitations import CriticSaid, InvitationsSaid, Invited
from afresh.settings import Settings
from afresh.vocabulary import Period
from afresh.words import invitations as words

MOST_SHOWN = 60
MOST_QUOTED = 6
MOST_NAMED = 12
NAME_WIDTH = 46
COUNTS = ("items_raised_elsewhere", "proposals_made_elsewhere", "seats_elsewhere", "meetings_of_those")


def of_invitations(found: InvitationsSaid, settings: Settings, period: Period) -> str:
    lines = [f"{words.TITLE} {found.name}", *wrapped(words.AS_OF.format(end=day(period.end)))]
    if found.found.why_none:
        lines += ["", *wrapped(words.why_none(found.found.why_none))]
    if found.candidates:
        lines += ["", *wrapped(found.opening), *wrapped(words.issues(found.issues))]
        lines += ["", *_chosen(found), "", *_all(found.candidates), ""]
        counted = words.counting(settings.active_months, settings.issue_months, period.start, period.end)
        lines += [*wrapped(counted), *wrapped(words.CONFLICTS)]
    if found.candidates or found.critics:
        lines += ["", *_critics(found, settings, period)]
    if found.candidates:
        lines += ["", *_overlooked(found)]
        lines += ["", words.UNKNOWN_TITLE, *bullets(found.unknown)] if found.unknown else []
    return "\n".join(lines)


def _chosen(found: InvitationsSaid) -> Iterator[str]:
    yield from headed(words.chosen_title(len(found.chosen)), "=")
    yield from wrapped(words.CHOSEN_WHY if found.chosen else words.NOBODY_CHOSEN)
    for nth, each in enumerate(found.chosen, 1):
        yield from ["", *wrapped(f"{nth}. {each.invited.name} ({each.invited.kind})")]
        yield from wrapped(each.adds, "   ")
        for heading, facts in (
            (words.BRINGS, each.invited.brings),
            (words.CARRIES, each.invited.carries),
            (words.BESIDE, each.invited.beside),
        ):
            yield from _under(heading, facts)


def _under(heading: str, facts: Iterable[Said]) -> Iterator[str]:
    yield f"   {heading}:"
    for fact in facts:
        yield from wrapped(f"- {fact.text}", "   ", "     ")


def _all(candidates: Sequence[Invited]) -> Iterator[str]:
    yield from headed(words.all_title(len(candidates)), "=")
    yield from wrapped(words.ALL_WHY)
    yield ""
    yield _row(words.HEADINGS)
    for each in candidates[:MOST_SHOWN]:
        first, *rest = wrap(each.name, NAME_WIDTH, subsequent_indent="  ") or [""]
        yield _row((first, *_figures(each)))
        yield from rest
    yield from wrapped(words.more(len(candidates) - MOST_SHOWN))
    yield from ["", *wrapped(words.LEGEND)]


def _figures(each: Invited) -> list[str]:
    found = each.values
    issues, new = found["issues"], found["issues_nobody_seated_works_on"]
    sat = found["sat_elsewhere_with"]
    assert isinstance(issues, list) and isinstance(new, list) and isinstance(sat, list), "these are lists"
    raised, proposed, seats, meetings = (_known(found[name]) for name in COUNTS)
    done = None if raised is None or proposed is None else raised + proposed
    return [
        words.figure(len(issues)),
        words.figure(len(new)),
        words.figure(done),
        words.YES if found["last_here"] else words.NOT,
        words.YES if found["voice"] else words.NOT,
        words.figure(seats),
        words.figure(meetings),
        words.figure(sat[0]),
    ]


def _known(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _row(cells: Sequence[str]) -> str:
    name, *figures = cells
    widths = [2 + max(3, len(heading)) for heading in words.HEADINGS[1:]]
    shown = "".join(f"{each:>{width}}" for each, width in zip(figures, widths, strict=True))
    return f"{name:<{NAME_WIDTH}}{shown}"


def _critics(found: InvitationsSaid, settings: Settings, period: Period) -> Iterator[str]:
    yield from headed(words.CRITICS_TITLE, "=")
    why = words.critics_why(settings.critic_fewest, settings.critic_share, settings.answer_months, period.end)
    yield from wrapped(why) if found.critics else wrapped(found.critics_note)
    for each in found.critics:
        yield from ["", *_critic(each)]


def _critic(each: CriticSaid) -> Iterator[str]:
    yield from wrapped(f"{each.name} ({each.kind})")
    yield from wrapped(each.reasons.text, "   ")
    for heading, facts in (
        (words.SAID_SO, each.said[:MOST_QUOTED]),
        (words.BRINGS, each.brings),
        (words.COSTS, each.costs),
        (words.BESIDE, each.beside),
    ):
        yield from _under(heading, facts)
        if heading == words.SAID_SO:
            yield from wrapped(words.more(len(each.said) - MOST_QUOTED), "     ")


def _overlooked(found: InvitationsSaid) -> Iterator[str]:
    yield from headed(words.OVERLOOKED_TITLE, "=")
    if not found.overlooked:
        yield from wrapped(words.NOT_OVERLOOKED)
    for each in found.overlooked:
        yield from wrapped(each.says.text)
        named = list(each.without_a_seat[:MOST_NAMED])
        yield from wrapped(words.of_the_kind(named), "  ") if named else []
        yield from wrapped(words.more(len(each.without_a_seat) - MOST_NAMED), "  ")
