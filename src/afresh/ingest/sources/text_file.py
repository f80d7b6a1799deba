"""A text file, perhaps packed by gzip: in what encoding it is, and its lines."""

import codecs
import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import TextIOWrapper
from pathlib import Path
from typing import IO, TextIO, cast

from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import (
    CharactersNotReadable,
    EncodingAssumed,
    FileIsEmpty,
    NotWhatItClaims,
    SourceNotOpened,
    UnpacksTooLarge,
)

CHUNK = 1 << 20
MOST_TIMES_PACKED = 300
"""How many times its own size a packed file may unpack to, once it is over LEAST_TO_DOUBT bytes."""
LEAST_TO_DOUBT = 200_000_000
FEW_CONTROL = 32
MOST_CONTROL = 0.05
"""With more control characters than these, as a number and as a share, a file is not text."""

_CONTROL = bytes(range(9)) + bytes(range(14, 32)) + b"\x0b"
_ODD_LINE = re.compile(rb"\n\r?\n|\r[^\n]")
_NOT_IN_1252 = b"\x81\x8d\x8f\x90\x9d"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True)
class TextFile:
    path: Path
    encoding: str
    size: int
    """Bytes, unpacked."""
    odd_lines: bool
    """Whether some line is blank, or ends in a carriage return and nothing more."""

    @property
    def packed(self) -> bool:
        return is_packed(self.path)

    @contextmanager
    def open(self) -> Iterator[TextIO]:
        """The text, with each line ending as it is."""
        with opened(self.path) as file:
            yield TextIOWrapper(file, self.encoding, errors="replace", newline="")


def is_packed(path: Path) -> bool:
    return path.suffix.lower() == ".gz"


def opened(path: Path) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(path, "rb")) if is_packed(path) else path.open("rb")


class _TooLarge(Exception):
    pass


def text_file(path: Path, place: str, problems: Problems, declared: str = "") -> TextFile | None:
    """The file with its encoding, found by reading it once, or as declared; or None, with the problem reported."""
    claimed = "a packed text file" if is_packed(path) else "a text file"
    try:
        found = _scan(path)
    except _TooLarge:
        own = path.stat().st_size
        facts = {"size": MOST_TIMES_PACKED * own // 1_000_000, "times": f"more than {MOST_TIMES_PACKED}"}
        facts |= {"most": LEAST_TO_DOUBT // 1_000_000, "most_times": MOST_TIMES_PACKED}
        problems.add(UnpacksTooLarge(place, facts=facts))
        return None
    except (EOFError, gzip.BadGzipFile, ValueError) as error:
        problems.add(NotWhatItClaims(place, facts={"claimed": claimed, "why": str(error) or "it ends too soon"}))
        return None
    except OSError as error:
        problems.add(SourceNotOpened(place, facts={"why": error.strerror or str(error)}))
        return None
    except Exception as error:  # zlib.error is no OSError
        problems.add(NotWhatItClaims(place, facts={"claimed": claimed, "why": str(error)}))
        return None
    if isinstance(found, str):
        problems.add(NotWhatItClaims(place, facts={"claimed": claimed, "why": found}))
        return None
    text, unreadable = found
    if declared and text.size and not text.encoding.startswith("utf"):
        # A file that is UTF is so whatever is said of it; of others nobody can tell but who wrote them.
        return replace(text, encoding=declared)
    return None if not _said(text, unreadable, place, problems) else text


def _said(text: TextFile, unreadable: int, place: str, problems: Problems) -> bool:
    """Report what was assumed; False if there is nothing to read."""
    if not text.size:
        problems.add(FileIsEmpty(place))
        return False
    shown = {"cp1252": "Windows-1252", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
    if text.encoding in shown:
        problems.add(EncodingAssumed(place, facts={"encoding": shown[text.encoding]}))
    if unreadable:
        facts = {"count": unreadable, "encoding": shown.get(text.encoding, "UTF-8")}
        problems.add(CharactersNotReadable(place, facts=facts))
    return True


def _scan(path: Path) -> tuple[TextFile, int] | str:
    """What the whole file looks like, or a sentence saying why it is not text."""
    own, size, control, unreadable, blank = path.stat().st_size, 0, 0, 0, False
    utf8 = codecs.getincrementaldecoder("utf-8")()
    is_utf8, marked, tail = True, None, b"\n"
    with opened(path) as file:
        while chunk := file.read(CHUNK):
            if not size:
                marked = _marked(chunk)
            size += len(chunk)
            if is_packed(path) and size > LEAST_TO_DOUBT and size > own * MOST_TIMES_PACKED:
                raise _TooLarge
            control += len(chunk) - len(chunk.translate(None, _CONTROL))
            unreadable += len(chunk) - len(chunk.translate(None, _NOT_IN_1252))
            blank = blank or _ODD_LINE.search(tail + chunk) is not None
            tail = (tail + chunk)[-2:]
            is_utf8 = is_utf8 and _decodes(utf8, chunk)
    is_utf8 = is_utf8 and _decodes(utf8, b"", True)
    encoding = marked if marked and (marked != "utf-8-sig" or is_utf8) else "utf-8" if is_utf8 else "cp1252"
    if encoding in ("utf-8", "cp1252") and control > max(FEW_CONTROL, size * MOST_CONTROL):
        return "it holds characters that no text has"
    return TextFile(path, encoding, size, blank), unreadable if encoding == "cp1252" else 0


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _marked(start: bytes) -> str | None:
    """The encoding that the first bytes give away."""
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    sample = start[:2000]
    if len(sample) >= 4:
        even, odd = sample[0::2].count(0) / len(sample), sample[1::2].count(0) / len(sample)
        if odd > 0.3 and even < 0.05:
            return "utf-16-le"
        if even > 0.3 and odd < 0.05:
            return "utf-16-be"
    return None
