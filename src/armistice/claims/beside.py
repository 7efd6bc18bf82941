"""Claims beside the clauses: acts that a noun names, headlines and bullets without a verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from armistice.claims.actors import Scene, is_agent, resolve
from armistice.claims.arguments import trimmed
from armistice.claims.drafts import LEAST_CHANCE
from armistice.claims.events import judge
from armistice.claims.lists import listed
from armistice.claims.phrases import Group
from armistice.claims.reads import Draft, Read, part
from armistice.claims.words import Words

_PURPOSES = listed("beside.purposes")


ACTS = {action: listed(f"beside.{action}") for action in (
    "agree", "request", "threaten", "accuse", "reject", "support", "assault", "yield", "coerce"
)}  # fmt: skip
_ACT_OF = {noun: action for action, nouns in ACTS.items() for noun in nouns}
_DEEDS = ("assault", "yield", "coerce")
"""Deeds are claims without their content: `Russian attacks`; words (`its demand`) only point back."""
_CONTENT = listed("beside.content")
_BEARING = listed("beside.bearing")
_MESSAGES = listed("beside.messages")
_MEETINGS = listed("beside.meetings")


def noun_acts(read: Read, taken: Sequence[Draft], scene: Scene) -> Iterator[Draft]:
    """Acts that a noun names with their author: `a proposal by Kerrin to …`, `Kerrin's demand for …`."""
    words = read.words
    for at, group in enumerate(read.nouns):
        lemma = words.lemmas[group[1] - 1]
        if words.tags[group[1] - 1] != "N" or "no" in words.lower[max(0, group[0] - 1) : group[1]]:
            continue
        if lemma in _MEETINGS:
            yield from _meeting(read, group, taken)
            continue
        action = _ACT_OF.get(lemma)
        owner = (_author(read, at, action, scene) or _bearer(read, group, scene)) if action else []
        unnamed = action is not None and not owner and _is_somebodys(words, group)
        if action is None or not (owner or unnamed) or _told(taken, owner, group[0]):
            continue
        index = max((number for number, clause in enumerate(read.clauses) if clause.front <= group[0]), default=-1)
        last = _reach(read, group, index)
        how = "proposal" if action == "agree" and lemma not in ("promise", "pledge", "commitment") else None
        yield Draft(owner[:1], [], action, 0.8, 8.0, index, group[0], trimmed(words, group[0], last), how, kind="noun")


def by_whom(read: Read, scene: Scene) -> Iterator[Draft]:
    """What a participle tells with its author: `checks ordered by the ministry`, `rejected by both capitals`."""
    words = read.words
    if "by" not in words.lower:
        return
    heads = {clause.verbs.head for clause in read.clauses}
    for at in range(1, len(words) - 2):
        if words.tags[at] != "E" or words.lower[at + 1] != "by" or at in heads:
            continue
        after = next((group for group in read.nouns if group[0] == at + 2), None)
        actors = resolve(words, after, read.mentions, scene) if after else []
        before = next((group for group in read.nouns if group[1] == at), None)
        if not actors or after is None:
            continue
        fit = judge(part(words, [(at, at + 1), *([before] if before else [])]), None, None)
        if fit is not None and fit.chance >= LEAST_CHANCE:
            first = before[0] if before else at
            yield Draft(actors, [], fit.action, fit.chance, fit.found.pattern.weight, -1, first, after[1], kind="noun")


def messenger(read: Read, scene: Scene) -> str | None:
    """Return whose message a sentence announces: `The message from Moscow was clear.`, `Kyiv's answer came at once.`"""
    words = read.words
    subjects = {clause.subject[0] for clause in read.clauses if clause.subject}
    for at, group in enumerate(read.nouns):
        if words.lemmas[group[1] - 1] in _MESSAGES and group[0] in subjects:
            owner = _author(read, at, "assault", scene)
            return owner[0] if owner and owner[0] in {party.id for party in scene.codebook.parties} else None
    return None


def _bearer(read: Read, group: Group, scene: Scene) -> list[str]:
    """Who brings an act with its content is its author: `carried an offer to …`, `produced a plan for …`."""
    words = read.words
    follower = words.lower[group[1]] if group[1] < len(words) else ""
    if follower not in ("to", "for", "that") or words.lower[group[0]] not in ("a", "an", "another", "the"):
        return []
    over = next((one for one in read.clauses if one.verbs.end <= group[0] < one.end and one.subject), None)
    if over is None or over.verbs.passive or words.lemmas[over.verbs.head] not in _BEARING:
        return []
    return resolve(words, over.subject, read.mentions, scene) if over.subject else []


def _is_somebodys(words: Words, group: Group) -> bool:
    """`Its call for a halt`: an act with its content, of somebody whom the paragraph does not name."""
    follower = words.lower[group[1]] if group[1] < len(words) else ""
    if words.lemmas[group[1] - 1] == "claim" and follower != "that":
        return False
    return words.lower[group[0]] in ("its", "his", "her", "their") and follower in ("to", "for", "that", "on")


def _told(taken: Sequence[Draft], owner: Sequence[str], at: int) -> bool:
    return any(set(owner) & set(draft.actors) and draft.first <= at < draft.last for draft in taken)


def _reach(read: Read, group: Group, index: int) -> int:
    """A noun's claim ends where its clause does, or where the verb begins whose subject it is."""
    last = read.clauses[index].end if index >= 0 else len(read.words)
    verbs = (clause.verbs.start for clause in read.clauses if clause.verbs.start >= group[1])
    return min(last, next(verbs, last))


