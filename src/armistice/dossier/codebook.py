"""The codebook that a case fills: its parties with all their names, its issues and options with their cues."""

from __future__ import annotations

from armistice.claims.codebook import Codebook, CodebookIssue, CodebookOption, CodebookParty
from armistice.dossier.case import Case, Choice, Issue, Split


def codebook(case: Case) -> Codebook:
    """Return what the coder needs to know of a case; “both sides” are those of the war, else the first two signers."""
    parties = tuple(CodebookParty(party.id, party.name, party.also) for party in case.parties.values())
    issues = tuple(_issue(issue) for issue in case.issues.values())
    return Codebook(parties, issues, case.war.between if case.war else case.signers[:2])


def _issue(issue: Issue) -> CodebookIssue:
    match issue:
        case Choice():
            options = tuple(CodebookOption(one.id, one.title, one.cues) for one in issue.options)
        case Split():
            options = tuple(CodebookOption(use, title) for use, title in issue.uses.items())
        case _:
            options = ()
    return CodebookIssue(issue.id, issue.title, issue.cues, options)
