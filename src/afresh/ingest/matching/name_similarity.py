"""When two names are probably one: titles, initials, abbreviations and small slips of the pen."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from afresh.vocabulary import TITLES


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


LEGAL = _set_of("ltd limited plc cic cio llp inc llc the")
SPELT_OUT = {
    "univ": "university", "uni": "university", "dept": "department", "assoc": "association", "assn": "association",
    "hosp": "hospital",
    "soc": "society", "cttee": "committee", "govt": "government", "mgmt": "management", "svc": "service",
    "svcs": "services",
    "servs": "services", "natl": "national", "cc": "county council", "dc": "district council", "bc": "borough council",
    "mbc": "metropolitan borough council", "icb": "integrated care board", "ccg": "clinical commissioning group",
    "ft": "foundation trust", "cab": "citizens advice bureau", "ha": "housing association", "org": "organisation",
    "organization": "organisation", "centre": "center", "constabulary": "police",
}  # fmt: skip
MORE_OF_THE_SAME = _set_of("service services group team uk department office")
OPPOSITES = _set_of(
    "north south east west northern southern eastern western upper lower inner outer mens womens boys "
    "girls adult children childrens old new great little first second third"
)
FIRST_NAMES = (
    "alan allan allen", "andrew andy", "ann anne", "anthony antony tony", "benjamin ben", "catherine katherine kathryn",
    "christopher chris", "christine chris", "daniel dan danny", "david dave", "deborah debbie debra", "edward eddie",
    "elizabeth elisabeth liz", "geoffrey geoff jeffrey jeff", "gillian gill jill", "graham graeme", "ian iain",
    "jacqueline jackie", "james jim jimmy", "john jon", "jonathan jon jonny", "joseph joe", "kenneth ken",
    "lesley leslie", "margaret maggie", "matthew matt", "michael mike mick", "nicholas nick", "pamela pam",
    "patricia pat", "peter pete", "philip phillip phil", "rebecca becky", "richard dick", "robert rob bob",
    "samantha sam", "samuel sam", "sara sarah", "stephen steven steve", "stuart stewart", "susan sue",
    "teresa theresa", "thomas tom", "timothy tim", "victoria vicky", "william bill will",
)  # fmt: skip
"""Forms of one first name that offices use for the same person."""
LONG_ENOUGH = 5
"""Letters a word must have for a slip in it to be likelier than another word."""


@dataclass(frozen=True)
class Name:
    id: str
    name: str
    listed: bool
    """Whether it has a row of its own in the user's table."""
    words: tuple[str, ...]
    keys: frozenset[str]
    """Only names that share a key are compared."""


def _words(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"['’‘`ʼ]", "", plain).replace("&", " and ")
    return re.findall(r"[^\W_]+", plain)


def person_name(id_: str, name: str, listed: bool) -> Name:
    """First names and surname in that order, whichever way round they are written, without titles and honours."""
    if name.count(",") == 1 and not set(_words(name.split(",")[1])) <= TITLES:
        name_in_order = " ".join(reversed(name.split(",")))
    else:
        name_in_order = name
    words = _words(re.sub(r"\(.*?\)", " ", name_in_order))
    bare = [word for word in words if word not in TITLES] or words
    return Name(id_, name, listed, tuple(bare), _person_keys(bare))


def _person_keys(words: list[str]) -> frozenset[str]:
    if len(words) < 2:
        return frozenset()
    first, last = words[0], words[-1]
    forms = {f"n {last} {at}" for at in _forms_of(first)}
    return frozenset({f"s {last} {first[0]}", f"f {first} {last[0]}", f"i {first[0]} {_skeleton(last)}"}) | forms


@cache
def _forms_of(first: str) -> frozenset[int]:
    return frozenset(at for at, forms in enumerate(FIRST_NAMES) if first in forms.split())


def organisation_name(id_: str, name: str, listed: bool) -> Name:
    words = " ".join(SPELT_OUT.get(word, word) for word in _words(name)).split()
    bare = [word for word in words if word not in LEGAL] or words
    nhs = tuple(word for word in bare if not ("nhs" in bare and word == "foundation"))
    return Name(id_, name, listed, nhs, _organisation_keys(nhs, name))


