"""What the library holds on an issue, and what it holds on any words.

For a proposal an issue must match: the issue itself, or one alike in themes.csv. Advice, which names a body, asks
besides for the mechanism (pooled budget, shared records, ...), or that the proposal names the entry (names.csv), and
then leaves out what nobody has checked in its source; what is named goes before what only matches. Words only order
what matches, by BM25, since no example is better than a far-fetched one. For words that a user asks for each counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from afresh.library.binding import Party, bound
from afresh.library.entries import Entry, Example, Policy
from afresh.library.index import SMALL_WORDS, Index, NoFullTextSearch, has_full_text, words_of
from afresh.library.mechanisms import in_common
from afresh.library.nations import holds_in
from afresh.library.shelf import ExampleHit, Matched, PolicyHit, Shelf, shelf
from afresh.library.themes import folded, meanings, named_in

if TYPE_CHECKING:
    from afresh.records.store import Store

Hit = TypeVar("Hit", ExampleHit, PolicyHit)
MOST = 3
"""Hits for one proposal, if not said otherwise."""


def examples_for(
    store: "Store | None",
    issue: str,
    text: str = "",
    reasons: Sequence[str] = (),
    at: date | None = None,
    *,
    most: int = MOST,
    mechanisms: Sequence[str] | None = None,
    named: frozenset[str] = frozenset(),
) -> tuple[ExampleHit, ...]:
    """Examples on the issue of a proposal, those that answer a recorded kind of reason first; none is far-fetched.

    `text` is the proposal's title, text and recorded reasons, which order what matches. `reasons` are kinds of reason.
    With `at`, nothing published in a later year is used. With `mechanisms`, only what is checked and works so; but
    where ids are `named`, and any of them can be used, only those and the user's own.
    """
    on = shelf(store)
    nearness, words = on.example_index.nearness(words_of(f"{issue} {text}")), words_of(text)
    hits = []
    for number, each in enumerate(on.examples):
        issues, alike = _common(issue, each.issues)
        by_name = _is_named(each, named)
        if not _later(each, at) and (by_name or (issues and _works_so(each, mechanisms))):
            answered = tuple(dict.fromkeys(reason for reason in reasons if reason in each.answers))
            held = _held(on.example_index, number, words)
            hits.append(ExampleHit(each, Matched(issues, alike, held, answered, by_name), nearness.get(number, 0.0)))
    hits.sort(key=_example_order)
    return _named_before(hits)[:most]


def _named_before(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Those that the proposal names, and the user's own; if it names none, all."""
    if not any(hit.matched.named for hit in hits):
        return tuple(hits)
    return tuple(hit for hit in hits if hit.matched.named or _entry(hit).origin == "records")


def _entry(hit: ExampleHit | PolicyHit) -> Example | Policy:
    return hit.example if isinstance(hit, ExampleHit) else hit.policy


def _is_named(each: Example | Policy, named: frozenset[str]) -> bool:
    """Of the user's own no names are known."""
    return each.id in named and each.origin == "library" and each.checked is not None


def _example_order(hit: ExampleHit) -> tuple[int, bool, float, str, str]:
    return -len(hit.matched.reasons), hit.matched.alike, -hit.nearness, hit.example.title, hit.example.id


def policies_for(
    store: "Store | None",
    issue: str,
    text: str = "",
    at: date | None = None,
    nation: str | None = None,
    *,
    organisations: Sequence[Party] = (),
    most: int = MOST,
    mechanisms: Sequence[str] | None = None,
    named: frozenset[str] = frozenset(),
) -> tuple[PolicyHit, ...]:
    """Policies on the issue, in force on the day (today, if none is given) in the nation, and whom each binds.

    Without a nation, that of the records is meant where they make it sure, else every nation.
    Those that bind any of the organisations come first, then duties before powers, guidance and strategies.
    With `mechanisms`, only what is checked and asks for or allows one of them; but where ids are `named`, and any of
    them is in force, only those and the user's own.
    """
    on, day = shelf(store), at or date.today()
    where = nation or on.nation
    nearness, words = on.policy_index.nearness(words_of(f"{issue} {text}")), words_of(text)
    hits = []
    for number, each in enumerate(on.policies):
        issues, alike = _common(issue, each.issues)
        by_name = _is_named(each, named)
        if (
            each.in_force(day)
            and holds_in(each.nation, where)
            and (by_name or (issues and _works_so(each, mechanisms)))
        ):
            matched = Matched(issues, alike, _held(on.policy_index, number, words), named=by_name)
            hits.append(PolicyHit(each, matched, nearness.get(number, 0.0), *bound(each.binds, organisations)))
    hits.sort(key=_policy_order)
    return _named_before(hits)[:most]


def _policy_order(hit: PolicyHit) -> tuple[bool, bool, bool, float, str, str]:
    return hit.matched.alike, not hit.bound, not hit.policy.compels, -hit.nearness, hit.policy.title, hit.policy.id


def _works_so(each: Example | Policy, mechanisms: Sequence[str] | None) -> bool:
    return mechanisms is None or (each.checked is not None and bool(in_common(mechanisms, each.mechanism)))


@dataclass(frozen=True)
class Found:
    """What was found for words, and what was left out and why."""

    at: date
    nation: str | None
    examples: tuple[ExampleHit, ...]
    policies: tuple[PolicyHit, ...]
    not_in_force: tuple[Policy, ...]
    """On these words and of this nation, but not in force on the day."""
    other_nations: tuple[Policy, ...]
    """On these words and in force, but of other nations."""
    published_later: tuple[Example, ...]
    wholly: bool
    """Whether the hits hold all that was asked for, and not only most of it."""
    nowhere: tuple[str, ...]
    """Words that no entry holds."""


