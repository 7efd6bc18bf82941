"""On whose word a claim rests: who reports, who said so afterwards, according to whom; and the sources of a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from armistice.claims.actors import Scene, resolve
from armistice.claims.clauses import SAYING, Clause
from armistice.claims.lists import listed
from armistice.claims.phrases import Group, whole
from armistice.claims.reads import Draft, Read

DEEPEST = 5
"""Reporters of reporters that are followed; no honest sentence has more."""
_AFTER_SAYING = listed("attribution.after_saying")


def reporters(read: Read, index: int, scene: Scene) -> list[str]:
    """Return who reports clause number `index`, innermost first (a diplomat said that Kyiv had been told that …)."""
    chain: list[str] = []
    at = index
    while read.clauses[at].kind == "reported" and read.clauses[at].governor >= 0 and len(chain) < DEEPEST:
        at = read.clauses[at].governor
        chain += _who(read, read.clauses[at].subject, scene)
    return chain


def chain_of(read: Read, draft: Draft, speaker: str | None, scene: Scene) -> tuple[str, ...]:
    """Return the attribution of a claim: reporters, who said it afterwards, the speaker, and the document last."""
    chain: list[str] = []
    if draft.clause >= 0:
        chain += reporters(read, draft.clause, scene)
        for group in afterwards(read, draft.clause, draft.last):
            chain += _who(read, group, scene)
    chain += [speaker] if speaker else []
    once = [name for place, name in enumerate(chain) if name not in chain[:place]]
    return (*once, "document")


def afterwards(read: Read, index: int, last: int) -> Iterator[Group]:
    """Yield who is named by `…, two officials said` and `according to …` around words that end at `last`."""
    words = read.words
    for number, clause in enumerate(read.clauses):
        if number > index and clause.front >= last and clause.subject and _says_before(read, number, clause):
            yield clause.subject
    for at, low in enumerate(words.lower[:-1]):
        if low == "according" and words.lower[at + 1] == "to":
            group = next((number for number, group in enumerate(read.nouns) if group[0] >= at + 2), None)
            if group is not None:
                yield whole(words, read.nouns, group)


def _says_before(read: Read, number: int, clause: Clause) -> bool:
    says = read.words.lemmas[clause.verbs.head] in _AFTER_SAYING and clause.kind == "main"
    return says and not any(other.governor == number and other.kind == "reported" for other in read.clauses)


def _who(read: Read, group: Group | None, scene: Scene) -> list[str]:
    return resolve(read.words, group, read.mentions, scene)[:1] if group else []


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that are attributed: the content, who is named as its source, and the verb or phrase that says so.

    All are spans of code points of the document; `named` are the words of the source.
    """

    content: tuple[int, int]
    source: tuple[int, int]
    cue: tuple[int, int]
    named: str


def attributed(read: Read) -> Iterator[Attribution]:
    """Yield the statements and quotations of one sentence that name their source in it."""
    words = read.words
    for number, clause in enumerate(read.clauses):
        if clause.subject is None or words.lemmas[clause.verbs.head] not in SAYING | _AFTER_SAYING:
            continue
        content = _content(read, number, clause)
        if content:
            yield _attribution(read, content, clause.subject, (clause.verbs.start, clause.verbs.end))
    for at, low in enumerate(words.lower[:-1]):
        if low == "according" and words.lower[at + 1] == "to":
            number = next((number for number, group in enumerate(read.nouns) if group[0] >= at + 2), None)
            if number is not None:
                source = whole(words, read.nouns, number)
                content = (source[1], len(words)) if at < 2 else (0, at)
                yield _attribution(read, content, source, (at, at + 2))


def _content(read: Read, number: int, clause: Clause) -> Group | None:
    """What a saying clause says: the clause it reports, or what stands before it (`…, he said`)."""
    reported = [other for other in read.clauses[number + 1 :] if other.kind == "reported"]
    if reported and reported[0].governor == number:
        return reported[0].front, reported[0].end
    quoted = [at for at in range(clause.verbs.end, len(read.words)) if read.words.tags[at] == "Q"]
    if quoted:
        return quoted[0] + 1, quoted[-1] if len(quoted) > 1 else len(read.words)
    before = clause.subject[0] if clause.subject and clause.subject[0] > 0 else clause.front
    return (0, before) if before > 2 else None


def _attribution(read: Read, content: Group, source: Group, cue: Group) -> Attribution:
    words = read.words

    def place(group: Group) -> tuple[int, int]:
        return read.start + words.starts[group[0]], read.start + words.ends[group[1] - 1]

    named = words.text[words.starts[source[0]] : words.ends[source[1] - 1]]
    return Attribution(place(content), place(source), place(cue), named)
