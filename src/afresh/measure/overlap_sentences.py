"""What two partnerships share, in words."""

from collections.abc import Sequence

from afresh.forms import counted, listed, percent
from afresh.vocabulary import Finding

MOST_OVERLAPS = 5


def overlap_sentence(f: Finding) -> str:
    return f"{_size(f)} with {f.subject}"


def _size(f: Finding) -> str:
    """five of 18 (28%): whole numbers before percentages, which the comparisons that follow are in."""
    return f"{counted(round((f.value or 0) * f.n))} of {counted(f.n)} ({percent(f.value or 0)})"


def overlap_parts(findings: Sequence[Finding]) -> list[str]:
    """The largest by name, those of one size together; of a long list the rest by number and range."""
    named = findings if len(findings) <= MOST_OVERLAPS + 1 else findings[:MOST_OVERLAPS]
    sizes: dict[str, list[str]] = {}
    for finding in named:
        sizes.setdefault(_size(finding), []).append(finding.subject)
    parts = [f"{size} with {'each of ' if len(names) > 1 else ''}{listed(names)}" for size, names in sizes.items()]
    rest = [percent(finding.value or 0) for finding in findings[len(named) :]]
    if rest:
        size = rest[0] if rest[0] == rest[-1] else f"{rest[-1]} to {rest[0]}"
        parts.append(f"{size} with {counted(len(rest))} others")
    return parts
