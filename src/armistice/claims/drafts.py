"""From a clause to a claim in the making: who acts, on whom, what it is, and how far the words of it reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from armistice.claims.actors import Scene, is_agent, resolve
from armistice.claims.clauses import SAYING, Clause
from armistice.claims.events import Fit, judge
from armistice.claims.issues import Cue
from armistice.claims.lists import listed
from armistice.claims.names import Mention
from armistice.claims.phrases import Group, whole
from armistice.claims.words import Words

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
    opening: int = 0  # words of a label at its head
    drafts: list[Draft] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.words.text


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: what a clause says, before issue, force and attribution are told."""

    actors: list[str]
    targets: list[str]
    action: str
    chance: float
    weight: float  # of the pattern that betrays it
    clause: int
    first: int  # words
    last: int
    how: str | None = None  # the modality, where the construction fixes it
    hedged: bool = False
    party_meant: bool = False  # a party is among the targets
    trigger: str = "head"  # head (the verb itself), infinitive, gerund, noun, other: what betrays it
    kind: str = "clause"  # clause, noun, condition, fragment


def draft_clause(read: Read, index: int, scene: Scene, voice: str | None) -> Draft | None:
    """Return what clause number `index` claims, or None.

    `voice` is the party in whose words the clause stands (reported, quoted or signed), or None for the document's own.
    """
    clause, words = read.clauses[index], read.words
    if not asserted(read, index):
        return None
    passive = clause.verbs.passive
    subject = clause.subject
    named = resolve(words, subject, read.mentions, scene) if subject else []
    source, target = (
        (agent(read, clause, not scene.codebook.parties), subject)
        if passive
        else (subject, object_of(read, clause, scene))
    )
    existential = (
        words.lower[clause.verbs.start - 1 : clause.verbs.start] == ["there"]
        and "no" in words.lower[clause.verbs.end : clause.verbs.end + 2]
    )
    refused = existential or (bool(subject) and words.lower[subject[0]] in _NOBODY)
    if refused and voice is not None and _BARRED & set(words.lower[clause.verbs.start : clause.end]):
        first, last = extent(read, index)
        return Draft([voice], [], "request", 0.9, 9.0, index, first, last, "precondition")
    fit = judge(
        part(words, [*([subject] if subject else []), (clause.verbs.start, clause.end)]),
        span(words, source),
        span(words, target),
    )
    if fit is None and existential and voice is not None:
        first, last = extent(read, index)
        return Draft([voice], [], "reject", 0.8, 8.0, index, first, last)
    if fit is None or fit.chance < LEAST_CHANCE:
        return None
    if passive:
        actors, targets = (resolve(words, source, read.mentions, scene) if source else []), named
        if subject and not named and not scene.codebook.parties:
            targets = [words.text[words.starts[subject[0]] : words.ends[subject[1] - 1]]]
    else:
        actors, targets = named, (resolve(words, target, read.mentions, scene) if target else [])
        if target and not targets and not scene.codebook.parties:
            targets = [words.text[words.starts[target[0]] : words.ends[target[1] - 1]]]
    if refused:
        if voice is None or fit.action not in ("agree", "yield", "support", "cooperate", "aid", "consult", "reject"):
            return None
        first, last = extent(read, index)
        return Draft([voice], [], "reject", fit.chance, fit.found.pattern.weight, index, first, last)
    actors, targets = _voiced(fit, actors, targets, clause, voice or _to_whom(read, clause, fit), words)
    if not actors and not (passive and targets):
        return None
    first, last = extent(read, index)
    targets = [one for one in targets if one not in actors]
    known = {party.id for party in scene.codebook.parties}
    draft = Draft(
        actors, targets, fit.action, fit.chance, fit.found.pattern.weight, index, first, last,
        party_meant=bool(known & set(targets)), trigger=_trigger(fit, words.lemmas[clause.verbs.head]),
    )  # fmt: skip
    return _settled(draft, fit, words)


