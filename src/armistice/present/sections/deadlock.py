"""What kind of deadlock it is: each cause taken away, alone and with others."""

from __future__ import annotations

from armistice.evaluate.result import Row
from armistice.present import sentences, words
from armistice.present.document import Bullets, Cell, Section, Table, cell
from armistice.present.reading import Reading


def deadlock(reading: Reading) -> Section | None:
    """Say in sentences and in a table what is left of the deadlock without some of its causes."""
    rows = sentences.anatomy(reading)
    if len(rows) < 2:
        return None
    head = ("If …", "Standing", *(("Room", "Margin") if reading.sizes else ()))
    table = Table(
        "The whole case worked out again without some of its causes",
        head, tuple(_row(reading, row) for row in rows), frozenset(range(2, len(head))),
    )  # fmt: skip
    return Section("deadlock", "What kind of deadlock it is", (Bullets(tuple(sentences.deadlock(reading))), table))


def _row(reading: Reading, row: Row) -> tuple[Cell, ...]:
    cause = (
        words.joined([words.CAUSE.get(cause, cause.replace("_", " ")) for cause in row.without]) or "nothing changed"
    )
    figures = (_size(row.room), _size(row.margin)) if reading.sizes else ()
    return (cell(cause), cell(words.STANDING[row.standing]), *map(cell, figures))


def _size(value: float | None) -> str:
    return "no package" if value is None else words.gain(value)
