"""What is said of difference: are those round the table alike?"""

from afresh.forms import count, counted, number, percent, rate, span
from afresh.vocabulary import Finding
from afresh.words.measures.told import Form, Told, within

SAME = {
    "sector": "are from the same sector",
    "kind": "are from the same kind of organisation",
    "body": "are from the same type of body",
    "area": "are from the same area",
    "profession": "are of the same profession",
    "organisation": "sit for the same organisation",
}
KINDS = {
    "sector": "sectors",
    "kind": "kinds of organisation",
    "body": "types of body",
    "area": "areas",
    "profession": "professions",
    "organisation": "organisations",
}

ONLY_AREA = "sharing only the area"
SEATED = {
    "statutory": "statutory bodies",
    "voluntary": "charities and other voluntary organisations",
    "community": "community groups",
    "user_led": "user-led groups",
    "private": "companies",
    "academic": "universities and colleges",
    "other": "of other kinds",
    "not recorded": "whose kind is not recorded",
}


def same_kind_pairs(f: Finding) -> str:
    return f"{percent(f.value or 0)} {SAME.get(f.subject, f'are alike in {f.subject}')}{_by_chance(f, percent)}"


def coleman_index(f: Finding) -> str:
    return f"by {f.subject} {rate(f.value or 0)}{_by_chance(f, rate)}"


def e_i_index(f: Finding) -> str:
    return f"by {f.subject} {rate(f.value or 0)}{_by_chance(f, rate)}"


def blau_index(f: Finding) -> str:
    return f"by {f.subject} {rate(f.value or 0)}{_by_chance(f, rate)}"


def hill_numbers(f: Finding) -> str:
    kind, _, order = f.subject.partition(", ")
    expected = f", where chance would give {f.expected:.1f}" if f.expected is not None else ""
    value = f"{f.value or 0:.0f}" if order == "q = 0" else f"{f.value or 0:.1f}"
    return f"{value} {KINDS.get(kind, kind)} ({order}){expected}"


def assortativity(f: Finding) -> str:
    return f"by {f.subject} {rate(f.value or 0)}{within(f, rate)}"


def language_similarity(f: Finding) -> str:
    scale = f"{rate(f.value or 0)}, where 0 is no word in common and 1 the same words"
    if f.value is None or f.low is None or f.high is None:
        return f"The likeness of the words in which the organisations here describe themselves is {scale}"
    drawn = f"as many organisations drawn at random from those active in these records would have {span(f.low, f.high, rate)}"
    return (
        f"The organisations here describe themselves in words that are {_beside(f)}: their likeness is {scale}; {drawn}"
    )


def constraint(f: Finding) -> str:
    return f"The typical member's constraint is {rate(f.value or 0)} (the middle half {span(f.low, f.high, rate)}): the lower it is, the more people they know from elsewhere who have not met one another"


def look_in(f: Finding) -> str:
    if f.subject == ONLY_AREA:
        return f"{_none(f.value)} of {count(f.n, 'other')} in its area" if f.n and f.value is not None else ""
    if f.value is None or f.low is None or f.high is None:
        return ""
    chance = f"{number(f.low)} to {number(f.high)}" if f.low != f.high else number(f.low)
    of = f"{_none(f.value)} of {counted(f.n)} {SEATED.get(f.subject, f.subject)}"
    if f.low <= f.value <= f.high:
        return f"{of} ({chance} by chance)"
    return f"{of}, {'more' if f.value > f.high else 'fewer'} than chance would give ({chance})"


def _none(value: float | None) -> str:
    return counted(int(value)) if value else "none"


def _by_chance(f: Finding, form: Form) -> str:
    """41% to 55% by chance; said first where the value lies outside."""
    if f.value is None or f.low is None or f.high is None:
        return ""
    chance = f"{form(f.low)} to {form(f.high)}" if form(f.low) != form(f.high) else f"about {form(f.low)}"
    if f.low <= f.value <= f.high:
        return f" ({chance} by chance)"
    return f", {'more' if f.value > f.high else 'less'} than chance would give ({chance})"


def _beside(f: Finding) -> str:
    if f.value is None or f.low is None or f.high is None:
        return ""
    if f.low <= f.value <= f.high:
        return "as alike as chance would have it"
    return f"{'more' if f.value > f.high else 'less'} alike than chance would have it"


MEASURES = {
    "same_kind_pairs": Told(
        "Like with like",
        same_kind_pairs,
        opening="Of the pairs who sat together in the period, set against chance among all those active here: ",
        compared=False,
    ),
    "look_in": Told(
        "Who gets a look-in",
        look_in,
        form=number,
        opening="Seated here, of the organisations that work on its issues and could be: ",
        in_order=True,
        compared=False,
    ),
    "language_similarity": Told("Language", language_similarity, form=rate, compared=False),
    "constraint": Told("Members' contacts", constraint, form=rate),
    "coleman_index": Told(
        "Coleman's index of like with like",
        coleman_index,
        form=rate,
        opening="From 0, which is chance, to 1, where every pair is alike (below 0, less than chance): ",
        compared=False,
    ),
    "e_i_index": Told(
        "E-I index",
        e_i_index,
        form=rate,
        opening="From -1, where every pair is alike, to 1, where none is: ",
        compared=False,
    ),
    "blau_index": Told(
        "Blau's index of diversity",
        blau_index,
        form=rate,
        opening="How likely two members named at random are to differ: ",
        compared=False,
    ),
    "hill_numbers": Told(
        "Hill numbers of diversity",
        hill_numbers,
        form=rate,
        opening="The table is as diverse as so many equally common ",
        compared=False,
    ),
    "assortativity": Told(
        "Assortativity of all who met",
        assortativity,
        form=rate,
        opening="Over all tables together, from 0, which is chance, to 1, where all who met are alike: ",
        compared=False,
    ),
}