@dataclass(frozen=True)
class _Part:
    """A theme that was named, or a word."""

    text: str
    themes: frozenset[str]

    def holders(self, on: Shelf, index: Index, entries: Sequence[Example | Policy]) -> frozenset[int]:
        """By theme where there are any: then a word in the text may mean something else, as homelessness falls."""
        by_theme = frozenset(number for number, each in enumerate(entries) if self.themes & on.themes[each])
        by_word = [index.holding(word, in_title=bool(by_theme)) for word in words_of(self.text)]
        return by_theme | (frozenset.intersection(*by_word) if by_word else frozenset())


def parts_of(words: str) -> tuple[_Part, ...]:
    """What was asked for: each theme that is named, and each other word that is not a small one."""
    phrases, rest = named_in(words)
    singles = [word for word in rest if word not in SMALL_WORDS]
    named = [_Part(phrase, themes) for phrase, themes in phrases]
    return tuple(dict.fromkeys([*named, *(_Part(word, frozenset()) for word in singles if words_of(word))]))


def find(
    store: "Store | None",
    words: str,
    at: date | None = None,
    nation: str | None = None,
    reason: str | None = None,
    *,
    organisations: Sequence[Party] = (),
) -> Found:
    """Every entry that holds all the words and themes asked for; if none does, those that hold most of them.

    Less than half is too little, unless a theme is among what was asked for.
    """
    if not has_full_text():
        raise NoFullTextSearch
    on, day, parts = shelf(store), at or date.today(), parts_of(words)
    where = nation or on.nation
    asked = words_of(" ".join([words, *(theme for part in parts for theme in sorted(part.themes))]))
    examples = _holding(on, on.example_index, on.examples, parts)
    policies = _holding(on, on.policy_index, on.policies, parts)
    most = max([*map(len, examples.values()), *map(len, policies.values())], default=0)
    fair = 2 * most >= len(parts) or any(part.themes for part in parts)
    enough = most if fair else len(parts) + 1
    hits = [
        ExampleHit(each, _matched(held, each.issues, (reason,) if reason else ()), near)
        for each, held, near in _nearest(on.example_index, on.examples, examples, asked, enough)
        if reason is None or reason in each.answers
    ]
    found = [
        PolicyHit(each, _matched(held, each.issues), near, *bound(each.binds, organisations))
        for each, held, near in _nearest(on.policy_index, on.policies, policies, asked, enough)
    ]
    here = [hit for hit in found if holds_in(hit.policy.nation, where)]
    elsewhere = [hit.policy for hit in found if not holds_in(hit.policy.nation, where)]
    return Found(
        at=day,
        nation=where,
        examples=tuple(hit for hit in hits if not _later(hit.example, at)),
        policies=tuple(hit for hit in here if hit.policy.in_force(day)),
        not_in_force=tuple(hit.policy for hit in here if not hit.policy.in_force(day)),
        other_nations=tuple(policy for policy in elsewhere if policy.in_force(day)),
        published_later=tuple(hit.example for hit in hits if _later(hit.example, at)),
        wholly=most == len(parts),
        nowhere=tuple(
            part.text
            for part in parts
            if not any(part in held for held in (*examples.values(), *policies.values()))
        ),
    )  # fmt: skip


Held = dict[int, tuple[_Part, ...]]


def _holding(on: Shelf, index: Index, entries: Sequence[Example | Policy], parts: Sequence[_Part]) -> Held:
    """What each entry holds of what was asked for, where it holds any."""
    held: dict[int, list[_Part]] = {}
    for part in parts:
        for number in part.holders(on, index, entries):
            held.setdefault(number, []).append(part)
    return {number: tuple(its) for number, its in held.items()}


def _nearest(
    index: Index, entries: Sequence[Entry], held: Held, asked: Sequence[str], enough: int
) -> list[tuple[Entry, tuple[_Part, ...], float]]:
    nearness = index.nearness(asked)
    rows = [(entries[number], its, nearness.get(number, 0.0)) for number, its in held.items() if len(its) >= enough]
    return sorted(rows, key=lambda row: (-row[2], row[0].title, row[0].id))


def _matched(held: Sequence[_Part], issues: Sequence[str], reasons: tuple[str, ...] = ()) -> Matched:
    themes = frozenset[str]().union(*(part.themes for part in held))
    common = tuple(issue for issue in issues if meanings(issue) & themes)
    exact = {folded(issue) for issue in common} & {part.text for part in held}
    words = tuple(part.text for part in held if not any(part.themes & meanings(issue) for issue in issues))
    return Matched(common, bool(common and not exact), words, reasons)


@lru_cache(10_000)
def _common(issue: str, issues: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """Which of an entry's issues are the one asked for, or one of several between semicolons; else which are alike."""
    asked, means = {folded(part) for part in issue.split(";")} - {""}, meanings(issue)
    exact = tuple(each for each in issues if folded(each) in asked)
    alike = tuple(each for each in issues if meanings(each) & means)
    return (exact, False) if exact else (alike, bool(alike))


def _held(index: Index, number: int, words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if number in index.holding(word))


def _later(each: Example, at: date | None) -> bool:
    """No hindsight: published in a later year than the day looked at."""
    return at is not None and each.year is not None and each.year > at.year
