"""Problems met while converting other sources into afresh tables."""

from typing import ClassVar

from afresh.records.problems.problem import Problem, Severity


def counted(count: int) -> dict[str, object]:
    """The facts of a problem that several rows share."""
    return {"count": count, "rows": "1 row" if count == 1 else f"{count} rows"}


class RowCouldNotBeSplit(Problem):
    what = "{rows} of this file could not be split into columns ({why})."
    expected = "as many values in a row as there are headings, with quotation marks round a value that holds a comma."
    mend = "look at the row in a plain text editor and put its quotation marks right."
    effect = "{rows} left out."


class EditionDateUnreadable(Problem):
    what = "{value!r} under {column!r} is not a date ({rows})."
    expected = "a date such as 2025-06-18, 18/06/2025, 2025-06 or 2025-06-18T09:30:00."
    mend = "write the date of the edition one of these ways."
    effect = "{rows} left out."


class RowsWithoutEdition(Problem):
    what = "there is nothing under {column!r} in {rows}."
    expected = "the date of the edition on every row."
    mend = "fill in the date of the edition."
    effect = "{rows} left out."


class RowsWithoutPartnership(Problem):
    what = "there is nothing under {column!r} in {rows} of the edition of {edition}."
    expected = "the partnership's name on every row."
    mend = "fill in the partnership."
    effect = "{rows} left out."


class RowsWithoutMember(Problem):
    what = "neither a person nor an organisation is named in {rows} of the edition of {edition}."
    expected = "a person, an organisation, or both on every row."
    mend = "fill in who holds the seat, or say with --person or --organisation which column has it."
    effect = "{rows} left out."


class EditionIsEmpty(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "the edition of {edition} ({rows}) names nobody in any partnership."
    expected = "an edition that lists seats, as its neighbours do."
    mend = "find a better copy of that edition; or, if everyone had left, say --take {edition}."
    effect = "the edition was skipped, and nobody was taken to have left."


class EditionIsPartial(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "the edition of {edition} lacks {missing} of the {expected_members} members seen both before and after it."
    expected = "nearly all of those who are in the editions on both sides."
    mend = "find a better copy of that edition; or, if it is right, say --take {edition}."
    effect = "the edition was skipped: nobody was taken to have left or joined because of it."


class LastEditionLooksPartial(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "the last edition, {edition}, lacks {missing} of the {expected_members} members of the edition before."
    expected = "a last edition about as full as the one before it."
    mend = "see whether that edition is complete; if it is not, say --leave-out {edition}."
    effect = "it was taken as it stands, since there is no later edition to judge it by."


class PartnershipMissingOnce(Problem):
    severity: ClassVar[Severity] = "notice"
    what = (
        "{value!r} is missing from the edition of {edition} and back in the next with {same} of its {before} members."
    )
    expected = "a partnership that goes on to be in every edition while it goes on."
    mend = "see whether it was left out by mistake; if so, add it to that edition."
    effect = "it was taken as it stands: its seats end before that edition and start again after it."


class NoSuchEdition(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "there is no edition of {value!r} to {wanted}."
    expected = "the date of an edition that is in the file. The nearest is {nearest}."
    mend = "give the edition's own date."
    effect = "nothing was changed by it."


class ProjectWithoutStart(Problem):
    what = "organisation {organisation} in project {value} has no date on which it started."
    expected = "the project's start date on every row, as 2019-05-01."
    mend = "fill in the start date."
    effect = "this row was left out."


class ParticipationUnnamed(Problem):
    what = "no project, or no organisation, is named in {rows}."
    expected = "a project and an organisation on every row."
    mend = "fill in both."
    effect = "{rows} left out."


class ConvertedDateUnreadable(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} under {column!r} is not a date; times met: {count}."
    expected = "a date such as 2025-06-18, 18/06/2025, 2025-06 or 2025."
    mend = "write the date one of these ways."
    effect = "the date was left empty; the end of a seat is then not known, and the seat is not taken as still held."


class EndBeforeStart(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value} ends on {end}, before it starts on {start}."
    expected = "an end on or after the start."
    mend = "correct one of the dates."
    effect = (
        'the seat was kept as one that has ended, nobody knows when ("end_is" unknown): it counts to the last mark of '
        "its holder, or else on its first day alone."
    )


class ChangeOfPartyUndated(Problem):
    severity: ClassVar[Severity] = "warning"
    what = (
        "a person's memberships of one body in one period name different organisations and no day; times met: {count}."
    )
    expected = "an end_date on the one and a start_date on the other."
    mend = "add the day of the change to the file it came from."
    effect = "the person has one seat for the whole period, for no organisation."


class PopoloItemLeftOut(Problem):
    what = "{item} {value!r} was left out: {why}."
    expected = "{wanted}."
    mend = "add it to the file it came from."
    effect = "this one was left out; the others were read."


class PopoloVoteUnclear(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} is not an answer that is known; times met: {count}."
    expected = "yes, no, abstain, absent or another of Popolo's own words."
    mend = "write the vote in one of those words."
    effect = "these votes were left out."


class PopoloVotesWithoutPlace(Problem):
    what = "votes that name no voter, or no motion that was taken: {count}."
    expected = "a voter_id or group_id, inside a vote_event whose motion was taken."
    mend = "add them to the file it came from; the motions left out are listed."
    effect = "these votes were left out."


class VoteUnnamed(Problem):
    what = "the roll call, the voter or the answer is empty in {rows}."
    expected = "something under each of {wanted} on every row."
    mend = "fill in what is missing; where somebody was away, write absent."
    effect = "{rows} left out."


class VoteAnswerUnknown(Problem):
    what = "{value!r} under {column!r} is not an answer that is known ({rows})."
    expected = "yes, no, abstain, absent or words that mean one of these."
    mend = "say what it means with {options}."
    effect = "{rows} left out."


class VoteResultUnknown(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} under {column!r} does not say what became of a proposal; times met: {count}."
    expected = "adopted, rejected, deferred, withdrawn or words that mean one of these."
    mend = "write the result in one of those words."
    effect = "what became of these proposals was left empty."


class RollCallLeftOut(Problem):
    what = "the roll call {value!r} {why}."
    expected = "a roll call with a date such as 2019-12-18, in a partnership."
    mend = "fill it in where the roll calls are described."
    effect = "the roll call was left out, and {votes} with it."
