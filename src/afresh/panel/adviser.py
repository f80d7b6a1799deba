"""One adviser: a module that is its own page, with the rule and two examples.

A rule's module has
- a docstring: a title, then the headings in PAGE, each with its text;
- USES, if it looks at any: the measures;
- NEEDS, if it looks at records: the tables without which it sees nothing;
- SETTINGS, if it has any: thresholds of its own with what they mean, which a user may change as any other;
- advise(evidence, settings): the advice, if any;
- FIRES and QUIET: evidence on which it has something to say, and on which it has not.
Built-in rules and those of others (entry point `afresh.advisers`) are made advisers here, in the same way.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType

from afresh.errors import Error
from afresh.panel.evidence import Evidence
from afresh.settings import Setting, Settings
from afresh.vocabulary import Advice

STANDPOINTS = {
    "results": "Results: is it turning the curve?",
    "allies": "Allies: who else could be at the table, and who could speak to whom?",
    "voice": "Voice: are the people who use services heard?",
    "evidence": "Evidence: what has worked elsewhere?",
    "policy": "Policy: what do law and policy ask?",
    "difference": "Difference: are those here alike, and who never gets a look in?",
    "critics": "Critics: who speaks against, and what became of it?",
    "worth": "Worth: is it worth keeping, or outgrown?",
    "renewal": "Renewal: same people, same issues?",
}

PAGE = (
    "Looks for",
    "Why it matters",
    "Could try",
    "Leave alone if",
    "Not used when",
    "Assumes",
    "Evidence",
)
GRADES = ("strong", "moderate", "weak", "opinion")
"""Of the evidence that such advice helps: trials; studies with comparisons; cases; nobody's but ours."""

Advise = Callable[[Evidence, Settings], Iterator[Advice]]


class UnfitAdviser(Error, ValueError):
    """A module that was to be an adviser lacks something; the message says what."""


@dataclass(frozen=True)
class Adviser:
    name: str
    """standpoint/rule, as in the folders."""
    standpoint: str
    title: str
    page: Mapping[str, str]
    uses: tuple[str, ...]
    needs: tuple[str, ...]
    settings: tuple[Setting, ...]
    advise: Advise
    fires: Evidence
    quiet: Evidence
    added_by: str = ""
    """The package that adds it; empty for a built-in one."""

    def sees(self, evidence: Evidence) -> bool:
        """Whether there is anything for it to look at."""
        if evidence.missing & set(self.needs):
            return False
        return not self.uses or any(evidence.every(measure) for measure in self.uses)

    @property
    def grade(self) -> str:
        return self.page["Evidence"].partition(":")[0].strip().lower()

    @property
    def reference(self) -> str:
        return self.page["Evidence"].partition(":")[2].strip()


def adviser_from(module: ModuleType, standpoint: str) -> Adviser:
    """The adviser that a module is."""
    rule = module.__name__.rpartition(".")[2]
    if standpoint not in STANDPOINTS:
        raise UnfitAdviser(f"{rule}: '{standpoint}' is no standpoint. They are: {', '.join(STANDPOINTS)}.")
    title, page = _page(module.__doc__ or "")
    lacks = [heading for heading in PAGE if not page.get(heading)]
    lacks += [name for name in ("advise", "FIRES", "QUIET") if not hasattr(module, name)]
    if lacks:
        raise UnfitAdviser(f"{rule}: an adviser needs {', '.join(lacks)}. See afresh/panel/adviser.py.")
    settings = tuple(Setting(name, *given) for name, given in getattr(module, "SETTINGS", {}).items())
    made = Adviser(
        f"{standpoint}/{rule}", standpoint, title, page, *_looks_at(module),
        settings, module.advise, module.FIRES, module.QUIET,
    )  # fmt: skip
    if made.grade not in GRADES:
        raise UnfitAdviser(f"{rule}: Evidence begins with one of {', '.join(GRADES)} and a colon.")
    return made


def _looks_at(module: ModuleType) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The measures, and the tables."""
    return tuple(getattr(module, "USES", ())), tuple(getattr(module, "NEEDS", ()))


def _page(docstring: str) -> tuple[str, dict[str, str]]:
    """The title, and the text under each heading."""
    lines = docstring.strip().splitlines() or [""]
    found: dict[str, str] = {}
    heading = ""
    for line in lines[1:]:
        begins = next((each for each in PAGE if line.startswith(f"{each}  ")), "")
        if begins:
            heading, line = begins, line[len(begins) :]
        if heading and line.strip():
            found[heading] = f"{found.get(heading, '')} {line.strip()}".strip()
    return lines[0].strip().rstrip("."), found
