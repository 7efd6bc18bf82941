"""How the parties manoeuvre: what lasts, the way there, threats, what each option buys."""

from __future__ import annotations

from armistice.present import words
from armistice.present.charts import ways as picture
from armistice.present.document import Block, Bullets, Figure, Heading, Paragraph, Run, Section, plain
from armistice.present.moves import buys, now, short_table, threats, together, ways
from armistice.present.moves_words import MoveWords
from armistice.present.reading import Reading

LISTED = 5
"""So many lasting states of a situation stand in the brief."""


def moves(reading: Reading) -> Section | None:
    """Tell of every situation; nothing of it is shared, because it shows what each is judged to want."""
    if not reading.beside.moves or not reading.sizes:
        return None
    blocks = [block for study in reading.beside.moves for block in _situation(MoveWords(study, LISTED))]
    note = (
        "A state lasts under Nash where nobody gains by a move of its own; under SEQ also where answers to each such "
        "move, each a gain for whoever gives it, leave its mover no better off; under SSEQ where no reply of the mover "
        "helps it either; under GMR and SMR where the answers may also harm those who give them."
    )
    return Section("moves", "How the parties manoeuvre", (*blocks, Paragraph(plain(note), "soft")))


def _situation(told: MoveWords) -> list[Block]:
    blocks: list[Block] = [Heading(told.study.situation.title), Paragraph((Run(now(told)),))]
    blocks.append(_figure(told) if picture.drawn(told) else short_table(told))
    lines = [*ways(told), *threats(told), *buys(told), *together(told)]
    return [*blocks, Bullets(tuple(lines))]


def _figure(told: MoveWords) -> Figure:
    label = f"Ways from now to the states that last: {told.study.situation.title}"
    left = len(told.study.lasting) - len(told.listed)
    more = f" Not listed: {words.plural(left, 'further state')} that last under some concept." if left > 1 else ""
    more = " Not listed: one further state that lasts under some concept." if left == 1 else more
    caption = plain(f"One shortest way to each state that lasts under Nash or SEQ and can be reached.{more}")
    return Figure(label, picture.draw(told, True), picture.draw(told, False), caption, short_table(told))