def _author(read: Read, at: int, action: str, scene: Scene) -> list[str]:
    """Whose act a noun names: `by X`, `X's … to`, `the Russian attacks`; nobody where it only points back."""
    words, group = read.words, read.nouns[at]
    follower = words.lower[group[1]] if group[1] < len(words) else ""
    after = read.nouns[at + 1] if at + 1 < len(read.nouns) else None
    felt = follower in ("in", "among") and action in ("accuse", "support")  # drew criticism in Sudhaven
    if (felt or follower in ("by", "from")) and after and after[0] == group[1] + 1:
        return resolve(words, after, read.mentions, scene)
    if words.lemmas[group[1] - 1] == "claim" and follower in ("to", "on"):
        return []  # its claim to the reef
    if words.lemmas[group[1] - 1] in ("response", "reaction"):
        return []  # blame only where something drew it: `a furious response from …`
    if (follower not in _CONTENT and action not in _DEEDS) or (follower == "as" and action != "support"):
        return []
    if "'" in words.tags[group[0] + 1 : group[1]]:
        return resolve(words, (group[0], words.tags.index("'", group[0] + 1)), read.mentions, scene)
    if words.lower[group[0]] in ("its", "his", "her", "their") and action not in _DEEDS:
        owner = resolve(words, (group[0], group[0] + 1), read.mentions, scene)
        return owner if owner != [words.forms[group[0]]] else []  # with his threat to quit, the president …
    return [mention.party for mention in read.mentions if group[0] <= mention.start < group[1] - 1][:1]


def _meeting(read: Read, group: Group, taken: Sequence[Draft]) -> Iterator[Draft]:
    """`A phone call between the president and the chancellor`: the two met, whatever came of it."""
    words = read.words
    if words.lower[group[1] : group[1] + 1] not in (["between"], ["involving"], ["among"]):
        return
    stop = next((at for at in range(group[1], len(words)) if words.tags[at] in "VBMHS,;"), len(words))
    inside = [mention for mention in read.mentions if group[1] <= mention.start < stop]
    parties = list(dict.fromkeys(mention.party for mention in inside))
    if len(parties) > 1 and not any(
        draft.action == "consult" and draft.first <= group[0] < draft.last for draft in taken
    ):
        index = max((number for number, clause in enumerate(read.clauses) if clause.front <= group[0]), default=-1)
        last = max(mention.end for mention in inside)
        yield Draft(parties, [], "consult", 0.8, 8.0, index, group[0], last, "report", kind="noun")


def fragments(read: Read, actors: list[str], voice: str | None) -> Iterator[Draft]:
    """Claims without a verb of their own: `Bondholders: ready to accept longer maturities, no cut in principal`."""
    words = read.words
    if not actors:
        return
    start = read.opening
    for cut in [*(at for at in range(start, len(words)) if words.tags[at] == "," and at > start + 1), len(words)]:
        piece = part(words, [(start, cut)])
        if len(piece):
            found = _no_without(words, start, cut) or judge(piece, None, None) or _plain_no(words, start, cut)
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


def _plain_no(words: Words, first: int, last: int) -> Draft | None:
    """`no cut in principal`: a refusal of it."""
    if words.lower[first] == "no" and last - first > 1:
        return Draft([], [], "reject", 0.7, 7.0, -1, first, trimmed(words, first, last), "refusal", kind="fragment")
    return None


def purposes(read: Read, taken: Sequence[Draft], scene: Scene) -> Iterator[Draft]:
    """What a deed was done for, said with an infinitive: `farmers marched to demand a minimum flow`."""
    words = read.words
    for draft in list(taken):
        if draft.kind != "clause" or draft.action in ("request", "agree", "reject", "threaten"):
            continue
        for at in range(draft.first + 2, draft.last):
            if words.tags[at] == "V" and words.tags[at - 1] == "T" and words.lemmas[at] in _PURPOSES:
                fit = judge(part(words, [(at, draft.last)]), None, None)
                if fit is not None:
                    who = next((group for group in read.nouns if group[0] == at + 1 and is_agent(words, group)), None)
                    meant = resolve(words, who, read.mentions, scene) if who else []
                    yield Draft(
                        draft.actors, meant, fit.action, 0.9, 9.0, draft.clause, at - 1, draft.last, kind="purpose"
                    )


def _no_without(words: Words, first: int, last: int) -> Draft | None:
    """`no deal without inspections`, `the tariff stays until …`: a condition."""
    lower = words.lower[first:last]
    if lower and ((lower[0] == "no" and {"without", "before"} & set(lower)) or {"unless", "until"} & set(lower)):
        return Draft(
            [], [], "request", 0.9, 9.0, -1, first, trimmed(words, first, last), "precondition", kind="fragment"
        )
    return None
