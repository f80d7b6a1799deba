"""Problems with ids and names: the same row twice, and references that find nothing or too much."""

from typing import ClassVar

from afresh.records.problems.problem import Problem, Severity
from afresh.records.problems.values import LEFT_OUT


class RowsRepeated(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{rows} of {table} repeating exactly what another row says."
    expected = "each row once."
    mend = "nothing; delete the repeats if they get in your way."
    effect = "one of each was kept."


class SameIdTwice(Problem):
    what = "the id {value!r} is already that of row {first_row}, which says something else."
    expected = "an id of its own for every row of {table}."
    mend = "give this row another id, or delete it if it is the older of the two."
    effect = LEFT_OUT


class SameNameTwice(Problem):
    what = (
        "{value!r} is already in row {first_row}, which says something else, and this row has no id to tell them apart."
    )
    expected = "each {one} once, or an id for each where two share a name."
    mend = 'join the two rows into one, or fill in "id" on both.'
    effect = LEFT_OUT


class NameNotInTable(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} is named in {named_in} ({times}) and is not in the table of {table_named}."
    expected = "a name, id or alias that is in {table_named}."
    mend = "{suggest}"
    effect = "it was added to {table_named} by its name alone."


class MadeFromNames(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{table} named only in other tables: {count} ({names})."
    expected = "a table of {table}, or nothing more than their names."
    mend = "add a table of {table} to say more of them; see that no name is there in two spellings."
    effect = "each different name was added once."


class NameMeansSeveral(Problem):
    what = "{column!r} names {value!r}, which is the name of {count} {table_named}."
    expected = "a reference that only one of them has."
    mend = "refer by id: {ids}."
    effect = LEFT_OUT


class OptionalNameMeansSeveral(NameMeansSeveral):
    severity: ClassVar[Severity] = "warning"
    effect = "the row was kept, with {column!r} empty."


class AliasOfSeveral(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} is an alias of {other} {table_named}: {whose}."
    expected = "an alias that one of them has alone."
    mend = "take it away from all but one, or join them if they are the same."
    effect = "it was kept with each; a row that refers to one of them by this alias alone is told of."


class AliasIsAnothersName(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r}, an alias of {whose!r}, is the name of another of the {table_named}: {other!r}."
    expected = "an alias that is nobody else's name."
    mend = "take the alias away, or join the two rows if they are the same."
    effect = "a row that says {value!r} was taken to mean the one of that name."


class MeetingNotFound(Problem):
    what = "there is no meeting {value!r} in the table of meetings."
    expected = "the id of a meeting, or the partnership's name and the date, as in 'Housing Board 2025-05-12'."
    mend = "{suggest}"
    effect = LEFT_OUT


class MeetingUnclear(Problem):
    what = "{value!r} could not be read as a meeting."
    expected = "the partnership's name and then the date, as in 'Housing Board 2025-05-12'."
    mend = "write it so, or add a table of meetings with this id."
    effect = LEFT_OUT


class ReferenceNotFound(Problem):
    what = "{column!r} holds {value!r}, which is not in the table of {table_named}."
    expected = "the id or the name of a row there."
    mend = "{suggest}"
    effect = LEFT_OUT


class OptionalReferenceNotFound(ReferenceNotFound):
    severity: ClassVar[Severity] = "warning"
    effect = "the row was kept, with {column!r} empty."


class MeetingsMade(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "there is no table of meetings; from the partnerships and dates in other tables came {count}."
    expected = "a table of meetings, if any was cancelled or you know how long they lasted."
    mend = "add a table of meetings, or leave it so."
    effect = "each was taken as held."


class ProbablyTheSame(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "among {table}, {pairs} of names that are probably the same: {names}."
    expected = 'one spelling for each, or the other spellings under "aliases".'
    mend = (
        "correct the names; or have the pairs written to a file, put yes beside those that are right, "
        "and read again with it."
    )
    effect = "nothing was merged."


class TooManyAlike(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{count} of the {table} share so much of their names with hundreds of others that they were not compared."
    expected = "names that tell one from another."
    mend = "look for two spellings of one name among them yourself."
    effect = "no duplicates were looked for there."


class ConfirmedNameNotFound(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} is confirmed as a duplicate and is not one name among {table}."
    expected = "names as they stand in the records."
    mend = "have the pairs written afresh, and confirm those."
    effect = "nothing was merged for this pair."


class ConfirmedMerged(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "among {table}, {names_taken} taken as others, as confirmed: {names}."
    expected = "what you confirmed."
    mend = "take the word yes away from a pair that is wrong."
    effect = "each pair is one from here on, under the name to keep."


class ConfirmedLinks(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "among partnerships, as confirmed: {names}."
    expected = "what you confirmed."
    mend = "take the word yes away from what is wrong, or fill the columns successor, parent and ended yourself."
    effect = "each was taken as if its own row said so."


class ConfirmedEnds(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "among seats, as confirmed: {names}."
    expected = "what you confirmed."
    mend = "take the word yes away from what is wrong, or give the seat its end yourself."
    effect = "each seat counts to the last mark of its holder."


class ConfirmedLinkContradicted(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} is confirmed to have another {column}, but its own row gives one."
    expected = "one {column}, in the table of partnerships or in the file of what is confirmed."
    mend = "empty the cell, or take the word yes away."
    effect = "what its own row says was kept."


class ConfirmedFileUnreadable(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "the file of confirmed duplicates could not be read ({why})."
    expected = "a CSV file with the columns table, kind, keep, merge, why, yes."
    mend = "have the pairs written afresh, and confirm those."
    effect = "nothing was merged."


class NamesakesKeptApart(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} has {rows} of marks on the same days, for different organisations ({names})."
    expected = "a row a person; two people of one name stay two."
    mend = "nothing, if they are two people; if they are one, put the marks into one row."
    effect = "they were kept apart, each with the organisation behind the name."
