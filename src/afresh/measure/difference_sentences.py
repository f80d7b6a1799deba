"""How measures of like with like are set against chance in words."""

from afresh.forms import rate
from afresh.measure.wording import Form
from afresh.vocabulary import Finding


def index_sentence(f: Finding) -> str:
    return f"by {f.subject} {rate(f.value or 0)}{by_chance(f, rate)}"


def by_chance(f: Finding, form: Form) -> str:
    """41% to 55% by chance; said first where the value lies outside."""
    if f.value is None or f.low is None or f.high is None:
        return ""
    chance = f"{form(f.low)} to {form(f.high)}" if form(f.low) != form(f.high) else f"about {form(f.low)}"
    if f.low <= f.value <= f.high:
        return f" ({chance} by chance)"
    return f", {'more' if f.value > f.high else 'less'} than chance would give ({chance})"