def _to_whom(read: Read, clause: Clause, fit: Fit) -> str | None:
    """`unacceptable to Moscow`, `For Kyiv, that is out of the question`: the party that finds it so."""
    if fit.action != "reject" or "B" not in read.words.tags[clause.verbs.start : clause.verbs.end]:
        return None
    for mention in read.mentions:
        before = read.words.lower[mention.start - 1] if mention.start else ""
        if before in ("to", "for") and (mention.start >= clause.verbs.end or mention.start <= 2):
            return mention.party
    return None


_BARRED = listed("drafts.barred")
_NOBODY = listed("drafts.nobody")


def _trigger(fit: Fit, head: str) -> str:
    found = fit.found.features
    if head in fit.found.pattern.text.split()[0].split(":")[0].split("|"):
        return "head"
    return next((sign for sign in ("infinitive", "gerund", "noun") if found.get(sign)), "other")


_BLAME = listed("drafts.blame")
_OUGHT = listed("drafts.ought")


def _voiced(
    fit: Fit, actors: list[str], targets: list[str], clause: Clause, voice: str | None, words: Words
) -> tuple[list[str], list[str]]:
    """Who demands when somebody says that another must; who judges when a thing is said to be so."""
    trigger = fit.found.pattern.text.split()[0].split("|")[0].split(":")[0]
    lemma = words.lemmas[clause.verbs.head]
    ought = fit.action == "request" and (
        trigger in _OUGHT or bool(_OUGHT & set(words.lower[clause.verbs.start : clause.verbs.end]))
    )
    blame = fit.action == "accuse" and lemma in _BLAME
    if ought or blame:
        if voice is None:
            return [], []
        return [voice], [one for one in actors if one != voice]
    if (
        not actors
        and voice is not None
        and fit.action in ("reject", "request", "accuse", "support", "threaten", "agree")
    ):
        return [voice], targets
    return actors, targets


def _settled(draft: Draft, fit: Fit, words: Words) -> Draft | None:
    """What the guide of the reading set decides: failures without an author are none, open doors are hedged."""
    lemmas = words.lemmas[draft.first : draft.last]
    text = fit.found.pattern.text
    if draft.action == "reject" and {"comment", "reply"} & set(lemmas[:6]):
        return None
    if draft.action == "reject" and {"reach", "agreement"} <= set(lemmas) and len(draft.actors) > 1:
        return None
    if "rule|exclude" in text:
        harmful = judge(part(words, [(draft.first + 1, draft.last)]), None, None)
        hostile = harmful is not None and harmful.action in (
            "threaten",
            "assault",
            "mobilize",
            "coerce",
            "sanction",
            "aid",
        )
        how = ("threaten", "threat") if hostile and "patrol" in lemmas else ("agree", "position")
        return replace(draft, action=how[0], how=how[1], hedged=True)
    return draft


def asserted(read: Read, index: int) -> bool:
    """Tell whether the sentence holds the clause to be so: no condition, no content of a wish or a warning."""
    clause = read.clauses[index]
    if clause.link in _OPEN or clause.kind == "content":
        return False
    if read.words.lower[read.opening : read.opening + 1] == ["should"] and "," in read.words.tags[clause.verbs.end :]:
        first_comma = read.words.tags.index(",")
        if clause.verbs.end <= first_comma:
            return False
    if clause.kind == "reported" and clause.governor >= 0:
        over = read.clauses[clause.governor]
        if "X" in read.words.tags[over.verbs.start : over.verbs.end]:
            return False
        lemma = read.words.lemmas[over.verbs.head]
        return lemma in SAYING and lemma not in _WISHES
    return True


_OPEN = listed("drafts.open")
_WISHES = listed("drafts.wishes")
_TOWARDS = listed("drafts.towards")
_AROUND = listed("drafts.around")


