"""What is said of difference: are those round the table alike?"""

from afresh.words.measures.told import Told

MEASURES: dict[str, Told] = {}
