"""Whose words and thoughts a sentence gives: by its verbs, adjectives, nouns and phrases, with source and content."""

from __future__ import annotations

from collections.abc import Sequence

from armistice.claims import naming, said
from armistice.claims.cues import FRAMES, TRIGGERS, frames_of
from armistice.claims.lists import listed
from armistice.claims.phrases import Clause, Group, whole
from armistice.claims.reads import Read, Said
from armistice.claims.speech import FEWEST_WORDS
from armistice.claims.words import Words

_UNSAID = listed("attribution.unsaid")
_DUMMIES = listed("attribution.dummies")
_OF_THINGS = listed("attribution.of_things")
_RECORDS = listed("attribution.records")
_LINKING = listed("attribution.linking")
_SUPPOSED = listed("attribution.supposed")
_NO_TAG = listed("said.no_tag")
_SAYING = frozenset({"says", "thinks", "tells", "shows"})


def said_in(read: Read, marks: Sequence[Group]) -> list[Said]:
    """Return what one sentence attributes, in the order of its cues. `marks` are the words in quotation marks."""
    lemmas = TRIGGERS.intersection(read.words.lemmas)
    if not lemmas:
        return []
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
    head = clause.verbs.head
    frames = _frames(read, clause)
    naming_only = clause.verbs.gerund and "naming" in frames
    if not frames or naming_only or clause.verbs.start < read.opening or not _is_told(read, clause, frames):
        return []
    cue = clause.verbs.start, clause.verbs.end
    first, limit = bounds(read, head, marks)
    as_saying = words.lower[head - 1] == "as" and clause.verbs.gerund
    if _is_passive(read, clause) and "sure" not in frames:
        source = _agent(read, clause)
    elif as_saying:
        source = _quoted_one(read, number)
    else:
        source = _speaker(read, number, frames, marks)
    if source is None or words.lower[source[0]] in _DUMMIES or words.tags[source[0]] == "W":
        return []
    if words.lemmas[head] in _OF_THINGS and not _is_record(read, source, words.lemmas[head]):
        return []
    content = _content(read, number, frames, source, first, limit)
    return [Said(content, source, cue)] if content and content[0] < content[1] else []


def _content(
    read: Read, number: int, frames: dict[str, frozenset[str]], source: Group, first: int, limit: int
) -> Group | None:
    clause, words = read.clauses[number], read.words
    front = min(source[0], clause.verbs.start)
    tagging = _SAYING & frames.keys() and words.lemmas[clause.verbs.head] not in _NO_TAG
    tag = said.before(read, clause, source, first, limit) if tagging else None
    if tag is not None and front > 1 and words.tags[front - 1] == "Q":
        return tag
    if source[0] >= clause.verbs.end and not _is_passive(read, clause):
        return tag
    return said.following(read, number, frames, limit, tag is not None) or tag


def _is_passive(read: Read, clause: Clause) -> bool:
    """Also `is expected to`, `Asked by the court, …`: somebody else says, thinks or asks."""
    words, head = read.words, clause.verbs.head
    if words.tags[head] != "E":
        return False
    return "be" in words.lemmas[clause.verbs.start : head] or clause.verbs.start == read.opening


def bounds(read: Read, at: int, marks: Sequence[Group]) -> Group:
    """The words of the quotation that word `at` stands in, else those of the sentence behind its label."""
    for start, end in marks:
        if start <= at < end:
            return start, end
    return read.opening, len(read.words)


