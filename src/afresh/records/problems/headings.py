"""Problems with sheets and their headings: which table it is, which column is which."""

from typing import ClassVar

from afresh.records.problems.problem import Problem, Severity


class SheetNotRecognised(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} is not a table that is known here, nor an attendance grid or decision log ({rows})."
    expected = "a sheet or file named after one of: {known}."
    mend = "rename it{suggest}; leave it as it is if it holds no records."
    effect = "nothing was read from it."


class HeadingGuessed(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "the heading {value!r} was taken as {column!r}."
    expected = "headings spelt as in the template."
    mend = "rename the heading if it means something else."
    effect = "the column was read as {column!r}."


class HeadingNotKnown(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "the heading {value!r} has no place in {table}."
    expected = "one of: {known}."
    mend = "{suggest}"
    effect = "the column was not read ({cells}); the rest of the table was."


class HeadingTaken(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "the headings {first!r} and {value!r} both mean {column!r}."
    expected = "one column for {column!r}."
    mend = "rename or delete one of them."
    effect = "{first!r} was read; {value!r} was not ({cells})."


class ColumnMissing(Problem):
    what = "there is no column {column!r}, which every row of {table} needs."
    expected = "a column headed {column!r}{also}."
    mend = "add the column and fill it in; the headings found are: {found}."
    effect = "this table was left out ({rows})."


class NothingToAssess(Problem):
    what = "there is neither a seat nor an attendance mark that could be read."
    expected = "a table of seats or of attendance, or an attendance grid."
    mend = "add one, or mend the problems told of above; `afresh template` makes an empty workbook to fill in."
    effect = "nothing can be assessed."


class HiddenSheetNotRead(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "the sheet {value!r} is hidden in its workbook."
    expected = "records in sheets that can be seen."
    mend = "show the sheet (right-click a tab, then Unhide) if it holds records to be read; otherwise nothing."
    effect = "it was not read."
