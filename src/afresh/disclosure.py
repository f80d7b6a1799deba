"""What may be shown to whom: asked at every exit, so that nothing else has to decide.

People's names and anything about one person are off unless asked for. A seat is shown
by its role and organisation; a name met in free text is left out, however its words are
joined: by spaces, a line break or hyphens, with or without accents, surname first or last.
Titles, honours, middle names, and what is recorded behind a name (a role, an organisation, pronouns) may be
there or not; of joined surnames one may be; the words may be run together, as in AnnMarsh. Addresses of e-mail, user
names and telephone numbers are left out whoever's they are. A name of one word is not looked for in free text, where it
may be any word (May, Young, Hope), but a text that is nothing else is left out.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise

from afresh.vocabulary import TITLES

LEFT_OUT = "[name left out]"

UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Marks that are not seen and would hide a name from a search."""
WORD = re.compile(f"[^\\W_](?:[\u0300-\u036f{UNSEEN}]*[^\\W_])*[\u0300-\u036f]*")
PLAIN_WORD = re.compile("[a-z0-9]+")
APOSTROPHES = "'’‘ʼ`´"
APOSTROPHES_UNSEEN = str.maketrans(dict.fromkeys(APOSTROPHES, "\u00ad"))
"""Apostrophes are no part of a name: O'Brien, O’Brien and OBrien are one. Places in the text stay."""

CONTACT = re.compile(
    r"(?:mailto:)?[\w.+'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
    r"|(?<![\w@])@\w[\w.-]{2,}"
    r"|(?<![\w.,+/-])(?:\+\d{1,3}[\s-]?(?:\(0\)\s?)?|\(?0)\d{2,5}\)?(?:[\s-]?\d{3,5}){1,2}(?![\w/-]|[.,]\d)"
)
"""An address of e-mail, a user name, or a telephone number. The parts of an address are no longer than they may be:
without an end to them, a text of one long word would be looked through again from each of its letters."""
FEWEST_DIGITS = 10
"""Of a telephone number: shorter ones count something."""
ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]")
BEHIND = re.compile(r"\s+[-–—|/]\s+|\s*[;|]\s*|[,:]\s|\s+(?:of|from|for|on behalf of|representing)\s+")
"""What parts a name from a role or an organisation behind it."""
NUMBERED = re.compile(r"^\s*(?:\d{1,3}\s*[.):]\s*|[A-Za-z]+:\s+)")
"""What may stand before a name in a list: 1. or Acting:"""
SUBSTITUTE = re.compile(r"(?i)[(\[]\s*(?:sub(?:stitute)?|dep(?:uty)?|for)\b[\s:.–-]*(?:for\s+)?([^)\]]{3,})[)\]]")
"""Somebody else, named behind a name: (Sub: Ann Lee)."""
_ADDRESS = (
    "mr mrs ms miss mx dr prof professor sir dame lord lady cllr councillor rev revd reverend baroness supt "
    "superintendent insp inspector sgt canon alderman ald"
)
ADDRESS = frozenset(_ADDRESS.split())
"""Words that come before a surname alone: Cllr Marsh."""
ADDRESSES = frozenset(["cllrs", "councillors", "drs", "messrs", "professors", "profs"])
"""The same before several: Cllrs Marsh and Reed."""
PRONOUNS = frozenset(["she", "her", "hers", "he", "him", "his", "they", "them", "theirs"])
FEWEST_RUN_TOGETHER = 9
"""Letters of a name run together in small letters: shorter ones are words as well (Carl Isle and Carlisle)."""

MOST_REMEMBERED = 50_000
"""Texts of which it is remembered what of them may be shown: most are met many times in a review."""

Words = tuple[str, ...]


