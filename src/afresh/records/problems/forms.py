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


class FormNotRead(Problem):
    what = "{why}."
    expected = "records of who sat or who came, of what was proposed, or figures."
    mend = "fetch what is named here instead."
    effect = "nothing was read from it ({rows})."


class NoMarkMeansPresent(Problem):
    what = "none of the marks here is known to mean present ({value})."
    expected = "at least one mark that means present, such as P, or a key to the marks in the sheet."
    mend = "write a key in the sheet, such as 'A = attended'."
    effect = "nothing was read from it ({marks})."


class GridDatesWithoutYear(Problem):
    what = "{count} headings are dates of which the year or the day cannot be told."
    expected = "dates with their year, or the year in a title, or in the name of the sheet or file."
    mend = "write the year into the title, as in 'Attendance 2025/26', or into each heading."
    effect = "the marks under them were left out."


class GridVacantSeats(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "rows of vacant seats: {names}."
    expected = "names of people or organisations."
    mend = "nothing, if nobody holds the seat; list it under seats, with vacant = yes, to have it counted as a vacancy."
    effect = "no member was made of them."


class GridColumnWithoutDate(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "marks stand under {value!r}, which names no date."
    expected = "the date of the meeting above its marks."
    mend = "write the date of that meeting into the heading, as in '12 May 2025 {value}'."
    effect = "these marks were left out ({marks})."


class GridCountsTaken(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "figures above 1 stand in {cells}, as {value!r} does."
    expected = "a mark for each who was there, or how many came from each organisation."
    mend = "write names or marks, if the figures are no counts of how many came."
    effect = "the organisation was taken as present, once, where one or more came."


class GridMarksOfNobody(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "the row holds marks, and neither a person nor an organisation is named in it: no name."
    expected = "a name beside every mark."
    mend = "write whose marks they are."
    effect = "they were left out ({marks})."


class NotesBehindMarks(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "notes stand behind {marks}, as in {value!r}."
    expected = "a mark, and perhaps a note behind it."
    mend = "nothing, if the mark before the note says who was there."
    effect = "the mark was read and the note was not."


class ListRead(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "this was read as an attendance list{of}: {meetings}, {marks}{but_kept}."
    expected = "a row for each person at a meeting."
    mend = "nothing, if that is what it is."
    effect = "it was read as meetings and attendance."


class ListWithoutDate(Problem):
    what = "there is no saying on which day this meeting was."
    expected = "a column of dates, or the date in the title, or in the name of the sheet or file."
    mend = "write the date above the list, as in 'Date: 12 May 2025'."
    effect = "nothing was read from it ({rows})."


class ListStatusNotKnown(Problem):
    what = "what is written of who came is not known: {value} ({rows})."
    expected = "present, apologies, absent, deputy or in attendance."
    mend = "write one of these, or a key in the sheet."
    effect = "these rows were left out; {others_read}."


class ListHint(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{why}"
    expected = "an organisation beside each name, and marks for those who took part."
    mend = (
        "`afresh check DATA --duplicates FILE.csv` lists where addresses end: write yes, and whose they are; or add a "
        "table of people with the columns name and organisation."
    )
    effect = "nothing was taken from this unasked."


class ListRowsLeftOut(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{rows}: {why}."
    expected = "a row for each person, once."
    mend = "nothing, if that is so; else write the name in the row."
    effect = "they were left aside."


class MembersRead(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "this was read as a membership list{of}: {seats}{but_kept}."
    expected = "a row for each seat: who, for which organisation, in which role, from when to when."
    mend = "nothing, if that is what it is."
    effect = "it was read as seats."


class MembersWithoutDate(Problem):
    what = "this is a list of members, and does not say as at which day, nor since when each sits there."
    expected = "a column with the start of each seat, or the day of which the list is."
    mend = "add --as-of and the day, as in --as-of 2026-04-01, or write 'as at 1 April 2026' into the title."
    effect = "nothing was read from it ({rows})."


class PresentRowWithoutDate(Problem):
    what = "no date of a meeting can be read from {value!r}."
    expected = "the date of the meeting, as in 12 May 2025."
    mend = "write the date."
    effect = "this row was left out."
