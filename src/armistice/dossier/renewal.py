"""The claims a case file names, after its reports have been read anew: successors in the place of what fell."""

from __future__ import annotations

from pathlib import Path

from armistice._base.errors import UsageError
from armistice._base.frozen import frozen
from armistice.claims.claim import Claim
from armistice.claims.record import Filter
from armistice.dossier.case import Case
from armistice.dossier.evidence import by_name, evidence
from armistice.dossier.record import claims_of
from armistice.dossier.save import fingerprint, write
from armistice.dossier.succession import overlapping, renamed, successor


@frozen
class Renewal:
    """What rests, at a dotted path, on a claim that is no longer proposed, and the claim that has followed it.

    `near` are, where none has, the claims that stand at its place now.
    """

    path: str
    old: Claim
    new: Claim | None
    near: tuple[Claim, ...] = ()


def renewals(case: Case) -> list[Renewal]:
    """Return what of the case file rests on claims that are no longer proposed, in the order of the file."""
    claims = claims_of(case, Filter(dropped=True))
    return [_renewal(rest.path, claim, claims) for rest in evidence(case, claims) for claim in rest.dropped]


def _renewal(path: str, old: Claim, claims: list[Claim]) -> Renewal:
    new = successor(old, claims)
    return Renewal(path, old, new) if new else Renewal(path, old, None, tuple(overlapping(old, claims)))


def renew(case: Case) -> list[Renewal]:
    """Write successors into the case file in the place of what they follow; return what there was to renew.

    Every other byte of the file stays. Raises UsageError for a case that was not read from a file, and where the file
    was changed since.
    """
    if case.file is None:
        raise UsageError("this case was not read from a file; there is nothing to write to")
    found = renewals(case)
    heirs = {renewal.old.id: renewal.new.id for renewal in found if renewal.new}
    named = by_name(case, claims_of(case, Filter(dropped=True)))
    written = {name: heirs[claim.id] for name, claim in named.items() if claim.id in heirs}
    if written:
        write(Path(case.file), renamed(case.text, written), expected_hash=fingerprint(case.text))
    return found
