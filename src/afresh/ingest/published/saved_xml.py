"""XML that somebody saved from a public service, read without following anything that it points to."""

from pathlib import Path
from xml.etree import ElementTree

from afresh.ingest.published.conversion_error import CannotConvert

MOST_BYTES = 200_000_000
"""An answer of a service about one committee or meeting is far smaller."""


class _NoDoctype(ElementTree.TreeBuilder):
    """A document type can define entities that unfold without end, or that name files of this machine."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise CannotConvert("it declares a document type, which answers of such services do not")


def read_xml(path: Path) -> ElementTree.Element:
    """The root, with the names of elements in small letters and without namespaces.

    Raises CannotConvert, with the reason alone, where the file is no such XML.
    """
    if path.stat().st_size > MOST_BYTES:
        raise CannotConvert("it is larger than 200 MB, as no answer about one committee is")
    try:
        root = ElementTree.fromstring(path.read_bytes(), parser=ElementTree.XMLParser(target=_NoDoctype()))
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        if isinstance(error, CannotConvert):
            raise
        raise CannotConvert(f"it is not well-formed XML ({str(error)[:120]})") from None
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2].casefold()
    return root


def text_of(element: ElementTree.Element, name: str) -> str:
    """What stands in a child of that name, on one line."""
    return " ".join((element.findtext(name) or "").split())
