"""Leaves people's names out of everything that a review holds: whatever a section forgot is caught here."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

CODE = re.compile(r"[a-z_]*")
"""A word of the program's own, such as the name of a state or of a measure: never looked at."""


def without_names(value: Any, text: Callable[[str], str]) -> Any:
    """The same value, with `text` applied to every text in it, however deep it lies; keys of mappings stay."""
    if isinstance(value, str):
        return value if CODE.fullmatch(value) else text(value)
    if isinstance(value, tuple | list):
        return type(value)(without_names(each, text) for each in value)
    if isinstance(value, Mapping):
        return {key: without_names(each, text) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        found = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
        new = {name: without_names(each, text) for name, each in found.items()}
        changed = {name: each for name, each in new.items() if each != found[name]}
        return replace(value, **changed) if changed else value
    return value
