"""Whose words and thoughts a passage gives: what its sentences attribute, and its quotations with their speakers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from armistice.archive.passages import SPEAKER, Passage
from armistice.claims import naming, speech
from armistice.claims.attribution import called_by, label_of, said_in
from armistice.claims.phrases import Group
from armistice.claims.reads import Read, Said

Span = tuple[int, int]
"""Code points of the document, from the first to past the last."""
_TRIMMED = " \t\n,;:–—-"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that are attributed: the content, who is named as its source, and the verb or phrase that says so.

    All are spans of code points of the document; `named` are the words of the source. `cue` is None where only the
    place tells who speaks: the label of a turn, the line below a quotation, a further quotation of the same speaker.
    """

    content: Span
    source: Span
    cue: Span | None
    named: str


@dataclass(frozen=True, slots=True)
class Voice:
    """An attribution with where its source stands: a group of a sentence's words, or None for a line or label."""

    attribution: Attribution
    read: Read | None = None
    group: Group | None = None
    verbatim: bool = False
    told: bool = True  # not a deed in words

    @property
    def length(self) -> int:
        """Code points of what is said."""
        return self.attribution.content[1] - self.attribution.content[0]

    def holds(self, place: int) -> bool:
        return self.attribution.content[0] <= place < self.attribution.content[1]


class Voices:
    """Hears who speaks while a document is read from top to bottom."""

    def __init__(self, text: str):
        self.text = text
        self.before: list[Read] = []  # the sentences of the passage before
        self.last: Voice | None = None  # who was quoted last, in this passage or the one before
        self.line: Voice | None = None  # the last line that named a speaker

    def hear(self, block: Passage, reads: list[Read], following: Passage | None) -> list[Voice]:
        """Return who says, thinks or is quoted in a passage, in the order of the text."""
        quotes = speech.quotations(self.text, block.start, block.end)
        found: list[Voice] = []
        for read in reads:
            marks = [group for group in (_inside(read, quote) for quote in quotes) if group]
            for said in said_in(read, marks):
                voice = self.voice(read, said, quotes)
                found += [voice] if voice else []
        if not quotes and not found:
            self.before, self.last = reads, None
            return found
        for quote in quotes:
            if not any(_covers(voice, quote) for voice in found):
                below = self.on_line(following, quote) if following and following.kind == SPEAKER else None
                speaker = below or self.speaker_of(quote, reads, found)
                found += [speaker] if speaker else []
        found.sort(key=lambda voice: (voice.attribution.content[0], -voice.attribution.content[1]))
        self.before = reads
        quoting = [voice for voice in found if voice.verbatim]
        self.last = quoting[-1] if quoting else None
        return found

    # --- from words to places

    def voice(self, read: Read, said: Said, quotes: Sequence[Span]) -> Voice | None:
        """Where on the page somebody's words stand, a quotation with all its sentences."""
        words, (content, source, cue, told) = read.words, said
        start, end = _span(read, content)
        cued = _span(read, cue)
        for first, last in quotes:
            outside = not first <= cued[0] < last
            if outside and first < start <= last and content[0] <= read.opening:
                start = first  # the quotation began sentences ago
            if outside and first <= end <= last + 1 and content[1] >= len(words) - 1:
                end = last
        start, end = self.trimmed(start, end, quotes)
        if end <= start:
            return None
        verbatim = any(min(end, last) - max(start, first) > (end - start) / 2 for first, last in quotes)
        named = _span(read, source)
        return Voice(Attribution((start, end), named, cued, self.text[slice(*named)]), read, source, verbatim, told)

    def trimmed(self, start: int, end: int, quotes: Sequence[Span]) -> Span:
        """Without marks and stops at the ends; those of a quotation stay where other words stand beside it."""
        text = self.text
        while start < end and text[start] in _TRIMMED:
            start += 1
        while end > start and (text[end - 1] in _TRIMMED or (text[end - 1] == "." and _past_mark(end - 1, quotes))):
            end -= 1
        opened = any(first - 1 == start for first, _ in quotes)
        closed = [last for first, last in quotes if first < end <= last + 1 and not text[end:last].strip(_TRIMMED)]
        if opened and closed:
            start, end = start + 1, min(end, closed[0])
        inside = any(first <= start and end <= last for first, last in quotes)
        while end > start and (text[end - 1] in _TRIMMED or (text[end - 1] == "." and not inside)):
            end -= 1
        return start, end

    # --- quotations that no verb of their sentence claims

    def speaker_of(self, quote: Span, reads: list[Read], found: Sequence[Voice]) -> Voice | None:
        around = [read for read in reads if read.start < quote[1] and quote[0] < read.start + len(read.text)]
        if not around:
            return None
        read = around[0]
        group = _inside(read, quote)
        if group is None:
            return None
        labelled = label_of(read, group)
        if labelled is not None:
            return self.quoted(quote, read, labelled)
        if _stands_alone(around, quote):
            return self.alone(quote, reads, around, found)
        source = called_by(read, group)
        if source is None:
            return None
        return self.quoted(quote, read, source[0], _span(read, source[1]) if source[1] else None)

    def quoted(self, quote: Span, read: Read, source: Group, cue: Span | None = None) -> Voice:
        named = _span(read, source)
        return Voice(Attribution(quote, named, cue, self.text[slice(*named)]), read, source, True)

    def alone(self, quote: Span, reads: list[Read], around: list[Read], found: Sequence[Voice]) -> Voice | None:
        """A quotation by itself is of who was quoted before it, was spoken of before it, or is named behind it."""
        if _words(self.text, quote) < speech.FEWEST_WORDS:
            return None
        earlier = [one for one in found if one.verbatim and one.attribution.content[1] <= quote[0]]
        if earlier:
            return replace(earlier[-1], attribution=replace(earlier[-1].attribution, content=quote, cue=None))
        at = reads.index(around[0])
        for read in reversed(reads[:at]):
            source = _person(read)
            if source:
                return self.quoted(quote, read, source)
        after = reads.index(around[-1]) + 1
        for read in reads[after : after + 1]:
            source = _person(read)
            if source:
                return self.quoted(quote, read, source)
        if self.last is not None:
            return replace(self.last, attribution=replace(self.last.attribution, content=quote, cue=None))
        for read in reversed(self.before):
            source = _person(read)
            if source:
                return self.quoted(quote, read, source)
        return None

    def on_line(self, line: Passage, quote: Span) -> Voice | None:
        named = speech.speaker_line(self.text[line.start : line.end])
        if speech.is_same_speaker(named) and self.line is not None:
            return replace(self.line, attribution=replace(self.line.attribution, content=quote))
        place = line.end - len(named), line.end
        self.line = Voice(Attribution(quote, place, None, named), verbatim=True)
        return self.line


