"""What a brief is made of, whatever it is printed on: sections of a few kinds of block, text in short runs."""

from __future__ import annotations

from typing import ClassVar, Union

from armistice._base.frozen import frozen


@frozen
class Mark:
    """One use of a footnote: its number, and the id of the place where it is used."""

    number: int
    place: str


@frozen
class Run:
    """A piece of text in one style: "" (plain), "strong", "soft", "assumed", "first" or "second" (the sides).

    In the style "notes" it holds the numbers of footnotes, and `marks` says of which.
    """

    text: str
    style: str = ""
    marks: tuple[Mark, ...] = ()


Line = tuple[Run, ...]
Cell = tuple[Line, ...]
"""The lines of one cell of a table."""


@frozen
class Paragraph:
    """Running text; "lead" is set large, "soft" small."""

    kind: ClassVar[str] = "paragraph"
    line: Line
    style: str = ""


@frozen
class Heading:
    """A heading within a section, with a softer line beneath it."""

    kind: ClassVar[str] = "heading"
    text: str
    under: str = ""


@frozen
class Bullets:
    """A list of points."""

    kind: ClassVar[str] = "bullets"
    items: tuple[Line, ...]


@frozen
class Terms:
    """Names with what stands to each, side by side where there is space."""

    kind: ClassVar[str] = "terms"
    items: tuple[tuple[str, Cell], ...]


@frozen
class Keys:
    """The key figures: a short text in large type with its explanation."""

    kind: ClassVar[str] = "keys"
    items: tuple[tuple[str, str], ...]


@frozen
class Table:
    """`numeric` names the columns (from 0) that hold figures; the first column names its row."""

    kind: ClassVar[str] = "table"
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()

    def shares(self) -> list[int]:
        """Return each column's share of the width in percent: its longest word first, the rest by its longest text."""
        columns = [[head, *(_text(row[k]) for row in self.rows)] for k, head in enumerate(self.head)]
        words = [max((len(word) for text in column for word in text[:400].split()), default=1) for column in columns]
        least = [4 + 1.05 * min(word, 16) for word in words]
        wanted = [min(max(map(len, column)), 150) ** 0.8 for column in columns]
        spare = max(100 - sum(least), 0) / sum(wanted)
        total = sum(least) + spare * sum(wanted)
        return [round(100 * (word + spare * text) / total) for word, text in zip(least, wanted, strict=True)]


@frozen
class Figure:
    """A picture drawn twice, for wide and narrow paper, as SVG text; its table says the same in figures."""

    kind: ClassVar[str] = "figure"
    label: str
    wide: str
    narrow: str
    caption: Line
    table: Table


@frozen
class Footnote:
    """What stands at a number, and the ids of the places that use it."""

    number: int
    places: tuple[str, ...]
    line: Line


@frozen
class Footnotes:
    """The footnotes of the whole brief, in their order."""

    kind: ClassVar[str] = "footnotes"
    items: tuple[Footnote, ...]


Block = Union[Paragraph, Heading, Bullets, Terms, Keys, Table, Figure, Footnotes]


@frozen
class Section:
    """One part of a brief; the first has no title."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@frozen
class Document:
    """A whole brief."""

    title: str
    meta: str
    mark: str  # who it is for, or the handling mark
    sections: tuple[Section, ...]


def _text(told: Cell) -> str:
    """Return the longest line of a cell."""
    return max(("".join(run.text for run in line) for line in told), key=len, default="")


def plain(text: str) -> Line:
    """Return text without any style."""
    return (Run(text),)


def cell(text: str, style: str = "") -> Cell:
    """Return a cell of one line in one style."""
    return ((Run(text, style),),)
