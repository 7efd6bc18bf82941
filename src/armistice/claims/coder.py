"""The coder: from a document's text to the claims it proposes. Rules and tables, the same claims every time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from armistice.archive.passages import BULLET, FURNITURE, HEADLINE, SPEAKER, TEXT, Passage, passages
from armistice.claims import modality, speech
from armistice.claims.actors import Scene
from armistice.claims.beside import (
    by_whom,
    fragments,
    messenger,
    noun_acts,
    purposes,
)
from armistice.claims.claim import Claim
from armistice.claims.codebook import Codebook
from armistice.claims.confidence import chances
from armistice.claims.dates import when
from armistice.claims.drafts import draft_clause
from armistice.claims.floor import Floor
from armistice.claims.issues import cues_of, issues_in
from armistice.claims.kin import option_meant, options_by_kind
from armistice.claims.lists import listed
from armistice.claims.quoted import attributions
from armistice.claims.reads import Draft, Read, read_passage
from armistice.claims.ties import awaited, ties
from armistice.claims.voices import Voice, Voices

__all__ = ["LEAST_CHANCE_OF_ANY", "attributions", "code"]
LEAST_CHANCE_OF_ANY = 0.48
"""A claim where less likely none is to be found would waste the time of whoever decides."""


def code(
    text: str,
    document: str,
    codebook: Codebook,
    published: datetime.date | None = None,
    *,
    body: int = 0,
    source: str | None = None,
    parts: Sequence[Passage] | None = None,
) -> list[Claim]:
    """Return the claims that the coder proposes for one document, in the order of the text.

    `text` is the stored text, `document` its hash, `published` the day that “yesterday” is counted from, `body` where
    the report begins in the text, `source` the outlet or issuer as stated, `parts` the passages of the text from there
    on where they have been told already. Offsets are code points; the same text,
    codebook and origin always give the same claims.
    """
    reader = _Reader(text, document, published, Scene(codebook))
    found: dict[str, Claim] = {}
    for claim in reader.claims(passages(text, body) if parts is None else parts, source or ""):
        found.setdefault(claim.id, claim)
    return list(found.values())


class _Reader:
    """Goes through one document once, from top to bottom, keeping the scene in mind."""

    def __init__(self, text: str, document: str, published: datetime.date | None, scene: Scene):
        self.text = text
        self.document = document
        self.published = published
        self.scene = scene
        self.cues = cues_of(scene.codebook)
        self.kinds = options_by_kind(scene.codebook)
        self.voices = Voices(text)
        self.heard: list[Voice] = []  # in the passage at hand
        self.asked: Read | None = None  # a question that waits for its answer
        self.intro: Draft | None = None  # a line that introduces bullets
        self.topic: list[tuple[str, str | None]] = []  # what the paragraph was last about
        self.echo: str | None = None  # whose message the next sentences spell out

    def claims(self, blocks: Sequence[Passage], source: str) -> Iterator[Claim]:
        """Yield what the document claims, from top to bottom."""
        self.floor = Floor(self.text, blocks, self.scene, source)
        for number, block in enumerate(blocks):
            if block.kind not in (FURNITURE, SPEAKER):
                yield from self.passage(blocks, number)

    def passage(self, blocks: Sequence[Passage], number: int) -> Iterator[Claim]:
        block = blocks[number]
        self.scene.paragraph()
        self.topic = []
        voice, opening = self.floor.enter(number, block)
        reads = read_passage(self.text, block, opening, self.scene, self.cues)
        self.heard = self.voices.hear(block, reads, blocks[number + 1] if number + 1 < len(blocks) else None)
        for read in reads:
            yield from self.sentence(read, voice)

    # --- on whose word

    def sources(self, place: int, voice: str | None) -> list[str]:
        """Who says or thinks what stands at a place of the text, innermost first; `voice` has the floor."""
        around = [one for one in self.heard if one.told and one.holds(place)]
        if not around:
            return [voice] if voice else []
        around.sort(key=lambda one: one.length)
        named = [name for one in around for name in self.floor.named(one)] + ([voice] if voice else [])
        return list(dict.fromkeys(named))

    def speaker(self, place: int, voice: str | None) -> str | None:
        """Who says I and we at a place: whoever is quoted word for word, else who has the floor."""
        around = [one for one in self.heard if one.verbatim and one.holds(place)]
        if not around:
            return voice
        around.sort(key=lambda one: one.length)
        return next((name for one in around for name in self.floor.named(one)), voice)

    # --- one sentence

    def sentence(self, read: Read, voice: str | None) -> Iterator[Claim]:
        if read.text.rstrip("\"'”’ ").endswith("?"):
            self.asked = read
            return
        answer = self.answer(read, voice)
        self.asked = None
        if answer is not None:
            yield from self.told(read, answer, voice)
            return
        others = {mention.party for mention in read.mentions} - {self.echo}
        echo = self.echo if read.kind == TEXT and not others else None
        yield from self.clauses(read, voice, echo)
        main = next((draft for draft in read.drafts if read.clauses[draft.clause].kind == "main"), None)
        for draft in [
            *noun_acts(read, read.drafts, self.scene),
            *by_whom(read, self.scene),
            *purposes(read, read.drafts, self.scene),
        ]:
            yield from self.keep(read, draft, voice)
        if main is not None:
            self.scene.acted(main.actors)  # whom `they` means in the next sentence
        yield from self.verbless(read, voice)
        if echo and not read.drafts:
            several = read.words.lower[read.opening : read.opening + 1] == ["no"]  # no truce, no boats
            for draft in [*fragments(read, [echo], echo)][: None if several else 1]:
                if draft.action in _SPELT_OUT:
                    yield from self.keep(read, draft, echo)
        self.echo = messenger(read, self.scene) or (None if others else self.echo)

    def clauses(self, read: Read, voice: str | None, echo: str | None) -> Iterator[Claim]:
        """What the clauses of a sentence claim; `echo` is whose message the sentences behind it spell out."""
        for index, clause in enumerate(read.clauses):
            if clause.verbs.start < read.opening:
                continue
            place = read.start + read.words.starts[clause.verbs.head]
            sources = self.sources(place, voice)
            self.scene.speaker = self.speaker(place, voice) or (sources[0] if sources else None)
            heard = sources[0] if sources else self.only_issuer(read)
            draft = draft_clause(read, index, self.scene, heard or echo)
            if draft is not None and heard is None and draft.actors == [echo] and draft.action not in _SPELT_OUT:
                continue
            if draft is not None:
                yield from self.keep(read, draft, voice if heard or draft.actors != [echo] else echo)
            elif clause.subject is not None:
                self.scene.acted(self.floor.who(read, clause.subject)[:1])

    def only_issuer(self, read: Read) -> str | None:
        """A communiqué says what must be in its issuer's name; a transcript does not."""
        if self.scene.issuer is None or any(self.floor.labels):
            return None
        return None if speech.quotations(read.text, 0, len(read.text)) else self.scene.issuer

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
            party = self.floor.party_of(read.text[: read.words.ends[read.opening - 1]].lstrip("-*•– ").rstrip(": "))
            for draft in list(fragments(read, [party] if party else [], voice)):
                yield from self.keep(read, draft, voice)

    def keep(self, read: Read, draft: Draft, voice: str | None) -> Iterator[Claim]:
        """Take a draft in; a line that ends in a colon only introduces what follows."""
        self.scene.acted(draft.actors)
        if read.text.endswith(":") and draft.kind == "clause":
            self.intro = draft
            return
        if read.kind not in (BULLET,):
            self.intro = None
        read.drafts.append(draft)
        yield from self.told(read, draft, voice)
        for tied in ties(read, draft, self.scene):
            yield from self.told(read, tied, voice)

    # --- from a draft to claims

    def awaited(self, read: Read, draft: Draft) -> list[str]:
        """Who must act first: `will not sign until Kerrin leaves`."""
        links = ((number, clause) for number, clause in enumerate(read.clauses) if clause.link in _FIRST)
        later = (number for number, clause in links if draft.first < clause.front <= draft.last + 1)
        return next((found for number in later if (found := awaited(read, draft, number, self.scene))), [])

    def told(self, read: Read, draft: Draft, voice: str | None) -> Iterator[Claim]:
        words = read.words
        inside = words.lemmas[draft.first : draft.last]
        action = draft.action
        verb = read.clauses[draft.clause].verbs.start if draft.kind == "clause" and action == "reject" else draft.first
        said = max(verb, draft.first)  # what is refused stands behind the verb, not in its subject
        how = draft.how or modality.force(action, words.lemmas[said : draft.last], words.tags[said : draft.last])
        head = words.lemmas[read.clauses[draft.clause].verbs.head] if draft.clause >= 0 else ""
        if how == "precondition" and head in _ASKING:
            how = "demand"  # asks both to hold their fire until the envoy has landed
        if action == "reject" and how == "precondition" and head not in _REFUSING:
            action = "request"
            draft = replace(draft, targets=draft.targets or self.awaited(read, draft))
        links = {clause.link for clause in read.clauses if draft.first <= clause.front <= draft.last}
        sure = draft.certainty or modality.certainty(words, draft.first, draft.last, links, action, how)
        start, end = read.start + words.starts[draft.first], read.start + words.ends[draft.last - 1]
        stands = read.clauses[draft.clause].verbs.head if draft.clause >= 0 else draft.first
        sources = self.sources(read.start + words.starts[stands], voice) or _own_words(self.text[start:end], draft)
        chain = (*sources, "document")
        about = self.about(read, draft)
        for number, (issue, option) in enumerate(about or [(None, None)]):
            chance = chances(read, draft, issue, self.scene.codebook, spoken=len(chain) > 1, further=number > 0)
            if chance.any < LEAST_CHANCE_OF_ANY and self.scene.codebook.parties:
                continue
            polarity = modality.stance(action, how, issue, option, inside)
            if how == "precondition" and _without(read, draft, option):
                polarity = "against"  # no truce without recognition: what is named is what they will not have
            for actor, target in _pairs(draft, how):
                yield Claim(
                    self.document, start, end, self.text[start:end], actor, target, action, how, issue, option,
                    polarity, when(words, self.published), chain, sure, confidence=chance.right,
                )  # fmt: skip

    def about(self, read: Read, draft: Draft) -> list[tuple[str, str | None]]:
        """The issues of a claim: in its words, the one of its sentence, or what the paragraph was about before."""
        found = issues_in(read.cues, draft.first, draft.last)
        around = [] if found or not read.cues else issues_in(read.cues, 0, len(read.words))
        if len(around) == 1 or (len(read.drafts) <= 1 and len(read.clauses) <= 2):
            found = found or around[:1]
        if found:
            lower = read.words.lower[draft.first : draft.last]
            found = [(issue, option or option_meant(self.kinds[issue], lower)) for issue, option in found]
            self.topic = found
        elif _POINTING & set(read.words.lower[draft.first : draft.last]) or draft.action in _TOPICAL:
            return [(issue, None) for issue, _ in self.topic[:1]]
        return found


