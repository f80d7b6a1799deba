"""What is said of energy: do people come?"""

from afresh.forms import count, days, percent, rate, span
from afresh.vocabulary import Finding
from afresh.words.measures.told import Told, within


def attendance_rate(f: Finding) -> str:
    return f"{percent(f.value or 0)} of the attendances expected in the period were by the member in person{within(f)}"


def attendance_trend(f: Finding) -> str:
    if f.value is None:
        return ""
    if not clear(f):
        between = span(f.low, f.high, times)
        return "Attendance shows no clear trend" + (
            f": each year the odds of attending are multiplied by {between}" if between else ""
        )
    way = "falling" if f.value < 1 else "rising"
    return f"Attendance is {way}: each year the odds that a member attends are multiplied by {times(f.value)}{within(f, times)}"


def deputies(f: Finding) -> str:
    return f"{percent(f.value or 0)} of the attendances expected in the period were by a deputy{within(f)}"


def cancelled_meetings(f: Finding) -> str:
    return f"{percent(f.value or 0)} of the {count(f.n, 'meeting')} planned in the period were cancelled{within(f)}"


def days_since_held(f: Finding) -> str:
    """Ends with the days, as a sentence follows on what it was a year before."""
    return f"From the last meeting held to the day of the review it is {days(f.value or 0)}"


def clear(trend: Finding) -> bool:
    return trend.low is not None and trend.high is not None and (trend.high < 1 or trend.low > 1)


def times(value: float) -> str:
    """A factor: 0.84, 15, 268."""
    return rate(value) if value < 9.995 else f"{value:,.0f}"


MEASURES = {
    "attendance_rate": Told("Attendance", attendance_rate),
    "attendance_trend": Told("Trend of attendance", attendance_trend, form=times),
    "deputies": Told("Deputies", deputies),
    "cancelled_meetings": Told("Cancelled meetings", cancelled_meetings),
    "days_since_held": Told("Last meeting", days_since_held, form=days),
}
