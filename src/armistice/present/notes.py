"""Footnotes: one numbering of claims for a whole brief, and for each the place it stands in and every use of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from armistice.dossier.case import Case, Choice, Issue, Split
from armistice.present import words
from armistice.present.document import Footnote, Line, Mark, Run
from armistice.present.plain import shorten

if TYPE_CHECKING:  # a brief without a record loads none of these
    from armistice.claims.claim import Claim
    from armistice.dossier.record import Findings

LONGEST = 600
"""Characters of a quotation that are printed; the report has the rest."""
_STATUS = {
    "proposed": "not yet decided on",
    "accepted": "accepted",
    "corrected": "accepted as corrected",
    "rejected": "rejected since",
    "dropped": "no longer read so",
}

_PLAIN = {("reject", "refusal"), ("threaten", "threat")}
"""What needs no second word: the force is that of the action."""


class Notes:
    """Numbers for claims in the order of their first use; without findings there are none."""

    def __init__(self, case: Case, found: Findings | None):
        self.case = case
        self.found = found
        self._used: dict[str, tuple[Claim, int, list[str]]] = {}  # claim, number, places

    def mark(self, claims: Iterable[Claim]) -> Line:
        """Return the numbers of these claims as a mark, each a link to what stands at that number."""
        marks = tuple(self._mark(claim) for claim in dict.fromkeys(claims))
        return (Run("".join(f" [{mark.number}]" for mark in marks), "notes", marks),) if marks else ()

    def _mark(self, claim: Claim) -> Mark:
        _, number, places = self._used.setdefault(claim.id, (claim, len(self._used) + 1, []))
        places.append(f"use-{number}-{len(places) + 1}")
        return Mark(number, places[-1])

    def cite(self, because: tuple[str, ...]) -> Line:
        """Return the footnotes of these claims, as far as the record has them."""
        named = [self.found.named.get(one) for one in because] if self.found else []
        return self.mark(claim for claim in named if claim)

    def rests(self, because: tuple[str, ...], issue: str | None = None) -> Line:
        """Return what follows a judgement that rests on these claims: its footnotes, or that it is assumed.

        Where some of the claims are about `issue`, their footnotes alone.
        """
        if self.found is None:
            return () if because else _assumed()
        named = [self.found.named.get(one) for one in because]
        known = [claim for claim in named if claim]
        claims = [claim for claim in known if claim.issue == issue] or known
        missing = (Run(" "), Run("claim not found", "assumed")) if None in named else ()
        return (*self.mark(claims), *missing, *(() if missing or not self.bare(because) else _assumed()))

    def bare(self, because: tuple[str, ...]) -> bool:
        """Tell whether nothing that stands bears out what rests on these claims."""
        if self.found is None:
            return not because
        from armistice.dossier.evidence import stands  # a page without a record need not load it

        found = [self.found.named.get(one) for one in because]
        return not any(claim and stands(claim) for claim in found)

    def printed(self) -> tuple[Footnote, ...]:
        """Return what stands at the numbers."""
        return tuple(
            Footnote(number, tuple(places), self._told(claim)) for claim, number, places in self._used.values()
        )

    def _told(self, claim: Claim) -> Line:
        spoken = [party_name(self.case, one) for one in claim.attribution if one != "document"]
        according = f" On the word of {words.joined(spoken, 'by way of')}." if spoken else ""
        status = f"{claim.id}, {_STATUS[claim.status]}"
        tail = f" – {self._place(claim)}. Read as: {self._read_as(claim)}.{according} {status}."
        return (Run(f"“{shorten(claim.quote, LONGEST)}”"), Run(tail, "soft"))

    def _place(self, claim: Claim) -> str:
        """The document of a claim: its title, source, file and day, as far as they are stated."""
        document = self.found.documents.get(claim.document) if self.found else None
        if document is None:
            return "a document that is not in the record"
        origin = document.origin
        titled = f"“{shorten(origin.title, 120)}”" if origin.title else None
        day = words.date(origin.date) if origin.date else "no date stated"
        known = (titled, origin.source and shorten(origin.source, 120), shorten(document.name, 120), day)
        return ", ".join(one for one in known if one)

    def _read_as(self, claim: Claim) -> str:
        target = f" to {party_name(self.case, claim.target)}" if claim.target else ""
        how = "" if (claim.action, claim.modality) in _PLAIN or claim.modality == "report" else f" ({_force(claim)})"
        about = about_issue(self.case, claim)
        return f"{party_name(self.case, claim.actor)}{target}: {claim.action}{how}{f', {about}' if about else ''}"


def _force(claim: Claim) -> str:
    return claim.modality.replace("_", " ")


def _assumed() -> Line:
    return Run(" "), Run("assumed", "assumed")


def party_name(case: Case, party: str | None) -> str:
    """Return what somebody is called: a party's name, or the words of the report."""
    if party is None:
        return "somebody not named"
    return case.parties[party].name if party in case.parties else shorten(party, 60)


def about_issue(case: Case, claim: Claim) -> str:
    """Return the issue of a claim, with its option, or nothing."""
    issue = case.issues.get(claim.issue or "")
    if issue is None:
        return ""
    return issue.title + (f": {option_words(issue, claim.option)}" if claim.option else "")


def option_words(issue: Issue, option: str) -> str:
    """Return an option (with its note) or a use by its title; one that the issue does not have as it stands."""
    if isinstance(issue, Choice) and any(one.id == option for one in issue.options):
        return words.level(issue, option)
    return issue.uses.get(option, option) if isinstance(issue, Split) else option
