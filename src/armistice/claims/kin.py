"""Which option some words mean without its cue: `the tolls gone` where an option is to abolish them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from armistice.claims.codebook import Codebook, CodebookIssue
from armistice.claims.issues import stem
from armistice.claims.lists import listed
from armistice.claims.words import split_words

_KINDS = ("end", "keep", "open", "raise", "cut", "all", "extend", "daily")
_KIN = {stem(word): kind for kind in reversed(_KINDS) for word in listed(f"kin.{kind}")}
"""The kind of change that a word means, by its stem."""


@lru_cache(maxsize=16)
def options_by_kind(codebook: Codebook) -> Mapping[str, Mapping[str, str]]:
    """Return per issue the one option that asks for each kind of change; kinds that two options share are left out."""
    return {issue.id: _kinds_of(issue) for issue in codebook.issues}


def _kinds_of(issue: CodebookIssue) -> dict[str, str]:
    found: dict[str, set[str]] = defaultdict(set)
    for option in issue.options:
        for low in (low for cue in (option.title, *option.cues) for low in split_words(cue).lower):
            kind = _KIN.get(stem(low))
            if kind:
                found[kind].add(option.id)
    return {kind: next(iter(options)) for kind, options in found.items() if len(options) == 1}


def option_meant(by_kind: Mapping[str, str], lower: Sequence[str]) -> str | None:
    """Return the one option of an issue (by kind of change) that words mean by a change of that kind, or None."""
    if not by_kind:
        return None
    kinds = {_KIN.get(stem(low)) for low in lower} | ({"end"} if "no" in lower[:3] else set())
    meant = {by_kind[kind] for kind in kinds if kind and kind in by_kind}
    return meant.pop() if len(meant) == 1 else None
