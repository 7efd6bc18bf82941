"""The clauses of a sentence: a subject, what it does, how far that reaches, and on what it depends."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from armistice.claims.lists import listed
from armistice.claims.phrases import ACTS, Group, Verbs, noun_groups, verb_groups
from armistice.claims.words import Words

_NO_CLIMB = listed("clauses.no_climb")
_NAMING = listed("clauses.naming")
_ROLES = listed("clauses.roles")
_REPORTED = listed("clauses.reported")


@dataclass(frozen=True, slots=True)
class Clause:
    """One finite or participle clause. `subject` is None where nobody is named; `front` is its first word.

    `kind`: main, joined (and …), relative, participle, reported (that …), dependent (because, if, after …).
    `governor` is the index of the clause it depends on, or -1.
    """

    subject: Group | None
    verbs: Verbs
    front: int
    end: int
    kind: str
    governor: int
    link: str  # the connecting word, if any


def clauses_of(words: Words) -> tuple[list[Clause], list[Group]]:
    """Cut a sentence into clauses; return them from left to right, and the sentence's noun groups."""
    nouns = noun_groups(words)
    found: list[Clause] = []
    for verbs in verb_groups(words):
        if verbs.infinitive or _is_modifier(words, verbs, nouns, found[-1] if found else None):
            continue
        found.append(_clause(words, verbs, nouns, found))
    ends = [after.front if after.front >= clause.verbs.end else after.verbs.start for clause, after in pairwise(found)]
    ends += [len(words)] * bool(found)
    return [_ended(clause, end, words) for clause, end in zip(found, ends, strict=True)], nouns


def _ended(clause: Clause, end: int, words: Words) -> Clause:
    end = max(end, clause.verbs.end)
    return Clause(clause.subject, clause.verbs, clause.front, end, clause.kind, clause.governor, clause.link)


def _is_modifier(words: Words, verbs: Verbs, nouns: list[Group], earlier: Clause | None) -> bool:
    """Tell a participle that describes a noun, or an -ing form that is a noun, from a verb that says something."""
    tags, at = words.tags, verbs.start
    before = tags[at - 1] if at else "."
    if any(start <= verbs.head < end for start, end in nouns):
        return True
    if verbs.gerund and words.lemmas[verbs.head] in ACTS and before in "NPY":
        return False  # an ultimatum demanding …, a statement accusing …
    if verbs.gerund and verbs.start == 0:
        return True  # `Freezing the lines is …` and `Acting on a tip, police …`
    if verbs.gerund:
        return not (before in ",-." or (before == "S" and at > 1) or (before in "C" and at > 1))
    if tags[verbs.head] == "E" and verbs.start == verbs.head:
        after = words.lower[at + 1] if at + 1 < len(words) else ""
        if before in "NP#" and words.tags[at + 1 : at + 2] in ("I", "Y") and _verb_follows(words, at + 1):
            return True  # miners held in the north were freed
        if (after == "by" and before in "NP,)") or (after == "to" and before == "," and earlier):
            return True
        return before in "ID" or (before in "NPY#" and _inside(words, at, earlier))
    return False


def _verb_follows(words: Words, at: int) -> bool:
    """Tell whether a verb that can only be finite stands later in the same stretch of words."""
    for place in range(at, len(words)):
        tag, before, after = words.tags[place], words.tags[place - 1], words.tags[place + 1 : place + 2]
        if tag in ",CSW;:-Q(O":
            return False
        if tag in "BHM" or (tag == "V" and before != "T") or (tag == "E" and before in "NPY#" and after not in "IT"):
            return True
    return False


def _inside(words: Words, at: int, earlier: Clause | None) -> bool:
    """A participle right after the object of a verb describes it: `an inquiry based on …`."""
    if earlier is None:
        return False
    lemma = words.lemmas[earlier.verbs.head]
    if lemma in SAYING and not (lemma in _NAMING and words.tags[at + 1 : at + 2] == "I"):
        return False
    return not set(words.tags[earlier.verbs.end : at]) & set(",CSW;:-Q")


