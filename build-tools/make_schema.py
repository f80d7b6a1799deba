"""Writes the JSON Schema of a kept review, and the page of docs/ about it; a test says when either is out of date."""

import json
from pathlib import Path

from afresh.report.schema_page import schema_page
from afresh.review.result import SCHEMA
from afresh.review.schema import schema

ROOT = Path(__file__).parents[1]

for path, text in {
    ROOT / "src/afresh/review" / f"schema-{SCHEMA}.json": json.dumps(schema(), indent=1, ensure_ascii=False) + "\n",
    ROOT / "docs/review-json.md": schema_page(),
}.items():
    path.write_text(text, encoding="utf-8")
    print(path)
