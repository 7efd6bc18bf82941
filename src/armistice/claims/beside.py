"""Claims beside the clauses: conditions, acts that a noun names, headlines and bullets without a verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from armistice.claims.actors import Scene, is_agent, resolve
from armistice.claims.arguments import trimmed
from armistice.claims.drafts import LEAST_CHANCE
from armistice.claims.events import judge
from armistice.claims.lists import listed
from armistice.claims.reads import Draft, Read, part
from armistice.claims.words import Words

_PURPOSES = listed("beside.purposes")


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
    """`no deal without inspections`: a condition."""
    lower = words.lower[first:last]
    if lower and lower[0] == "no" and {"without", "unless", "until", "before"} & set(lower):
        return Draft(
            [], [], "request", 0.9, 9.0, -1, first, trimmed(words, first, last), "precondition", kind="fragment"
        )
    return None