def _clause(words: Words, verbs: Verbs, nouns: list[Group], earlier: list[Clause]) -> Clause:
    subject, front, kind, link = _subject(words, verbs.start, nouns, earlier)
    governor = len(earlier) - 1
    inverted = _said_by(words, verbs, nouns, earlier)
    if inverted is not None:
        return Clause(inverted, verbs, verbs.start, len(words), "main", governor, "")
    if verbs.gerund and earlier:
        kind, subject, front = "participle", earlier[-1].subject, verbs.start
    elif kind == "main" and front > 1 and words.tags[front - 1] == "S" and words.tags[front - 2] == "C" and earlier:
        kind, link = "reported", words.lower[front - 1]  # and that …
        governor = earlier[-1].governor if earlier[-1].kind == "reported" else governor
    elif kind == "main" and front > 0:
        before = front - 1
        if words.tags[before] in ",Q" and before > 0:
            before -= 1
        word = words.lower[front - 1]
        if words.tags[front - 1] == "S" or (words.tags[front - 1] == "W" and subject is not None):
            kind, link = _kind_of_link(words, front - 1, word, earlier), word
            if word == "that" and front > 1 and words.lower[front - 2] == "provided":
                kind, link = "dependent", "provided"
        elif (
            earlier
            and words.tags[front - 1] == "C"
            and earlier[-1].link
            and "," not in words.tags[earlier[-1].front : front]
        ):
            kind, link = earlier[-1].kind, earlier[-1].link  # if A stops and B agrees
        elif earlier and says(words, earlier[-1]) and earlier[-1].verbs.end >= front - 1:
            kind = "reported"
    return Clause(subject, verbs, front, len(words), kind, governor, link)


def _said_by(words: Words, verbs: Verbs, nouns: list[Group], earlier: list[Clause]) -> Group | None:
    """`“…,” said President Mora`: the speaker stands behind the verb."""
    before = words.tags[verbs.start - 1] if verbs.start else ""
    if before not in (",", "Q", "-") or words.lemmas[verbs.head] not in SAYING or words.tags[verbs.head] not in "VE":
        return None
    group = next((group for group in nouns if group[0] == verbs.end and words.tags[group[0]] in "PDNJ#"), None)
    if group is None or words.tags[verbs.start - 2 : verbs.start] in ("Q,", ",Q", ".Q") or before == "Q":
        return group
    aside = not earlier or earlier[0].kind == "relative"  # `The envoy, ill since May, said both sides …`
    goes_on = words.tags[group[1] : group[1] + 1] in tuple("VEBHMSGRQ") or words.lemmas[verbs.head] == "tell"
    return None if aside or goes_on else group


def _kind_of_link(words: Words, at: int, word: str, earlier: list[Clause]) -> str:
    """What `that` or another link opens: reported speech, a noun's content, what somebody did to the noun before."""
    if word in ("which", "whom", "who"):
        return "relative"
    if word not in _REPORTED:
        return "dependent"
    if at == 0 or words.tags[at - 1] not in "NP" or word != "that":
        return "reported"
    if words.lemmas[at - 1] in CONTENT:
        return "content"
    told = earlier and words.lemmas[earlier[-1].verbs.head] in SAYING
    return "reported" if told else "relative"


CONTENT = listed("clauses.content")


def says(words: Words, clause: Clause) -> bool:
    """Tell a clause that reports: said that, made clear that, let it be known that."""
    lemma = words.lemmas[clause.verbs.head]
    after = words.lower[clause.verbs.end : clause.verbs.end + 4]
    return lemma in SAYING or (lemma in ("make", "let") and bool({"clear", "known", "plain"} & set(after)))


SAYING = listed("clauses.saying")


def _subject(words: Words, start: int, nouns: list[Group], earlier: list[Clause]) -> tuple[Group | None, int, str, str]:
    """Return the subject of the verb group at `start`, where its clause begins, its kind and its connecting word."""
    at = start - 1
    tags = words.tags
    while at >= 0 and tags[at] in "RX":
        at -= 1
    at = _before_date(words, at) if at >= 0 else at
    there = words.lower[start] == "there" and "be" in words.lemmas[start : start + 4]
    if at < 0 or tags[at] in ":;" or there:
        return None, start, "main", ""
    if at >= 0 and tags[at] in ",)-Q":
        return _before_aside(words, at, start, nouns, earlier)
    group = _group_ending(nouns, at + 1)
    if group is None:
        return _unnamed(words, at, start, nouns, earlier)
    if tags[group[0]] == "W":
        return _antecedent(words, group, nouns), group[0], "relative", words.lower[group[0]]
    group = _over_participle(words, _climb(words, group, nouns), nouns, earlier)
    if group[0] > 2 and tags[group[0] - 2 : group[0]] == ",I" and not earlier:
        named = _before_aside(words, group[0] - 2, start, nouns, earlier)
        if named[0] is not None:
            return named  # Oda Lind, the minister, in a letter condemned …
    if group[0] > 0 and tags[group[0] - 1] == "I" and earlier:
        return earlier[-1].subject if earlier else None, start, "joined", ""
    return _with_gerund(words, group), _with_gerund(words, group)[0], "main", ""


def _unnamed(
    words: Words, at: int, start: int, nouns: list[Group], earlier: list[Clause]
) -> tuple[Group | None, int, str, str]:
    """The subject of a verb right behind `that`, `and` or another verb's words."""
    if words.tags[at] == "S" and words.lower[at] == "that":
        if at == 0 or words.tags[at - 1] not in "NP)":
            return None, at, "main", ""  # that’s unacceptable
        return _antecedent(words, (at, at + 1), nouns), at, "relative", "that"
    if words.tags[at] == "C" and earlier:
        over = _joined_to(earlier) if at and words.tags[at - 1] == "," else earlier[-1]
        return over.subject, start, "joined", words.lower[at]
    return (earlier[-1].subject if earlier else None), start, "joined", ""


