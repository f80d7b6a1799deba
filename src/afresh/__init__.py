"""afresh keeps partnerships fresh: from the records people already keep to a review they can act on."""

from typing import TYPE_CHECKING, Any

from afresh.version import VERSION

if TYPE_CHECKING:
    from afresh.dataset import Dataset, Review, read
    from afresh.engine.contract import StepFailed
    from afresh.errors import Error, SessionEnded, WrongArgument
    from afresh.ingest.layouts.layout_file import LayoutFileError
    from afresh.ingest.published.conversion_error import CannotConvert
    from afresh.library.index import NoFullTextSearch
    from afresh.measure import UnknownMeasure, measures
    from afresh.measure import names as measure_names
    from afresh.panel.adviser import UnfitAdviser
    from afresh.panel.sitting import AdviserFailed
    from afresh.review.asked_for import NotInRecords
    from afresh.review.compare import OtherPlace, compare
    from afresh.review.result import ReviewResult
    from afresh.review.stored import NotAReview, load, load_partnership
    from afresh.review.whole_files import NotWritten
    from afresh.session import Session, UnknownPartnership
    from afresh.settings import WrongSettings
    from afresh.snapshot.as_of_state import NothingToReview
    from afresh.snapshot.workspace import NotHere
    from afresh.spark.clean_check import NotClean
    from afresh.spark.clean_tables import NotRecords
    from afresh.spark.measuring import OnOneMachine, WouldOverwrite
    from afresh.spark.session import CannotRunSpark
    from afresh.table import Table

__all__ = [
    "AdviserFailed",
    "CannotConvert",
    "CannotRunSpark",
    "Dataset",
    "Error",
    "LayoutFileError",
    "NoFullTextSearch",
    "NotAReview",
    "NotClean",
    "NotHere",
    "NotInRecords",
    "NotRecords",
    "NotWritten",
    "NothingToReview",
    "OnOneMachine",
    "OtherPlace",
    "Review",
    "ReviewResult",
    "Session",
    "SessionEnded",
    "StepFailed",
    "Table",
    "UnfitAdviser",
    "UnknownMeasure",
    "UnknownPartnership",
    "WouldOverwrite",
    "WrongArgument",
    "WrongSettings",
    "__version__",
    "compare",
    "load",
    "load_partnership",
    "measure_names",
    "measures",
    "read",
]
__version__ = VERSION

_WHERE = {
    "dataset": ("Dataset", "Review", "read"),
    "engine.contract": ("StepFailed",),
    "errors": ("Error", "SessionEnded", "WrongArgument"),
    "ingest.layouts.layout_file": ("LayoutFileError",),
    "ingest.published.conversion_error": ("CannotConvert",),
    "library.index": ("NoFullTextSearch",),
    "measure": ("UnknownMeasure", "measures"),
    "panel.adviser": ("UnfitAdviser",),
    "panel.sitting": ("AdviserFailed",),
    "review.asked_for": ("NotInRecords",),
    "review.compare": ("OtherPlace", "compare"),
    "review.result": ("ReviewResult",),
    "review.stored": ("NotAReview", "load", "load_partnership"),
    "review.whole_files": ("NotWritten",),
    "session": ("Session", "UnknownPartnership"),
    "settings": ("WrongSettings",),
    "snapshot.as_of_state": ("NothingToReview",),
    "snapshot.workspace": ("NotHere",),
    "spark.clean_check": ("NotClean",),
    "spark.clean_tables": ("NotRecords",),
    "spark.measuring": ("OnOneMachine", "WouldOverwrite"),
    "spark.session": ("CannotRunSpark",),
    "table": ("Table",),
}
"""The modules that the public names are in."""


def __getattr__(name: str) -> Any:
    """The public names are fetched when first used, so that `afresh --help` stays quick."""
    from importlib import import_module

    if name == "measure_names":
        return import_module("afresh.measure").names
    for module, names in _WHERE.items():
        if name in names:
            return getattr(import_module(f"afresh.{module}"), name)
    raise AttributeError(f"module 'afresh' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
