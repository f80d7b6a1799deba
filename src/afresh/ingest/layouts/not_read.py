"""Sheets that are known for what they are and give no records: why, and what to fetch instead."""

from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.extract import Extraction
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.layout import Layout
from afresh.records.problems.forms import FormNotRead


def tell_why(grid: Grid, layout: Layout, context: Context) -> Extraction:
    made = Extraction()
    made.say(FormNotRead, why=layout.why, count=layout.last - layout.first + 1)
    return made
