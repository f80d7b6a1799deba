"""What is said of results: has the curve turned?"""

from afresh.forms import number
from afresh.words.measures import since_change
from afresh.words.measures.told import Told

MEASURES = {
    "results": Told("Results", form=number),
    **since_change.MEASURES,
}
