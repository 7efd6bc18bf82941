"""The clauses of a sentence: a subject, what it does, how far that reaches, and on what it depends."""

from __future__ import annotations

from itertools import pairwise

from armistice.claims.lists import listed
from armistice.claims.phrases import ACTS, Clause, Group, Verbs, noun_groups, verb_groups
from armistice.claims.subjects import subject_of
from armistice.claims.words import Words

_NAMING = listed("clauses.naming")
_SEVERAL = listed("tagging.several")
_CAUSING = frozenset({"let", "make", "help", "have", "watch", "see", "hear"})
_HOLDING = listed("clauses.holding")
_DOING = listed("clauses.doing")
_REPORTED = listed("clauses.reported")


def clauses_of(words: Words) -> tuple[list[Clause], list[Group]]:
    """Cut a sentence into clauses; return them from left to right, and the sentence's noun groups."""
    nouns = noun_groups(words)
    found: list[Clause] = []
    for verbs in verb_groups(words):
        if verbs.infinitive or _is_modifier(words, verbs, nouns, found[-1] if found else None):
            continue
        found.append(_clause(words, verbs, nouns, found))
    if found and found[0].kind == "fronted":
        found[0] = _begun(found[0], found[1:])
    ends = [after.front if after.front >= clause.verbs.end else after.verbs.start for clause, after in pairwise(found)]
    ends += [len(words)] * bool(found)
    return [one._replace(end=max(end, one.verbs.end)) for one, end in zip(found, ends, strict=True)], nouns


def _begun(clause: Clause, later: list[Clause]) -> Clause:
    """`Returning to the capital, they …`: who does it is named after the comma."""
    subject = next((other.subject for other in later if other.kind == "main"), None)
    return clause._replace(subject=subject, kind="participle")


def _is_modifier(words: Words, verbs: Verbs, nouns: list[Group], earlier: Clause | None) -> bool:
    """Tell a participle that describes a noun, or an -ing form that is a noun, from a verb that says something."""
    tags, at = words.tags, verbs.start
    before = tags[at - 1] if at else "."
    if any(start <= verbs.head < end for start, end in nouns):
        return True
    if verbs.gerund and words.lemmas[verbs.head] in ACTS and before in "NPY":
        return False  # an ultimatum demanding …, a statement accusing …
    if tags[at] == "E" and at == verbs.head and earlier is None and _is_aside(words, at):
        return True
    if verbs.gerund and earlier is None and (at == 0 or words.lower[at - 1] in _DOING):
        return not _fronted(words, verbs)  # `Freezing the lines is …`
    if verbs.gerund and before == "I" and words.lower[at - 1] in _DOING:
        return False
    if verbs.gerund:
        return not (before in ",-." or (before == "S" and at > 1) or (before in "C" and at > 1))
    if earlier and tags[at] == "V" and at == verbs.head and words.lemmas[earlier.verbs.head] in _CAUSING:
        return words.lower[at] == words.lemmas[at] and (earlier.verbs.end, at) in nouns  # let the ships pass
    if tags[verbs.head] == "E" and verbs.start == verbs.head:
        after = words.lower[at + 1] if at + 1 < len(words) else ""
        if words.lower[at] in _PRETERITES or (
            words.lemmas[at] in SAYING and words.tags[at + 1 : at + 2] in ("O", "S") and after != "as"
        ):
            return False  # rose by two metres; a woman held in March said she
        deed = words.tags[at + 2 : at + 3] == "G"  # answered by massing troops
        telling = words.lemmas[at] in SAYING and words.lemmas[at] not in _NAMING
        if before in "NP#" and words.tags[at + 1 : at + 2] in ("I", "Y") and _verb_follows(words, at + 1):
            return not telling  # miners held in the north were freed; but: the minister said on Monday she was ill
        if (after == "by" and before in "NP,)" and not deed) or (
            after == "to" and before == "," and earlier and words.lower[at] != "used"
        ):
            return True
        if before == "D" and words.lower[at - 1] in _SEVERAL:
            return False  # both refused a truce
        return before in "ID" or (before in "NPY#" and _inside(words, at, earlier))
    return False


def _is_aside(words: Words, at: int) -> bool:
    """`The envoy, asked for comment, sighed`: a participle between commas, with the verb behind the second."""
    if at < 2 or words.tags[at - 1] != "," or words.tags[at - 2] not in "NP":
        return False
    comma = words.tags.find(",", at)
    after = words.tags[comma + 1 :].lstrip("R")[:1] if comma >= 0 else ""
    return bool(after) and after in "VEBHM" and not set(words.tags[at + 1 : comma]) & set("VEBHM")


def _verb_follows(words: Words, at: int) -> bool:
    """Tell whether a verb that can only be finite stands later in the same stretch of words."""
    for place in range(at, len(words)):
        tag, before, after = words.tags[place], words.tags[place - 1], words.tags[place + 1 : place + 2]
        if tag in ",CSW;:-Q(O":
            return False
        if tag in "BHM" or (tag == "V" and before != "T") or (tag == "E" and before in "NPY#" and after not in "IT"):
            return True
    return False


def _fronted(words: Words, verbs: Verbs) -> bool:
    """`Returning to the capital, they …`: no finite verb before the comma, and a name or pronoun behind it."""
    comma = words.tags.find(",", verbs.end)
    finite = words.tags[verbs.end : max(comma, 0)].replace("TV", "")
    return comma >= 0 and not set(finite) & set("VBMH") and words.tags[comma + 1 : comma + 2] in tuple("PNDOJ")


def _inside(words: Words, at: int, earlier: Clause | None) -> bool:
    """A participle right after the object of a verb describes it: `an inquiry based on …`."""
    if earlier is None:
        return False
    lemma = words.lemmas[earlier.verbs.head]
    if lemma in SAYING and not (lemma in _NAMING and words.tags[at + 1 : at + 2] == "I"):
        return False
    return not set(words.tags[earlier.verbs.end : at]) & set(",CSW;:-Q")


def _clause(words: Words, verbs: Verbs, nouns: list[Group], earlier: list[Clause]) -> Clause:
    subject, front, kind, link = subject_of(words, verbs.start, nouns, earlier)
    governor = len(earlier) - 1
    inverted = _said_by(words, verbs, nouns, earlier)
    if inverted is not None:
        return Clause(inverted, verbs, verbs.start, len(words), "main", governor, "")
    if verbs.gerund and not earlier:
        kind, subject, front = "fronted", None, verbs.start
    elif verbs.gerund:
        kind, subject, front = "participle", _doer(earlier), verbs.start
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


def _doer(earlier: list[Clause]) -> Group | None:
    """Who does what a participle tells: `Mora did what was left to her, refusing …` is about Mora."""
    return next((clause.subject for clause in reversed(earlier) if clause.subject is not None), None)


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
    if lemma in _HOLDING and after[:1] == ["that"]:
        return True
    return lemma in SAYING or (
        lemma in ("make", "let", "give") and bool({"clear", "known", "plain", "understand"} & set(after))
    )


_PRETERITES = listed("clauses.preterites")
SAYING = listed("clauses.saying")
