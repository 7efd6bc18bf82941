"""The tables of patterns: what betrays an action, a modality, a framing. Data with examples; the language is small.

A pattern is a row of elements over lemmas, the first of them the trigger. `a|b` are alternatives; `:v`, `:n`, `:a`
ask for a verb, noun, adjective; `?x` may be missing; `~3` allows up to three words between; `{list}` stands for a
named list; `#` is a number; SRC and TGT are the two actors. Before the trigger, `!x|y` and `<x|y` say what must not,
or must, stand right before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

_CLASS = dict.fromkeys("NP", "n") | dict.fromkeys("VBHM", "v") | {"E": "e", "G": "g", "J": "a", "#": "q"}
_ASKED = {"v": "[veg]", "n": "n", "a": "[aen]", "": "."}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One row of a table: it betrays `kind` with `weight`; `example` is the sentence that shows it."""

    kind: str
    weight: float
    text: str
    example: str
    rest: re.Pattern[str]
    asked: str  # classes of the trigger
    needs: frozenset[str]  # right before the trigger, if not empty
    never: frozenset[str]
    longer: int  # elements beyond the trigger


@dataclass(frozen=True, slots=True)
class Hit:
    """A pattern found at word `at` of a sentence; `end` is the word after its last."""

    pattern: Pattern
    at: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table of patterns, to be asked by trigger."""

    rows: tuple[Pattern, ...]
    by_trigger: dict[str, tuple[Pattern, ...]]

    def triggered(self, lemmas: Sequence[str]) -> bool:
        """Tell whether any word of a sentence is one that a pattern begins with."""
        return not self.by_trigger.keys().isdisjoint(lemmas)

    def hits(self, lemmas: Sequence[str], tags: str) -> Iterator[Hit]:
        """Yield every pattern that a sentence shows, by its words' lemmas and tags."""
        if not self.triggered(lemmas):
            return
        triggered = [at for at, lemma in enumerate(lemmas) if lemma in self.by_trigger]
        line, offsets = "", []
        for at in triggered:
            letter = _CLASS.get(tags[at], "o")
            before = lemmas[at - 1] if at else ""
            for pattern in self.by_trigger[lemmas[at]]:
                if letter not in pattern.asked and pattern.asked != ".":
                    continue
                if before in pattern.never or (pattern.needs and before not in pattern.needs):
                    continue
                if not pattern.longer:
                    yield Hit(pattern, at, at + 1)
                    continue
                if not line:
                    line, offsets = line_of(lemmas, tags)
                found = pattern.rest.match(line, offsets[at + 1])
                if found:
                    yield Hit(pattern, at, at + 1 + found.group().count(" "))


def line_of(lemmas: Sequence[str], tags: str) -> tuple[str, list[int]]:
    """Return ` lemma:class lemma:class …` and where each word begins in it."""
    parts = [f" {lemma}:{_CLASS.get(tag, 'o')}" for lemma, tag in zip(lemmas, tags, strict=True)]
    return "".join(parts), [0, *accumulate(map(len, parts))]


@cache
def load(name: str) -> Table:
    """Read and compile the table `name` of this package, once.

    Raises ValueError for a row that is not kind, weight, pattern, example.
    """
    text = files("armistice.claims").joinpath("patterns", f"{name}.tsv").read_text(encoding="utf-8")
    lists: dict[str, str] = {}
    rows: list[Pattern] = []
    triggers: dict[str, list[Pattern]] = {}
    for line in text.splitlines():
        if line.startswith("= "):
            key, words = line[2:].split("\t")
            lists[key] = words
        elif line and not line.startswith("#"):
            kind, weight, pattern, example = line.split("\t")
            row, heads = _compile(kind, float(weight), pattern, example, lists)
            rows.append(row)
            for head in heads:
                triggers.setdefault(head, []).append(row)
    return Table(tuple(rows), {head: tuple(found) for head, found in triggers.items()})


def _compile(kind: str, weight: float, text: str, example: str, lists: dict[str, str]) -> tuple[Pattern, list[str]]:
    filled = re.sub(r"\{(\w+)\}", lambda found: lists[found.group(1)], text)
    elements = filled.split()
    needs: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    while elements[0][0] in "!<" and len(elements[0]) > 1:
        words = frozenset(elements[0][1:].split("|"))
        needs, never = (words, never) if elements[0][0] == "<" else (needs, words)
        elements = elements[1:]
    head, asked = _words_and_class(elements[0])
    rest = re.compile("".join(_element(element) for element in elements[1:]))
    return Pattern(kind, weight, text, example, rest, asked, needs, never, len(elements) - 1), head.split("|")


def _words_and_class(element: str) -> tuple[str, str]:
    words, _, letters = element.partition(":")
    asked = "".join(_ASKED[letter].strip("[]") for letter in letters.split("|") if letter) or "."
    return words, asked


def _element(element: str) -> str:
    if element[0] == "~":
        return rf"(?: (?!;:)\S+){{0,{element[1:]}}}?"
    optional = element[0] == "?"
    words, asked = _words_and_class(element.lstrip("?"))
    letter = f"[{asked}]" if asked != "." else "."
    if words == "#":
        body = r" \S+:q"
    elif not words:
        body = rf" [^ :]+:{letter}"
    elif words in ("SRC", "TGT"):
        body = rf" (?:{words}|(?!SRC|TGT)\S+):n"
    else:
        body = f" (?:{'|'.join(map(re.escape, words.split('|')))}):{letter}"
    return f"(?:{body})?" if optional else body
