"""The coder: from a document's text to the claims it proposes. Rules and tables, the same claims every time."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Iterable, Iterator, Sequence

from armistice.archive.passages import BULLET, FURNITURE, HEADLINE, SPEAKER, Passage, passages
from armistice.claims import modality, speech
from armistice.claims.actors import Scene, introduce, is_agent, resolve
from armistice.claims.claim import Claim
from armistice.claims.clauses import SAYING, Clause, clauses_of
from armistice.claims.codebook import Codebook
from armistice.claims.dates import when
from armistice.claims.events import Fit, judge
from armistice.claims.issues import Cue, cues_of, issues_in
from armistice.claims.names import Mention
from armistice.claims.phrases import Group, whole
from armistice.claims.sentences import split_sentences
from armistice.claims.words import Words, split_words

LEAST_CHANCE = 0.3
"""An action less likely than this is not proposed."""


@dataclass(slots=True)
class Read:
    """One sentence with all that was found in it. Offsets of `words` count from `start` in the document."""

    start: int
    words: Words
    clauses: list[Clause]
    nouns: list[Group]
    mentions: list[Mention]
    cues: list[Cue]
    kind: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: what a clause says, before issue, force and place are told."""

    actors: list[str]
    targets: list[str]
    fit: Fit
    clause: int
    first: int  # words
    last: int
    passive: bool


def passages_of(text: str, body: int = 0) -> list[Passage]:
    """Return the passages of a stored text from code point `body` on."""
    return [Passage(part.start + body, part.end + body, part.kind) for part in passages(text[body:])]


def code(
    text: str, document: str, codebook: Codebook, published: datetime.date | None = None, body: int = 0
) -> list[Claim]:
    """Return the claims that the coder proposes for one document, in the order of the text.

    `text` is the stored text, `document` its hash, `published` the day that “yesterday” is counted from, `body` where
    the report begins in the text. Offsets are code points; the same text and codebook always give the same claims.
    """
    return list(_Reader(text, document, codebook, published).claims(body))


