"""Two tables have the same people on the same issues.

Looks for       two partnerships that share half of the members of the smaller, and half of the shorter list of issues
Why it matters  hours spent twice are hours not spent elsewhere, and what is said at one table is not known at the other
Could try       one meeting together; then one table, or two with the issues shared out between them
Leave alone if  the law, or the bodies they answer to, need them separate
Not used when   one is the other's parent or may be (nearly all of its members sit on the other), either may be the other
                under a new name, or either has ended
Assumes         that one word means one issue at both tables; issues that are file numbers count as none
Evidence        weak: Huxham and Vangen (2000), Human Relations 53:771: cases of partners who sit together at so many
                tables that none knows what is decided where
"""

from collections.abc import Iterator

from afresh.measure import sentences
from afresh.panel.evidence import Evidence, reading
from afresh.panel.short_step import short_step
from afresh.settings import Settings
from afresh.vocabulary import Advice, Finding, Reason

USES = ("overlap_members", "overlap_issues", "member_hours")


def advise(evidence: Evidence, settings: Settings) -> Iterator[Advice]:
    issues = {each.subject: each for each in evidence.every("overlap_issues")}
    for members in evidence.every("overlap_members"):
        about = issues.get(members.subject)
        if about is None or members.subject in evidence.kin or (members.value or 0) < settings.overlapping_members:
            continue
        if (about.value or 0) >= settings.overlapping_issues:
            yield _compare(evidence, members, about)


def _compare(evidence: Evidence, members: Finding, issues: Finding) -> Advice:
    other = members.subject
    return Advice(
        f"Hold one meeting together with {other}, then decide whether both are needed",
        because=(
            Reason(sentences.together([members]), members.measure),
            Reason(sentences.together([issues]), issues.measure),
            *evidence.tells("member_hours"),
        ),
        risk="The smaller table's issues may come last on a longer agenda.",
        first_step=f"Put the next two agendas, this one's and that of {other}, side by side and mark what is on both.",
        matters=2,
        act=("compare with", other),
        step=short_step(
            f"Lay its next agenda beside that of {other}; mark what is on both.",
            f"Lay its next agenda beside that of {other}.",
            "Lay the next agendas of the two side by side; mark what is on both.",
        ),
    )


FIRES = Evidence.made(
    reading("overlap_members", 0.67, "Crisis Care Board", n=15, shared=10),
    reading("overlap_issues", 0.88, "Crisis Care Board", n=8, shared=7),
)
QUIET = Evidence.made(
    reading("overlap_members", 0.07, "Crisis Care Board", n=15, shared=1),
    reading("overlap_issues", 0.88, "Crisis Care Board", n=8, shared=7),
)
