"""Walks through the blocks of a page, those within others as well."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args

from afresh.report import document as d

KINDS = get_args(d.Block)


def every(blocks: Iterable[Any]) -> Iterator[d.Block]:
    """Each block, and then what is in it."""
    for each in blocks:
        if isinstance(each, KINDS):
            yield each
        if is_dataclass(each):
            yield from every(getattr(each, field.name) for field in fields(each))
        elif isinstance(each, tuple):
            yield from every(each)
