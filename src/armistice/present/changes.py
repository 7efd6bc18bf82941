"""A comparison of two versions of a case as blocks: what changed, in words, and what that did."""

from __future__ import annotations

from armistice.dossier.case import Case
from armistice.evaluate.result import WITHIN_REACH
from armistice.forecast.comparison import Comparison, Version
from armistice.present import words
from armistice.present.ahead_words import STANDINGS, change, percent
from armistice.present.document import Block, Bullets, Cell, Heading, Paragraph, Table, cell, plain


def change_blocks(old: Case, new: Case, comparison: Comparison) -> list[Block]:
    """Tell what changed and what that did to standing, room, wait and the chances."""
    if not comparison.differences:
        return [Paragraph(plain("The two versions say the same."), "lead")]
    said = tuple(plain(one.sentence) for one in comparison.differences)
    blocks: list[Block] = [Heading("What changed"), Bullets(said), Heading("What that did")]
    return [*blocks, Paragraph(plain(_standing(comparison)), "lead"), _table(old, new, comparison)]


def _standing(comparison: Comparison) -> str:
    before, after = (words.STANDING[it.standing] for it in (comparison.before, comparison.after))
    said = f"The standing stays: {after}" if before == after else f"The standing was: {before}. Now it is: {after}"
    return f"{said}. It is another one in {percent(comparison.otherwise)} of the draws, the same for both versions."


def _table(old: Case, new: Case, comparison: Comparison) -> Table:
    before, after = comparison.before, comparison.after
    rows: list[tuple[Cell, ...]] = [
        _row("Room, points", _size(before.room), _size(after.room)),
        *([_row("Margin, points", _size(before.margin), _size(after.margin))] if old.war or new.war else []),
        *([_row("Wait", _wait(before), _wait(after))] if old.war or new.war else []),
    ]
    for name, of in (("Floor", "floor"), ("Hold-out value", "hold_out")) if new.war else (("Walk-away", "floor"),):
        one, other = getattr(before, of), getattr(after, of)
        for party in other:
            told = words.points(one[party]) if party in one else "did not sign"
            rows.append(_row(f"{name} of {new.parties[party].name}", told, words.points(other[party])))
    rows += [_chance(f"Chance: {words.STANDING[it]}", before.chances[it], after.chances[it]) for it in STANDINGS]
    for month in after.settled or {}:
        if before.settled is not None and after.settled is not None:
            rows.append(_chance(f"Settled within {month} months", before.settled[month], after.settled[month]))
    return Table("Before and after; chances over the same draws", ("", "Before", "After", "Change"), tuple(rows),
                 frozenset({1, 2, 3}))  # fmt: skip


def _row(name: str, before: str, after: str) -> tuple[Cell, ...]:
    return (cell(name), cell(before), cell(after), cell("" if before == after else "changed"))


def _chance(name: str, before: float, after: float) -> tuple[Cell, ...]:
    return (cell(name), cell(percent(before)), cell(percent(after)), cell(change(after - before)))


def _size(value: float | None) -> str:
    return "no package" if value is None else words.gain(value)


def _wait(it: Version) -> str:
    if it.standing == WITHIN_REACH:
        return "now"
    return words.months(it.wait_months) if it.wait_months is not None else "none in sight"
