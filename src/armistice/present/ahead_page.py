"""`armistice forecast` and `armistice compare` for people; in a pipe the same text, one sentence a line."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from armistice.dossier.case import Case
from armistice.forecast.comparison import Comparison
from armistice.forecast.result import Forecast
from armistice.present.ahead import page
from armistice.present.changes import change_blocks
from armistice.present.moves_page import blocks_page
from armistice.present.plain import shorten


def ahead_page(case: Case, forecast: Forecast, months: int, console: Console) -> None:
    """Print a forecast: how sure, the course, what matters, levers; chances up to `months`."""
    console.print(Text.assemble((shorten(case.title, 100), "bold"), (f" · {forecast.draws:,} draws", "dim")))
    blocks_page(page(case, forecast, months), console)


def comparison_page(old: Case, new: Case, comparison: Comparison, console: Console) -> None:
    """Print what changed between two versions, and what that did."""
    console.print(Text.assemble((shorten(new.title, 100), "bold"), (f" · {comparison.draws:,} draws", "dim")))
    blocks_page(change_blocks(old, new, comparison), console)
