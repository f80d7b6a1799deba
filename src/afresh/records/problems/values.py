"""Problems with single cells: something required is missing, or is not what the column is for."""

from typing import ClassVar

from afresh.records.problems.problem import Problem, Severity

LEFT_OUT = "this row was left out; {others_read}."
LEFT_EMPTY = "the row was kept, with {column!r} empty."


class RequiredCellEmpty(Problem):
    what = "{column!r} is empty."
    expected = "{meaning}"
    mend = "fill it in{on_every_row}."
    effect = LEFT_OUT


class NobodyNamed(Problem):
    what = "neither {first!r} nor {second!r} is filled in."
    expected = "at least one of {first!r} and {second!r}."
    mend = "fill in one of them."
    effect = LEFT_OUT


class DateUnreadable(Problem):
    what = "{column!r} holds {value!r}, which could not be read as a date{order}."
    expected = "a date such as 03/04/2024, 3 April 2024 or 2024-04-03."
    mend = "write the date one of these ways{option}."
    effect = LEFT_OUT


class OptionalDateUnreadable(DateUnreadable):
    severity: ClassVar[Severity] = "warning"
    effect = LEFT_EMPTY


class DateWithoutDay(Problem):
    what = "{column!r} holds {value!r}, a month without a day."
    expected = "the day too, as in 3 April 2024."
    mend = "add the day of the month."
    effect = LEFT_OUT


class OptionalDateWithoutDay(DateWithoutDay):
    severity: ClassVar[Severity] = "warning"
    effect = LEFT_EMPTY


class DateOnlyYear(Problem):
    what = "{column!r} holds {value!r}, a year without a month and a day."
    expected = "the day and the month too, as in 3 April 2024."
    mend = "add the day and the month."
    effect = LEFT_OUT


class OptionalDateOnlyYear(DateOnlyYear):
    severity: ClassVar[Severity] = "warning"
    effect = LEFT_EMPTY


class DateOutOfRange(Problem):
    what = "{column!r} holds {value!r}, which is before 1800 or after 2200."
    expected = "a date between 1 January 1800 and 31 December 2200."
    mend = "correct the year."
    effect = LEFT_OUT


class OptionalDateOutOfRange(DateOutOfRange):
    severity: ClassVar[Severity] = "warning"
    effect = LEFT_EMPTY


ENDED_SOME_TIME = (
    'the seat was kept as one that has ended, nobody knows when ("end_is" unknown): it counts to the last mark of '
    "its holder, or else on its first day alone."
)


class SeatEndUnreadable(OptionalDateUnreadable):
    effect = ENDED_SOME_TIME


class SeatEndOutOfRange(OptionalDateOutOfRange):
    effect = ENDED_SOME_TIME


class NoEndYet(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{column!r} has {cells} with a date after 2200, such as {value!r}."
    expected = "the day, or nothing where there is no end."
    mend = "nothing, if they mean that there is no end."
    effect = "they were read as no end."


class SeatDateIsPartial(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{column!r} has {cells} with a {part} alone, such as {value!r}."
    expected = "the day, where it is known."
    mend = "nothing, if no more is known."
    effect = 'the {which} day of the {part} stands for it, and "{beside}" says that only the {part} is known.'


class DateIsSerialNumber(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{column!r} holds {value!r}, which looks like Excel's own number for {day} ({cells} like it)."
    expected = "a date such as 3 April 2024."
    mend = "in Excel, choose Format Cells, Date for this column, and save."
    effect = "such numbers were read as the days they stand for."


class DateInFuture(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{dates} under {column!r} after today, {today}, such as {day}."
    expected = "a date on or before today for something that has happened."
    mend = "correct those that are wrong; leave those that are still to come."
    effect = "the rows were kept; a review does not use them before their day."


class DatesCouldBeEitherWay(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{dates} that could be read either way: {value} was read as {day}."
    expected = "{order}."
    mend = "if your records put the {other} first, use --dates {option}."
    effect = "every such date was read with the {first} first."


class NumberUnreadable(Problem):
    what = "{column!r} holds {value!r}, which is not {kind}."
    expected = "{kind}, such as {example}."
    mend = "write figures only, with a point before decimals."
    effect = LEFT_OUT


class OptionalNumberUnreadable(NumberUnreadable):
    severity: ClassVar[Severity] = "warning"
    effect = LEFT_EMPTY


class PercentSignDropped(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{column!r} has {figures} with a percent sign, such as {value!r}."
    expected = "figures in one unit all the way down."
    mend = "nothing, if every figure in the column is a percentage."
    effect = "they were read without the sign: {value!r} as {figure}."


class PercentTakenAsShare(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{column!r} has {figures} with a percent sign, such as {value!r}, and the others are shares of one."
    expected = "figures in one unit all the way down."
    mend = "nothing, if 0.46 and 46% mean the same there; otherwise write every figure in one way."
    effect = "they were read as shares of one as well: {value!r} as {figure}."


class DurationTaken(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{column!r} has {cells} in hours and minutes, such as {value!r}."
    expected = "hours, as in 2.5."
    mend = "nothing."
    effect = "they were read as hours: {value!r} as {figure}."


class ShareTakenAsPercent(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{column!r} has {figures} without a percent sign, such as {value!r}, where the unit is percent."
    expected = "figures in one unit all the way down."
    mend = "nothing, if 0.46 and 46% mean the same there; otherwise write every figure in one way."
    effect = "they were read as percents as well: {value!r} as {figure}."


class ChoiceUnknown(Problem):
    what = "{column!r} holds {value!r}, which is not known."
    expected = "one of: {allowed}."
    mend = "write one of these{suggest}."
    effect = LEFT_OUT


class OptionalChoiceUnknown(ChoiceUnknown):
    severity: ClassVar[Severity] = "warning"
    effect = "the row was kept, with {column!r} empty{counts_as}."


class YesNoUnreadable(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{column!r} holds {value!r}, which is neither yes nor no."
    expected = "yes or no."
    mend = "write yes or no, or leave it empty."
    effect = LEFT_EMPTY


class DashTakenAsEmpty(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{column!r} has {cells} with {value!r} or something like it."
    expected = "a value, or nothing."
    mend = "nothing, if they mean that there is none."
    effect = "they were read as empty."


class SeatIsVacant(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{rows} with {value!r} under {column!r}, or something like it: nobody holds the seat."
    expected = "the person or the organisation that holds the seat, or the word vacant."
    mend = "nothing, if nobody holds it; otherwise write who does."
    effect = "kept as vacant: counted as a vacancy, with no member and no time in the seat."


class MarkOfVacantSeat(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{rows} with {value!r} under {column!r}, or something like it: a mark of a seat that nobody holds."
    expected = "the person or the organisation that the mark is of."
    mend = "nothing, if nobody holds the seat; otherwise write who does."
    effect = "left out, as nobody came or was missed."


class VacantSeatIsHeld(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "'vacant' says yes, and 'person' names {value!r}."
    expected = "a seat that nobody holds, or its holder."
    mend = "empty one of the two."
    effect = "the row was kept, as a seat that is held."


class ListSplitAtCommas(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{column!r} has {lists} with commas, such as {value!r}."
    expected = "semicolons between the parts of a list."
    mend = "put semicolons where one part ends and the next begins, if a comma belongs inside a part."
    effect = "they were split at the commas."
