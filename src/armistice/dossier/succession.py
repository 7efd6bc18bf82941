"""Claims that are read differently now: which claim has taken the place of which, and naming it in the case file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from armistice.claims.claim import DROPPED, Claim
from armistice.dossier.edit import edit
from armistice.dossier.loading.document import scan

Place = tuple[str | int, ...]


def successor(old: Claim, claims: Sequence[Claim]) -> Claim | None:
    """Return the claim that says now what `old` said: same document, actor and action, and a place in common.

    Of several the one that agrees in issue, option and force, then the one with most of the place in common; None where
    there is none, or where the best two differ in neither.
    """
    near = [claim for claim in overlapping(old, claims) if (claim.actor, claim.action) == (old.actor, old.action)]
    ranked = sorted(near, key=lambda claim: (_agreement(old, claim), claim.id), reverse=True)
    if len(ranked) > 1 and _agreement(old, ranked[0]) == _agreement(old, ranked[1]):
        return None
    return ranked[0] if ranked else None


def overlapping(old: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that stand and share a place with `old`."""
    return [
        claim
        for claim in claims
        if claim.document == old.document
        and claim.id != old.id
        and claim.status not in ("rejected", DROPPED)
        and _shared(old, claim) > 0
    ]


def _agreement(old: Claim, new: Claim) -> tuple[bool, bool, bool, bool, int, int]:
    agreed = (new.issue == old.issue, new.option == old.option, new.modality == old.modality, new.target == old.target)
    return (*agreed, _shared(old, new), -(new.end - new.start))


def _shared(old: Claim, new: Claim) -> int:
    return min(old.end, new.end) - max(old.start, new.start)


def renamed(text: str, heirs: Mapping[str, str]) -> str:
    """Return the text of a case file with the claims it names replaced by their heirs, every other byte as it was.

    heirs: new id by the id as the file writes it. A claim that would stand twice in one list stands once.
    """
    changes: dict[str | Place, Any] = {}
    for place, named in _named(scan(text.removeprefix("\ufeff")).root.plain(), ()):
        new = list(dict.fromkeys(heirs.get(one, one) for one in named))
        if new != named:
            changes[place] = new
    return edit(text, changes)


def _named(node: Any, place: Place) -> Iterator[tuple[Place, list[str]]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "because" and isinstance(value, list):
                yield (*place, key), value
            else:
                yield from _named(value, (*place, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _named(value, (*place, index))
