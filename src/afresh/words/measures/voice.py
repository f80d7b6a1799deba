"""What is said of voice: are the people who use services heard?"""

from afresh.words.measures.told import Told

MEASURES: dict[str, Told] = {}
