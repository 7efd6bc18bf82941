"""What a case rests on: `because` checked against the record, both ways."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from armistice._base.errors import Finding
from armistice._base.frozen import frozen
from armistice.claims.claim import DROPPED, Claim
from armistice.dossier.case import Case, Proposal, RedLine
from armistice.dossier.judgements import Interest, Judgement, Order
from armistice.dossier.succession import successor

_PARTS = ("parties", "preferences", "red_lines", "linkages", "proposals", "war", "compliance")
_FALLEN = ("rejected", DROPPED)


@frozen
class Rest:
    """One interest, judgement, red line or proposal by its dotted path, with the claims it names and those found.

    `unknown` are ids that the record does not know, `rejected` claims that somebody rejected since, `dropped` claims
    that the coder no longer proposes and nobody decided on.
    """

    path: str
    named: tuple[str, ...]
    claims: tuple[Claim, ...]
    unknown: tuple[str, ...]
    rejected: tuple[Claim, ...]
    dropped: tuple[Claim, ...] = ()

    @property
    def assumed(self) -> bool:
        """Whether nothing that stands bears it out."""
        return not any(stands(claim) for claim in self.claims)


def stands(claim: Claim) -> bool:
    """Tell whether a claim bears anything out: not once it was rejected or is no longer proposed."""
    return claim.status not in _FALLEN


def evidence(case: Case, claims: Sequence[Claim]) -> list[Rest]:
    """Return what every interest, judgement, red line and proposal of the case rests on, in the order of the file."""
    known = _ById(claims)
    return [_rest(path, named, known) for path, named in named_claims(case)]


def named_claims(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the dotted path of everything that may rest on claims, with the ids it names."""
    for part in _PARTS:
        yield from _walk(getattr(case, part), part)


def _walk(node: Any, path: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    match node:
        case Judgement() | Order():
            yield node.path, node.because
        case RedLine() | Proposal() | Interest():
            yield path, node.because
        case Mapping():
            for key, value in node.items():
                yield from _walk(value, f"{path}.{key}")
        case tuple():
            for place, value in enumerate(node):
                yield from _walk(value, f"{path}.{place}")
        case _ if is_dataclass(node) and not isinstance(node, type):
            for one in fields(node):
                yield from _walk(getattr(node, one.name), f"{path}.{one.name}")


class _ById:
    """Claims by any unique beginning of their ids."""

    def __init__(self, claims: Iterable[Claim]):
        self.claims = sorted(claims, key=lambda claim: claim.id)
        self.ids = [claim.id for claim in self.claims]

    def find(self, beginning: str) -> Claim | None:
        first = bisect_left(self.ids, beginning)
        matching = [claim for claim in self.claims[first : first + 2] if claim.id.startswith(beginning)]
        return matching[0] if len(matching) == 1 else None


def _rest(path: str, named: tuple[str, ...], known: _ById) -> Rest:
    found = {beginning: known.find(beginning) for beginning in named}
    claims = tuple(claim for claim in found.values() if claim)
    rejected = tuple(claim for claim in claims if claim.status == "rejected")
    dropped = tuple(claim for claim in claims if claim.status == DROPPED)
    return Rest(path, named, claims, tuple(one for one, claim in found.items() if claim is None), rejected, dropped)


def by_name(case: Case, claims: Sequence[Claim]) -> dict[str, Claim]:
    """Return the claims that the case rests on, by the beginning of an id with which it names them."""
    known = _ById(claims)
    found = {beginning: known.find(beginning) for _, named in named_claims(case) for beginning in named}
    return {beginning: claim for beginning, claim in found.items() if claim}


def relied_on(case: Case, claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """Return, by the id of a claim, the paths of what rests on it: the other way round."""
    found: dict[str, dict[str, None]] = {}
    for rest in evidence(case, claims):
        for claim in rest.claims:
            found.setdefault(claim.id, {})[rest.path] = None
    return {claim: tuple(paths) for claim, paths in found.items()}


def warnings(case: Case, claims: Sequence[Claim]) -> list[Finding]:
    """Return a warning for every claim relied on that the record does not know, or that has fallen since."""
    return [
        Finding(rest.path, message, mend, file=case.file)
        for rest in evidence(case, claims)
        for message, mend in _troubles(rest, claims)
    ]


def _troubles(rest: Rest, claims: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    for beginning in rest.unknown:
        yield (
            f"rests on {beginning}, which the record does not know",
            "read the reports again, or name a claim that armistice claims lists",
        )
    for claim in rest.rejected:
        yield f"rests on {claim.id}, which was rejected", "judge it anew, or accept the claim"
    for claim in rest.dropped:
        new = successor(claim, claims)
        mend = f"armistice claims --renew names {new.id} in its place" if new else "accept the claim, or name another"
        yield f"rests on {claim.id}, which is read differently now", mend
