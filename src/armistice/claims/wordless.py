"""What a clause claims in words that no pattern knows, told from its form: a request, a promise, a refusal, a deed."""

from __future__ import annotations

from armistice.claims.actors import Scene, resolve
from armistice.claims.arguments import extent
from armistice.claims.clauses import says
from armistice.claims.lists import listed
from armistice.claims.phrases import Clause, Group
from armistice.claims.reads import Draft, Read
from armistice.claims.words import Words

_MANNERS = listed("drafts.manners")
_STATES = listed("drafts.states")
_PLANS = listed("wordless.plans")
_FORESEEING = listed("wordless.foreseeing")
_FATES = listed("wordless.fates") | _STATES
_FUTURE = frozenset({"will", "would", "shall", "'ll", "'d"})


def left_open(read: Read, index: int, scene: Scene, voice: str | None) -> Draft | None:
    """Words of a speaker that no pattern knows: a request in the imperative, an announcement behind an if."""
    clause, words = read.clauses[index], read.words
    head = clause.verbs.head
    if head >= len(words):
        return None
    first, last = extent(read, index)
    if voice is None:
        return None
    before = words.tags[head - 1] if head else "."
    if words.tags[head] == "V" and clause.subject is None and before in ".:Q,":
        if words.lemmas[head] in _MANNERS and "us" not in words.lower[head : head + 3]:
            return None
        kind = ("agree", "proposal") if words.lemmas[head] == "let" else ("request", "demand")
        meant = [scene.addressee] if scene.addressee and "us" in words.lower[head : head + 3] else []
        return Draft([voice], meant, kind[0], 0.7, 7.0, index, first, last, kind[1])
    conditional = words.lower[read.opening : read.opening + 1] == ["should"] or any(
        other.link in ("if", "unless") for other in read.clauses
    )
    own = clause.subject is not None and words.lower[clause.subject[0]] in ("we", "i")
    if conditional and own and {"will", "shall", "'ll"} & set(words.lower[clause.verbs.start : head]):
        return Draft([voice], [], "threaten", 0.6, 7.0, index, first, last, "threat")
    return _announced(read, index, scene, voice)


def term(read: Read, index: int, scene: Scene) -> Draft | None:
    """`a paper that would freeze the front`, `the draft foresees a toll`: what a plan says is proposed."""
    clause = read.clauses[index]
    first, last = extent(read, index)
    if not _is_term(read, clause):
        return None
    over = read.clauses[clause.governor].subject if clause.kind == "relative" and clause.governor >= 0 else None
    owner = named_by(read, clause.subject, scene) or named_by(read, over, scene)
    return Draft(owner[:1], [], "agree", 0.8, 8.0, index, first, last, "proposal")


def _is_term(read: Read, clause: Clause) -> bool:
    words, verbs = read.words, clause.verbs
    head = words.lemmas[verbs.head]
    if clause.subject is None or verbs.passive or words.lemmas[clause.subject[1] - 1] not in _PLANS:
        return False
    if head in _FORESEEING:
        return True
    would = words.lower[verbs.start] == "would" and "X" not in words.tags[verbs.start : verbs.end]
    return would and verbs.end < clause.end and words.tags[verbs.head] == "V" and head not in _FATES


def _announced(read: Read, index: int, scene: Scene, voice: str) -> Draft | None:
    """What a speaker says will be done, or not, in words that no pattern knows: a promise or a refusal."""
    clause, words = read.clauses[index], read.words
    first, last = extent(read, index)
    named = named_by(read, clause.subject, scene)
    if clause.kind not in ("main", "reported", "joined") or is_somebody_else(words, clause):
        return None
    own = clause.subject is not None and words.lower[clause.subject[0]] in ("we", "i")
    told = (one for one in read.drafts if one.clause == clause.governor and one.last >= last)
    if clause.kind == "reported" and not own and any(told):
        return None  # what is insisted on is told already
    inside = words.lemmas[clause.verbs.start : clause.verbs.end]
    denied = "X" in words.tags[clause.verbs.start : clause.verbs.end]
    denied = denied or words.lower[clause.verbs.end : clause.verbs.end + 1] == ["no"]
    about = any(first <= cue.start < last for cue in read.cues)
    known = any(party.id == voice for party in scene.codebook.parties)
    if named and named[0] != voice and (about or known or not scene.codebook.parties):
        return Draft([voice], named[:1], "accuse", 0.4, 5.0, index, first, last, trigger="other")
    if _FUTURE & set(inside) and inside[-1] not in _STATES:
        return Draft([voice], [], "reject" if denied else "agree", 0.5, 6.0, index, first, last, trigger="other")
    if denied and own and inside[-1] not in _STATES:
        return Draft([voice], [], "reject", 0.4, 5.0, index, first, last, trigger="other")
    if (clause.kind == "reported" and (about or known)) or (known and _is_tagged(read, index)):
        return Draft(
            [voice], [], "reject" if denied else "support", 0.4 if about else 0.3, 5.0, index, first, last, "position",
            trigger="other",
        )  # fmt: skip
    return None


def _is_tagged(read: Read, index: int) -> bool:
    """`The mines were theirs, says Sudhaven`: what a tag behind it makes somebody's view."""
    tag = next((other for other in read.clauses[index + 1 : index + 2] if says(read.words, other)), None)
    return tag is not None and "," in read.words.tags[max(tag.front - 2, 0) : tag.front + 1]


def is_somebody_else(words: Words, clause: Clause) -> bool:
    """A pronoun that is neither the speaker nor a thing."""
    group = clause.subject
    return group is not None and group[1] - group[0] == 1 and words.lower[group[0]] in ("he", "she", "they", "you")


def named_by(read: Read, group: Group | None, scene: Scene) -> list[str]:
    """The parties or people that a noun group names; nobody for no group."""
    return resolve(read.words, group, read.mentions, scene) if group else []
