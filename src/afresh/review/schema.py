"""The JSON Schema of a kept review, made from the types that it has in the code."""

import inspect
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from afresh.review.result import SCHEMA, ReviewResult
from afresh.review.serialising import types_of

PLAIN: Mapping[type, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date"},
}


def schema() -> dict[str, Any]:
    """That of the version which this afresh writes."""
    parts: dict[str, dict[str, Any]] = {}
    whole = _of(ReviewResult, parts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A review kept by afresh, version {SCHEMA}",
        **whole,
        "$defs": dict(sorted(parts.items())),
    }


def _of(kind: Any, parts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if kind in PLAIN:
        return dict(PLAIN[kind])
    origin, inside = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return {"anyOf": [_of(each, parts) for each in inside]}
    if origin is Literal:
        return {"enum": list(inside)}
    if origin is tuple and inside[-1] is Ellipsis:
        return {"type": "array", "items": _of(inside[0], parts)}
    if origin is tuple:
        return {
            "type": "array",
            "prefixItems": [_of(each, parts) for each in inside],
            "minItems": len(inside),
            "maxItems": len(inside),
        }
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(inside[1], parts)}
    if is_dataclass(kind) and isinstance(kind, type):
        if kind.__name__ not in parts:
            parts[kind.__name__] = {}
            parts[kind.__name__] = _object(kind, parts)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    raise TypeError(f"{kind} has no form in a kept review")


def _object(kind: type, parts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A field with a usual value may be left out: it then has that value."""
    hints = types_of(kind)
    needed = [each.name for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING]
    return {
        "description": inspect.cleandoc(kind.__doc__ or "")
        if not (kind.__doc__ or "").startswith(kind.__name__)
        else "",
        "type": "object",
        "properties": {each.name: _of(hints[each.name], parts) for each in fields(kind)},
        "required": needed,
    }