@dataclass(frozen=True)
class Disclosure:
    """`names` shows people by name; without it, seats by role and organisation."""

    names: bool = False
    people: Mapping[str, str] = field(default_factory=dict)
    """Every person's id and name."""
    spellings: Mapping[str, tuple[Words, ...]] = field(default_factory=dict)
    """Names and aliases to be left out of free text, in words, the longest first, by their first word."""
    public: Mapping[str, tuple[Words, ...]] = field(default_factory=dict)
    """Organisations' names, likewise: no secret, even where one begins with a person's name."""

    surnames: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Surnames, folded, each with the initials of those who have it."""

    @cached_property
    def run_together(self) -> frozenset[str]:
        """Names of two words or three, written as one."""
        return frozenset("".join(form) for forms in self.spellings.values() for form in forms if 1 < len(form) < 4)

    @classmethod
    def of(
        cls,
        people: Iterable[tuple[str, str, str | None]],
        organisations: Iterable[str],
        names: bool = False,
        unlisted: Iterable[str] = (),
    ) -> "Disclosure":
        """From (id, name, aliases) of everybody; a name that is also an organisation's is no secret.

        `unlisted` organisations are known only because something names them: where a person
        has that name too, somebody wrote a person where an organisation was asked for.
        """
        rows = list(people)
        public = {tuple(_words(name)) for name in organisations if name}
        found = {form for _, name, aliases in rows for form in _forms(name, aliases, public)}
        public |= {tuple(_words(name)) for name in unlisted if name} - found
        surnames: dict[str, set[str]] = {}
        for _, name, aliases in rows:
            for initial, surname in _surnames(name, aliases):
                surnames.setdefault(surname, set()).add(initial)
        return cls(
            names,
            {row[0]: row[1] or row[0] for row in rows},
            _by_first_word(found),
            _by_first_word(public),
            {surname: frozenset(initials) for surname, initials in surnames.items()},
        )

    def text(self, text: str | None) -> str:
        """Free text with people's names left out, unless names are shown."""
        if not text or self.names or not (self.spellings or self.people):
            return text or ""
        return self._shown(text)

    @cached_property
    def _shown(self) -> Callable[[str], str]:
        return lru_cache(MOST_REMEMBERED)(self._without_names)

    def _without_names(self, text: str) -> str:
        if self._surely_none(text):
            return text
        kept, last = [], 0
        places = [*self._found(text), *self._by_surname(text), *_contacts(text)]
        for start, end in _apart(sorted(places)):
            kept += [text[last:start], LEFT_OUT]
            last = end
        return "".join([*kept, text[last:]]) if kept else text

    def _surely_none(self, text: str) -> bool:
        """A quick answer for most texts: no word of a plain text begins a name."""
        if not text.isascii() or "'" in text or "`" in text or CONTACT.search(text):
            return False
        words = PLAIN_WORD.findall(text.lower())
        names = (self.spellings.keys(), self.run_together, self.surnames.keys())
        return all(each.isdisjoint(words) for each in names)

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names stand in a text."""
        places = _places(text)
        words = [word for word, _, _ in places]
        i = 0
        while i < len(words):
            if words[i] in self.run_together and _is_one(words[i], text[places[i][1] : places[i][2]]):
                if not _longest(words, i, self.public):
                    yield places[i][1], places[i][2]
                i += 1
                continue
            if words[i] not in self.spellings:
                i += 1
                continue
            name = _longest(words, i, self.spellings)
            if len(name) == 1 and len(words) > 1:
                name = ()
            public = _longest(words, i, self.public) if name else ()
            if len(name) > len(public):
                yield places[i][1], places[i + len(name) - 1][2]
            i += max(1, len(name), len(public))

    def _by_surname(self, text: str) -> Iterator[tuple[int, int]]:
        """Where somebody is named by surname behind a title or an initial: Cllr Marsh, R. Patel, Dr A Marsh."""
        places = _places(text)
        words = [word for word, _, _ in places]
        for i, (word, start, end) in enumerate(places):
            if word not in self.surnames or not i or not (text[start].isupper() or text.islower()):
                continue
            if any(len(_longest(words, at, self.public)) > i - at for at in (i - 1, i)):
                continue
            first = i
            if words[first - 1] in self.surnames[word] and self._is_initial(text, places, first - 1):
                first -= 1
            while first and words[first - 1] in ADDRESS:
                first -= 1
            if first == i and self._is_one_of_several(words, i):
                yield start, end
            elif first < i:
                yield places[first][1], end

    @staticmethod
    def _is_initial(text: str, places: list[tuple[str, int, int]], at: int) -> bool:
        """Whether a letter stands for a first name; "A Hall" may be a building, "A. Hall" is somebody."""
        word, start, end = places[at]
        dotted = text[end : end + 1] == "."
        titled = at > 0 and places[at - 1][0] in ADDRESS
        return dotted or titled or (text[start].isupper() and word not in ("a", "i"))

    def _is_one_of_several(self, words: list[str], i: int) -> bool:
        """Whether it stands in a row of surnames behind "Cllrs"."""
        at = i - 1
        while at >= 0 and (words[at] == "and" or words[at] in self.surnames):
            at -= 1
        return at >= 0 and words[at] in ADDRESSES

    def seat(self, role: str, organisation: str, person: str | None = None) -> str:
        """How somebody at the table is shown."""
        shown = ", ".join(part for part in (role, organisation) if part) or "a member with no organisation recorded"
        if self.names and person and person in self.people:
            return f"{self.people[person]} ({shown})"
        return self.text(shown)


def _contacts(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses, user names and telephone numbers stand."""
    for found in CONTACT.finditer(text):
        if "@" in found.group() or sum(letter.isdigit() for letter in found.group()) >= FEWEST_DIGITS:
            yield found.span()


