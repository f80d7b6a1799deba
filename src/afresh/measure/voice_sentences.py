"""Users and carers, and everyone else, in words."""

from afresh.forms import counted, percent
from afresh.measure.wording import fact, within
from afresh.vocabulary import Finding

USERS = "users and carers"
OF_ALL = "as a share of all, "


def of_all(f: Finding, did: str, with_share: bool = True) -> str:
    """users and carers raised nine (22%, between 13% and 35%); of everyone else, who did the rest, only how many."""
    if f.value is None:
        return ""
    share = f" ({_share(f)})" if with_share and f.subject == USERS else ""
    return f"{f.subject} {did} {_how_many(f)}{share}"


def of_their_own(f: Finding) -> str:
    """users and carers none of 16 (at most 11%)."""
    if f.value is None:
        return f"{f.subject}, {f.note} ({f.n:,} on record)" if f.n else f"{f.subject}, none on record"
    return f"{f.subject} {_how_many(f)} of {counted(f.n)} ({_share(f)})"


def _how_many(f: Finding) -> str:
    number = int(fact(f, "counted"))
    return counted(number) if number else "none"


def _share(f: Finding) -> str:
    if not f.value:
        return f"at most {percent(f.high or 0)}"
    between = within(f).strip(" ()")
    return ", ".join(part for part in (percent(f.value), between) if part)