def object_of(read: Read, clause: Clause, scene: Scene) -> Group | None:
    """The noun group after the verb that the act is most likely directed at."""
    words = read.words
    if not scene.codebook.parties:
        return _acted_on(read, clause)
    best, score, led = None, -1.0, ""
    for at, group in enumerate(read.nouns):
        if group[0] < clause.verbs.end or group[0] >= clause.end:
            continue
        before = words.lower[group[0] - 1]
        led = led if before == "of" else before  # what leads to `the offices` leads to `of the Commission`, too
        party = any(group[0] <= mention.start < group[1] for mention in read.mentions)
        person = is_agent(words, group) or words.tags[group[0]] in "O" or words.lower[group[0]] == "both"
        if led in _AROUND and not words.tags[group[0] : group[1]].strip("P"):
            continue
        if not (party or person) or words.tags[group[0]] == "W":
            continue
        value = (2.0 if party else 1.0 if person else 0.0) - 0.08 * (group[0] - clause.verbs.end)
        value += 0.4 if led in _TOWARDS else -0.6 if led in _AROUND else 0.0
        if value > score:
            best, score = whole(words, read.nouns, at), value
    return best


def _acted_on(read: Read, clause: Clause) -> Group | None:
    """Without parties to look for: the noun group that is most likely acted on, whatever it is."""
    words = read.words
    best, score = None, -9.0
    for order, at in enumerate(at for at, group in enumerate(read.nouns) if clause.verbs.end <= group[0] < clause.end):
        group = whole(words, read.nouns, at)
        tags = words.tags[group[0] : group[1]]
        before = words.lower[group[0] - 1]
        value = -OPEN["order"] * order
        value += OPEN["name"] * ("P" in tags) + OPEN["agent"] * is_agent(words, group)
        value += OPEN["direct"] * (group[0] == clause.verbs.end) + OPEN["towards"] * (before in _TOWARDS)
        value -= OPEN["around"] * (before in _AROUND) + OPEN["deed"] * (
            "P" not in tags and words.lemmas[group[1] - 1] in _DEEDS
        )
        if value > score:
            best, score = group, value
    return best


OPEN = {"order": 0.2, "name": 2.0, "agent": 0.5, "direct": 0.5, "towards": 0.3, "around": 0.3, "deed": 1.0}
_DEEDS = listed("drafts.deeds")


def agent(read: Read, clause: Clause, open_book: bool) -> Group | None:
    """The noun group after `by` of a passive; with no parties to look for, else the place where it was done."""
    for links in (("by",), ("in",) if open_book else ()):
        for at, group in enumerate(read.nouns):
            if clause.verbs.end <= group[0] < clause.end and read.words.lower[group[0] - 1] in links:
                return whole(read.words, read.nouns, at)
    return None


_HANGING = listed("drafts.hanging")


def extent(read: Read, index: int) -> tuple[int, int]:
    """The words of a claim: from its subject to the end of what hangs on it."""
    clause, words = read.clauses[index], read.words
    own = clause.subject is not None and clause.subject[0] == clause.front
    there = words.lower[clause.verbs.start - 1 : clause.verbs.start] == ["there"]
    first = clause.front if own else clause.verbs.start - there
    if clause.kind == "relative" and own and words.tags[clause.front - 1] in "SW":
        for group in read.nouns:
            if group[1] == clause.front - 1:
                first = group[0]
    last = clause.end
    for after in read.clauses[index + 1 :]:
        hangs = after.kind in ("relative", "reported", "content") or after.link in _HANGING
        if not hangs or after.front > last:
            break
        last = after.end
    return first, trimmed(words, first, last)


def trimmed(words: Words, first: int, last: int) -> int:
    """Take the marks and connecting words off the end of a run of words."""
    while last > first + 1 and words.tags[last - 1] in ",.;:-Q(CSW":
        last -= 1
    return last


# --- claims beside the clause: conditions, noun groups, fragments


