"""Who has the floor: labels of a transcript, quotations and the lines that name their speakers, signers of letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from armistice.archive.passages import HEADLINE, SPEAKER, TEXT, Passage
from armistice.claims import speech
from armistice.claims.actors import Scene, resolve
from armistice.claims.clauses import SAYING
from armistice.claims.lists import listed
from armistice.claims.phrases import Group
from armistice.claims.reads import Read
from armistice.claims.words import split_words

Quotation = tuple[int, int, str | None]
"""Code points of the document from the first to past the last, and the speaker."""
_FIRST_PERSON = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_LETTER = re.compile(
    r"(?:^|\n)[ \t]*(?:dear|to (?:our|the|my)|with respect|yours|sincerely|regards|colleagues)\b", re.IGNORECASE
)
_QUOTING = SAYING | listed("floor.quoting")


class Floor:
    """Keeps who speaks while a document is read from top to bottom."""

    def __init__(self, text: str, blocks: Sequence[Passage], scene: Scene, source: str):
        self.text = text
        self.scene = scene
        self.turn: str | None = None  # who has the floor in a transcript
        self.labels = [self.label_of(block) for block in blocks]
        scene.issuer = self.only_party(source)
        self.signer = self.who_signs(blocks)  # of a letter: its every word is theirs

    def only_party(self, words: str) -> str | None:
        parties = {mention.party for mention in self.scene.names.find(split_words(words))}
        return parties.pop() if len(parties) == 1 else None

    def who_signs(self, blocks: Sequence[Passage]) -> str | None:
        """The signer of a letter or circular: named in its last lines or as its issuer, and speaking as we."""
        if not blocks or not _LETTER.search(self.text) or not _FIRST_PERSON.search(self.text):
            return None
        for block in blocks[-2:]:
            if block.end - block.start <= 90 and (party := self.only_party(self.text[block.start : block.end])):
                return party
        return self.scene.issuer

    def label_of(self, block: Passage) -> tuple[str, int] | None:
        return speech.label(self.text[block.start : min(block.end, block.start + 80)])

    def enter(self, number: int, block: Passage) -> tuple[str | None, int]:
        """Return who has the floor in passage `number`, and how many code points of label stand before the words."""
        labelled = self.labels[number]
        if labelled is None:
            if block.kind == TEXT and self.turn is None:
                return self.signer, 0
            return (self.turn if block.kind == TEXT else None), 0
        name, opening = labelled
        party = self.party_of(name)
        if (name.isupper() and len(name) > 1) or speech.asks(name):
            self.turn = None if speech.asks(name) else party or name.title()
            self.scene.addressee = self.next_speaker(number) if speech.asks(name) else self.scene.addressee
            return self.turn, opening
        return party if block.kind == HEADLINE else None, opening if party else 0

    def party_of(self, name: str) -> str | None:
        words = split_words(name if not name.isupper() else name.title())
        mentions = self.scene.names.find(words)
        if mentions:
            return mentions[0].party
        return next((self.scene.people[low] for low in reversed(words.lower) if low in self.scene.people), None)

    def next_speaker(self, number: int) -> str | None:
        for labelled in self.labels[number + 1 :]:
            if labelled and not speech.asks(labelled[0]):
                return self.party_of(labelled[0])
        return None

    def quoted(self, block: Passage, reads: list[Read], following: Passage | None) -> list[Quotation]:
        """The quotations of a passage with their speakers, in code points of the document."""
        spans = speech.quotations(self.text, block.start, block.end)
        return [(start, end, self.speaker_of(start, end, reads, following)) for start, end in spans]

    def speaker_of(self, start: int, end: int, reads: list[Read], following: Passage | None) -> str | None:
        for read in reads:
            if read.start > end + 2 or read.start + len(read.text) < start - 2:
                continue
            for clause in read.clauses:
                outside = not start <= read.start + read.words.starts[clause.verbs.head] < end
                if outside and clause.subject and read.words.lemmas[clause.verbs.head] in _QUOTING:
                    named = self.who(read, clause.subject)
                    if named:
                        return named[0]
        if following is not None and following.kind == SPEAKER:
            return self.named_on_line(speech.speaker_line(self.text[following.start : following.end]))
        return self.scene.subjects[-1] if self.scene.subjects else self.turn

    def named_on_line(self, line: str) -> str | None:
        if not speech.is_same_speaker(line):
            mentions = self.scene.names.find(split_words(line))
            self.scene.speaker = mentions[0].party if mentions else line.split(",", maxsplit=1)[0]
        return self.scene.speaker

    def who(self, read: Read, group: Group) -> list[str]:
        return resolve(read.words, group, read.mentions, self.scene)
