"""Problems met in what public services publish: ModernGov, Legistar, 360Giving and the registers of bodies."""

from typing import ClassVar

from afresh.records.problems.problem import Problem, Severity


class PublishedFilePassedOver(Problem):
    what = "this file was not read: {why}."
    expected = "{wanted}."
    mend = "{how}."
    effect = "nothing was taken from this file; the others were read."


class PublishedItemLeftOut(Problem):
    what = "the {item} {value!r} was left out: {why}."
    expected = "{wanted}."
    mend = "{how}."
    effect = "this one was left out; the others were read."


class AttendanceWordUnknown(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} is not a word for attendance that is known; times met: {count}."
    expected = "words that mean present, apologies, absent, in attendance or a substitute."
    mend = "say in the file what it means, in one of these words."
    effect = "these marks were left out; nobody was taken to be present or absent by them."


class PublishedVoteUnknown(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "{value!r} is not a vote that is known; times met: {count}."
    expected = "words that mean for, against, abstain or absent."
    mend = "write the vote in one of those words."
    effect = "these votes were left out."


class MeetingNotHeldYet(Problem):
    severity: ClassVar[Severity] = "warning"
    what = "the status {value!r} does not say that a meeting was held; times met: {count}."
    expected = "a meeting that was confirmed, held or cancelled, or one at which somebody is recorded as present."
    mend = "save the meeting again once it has been held."
    effect = "these meetings were left out, with their agendas."
