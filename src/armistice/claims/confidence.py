"""How likely a proposed claim is right, or stands there at all: logits over a few signs, fitted to the tuning half."""

from __future__ import annotations

import math
from typing import NamedTuple

from armistice.claims.codebook import Codebook
from armistice.claims.lists import listed
from armistice.claims.phrases import Clause
from armistice.claims.reads import Draft, Read

WEIGHTS = {
    "about a thing": (-0.62, -0.25),
    "about an issue": (-0.31, 0.38),
    "accuse": (-0.16, -0.11),
    "agree": (0.79, 0.24),
    "aid": (-1.07, 0.02),
    "anybody acts": (-0.41, -0.36),
    "assault": (-0.19, -0.47),
    "chance": (0.99, 0.06),
    "clause": (-0.77, -0.49),
    "clause dependent": (-0.30, -0.09),
    "clause joined": (-0.19, -0.23),
    "clause main": (0.48, 0.31),
    "clause participle": (-0.88, -0.77),
    "clause relative": (-0.36, -0.70),
    "clause reported": (0.23, 0.84),
    "coerce": (-0.16, -0.38),
    "condition": (0.26, 0.08),
    "constant": (-4.28, -0.93),
    "consult": (-0.38, -0.55),
    "cooperate": (-0.16, -0.09),
    "fragment": (-0.57, -0.46),
    "further issue": (-1.13, -1.65),
    "head": (1.34, 0.91),
    "infinitive": (0.14, -0.15),
    "long": (0.35, 1.29),
    "maybe": (-0.20, -0.44),
    "mobilize": (0.36, 0.56),
    "no": (0.40, 0.33),
    "noun": (-0.39, -0.09),
    "now": (-0.29, -0.14),
    "other": (0.36, -0.05),
    "party acts": (2.47, 0.79),
    "party is meant": (0.82, 0.56),
    "passive": (-0.96, -0.69),
    "perfect": (0.23, -0.28),
    "pronoun": (-0.41, -0.17),
    "protest": (0.30, 0.27),
    "reject": (0.07, -0.17),
    "request": (-0.05, -0.11),
    "sanction": (0.29, 0.44),
    "somebody acts": (0.32, -0.07),
    "spoken": (-0.20, -0.30),
    "subordinate": (0.01, 0.06),
    "support": (0.32, 0.10),
    "threaten": (0.74, 0.50),
    "weight": (1.05, 1.43),
    "yield": (-0.73, -0.24),
}


CAUTION = 0.1
"""Taken off the logit of a right claim: the rules were written with the tuning half in view, so it flatters them."""


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


class Chances(NamedTuple):
    """How likely a claim is `right` (place, action and actor), and how likely there is `any` claim at its place."""

    right: float
    any: float


def chances(
    read: Read, draft: Draft, issue: str | None, codebook: Codebook, *, spoken: bool = False, further: bool = False
) -> Chances:
    """Return both chances of a claim, 0 to 1, rounded to hundredths. For the signs see there."""
    found = signs(read, draft, issue, codebook, spoken=spoken, further=further)
    weighed = [(WEIGHTS[name], size) for name, size in found.items() if size and name in WEIGHTS]
    right = sum([weight * size for (weight, _), size in weighed])
    there = sum([weight * size for (_, weight), size in weighed])
    return Chances(_chance(right - CAUTION), _chance(there))


def _chance(score: float) -> float:
    return round(1.0 / (1.0 + math.exp(-score)), 2)
