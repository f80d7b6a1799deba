"""Problems met while reading a source, before any record is checked."""

from typing import ClassVar

from afresh.records.problems.problem import Problem, Severity


class SourceMissing(Problem):
    what = "there is nothing at this place."
    expected = "a workbook, a folder of CSV or Parquet files, a datapackage.json, or a DuckDB or SQLite file."
    mend = "check the spelling of the place, and that the file is not open in another program."
    effect = "nothing was read from it."


class SourceNotOpened(Problem):
    what = "it could not be opened ({why})."
    expected = "a file that you may read and that no other program holds."
    mend = "close it elsewhere, or ask for permission to read it."
    effect = "nothing was read from it."


class FormatNotKnown(Problem):
    what = "files that end in {value!r} are not read."
    expected = (
        "a workbook (.xlsx, .xlsm, .xls, .xlsb, .ods), text (.csv, .csv.gz, .tsv, .txt), .parquet, "
        "datapackage.json, .duckdb, .sqlite or .db."
    )
    mend = "save it as an Excel workbook or as CSV."
    effect = "nothing was read from it."


class NotWhatItClaims(Problem):
    what = "its name says {claimed}, but it could not be read as that ({why})."
    expected = "{claimed} that opens without a repair."
    mend = "open it in the program that made it and save it again; if it does not open there, find another copy."
    effect = "nothing was read from it."


class NeedsPassword(Problem):
    what = "the workbook is protected by a password."
    expected = "a workbook that opens without one."
    mend = "in Excel choose File, Info, Protect Workbook, Encrypt with Password; empty the password and save a copy."
    effect = "nothing was read from it."


class UnpacksTooLarge(Problem):
    what = "it unpacks to {size} MB, {times} times its own size."
    expected = "at most {most} MB, and at most {most_times} times its own size."
    mend = "save it again from the program that made it, or save each table as CSV."
    effect = "nothing was read from it, so as not to fill the memory."


class SheetTooSpread(Problem):
    what = "{cells} cells with something in them are spread over {rows} rows and {columns} columns."
    expected = "a table without wide empty stretches."
    mend = "press Ctrl+End in Excel to find the far-off cell, delete the empty rows and columns, and save."
    effect = "the workbook was not read."


class WorkbookTooLarge(Problem):
    what = "it could not be opened within {most} MB of memory and {seconds} seconds."
    expected = "a workbook without far-off or endlessly repeated cells."
    mend = "delete the empty rows and columns, or save it as .xlsx."
    effect = "the workbook was not read."


class FileIsEmpty(Problem):
    what = "there is nothing in it."
    expected = "a row of headings and the records below."
    mend = "fill it in, or take it away."
    effect = "nothing was read from it."


class NothingToRead(Problem):
    what = "there is no table in it."
    expected = "tables such as partnerships, seats or attendance, with those names or names like them."
    mend = "fill in such a table, or name another place; `afresh template` makes an empty workbook."
    effect = "nothing was read from it."


