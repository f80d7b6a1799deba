"""Values to plain lists, mappings and texts, as JSON holds them, and back: by the types of their fields."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


class UnreadableValue(ValueError):
    """What was saved does not fit the shape; the message says where."""

    def __init__(self, says: str, where: str = "") -> None:
        self.says, self.where = says, where
        super().__init__(f"{where} {says}")

    def within(self, place: str) -> "UnreadableValue":
        """The same, told from further out."""
        return UnreadableValue(self.says, place + self.where)


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


Reader = Callable[[Any], Any]


def from_plain(kind: Any, plain: Any, where: str = "review") -> Any:
    """The value of this type that `to_plain` gave; what it does not know of is left aside. Raises UnreadableValue."""
    try:
        return _reader(kind)(plain)
    except UnreadableValue as error:
        raise error.within(where) from None


@cache
def _reader(kind: Any) -> Reader:
    """What turns a plain value into one of this type: made once for each, since a review holds many of a few types."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _either(kind)
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin in (Mapping, dict) or kind is Mapping:
        inner = _reader(get_args(kind)[1] if get_args(kind) else Any)
        return lambda plain: {name: _at(f".{name}", inner, each) for name, each in _checked(dict, plain).items()}
    if origin is Literal or kind is Any:
        return lambda plain: plain
    if is_dataclass(kind):
        return _dataclass(kind)
    if kind is date:
        return _date
    if kind is float:
        # An integer is kept as it is: 0 saved again is 0, and not 0.0.
        return lambda plain: plain if type(plain) in (float, int) else _checked(float, plain)
    return lambda plain: plain if type(plain) is kind else _checked(kind, plain)


def _at(place: str, reader: Reader, plain: Any) -> Any:
    try:
        return reader(plain)
    except UnreadableValue as error:
        raise error.within(place) from None


def _checked(kind: Any, plain: Any) -> Any:
    if not isinstance(plain, kind) or (isinstance(plain, bool) and kind in (int, float)):
        raise UnreadableValue(f"should be {kind.__name__}, and is {type(plain).__name__}.")
    return plain


def _date(plain: Any) -> date:
    try:
        return date.fromisoformat(plain)
    except (TypeError, ValueError):
        raise UnreadableValue(f"should be a date such as 2026-03-31, and is {plain!r}.") from None


def _either(kind: Any) -> Reader:
    kinds = get_args(kind)
    readers, may_be_none = [_reader(each) for each in kinds if each is not NoneType], NoneType in kinds

    def read(plain: Any) -> Any:
        if plain is None and may_be_none:
            return None
        last: UnreadableValue | None = None
        for reader in readers:
            try:
                return reader(plain)
            except UnreadableValue as error:
                last = error
        raise last or UnreadableValue("is missing.")

    return read


def _tuple(kinds: tuple[Any, ...]) -> Reader:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        each_of = _reader(kinds[0])

        def read_all(plain: Any) -> Any:
            held = _checked(list, plain)
            try:
                return tuple(map(each_of, held))
            except UnreadableValue:
                return tuple(_at(f"[{i}]", each_of, each) for i, each in enumerate(held))

        return read_all
    readers = [_reader(each) for each in kinds]

    def read(plain: Any) -> Any:
        held = _checked(list, plain)
        if len(held) != len(readers):
            raise UnreadableValue(f"should hold {len(readers)} values, and holds {len(held)}.")
        return tuple(_at(f"[{i}]", reader, each) for i, (reader, each) in enumerate(zip(readers, held, strict=True)))

    return read


def _dataclass(kind: Any) -> Reader:
    hints = types_of(kind)
    needed = {field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING}
    # Looked up when first met, since a type may hold others of its own kind.
    readers: dict[str, Reader] = {}
    names = [field.name for field in fields(kind)]

    def read(plain: Any) -> Any:
        held, given = _checked(dict, plain), {}
        for name in names:
            if name in held:
                reader = readers.get(name) or readers.setdefault(name, _reader(hints[name]))
                try:
                    given[name] = reader(held[name])
                except UnreadableValue as error:
                    raise error.within(f".{name}") from None
            elif name in needed:
                raise UnreadableValue("is missing.", f".{name}")
        return kind(**given)

    return read


@cache
def types_of(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
