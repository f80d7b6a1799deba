"""What decision logs say of votes that names no organisation."""

from typing import ClassVar

from afresh.records.problems.problem import Problem, Severity


class VotesCounted(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{column!r} counts votes in {cells}, such as {value!r}, and names nobody."
    expected = "the organisations that answered so, separated by semicolons."
    mend = "name those who held back, if the minutes say who they were; a count alone cannot be looked up."
    effect = "no answer was made of the count; the decision was kept."


class AnswerNotByName(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{column!r} holds {value!r} for {title!r}, which does not name those who answered so."
    expected = "the organisations that answered so, separated by semicolons."
    mend = "write their names."
    effect = "no answer was read from it; the decision was kept."


class OneOrTwoNames(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{column!r} holds {value!r} for {title!r}, which may be one organisation or two."
    expected = "a semicolon between two organisations; or the name of one in a list of organisations."
    mend = "write a semicolon in place of 'and' if they are two, or list the name among the organisations if it is one."
    effect = "no answer was read from it; the decision was kept."