def _frames(read: Read, clause: Clause) -> dict[str, frozenset[str]]:
    """What may follow the verb; for `is sure` and `voiced the hope`, what may follow the adjective or noun."""
    words, head = read.words, clause.verbs.head
    if words.lemmas[head] in _LINKING or clause.verbs.passive:
        for at in range(head, min(head + 4, len(words))):
            if "sure" in FRAMES.get(words.lower[at], ()) and words.tags[at] in "JEN":
                return {"sure": frozenset(), "thinks": frozenset()}
            if at > head and words.tags[at] not in "RX":
                break
    frames = frames_of(words, head)
    if "voices" in frames and "says" not in frames:
        for at in range(clause.verbs.end, min(clause.verbs.end + 4, len(words) - 1)):
            if "belief" in frames_of(words, at) and words.lower[at + 1] == "that":
                return {"says": frozenset()}
    if words.lemmas[head] in ("make", "let"):
        plain = {"clear", "known", "plain"} & set(words.lower[head + 1 : head + 4])
        return {"says": frozenset()} if plain else {}
    if words.lemmas[head] == "point" and words.lower[head + 1 : head + 2] != ["out"]:
        return {}
    if words.lemmas[head] == "put" and words.lower[head + 1 : head + 2] != ["it"]:
        return {}
    return frames


def _is_told(read: Read, clause: Clause, frames: dict[str, frozenset[str]]) -> bool:
    """Not what somebody would, may or did not say; a doubt and a disbelief are thoughts all the same."""
    words = read.words
    group = range(clause.verbs.start, clause.verbs.head + 1)
    only = "only" in words.lower[clause.verbs.head : clause.verbs.head + 2]  # would say only that …
    if (any(words.lower[at] in _UNSAID for at in group) and not only) or clause.link in ("if", "unless", "until", "lest"):
        return False
    if words.lemmas[read.opening : read.opening + 1] and words.lemmas[read.opening] in _SUPPOSED:
        return False
    return "thinks" in frames or "X" not in words.tags[clause.verbs.start : clause.verbs.head]


def _agent(read: Read, clause: Clause) -> Group | None:
    """By whom something was announced."""
    words = read.words
    for at in range(clause.verbs.end, min(clause.verbs.end + 2, len(words) - 1)):
        if words.lower[at] == "by":
            number = next((number for number, group in enumerate(read.nouns) if group[0] == at + 1), None)
            return None if number is None else whole(words, read.nouns, number)
    return None


def _quoted_one(read: Read, number: int) -> Group | None:
    """`X was quoted as saying`, `the agency quoted X as saying`."""
    at = read.clauses[number].verbs.start - 1
    group = next((group for group in read.nouns if group[1] == at), None)
    if group is not None and read.words.lower[group[0] - 1] != "by":
        return group
    over = read.clauses[number - 1] if number else None
    return over.subject if over is not None and over.verbs.passive else None


def _speaker(read: Read, number: int, frames: dict[str, frozenset[str]], marks: Sequence[Group]) -> Group | None:
    clause, words = read.clauses[number], read.words
    inverted = _behind(read, clause, frames, marks)
    if inverted is not None:
        return inverted
    if clause.kind in ("joined", "participle"):
        before = _shared(read, number, marks)
        if before is not None:
            return _speaker(read, before, frames_of(words, read.clauses[before].verbs.head), marks)
    if clause.subject is None:
        return None
    return _with_name(read, _with_aside(read, clause.subject, clause.verbs.start))


def _shared(read: Read, number: int, marks: Sequence[Group]) -> int | None:
    """The verb of saying before, whose speaker goes on: `X denied it and said that …`, `X left, adding that …`."""
    level = bounds(read, read.clauses[number].verbs.head, marks)
    for other in reversed(range(number)):
        clause = read.clauses[other]
        if frames_of(read.words, clause.verbs.head) and bounds(read, clause.verbs.head, marks) == level:
            return other
    return None


def _behind(read: Read, clause: Clause, frames: dict[str, frozenset[str]], marks: Sequence[Group]) -> Group | None:
    """`…,” said X`: the speaker stands behind the verb."""
    words, start = read.words, clause.verbs.start
    if start == 0 or words.tags[clause.verbs.head] not in "VE" or not {"says", "thinks"} & frames.keys():
        return None
    mark = words.tags[start - 1]
    quoted = any(end in (start - 1, start - 2) for _, end in marks)
    if not (quoted or (mark in ",-Q" and "says" in frames and "names" not in frames)):
        return None
    group = next((group for group in read.nouns if group[0] == clause.verbs.end), None)
    if group is None or words.tags[group[0]] == "W":
        return None
    follow = words.tags[group[1] : group[1] + 1]
    if not quoted and (follow in ("V", "E", "B", "H", "M", "S") or not said.before(read, clause, group, 0, len(words))):
        return None
    return _with_apposition(read, group)


