"""The page of the documentation on review.json, from its schema."""

from typing import Any

from afresh.review.result import SCHEMA
from afresh.review.schema import schema

INTRODUCTION = f"""# review.json

*Made by `build-tools/make_schema.py` from the types in `src/afresh/review/`; do not edit it here.*

`review.json` is the whole of a review, as plain values: what the page shows, and nothing that has to be asked of the
records again. `afresh.load("review.json")` gives it back in Python, and `afresh compare` sets two beside each other.
Each partnership has a line of its own, so that `afresh.load_partnership("review.json", id)` reads that one alone.
Its JSON Schema is in the package: [schema-{SCHEMA}.json](../src/afresh/review/schema-{SCHEMA}.json).

- **Left out** is a field that has its usual value, such as an empty list. The tables below say which may be.
- **Dates** are such as `2026-03-31`. Ids are those of the records.
- **What a sentence rests on** is given by number: `records` of a sentence are places in the list `records` of the
  partnership (or part) that it stands in, from nought; `more` says how many there are beyond those.
- **A finding's id** is `measure/partnership/subject`, and stays the same from review to review, in whatever order
  records come and whatever they are titled.
- **People** are named only where `names` is true: a review made without `--names` holds no name to show.
- **Versions.** `schema` is the version of this shape. What was saved under an older released version is read for ever,
  and brought up to date as it is loaded; a newer one is refused, and the version of afresh that wrote it named. A
  field that is not known is passed over, so that one may be added; one that goes, or means something else, makes a
  new version.
"""


def schema_page() -> str:
    parts = schema()["$defs"]
    first = "ReviewResult"
    tables = [_part(name, parts[name]) for name in (first, *(name for name in parts if name != first))]
    return "\n".join((INTRODUCTION, *tables))


def _part(name: str, part: dict[str, Any]) -> str:
    rows = [
        f"| `{field}` | {_type(of)} | {'' if field in part['required'] else 'may be left out'} |"
        for field, of in part["properties"].items()
    ]
    says = f"{part['description']}\n\n" if part["description"] else ""
    return f"## {name}\n\n{says}| field | is | |\n| --- | --- | --- |\n" + "\n".join(rows) + "\n"


def _type(of: dict[str, Any]) -> str:
    if "$ref" in of:
        name = of["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in of:
        return " or ".join(_type(each) for each in of["anyOf"])
    if "prefixItems" in of:
        return f"list of {len(of['prefixItems'])}: {', '.join(_type(each) for each in of['prefixItems'])}"
    if of["type"] == "array":
        return f"list of {_type(of['items'])}"
    if of["type"] == "object":
        return f"object of {_type(of['additionalProperties'])}"
    kind: str = of["type"]
    return {"null": "null", "string": "date" if of.get("format") == "date" else "text"}.get(kind, kind)
