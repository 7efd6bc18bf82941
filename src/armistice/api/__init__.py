"""The functions that a user needs; the only door that the command line and the workbench use."""

from armistice.api.answers import assess, brief, compare, explain, forecast, make_last, moves
from armistice.api.cases import check, load, load_other, new, schema
from armistice.api.evidence import (
    decide,
    evidence_warnings,
    export_claims,
    findings,
    framing,
    list_claims,
    read,
    relied_on,
    renew,
    search_reports,
    show_claim,
)
from armistice.api.forms import read_option_form, write_option_form

__all__ = [
    "assess",
    "brief",
    "check",
    "compare",
    "decide",
    "evidence_warnings",
    "explain",
    "export_claims",
    "findings",
    "forecast",
    "framing",
    "list_claims",
    "load",
    "load_other",
    "make_last",
    "moves",
    "new",
    "read",
    "read_option_form",
    "relied_on",
    "renew",
    "schema",
    "search_reports",
    "show_claim",
    "write_option_form",
]