def _span(read: Read, group: Group) -> Span:
    return read.start + read.words.starts[group[0]], read.start + read.words.ends[group[1] - 1]


def _inside(read: Read, quote: Span) -> Group | None:
    """The words of a sentence that stand in a quotation."""
    first, last = quote[0] - read.start, quote[1] - read.start
    if last <= 0 or first >= len(read.text):
        return None
    places = [at for at, start in enumerate(read.words.starts) if first <= start < last]
    return (places[0], places[-1] + 1) if places else None


def _past_mark(place: int, quotes: Sequence[Span]) -> bool:
    return any(last + 1 == place for _, last in quotes)


def _covers(voice: Voice, quote: Span) -> bool:
    """Tell a voice from outside a quotation that has most of it as its content."""
    start, end = voice.attribution.content
    cue = voice.attribution.cue
    outside = cue is None or not quote[0] <= cue[0] < quote[1]
    return outside and (min(end, quote[1]) - max(start, quote[0])) * 2 >= quote[1] - quote[0]


def _stands_alone(around: list[Read], quote: Span) -> bool:
    """Tell whether no other verb stands in the sentences of a quotation."""
    return not any(
        not quote[0] <= read.start + read.words.starts[clause.verbs.head] < quote[1]
        for read in around
        for clause in read.clauses
    )


def _person(read: Read) -> Group | None:
    """Who the sentence is about, if it can speak."""
    for clause in read.clauses:
        if clause.subject is not None and clause.kind != "relative" and naming.can_speak(read, clause.subject):
            return clause.subject
    return None


def _words(text: str, span: Span) -> int:
    return len(text[slice(*span)].split())
