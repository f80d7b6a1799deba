"""Records under a fact, looked up when somebody asks for them: most facts are never asked."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import overload

from afresh.vocabulary import Record


class Under(Sequence[Record]):
    """A sequence of records, equal to any other of the same records in the same order."""

    def __init__(self, find: Callable[[], Iterable[Record]]):
        self._find = find

    @cached_property
    def _records(self) -> tuple[Record, ...]:
        return tuple(self._find())

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Record]: ...
    def __getitem__(self, at: int | slice) -> Record | Sequence[Record]:
        return self._records[at]

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._records == tuple(other)

    def __hash__(self) -> int:
        return hash(self._records)

    def __repr__(self) -> str:
        return repr(self._records)