def _organisation_keys(words: tuple[str, ...], name: str) -> frozenset[str]:
    long = [word for word in words if word not in MORE_OF_THE_SAME and word != "and"]
    keys = {"j " + "".join(words), "w " + " ".join(sorted(long)), "k " + " ".join(_skeleton(word) for word in long)}
    keys |= {
        f"l {at} " + " ".join(word for place, word in enumerate(long) if place != at)
        for at in range(len(long))
        if len(long) > 1
    }
    initials = "".join(word[0] for word in words if word not in ("and", "of", "for"))
    keys.add("a " + (initials if len(words) >= 3 else words[0] if len(words) == 1 else initials))
    return frozenset(key for key in keys if len(key) > 3)


def _skeleton(word: str) -> str:
    """First letter and the different consonants, doubled ones once, swapped ones alike."""
    return word[0] + "".join(sorted(set(word[1:]) - set("aeiouyhw")))


def alike(table: str, a: Name, b: Name) -> str:
    """Why two names are probably the same, or "" where that is not likely."""
    if a.words == b.words:
        return "the same but for titles, small words or punctuation" if a.name != b.name else ""
    if re.findall(r"\d+", " ".join(a.words)) != re.findall(r"\d+", " ".join(b.words)):
        return ""
    return _people_alike(a.words, b.words) if table == "people" else _organisations_alike(a, b)


def _people_alike(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    if len(a) < 2 or len(b) < 2:
        return ""
    first_same, last_same = a[0] == b[0], a[-1] == b[-1]
    if last_same and first_same:
        middle = sorted((a[1:-1], b[1:-1]), key=len)
        fits = not middle[0] or all(x[0] == y[0] and 1 in (len(x), len(y)) for x, y in zip(*middle, strict=False))
        return "the same but for a middle name" if fits else ""
    if last_same and a[0][0] == b[0][0] and 1 in (len(a[0]), len(b[0])):
        return "initial and first name"
    if last_same and len(a) == len(b) and _forms_of(a[0]) & _forms_of(b[0]):
        return "two forms of one first name"
    if last_same and len(a) == len(b) and _slip(a[0], b[0]) and not _other_form(a[0], b[0]):
        return "a slip of the pen in the first name"
    if (
        first_same
        and len(a[0]) > 1
        and len(a) == len(b)
        and (_slip(a[-1], b[-1]) or _undoubled(a[-1]) == _undoubled(b[-1]))
    ):
        return "a slip of the pen in the surname"
    return ""


def _undoubled(word: str) -> str:
    """Hil and Hill, Matheson and Mattheson are alike."""
    return re.sub(r"(.)\1", r"\1", word)


def _other_form(a: str, b: str) -> bool:
    """Paul and Paula, Simon and Simone: one name is the other and an ending."""
    short, long = sorted((a, b), key=len)
    return long.startswith(short) and long[len(short) :] in ("a", "e", "ia", "ina", "ette", "y", "ie", "s")


def _organisations_alike(a: Name, b: Name) -> str:
    x, y = [word for word in a.words if word != "and"], [word for word in b.words if word != "and"]
    if sorted(x) == sorted(y):
        return "the same words"
    less, more = sorted((x, y), key=len)
    if less and less == [word for word in more if word not in MORE_OF_THE_SAME]:
        return "the same but for a word such as service"
    if _abbreviates(a, b) or _abbreviates(b, a):
        return "abbreviation"
    differ = [(p, q) for p, q in zip(x, y, strict=False) if p != q] if len(x) == len(y) else []
    if len(differ) == 1 and _slip(*differ[0]) and not set(differ[0]) <= OPPOSITES and not _plural(*differ[0]):
        return "a slip of the pen"
    joined = "".join(x), "".join(y)
    return "the same but for a space" if joined[0] == joined[1] else ""


def _plural(a: str, b: str) -> bool:
    return a + "s" == b or b + "s" == a


def _abbreviates(short: Name, long: Name) -> bool:
    letters = "".join(short.words)
    initials = "".join(word[0] for word in long.words if word not in ("and", "of", "for"))
    return (
        len(short.words) == 1
        and len(letters) >= 3
        and letters == initials
        and len(long.words) >= 3
        and short.name.isupper()
    )


@cache
def _slip(a: str, b: str) -> bool:
    """One letter put in, left out, changed or swapped (two in a long word), and the first letter right."""
    if (
        a[0] != b[0]
        or min(len(a), len(b)) < LONG_ENOUGH - 1
        or max(len(a), len(b)) < LONG_ENOUGH
        or a.isdigit()
        or b.isdigit()
    ):
        return False
    allowed = 2 if min(len(a), len(b)) >= 9 else 1
    return abs(len(a) - len(b)) <= allowed and _distance(a, b) <= allowed


def _distance(a: str, b: str) -> int:
    """Letters put in, left out, changed or swapped with the next."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]
