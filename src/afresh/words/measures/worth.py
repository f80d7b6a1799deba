"""What is said of worth: what is put in, and what comes of it?"""

from afresh.words.measures.told import Told

MEASURES: dict[str, Told] = {}
