"""Forms that offices draw up for themselves: each file has a detector, which gives a sheet's layouts."""

from afresh.ingest.layouts.detect_counts import detect_counts
from afresh.ingest.layouts.detect_grids import detect_grids
from afresh.ingest.layouts.detect_lists import detect_list, detect_present_lists, detect_sign_in
from afresh.ingest.layouts.detect_members import detect_members
from afresh.ingest.layouts.detectors import Detector

GRID_FORMS: tuple[Detector, ...] = (detect_counts, detect_grids, detect_sign_in)
LIST_FORMS: tuple[Detector, ...] = (detect_present_lists, detect_list, detect_members)
