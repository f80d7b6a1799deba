"""Values to plain lists, mappings and texts, as JSON holds them, and back: by the types of their fields."""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


class UnreadableValue(ValueError):
    """What was saved does not fit the shape; the message says where."""


def to_plain(value: Any) -> Any:
    """A field that holds what it would hold anyway is left out, so that what is saved stays small."""
    if is_dataclass(value) and not isinstance(value, type):
        return {
            each.name: to_plain(held)
            for each in fields(value)
            if not _is_default(each, held := getattr(value, each.name))
        }
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): to_plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [to_plain(each) for each in value]
    if isinstance(value, float):
        return value if isfinite(value) else None
    if value is None or isinstance(value, str | int | bool):
        return value
    if hasattr(value, "item"):
        return to_plain(value.item())
    raise TypeError(f"{type(value).__name__} is no plain value")


def _is_default(field: Any, held: Any) -> bool:
    return field.default is not MISSING and held == field.default


def from_plain(kind: Any, plain: Any, where: str = "review") -> Any:
    """The value of this type that `to_plain` gave; what it does not know of is left aside."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _either(kind, plain, where)
    if origin is tuple:
        return _tuple(get_args(kind), plain, where)
    if origin in (Mapping, dict) or kind is Mapping:
        inner = get_args(kind)[1] if get_args(kind) else Any
        return {name: from_plain(inner, each, f"{where}.{name}") for name, each in _of(dict, plain, where).items()}
    if origin is Literal or kind is Any:
        return plain
    if is_dataclass(kind):
        return _dataclass(kind, plain, where)
    if kind is date:
        try:
            return date.fromisoformat(plain)
        except (TypeError, ValueError):
            raise UnreadableValue(f"{where} should be a date such as 2026-03-31, and is {plain!r}.") from None
    if kind is float and isinstance(plain, int) and not isinstance(plain, bool):
        return plain  # Kept as it is: 0 saved again is 0, and not 0.0.
    return _of(kind, plain, where)


def _of(kind: Any, plain: Any, where: str) -> Any:
    if not isinstance(plain, kind) or (isinstance(plain, bool) and kind in (int, float)):
        raise UnreadableValue(f"{where} should be {kind.__name__}, and is {type(plain).__name__}.")
    return plain


def _either(kind: Any, plain: Any, where: str) -> Any:
    kinds = get_args(kind)
    if plain is None and NoneType in kinds:
        return None
    last: UnreadableValue | None = None
    for each in kinds:
        if each is not NoneType:
            try:
                return from_plain(each, plain, where)
            except UnreadableValue as error:
                last = error
    raise last or UnreadableValue(f"{where} is missing.")


def _tuple(kinds: tuple[Any, ...], plain: Any, where: str) -> tuple[Any, ...]:
    held = _of(list, plain, where)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(from_plain(kinds[0], each, f"{where}[{i}]") for i, each in enumerate(held))
    if len(held) != len(kinds):
        raise UnreadableValue(f"{where} should hold {len(kinds)} values, and holds {len(held)}.")
    pairs = zip(kinds, held, strict=True)
    return tuple(from_plain(kind, each, f"{where}[{i}]") for i, (kind, each) in enumerate(pairs))


def _dataclass(kind: Any, plain: Any, where: str) -> Any:
    held = _of(dict, plain, where)
    hints, given = types_of(kind), {}
    for field in fields(kind):
        if field.name in held:
            given[field.name] = from_plain(hints[field.name], held[field.name], f"{where}.{field.name}")
        elif field.default is MISSING and field.default_factory is MISSING:
            raise UnreadableValue(f"{where}.{field.name} is missing.")
    return kind(**given)


@cache
def types_of(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
