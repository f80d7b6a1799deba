"""What the first page asks of whoever keeps the records: each thing once, with what it would switch on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from afresh.diagnosis.assessment import Assessment
from afresh.diagnosis.likely_links import Links, PartOf, WentOn, likely_links
from afresh.engine.contract import Step
from afresh.forms import day
from afresh.ingest.matching.duplicates import Proposed
from afresh.review.labels import Labels
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import day_from
from afresh.words import to_confirm as words

TABLE = "partnerships"


def to_confirm(assessment: Assessment, labels: Labels) -> tuple[str, ...]:
    names = {each.code: labels.disclosure.text(each.name) for each in assessment.partnerships}
    files = [names[each.code] for each in assessment.partnerships if each.coverage.file_numbers]
    links = likely_links(assessment.workspace)
    went_on = [(names[each.was], names[each.now]) for each in links.went_on]
    parts: dict[str, list[str]] = defaultdict(list)
    for each in smallest(links.part_of):
        parts[names[each.parent]].append(names[each.child])
    wholes = sorted(parts.items(), key=lambda each: (-len(each[1]), each[0].casefold()))
    asked = bool(links.ended or went_on or parts)
    lines = (
        words.ended(_sorted(names[code] for code in ended(links))),
        words.went_on(sorted(went_on, key=_folded)),
        words.part_of([(whole, _sorted(those)) for whole, those in wholes]),
        words.HOW if asked else "",
        *_never_again(assessment, labels),
        words.themes(_sorted(files), len(assessment.partnerships)),
    )
    return tuple(line for line in lines if line)


NEVER_AGAIN = Step(
    "seats_never_again",
    "seats without a recorded end whose holder is never marked again",
    """SELECT s.partnership, s.person, s.role, s.organisation, a.day
    FROM never_again a JOIN seat_at s ON s.record = a.record
    ORDER BY s.partnership, a.day, a.record""",
)


def _never_again(assessment: Assessment, labels: Labels) -> list[str]:
    """A line for each partnership, its seats told by role and organisation."""
    workspace = assessment.workspace
    seats: dict[int, list[str]] = defaultdict(list)
    for row in workspace.ask(NEVER_AGAIN).rows():
        role = labels.disclosure.text(row["role"] or "")
        last = day(day_from(row["day"]))
        seats[row["partnership"]].append(words.seat_last_marked(role, labels.organisation(row["organisation"]), last))
    return [
        words.never_again(seats[each.code], int(workspace.settings.never_again), labels.disclosure.text(each.name))
        for each in assessment.partnerships
        if each.code in seats
    ]


def proposed_ends(workspace: Workspace) -> list[Proposed]:
    """The same seats as rows to confirm: of which partnership, whose seat, and when its holder was last marked."""
    names = {
        table: dict(enumerate(workspace.store.rows(f"SELECT id, name FROM {table} ORDER BY id")))
        for table in ("partnerships", "people", "organisations")
    }

    def named(table: str, code: int) -> str:
        """A name that two have is told by the id."""
        id_, name = map(str, names[table][code])
        return name if name and [each for _, each in names[table].values()].count(name) == 1 else id_

    rows = []
    for row in workspace.ask(NEVER_AGAIN).rows():
        holder = ("organisations", row["organisation"]) if row["person"] is None else ("people", row["person"])
        why = words.why_seat_ended(row["role"] or "", day(day_from(row["day"])), int(workspace.settings.never_again))
        rows.append(Proposed("seats", named(*holder), named(TABLE, row["partnership"]), why, "ended"))
    return sorted(rows, key=lambda each: (each.merge.casefold(), each.keep.casefold()))


def ended(links: Links) -> frozenset[int]:
    """Those that went on as nothing, as far as the records show."""
    return frozenset(links.ended) - {each.was for each in links.went_on}


def smallest(parts: Iterable[PartOf]) -> list[PartOf]:
    """Of all that one may be part of, the smallest: they are in that order."""
    found: dict[int, PartOf] = {}
    for each in parts:
        found.setdefault(each.child, each)
    return list(found.values())


def proposed(links: Links, partnerships: Sequence[tuple[str, str | None]]) -> list[Proposed]:
    """The same as rows to confirm. `partnerships`: ids and names by code; a name that two have is told by the id."""
    given = [name for _, name in partnerships]
    names = [name if name and given.count(name) == 1 else id_ for id_, name in partnerships]
    rows = [Proposed(TABLE, names[each.now], names[each.was], _why(each), "successor") for each in links.went_on]
    rows += [
        Proposed(TABLE, names[each.parent], names[each.child], words.why_part_of(each.shared, each.members), "parent")
        for each in smallest(links.part_of)
    ]
    rows += [
        Proposed(TABLE, names[code], "", words.why_ended(day(day_from(links.ended[code]))), "ended")
        for code in ended(links)
    ]
    return sorted(rows, key=lambda each: (each.kind, each.keep.casefold(), each.merge.casefold()))


def _why(each: WentOn) -> str:
    return words.why_went_on(each.shared, each.before, each.after, each.days)


def _sorted(names: Iterable[str]) -> list[str]:
    return sorted(names, key=str.casefold)


def _folded(pair: tuple[str, str]) -> tuple[str, str]:
    return pair[0].casefold(), pair[1].casefold()
