"""Conditions on options as one line of text, in the notation of the graph model: `not sanctions & talks if press`.

`&` and, `|` or, `not` (or `-`) not, round brackets; a want may end in `if` and what it is given. Both ways: reading and
writing. After the preference statements of Fang, Hipel, Kilgour & Peng (2003).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from armistice._base.errors import nearest
from armistice._base.ids import PATTERN
from armistice.dossier.conditions import All, Any, Condition, Leaf, Not, OneOf
from armistice.dossier.situations import Want

DEPTH = 20
_TOKEN = re.compile(rf"\s*({PATTERN}|[-()&|])", re.ASCII)


class StatementFault(ValueError):
    """A line that is no statement; its text says what was expected and what stands there."""


def want_text(want: Want) -> str:
    """Return the line of a want."""
    then = condition_text(want.then)
    return then if want.given is None else f"{then} if {condition_text(want.given)}"


def condition_text(what: Condition) -> str:
    """Return the line of a condition on options."""
    match what:
        case Leaf(test=OneOf(values=values)) if len(values) == 1:
            return what.issue if True in values else f"not {what.issue}"
        case Leaf():
            return f"({what.issue} | not {what.issue})"
        case Not():
            return f"not {_inner(what.part)}"
        case All():
            return " & ".join(_inner(part) for part in what.parts)
        case Any():
            return " | ".join(_inner(part) for part in what.parts)


def _inner(part: Condition) -> str:
    text = condition_text(part)
    return f"({text})" if isinstance(part, All | Any) else text


def read_want(text: str, options: Collection[str]) -> Want:
    """Return the want that a line states. Raises StatementFault."""
    reader = _Reader(_tokens(text), options)
    then = reader.any()
    given = reader.any() if reader.take("if") else None
    reader.end()
    return Want(then, given)


def read_condition(text: str, options: Collection[str]) -> Condition:
    """Return the condition that a line states. Raises StatementFault."""
    reader = _Reader(_tokens(text), options)
    found = reader.any()
    reader.end()
    return found


def _tokens(text: str) -> list[str]:
    tokens, place = [], 0
    text = text.rstrip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise StatementFault(f"'{text[place:].strip()[:20]}' is no part of a statement (ids, not, &, |, ( ), if)")
        tokens.append(match[1])
        place = match.end()
    return tokens


@dataclass(slots=True)
class _Reader:
    """Goes through the tokens once; `depth` bounds brackets and negations."""

    tokens: list[str]
    options: Collection[str]
    place: int = 0
    depth: int = 0

    def take(self, token: str) -> bool:
        found = self.place < len(self.tokens) and self.tokens[self.place] == token
        self.place += found
        return found

    def any(self) -> Condition:
        parts = [self.all()]
        while self.take("|"):
            parts.append(self.all())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def all(self) -> Condition:
        parts = [self.one()]
        while self.take("&"):
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def one(self) -> Condition:
        self.depth += 1
        if self.depth > DEPTH:
            raise StatementFault(f"more than {DEPTH} brackets and negations within each other")
        found = self._one()
        self.depth -= 1
        return found

    def _one(self) -> Condition:
        if self.take("not") or self.take("-"):
            part = self.one()
            single = isinstance(part, Leaf) and isinstance(part.test, OneOf) and part.test.values == {True}
            return Leaf(part.issue, OneOf(frozenset({False}))) if single and isinstance(part, Leaf) else Not(part)
        if self.take("("):
            part = self.any()
            if not self.take(")"):
                raise StatementFault("a bracket that is opened and not closed")
            return part
        return self.option()

    def option(self) -> Condition:
        word = self.tokens[self.place] if self.place < len(self.tokens) else ""
        if word not in self.options:
            found = f"'{word}'" if word else "the end of the line"
            hint = nearest(word, self.options) if word else ""
            raise StatementFault(f"expected an option, found {found}" + (f"; {hint}" if hint else ""))
        self.place += 1
        return Leaf(word, OneOf(frozenset({True})))

    def end(self) -> None:
        if self.place < len(self.tokens):
            raise StatementFault(f"'{self.tokens[self.place]}' is left over; join parts with & or |")
