"""Exports of known programs: each file has a detector, which gives layouts for a sheet that it knows."""

from afresh.ingest.layouts.detectors import Detector
from afresh.ingest.layouts.exports.events import detect_events, detect_moderngov_list, detect_sharepoint
from afresh.ingest.layouts.exports.meet import detect_meet
from afresh.ingest.layouts.exports.not_records import detect_not_records
from afresh.ingest.layouts.exports.sign_in_forms import detect_sign_in_form
from afresh.ingest.layouts.exports.teams import detect_teams
from afresh.ingest.layouts.exports.webex import detect_webex
from afresh.ingest.layouts.exports.zoom import detect_zoom

KNOWN_PROGRAMS: tuple[Detector, ...] = (
    detect_not_records,
    detect_teams,
    detect_zoom,
    detect_webex,
    detect_meet,
    detect_moderngov_list,
    detect_sharepoint,
    detect_events,
    detect_sign_in_form,
)