class _Reader:
    """Goes through one document once, from top to bottom, keeping the scene in mind."""

    def __init__(self, text: str, document: str, codebook: Codebook, published: datetime.date | None):
        self.text = text
        self.document = document
        self.codebook = codebook
        self.published = published
        self.scene = Scene(codebook)
        self.cues = cues_of(codebook)
        self.turn: str | None = None  # who has the floor in a transcript
        self.intro: Draft | None = None  # a line that introduces bullets

    def claims(self, body: int) -> Iterator[Claim]:
        blocks = passages_of(self.text, body)
        for number, block in enumerate(blocks):
            if block.kind in (FURNITURE, SPEAKER):
                continue
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            yield from self.passage(block, following)

    def passage(self, block: Passage, following: Passage | None) -> Iterator[Claim]:
        self.scene.paragraph()
        reads = [
            self.read(first, last, block.kind) for first, last in split_sentences(self.text, block.start, block.end)
        ]
        quotes = self.quoted(block, reads, following)
        for read in reads:
            yield from self.sentence(read, quotes)

    def read(self, first: int, last: int, kind: str) -> Read:
        words = split_words(self.text[first:last])
        clauses, nouns = clauses_of(words)
        mentions = self.scene.names.find(words)
        introduce(words, nouns, mentions, self.scene)
        return Read(first, words, clauses, nouns, mentions, self.cues.find(words), kind)

    # --- who speaks

    def quoted(
        self, block: Passage, reads: list[Read], following: Passage | None
    ) -> list[tuple[int, int, str | None]]:
        """The quotations of a passage with their speakers, in code points of the document."""
        found = []
        for start, end in speech.quotations(self.text, block.start, block.end):
            found.append((start, end, self.speaker_of(start, end, reads, block, following)))
        return found

    def speaker_of(
        self, start: int, end: int, reads: list[Read], block: Passage, following: Passage | None
    ) -> str | None:
        for read in reads:
            touches = read.start <= end + 1 and read.start + len(read.words.text) >= start - 1
            if not touches:
                continue
            for clause in read.clauses:
                place = read.start + read.words.starts[clause.verbs.head]
                outside = not start <= place < end
                if outside and clause.subject and read.words.lemmas[clause.verbs.head] in SAYING | _QUOTING:
                    named = self.who(read, clause.subject)
                    if named:
                        return named[0]
        if following is not None and following.kind == SPEAKER:
            return self.named_on_line(speech.speaker_line(self.text[following.start : following.end]))
        return None

    def named_on_line(self, line: str) -> str | None:
        if speech.is_same_speaker(line):
            return self.scene.speaker
        words = split_words(line)
        mentions = self.scene.names.find(words)
        self.scene.speaker = mentions[0].party if mentions else line.split(",")[0]
        return self.scene.speaker

    def who(self, read: Read, group: Group) -> list[str]:
        return resolve(read.words, group, read.mentions, self.scene)

    # --- one sentence

    def sentence(self, read: Read, quotes: Sequence[tuple[int, int, str | None]]) -> Iterator[Claim]:
        if read.words.text.rstrip("\"'”’ ").endswith("?"):
            return
        drafts = []
        for index, clause in enumerate(read.clauses):
            place = read.start + read.words.starts[clause.verbs.head]
            quote = next(((s, e, who) for s, e, who in quotes if s <= place < e), None)
            self.scene.speaker = quote[2] if quote else self.turn or self.scene.speaker
            draft = self.draft(read, index)
            if draft is not None:
                drafts.append(draft)
                yield from self.claim(read, draft, quote[2] if quote else self.turn)
            elif clause.subject is not None:
                self.scene.acted(self.who(read, clause.subject)[:1])

    def draft(self, read: Read, index: int) -> Draft | None:
        clause, words = read.clauses[index], read.words
        if not self.asserted(read, index):
            return None
        passive = clause.verbs.passive
        subject = clause.subject
        actors = self.who(read, subject) if subject else []
        source, target = (subject, self.object_of(read, clause)) if not passive else (self.agent(read, clause), subject)
        if passive:
            actors, targets = (self.who(read, source) if source else []), actors
            if not targets and subject and not source:
                return None
        else:
            targets = self.who(read, target) if target else []
        if not actors and not (passive and targets):
            return None
        ranges = [clause.subject] if clause.subject else []
        part = _part(words, [*ranges, (clause.verbs.start, clause.end)])
        fit = judge(part, _span(words, source), _span(words, target))
        if fit is None or fit.chance < LEAST_CHANCE:
            return None
        targets = [party for party in targets if party not in actors]
        self.scene.acted(actors)
        first, last = self.extent(read, index)
        return Draft(actors, targets, fit, index, first, last, passive)

    def asserted(self, read: Read, index: int) -> bool:
        """Tell whether the sentence holds the clause to be so: no condition, no content of a wish or a warning."""
        clause = read.clauses[index]
        if clause.link in ("if", "whether", "unless", "until", "before", "than"):
            return False
        if clause.kind == "reported" and clause.governor >= 0:
            over = read.clauses[clause.governor]
            lemma = read.words.lemmas[over.verbs.head]
            group = read.words.tags[over.verbs.start : over.verbs.end]
            if "X" in group:
                return False
            return lemma in SAYING and lemma not in _WISHES
        return True

    def object_of(self, read: Read, clause: Clause) -> Group | None:
        """The noun group after the verb that the act is most likely directed at."""
        words = read.words
        best, score = None, -1.0
        for at, group in enumerate(read.nouns):
            if group[0] < clause.verbs.end or group[0] >= clause.end:
                continue
            value = 1.0 - 0.08 * (group[0] - clause.verbs.end)
            if any(group[0] <= mention.start < group[1] for mention in read.mentions):
                value += 2.0
            elif is_agent(words, group):
                value += 1.0
            before = words.lower[group[0] - 1]
            value += 0.4 if before in _TOWARDS else -0.6 if before in ("in", "at", "by", "during", "after") else 0.0
            if value > score:
                best, score = whole(words, read.nouns, at), value
        return best

    def agent(self, read: Read, clause: Clause) -> Group | None:
        for at, group in enumerate(read.nouns):
            if clause.verbs.end <= group[0] < clause.end and read.words.lower[group[0] - 1] == "by":
                return whole(read.words, read.nouns, at)
        return None

    def extent(self, read: Read, index: int) -> tuple[int, int]:
        """The words of a claim: from its subject to the end of what hangs on it."""
        clause = read.clauses[index]
        own = clause.subject is not None and clause.subject[0] == clause.front
        first = clause.front if own else clause.verbs.start
        last = clause.end
        for after in read.clauses[index + 1 :]:
            hangs = after.kind in ("relative", "reported") or after.link in ("if", "unless", "until", "before", "once")
            if not hangs or after.front > last:
                break
            last = after.end
        while last > first + 1 and read.words.tags[last - 1] in ",.;:-Q(CSW":
            last -= 1
        return first, last

    # --- from a draft to claims

    def claim(self, read: Read, draft: Draft, speaker: str | None) -> Iterator[Claim]:
        words = read.words
        inside = words.lemmas[draft.first : draft.last]
        tags = words.tags[draft.first : draft.last]
        action = draft.fit.action
        how = modality.force(action, inside, tags)
        links = [clause.link for clause in read.clauses if draft.first <= clause.front < draft.last]
        sure = modality.certainty(inside, links, action, how)
        start, end = read.start + words.starts[draft.first], read.start + words.ends[draft.last - 1]
        about = issues_in(read.cues, draft.first, draft.last) or issues_in(read.cues, 0, len(words))[:1]
        chain = self.attribution(read, draft, speaker)
        for issue, option in about or [(None, None)]:
            shape = Claim(
                self.document, start, end, self.text[start:end], None, None, action, how, issue, option,
                modality.stance(action, how, issue, inside), when(words, self.published), chain, sure,
                confidence=round(self.confidence(draft), 2),
            )  # fmt: skip
            for actor, target in _pairs(draft):
                yield replace(shape, actor=actor, target=target, id="")

    def attribution(self, read: Read, draft: Draft, speaker: str | None) -> tuple[str, ...]:
        chain: list[str] = []
        at = draft.clause
        while read.clauses[at].kind == "reported" and read.clauses[at].governor >= 0:
            at = read.clauses[at].governor
            subject = read.clauses[at].subject
            chain += self.who(read, subject)[:1] if subject else []
        if speaker:
            chain.append(speaker)
        once = [name for place, name in enumerate(chain) if name not in chain[:place]]
        return (*once, "document")

    def confidence(self, draft: Draft) -> float:
        return draft.fit.chance * 0.9


