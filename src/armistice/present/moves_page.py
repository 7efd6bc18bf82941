"""`armistice moves` for people: the blocks of a study on a terminal; in a pipe the same text, one sentence a line."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from armistice.dossier.case import Case
from armistice.negotiate.inverse import Inverse
from armistice.negotiate.study import Study
from armistice.present.document import Block, Bullets, Heading, Line, Paragraph, Table, Terms
from armistice.present.moves import inverse_blocks, study_blocks
from armistice.present.plain import shorten, visible

_PIPE = 160  # columns of a table in a pipe
_STYLE = {"lead": "bold", "soft": "dim"}


def moves_page(case: Case, study: Study, console: Console) -> None:
    """Print a study: what lasts, the way from now, threats, what each option buys."""
    console.print(
        Text.assemble((shorten(study.situation.title, 100), "bold"), (f" · {shorten(case.title, 72)}", "dim"))
    )
    blocks_page(study_blocks(study), console)


def inverse_page(study: Study, found: Iterable[Inverse], console: Console) -> None:
    """Print the changes under which wanted states would last."""
    for one in found:
        blocks_page(inverse_blocks(study, one), console)


def blocks_page(blocks: Iterable[Block], console: Console) -> None:
    """Print paragraphs, headings, lists and tables."""
    if not console.is_terminal:
        console.width = max(console.width, _PIPE)
    for block in blocks:
        match block:
            case Paragraph():
                console.print()
                _print(console, Text(_said(block.line), style=_STYLE.get(block.style, "")))
            case Heading():
                console.print()
                _print(
                    console, Text.assemble((visible(block.text), "bold"), (f"  {visible(block.under)}".rstrip(), "dim"))
                )
            case Bullets():
                for item in block.items:
                    _print(console, Text(f"– {_said(item)}"))
            case Terms():
                for name, told in block.items:
                    _print(console, Text(f"  {name}: {' '.join(map(_said, told))}", style="dim"))
            case Table():
                console.print()
                _print(console, Text(visible(block.caption), style="dim"))
                console.print(Padding(_grid(block), (0, 0, 0, 2)))


def _print(console: Console, text: Text) -> None:
    console.print(text, soft_wrap=not console.is_terminal)


def _grid(table: Table) -> Grid:
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for head in table.head:
        grid.add_column(visible(head), overflow="fold", min_width=4)
    for row in table.rows:
        grid.add_row(*(Text("\n".join(_said(line) for line in told)) for told in row))
    return grid


def _said(line: Line) -> str:
    return visible("".join(run.text for run in line))
