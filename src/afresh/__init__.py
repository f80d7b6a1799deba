"""afresh keeps partnerships fresh: from the records people already keep to a review they can act on."""

from typing import TYPE_CHECKING, Any

from afresh.version import VERSION

if TYPE_CHECKING:
    from afresh.dataset import Dataset, Review, read
    from afresh.measures import names as measure_names

__all__ = ["Dataset", "Review", "__version__", "measure_names", "read"]
__version__ = VERSION

_WHERE = {"read": "afresh.dataset", "Dataset": "afresh.dataset", "Review": "afresh.dataset"}


def __getattr__(name: str) -> Any:
    """The public names are fetched when first used, so that `afresh --help` stays quick."""
    from importlib import import_module

    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    if name == "measure_names":
        return import_module("afresh.measures").names
    raise AttributeError(f"module 'afresh' has no attribute '{name}'")
