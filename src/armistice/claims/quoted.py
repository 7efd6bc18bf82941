"""Who is quoted in a text, and what for: every statement and quotation with its source, without any claims."""

from __future__ import annotations

from armistice.archive.passages import FURNITURE, SPEAKER, passages
from armistice.claims.actors import Scene
from armistice.claims.codebook import Codebook
from armistice.claims.floor import Floor
from armistice.claims.issues import cues_of
from armistice.claims.reads import read_passage
from armistice.claims.voices import Attribution, Voices


def attributions(text: str, codebook: Codebook | None = None) -> list[Attribution]:
    """Return who is named as the source of which words: statements, quotations and turns of a transcript, in order.

    Spans are code points of the text. A `codebook` helps to tell who can speak (its parties); none is needed.
    """
    scene = Scene(codebook or Codebook())
    blocks = passages(text)
    floor, voices, cues = Floor(text, blocks, scene, ""), Voices(text), cues_of(scene.codebook)
    found: list[Attribution] = []
    for number, block in enumerate(blocks):
        if block.kind in (FURNITURE, SPEAKER):
            continue
        _, opening = floor.enter(number, block)
        reads = read_passage(text, block, opening, scene, cues)
        heard = voices.hear(block, reads, blocks[number + 1] if number + 1 < len(blocks) else None)
        turn = floor.turn_of(block, opening)
        told = [voice.attribution for voice in heard]
        found += [turn] if turn and all(one.source != turn.source for one in told) else []
        found += told
    return found