class TableHasNoRows(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "there are headings but no records below them."
    expected = "a record a row."
    mend = "fill it in, or take it away."
    effect = "nothing was read from it."


class EncodingAssumed(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "the text is not UTF-8; it was read as {encoding}."
    expected = "names with accents that look right."
    mend = "if they do not, save the file from Excel as 'CSV UTF-8'."
    effect = "every row was read that way."


class CharactersNotReadable(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "some characters could not be read as {encoding} ({count})."
    expected = "text in UTF-8."
    mend = "save the file from Excel as 'CSV UTF-8'."
    effect = "each was read as the mark \ufffd; the rows were kept."


class NulCharactersRemoved(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "there are characters that mean nothing in a text (NUL), in so many rows: {count}."
    expected = "text."
    mend = "export the file again if words are cut short."
    effect = "those characters were taken out; the rows were kept."


class DelimiterAssumed(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "the cells seem to be separated by {delimiter}."
    expected = "columns that are not run together."
    mend = "if they are, save the file with commas between the cells."
    effect = "every row was read that way."


class RowsAboveHeadings(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "the headings seem to be in row {row}: {headings}."
    expected = "headings in row 1."
    mend = "delete the rows above the headings, or leave them if this is right."
    effect = "the rows above it were not read as records."


class HeadingRepeated(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "the heading {value!r} is there more than once."
    expected = "each heading once."
    mend = "rename or delete one of the columns."
    effect = "the later column was read as {kept_as!r}."


class HeadingMissing(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{column} has no heading above it, and {count} cells hold something."
    expected = "a heading over every column."
    mend = "give the column a heading, or delete it."
    effect = "the column was read as {column!r}."


class MergedCellsFilled(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "under {value!r}, {covered} by a cell that is merged with those below it."
    expected = "a value on every row."
    mend = "nothing, if what a merged cell says is true of all its rows; otherwise unmerge the cells."
    effect = "each row was read with what the merged cell says."


class RowHasTooFewCells(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "it has {found} cells, and there are {wanted} headings."
    expected = "a cell under every heading, even an empty one."
    mend = "look at the row in a plain text editor for a missing separator."
    effect = "the row was kept, with nothing in the cells that are missing."


class RowHasTooManyCells(Problem):
    what = "it has {found} cells, and there are {wanted} headings."
    expected = "as many cells as headings, with quotation marks round a text that holds a separator."
    mend = 'put the text in quotation marks, as in "Marsh, Jo".'
    effect = "this row was left out, since its cells may stand under the wrong headings."


class QuoteLeftOpen(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "a quotation mark is opened and not closed: {value}"
    expected = "quotation marks in pairs."
    mend = "close or delete the quotation mark."
    effect = "the mark was read as part of the text, and reading went on with the next line."


class QuoteMisplaced(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "there is text after a closing quotation mark: {value}"
    expected = 'a separator after a closing quotation mark, and "" for a mark inside a text.'
    mend = "correct the quotation marks."
    effect = "the row was kept, with the marks read as part of the text where they stand."


class LineTooLong(Problem):
    what = "a line is longer than {most} characters."
    expected = "a text file with a record a line."
    mend = "see whether the file is really text; export it again."
    effect = "reading stopped before this row."


class FormulaWithoutValue(Problem):
    severity: ClassVar[Severity] = "warning"
    value_is_a_place = True
    what = "cell {value} holds a formula whose result was not saved."
    expected = "the result of the formula."
    mend = "open the workbook in Excel, let it calculate, and save it; or paste the values."
    effect = "the cell was read as empty."


class CellHoldsError(Problem):
    severity: ClassVar[Severity] = "warning"
    value_is_a_place = True
    what = "cell {value} shows the error {error}."
    expected = "a value."
    mend = "correct the formula, or type the value."
    effect = "the cell was read as empty."


class ErrorsNotSeen(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "in files that end in {value!r} a cell that shows an error, such as #N/A, cannot be told from an empty one."
    expected = "a workbook in which no cell shows an error."
    mend = "look through the sheets, or save the workbook as .xlsx: errors in it are reported one by one."
    effect = "such cells were read as empty."


class CellNotText(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "under {column!r} there is {holds}, which is no text or number ({count} times)."
    expected = "text, numbers or dates."
    mend = "save what the column means as text."
    effect = "those cells were read as empty."


class LeadsOutsideFolder(Problem):
    what = "{value!r} leads outside the folder it is in."
    expected = "files inside the folder, named by a relative path without '..'."
    mend = "copy the file into the folder and name it from there."
    effect = "it was not opened."


class ResourceNotRead(Problem):
    what = "the resource {value!r} could not be read ({why})."
    expected = "a resource with a path to a CSV, Parquet or Excel file beside datapackage.json."
    mend = "correct datapackage.json."
    effect = "nothing was read from it."


class TableInTwoPlaces(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{value!r} is in {count} places: {places}."
    expected = "each table once."
    mend = "nothing, if they add to each other; take one away if it is an older copy."
    effect = "all were read, one after the other."


class ViewNotRead(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} is a view, not a table."
    expected = "tables; a view could run anything its author wrote."
    mend = "save the view's rows as a table."
    effect = "it was not read."


class FileNotUsed(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "files that end in {value!r} are not read from a folder."
    expected = "CSV, Parquet or Excel files."
    mend = "save it as one of these if it holds records."
    effect = "it was passed over."


class RowTooLong(Problem):
    what = "the row is longer than {most} characters."
    expected = "a record a row."
    mend = "shorten it in the program that made it, if it is a record."
    effect = "this row was left out."


class TableTooLarge(Problem):
    what = "it is more than {most} MB of text, far larger than its file."
    expected = "a table that fits the memory."
    mend = "look at the table in the program that made it: columns that are reckoned, or one long text on every row."
    effect = "reading stopped before this row, so as not to fill the memory."


class UnpacksToTooMuch(Problem):
    what = "as a table it is {rows} rows and at least {size} MB, {times} times its own size."
    expected = "at most {most} MB, and at most {most_times} times its own size."
    mend = "write it again from what it was made of: rows that say one thing over and over."
    effect = "nothing was read from it, so as not to fill the memory."


class FolderPassedOver(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{value!r} lies in a folder within the folder."
    expected = "files beside one another; or a table in parts, as attendance.parquet/part-0.parquet."
    mend = "put the files that hold records into the folder itself."
    effect = "it was passed over."


class SheetNotRead(Problem):
    what = "this sheet could not be read ({why})."
    expected = "a workbook that opens without a repair."
    mend = "open it in the program that made it and save it again; if it does not open there, find another copy."
    effect = "nothing was read from this sheet; the other sheets were read by themselves."


class WorkbookStopsReader(Problem):
    what = "whatever reads workbooks stops on this one; it was tried in a process of its own."
    expected = (
        "a workbook that opens within {most} MB of memory, with every cell where a sheet has room for it (16,384 "
        "columns and 1,048,576 rows)."
    )
    mend = "open it in Excel or LibreOffice and save it again; or save each table as CSV."
    effect = "the workbook was not read."


class ExampleLineChanged(Problem):
    what = "it begins with {value!r}, as the template's own lines do, but says something else."
    expected = "the template's example as it was, or a record of yours without that word."
    mend = "delete that word at the start of the row if this is a record; otherwise delete the row."
    effect = "this row was left out."


class TooManyColumns(Problem):
    what = "it has {count} columns."
    expected = "at most {most} columns."
    mend = "keep the columns that are needed; delete far-off cells that hold nothing of use."
    effect = "nothing was read from it."
