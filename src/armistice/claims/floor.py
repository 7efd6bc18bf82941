"""Who has the floor: labels of a transcript, quotations and the lines that name their speakers, signers of letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from armistice.archive.passages import HEADLINE, TEXT, Passage
from armistice.claims import speech
from armistice.claims.actors import Scene, resolve
from armistice.claims.lexicon import dictionary
from armistice.claims.lists import listed
from armistice.claims.phrases import Group
from armistice.claims.reads import Read
from armistice.claims.voices import Attribution, Voice
from armistice.claims.words import split_words

_FIRST_PERSON = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_LETTER = re.compile(
    r"(?:^|\n)[ \t]*(?:dear|to (?:our|the|my)|with respect|yours|sincerely|regards|colleagues)\b", re.IGNORECASE
)
_OUTLETS = listed("floor.outlets")
"""A newspaper of a capital does not speak for its government."""


class Floor:
    """Keeps who speaks while a document is read from top to bottom."""

    def __init__(self, text: str, blocks: Sequence[Passage], scene: Scene, source: str):
        self.text = text
        self.scene = scene
        self.turn: str | None = None  # who has the floor in a transcript
        self.label: tuple[int, int] | None = None  # where who has the floor is named
        self.labels = [self.label_of(block) for block in blocks]
        names = Counter(label[0] for label in self.labels if label)
        talk = any(speech.asks(name) for name in names)
        self.speaking = {name for name, times in names.items() if times > 1 or talk}
        scene.issuer = None if _OUTLETS & set(source.lower().replace(",", " ").split()) else self.only_party(source)
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
            self.label = self.label if block.kind == TEXT and self.turn else None
            if block.kind == TEXT and self.turn is None:
                return self.signer, 0
            return (self.turn if block.kind == TEXT else None), 0
        name, opening = labelled
        party = self.party_of(name)
        named = block.start + self.text[block.start : block.end].index(name)
        self.label = None if speech.asks(name) else (named, named + len(name))
        if (name.isupper() and len(name) > 1) or (name in self.speaking and block.kind == TEXT) or speech.asks(name):
            self.turn = None if speech.asks(name) else party or name
            self.scene.addressee = self.next_speaker(number) if speech.asks(name) else self.scene.addressee
            return self.turn, opening
        if block.kind != HEADLINE or not (party or self.is_name(name)):
            self.label = None
        return party if block.kind == HEADLINE else None, opening if party or self.label else 0

    def is_name(self, name: str) -> bool:
        """Tell a label that can be somebody's name from a word such as Note or Background."""
        return not any(dictionary(low) for low in split_words(name).lower if low != "'s")

    def turn_of(self, block: Passage, opening: int) -> Attribution | None:
        """The words of a passage as those of whom its label, or that of the turn it belongs to, names."""
        start = block.start + opening
        if self.label is None or start >= block.end:
            return None
        return Attribution((start, block.end), self.label, None, self.text[slice(*self.label)])

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

    def who(self, read: Read, group: Group) -> list[str]:
        return resolve(read.words, group, read.mentions, self.scene)

    def named(self, voice: Voice) -> list[str]:
        """Whom the source of a voice means: a party, its own words, or nobody who can be told."""
        words = voice.attribution.named
        if voice.read is not None and voice.group is not None:
            found = self.who(voice.read, voice.group)[:1]
            return found or ([words] if voice.read.words.tags[voice.group[0]] not in "OW" else [])
        mentions = self.scene.names.find(split_words(words))
        return [mentions[0].party if mentions else words.split(",", maxsplit=1)[0]]
