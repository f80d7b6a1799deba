"""The pairs of a period as arrays, where the engine is on this machine: what the steps of the same name give, sooner.

Pairs are built and put in order as single numbers, some partnerships at a time, on every core.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from afresh.engine.contract import Step
from afresh.engine.first_meetings import FirstMet
from afresh.snapshot.workspace import Workspace

Columns = dict[str, np.ndarray]
PAIRS_AT_ONCE = 1 << 19

TOOK_PART_NOW = Step(
    "took_part_now",
    "who took part in which gathering of the period that is not a plenary",
    """SELECT x.partnership, x.gathering, x.member, x.day, p.one_off
    FROM participation x JOIN partnership p ON p.partnership = x.partnership
    LEFT JOIN (SELECT gathering FROM gathering WHERE plenary) g ON g.gathering = x.gathering
    WHERE x.day > {t0} AND x.day <= {t1} AND g.gathering IS NULL""",
)

MEMBERS_NOW = Step(
    "members_now",
    "the members of each partnership in the period",
    """SELECT m.partnership, m.member, m.first_day_now, p.one_off
    FROM member_now m JOIN partnership p ON p.partnership = m.partnership""",
)


def pair_now(workspace: Workspace) -> Columns:
    """The rows of PAIR_NOW."""
    rows = workspace.arrays(TOOK_PART_NOW)
    rows = _ordered(rows, "partnership", "gathering", "member")
    after = _after(rows["partnership"], rows["gathering"])
    met, t0 = workspace.met, workspace.period.t0

    def of_some(some: slice) -> Columns:
        return _pairs(met, {name: column[some] for name, column in rows.items()}, after[some], t0)

    return _all(_by_partnership(rows["partnership"], after), of_some)


def knew(workspace: Workspace) -> Columns:
    """The rows of KNEW; asks for member_now."""
    rows = workspace.arrays(MEMBERS_NOW)
    rows = _ordered(rows, "partnership", "member")
    after = _after(rows["partnership"])
    met, t0 = workspace.met, workspace.period.t0

    def of_some(some: slice) -> Columns:
        who = {name: column[some] for name, column in rows.items()}
        one, other = _each_pair(after[some])
        a, b = who["member"][one], who["member"][other]
        first = np.maximum(who["first_day_now"][one], who["first_day_now"][other])
        had = np.flatnonzero(_days(met, a, b) < np.where(who["one_off"][one], first, t0 + 1))
        both = [np.concatenate(each) for each in ((one[had], one[had]), (a[had], b[had]), (b[had], a[had]))]
        return {"partnership": who["partnership"][both[0]], "member": both[1], "other": both[2]}

    return _all(_by_partnership(rows["partnership"], after), of_some)


def _pairs(met: FirstMet, rows: Columns, after: np.ndarray, t0: int) -> Columns:
    """Of these partnerships, each two members with the first day together in the period."""
    # A member of a partnership has one number here, so that a pair and its day go into one.
    key = rows["partnership"].astype(np.int64) << 32 | rows["member"]
    who, number = np.unique(key, return_inverse=True)
    one, other = _each_pair(after)
    packed = number[one] * len(who)
    packed += number[other]
    bits = int(rows["day"].max(initial=t0) - t0).bit_length()
    packed <<= bits
    packed |= (rows["day"] - t0)[one]
    packed.sort()
    pair = packed >> bits
    first = np.flatnonzero(np.diff(pair, prepend=-1))
    one, other = np.divmod(pair[first], max(1, len(who)))
    day = (packed[first] & ((1 << bits) - 1)) + t0
    partnership, a = (who[one] >> 32).astype(np.int32), (who[one] & 0xFFFF_FFFF).astype(np.int32)
    b = (who[other] & 0xFFFF_FFFF).astype(np.int32)
    since = _days(met, a, b)
    at = np.searchsorted(rows["partnership"], partnership)
    return {
        "partnership": partnership, "a": a, "b": b, "met": since,
        "is_new": np.where(rows["one_off"][at], since >= day, since > t0),
    }  # fmt: skip


def _days(met: FirstMet, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """The day on which each a and b (the greater of the two) first met: looked up in order, which is sooner done."""
    key = a.astype(np.uint64) << np.uint64(32) | b.astype(np.uint64)
    order = np.argsort(key)
    found = np.empty(len(key), np.int32)
    found[order] = met.days(a[order], b[order])
    return found


def _ordered(rows: Columns, *by: str) -> Columns:
    widths = [int(rows[name].max(initial=0)).bit_length() for name in by]
    if sum(widths) < 64:
        packed = np.zeros(len(rows[by[0]]), np.int64)
        for name, width in zip(by, widths, strict=True):
            packed = packed << width | rows[name]
        order = np.argsort(packed)
    else:
        order = np.lexsort([rows[name] for name in reversed(by)])
    return {name: column[order] for name, column in rows.items()}


def _after(*columns: np.ndarray) -> np.ndarray:
    """How many rows with the same values come after each one."""
    rows = np.arange(len(columns[0]))
    begins = np.zeros(len(rows), np.bool_)
    for column in columns:
        begins |= np.diff(column, prepend=-1) != 0
    starts = np.append(np.flatnonzero(begins), len(rows))
    return np.asarray(np.repeat(starts[1:], np.diff(starts)) - rows - 1)


def _each_pair(after: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each row with each of those after it that belong with it."""
    one = np.repeat(np.arange(len(after)), after)
    other = np.arange(1, len(one) + 1) + np.repeat(np.arange(len(after)) - (np.cumsum(after) - after), after)
    return one, other


def _by_partnership(partnership: np.ndarray, after: np.ndarray) -> Iterator[slice]:
    """Rows of whole partnerships with about PAIRS_AT_ONCE pairs."""
    start = done = 0
    up_to, changes = np.cumsum(after), np.flatnonzero(np.diff(partnership)) + 1
    for end in [*changes.tolist(), len(partnership)] if len(partnership) else []:
        if up_to[end - 1] - done >= PAIRS_AT_ONCE or end == len(partnership):
            yield slice(start, end)
            start, done = end, int(up_to[end - 1])


def _all(parts: Iterator[slice], of_some: Callable[[slice], Columns]) -> Columns:
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        found = list(threads.map(of_some, parts)) or [of_some(slice(0, 0))]
    return {name: np.concatenate([each[name] for each in found]) for name in found[0]}