def _over_participle(words: Words, group: Group, nouns: list[Group], earlier: list[Clause]) -> Group:
    """From `the general` in `the army led by the general marched` to the army."""
    at = group[0] - 1
    if at < 1 or words.tags[at] not in "IG":
        return group
    at -= words.tags[at] == "I"
    while at > 0 and words.tags[at] == "R":
        at -= 1
    outer = _group_ending(nouns, at) if words.tags[at] in "EG" else None
    if outer is None or words.tags[outer[0]] in "WO" or any(clause.verbs.head == at for clause in earlier):
        return group
    outer = _climb(words, outer, nouns)
    return group if outer[0] and words.tags[outer[0] - 1] in "VEGTI" else outer


def _with_gerund(words: Words, group: Group) -> Group:
    """`Freezing the lines` is one subject."""
    start = group[0] - 1
    opens = start >= 0 and words.tags[start] == "G" and (start == 0 or words.tags[start - 1] in ".,CSQ:")
    return (start, group[1]) if opens else group


def _joined_to(earlier: list[Clause]) -> Clause:
    """After a comma, `and …` goes on with the main clause, not with what hung on it."""
    return next((clause for clause in reversed(earlier) if clause.kind == "main"), earlier[-1])


def _before_date(words: Words, at: int) -> int:
    """Step over `on Tuesday`, `on 3 May`, `in 2019` and `, on 3 May,` between a subject and its verb."""
    if words.tags[at] != "Y" and not (words.tags[at] == "#" and at and words.tags[at - 1] in "YI"):
        return at
    while at >= 0 and (words.tags[at] in "Y#RI" or words.lower[at] == "last"):
        at -= 1
    return at - 1 if at >= 0 and words.tags[at] == "," else at


def _group_ending(nouns: list[Group], end: int) -> Group | None:
    for group in reversed(nouns):
        if group[1] == end:
            return group
        if group[1] < end:
            return None
    return None


def _climb(words: Words, group: Group, nouns: list[Group]) -> Group:
    """From `Ghani` in `a spokesman for President Ghani` to the whole, and over `A, B and C`."""
    start, end = group
    while start > 1 and words.tags[group[0]] != "O":
        before = start - 1
        if words.tags[before] == "I" and words.lower[before] not in _NO_CLIMB:
            outer = _group_ending(nouns, before - (words.tags[before - 1] == "J"))
        elif words.tags[before] == "T" and words.tags[before - 1] in "JE":
            outer = _group_ending(nouns, before - 1)
        elif words.tags[before] == "T" and words.lemmas[before - 1] in _ROLES:
            outer = _group_ending(nouns, before)
        elif words.tags[before] == "C":
            outer = _group_ending(nouns, before) or _group_ending(nouns, before - 1)
            if outer and outer[0] > 0 and words.tags[outer[0] - 1] in "VEGTBH":
                outer = None  # the end of another clause: `it bought time, and time is short`
        elif words.tags[before] == "(":
            outer = _group_ending(nouns, before)
        else:
            outer = None
        if outer is None or words.tags[outer[0]] == "W":
            break
        start = outer[0]
    return start, end


def _before_aside(
    words: Words, at: int, start: int, nouns: list[Group], earlier: list[Clause]
) -> tuple[Group | None, int, str, str]:
    """The subject stands before an aside: `X, the envoy to Y, said` or `X (Y) said` or `X and others, said`."""
    closing = words.tags[at]
    opening = {")": "(", "-": "-", ",": ",", "Q": "Q"}[closing]
    depth = at - 1
    limit = max(0, at - 18)
    while depth > limit and words.tags[depth] != opening:
        depth -= 1
    direct = _group_ending(nouns, at)
    group = _group_ending(nouns, depth) if depth > limit or words.tags[depth] == opening else None
    if group is not None and words.tags[group[0]] not in "W":
        climbed = _climb(words, group, nouns)
        if climbed[0] == 0 or words.tags[climbed[0] - 1] != "I":
            return climbed, climbed[0], "main", ""
    if earlier:
        return earlier[-1].subject, start, "joined", ""
    if direct is not None:
        direct = _climb(words, direct, nouns)
        return direct, direct[0], "main", ""
    return None, start, "main", ""


def _antecedent(words: Words, group: Group, nouns: list[Group]) -> Group | None:
    end = group[0]
    while end > 0 and words.tags[end - 1] in ",IQ-":
        end -= 1
    found = _group_ending(nouns, end)
    return found
