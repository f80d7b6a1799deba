"""Records that a part cites, each once: sentences name them by number."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from afresh.review.cited_sentence import Said
from afresh.review.labels import Labels
from afresh.review.parts import Cited, Statement
from afresh.vocabulary import Record

MOST_CITED = 25
"""Records cited under one sentence; how many more there are is said beside."""


@dataclass
class Citations:
    """Filled while a part is made; looked up all at once when it is done."""

    labels: Labels
    _numbers: dict[Record, int] = field(default_factory=dict)

    def cite(self, records: Iterable[Record], most: int = MOST_CITED) -> tuple[tuple[int, ...], int]:
        """The numbers of the first of these records, and how many more there are."""
        under = list(records)
        shown = under[:most]
        return tuple(self._numbers.setdefault(each, len(self._numbers)) for each in shown), len(under) - len(shown)

    def statement(self, said: Said) -> Statement:
        numbers, more = self.cite(said.under)
        return Statement(said.text, numbers, more)

    def statements(self, those: Iterable[Said]) -> tuple[Statement, ...]:
        return tuple(self.statement(said) for said in those)

    @property
    def cited(self) -> Iterable[Record]:
        return self._numbers.keys()

    def resolved(self) -> tuple[Cited, ...]:
        """What each of them says and where it stands, by number."""
        known = self.labels.records(self._numbers)
        return tuple(
            Cited(ref.table, ref.source, ref.row, ref.says)
            if (ref := known.get(each))
            else Cited(each[0], "", None, "")
            for each in self._numbers
        )
