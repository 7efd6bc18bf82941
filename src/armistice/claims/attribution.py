"""Whose words and thoughts a sentence gives: by its verbs, adjectives, nouns and phrases, with source and content."""

from __future__ import annotations

import re
from collections.abc import Sequence

from armistice.claims import naming, said
from armistice.claims.cues import FRAMES, TRIGGERS, frames_of
from armistice.claims.lists import listed
from armistice.claims.phrases import Clause, Group
from armistice.claims.reads import Read, Said
from armistice.claims.speakers import Frames, bounds, is_passive, source_of
from armistice.claims.speech import FEWEST_WORDS
from armistice.claims.words import Words

_UNSAID = listed("attribution.unsaid")
_DUMMIES = listed("attribution.dummies")
_THINGS = listed("attribution.things")
_THING = re.compile(r"(?:tion|sion|ment|ness|ity|ism|ship|ing|ance|ence|age|ure|sis|acy|ory)$")
_OF_THINGS = listed("attribution.of_things")
_RECORDS = listed("attribution.records")
_LINKING = listed("attribution.linking")
_SUPPOSED = listed("attribution.supposed")
_NO_TAG = listed("said.no_tag")
_OPEN = frozenset({"if", "unless", "until", "lest"})
_LEADING = listed("attribution.leading")
_SURE = {"sure": frozenset[str](), "thinks": frozenset[str](), "tells": frozenset[str]()}
_MADE_CLEAR = {"says": frozenset[str](), "tells": frozenset[str]()}
_SAYING = frozenset({"says", "thinks", "tells", "shows", "utters"})


def said_in(read: Read, marks: Sequence[Group]) -> list[Said]:
    """Return what one sentence attributes, in the order of its cues. `marks` are the words in quotation marks."""
    lemmas = TRIGGERS.intersection(read.words.lemmas)
    if not lemmas and not marks:
        return naming.opinions(read)
    found: list[Said] = []
    if not _asks(read):
        for number in range(len(read.clauses)):
            found += _by_verb(read, number, marks)
    return found + naming.by_phrase(read, marks, lemmas) + naming.by_noun(read, lemmas)


def _asks(read: Read) -> bool:
    """`Did she say that …?`"""
    return read.words.tags[read.opening : read.opening + 1] in ("M", "B", "H") and "?" in read.words.forms[-3:]


def _by_verb(read: Read, number: int, marks: Sequence[Group]) -> list[Said]:
    words, clause = read.words, read.clauses[number]
    if words.lemmas[clause.verbs.head] in _LEADING:
        clause = _leading(read, clause)
    head = clause.verbs.head
    frames = _frames(read, clause)
    if not frames:
        return []
    naming_only = clause.verbs.gerund and "naming" in frames
    if naming_only or clause.verbs.start < read.opening or not _is_told(read, clause, frames):
        return []
    cue = clause.verbs.start, clause.verbs.end
    first, limit = bounds(read, head, marks)
    source = source_of(read, number, clause, frames, marks)
    if source is None or words.lower[source[0]] in _DUMMIES or words.tags[source[0]] == "W":
        return []
    if words.lemmas[head] in _OF_THINGS and not _can_tell(read, source, words.lemmas[head]):
        return []
    found = _content(read, number, clause, frames, source, first, limit)
    if found is None or found[0][0] >= found[0][1]:
        return []
    return [Said(found[0], source, cue, found[1])]


def _content(
    read: Read,
    number: int,
    clause: Clause,
    frames: Frames,
    source: Group,
    first: int,
    limit: int,
) -> tuple[Group, bool] | None:
    """Return what verb number `number` says, and whether it is told rather than done."""
    words = read.words
    front = min(source[0], clause.verbs.start)
    tagging = _SAYING & frames.keys() and words.lemmas[clause.verbs.head] not in _NO_TAG
    tag = said.before(read, clause, source, first, limit) if tagging else None
    if tag is not None and front > 1 and "Q" in words.tags[front - 2 : front]:
        return tag, True
    if frames.keys() == {"utters"}:
        return None
    tagged = (tag, True) if tag is not None else None
    if source[0] >= clause.verbs.end and not is_passive(read, clause):
        return tagged
    return said.following(read, number, clause, frames, limit, tag is not None) or tagged


def _leading(read: Read, clause: Clause) -> Clause:
    """`used to say`, `went on to say`: the verb that says so is the infinitive."""
    at, words = clause.verbs.end, read.words
    if "to" not in words.lower[at : at + 2]:
        return clause
    at = words.lower.index("to", at) + 1
    if at >= len(words) or words.tags[at] != "V" or not _SAYING & frames_of(words, at).keys():
        return clause
    return clause._replace(verbs=clause.verbs._replace(end=at + 1, head=at))


