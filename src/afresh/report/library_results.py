"""What was found in the library, as text to paste into a paper and as plain values."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from afresh.forms import sentence
from afresh.library.binding import taken_apart
from afresh.library.entries import Example, Policy
from afresh.library.search import Found
from afresh.library.shelf import ExampleHit, PolicyHit
from afresh.words import library as words


@dataclass(frozen=True)
class Shown:
    """What is to be shown of what was found."""

    asked: str
    found: Found
    names: Mapping[str, str]
    """The organisations of the records; empty where none were given."""
    nation_asked: bool
    most: int
    hide: Callable[[str], str]
    """Leaves people's names out of what the user's own records say."""

    def examples(self) -> list[ExampleHit]:
        return [replace(hit, example=self.example(hit.example)) for hit in self.found.examples[: self.most]]

    def policies(self) -> list[PolicyHit]:
        return [replace(hit, policy=self.policy(hit.policy)) for hit in self.found.policies[: self.most]]

    def example(self, each: Example) -> Example:
        if each.origin == "library":
            return each
        texts = ("title", "area", "nation", "summary", "what_changed", "evidence", "source")
        hidden: dict[str, Any] = {name: self.hide(getattr(each, name)) for name in texts}
        return replace(each, **hidden, issues=tuple(map(self.hide, each.issues)))

    def policy(self, each: Policy) -> Policy:
        if each.origin == "library":
            return each
        texts = ("title", "nation", "kind", "summary", "source")
        hidden: dict[str, Any] = {name: self.hide(getattr(each, name)) for name in texts}
        return replace(
            each, **hidden, issues=tuple(map(self.hide, each.issues)), binds=tuple(map(self.hide, each.binds))
        )


def as_text(shown: Shown) -> str:
    found = shown.found
    if not found.examples and not found.policies:
        return "\n".join([_one_line(words.nothing(shown.asked)), *_left_out(shown)])
    parts = [] if found.wholly else [words.not_wholly(found.nowhere), ""]
    parts += [*_heading(words.EXAMPLES), *_entries(map(_example, shown.examples()))]
    parts += _rest(len(found.examples), shown.most, "examples")
    parts += [*_heading(words.policies(found.at)), *_entries(_policy(hit, shown) for hit in shown.policies())]
    parts += _rest(len(found.policies), shown.most, "policies")
    said = [*_left_out(shown), words.nation_meant(found.nation, shown.nation_asked), words.NO_ADVICE]
    return "\n".join([*parts, *filter(None, said)])


def _heading(text: str) -> list[str]:
    return [text, "=" * len(text), ""]


def _entries(lines: Iterator[list[str]] | Any) -> list[str]:
    return [
        line
        for number, (title, *rest) in enumerate(lines, 1)
        for line in (f"{number}. {title}", *(f"   {each}" for each in rest), "")
    ]


def _rest(n: int, most: int, what: str) -> list[str]:
    if not n:
        return [words.nothing_of(what), ""]
    return [words.more(n - most), ""] if n > most else []


def _example(hit: ExampleHit) -> list[str]:
    each, matched = hit.example, hit.matched
    lines = {
        "What was done": each.summary,
        "What changed": each.what_changed,
        "Evidence": each.evidence,
        "Answers reasons of": ", ".join(each.answers),
        "Source": words.source(each.source, each.checked),
        "Found by": words.found_by(matched.issues, matched.words, matched.reasons, matched.alike),
    }
    title = words.example_title(each.title, each.area, each.nation, each.year, each.origin == "records")
    return [_one_line(title), *_named(lines)]


def _policy(hit: PolicyHit, shown: Shown) -> list[str]:
    each, matched = hit.policy, hit.matched
    kind = words.kind_told(each.kind, each.checked)
    does, whom = words.binds(kind, [words.whom(*taken_apart(written)) for written in each.binds])
    lines = {
        "Asks": each.summary,
        does: whom,
        f"{does}, in your records": _bound(hit, shown) if shown.names and whom else "",
        "Source": words.source(each.source, each.checked),
        "Found by": words.found_by(matched.issues, matched.words, (), matched.alike),
    }
    begins, ends, own = each.in_force_from, each.in_force_to, each.origin == "records"
    return [_one_line(words.policy_title(each.title, each.nation, kind, begins, ends, own=own)), *_named(lines)]


def _bound(hit: PolicyHit, shown: Shown) -> str:
    named = [(shown.hide(shown.names[each.organisation]), each.word, each.condition) for each in hit.bound]
    return words.bound(words.kind_told(hit.policy.kind, hit.policy.checked), named, len(hit.cannot_tell))


def _named(lines: Mapping[str, str]) -> list[str]:
    return [
        f"{name}: {sentence(_one_line(text)) if name in SENTENCES else _one_line(text)}"
        for name, text in lines.items()
        if text
    ]


SENTENCES = ("What was done", "What changed", "Evidence", "Asks")


def _one_line(text: str) -> str:
    """A line break in a user's own entry would otherwise make lines of its own; other controls are left out."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _left_out(shown: Shown) -> list[str]:
    found = shown.found
    said = []
    if found.not_in_force:
        entries = [(shown.policy(each).title, each.in_force_from, each.in_force_to) for each in found.not_in_force]
        said.append(words.not_in_force(found.at, entries))
    if found.other_nations and found.nation:
        others = [(each.title, each.nation) for each in map(shown.policy, found.other_nations)]
        said.append(words.other_nations(found.nation, others))
    if found.published_later:
        later = [(shown.example(each).title, each.year) for each in found.published_later]
        said.append(words.published_later(found.at, later))
    return [_one_line(each) for each in said]


def as_facts(shown: Shown) -> dict[str, Any]:
    """The same as plain values, all that were found."""
    found = shown.found
    every = replace(shown, most=max(len(found.examples), len(found.policies)))
    return {
        "asked": shown.asked,
        "at": found.at.isoformat(),
        "nation": found.nation,
        "holds_all_that_was_asked": found.wholly,
        "held_by_none": list(found.nowhere),
        "examples": [_plain(hit.example) | {"found_by": _plain(hit.matched)} for hit in every.examples()],
        "policies": [
            _plain(hit.policy) | {"found_by": _plain(hit.matched)} | _bound_facts(hit, shown)
            for hit in every.policies()
        ],
        "not_in_force": [_plain(shown.policy(each)) for each in found.not_in_force],
        "other_nations": [_plain(shown.policy(each)) for each in found.other_nations],
        "published_later": [_plain(shown.example(each)) for each in found.published_later],
        "note": words.NO_ADVICE,
    }


def _bound_facts(hit: PolicyHit, shown: Shown) -> dict[str, Any]:
    if not shown.names:
        return {}
    return {
        "bound": [_plain(each) | {"organisation": shown.hide(shown.names[each.organisation])} for each in hit.bound],
        "cannot_tell": [shown.hide(shown.names[each]) for each in hit.cannot_tell],
    }


def _plain(each: Any) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(each).items()}
