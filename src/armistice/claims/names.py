"""Names of the parties in a sentence, by a codebook: names, demonyms, capitals, seats of government, office holders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from armistice.claims.codebook import Codebook, CodebookParty
from armistice.claims.lexicon import country_names, plain
from armistice.claims.lists import listed
from armistice.claims.words import Words, split_words

_BODIES = listed("actors.agents")


class Mention(NamedTuple):
    """Words `start` to `end` name `party`."""

    start: int
    end: int
    party: str


@dataclass(frozen=True, slots=True)
class Names:
    """The parties' names by their first word, longest first: (further words, party, exact spelling or None)."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str, tuple[str, ...] | None], ...]]
    by_last: Mapping[str, str]  # `the minister`, where one party alone has an alias that ends so

    def find(self, words: Words) -> list[Mention]:
        """Return the mentions of parties from left to right, the longest where several begin."""
        found: list[Mention] = []
        after = 0
        for at, low in enumerate(words.lower):
            if at < after or low not in self.by_first:
                continue
            for rest, party, spelled in self.by_first[low]:
                end = at + 1 + len(rest)
                if tuple(words.lower[at + 1 : end]) == rest and _spelled(words, at, end, spelled):
                    found.append(Mention(at, end, party))
                    after = end
                    break
        return found


def _spelled(words: Words, at: int, end: int, spelled: tuple[str, ...] | None) -> bool:
    if spelled is None:
        return True
    forms = words.forms[at:end]
    if all(form[0] == wanted[0] for form, wanted in zip(forms, spelled, strict=True)):
        return not (len(spelled) == 1 and spelled[0].isupper() and len(spelled[0]) <= 3) or forms[0] == spelled[0]
    return all(form.isupper() and len(form) > 1 for form in forms)


@lru_cache(maxsize=64)
def names_of(codebook: Codebook) -> Names:
    """Build the search for the names of a codebook's parties."""
    by_first: dict[str, list[tuple[tuple[str, ...], str, tuple[str, ...] | None]]] = {}
    lasts: dict[str, set[str]] = {}
    for party in codebook.parties:
        for alias in _aliases(party):
            pieces = split_words(alias)
            lower = pieces.lower
            if len(lower) > 1 and lower[0] == "the":
                pieces, lower = split_words(alias[4:]), lower[1:]
            if not lower:
                continue
            if len(lower) > 1 and (pieces.forms[-1].islower() or lower[-1] in _BODIES):
                lasts.setdefault(lower[-1], set()).add(party.id)
            elif len(lower) > 1 and lower[-2] in _BODIES and pieces.forms[-2][0].isupper():
                lasts.setdefault(lower[-2], set()).add(party.id)  # the president, where one party alone has one
            capital = any(form[0].isupper() for form in pieces.forms)
            entry = (tuple(lower[1:]), party.id, tuple(pieces.forms) if capital else None)
            row = by_first.setdefault(lower[0], [])
            if all(entry[:1] != other[:1] for other in row):
                row.append(entry)
    found = {first: tuple(sorted(row, key=lambda entry: -len(entry[0]))) for first, row in by_first.items()}
    return Names(found, {last: min(parties) for last, parties in lasts.items() if len(parties) == 1})


def _aliases(party: CodebookParty) -> list[str]:
    """A party's own names first, then what the table of countries knows of them."""
    own = [party.name, *party.also]
    known = country_names()
    more = [alias for name in own for alias in known.get(plain(name).removeprefix("the "), ())]
    return [alias for alias in (*own, *more) if alias]
