"""What the judgements of a case rest on: `because` checked against the record, both ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from armistice._base.errors import Finding
from armistice._base.frozen import frozen
from armistice.claims.claim import Claim
from armistice.dossier.case import Case, Proposal, RedLine
from armistice.dossier.judgements import Judgement, Order

_PARTS = ("preferences", "red_lines", "linkages", "proposals", "war", "compliance")


@frozen
class Rest:
    """One judgement, red line or proposal by its dotted path, with the claims it names and those that it has.

    `unknown` are ids that the record does not know, `rejected` claims that somebody rejected since.
    """

    path: str
    named: tuple[str, ...]
    claims: tuple[Claim, ...]
    unknown: tuple[str, ...]
    rejected: tuple[Claim, ...]

    @property
    def assumed(self) -> bool:
        """Whether nothing that stands bears it out."""
        return not any(claim.status != "rejected" for claim in self.claims)


def evidence(case: Case, claims: Sequence[Claim]) -> list[Rest]:
    """Return what every judgement, red line and proposal of the case rests on, in the order of the file."""
    return [_rest(path, named, claims) for path, named in named_claims(case)]


def named_claims(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the dotted path of everything that may rest on claims, with the ids it names."""
    for part in _PARTS:
        yield from _walk(getattr(case, part), part)


def _walk(node: Any, path: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    match node:
        case Judgement() | Order():
            yield node.path, node.because
        case RedLine() | Proposal():
            yield path, node.because
        case Mapping():
            for key, value in node.items():
                yield from _walk(value, f"{path}.{key}")
        case tuple():
            for value in node:
                yield from _walk(value, path)
        case _ if is_dataclass(node) and not isinstance(node, type):
            for one in fields(node):
                yield from _walk(getattr(node, one.name), f"{path}.{one.name}")


def _rest(path: str, named: tuple[str, ...], claims: Sequence[Claim]) -> Rest:
    found: list[Claim] = []
    unknown: list[str] = []
    for beginning in named:
        matching = [claim for claim in claims if claim.id.startswith(beginning)]
        if len(matching) == 1:
            found.append(matching[0])
        else:
            unknown.append(beginning)
    rejected = tuple(claim for claim in found if claim.status == "rejected")
    return Rest(path, named, tuple(found), tuple(unknown), rejected)


def warnings(case: Case, claims: Sequence[Claim]) -> list[Finding]:
    """Return a warning for every claim id that the record does not know, and for every rejected claim relied on."""
    found = []
    for rest in evidence(case, claims):
        for beginning in rest.unknown:
            found.append(
                Finding(rest.path, f"rests on {beginning}, which the record does not know",
                        "read the reports again, or name a claim that armistice claims lists", file=case.file)
            )  # fmt: skip
        for claim in rest.rejected:
            found.append(
                Finding(rest.path, f"rests on {claim.id}, which was rejected", "judge it anew, or accept the claim",
                        file=case.file)
            )  # fmt: skip
    return found


def relied_on(case: Case) -> dict[str, list[str]]:
    """Return, by the claim id as the case file names it, the paths of what rests on it: the other way round."""
    found: dict[str, list[str]] = {}
    for path, named in named_claims(case):
        for claim in named:
            found.setdefault(claim, []).append(path)
    return found
