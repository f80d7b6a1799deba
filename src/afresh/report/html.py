"""The review as one self-contained HTML page: works from a file, with no network and no script."""

import os
import sys
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from afresh.diagnosis.assessment import Assessed, Assessment
from afresh.report.front import front
from afresh.report.page import listed, page
from afresh.review.advice import Sittings, records_shown
from afresh.review.cited_sentence import shown_under, told
from afresh.review.initiative import initiative
from afresh.review.methods import methods
from afresh.review.organisations import explained, only_held_back, organisations
from afresh.review.portfolio import portfolio
from afresh.review.proposal_names import Proposals
from afresh.review.rules import standpoint
from afresh.review.standing_out import chance
from afresh.review.to_confirm import to_confirm
from afresh.vocabulary import Record
from afresh.words import advice as advice_words
from afresh.words import front as front_words
from afresh.words import holding_back as holding_back_words
from afresh.words import methods as method_words
from afresh.words import mirror_images as mirror_words
from afresh.words import organisations as organisation_words
from afresh.words import persuasion as persuasion_words
from afresh.words import portfolio as portfolio_words
from afresh.words import questions as question_words
from afresh.words import standing_out as standing_out_words
from afresh.words import states as state_words
from afresh.words import to_confirm as to_confirm_words
from afresh.words import users_table as users_table_words

TEMPLATES = files("afresh.report").joinpath("templates")


def render(assessment: Assessment, proposals: Proposals, sittings: Sittings) -> str:
    labels = proposals.labels
    labels.records(record for each in assessment.paged for record in _listed(each, sittings))
    paged = sorted(assessment.paged, key=lambda each: each.name.casefold())
    pages = [page(assessment, each, proposals, sittings) for each in paged]
    where = {each.code: made.where for each, made in zip(paged, pages, strict=True)}
    labels.records(shown_under(said for each in pages for of in (each.waits, each.told_of) if of for said in of.said))
    html: str = (
        environment()
        .get_template("review.html")
        .render(
            front=front(assessment, labels),
            portfolio=portfolio(assessment, labels, where),
            pages=pages,
            methods=methods(assessment, labels),
            chance=chance(assessment, labels),
            to_confirm=to_confirm(assessment, labels),
            organisations=organisations(assessment, labels),
            organisations_explained=explained(assessment),
            initiative=initiative(assessment, labels),
            only_held_back=only_held_back(assessment),
            css=_css(),
            names=labels.disclosure.names,
            standpoint=standpoint,
            told=partial(told, labels=labels),
            words={
                "advice": advice_words,
                "front": front_words,
                "methods": method_words,
                "standing_out": standing_out_words,
                "states": state_words,
                "to_confirm": to_confirm_words,
                "organisations": organisation_words,
                "mirror_images": mirror_words,
                "portfolio": portfolio_words,
                "questions": question_words,
                "users_table": users_table_words,
                "persuasion": persuasion_words,
                "holding_back": holding_back_words,
            },
        )
    )
    return "\n".join(line for line in html.splitlines() if line.strip()) + "\n"


def _listed(each: Assessed, sittings: Sittings) -> set[Record]:
    sitting = sittings.get(each.code)
    return {*listed(each), *(records_shown(sitting) if sitting else ())}


@cache
def environment() -> Any:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def source(name: str) -> str:
        return TEMPLATES.joinpath(name).read_text("utf-8")

    return Environment(
        loader=FunctionLoader(source), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        bytecode_cache=_compiled(),
    )  # fmt: skip


def _compiled() -> Any:
    """Templates are compiled once and kept beside them, as Python keeps its modules; where it may not, each time."""
    from jinja2 import FileSystemBytecodeCache

    kept = Path(str(TEMPLATES)) / "__pycache__"
    try:
        kept.mkdir(exist_ok=True)
    except OSError:
        return None
    writes = os.access(kept, os.W_OK) and not sys.dont_write_bytecode
    return FileSystemBytecodeCache(str(kept)) if writes else None


def _css() -> Any:
    from markupsafe import Markup

    return Markup(TEMPLATES.joinpath("review.css").read_text("utf-8"))
