"""Problems between columns and between tables: records that cannot both be right."""

from typing import ClassVar

from afresh.records.problems.problem import Problem, Severity
from afresh.records.problems.values import ENDED_SOME_TIME, LEFT_OUT


class SeatEndsBeforeItStarts(Problem):
    severity: ClassVar[Severity] = "warning"
    what = '"end" is before "start": start {start}, end {end}.'
    expected = "an end on or after the start."
    mend = 'correct one of the dates, or leave "end" empty if the seat is still held.'
    effect = ENDED_SOME_TIME


class LastSeenWithoutEnd(Problem):
    severity: ClassVar[Severity] = "warning"
    what = '"end_is" says {value}, and "end" is empty.'
    expected = 'a date under "end", or "end_is" empty.'
    mend = 'fill in the date, or clear "end_is" if the seat is still held.'
    effect = ENDED_SOME_TIME


class SeatOverlapsItself(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "the same seat (the same partnership, holder and role) runs from {other_start} already, in row {other_row}."
    expected = "stretches of one seat that do not overlap."
    mend = "correct the dates, or join the two rows into one."
    effect = "both were kept, and count as one unbroken stretch."


class SeatOutsidePartnership(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "the seat runs from {start} to {end}, and {value} from {established} to {ended}."
    expected = "seats within the partnership's own dates."
    mend = 'correct the seat, or the partnership\'s "established" or "ended".'
    effect = "the row was kept as it is."


class SeatAfterOrganisationClosed(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} closed on {closed}, and this seat of theirs goes on {until}."
    expected = "seats that end when the organisation does."
    mend = 'end the seat, give it to the organisation that followed, or correct "closed".'
    effect = "the row was kept as it is."


class ClosesBeforeItOpens(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} ends on {end}, before it begins on {start}."
    expected = "an end on or after the beginning."
    mend = "correct one of the dates."
    effect = "the row was kept, {done}."


class LoopOfLinks(Problem):
    what = "following {column!r} from {value!r} leads back to it: {path}."
    expected = "a chain that ends somewhere."
    mend = "clear {column!r} on the one that came last."
    effect = "the row was kept, and this link was dropped."


class AttendanceAtCancelledMeeting(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "there is attendance ({marks}) at {value!r}, a meeting that was cancelled."
    expected = "attendance at meetings that were held."
    mend = "correct the meeting's status if it was held, or delete the marks."
    effect = "the rows were kept, and do not count as attendance."


class MarksDiffer(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value} has {count} different marks for the meeting {meeting}: {marks}."
    expected = "one mark for one person at one meeting."
    mend = "delete those that are wrong."
    effect = "{kept} was kept, and the rows with the other marks were left out."


class DecidedBeforeProposed(Problem):
    severity: ClassVar[Severity] = "warning"
    what = '"decided" is {decided}, before the proposal was put on {date}.'
    expected = "a decision on or after the day of the proposal."
    mend = "correct one of the dates."
    effect = 'the row was kept, with "decided" empty.'


class AnsweredBeforeProposed(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "the answer is dated {date}, before the proposal {value!r} was put on {put}."
    expected = "an answer on or after the day of the proposal."
    mend = "correct one of the dates."
    effect = "the row was kept, and the answer dated with its proposal."


class FigureTwice(Problem):
    what = "{value!r} already has a figure for {date}: {first} in row {first_row}, and here {figure}."
    expected = "one figure for one date."
    mend = "delete the one that is out of date."
    effect = LEFT_OUT