def _own_words(quote: str, draft: Draft) -> list[str]:
    """Whose words stand in quotation marks within a claim: `dismissed it as "an invitation to be buried"`."""
    marks = [at for at, letter in enumerate(quote) if letter in _MARKS]
    several = bool(marks) and marks[0] > 0 and " " in quote[marks[0] : marks[0] + 12]
    return draft.actors if several and len(draft.actors) == 1 and draft.action in _SPOKEN else []


def _without(read: Read, draft: Draft, option: str | None) -> bool:
    """Tell whether an option is named as what there would be without the thing asked for."""
    inside = [cue for cue in read.cues if draft.first <= cue.start < draft.last and cue.option == option]
    return option is not None and any(read.words.lower[cue.start] in ("without", "no") for cue in inside)


_ASKING = frozenset({"ask", "call", "urge", "expect", "appeal", "implore", "beg", "like", "invite", "petition"})
_REFUSING = frozenset({"refuse", "reject", "forbid", "swear"})
_MARKS = '"“„«'
_SPOKEN = frozenset({"accuse", "support", "reject", "request", "agree", "threaten"})
_FIRST = frozenset({"until", "unless", "before", "once"})
_SPELT_OUT = ("reject", "request")
_TOPICAL = frozenset({"agree", "reject", "request"})
_POINTING = listed("coder.pointing")


_MUTUAL = frozenset({"consult", "cooperate", "agree"})


def _pairs(draft: Draft, how: str) -> Iterable[tuple[str | None, str | None]]:
    """Joint actors give one claim each; where nobody else is meant, each is the other's target."""
    mutual = draft.mutual or draft.action in _MUTUAL or (draft.action == "support" and how == "commitment")
    if len(draft.actors) == 2 and mutual and not draft.party_meant:
        first, second = draft.actors
        return [(first, second), (second, first)]
    return [(actor, target) for actor in draft.actors or [None] for target in draft.targets or [None]]
