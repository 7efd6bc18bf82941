"""The coder: from a document's text to the claims it proposes. Rules and tables, the same claims every time."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from armistice.archive.passages import BULLET, FURNITURE, HEADLINE, SPEAKER, TEXT, Passage, passages
from armistice.claims import modality, speech
from armistice.claims.actors import Scene, introduce, resolve
from armistice.claims.claim import Claim
from armistice.claims.clauses import SAYING, clauses_of
from armistice.claims.codebook import Codebook
from armistice.claims.confidence import confidence
from armistice.claims.dates import when
from armistice.claims.drafts import Draft, Read, conditions, draft_clause, fragments, noun_acts
from armistice.claims.issues import cues_of, issues_in
from armistice.claims.lists import listed
from armistice.claims.phrases import Group, whole
from armistice.claims.sentences import split_sentences
from armistice.claims.words import split_words

LEAST_CONFIDENCE = 0.4
"""Below this a claim would waste the time of whoever decides."""
_FIRST_PERSON = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_LETTER = re.compile(
    r"(?:^|\n)\s*(?:dear|to (?:our|the|my)|with respect|yours|sincerely|regards|colleagues)\b", re.IGNORECASE
)


def passages_of(text: str, body: int = 0) -> list[Passage]:
    """Return the passages of a stored text from code point `body` on."""
    return [Passage(part.start + body, part.end + body, part.kind) for part in passages(text[body:])]


def code(
    text: str,
    document: str,
    codebook: Codebook,
    published: datetime.date | None = None,
    body: int = 0,
    source: str | None = None,
) -> list[Claim]:
    """Return the claims that the coder proposes for one document, in the order of the text.

    `text` is the stored text, `document` its hash, `published` the day that “yesterday” is counted from, `body` where
    the report begins in the text, `source` the outlet or issuer as stated. Offsets are code points; the same text,
    codebook and origin always give the same claims.
    """
    reader = _Reader(text, document, codebook, published, source)
    found: dict[str, Claim] = {}
    for claim in reader.claims(body):
        found.setdefault(claim.id, claim)
    return list(found.values())


class _Reader:
    """Goes through one document once, from top to bottom, keeping the scene in mind."""

    def __init__(
        self, text: str, document: str, codebook: Codebook, published: datetime.date | None, source: str | None
    ):
        self.text = text
        self.document = document
        self.published = published
        self.scene = Scene(codebook)
        self.cues = cues_of(codebook)
        self.scene.issuer = self.only_party(source or "")
        self.signer: str | None = None  # of a letter: its every word is theirs
        self.turn: str | None = None  # who has the floor in a transcript
        self.asked: Read | None = None  # a question that waits for its answer
        self.intro: Draft | None = None  # a line that introduces bullets
        self.topic: list[tuple[str, str | None]] = []  # what the paragraph was last about

    def only_party(self, words: str) -> str | None:
        parties = {mention.party for mention in self.scene.names.find(split_words(words))}
        return parties.pop() if len(parties) == 1 else None

    def claims(self, body: int) -> Iterator[Claim]:
        blocks = passages_of(self.text, body)
        self.signer = self.who_signs(blocks)
        self.labels = [self.label_of(block) for block in blocks]
        for number, block in enumerate(blocks):
            if block.kind not in (FURNITURE, SPEAKER):
                yield from self.passage(blocks, number)

    def who_signs(self, blocks: Sequence[Passage]) -> str | None:
        """The signer of a letter or circular: named in its last lines or as its issuer, and speaking as we."""
        if not blocks or not _LETTER.search(self.text) or not _FIRST_PERSON.search(self.text):
            return None
        for block in blocks[-2:]:
            if block.end - block.start <= 90 and (party := self.only_party(self.text[block.start : block.end])):
                return party
        return self.scene.issuer

    # --- who speaks

    def label_of(self, block: Passage) -> tuple[str, int] | None:
        return speech.label(self.text[block.start : min(block.end, block.start + 80)])

    def passage(self, blocks: Sequence[Passage], number: int) -> Iterator[Claim]:
        block = blocks[number]
        self.scene.paragraph()
        self.topic = []
        labelled = self.labels[number]
        voice, opening = self.enter(labelled, number, block)
        reads = [self.read(*place, block.kind) for place in split_sentences(self.text, block.start, block.end)]
        if reads and opening:
            reads[0].opening = sum(end <= opening for end in reads[0].words.ends)
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        quotes = self.quoted(block, reads, following)
        for read in reads:
            yield from self.sentence(read, quotes, voice)

    def enter(self, labelled: tuple[str, int] | None, number: int, block: Passage) -> tuple[str | None, int]:
        """Who has the floor in a passage, and how many code points of label stand before the words."""
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

    def read(self, first: int, last: int, kind: str) -> Read:
        words = split_words(self.text[first:last])
        clauses, nouns = clauses_of(words)
        mentions = self.scene.names.find(words)
        introduce(words, nouns, mentions, self.scene)
        return Read(first, words, clauses, nouns, mentions, self.cues.find(words), kind)

    def quoted(self, block: Passage, reads: list[Read], following: Passage | None) -> list[tuple[int, int, str | None]]:
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

    # --- one sentence

    def sentence(self, read: Read, quotes: Sequence[tuple[int, int, str | None]], voice: str | None) -> Iterator[Claim]:
        if read.text.rstrip("\"'”’ ").endswith("?"):
            self.asked = read
            return
        answer = self.answer(read, voice)
        self.asked = None
        if answer is not None:
            yield from self.told(read, answer, voice)
            return
        for index, clause in enumerate(read.clauses):
            if clause.verbs.start < read.opening:
                continue
            place = read.start + read.words.starts[clause.verbs.head]
            speaker = next((who for start, end, who in quotes if start <= place < end), voice)
            self.scene.speaker = speaker or self.scene.speaker
            over = self.reporters(read, index)
            draft = draft_clause(read, index, self.scene, (over or [speaker or self.only_issuer(read)])[0])
            if draft is not None:
                yield from self.keep(read, draft, speaker)
            elif clause.subject is not None:
                self.scene.acted(self.who(read, clause.subject)[:1])
        main = next((draft for draft in read.drafts if read.clauses[draft.clause].kind == "main"), None)
        for draft in list(noun_acts(read, read.drafts, self.scene)):
            yield from self.keep(read, draft, voice)
        if main is not None:
            self.scene.acted(main.actors)  # whom `they` means in the next sentence
        yield from self.verbless(read, voice)

    def only_issuer(self, read: Read) -> str | None:
        """A communiqué says what must be in its issuer's name; a transcript does not."""
        spoken = any(self.labels) or speech.quotations(read.text, 0, len(read.text))
        return None if spoken else self.scene.issuer

    def answer(self, read: Read, voice: str | None) -> Draft | None:
        """`No.` after a question is a refusal of what was asked."""
        words = read.words
        at = read.opening
        if voice is None or self.asked is None or words.lower[at : at + 1] != ["no"]:
            return None
        if words.tags[at + 1 : at + 2] not in (".", ",", "-"):
            return None
        self.topic = issues_in(self.asked.cues, 0, len(self.asked.words)) or self.topic
        return Draft([voice], [], "reject", 0.9, 10.0, -1, at, at + 1, "refusal", kind="fragment")

    def verbless(self, read: Read, voice: str | None) -> Iterator[Claim]:
        """Bullets under a line that introduces them, and what follows a label without a verb."""
        if read.kind == BULLET and not read.drafts and self.intro is not None:
            first = next((at for at, tag in enumerate(read.words.tags) if tag in "DJNPGVE#O"), 0)
            if any(read.words.lower[first : first + 1]) and not read.opening:
                yield from self.keep(read, replace(self.intro, clause=-1, first=first, last=len(read.words)), voice)
                return
        if read.kind in (HEADLINE, BULLET) and read.opening and not read.drafts:
            party = self.party_of(read.text[: read.words.ends[read.opening - 1]].lstrip("-*•– ").rstrip(": "))
            for draft in list(fragments(read, [party] if party else [], voice)):
                yield from self.keep(read, draft, voice)

    def keep(self, read: Read, draft: Draft, speaker: str | None) -> Iterator[Claim]:
        """Take a draft in; a line that ends in a colon only introduces what follows."""
        self.scene.acted(draft.actors)
        if read.text.endswith(":") and draft.kind == "clause":
            self.intro = draft
            return
        if read.kind not in (BULLET,):
            self.intro = None
        read.drafts.append(draft)
        yield from self.told(read, draft, speaker)
        for condition in list(conditions(read, draft)):
            yield from self.told(read, condition, speaker)

    def reporters(self, read: Read, index: int) -> list[str]:
        """Who reports clause number `index`, innermost first."""
        chain: list[str] = []
        at = index
        while read.clauses[at].kind == "reported" and read.clauses[at].governor >= 0:
            at = read.clauses[at].governor
            subject = read.clauses[at].subject
            chain += self.who(read, subject)[:1] if subject else []
        return chain

    # --- from a draft to claims

    def told(self, read: Read, draft: Draft, speaker: str | None) -> Iterator[Claim]:
        words = read.words
        inside = words.lemmas[draft.first : draft.last]
        action = draft.action
        how = draft.how or modality.force(action, inside, words.tags[draft.first : draft.last])
        if action == "reject" and how == "precondition":
            action = "request"
        links = {clause.link for clause in read.clauses if draft.first <= clause.front <= draft.last}
        sure = "hedged" if draft.hedged else modality.certainty(words, draft.first, draft.last, links, action, how)
        start, end = read.start + words.starts[draft.first], read.start + words.ends[draft.last - 1]
        chain = self.attribution(read, draft, speaker)
        about = self.about(read, draft)
        for issue, option in about or [(None, None)]:
            shape = Claim(
                self.document, start, end, self.text[start:end], None, None, action, how, issue, option,
                modality.stance(action, how, issue, option, inside), when(words, self.published), chain, sure,
                confidence=confidence(read, draft, issue, self.scene.codebook),
            )  # fmt: skip
            if shape.confidence >= LEAST_CONFIDENCE or not self.scene.codebook.parties:
                for actor, target in _pairs(draft):
                    yield replace(shape, actor=actor, target=target, id="")

    def about(self, read: Read, draft: Draft) -> list[tuple[str, str | None]]:
        """The issues of a claim: in its words, in its sentence, or in what the paragraph was about before."""
        found = issues_in(read.cues, draft.first, draft.last)
        if not found and len(read.drafts) <= 1 and len(read.clauses) <= 2:
            found = issues_in(read.cues, 0, len(read.words))[:1]
        if found:
            self.topic = found
        elif _POINTING & set(read.words.lower[draft.first : draft.last]) or draft.action in _TOPICAL:
            found = self.topic[:1]
        return found

    def attribution(self, read: Read, draft: Draft, speaker: str | None) -> tuple[str, ...]:
        chain = self.reporters(read, draft.clause) if draft.clause >= 0 else []
        if draft.clause >= 0:
            chain += self.afterwards(read, draft)
        chain += [speaker] if speaker else []
        once = [name for place, name in enumerate(chain) if name not in chain[:place]]
        return (*once, "document")

    def afterwards(self, read: Read, draft: Draft) -> list[str]:
        """`…, two officials said` and `according to …`."""
        found: list[str] = []
        words = read.words
        for number, clause in enumerate(read.clauses):
            says = words.lemmas[clause.verbs.head] in _AFTER_SAYING and clause.kind == "main" and clause.subject
            alone = not any(other.governor == number and other.kind == "reported" for other in read.clauses)
            if says and alone and number > draft.clause and clause.front >= draft.last and clause.subject:
                found += self.who(read, clause.subject)[:1]
        for at, low in enumerate(words.lower[:-1]):
            if low == "according" and words.lower[at + 1] == "to":
                number = next((number for number, group in enumerate(read.nouns) if group[0] >= at + 2), None)
                found += self.who(read, whole(words, read.nouns, number))[:1] if number is not None else []
        return found


_QUOTING = SAYING | listed("coder.quoting")
_AFTER_SAYING = listed("coder.after_saying")
_TOPICAL = frozenset({"agree", "reject", "request"})
_POINTING = listed("coder.pointing")


_MUTUAL = frozenset({"consult", "cooperate", "agree", "support"})


def _pairs(draft: Draft) -> Iterable[tuple[str | None, str | None]]:
    """Joint actors give one claim each; where nobody else is meant, each is the other's target."""
    if len(draft.actors) == 2 and draft.action in _MUTUAL and not draft.party_meant:
        first, second = draft.actors
        return [(first, second), (second, first)]
    return [(actor, target) for actor in draft.actors or [None] for target in draft.targets or [None]]
