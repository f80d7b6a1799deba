"""What a user asked for by id, title or name, as a code; what is near where nothing is called so."""

from collections.abc import Sequence
from difflib import get_close_matches

from afresh.errors import Error
from afresh.records.store import Store
from afresh.words import asked_for as words


class NotInRecords(Error, ValueError):
    """Something was asked for that is not in the records, or that several things are called."""


def proposal_code(store: Store, asked: str) -> int:
    return _code(store, asked, "proposals", "title", words.PROPOSAL)


def organisation_code(store: Store, asked: str) -> int:
    return _code(store, asked, "organisations", "name", words.ORGANISATION)


def partnership_code(store: Store, asked: str) -> int:
    return _code(store, asked, "partnerships", "name", words.PARTNERSHIP)


def _code(store: Store, asked: str, table: str, name: str, what: str) -> int:
    """An id stands before a title, and a title written as it is before one that differs in its capitals."""
    rows = [(str(row[0]), str(row[1] or row[0])) for row in store.rows(f'SELECT id, "{name}" FROM {table} ORDER BY id')]
    for same in (_as_written, _whatever_the_capitals):
        for column in (0, 1):
            found = [code for code, row in enumerate(rows) if same(row[column]) == same(asked)]
            if len(found) > 1:
                raise NotInRecords(words.several(asked, what, [rows[code][0] for code in found]))
            if found:
                return found[0]
    raise NotInRecords(words.none(asked, what, _near(asked, rows)))


def _as_written(text: str) -> str:
    return text.strip()


def _whatever_the_capitals(text: str) -> str:
    return text.strip().casefold()


def _near(asked: str, rows: Sequence[tuple[str, str]]) -> list[str]:
    """Ids that are near, by themselves or by what they stand for."""
    by_folded = {each.casefold(): row[0] for row in rows for each in reversed(row)}
    near = get_close_matches(asked.casefold(), by_folded, n=5, cutoff=0.5)
    return list(dict.fromkeys(by_folded[each] for each in near))[:3]
