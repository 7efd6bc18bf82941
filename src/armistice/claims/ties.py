"""What a claim is tied to: conditions, prices, consequences, and what is left out (`a truce, but not the tolls`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from armistice.claims.actors import Scene, is_agent, resolve
from armistice.claims.arguments import trimmed
from armistice.claims.clauses import says
from armistice.claims.reads import Draft, Read


def ties(read: Read, draft: Draft, scene: Scene) -> Iterator[Draft]:
    """Every further claim that hangs on a draft."""
    yield from conditions(read, draft, scene)
    yield from consequences(read, draft)
    yield from prices(read, draft)
    yield from exceptions(read, draft)


def awaited(read: Read, draft: Draft, number: int, scene: Scene) -> list[str]:
    """Who is to act in clause `number`, on which a draft depends: `if the crews accept`, `until Kerrin leaves`."""
    clause = read.clauses[number]
    group = clause.subject if clause.subject and not clause.verbs.passive else None
    if group is None or not (is_agent(read.words, group) or read.words.tags[group[0]] == "O"):
        return []
    return [one for one in resolve(read.words, group, read.mentions, scene) if one not in draft.actors]


def conditions(read: Read, draft: Draft, scene: Scene) -> Iterator[Draft]:
    """What a kind act is tied to is asked for: `forty licences, provided that they carry an observer`."""
    if draft.action not in ("agree", "support", "threaten") or not draft.actors:
        return
    links = ("unless",) if draft.action == "threaten" else ("if", "provided", "once", "unless", "until", "as")
    for number, clause in enumerate(read.clauses):
        before = read.words.lower[max(0, clause.front - 2) : clause.front - 1]
        if before == ["as"] or (clause.link == "as" and before not in (["long"], ["soon"])):
            continue  # as if, as they say
        priced = clause.link == "that" and read.words.lemmas[clause.front - 2] in ("condition", "proviso")
        awaits = clause.link == "when" and links[1:] and _to_come(read, draft)
        near = draft.first < clause.front and not set("C;:.") & set(read.words.tags[draft.last : clause.front - 1])
        if (clause.link in links or awaits or (priced and links[1:])) and near:
            start = clause.front - 1 - (clause.link == "provided" and read.words.lower[clause.front - 1] == "that")
            yield Draft(
                draft.actors, awaited(read, draft, number, scene), "request", draft.chance * 0.9, 8.0, number, start,
                trimmed(read.words, start, clause.end), "precondition" if links[1:] else "demand", kind="condition",
            )  # fmt: skip


_OR_ELSE = frozenset({"face", "risk", "suffer", "else", "lose", "be"})


def _to_come(read: Read, draft: Draft) -> bool:
    """`would come back when …`: told of what is to come, a time is a condition."""
    verbs = read.clauses[draft.clause].verbs if draft.clause >= 0 and draft.kind == "clause" else None
    return verbs is not None and bool({"will", "would"} & set(read.words.lower[verbs.start : verbs.end]))


def consequences(read: Read, draft: Draft) -> Iterator[Draft]:
    """An ultimatum's other half: `gave them until Monday to sign or face new tariffs`."""
    if draft.action != "request" or not draft.actors:
        return
    words = read.words
    for at in range(draft.first + 2, min(draft.last, len(words) - 1)):
        else_harm = words.lower[at] in ("or", "otherwise") and words.lower[at + 1] in _OR_ELSE
        if else_harm or words.lower[at : at + 3] == ["on", "pain", "of"]:
            yield replace(
                draft, action="threaten", how="threat", conditional=True, kind="condition", chance=draft.chance * 0.9
            )
            return


def prices(read: Read, draft: Draft) -> Iterator[Draft]:
    """The other side of a bargain: `offered ten boats in return for a pilot`, `must leave in exchange for a loan`."""
    if draft.action not in _BARGAINED or not draft.actors or draft.kind == "condition":
        return
    words = read.words
    for at in range(draft.first + 2, min(draft.last, len(words) - 3)):
        if words.lower[at : at + 3] in _PRICES:
            action, how = ("request", "precondition") if draft.action == "agree" else ("agree", "proposal")
            last = trimmed(words, at, draft.last)
            yield replace(
                draft, action=action, how=how, targets=[], first=at, last=last, kind="condition",
                conditional=action == "agree", chance=draft.chance * 0.9, party_meant=False,
            )  # fmt: skip
            return


def exceptions(read: Read, draft: Draft) -> Iterator[Draft]:
    """What one who accepts does not: `ready for a truce, but not to lower the tolls`."""
    if draft.action not in ("agree", "support") or draft.kind != "clause":
        return
    words = read.words
    later = (other for other in read.clauses if other.front >= draft.last and not says(words, other))
    stop = next((other.front for other in later), len(words))
    at = next((at for at in range(draft.last, stop) if words.lower[at : at + 2] == ["but", "not"]), len(words))
    if words.tags[at + 2 : at + 3] not in tuple("TDNJPI"):
        return
    if words.lower[at + 2] in ("before", "until", "without"):
        return
    last = next((other.front for other in read.clauses if other.front > at), len(words))
    yield replace(
        draft, action="reject", how="refusal", targets=[], first=at + 1, last=trimmed(words, at + 1, last),
        kind="condition", chance=draft.chance * 0.9, party_meant=False,
    )  # fmt: skip


_BARGAINED = ("agree", "request")
_PRICES = (["in", "return", "for"], ["in", "exchange", "for"])
