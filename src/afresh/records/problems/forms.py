"""Problems with the two forms that offices have, the attendance grid and the decision log, and with rows of totals."""

from typing import ClassVar

from afresh.records.problems.problem import Problem, Severity


class GridRead(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "this was read as an attendance grid of {of}: {meetings}, {people}, {marks}{but_kept}."
    expected = "names down the side and meeting dates across the top."
    mend = "nothing, if that is what it is{if_the_name_is_wrong}."
    effect = "the marks were read as attendance."


class MarksTaken(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "the marks were taken as follows: {marks}."
    expected = "marks that mean this."
    mend = "write a key in the sheet, such as 'P = present', if one means something else."
    effect = "{effect_of}"


class MarkGuessed(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "the mark {value!r} ({times}) was taken as {taken}, since {why}."
    expected = "a mark that can mean only one thing, or a key to the marks."
    mend = "write a key in the sheet, such as '{value} = {taken}', or use P, A, N and D."
    effect = "the marks were read as {taken}."


class MarkNotKnown(Problem):
    what = "the mark {value!r} under {column!r} is not known ({times} in this grid)."
    expected = "P for present, A for apologies, N for absent, D for a deputy, or a key in the sheet."
    mend = "write one of these, or a key in the sheet, such as '{value} = present'."
    effect = "these marks were left out; {others_read}."


class GridPartsIgnored(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{parts} that are not people or meetings: {names}."
    expected = "totals, keys and notes beside the marks, if any."
    mend = "nothing, if that is what they are."
    effect = "they were not read."


class GridNameWithoutMarks(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "names without any mark: {names}."
    expected = "at least one mark for a person who was expected."
    mend = "fill in the marks, or add a table of seats to say who sits there."
    effect = "nothing was read of them."


class GridDateWithoutMarks(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "dates with no mark under them: {names}."
    expected = "marks under the date of a meeting that was held."
    mend = "nothing, if these meetings are still to come; write 'cancelled' under one that was cancelled."
    effect = "no meeting was made of them."


class GridMonthTakenAsDay(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "the heading {value!r} names a month and no day."
    expected = "the day of the meeting."
    mend = "write the day, as in 12 May 2025."
    effect = "the meeting was dated {day}."


class FormWithoutPartnership(Problem):
    what = "there is no saying which partnership this {form} belongs to."
    expected = "the partnership's name as the name of the sheet or file, or above the headings."
    mend = "rename the sheet or file after the partnership."
    effect = "nothing was read from it ({rows})."


class GridRowsWithoutPartnership(Problem):
    what = "nothing is written under {column!r} in {rows}, of which this is the first."
    expected = "the partnership's name on every row of the grid, or cells merged down the column."
    mend = "fill it in on every row; what stands in the first row of a block counts for that row alone."
    effect = "these rows were left out, with the marks in them ({marks_in_them})."


class TotalsLeftOut(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{rows_begin} with {value!r}{or_the_like}, and figures or nothing follow."
    expected = "a record a row; totals may stand at the foot, and are not records."
    mend = "nothing, if it is a total; if it is the name of a person or an organisation, write the name in full."
    effect = "what begins so was taken as a total and left out."


class LogRead(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "this was read as a decision log{of}: {proposals}{but_kept}, {answers} of those who held back."
    expected = "a row a decision: date, item, asked by, outcome, who held back, why."
    mend = "nothing, if that is what it is."
    effect = "it was read as proposals and responses."


class NotedSetAside(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{column!r} holds {value!r} or the like in {rows}, on which no answer is recorded."
    expected = "what became of a proposal; an item that was noted was for information."
    mend = (
        "nothing, if nothing was to be decided; otherwise write open, deferred or rejected, or 'no' under procedural."
    )
    effect = "they were kept as items of procedure, and are not counted among the proposals put to the table."


class NotedAndAnswered(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{column!r} holds {value!r} or the like in {rows}, on which somebody's answer is recorded."
    expected = "what became of a proposal that was answered."
    mend = "write adopted, rejected, deferred or open; or write 'yes' under procedural if nothing was to be decided."
    effect = "they were kept as open proposals."


class HeldBackTaken(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "under {column!r}, {answers} taken as {taken}."
    expected = "organisations that did not support the proposal, separated by semicolons."
    mend = "write 'opposed' or 'abstained' after a name in brackets where that is wrong, or use a table of responses."
    effect = "either way they count as not supporting it."


class ReasonKindGuessed(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{reasons} taken to be about {taken}, going by words such as {value!r}."
    expected = "the kind of reason, where you know it."
    mend = "add a column 'reason kind' with procedure, cost, risk, evidence, territory, law, outcome or other."
    effect = "the guess is used wherever kinds of reason are counted."
