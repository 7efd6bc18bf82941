"""The claims a case file names, after its reports have been read anew: successors in the place of what fell."""

from __future__ import annotations

from pathlib import Path

from armistice._base.errors import UsageError
from armistice._base.frozen import frozen
from armistice.claims.claim import DROPPED, Claim
from armistice.dossier.case import Case
from armistice.dossier.evidence import by_name, named_claims
from armistice.dossier.record import claims_behind
from armistice.dossier.save import fingerprint, write
from armistice.dossier.succession import overlapping, renamed, successor


@frozen
class Renewal:
    """What rests, at a dotted path, on a claim that is no longer proposed, and the claim that has followed it.

    `named` is the id as the file writes it, `old` None where the record does not know it; `near` are, where no claim
    has followed, those that stand at its place now.
    """

    path: str
    named: str
    old: Claim | None
    new: Claim | None = None
    near: tuple[Claim, ...] = ()


def renewals(case: Case) -> list[Renewal]:
    """Return what of the case file rests on claims that are no longer proposed or unknown, in the order of the file."""
    claims = claims_behind(case)
    known = by_name(case, claims)
    return [
        _renewal(path, name, known.get(name), claims)
        for path, names in named_claims(case)
        for name in names
        if name not in known or known[name].status == DROPPED
    ]


def _renewal(path: str, name: str, old: Claim | None, claims: list[Claim]) -> Renewal:
    new = successor(old, claims) if old else None
    near = tuple(overlapping(old, claims)) if old and not new else ()
    return Renewal(path, name, old, new, near)


def renew(case: Case) -> list[Renewal]:
    """Write successors into the case file in the place of what they follow; return what there was to renew.

    Every other byte of the file stays. Raises UsageError for a case that was not read from a file, and where the file
    was changed since.
    """
    if case.file is None:
        raise UsageError("this case was not read from a file; there is nothing to write to")
    found = renewals(case)
    heirs = {renewal.named: renewal.new.id for renewal in found if renewal.new}
    if heirs:
        write(Path(case.file), renamed(case.text, heirs), expected_hash=fingerprint(case.text))
    return found