_WISHES = frozenset("hope fear expect warn vow promise pledge deny complain allege concede believe think feel".split())
_QUOTING = frozenset("ask write post quote speak answer call describe".split())
_TOWARDS = frozenset("to on against with from at for of upon towards toward".split())


def _pairs(draft: Draft) -> Iterable[tuple[str | None, str | None]]:
    """Joint actors give one claim each; where nobody else is meant, each is the other's target."""
    if len(draft.actors) == 2 and not draft.targets and draft.fit.action in ("consult", "support", "cooperate", "agree"):
        first, second = draft.actors
        return [(first, second), (second, first)]
    return [(actor, target) for actor in draft.actors or [None] for target in draft.targets or [None]]


def _part(words: Words, ranges: Sequence[Group]) -> Words:
    """The words of a clause alone, its subject and what it says; offsets still count from the sentence."""
    keep = [at for first, last in ranges for at in range(first, last)]
    return Words(
        words.text,
        [words.forms[at] for at in keep],
        [words.lower[at] for at in keep],
        [words.lemmas[at] for at in keep],
        "".join(words.tags[at] for at in keep),
        [words.starts[at] for at in keep],
        [words.ends[at] for at in keep],
    )


def _span(words: Words, group: Group | None) -> tuple[int, int] | None:
    return (words.starts[group[0]], words.ends[group[1] - 1]) if group else None
