"""The codebook: whose words are read, and about what. A case fills it; the coder knows no case."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodebookParty:
    """A party with the names it goes by; `also` holds demonyms, capitals, office holders."""

    id: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodebookOption:
    """An option (or use, or level) of an issue, with the words that betray it."""

    id: str
    title: str
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodebookIssue:
    """An issue with the words that betray it; without cues its title's words stand in."""

    id: str
    title: str
    cues: tuple[str, ...] = ()
    options: tuple[CodebookOption, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """Parties and issues of a case. `sides` are the two that “both sides” means (default: the first two parties)."""

    parties: tuple[CodebookParty, ...] = ()
    issues: tuple[CodebookIssue, ...] = ()
    sides: tuple[str, ...] = ()

    def both(self) -> tuple[str, ...]:
        return self.sides or tuple(party.id for party in self.parties[:2])
