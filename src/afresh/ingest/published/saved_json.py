"""JSON that somebody saved from a public service, as plain lists and objects."""

import codecs
import json
from pathlib import Path
from typing import Any

from afresh.ingest.published.conversion_error import CannotConvert


def read_json(path: Path) -> Any:
    """Whatever the file holds. Raises CannotConvert where it is no JSON."""
    try:
        raw = path.read_bytes()
        marked = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        return json.loads(raw.decode("utf-16" if marked else "utf-8-sig"))
    except UnicodeDecodeError:
        raise CannotConvert(f"{path} could not be read as JSON: it is no text in UTF-8, as JSON is.") from None
    except (OSError, ValueError, RecursionError) as error:
        raise CannotConvert(f"{path} could not be read as JSON: {str(error)[:200]}") from None


def one_line(value: object) -> str:
    """A value as one line of text; "" for what is no text or number."""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
