"""What the library of examples and policies says: entries, why they were found, and what was left out."""

from collections.abc import Iterable, Sequence
from datetime import date

from afresh.forms import count, day, listed

EXAMPLES = "Examples from elsewhere"
NO_ADVICE = "This helps to find sources and is no legal advice: what the law says today, and what it asks of you, is to be checked there."
BINDS = {
    "not checked": "Said to concern",
    "power": "Open to",
    "strategy": "Addressed to",
    "programme": "Addressed to",
    "guidance": "Addressed to",
}
"""What a policy of this kind does to those it names; every other kind binds."""
NOT_CHECKED = "not checked"
"""Of what nobody has read in its source."""
MOST_NAMED = 8


def policies(at: date) -> str:
    return f"Policies in force on {day(at)}"


def example_title(title: str, area: str, nation: str, year: int | None, own: bool) -> str:
    where = listed([each for each in (area, nation, str(year) if year else "") if each], ",").replace(" , ", ", ")
    return f"{title} ({where}){_own(own)}" if where else f"{title}{_own(own)}"


def policy_title(title: str, nation: str, kind: str, begins: date | None, ends: date | None, *, own: bool) -> str:
    since = f"in force since {day(begins)}" + (f", to {day(ends)}" if ends else "") if begins else ""
    return f"{title} ({', '.join(each for each in (nation, kind, since) if each)}){_own(own)}"


def _own(own: bool) -> str:
    return " [from your own records]" if own else ""


def source(text: str, checked: date | None) -> str:
    return f"{text} ({f'checked {day(checked)}' if checked else NOT_CHECKED})"


def kind_told(kind: str, checked: date | None) -> str:
    """What nobody has read is never called a duty."""
    return kind if checked else NOT_CHECKED


def binds(kind: str, whom: Iterable[str]) -> tuple[str, str]:
    """('Binds', 'council and police')"""
    return BINDS.get(kind.casefold(), "Binds"), listed(whom)


def whom(word: str, condition: str) -> str:
    return f"{word} ({condition})" if condition else word


def bound(kind: str, organisations: Sequence[tuple[str, str, str]], unknown: int) -> str:
    """Of the organisations in the records, each with the word it is bound by and a condition."""
    by: dict[tuple[str, str], list[str]] = {}
    for name, word, condition in organisations:
        by.setdefault((word, condition), []).append(name)
    said = [
        f"{_some(names)}, recorded as {word}" + (f" (condition: {condition})" if condition else "")
        for (word, condition), names in by.items()
    ]
    cannot = (
        f"of {count(unknown, 'organisation')} neither body, kind nor sector is recorded, so it cannot be told"
        if unknown
        else ""
    )
    return "; ".join([*said, *filter(None, [cannot])]) or "none of them, by what is recorded"


def bound_here(does: str, whom: str) -> str:
    """Binds, of those round the table or holding back: A and B, recorded as NHS trust."""
    return f"{does}, of those round the table or holding back: {whom}."


def answers(reasons: Sequence[str]) -> str:
    if not reasons:
        return "Answers none of the reasons recorded."
    return f"Answers {_number('the reason', reasons)} recorded: {listed(reasons)}."


def _some(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return listed(names) if more <= 0 else f"{', '.join(names[:MOST_NAMED])} and {more} more"


def found_by(issues: Sequence[str], words: Sequence[str], reasons: Sequence[str], alike: bool = False) -> str:
    """issues falls and older people; the word exercise"""
    themes = f"{'a like issue' if alike else _number('issue', issues)}, {listed(issues)}" if issues else ""
    held = f"{_number('word', words)}, {listed(words)}" if words else ""
    answers = f"answers {_number('reason', reasons)} of {listed(reasons)}" if reasons else ""
    return "; ".join(each for each in (themes, held, answers) if each)


def _number(what: str, items: Sequence[str]) -> str:
    return what if len(items) == 1 else what + "s"


def not_in_force(at: date, entries: Sequence[tuple[str, date | None, date | None]]) -> str:
    """Each with its first and last day in force; those without a first day apart, since they may be."""
    said = [
        f"{title} ({f'from {day(begins)}' if begins > at else f'ended {day(ends)}' if ends else ''})"
        for title, begins, ends in entries
        if begins
    ]
    unknown = [title for title, begins, _ in entries if begins is None]
    parts = [
        f"Not in force on {day(at)} and so left out: {'; '.join(said)}." if said else "",
        f"Left out, since it is not known from which day they are in force: {'; '.join(unknown)}." if unknown else "",
    ]
    return " ".join(filter(None, parts))


def other_nations(nation: str, entries: Sequence[tuple[str, str]]) -> str:
    """Each with its own nation."""
    return f"Not of {nation} and so left out: {'; '.join(f'{title} ({its})' for title, its in entries)}."


def published_later(at: date, entries: Sequence[tuple[str, int | None]]) -> str:
    return f"Published after {at.year} and so left out: {'; '.join(f'{title} ({year})' for title, year in entries)}."


def nation_meant(nation: str | None, asked: bool) -> str:
    if nation and not asked:
        return f"Policies are those of {nation}, since the records name a body that exists there only. --nation asks for another."
    return "" if nation else "Policies are those of every nation; --nation asks for one."


def nothing(words: str) -> str:
    return f"The library holds nothing on ‘{words}’. It is small and chosen by hand: that it holds nothing says nothing of what there is elsewhere."


def nothing_of(what: str) -> str:
    return f"None of the {what} in the library fits."


def not_wholly(nowhere: Sequence[str]) -> str:
    missing = f" Nothing holds {listed(f'‘{word}’' for word in nowhere)}." if nowhere else ""
    return f"No entry holds all that was asked for; these hold the most of it.{missing}"


def more(n: int) -> str:
    return f"And {count(n, 'more', 'more')}, not shown; --most shows them."


NO_EXAMPLE = (
    "No example in the library fits: its title names none, and none has both its issue and the way it would work."
)
NO_POLICY = "No policy in the library fits: its title names none that was in force that day, and none has both its issue and the way it would work."
NO_ISSUE = "Its issue is not recorded and its title names nothing in the library, so nothing is quoted for it."


NO_MECHANISM = "How it would work (a pooled budget, shared records, a joint post, ...) is neither recorded nor told by its words, and its title names no entry, so nothing in the library fits. A mechanism recorded for it would help."


def no_words(words: str) -> str:
    return f"‘{words}’ holds no word to look for. Give a theme or words, as in: afresh find hospital discharge"


def no_nation(nation: str, known: Sequence[str], near: Sequence[str]) -> str:
    hint = f" Did you mean {listed(near, 'or')}?" if near else ""
    return f"No policy in the library is of '{nation}'.{hint} There are policies of {listed(known)}."


def nothing_read(data: str) -> str:
    return f"No table was read from {data}, so there is nothing of yours to search. Leave out --data to search the library alone."
