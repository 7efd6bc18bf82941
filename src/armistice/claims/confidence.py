"""How likely a proposed claim is right: a logit over a few signs, tuned on the reading set's first half."""

from __future__ import annotations

import math

from armistice.claims.codebook import Codebook
from armistice.claims.lists import listed
from armistice.claims.phrases import Clause
from armistice.claims.reads import Draft, Read

WEIGHTS = {
    "about a thing": -0.45,
    "about an issue": 0.08,
    "accuse": -0.39,
    "agree": 0.58,
    "aid": -0.78,
    "anybody acts": -0.53,
    "assault": 0.29,
    "chance": 0.59,
    "clause": -0.51,
    "clause dependent": -0.26,
    "clause joined": -0.07,
    "clause main": 0.56,
    "clause participle": -0.65,
    "clause relative": -0.50,
    "clause reported": 0.19,
    "coerce": -0.06,
    "condition": 0.07,
    "constant": -3.97,
    "consult": -0.19,
    "cooperate": -0.04,
    "fragment": -0.35,
    "further issue": -0.79,
    "head": 1.01,
    "infinitive": -0.03,
    "long": -0.17,
    "maybe": -0.21,
    "mobilize": 0.46,
    "no": 0.35,
    "noun": -0.03,
    "now": -0.38,
    "other": 0.06,
    "party acts": 2.47,
    "party is meant": 0.90,
    "passive": -0.83,
    "perfect": 0.03,
    "pronoun": -0.40,
    "protest": 0.32,
    "reject": -0.10,
    "request": 0.08,
    "sanction": 0.03,
    "somebody acts": 0.43,
    "spoken": -0.32,
    "subordinate": -0.03,
    "support": 0.24,
    "threaten": 0.23,
    "weight": 0.67,
    "yield": -0.67,
}


CAUTION = 0.3
"""Taken off the logit: the rules were written with the tuning half in view, so it flatters them."""


_ANY = listed("confidence.any")
_MAYBE = frozenset({"can", "could", "may", "might", "would", "should"})
_THINGS = ("coerce", "aid", "cooperate", "consult")


def signs(
    read: Read, draft: Draft, issue: str | None, codebook: Codebook, *, spoken: bool = False, further: bool = False
) -> dict[str, float]:
    """Return what speaks for and against a draft, each between 0 and 1.

    `spoken`: the words are a speaker's, not the document's own; `further`: another issue was named before this one.
    """
    parties = {party.id for party in codebook.parties}
    clause = read.clauses[draft.clause] if draft.clause >= 0 and draft.kind == "clause" else None
    found = {"constant": 1.0, "chance": draft.chance, "weight": min(draft.weight, 12.0) / 12.0}
    found |= {
        "party acts": bool(draft.actors) and (not parties or all(one in parties for one in draft.actors)),
        "somebody acts": bool(draft.actors),
        "anybody acts": any(_is_anybody(one) for one in draft.actors),
        "party is meant": any(one in parties for one in draft.targets),
        "about an issue": issue is not None,
        "further issue": further,
        "spoken": spoken,
        draft.kind: True,
        draft.action: True,
        draft.trigger: True,
        "about a thing": draft.action in _THINGS and draft.trigger != "head",
        "long": min((draft.last - draft.first) / 40.0, 1.0),
    }
    found |= _manner(read, clause, spoken) if clause is not None else {}
    return {name: float(size) for name, size in found.items()}


def _is_anybody(actor: str) -> bool:
    """Tell `a man`, `one side`, `the weaker party` from somebody."""
    words = actor.lower().split()
    return words[0] in _ANY or (words[0] == "the" and bool({"side", "party"} & set(words)))


def _manner(read: Read, clause: Clause, spoken: bool) -> dict[str, float]:
    """How the clause says it: its kind, its modal verbs, a no."""
    words, start, end = read.words, clause.verbs.start, clause.verbs.end
    modal = bool(_MAYBE & set(words.lemmas[start:end]))
    subject = words.tags[clause.subject[0]] if clause.subject else "-"
    return {
        f"clause {clause.kind}": 1.0,
        "subordinate": float(clause.link not in ("", "and", "but", "or", "that", "who", "which")),
        "maybe": float(modal and not spoken),
        "no": float("X" in words.tags[start:end]),
        "passive": float(clause.verbs.passive),
        "pronoun": float(subject == "O"),
        "perfect": float("H" in words.tags[start:end]),
        "now": float(words.tags[clause.verbs.head] == "V" and start == clause.verbs.head),
    }


def confidence(
    read: Read, draft: Draft, issue: str | None, codebook: Codebook, *, spoken: bool = False, further: bool = False
) -> float:
    """Return the chance that a claim is right, 0 to 1, rounded to hundredths. For the signs see there."""
    found = signs(read, draft, issue, codebook, spoken=spoken, further=further)
    score = sum([WEIGHTS.get(name, 0.0) * size for name, size in found.items() if size])
    return round(1.0 / (1.0 + math.exp(CAUTION - score)), 2)
