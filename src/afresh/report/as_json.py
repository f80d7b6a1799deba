"""Plain values as the JSON that every command prints and every review holds."""

from typing import Any


def as_json(values: Any) -> str:
    from json import dumps

    return dumps(values, indent=1, ensure_ascii=False)
