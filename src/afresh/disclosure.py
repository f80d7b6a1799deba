"""What may be shown to whom: asked at every exit, so that nothing else has to decide.

People's names and anything about one person are off unless asked for. A seat is shown
by its role and organisation; a name met in free text is left out.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

LEFT_OUT = "[name left out]"


@dataclass(frozen=True)
class Disclosure:
    """`names` shows people by name; without it, seats by role and organisation."""

    names: bool = False
    people: Mapping[str, str] = field(default_factory=dict)
    """Every person's id and name."""
    spellings: frozenset[str] = frozenset()
    """Names and aliases to be left out of free text, in lower case."""
    _by_first_word: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, people: Iterable[tuple[str, str, str | None]], organisations: Iterable[str], names: bool = False) -> "Disclosure":
        """From (id, name, aliases) of everybody; a name that is also an organisation's is no secret."""
        rows = list(people)
        public = {name.casefold() for name in organisations if name}
        spellings = set()
        for _, name, aliases in rows:
            for spelling in (name, *(aliases or "").split(";")):
                spelling = " ".join(spelling.split()).casefold()
                if " " in spelling and spelling not in public:
                    spellings.add(spelling)
        first: dict[str, list[str]] = {}
        for spelling in sorted(spellings, key=len, reverse=True):
            first.setdefault(_words(spelling)[0] if _words(spelling) else "", []).append(spelling)
        by_first = {word: tuple(each) for word, each in first.items()}
        return cls(names, {row[0]: row[1] for row in rows}, frozenset(spellings), by_first)

    def text(self, text: str | None) -> str:
        """Free text with people's names left out, unless names are shown."""
        if not text or self.names or not self.spellings:
            return text or ""
        folded = text.casefold()
        for word in set(_words(folded)):
            for spelling in self._by_first_word.get(word, ()):
                if spelling in " ".join(folded.split()):
                    text = re.sub(r"\s+".join(map(re.escape, spelling.split())), LEFT_OUT, text, flags=re.IGNORECASE)
        return text

    def seat(self, role: str, organisation: str, person: str | None = None) -> str:
        """How somebody at the table is shown."""
        shown = ", ".join(part for part in (role, organisation) if part) or "a member with no organisation recorded"
        if self.names and person and person in self.people:
            return f"{self.people[person]} ({shown})"
        return self.text(shown)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)
