"""The families of measures, and the order in which a page tells the measures of each."""

FAMILIES = {
    "renewal": "Renewal: are people and issues new?",
    "openness": "Openness: do proposals get through?",
    "difference": "Difference: are those round the table alike?",
    "voice": "Voice: are the people who use services heard?",
    "energy": "Energy: do people come?",
    "worth": "Worth: what is put in, and what comes of it?",
    "results": "Results: has the curve turned?",
}

ORDER = (
    "arrivals", "link_freshness", "make_up", "link_freshness_chance", "degree_preserving", "member_freshness",
    "familiarity", "tenure", "same_people_same_issues", "agenda_novelty", "role_renewal", "overlap_members",
    "overlap_issues", "p_and_q",
    "proposals_adopted", "novel_adopted", "days_to_decision", "outcome_agenda", "organisation_support",
    "organisation_support_novel", "support_adjusted", "reasons_given", "proposals_made", "novel_backed", "backed_early",
    "contributions_made", "dissent_after_joining",
    "same_kind_pairs", "look_in", "language_similarity", "constraint", "coleman_index", "e_i_index", "blau_index",
    "hill_numbers", "assortativity",
    "voice_seats", "voice_attendance", "voice_items", "voice_proposals_made", "voice_proposals_adopted",
    "attendance_rate", "attendance_trend", "deputies", "cancelled_meetings", "days_since_held",
    "member_hours", "hours_per_adopted", "contributions", "contributions_per_adopted",
    "results", "results_since_change",
)  # fmt: skip


def place(measure: str) -> tuple[int, str]:
    """Where a measure comes on a page: those not in the order come last, by name."""
    return (ORDER.index(measure) if measure in ORDER else len(ORDER), measure)
