"""Lists of words that the rules go by, kept as data beside the patterns."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files


def table_text(name: str) -> str:
    """Return the text of a table of this package."""
    return files("armistice.claims").joinpath("patterns", name).read_text(encoding="utf-8")


@cache
def _every() -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in table_text("lists.tsv").splitlines():
        if line and not line.startswith("#"):
            name, words = line.split("\t")
            found[name] += words.split()
    return {name: frozenset(words) for name, words in found.items()}


def listed(name: str) -> frozenset[str]:
    """Return the words of the list `module.name`. Raises KeyError for a list that is not there."""
    return _every()[name]
