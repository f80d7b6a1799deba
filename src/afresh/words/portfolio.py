"""What is said of all lasting partnerships side by side."""

from collections.abc import Sequence

from afresh.forms import count, counted, listed, number, percent, sentence
from afresh.measure.wording import fact
from afresh.vocabulary import Finding

HEADING = "All partnerships side by side: are they worth it?"

NOT_FREE = (
    "Only recorded hours and money are counted. The table is in order of name: it is "
    "there to be talked about as a whole, and does not say which is best. Deciding is not all that a partnership is for."
)

TOGETHER = "Could be talked about together"
TOGETHER_MEANS = "They share at least {members} of the members of the smaller and {issues} of the shorter list of issues. Check first whether the law needs them separate. Neither is the parent of the other."
ROTATE = "Could let roles and seats change hands"
ROTATE_MEANS = "Little is new, and results are not known to improve. A new chair, new pairings or new issues come first; then a seat a year."
DORMANT = "Could end, or start again"
DORMANT_MEANS = "Seats are still filled, but no meeting was held in the period, or none with enough members."
OUTGROWN = "Have we outgrown them?"
OUTGROWN_MEANS = "Little is new, little gets through, and results give cause for concern. They could be replaced or ended, if what they do is done elsewhere."
NOBODY = "Nothing in the records points to any."

LISTS = {"together": TOGETHER, "rotate": ROTATE, "dormant": DORMANT, "outgrown": OUTGROWN}

NO_HOURS = "Nowhere are the length of meetings and who came both on record, so that members' hours are not known."
NO_MEETINGS = "No meetings are on record: what is said here rests on seats."
NO_CONTRIBUTIONS = "No contribution of money, staff or anything else is on record, so that what these tables cost beside members' time is not known."
NO_DECISIONS = (
    "What became of proposals is on record nowhere, so that hours and money cannot be set beside what was adopted."
)
NO_RESULTS = "No indicator has a figure on record, so that what is put in cannot be set beside results."

NOT_ON_RECORD = "not on record"
NOTHING_GIVEN = "nothing in the period"


def headline(n: int, together: int, rotate: int, dormant: int, outgrown: int) -> str:
    """`together`: how many partnerships, not pairs."""
    parts = [
        f"{counted(together)} could be talked about together" if together else "",
        f"{counted(rotate)} could let roles and seats change hands" if rotate else "",
        f"{counted(dormant)} no longer {'meets' if dormant == 1 else 'meet'}" if dormant else "",
        f"{counted(outgrown)} may have been outgrown" if outgrown else "",
    ]
    said = [part for part in parts if part]
    if not said:
        return sentence(f"nothing in the records of {_these(n)} points to one to merge, rotate or end")
    return sentence(f"of {_these(n)}, {'; '.join(said)}")


def _these(n: int) -> str:
    return count(n, "lasting partnership")


def together_means(members: float, issues: float) -> str:
    return TOGETHER_MEANS.format(members=percent(members), issues=percent(issues))


def in_all(hours: float, told: int, of: int) -> str:
    """What members spent, over all tables whose hours are known."""
    if not told:
        return ""
    where = "" if told == of else f" of {counted(told)} of the {count(of, 'partnership')}"
    return f"Together, members spend {number(round(hours))} hours a year at the meetings{where}."


def shared(members: Finding, issues: Finding | None, issues_known: bool) -> str:
    said = f"They share {_of(members, 'member')} of the smaller"
    if not issues_known:
        return f"{said}; the issues of both are not on record."
    if issues is None or issues.value is None:
        return f"{said}, and no issue."
    return f"{said}, and {_of(issues, 'issue')} of the shorter list."


def _of(found: Finding, what: str) -> str:
    return f"{counted(int(fact(found, 'shared')))} of the {count(found.n, what)}"


def share_of(found: Finding | None, known: bool = True) -> str:
    """10 of 15 (67%)."""
    if found is None or found.value is None:
        return "none" if known else NOT_ON_RECORD
    return f"{int(fact(found, 'shared')):,} of {found.n:,} ({percent(found.value)})"


def hours_of_both(one: float | None, other: float | None) -> str:
    if one is None or other is None:
        return ""
    return f"Members spend {number(round(one))} and {number(round(other))} hours a year at their meetings."


def pairs_shown(n: int, least: float) -> str:
    """The summary of the folded table of pairs."""
    return sentence(f"{count(n, 'pair')} with {percent(least)} of members or more in common").rstrip(".")


def issues_unknown(pairs: int) -> str:
    """Pairs that would be listed if their issues were known."""
    if not pairs:
        return ""
    return sentence(
        f"{count(pairs, 'pair')} share{'s' if pairs == 1 else ''} as many members, but their issues are not all on "
        "record, so that whether they do the same work is not known"
    )


def more_pairs(n: int, least: float) -> str:
    """Those that are not listed."""
    return sentence(f"{count(n, 'more pair')} share {percent(least)} of members or more") if n else ""


def still_filled(seats: int) -> str:
    return sentence(f"{count(seats, 'seat')} {'is' if seats == 1 else 'are'} still held") if seats else ""


def results(word: str, known: bool) -> str:
    return f"Results: {word}." if known else "No indicator is on record, so that results are not known."


def winning(names: Sequence[str]) -> str:
    """Little is new, but results improve."""
    return (
        sentence(f"little is new at {listed(names)} either, but results are improving there: to be kept as it is")
        if names
        else ""
    )


def others(names: Sequence[str]) -> str:
    """Those that no rule picks out."""
    if not names:
        return ""
    return sentence(f"merging, rotating or ending is not suggested for {listed(names)}")


def more(n: int) -> str:
    return f"{counted(n).capitalize()} more"
