"""What is said of each measure, a file a family, in the order in which a page tells them."""

from afresh.words.measures import difference, energy, openness, renewal, results, voice, worth
from afresh.words.measures.told import Told

FAMILIES = {
    "renewal": "Renewal: are people and issues new?",
    "openness": "Openness: do proposals get through?",
    "difference": "Difference: are those round the table alike?",
    "voice": "Voice: are the people who use services heard?",
    "energy": "Energy: do people come?",
    "worth": "Worth: what is put in, and what comes of it?",
    "results": "Results: has the curve turned?",
}

MEASURES: dict[str, Told] = {
    name: told
    for family in (renewal, openness, difference, voice, energy, worth, results)
    for name, told in family.MEASURES.items()
}
