"""The brief: one file that a busy person reads in five minutes and an expert can check line by line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from armistice._base.errors import UsageError
from armistice.dossier.case import Case
from armistice.evaluate.result import Assessment
from armistice.present import markdown, words
from armistice.present.document import Document, Section
from armistice.present.pdf import from_html
from armistice.present.plain import shorten, visible
from armistice.present.reading import NOTHING, Beside, Reading
from armistice.present.sections.ahead import ahead
from armistice.present.sections.bottom import bottom
from armistice.present.sections.claims import claims
from armistice.present.sections.deadlock import deadlock
from armistice.present.sections.deal_space import deal_space
from armistice.present.sections.equation import equation
from armistice.present.sections.judgements import judgements, tally
from armistice.present.sections.levers import levers
from armistice.present.sections.moves import moves as manoeuvres
from armistice.present.sections.others import others
from armistice.present.sections.said import said
from armistice.present.sections.stuck import openings, stuck
from armistice.present.sections.sure import sure
from armistice.present.sections.table import table
from armistice.present.sections.wants import wants
from armistice.present.sentences import bottom_line
from armistice.present.share import shareable_assessment, shareable_case
from armistice.present.writing import write_whole

SECTIONS: tuple[Callable[[Reading], Section | None], ...] = (
    bottom,
    wants,
    table,
    equation,
    deal_space,
    deadlock,
    stuck,
    openings,
    levers,
    ahead,
    sure,
    manoeuvres,
    others,
    said,
    judgements,
    claims,
)
"""The parts of a brief, in the order of reading."""

AUDIENCES = ("team", "share")
_HTML, _MARKDOWN = {".html", ".htm", ".pdf"}, {".md", ".markdown"}


def document(
    case: Case,
    assessment: Assessment,
    *,
    audience: str = "team",
    marking: str | None = None,
    beside: Beside = NOTHING,
) -> Document:
    """Return the brief as blocks; for `share` from a case and an assessment that no longer hold what is secret."""
    reading = _reading(case, assessment, audience, beside)
    parts = [section(reading) for section in SECTIONS]  # in the order of reading, for so the footnotes are numbered
    known = f"As known on {words.date(case.as_of)} · " if case.as_of else ""
    mark = marking or (
        "Team · not for release" if reading.sizes else "To be shared · without floors, weights and sizes"
    )
    return Document(case.title, known + tally(reading), mark, tuple(part for part in parts if part))


def render_html(
    case: Case,
    assessment: Assessment,
    *,
    audience: str = "team",
    marking: str | None = None,
    beside: Beside = NOTHING,
) -> str:
    """Return the brief as one HTML page: inline SVG, no script, nothing from outside, everything escaped."""
    brief = document(case, assessment, audience=audience, marking=marking, beside=beside)
    return _templates().get_template("brief.html").render(brief=brief)


def render_markdown(
    case: Case,
    assessment: Assessment,
    *,
    audience: str = "team",
    marking: str | None = None,
    beside: Beside = NOTHING,
) -> str:
    """Return the brief as Markdown, with the tables in place of the pictures."""
    return markdown.render(document(case, assessment, audience=audience, marking=marking, beside=beside))


def write(
    case: Case,
    assessment: Assessment,
    file: Path,
    *,
    audience: str = "team",
    marking: str | None = None,
    beside: Beside = NOTHING,
) -> tuple[str, str]:
    """Write the brief as its file's ending says, whole or not at all, and return the bottom line for its audience.

    Raises UsageError for another ending or audience, and where a PDF is asked for without WeasyPrint.
    """
    check_ending(file)
    ending = file.suffix.lower()
    render = render_markdown if ending in _MARKDOWN else render_html
    page = render(case, assessment, audience=audience, marking=marking, beside=beside)
    write_whole(file, from_html(page) if ending == ".pdf" else page.encode())
    reading = _reading(case, assessment, audience, beside)
    return bottom_line(reading.case, reading.assessment, sizes=reading.sizes, beside=reading.beside)


def check_ending(file: Path) -> None:
    """Raise UsageError where a file's ending names no form of a brief, before anything long is computed."""
    if file.suffix.lower() not in _HTML | _MARKDOWN:
        raise UsageError(f"a brief is written as .html, .md or .pdf, not as '{file.name}'")


def _reading(case: Case, assessment: Assessment, audience: str, beside: Beside = NOTHING) -> Reading:
    if audience not in AUDIENCES:
        raise UsageError(f"a brief is for 'team' or 'share', not for '{audience}'")
    if audience == "team":
        return Reading(case, assessment, beside=beside)
    shared = Beside(clashes=beside.clashes)  # chances over the draws would tell how firm red lines are
    return Reading(shareable_case(case), shareable_assessment(assessment), sizes=False, beside=shared)


def _templates() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("armistice.present"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: visible(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["css_string"] = _css_string
    return environment


def _css_string(text: str) -> str:
    """Return text for between the quotes of a style sheet, everything but letters and digits spelled out."""
    return "".join(char if char.isascii() and char.isalnum() else f"\\{ord(char):x} " for char in shorten(text, 200))
