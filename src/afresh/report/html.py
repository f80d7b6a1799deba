"""The review as one self-contained HTML page: works from a file, with no network and no script."""

from functools import cache
from importlib.resources import files
from typing import Any

from afresh.diagnosis.assessment import Assessment
from afresh.disclosure import Disclosure
from afresh.report.front import front
from afresh.report.indicators import indicators
from afresh.report.initiative import initiative
from afresh.report.labels import Labels
from afresh.report.methods import methods
from afresh.report.organisations import explained, only_held_back, organisations
from afresh.report.page import listed, page
from afresh.report.standing_out import chance
from afresh.words import front as front_words
from afresh.words import methods as method_words
from afresh.words import organisations as organisation_words
from afresh.words import states as state_words

TEMPLATES = files("afresh.report").joinpath("templates")


def render(assessment: Assessment, disclosure: Disclosure) -> str:
    labels = Labels(assessment.gathered.store, disclosure, assessment.gathered.period.end)
    shown = {each.code: indicators(assessment, each, labels) for each in assessment.paged}
    labels.records(record for each in assessment.paged for record in listed(each))
    pages = [page(assessment, each, labels) for each in sorted(assessment.paged, key=lambda each: each.name.casefold())]
    html: str = (
        environment()
        .get_template("review.html")
        .render(
            front=front(assessment, labels, shown),
            pages=pages,
            methods=methods(assessment, labels),
            chance=chance(assessment, labels),
            organisations=organisations(assessment, labels),
            organisations_explained=explained(assessment),
            initiative=initiative(assessment, labels),
            only_held_back=only_held_back(assessment),
            css=_css(),
            names=disclosure.names,
            words={
                "front": front_words,
                "methods": method_words,
                "states": state_words,
                "organisations": organisation_words,
            },
        )
    )
    return "\n".join(line for line in html.splitlines() if line.strip()) + "\n"


@cache
def environment() -> Any:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def source(name: str) -> str:
        return TEMPLATES.joinpath(name).read_text("utf-8")

    return Environment(
        loader=FunctionLoader(source), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _css() -> Any:
    from markupsafe import Markup

    return Markup(TEMPLATES.joinpath("review.css").read_text("utf-8"))
