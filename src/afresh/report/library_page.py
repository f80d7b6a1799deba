"""The documentation page of the library, made from its two files."""

from datetime import date

from afresh.forms import day, listed
from afresh.library.entries import Example, Policy, shipped_examples, shipped_policies
from afresh.library.nations import NATIONS, nations_in
from afresh.words.library import binds, kind_told, source

OPENING = """# The library: examples from elsewhere, and policies

Made from `src/afresh/library/examples.csv` and `policies.csv` by `afresh.report.library_page`; do not edit by hand.

`afresh find WORDS` searches these {examples} examples and {policies} policies. Add your own in tables of the same names
in your records (see [records](records.md)): they are searched together with these, and each hit says which it came
from. One of yours with the id of one of ours stands in its place.

**This is no legal advice.** It helps to find sources. What a law says today, whether it applies to a body of a certain
kind in a certain place, and what it asks of it, is to be checked at the source or with a lawyer.

## How entries are chosen

- An entry is here only if its main facts and dates can be attributed to a public source, which it names. A wrong fact
  is worse than a missing one: what was not certain was left out, so that a gap here says nothing of the world.
- *Checked* is the day on which somebody read the source, in a stored copy; of what date the copy was is said beside the
  source where it is known. Live pages were not read. What nobody could read is *not checked*: it is found by words, is
  never called a duty, and advice does not quote it. Of these no copy that gives the first day in force was seen:
  {unseen}. The stored copies of laws mostly reach to 2025, few to May 2026: later changes are not in here.
- *Mechanism* is how a thing works (`src/afresh/library/mechanisms.csv`). Advice that names a body quotes an entry only
  for a proposal of the same theme and mechanism, or for one whose title names it (`names.csv`: MARAC, section 75,
  housing first). The mechanism of a proposal is recorded, or told from its title, or else from its text; its theme is
  its issue, or told from its title where the issue is none that the library knows. An entry without a mechanism is
  found by name and by words only.
- An Act of which nobody has read when it begins has no first day: it is found by words as not in force, never offered.
- The first and last day of a policy are those of the provision named, not of Royal Assent. Where another day had to be
  taken, the summary says so. Both days count as in force. Commencement for making regulations is not counted.
- Strategies, guidance and programmes are kept apart from duties by their kind. They bind nobody, and *addressed to*
  says whom they ask.
- *Binds* is in the words of the records (body, kind or sector). What stands in brackets is a condition that records
  cannot tell, such as which councils are meant.
- Examples include what did not work. The evidence of each begins with a grade: **strong**, a review of randomised
  trials, or a trial that is large, in several places, or repeated; **moderate**, a single trial or a comparison with
  similar places or people; **weak**, a change over time, a case study or what those who did it report; **mixed**,
  good studies that differ; **no effect found**, a good study that found none. Then come its limits.
- *Answers* are the kinds of reason, recorded against a proposal, to which the example speaks. It may speak against
  the proposal.
- An example that fitted one place is not proof for another.

Themes that mean the same (`delayed discharge` and `hospital discharge`) are listed in `src/afresh/library/themes.csv`.
"""


UNSEEN = frozenset(
    {
        "nhs-plan-2000",
        "mha-s117",
        "equality-duty",
        "social-value",
        "general-power-of-competence",
        "modern-slavery-s52",
        "domestic-homicide-reviews",
        "safeguarding-partners",
        "serious-violence-duty",
        "domestic-abuse-part-4",
        "domestic-abuse-definition",
        "scotland-carers",
        "wales-future-generations",
        "ni-reform-2009",
        "ni-health-2022",
        "ni-safeguarding-board",
    }
)
"""Policies of whose day in force no stored copy was seen."""


def library_page() -> str:
    examples, policies = shipped_examples(), shipped_policies()
    unseen = listed(each.title for each in policies if each.id in UNSEEN)
    parts = [OPENING.format(examples=len(examples), policies=len(policies), unseen=unseen), "## Policies\n"]
    for heading, some in _by_nation(policies):
        parts += [f"### {heading}\n", *(_policy(each) for each in some)]
    parts.append("## Examples\n")
    parts += [_example(each) for each in sorted(examples, key=lambda each: each.title.strip("'‘").casefold())]
    return "\n".join(parts)


def _by_nation(policies: tuple[Policy, ...]) -> list[tuple[str, list[Policy]]]:
    """England first and with others, then each other nation, by first day in force."""
    in_order = sorted(policies, key=lambda each: (each.in_force_from or date.max, each.title))
    england = [each for each in in_order if "England" in nations_in(each.nation)]
    others = [(nation, [each for each in in_order if each.nation == nation]) for nation in NATIONS[1:]]
    return [("England, alone or with others", england), *others]


def _policy(each: Policy) -> str:
    kind = kind_told(each.kind, each.checked)
    how, whom = binds(kind, each.binds)
    lines = [
        f"#### {each.title}\n",
        f"{each.summary}\n",
        f"- {each.nation}, {kind}; {_in_force(each)}",
        *([f"- {how}: {whom}"] if whom else []),
        f"- Issues: {', '.join(each.issues)}",
        f"- Mechanism: {', '.join(each.mechanism) or 'none'}",
        f"- Source: {source(each.source, each.checked)}",
    ]
    return "\n".join(lines) + "\n"


def _in_force(each: Policy) -> str:
    if each.in_force_from is None:
        return "first day in force not known, so it is never offered as in force"
    ends = f" to {day(each.in_force_to)}" if each.in_force_to else ", still so when checked" if each.checked else ""
    return f"in force from {day(each.in_force_from)}{ends}"


def _example(each: Example) -> str:
    where = ", ".join(part for part in (each.area, each.nation, str(each.year or "")) if part)
    lines = [
        f"### {each.title}\n",
        f"{each.summary} {each.what_changed}\n",
        f"- {where}",
        f"- Evidence: {each.evidence}",
        f"- Issues: {', '.join(each.issues)}",
        f"- Mechanism: {', '.join(each.mechanism) or 'none'}",
        f"- Answers: {', '.join(each.answers)}",
        f"- Source: {source(each.source, each.checked)}",
    ]
    return "\n".join(lines) + "\n"
