"""Problems met in minutes, of which everything is a proposal to be confirmed."""

from typing import ClassVar

from afresh.records.problems.problem import Problem, Severity


class DocumentNotRecords(Problem):
    what = "files that end in {value!r} are documents; nothing is taken from a document unasked."
    expected = "a table of records, or minutes that you have turned into tables and looked through."
    mend = (
        "`afresh convert minutes FILE -o FOLDER` proposes what it understands of minutes in .docx, .pdf or text, line "
        "by line; confirm it, and review the folder."
    )
    effect = "nothing was read from it."


class MinutesNotPlaced(Problem):
    what = "nothing says {lacking} that these minutes are of."
    expected = "a title such as: Falls Board, minutes of the meeting held on 12 March 2025."
    mend = "say it with {options}."
    effect = "nothing was taken from these minutes; what was made of each line is listed."


class MinutesNameNotTaken(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} stands in a list of who was there, and is no name that could be told."
    expected = "names of people or organisations, with organisations in brackets, between commas or semicolons."
    mend = "add a row to attendance.csv if it is somebody."
    effect = "nobody was made of it."


class MinutesNoteNotTaken(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} is said beside a name or an action, and no column of the records holds that."
    expected = "a name with an organisation or a role; an action with a day."
    mend = "change the row that was made, if this matters to it."
    effect = "the row was made without it."


class MinutesTwice(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} was met before in these minutes."
    expected = "the minutes of a meeting once, and each person once among those who were there or not."
    mend = "look which of the two is right; change the tables that were written."
    effect = "the first stands; this was left out."


class MinutesOtherOrganisation(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} is named for {organisation!r} here, and for {other!r} before."
    expected = "one organisation for each person, or two people of one name told apart."
    mend = "if these are two people, give each a row and an id of their own in people.csv."
    effect = "they were taken as one person, who sat for each of the two where it says so."