def _with_aside(read: Read, group: Group, verb: int) -> Group:
    """`Oda Lind, the minister, said`: with what stands in commas or brackets before the verb."""
    words, (start, end) = read.words, group
    if end >= verb - 1:
        return group
    last = verb - 1
    while last > end and words.tags[last] in "RX":
        last -= 1
    aside = words.tags[end + 1 : last]
    commas = words.tags[end] == "," == words.tags[last]
    if commas and aside[:1] in tuple("DJNP#") and not set("VBHMW") & set(aside):
        return start, last
    if words.tags[end] == "(" and words.tags[last] == ")":
        return start, last + 1
    return group


def _with_name(read: Read, source: Group) -> Group:
    """`Oda Lind, head of the league said`: with the name that stands before."""
    words, start = read.words, source[0]
    if start < 2 or words.tags[start - 1] != "," or words.tags[start] not in "NJ":
        return source
    name = next((group for group in read.nouns if group[1] == start - 1), None)
    named = name is not None and words.tags[slice(*name)].strip("P") == "" and source[1] - start > 1
    return (name[0], source[1]) if name is not None and named else source


def _with_apposition(read: Read, group: Group) -> Group:
    """`said Harn Velling, head of the league.`: with what follows a speaker who stands behind the verb."""
    words, (start, end) = read.words, group
    end = _with_of(read, end)
    tags = words.tags
    if tags[end : end + 1] == "," and tags[end + 1 : end + 2] and tags[end + 1] in "DJNP#":
        nouns = next((other for other in read.nouns if other[0] == end + 1), None)
        if nouns is not None:
            stop = _with_of(read, nouns[1])
            if tags[stop : stop + 1] in (",", ".", "", "Q", ":"):
                return start, stop
    return start, end


def _with_of(read: Read, end: int) -> int:
    words = read.words
    while end + 1 < len(words) and words.lower[end] in ("of", "for", "from"):
        group = next((other for other in read.nouns if other[0] == end + 1), None)
        if group is None:
            break
        end = group[1]
    return end


def _is_record(read: Read, source: Group, lemma: str) -> bool:
    """Who or what can show, suggest or demand in words: somebody, a report, a poll; not a move or a strike."""
    words = read.words
    if words.tags[source[0]] == "O":
        found = lemma in ("find", "suggest", "say")
        return words.lower[source[0]] != "it" or found
    return any(words.lemmas[at] in _RECORDS for at in range(*source)) or naming.can_speak(read, source)


def called_by(read: Read, quoted: Group) -> tuple[Group, Group | None] | None:
    """Return who uses words that stand in quotation marks within a sentence, and the verb: `called it “a trap”`."""
    words = read.words
    labelled = _label(read, quoted)
    if labelled is not None:
        return labelled, None
    for number in reversed(range(len(read.clauses))):
        clause = read.clauses[number]
        if clause.verbs.end > quoted[0] or clause.verbs.start < read.opening:
            continue
        frames = frames_of(words, clause.verbs.head)
        if not {"calls", "says", "tells_of"} & frames.keys() or not _is_told(read, clause, frames):
            return None
        source = _agent(read, clause) if clause.verbs.passive else _speaker(read, number, frames, [quoted])
        if source is None or words.lower[source[0]] in _DUMMIES:
            return None
        able = "calls" in frames or naming.can_speak(read, source)
        return (source, (clause.verbs.start, clause.verbs.end)) if able and _is_own(words, quoted) else None
    return None


def _is_own(words: Words, quoted: Group) -> bool:
    """Not a word or two held with tongs: the “plan”, his so-called “friends”."""
    before = next((tag for tag in reversed(words.tags[: quoted[0]]) if tag != "Q"), ".")
    return quoted[1] - quoted[0] >= FEWEST_WORDS or before not in "DJ'"


def _label(read: Read, quoted: Group) -> Group | None:
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