def _frames(read: Read, clause: Clause) -> Frames:
    """What may follow the verb; for `is sure` and `voiced the hope`, what may follow the adjective or noun."""
    words, head = read.words, clause.verbs.head
    if words.lemmas[head] in _LINKING or clause.verbs.passive:
        for at in range(head, min(head + 4, len(words))):
            if "sure" in FRAMES.get(words.lower[at], ()) and words.tags[at] in "JEN":
                return _SURE
            if at > head and words.tags[at] not in "RX":
                break
    frames = frames_of(words, head) or _after_quotation(read, clause)
    if "voices" in frames and "says" not in frames:
        for at in range(clause.verbs.end, min(clause.verbs.end + 4, len(words) - 1)):
            if "belief" in frames_of(words, at) and words.lower[at + 1] == "that":
                return _MADE_CLEAR
    if words.lemmas[head] in ("make", "let", "give"):
        plain = {"clear", "known", "plain", "slip", "understand"} & set(words.lower[head + 1 : head + 5])
        return _MADE_CLEAR if plain else {}
    if words.lemmas[head] == "point" and words.lower[head + 1 : head + 2] != ["out"]:
        return {}
    if words.lemmas[head] == "put" and words.lower[head + 1 : head + 2] != ["it"]:
        return {}
    return frames


def _after_quotation(read: Read, clause: Clause) -> Frames:
    """Whatever stands right behind a quotation is a way of saying it: `“There were nine,” his wife corrects him`."""
    if "Q" not in read.words.tags:
        return {}
    front = min(clause.subject[0], clause.verbs.start) if clause.subject else clause.verbs.start
    behind = clause.kind == "main" and read.words.tags[max(0, front - 2) : front] in (",Q", "Q,", ".Q")
    return {"utters": frozenset()} if behind else {}


def _is_told(read: Read, clause: Clause, frames: Frames) -> bool:
    """Not what somebody would, may or did not say; a doubt and a disbelief are thoughts all the same."""
    words = read.words
    group = range(clause.verbs.start, clause.verbs.head + 1)
    only = "only" in words.lower[clause.verbs.head : clause.verbs.head + 2]  # would say only that …
    if (any(words.lower[at] in _UNSAID for at in group) and not only) or clause.link in (
        "if",
        "unless",
        "until",
        "lest",
    ):
        return False
    if words.lemmas[read.opening : read.opening + 1] and words.lemmas[read.opening] in _SUPPOSED:
        return False
    return "thinks" in frames or "X" not in words.tags[clause.verbs.start : clause.verbs.head]


def _can_tell(read: Read, source: Group, lemma: str) -> bool:
    """Who or what can show, suggest or demand in words: somebody, a report, a poll; not a move or a result."""
    words = read.words
    if words.tags[source[0]] == "O":
        return words.lower[source[0]] != "it" or lemma in ("find", "suggest", "state")
    if any(words.lemmas[at] in _RECORDS for at in range(*source)) or naming.can_speak(read, source):
        return True
    head = next((at for at in reversed(range(*source)) if words.tags[at] in "NPG"), source[0])
    return words.tags[head] == "N" and words.lemmas[head] not in _THINGS and not _THING.search(words.lemmas[head])


def called_by(read: Read, quoted: Group) -> tuple[Group, Group | None] | None:
    """Return who uses words that stand in quotation marks within a sentence, and the verb: `called it “a trap”`."""
    words = read.words
    for number in reversed(range(len(read.clauses))):
        clause = read.clauses[number]
        if clause.verbs.end > quoted[0] or clause.verbs.start < read.opening:
            continue
        frames = frames_of(words, clause.verbs.head)
        if not {"calls", "says", "tells_of"} & frames.keys() or not _is_told(read, clause, frames):
            return None
        source = source_of(read, number, clause, frames, [quoted])
        if source is None or words.lower[source[0]] in _DUMMIES:
            return None
        able = "calls" in frames or naming.can_speak(read, source)
        return (source, (clause.verbs.start, clause.verbs.end)) if able and _is_own(words, quoted) else None
    return None


def _is_own(words: Words, quoted: Group) -> bool:
    """Not a word or two held with tongs: the “plan”, his so-called “friends”."""
    before = next((tag for tag in reversed(words.tags[: quoted[0]]) if tag != "Q"), ".")
    return quoted[1] - quoted[0] >= FEWEST_WORDS or before not in "DJ'"


def label_of(read: Read, quoted: Group) -> Group | None:
    """`Kell's mayor: “…”` and `“…”: islanders on the base`."""
    words, (first, end) = read.words, quoted
    while first > 0 and words.tags[first - 1] == "Q":
        first -= 1
    while end < len(words) and words.tags[end] == "Q":
        end += 1
    if first > 1 and words.tags[first - 1] == ":" and not any(one.verbs.end < first for one in read.clauses):
        return next((group for group in read.nouns if group[1] == first - 1), None)
    if words.tags[end : end + 1] == ":":
        return next((group for group in read.nouns if group[0] == end + 1), None)
    return None