def conditions(read: Read, draft: Draft) -> Iterator[Draft]:
    """What a kind act is tied to is asked for: `forty licences, provided that they carry an observer`."""
    if draft.action != "agree" or not draft.actors:
        return
    for number, clause in enumerate(read.clauses):
        if clause.link in ("if", "provided", "once") and draft.first < clause.front <= draft.last + 1:
            start = clause.front - 1 - (clause.link == "provided" and read.words.lower[clause.front - 1] == "that")
            yield Draft(
                draft.actors, [], "request", draft.chance * 0.9, 8.0, number, start,
                trimmed(read.words, start, clause.end), "precondition", kind="condition",
            )  # fmt: skip


ACTS = {
    "agree": "proposal offer plan draft promise pledge suggestion initiative",
    "request": "demand call appeal request ultimatum plea",
    "threaten": "threat warning",
    "accuse": "claim accusation allegation complaint charge criticism",
    "reject": "refusal rejection denial",
}
_ACT_OF = {noun: action for action, nouns in ACTS.items() for noun in nouns.split()}


def noun_acts(read: Read, taken: Sequence[Draft], scene: Scene) -> Iterator[Draft]:
    """Acts that a noun names with their author: `a proposal by Kerrin to …`, `Kerrin's demand for …`."""
    words = read.words
    for at, group in enumerate(read.nouns):
        action = _ACT_OF.get(words.lemmas[group[1] - 1])
        if action is None or words.tags[group[1] - 1] != "N":
            continue
        follower = words.lower[group[1]] if group[1] < len(words) else ""
        after = read.nouns[at + 1] if at + 1 < len(read.nouns) else None
        if follower in ("by", "from") and after and after[0] == group[1] + 1:
            owner = resolve(words, after, read.mentions, scene)
        elif "'" in words.tags[group[0] : group[1]] and follower in ("to", "for", "that"):
            owner = resolve(words, (group[0], words.tags.index("'", group[0])), read.mentions, scene)
        else:
            continue
        index = max((number for number, clause in enumerate(read.clauses) if clause.front <= group[0]), default=-1)
        if not owner or any(set(owner) & set(draft.actors) and draft.first <= group[0] < draft.last for draft in taken):
            continue
        last = read.clauses[index].end if index >= 0 else len(words)
        how = "proposal" if action == "agree" else None
        yield Draft(owner[:1], [], action, 0.8, 8.0, index, group[0], trimmed(words, group[0], last), how, kind="noun")


def fragments(read: Read, actors: list[str], voice: str | None) -> Iterator[Draft]:
    """Claims without a verb of their own: `Bondholders: ready to accept longer maturities, no cut in principal`."""
    words = read.words
    if not actors:
        return
    start = read.opening
    for cut in [*(at for at in range(start, len(words)) if words.tags[at] == "," and at > start + 1), len(words)]:
        piece = part(words, [(start, cut)])
        if len(piece):
            found = _no_without(words, start, cut) or judge(piece, None, None)
            if isinstance(found, Draft):
                yield replace(found, actors=actors)
            elif found is not None and found.chance >= LEAST_CHANCE:
                head = 0 if start == read.opening and voice is None else start
                action = found.action
                yield Draft(
                    actors,
                    [],
                    action,
                    found.chance,
                    found.found.pattern.weight,
                    -1,
                    head,
                    trimmed(words, start, cut),
                    kind="fragment",
                )
        start = cut + 1


def _no_without(words: Words, first: int, last: int) -> Draft | None:
    """`no deal without inspections`: a condition."""
    lower = words.lower[first:last]
    if lower and lower[0] == "no" and {"without", "unless", "until", "before"} & set(lower):
        return Draft(
            [], [], "request", 0.9, 9.0, -1, first, trimmed(words, first, last), "precondition", kind="fragment"
        )
    return None


def part(words: Words, ranges: Sequence[Group]) -> Words:
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


def span(words: Words, group: Group | None) -> tuple[int, int] | None:
    """The code points of a noun group within its sentence."""
    return (words.starts[group[0]], words.ends[group[1] - 1]) if group else None
