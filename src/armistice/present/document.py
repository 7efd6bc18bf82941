"""What a brief is made of, whatever it is printed on: sections of a few kinds of block, text in short runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Union


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style: "" (plain), "strong", "soft", "assumed", "first" or "second" (the sides)."""

    text: str
    style: str = ""


Line = tuple[Run, ...]
Cell = tuple[Line, ...]
"""The lines of one cell of a table."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: ClassVar[str] = "paragraph"
    line: Line
    style: str = ""  # "" | "lead" | "soft"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section, with a softer line beneath it."""

    kind: ClassVar[str] = "heading"
    text: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    kind: ClassVar[str] = "bullets"
    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """Names with what stands to each, side by side where there is space."""

    kind: ClassVar[str] = "terms"
    items: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """The key figures: a short text in large type with its explanation."""

    kind: ClassVar[str] = "keys"
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`numeric` names the columns (from 0) that hold figures; the first column names its row."""

    kind: ClassVar[str] = "table"
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()

    def shares(self) -> list[int]:
        """Return each column's share of the width in percent, by its longest text and its longest word."""
        columns = (
            zip(self.head, zip(*self.rows, strict=True), strict=True)
            if self.rows
            else ((head, ()) for head in self.head)
        )
        needs = [_need(head, cells) for head, cells in columns]
        return [round(100 * need / sum(needs)) for need in needs]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture drawn twice, for wide and narrow paper, as SVG text; its table says the same in figures."""

    kind: ClassVar[str] = "figure"
    label: str
    wide: str
    narrow: str
    caption: Line
    table: Table


Block = Union[Paragraph, Heading, Bullets, Terms, Keys, Table, Figure]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a brief; the first has no title."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    meta: str
    mark: str  # who it is for, or the handling mark
    sections: tuple[Section, ...]


def _need(head: str, cells: tuple[Cell, ...]) -> float:
    texts = [head, *("".join(run.text for run in line) for told in cells for line in told)]
    words = (len(word) for text in texts for word in text[:400].split())
    return max(min(max(map(len, texts)), 130) ** 0.8, 1.2 * min(max(words, default=1), 14) + 2)


def plain(text: str) -> Line:
    return (Run(text),)


def cell(text: str, style: str = "") -> Cell:
    return ((Run(text, style),),)
