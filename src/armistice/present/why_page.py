"""`armistice explain` for people: the blocks of an explanation on a terminal; in a pipe, one sentence a line."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from armistice.dossier.case import Case
from armistice.explain.result import Explanation
from armistice.present import words
from armistice.present.moves_page import blocks_page
from armistice.present.plain import shorten
from armistice.present.why import page


def why_page(case: Case, why: Explanation, console: Console) -> None:
    """Print an explanation: blocking sets, openings, numbers, compensation, levers, proposals, near misses."""
    console.print(Text.assemble((shorten(case.title, 100), "bold"), (f" · {words.STANDING[why.standing]}", "dim")))
    blocks_page(page(case, why), console)
