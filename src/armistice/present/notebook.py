"""An assessment in a notebook: the bottom of the brief that needs no case, as a small HTML table."""

from __future__ import annotations

from html import escape

from armistice._base.display import shows
from armistice.evaluate.result import Assessment
from armistice.present import words
from armistice.present.plain import visible


def as_html(assessment: Assessment) -> str:
    """Return the standing, room, margin and wait, and each signer's floor and hold-out value, as HTML."""
    figures = [
        ("standing", words.STANDING[assessment.standing]),
        ("room", _size(assessment.room)),
        ("margin", _size(assessment.margin)),
        ("wait", words.months(assessment.wait_months) if assessment.wait_months is not None else "none"),
        ("packages", f"{words.count(assessment.packages_admissible)} of {words.count(assessment.packages_total)}"),
    ]
    head = "".join(f"<tr><th>{name}</th><td colspan=2>{escape(told)}</td></tr>" for name, told in figures)
    rows = "".join(
        f"<tr><th>{escape(visible(party))}</th><td>floor {words.points(assessment.floor[party])}</td>"
        f"<td>hold-out {words.points(assessment.hold_out[party])}</td></tr>"
        for party in assessment.signers
    )
    return f"<table><caption>{escape(visible(assessment.case))}</caption>{head}{rows}</table>"


def _size(value: float | None) -> str:
    return "no package" if value is None else f"{words.gain(value)} points"


shows(Assessment, as_html)
