"""The brief as Markdown: the same blocks, the tables in place of the pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from armistice.present.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Figure,
    Footnotes,
    Heading,
    Keys,
    Line,
    Paragraph,
    Run,
    Section,
    Table,
    Terms,
)  # fmt: skip
from armistice.present.plain import visible

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&]|://|^(?:\d+(?=[.)])|[-+=]))")


def render(document: Document) -> str:
    """Return a document as Markdown in which no text of the case is read as markup."""
    parts = [f"*{escaped(document.mark)}*", f"# {escaped(document.title)}", escaped(document.meta)]
    for section in document.sections:
        parts += _section(section)
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Return text that Markdown shows as it stands."""
    return _SPECIAL.sub(_backslash, visible(text).strip())


def _backslash(match: re.Match[str]) -> str:
    found = match[0]
    return f"{found[:-1]}{found[-1]}\\" if found[0].isdigit() else f"\\{found}"


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"## {escaped(section.title)}"
    for block in section.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _line(block.line)
        case Heading():
            yield f"### {escaped(block.text)}"
            if block.under:
                yield escaped(block.under)
        case Bullets():
            yield "\n".join(f"- {_line(item)}" for item in block.items)
        case Terms():
            yield "\n".join(f"- **{escaped(name)}:** {_cell(told)}" for name, told in block.items)
        case Keys():
            yield "\n".join(f"- **{escaped(figure)}** – {escaped(meaning)}" for figure, meaning in block.items)
        case Table():
            yield from _table(block)
        case Figure():
            yield from _table(block.table)
            yield f"*{_line(block.caption)}*"
        case Footnotes():
            yield "\n\n".join(f"[^{note.number}]: {_line(note.line)}" for note in block.items)


def _table(table: Table) -> Iterator[str]:
    yield f"**{escaped(table.caption)}**"
    rule = ["--:" if column in table.numeric else "---" for column in range(len(table.head))]
    rows = [[escaped(head) for head in table.head], rule, *([_cell(each) for each in row] for row in table.rows)]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(told: Cell) -> str:
    return "<br>".join(_line(line) for line in told)


def _line(line: Line) -> str:
    return "".join(_marks(run) if run.marks else _run(run.text, run.style) for run in line).strip()


def _marks(run: Run) -> str:
    return "".join(f" [^{mark.number}]" for mark in run.marks)


def _run(text: str, style: str) -> str:
    core = escaped(text)
    if not core:
        return " "
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() else ""
    mark = {"strong": "**", "assumed": "*"}.get(style, "")
    return f"{before}{mark}{core}{mark}{after}"
