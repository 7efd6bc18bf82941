"""How a text lets the parties appear: confident, conciliatory, threatening or stalling, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from armistice.archive.passages import FURNITURE, SPEAKER, passages
from armistice.claims import patterns
from armistice.claims.clauses import clauses_of
from armistice.claims.codebook import Codebook
from armistice.claims.names import names_of
from armistice.claims.sentences import split_sentences
from armistice.claims.words import split_words

FRAMES = ("confident", "conciliatory", "threatening", "stalling")


@dataclass(frozen=True, slots=True)
class Frame:
    """Code points `start` to `end`, one sentence, let `party` appear as `frame`."""

    party: str
    frame: str
    start: int
    end: int


def frames(text: str, codebook: Codebook, body: int = 0) -> Iterator[Frame]:
    """Yield how a text frames the parties, each frame of a party once a sentence.

    The party is the subject of the clause in which the frame's words stand.
    """
    names = names_of(codebook)
    table = patterns.load("framing")
    for block in passages(text, body):
        if block.kind in (FURNITURE, SPEAKER):
            continue
        for start, end in split_sentences(text, block.start, block.end):
            words = split_words(text[start:end])
            mentions = names.find(words)
            hits = list(table.hits(words.lemmas, words.tags)) if mentions else []
            if not hits:
                continue
            clauses, _ = clauses_of(words)
            seen = set()
            for hit in hits:
                clause = next((one for one in clauses if one.front <= hit.at < one.end), None)
                if clause is None or clause.subject is None:
                    continue
                first, last = clause.subject
                own = [one.party for one in mentions if first <= one.start < last]
                earlier = [one.party for one in mentions if one.start < first and words.tags[first] == "O"]
                party = (own or earlier[-1:] or [None])[0]
                if party and (party, hit.pattern.kind) not in seen:
                    seen.add((party, hit.pattern.kind))
                    yield Frame(party, hit.pattern.kind, start, end)