def _apart(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Places that overlap as one: a name may stand in an address."""
    last: tuple[int, int] | None = None
    for start, end in places:
        if last and start <= last[1]:
            last = last[0], max(last[1], end)
        else:
            if last:
                yield last
            last = start, end
    if last:
        yield last


def _is_one(word: str, written: str) -> bool:
    """Whether a name run together is meant: by its capitals (AnnMarsh), or since it is too long for another word."""
    capitals = sum(letter.isupper() for letter in written)
    return (capitals > 1 and not written.isupper()) or len(word) >= FEWEST_RUN_TOGETHER


def _bare(spelling: str) -> Iterator[str]:
    """A name as recorded, and without what stands behind or beside it: (Chair), - Amble Council, she/her."""
    yield spelling
    without = NUMBERED.sub("", ASIDE.sub(" ", spelling)).strip()
    yield from (named for named in SUBSTITUTE.findall(spelling) if len(_named(named)) > 1)
    parts = [part for part in BEHIND.split(without) if part and part.strip()]
    yield without
    if len(parts) > 1 and len(_named(parts[0])) > 1:
        yield parts[0]
    words = [word for word in without.split() if word.strip(".,/()").casefold() not in PRONOUNS and "/" not in word]
    yield " ".join(words)


def _named(part: str) -> list[str]:
    return [word for word in _words(part) if word not in TITLES]


def _surnames(name: str, aliases: str | None) -> Iterator[tuple[str, str]]:
    """The initial and the surname in each way that a person is written."""
    recorded = (name, *(aliases or "").split(";"))
    for spelling in dict.fromkeys(bare for each in recorded for bare in _bare(each or "")):
        words = [word for word in _in_order(spelling) if word not in TITLES and word.isalpha()]
        if 1 < len(words) < 5 and len(words[-1]) > 1:
            yield words[0][0], words[-1]


def _surnames_apart(spelling: str) -> Iterator[Words]:
    """Of a first name and joined surnames (Ann Marsh-Lee), the first name with each of them."""
    parts = [part for part in spelling.split() if _words(part) and not set(_words(part)) <= TITLES]
    if len(parts) > 1 and re.search(r"\w[-‐‑–]\w", parts[-1]):
        first, surnames = _words(parts[0]), _words(parts[-1])
        yield from ((first[0], surname) for surname in surnames if len(surname) > 2)


def _forms(name: str, aliases: str | None, public: set[Words]) -> set[Words]:
    """How a person may be written: with and without titles and middle names, surname first or last."""
    found: set[Words] = set()
    recorded = (name, *(aliases or "").split(";"))
    for spelling in dict.fromkeys(bare for each in recorded for bare in _bare(each or "")):
        found |= {form for form in _surnames_apart(spelling) if form not in public}
        words = tuple(_words(spelling or ""))
        if words in public:
            continue
        bare = tuple(word for word in _in_order(spelling or "") if word not in TITLES)
        ends = (bare[0], bare[-1]) if len(bare) > 2 and all(word.isalpha() for word in bare) else ()
        several = {form for form in (words, bare, ends) if len(form) > 1}
        found |= several | {(form[-1], *form[:-1]) for form in several} | ({words} if len(words) == 1 else set())
    return found - public


def words_in_pairs(text: str) -> set[str]:
    """Every two words of a text that follow each other; of a text of one word, that one: where names may begin."""
    words = _words(text)
    return {" ".join(pair) for pair in pairwise(words)} | ({words[0]} if len(words) == 1 else set())


def beginnings(name: str, aliases: str | None, person: bool) -> set[str]:
    """The first two words, or the only one, of each way to write a name: of an organisation only as it stands."""
    forms = _forms(name, aliases, set()) if person else {tuple(_words(name))}
    by_surname = {
        f"{before} {surname}"
        for initial, surname in (_surnames(name, aliases) if person else ())
        for before in (initial, "and", *ADDRESS, *ADDRESSES)
    }
    return {" ".join(form[:2]) for form in forms if form} | by_surname


def spelled(name: str, aliases: str | None) -> set[str]:
    """A name and its aliases, folded: the same for a person and an organisation of that name."""
    return {" ".join(words) for each in (name, *(aliases or "").split(";")) if (words := _words(each))}


def _in_order(spelling: str) -> list[str]:
    """The words with the surname last: of "Smith, Jane", jane and smith."""
    surname, comma, rest = spelling.partition(",")
    if comma and "," not in rest and not set(_words(rest)) <= TITLES:
        return _words(rest) + _words(surname)
    return _words(spelling)


def _longest(words: list[str], i: int, names: Mapping[str, tuple[Words, ...]]) -> Words:
    """The longest name that begins at a word."""
    return next((each for each in names.get(words[i], ()) if tuple(words[i : i + len(each)]) == each), ())


def _by_first_word(names: Iterable[Words]) -> dict[str, tuple[Words, ...]]:
    found: dict[str, list[Words]] = {}
    for words in sorted(names, key=lambda words: (-len(words), words)):
        if words:
            found.setdefault(words[0], []).append(words)
    return {word: tuple(each) for word, each in found.items()}


def _words(text: str) -> list[str]:
    return [word for word, _, _ in _places(text)]


def _places(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, folded, and where each stands; a possessive ending is no part of a word."""
    places = []
    for place in WORD.finditer(text.translate(APOSTROPHES_UNSEEN)):
        start, end = place.span()
        if end - start > 2 and text[end - 1] in "sS" and text[end - 2] in APOSTROPHES:
            end -= 2
        places.append((_folded(place.group()[: end - start]), start, end))
    return places


def _folded(word: str) -> str:
    """Without case, accents and marks that are not seen."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word)
    return "".join(each for each in plain if unicodedata.category(each) not in ("Mn", "Cf")).casefold()
