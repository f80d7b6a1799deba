"""Problems with a file of layouts, in which an officer says what each sheet is."""

from typing import ClassVar

from afresh.records.problems.problem import Problem, Severity


class LayoutSheetMissing(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "it says how to read {value!r}, and no such sheet could be laid out; those that can be: {there}."
    expected = "the name of each sheet as `afresh check` writes it into the file."
    mend = "correct the name in the file, or take this layout out of it."
    effect = "what it says of that sheet was passed over; the sheets that are there were read as they were understood."


class LayoutColumnMissing(Problem):
    what = "{file} says that {column} means {value!r}, and this sheet ends at {last}."
    expected = "columns that the sheet has."
    mend = "correct the letter in {file}, or take the line out."
    effect = "that line was passed over; the other columns were read as {file} says."


class LayoutRowsLeft(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "rows from here on: {count} lie below row {last}, the last of which {file} speaks."
    expected = "a layout that reaches to the last row."
    mend = "write a later row after 'to' in {file}, if these are records."
    effect = "they were not read."
