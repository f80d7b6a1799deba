"""What the first page asks of whoever keeps the records: each thing once, with what it would switch on."""

from afresh.diagnosis.assessment import Assessment
from afresh.report.labels import Labels
from afresh.words import to_confirm as words


def to_confirm(assessment: Assessment, labels: Labels) -> tuple[str, ...]:
    files = [labels.disclosure.text(each.name) for each in assessment.partnerships if each.coverage.file_numbers]
    return tuple(
        said for said in (words.themes(sorted(files, key=str.casefold), len(assessment.partnerships)),) if said
    )
