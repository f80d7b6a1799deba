"""Whom a partnership could invite, in words that everybody named could read."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from afresh.forms import count, counted, day, held_back_on, listed, number, percent, reasons_counted, sentence, span
from afresh.measure.look_in import SEATED

TITLE = "Who could be invited to"
AS_OF = "As of {end}: nothing recorded as happening later is used."
KIND = {
    "statutory": "statutory", "voluntary": "voluntary", "community": "community", "user_led": "user-led",
    "private": "private", "academic": "academic", "other": "of another kind", "not recorded": "kind not recorded",
}  # fmt: skip

WHY_NONE = {
    "one-off": "Nobody is suggested: it is a project, and invitations are for partnerships that last.",
    "ended": "Nobody is suggested: it has ended.",
    "never gathered": "Cannot tell: nobody is on record as having sat here. The table “seats” or “attendance” would say who does.",
    "no issues": "Cannot tell who works on its issues: none is on record. The column “issues” of the table “partnerships”, or "
    "“issue” of “agenda” or “proposals”, would say what they are.",
    "nobody shares an issue": "Nobody is found: of the organisations on record that are open and in its area, none without a seat is "
    "on record as working on one of its issues. The column “issues” of the table “organisations” would say who "
    "works on what, and so would “raised_by” of “agenda” and “proposer” of “proposals” at other partnerships.",
}


def why_none(why: str) -> str:
    return WHY_NONE[why]


def opening(seated: int, others: int, area_unknown: int) -> str:
    """How many sit here, and how many more could."""
    said = f"{count(seated, 'organisation')} {'is' if seated == 1 else 'are'} seated here. "
    works = "works" if others == 1 else "work"
    more = f"{count(others, 'other')} {works} on at least one of its issues and could be invited"
    unknown = (
        f"; of {counted(area_unknown) if area_unknown < others else 'all'} of them it cannot be told whether they work in its area"
        if area_unknown
        else ""
    )
    return sentence(said + sentence(more + unknown))


def issues(named: Sequence[tuple[str, int]]) -> str:
    """Its issues, those that fewest of those seated work on first."""
    return sentence("its issues, with how many of those seated work on each: " + listed(f"{i} ({n})" for i, n in named))


def counting(active_months: float, issue_months: float, start: date, end: date) -> str:
    return (
        f"Seated are those that hold a seat on {day(end)} or took part after {day(start)}. Issues of a partnership are those it "
        f"declares, and those on its agenda or proposed to it in {count(int(issue_months), 'month')}. An organisation works on an issue if it "
        f"declares it, or if in {count(int(active_months), 'month')} it raised, proposed or answered something on it at another "
        "partnership; of those seated, what they raised or proposed here counts too. Others that could be invited work on one of the "
        "issues, are open, and are in the same area or one that contains it, as far as areas are recorded."
    )


CONFLICTS = "Conflicts of interest are not in these records: ask each before it is invited. Nor is it recorded who was asked before and declined."
CHOSEN_WHY = (
    "Chosen one at a time, so that together they work on most of the issues that nobody seated works on, then of those that "
    "fewest do, nobody who would bring no such issue, no kind that is hardly seated and no users' voice; among equals, who did more on them elsewhere, then who has fewer seats elsewhere, then by name. It is a place to begin, and no "
    "order of merit."
)
BRINGS, CARRIES, BESIDE = "What it would bring", "What it carries already", "Beside these"
ALL_WHY = (
    "Those who work on most issues that nobody seated works on come first; otherwise by name, in no order of merit."
)


def chosen_title(n: int) -> str:
    if not n:
        return "Nobody to begin with"
    return sentence(f"{count(n, 'organisation')} to begin with").rstrip(".")


NOBODY_CHOSEN = (
    "Of those who could be invited nobody would bring an issue that fewer than two of those seated work on, a kind of "
    "organisation of which fewer are seated than chance would seat, or the voice of people who use services. Whoever is "
    "asked is asked for other reasons, and the facts of each stand below."
)


def all_title(n: int) -> str:
    return "The one that could be invited" if n == 1 else f"All {counted(n)} that could be invited"


def adds(named: Sequence[tuple[str, int]]) -> str:
    """What the chosen one adds to those seated and those chosen before it."""
    new = [name for name, others in named if not others]
    if new:
        return sentence(f"adds {listed(new)}: nobody seated or chosen before it works on {_them(new)}")
    if not named or named[0][1] > 1:
        return "Adds no issue that fewer than two of those seated or chosen before it work on; what it brings stands below."
    few = [name for name, others in named if others == named[0][1]]
    return sentence(
        f"adds to {listed(few)}, on which {counted(named[0][1])} of those seated or chosen before it {'works' if named[0][1] == 1 else 'work'}"
    )


def _them(names: Sequence[str]) -> str:
    return "it" if len(names) == 1 else "them"


def works_on(named: Sequence[str], new: Sequence[str], of: int) -> str:
    if not named:
        return "None of the issues here is on record as one that it works on."
    said = f"works on {listed(named)}: {_of_all(len(named), of)} here"
    if not new:
        return sentence(
            f"{said}, and somebody seated works on each of them"
            if len(named) > 1
            else f"{said}, and somebody seated does too"
        )
    return sentence(f"{said}. Nobody seated works on {listed(new)}")


def _of_all(n: int, of: int) -> str:
    if n == of:
        return "the only issue" if of == 1 else f"all {counted(of)} issues"
    return f"{counted(n)} of the {count(of, 'issue')}"


def did(raised: int, proposed: int, since: date, recorded: bool) -> str:
    """What it did elsewhere on the issues here."""
    if not recorded:
        return "What it raised or proposed elsewhere is unknown: neither agendas nor proposals are recorded."
    if not raised and not proposed:
        return f"Nothing on these issues that it raised or proposed elsewhere after {day(since)} is on record."
    parts = [
        f"raised {count(raised, 'agenda item')}" if raised else "",
        f"made {count(proposed, 'proposal')}" if proposed else "",
    ]
    return sentence(f"{listed(parts)} on these issues at other partnerships after {day(since)}")


def was_here(last: date | None) -> str:
    if last is None:
        return "Never had a seat here and never took part, as far as the records go."
    return f"Had a seat here or took part before, last on {day(last)}."


def kind(code: str, under: bool) -> str:
    """Only where its kind is hardly seated."""
    return (
        f"Fewer {SEATED.get(code, code)} are seated here than chance would seat of those at work on these issues."
        if under
        else ""
    )


def voice(how: str) -> str:
    return {
        "user_led": "It is run by people who use services.",
        "kept for users": "Elsewhere it holds a seat that is kept for users or carers.",
    }.get(how, "")


def workload(seats: int | None, partnerships: int, meetings: int | None) -> str:
    if not partnerships:
        return (
            "Holds no seat elsewhere on record."
            if seats is not None
            else "Took part nowhere else in the period; seats are not recorded."
        )
    tables = count(partnerships, "partnership")
    said = (
        f"holds {count(seats, 'seat')} at {tables} elsewhere"
        if seats is not None
        else f"takes part in {tables} elsewhere (seats are not recorded)"
    )
    if meetings is None:
        return sentence(f"{said}; how often {_they(partnerships)} met is not recorded")
    return sentence(f"{said}, which held {count(meetings, 'meeting')} in the last 12 months")


def _they(n: int) -> str:
    return "it" if n == 1 else "they"


def sat_with(n: int, of: int, last: date | None) -> str:
    if not n or last is None:
        return "No gathering elsewhere with anybody seated here is on record."
    return f"Has sat elsewhere with {counted(n)} of the {counted(of)} seated here, last on {day(last)}."


def contacts(n: int, last: date | None) -> str:
    return (
        f"Known to be in contact with {counted(n)} of those seated, last recorded on {day(last)}." if n and last else ""
    )


def freshness(before: float | None, low: float, high: float, people: int, bound: bool) -> str:
    """What the share of new pairs would have been with it at every gathering."""
    who = (
        "it"
        if not people
        else "the person who sits for it elsewhere"
        if people == 1
        else f"one of the {counted(people)} people who sit for it elsewhere"
    )
    was = f"instead of {percent(before)}" if before is not None else "where nobody else met"
    said = f"had {who} come to every gathering of the period, {span(low, high)} of the pairs here would have been new to each other, {was}"
    return sentence(said + (" (at most: the records begin too late to know who had met before)" if bound else ""))


FRESHNESS_UNKNOWN = (
    "What it would change in how new people here are to each other is unknown: nobody is on record as sitting for it."
)
ANSWERED = {
    "made it": "made", "support": "supports", "oppose": "opposes", "abstain": "abstained on",
    "held back": "holds back on",
}  # fmt: skip


def positions(open_: int, found: Mapping[str, int], recorded: bool) -> str:
    """Where it stands on proposals that are still to be settled."""
    if not recorded:
        return "Its position on what is proposed here is unknown: what became of any proposal here is not recorded."
    if not open_:
        return "No proposal waits to be settled here."
    known = sum(found.values())
    if not known:
        return f"Its position on {_every(open_)} still to be settled here is unknown."
    said = listed(f"{ANSWERED[each]} {counted(found[each])}" for each in ANSWERED if found.get(each))
    rest = f"; on the other {counted(open_ - known)} its position is unknown" if open_ > known else ""
    return sentence(f"of the {count(open_, 'proposal')} still to be settled here it {said}{rest}")


def _every(n: int) -> str:
    return "the one proposal" if n == 1 else f"all {counted(n)} proposals"


def dissent(not_supported: int, of: int | None, kinds: Mapping[str, int]) -> str:
    """What it made of all that was proposed here; of how many may be unknown."""
    if of == 0:
        return ""
    if of is None:
        said = held_back_on(f"{count(not_supported, 'proposal')} of this partnership")
    elif not_supported:
        said = f"did not support {counted(not_supported)} of the {count(of, 'proposal')} of this partnership that it answered"
    else:
        said = f"supported every one of the {count(of, 'proposal')} of this partnership that it answered"
    told = reasons_counted(tuple(kinds.items()))
    return sentence(said + (f"; reasons recorded: {told}" if not_supported and set(kinds) != {""} else ""))


CRITICS_TITLE = "Critics outside"
CRITICS_WHY = (
    "Organisations without a seat that did not support at least {fewest} proposals put here, and at least {share} of those "
    "they answered (where only those who held back are recorded, of how many is not known), in the {months} to {end} (abstaining is not support; matters of procedure are left out), by name. To ask a critic in "
    "is a risk and may do most good. What each would bring and what it could cost stand side by side."
)
NO_CRITICS = "Nobody outside is on record as not supporting so much of what was proposed here."
CRITICS_UNKNOWN = "Cannot tell: no answer of anybody outside to what was proposed here is on record. The table “responses” would hold them."
COSTS, SAID_SO = "What it could cost", "What it said"


def critics_why(fewest: float, share: float, months: float, end: date) -> str:
    return CRITICS_WHY.format(
        fewest=counted(int(fewest)), share=percent(share), months=count(int(months), "month"), end=day(end)
    )


def likely(not_supported: int, of: int | None, low: float, high: float) -> str:
    if of is None:
        return f"Held back on {counted(not_supported)}, and on what share is not recorded: decisions may take longer."
    return (
        f"Did not support {counted(not_supported)} of {counted(of)} ({percent(not_supported / of)}; with so many answers, its usual share lies "
        f"{span(low, high)}): decisions may take longer."
    )


def supported_some(n: int, of: int | None) -> str:
    if not n:
        return ""
    if of is None:
        return f"Is on record as supporting {count(n, 'proposal')} put here."
    return f"Supported {counted(n)} of the {count(of, 'proposal')} put here that it answered."


def quote(title: str, response: str, kind_: str, reason: str) -> str:
    """‘A weekly case meeting’: opposed it; cost: “There is no money.”"""
    how = {"oppose": "opposed it", "abstain": "abstained"}.get(response, "held back")
    told = ": ".join(each for each in (kind_, f"“{reason}”" if reason else "") if each)
    return f"‘{title}’: {how}; {told or 'no reason is recorded'}"


def more(n: int) -> str:
    return f"… and {count(n, 'more', 'more')}: --format json has them all." if n > 0 else ""


OVERLOOKED_TITLE = "Kinds that are overlooked"
NOT_OVERLOOKED = "No kind of organisation is seated less than chance would have it, as far as that can be told."


def overlooked(code: str, seated: int, of: int, low: float, high: float, *, drawn: int, eligible: int) -> str:
    """None of nine user-led groups at work on these issues is seated here; chance would seat one to five."""
    chance = counted(int(low)) if low == high else f"{counted(int(low))} to {counted(int(high))}"
    has = "is" if seated < 2 else "are"
    return sentence(
        f"{counted(seated) if seated else 'none'} of the {counted(of)} {SEATED.get(code, code)} at work on these issues in the area {has} seated; drawing the "
        f"{counted(drawn)} seated at random from all {counted(eligible)} at work on them would seat {chance}, nine times in ten"
    )


def of_the_kind(names: Sequence[str]) -> str:
    return sentence(f"without a seat here: {listed(names)}")


UNKNOWN_TITLE = "What is not known"
MISSING = {
    "ties": "Contacts other than gatherings: there is no table “ties”.",
    "seats": "Who holds seats elsewhere: there is no table “seats”, so that those count who took part in the period.",
    "responses": "Who supports what, and critics: there is no table “responses”.",
    "proposals": "What waits to be settled, and who proposed what: there is no table “proposals”.",
    "agenda": "What was raised elsewhere: there is no table “agenda”.",
    "meetings": "How often other partnerships meet: there is no table “meetings”.",
}


def unknown(missing: Iterable[str]) -> list[str]:
    gone = set(missing)
    return [said for table, said in MISSING.items() if table in gone]


HEADINGS = ("Organisation", "issues", "new", "did", "before", "users", "seats", "meet.", "knows")
LEGEND = (
    "What each would bring: issues here that it works on; new: those that nobody seated works on; did: agenda items and "
    "proposals on them elsewhere; before: had a seat here or took part before; users: it is run by users, or holds seats kept for them. "
    "What it carries: seats elsewhere; meetings of those partnerships in 12 months. Beside: of those seated, how many it has sat with "
    "elsewhere. “?” is unknown. --format json has every fact of each, with the records under it."
)
YES, UNKNOWN, NOT = "yes", "?", "–"


def figure(value: int | None) -> str:
    return UNKNOWN if value is None else number(value)
