"""Themes that were confirmed, and what became of them."""

from typing import ClassVar

from afresh.records.problems.problem import Problem, Severity


class ThemesGiven(Problem):
    severity: ClassVar[Severity] = "notice"
    what = "{items_taken} without a theme took one from the words of the title, as confirmed: {names}."
    expected = "what you confirmed."
    mend = "take the word yes away from a theme that is wrong, or give it another name."
    effect = "each counts under that theme from here on."


class ThemeFitsNothing(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "the theme {value!r} is confirmed, and no title without a theme has the words {words!r}."
    expected = "words that follow one another in some title whose issue is missing or a file number."
    mend = "take the row out, or have themes suggested afresh with 'afresh themes'."
    effect = "nothing took this theme; a theme further up may have been taken first."
