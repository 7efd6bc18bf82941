"""Moves in words: states, options, foresight, changes of wants. Letters name the states that last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from armistice.dossier.conditions import All, Any, Condition, Leaf, Not, OneOf
from armistice.dossier.situations import Want
from armistice.negotiate.inverse import Edit
from armistice.negotiate.model import State
from armistice.negotiate.study import Lasting, Leg, Route, Study
from armistice.present import words

FORESIGHT = {
    "nash": "Nash",
    "seq": "SEQ",
    "sseq": "SSEQ",
    "gmr": "GMR",
    "smr": "SMR",
}
MEANING = {
    "nash": "nobody gains by a move of its own",
    "seq": "or answers to each such move leave its mover no better off, each answer a gain for whoever gives it",
    "sseq": "as SEQ, and no reply of the mover to these answers helps it",
    "gmr": "as SEQ, but the answers may also harm those who give them",
    "smr": "as GMR, and no reply of the mover to these answers helps it",
}
"""What it means that a state lasts, concept by concept."""


@dataclass(frozen=True, eq=False)
class MoveWords:
    """The words for one study, of which the first `most` lasting states are listed."""

    study: Study
    most: int = 12

    @property
    def listed(self) -> tuple[Lasting, ...]:
        """The lasting states that have a letter."""
        return self.study.lasting[: self.most]

    @cached_property
    def letters(self) -> Mapping[int, str]:
        """Their letters, in their order."""
        return {one.state: _letter(place) for place, one in enumerate(self.listed)}

    def holder(self, name: str) -> str:
        """Return the name of a decision maker as it stands within a sentence."""
        printed = self.study.situation.holders[name]
        return f"the {printed[4:]}" if printed.startswith("The ") else printed

    def holders(self, names: Sequence[str], word: str = "and") -> str:
        return words.joined([self.holder(name) for name in names], word)

    def option(self, name: str) -> str:
        """Return the option's title in quotes, with its note."""
        option = self.study.situation.options[name]
        return f"“{option.title}”" + (f" ({option.note})" if option.note else "")

    def doing(self, name: str, chosen: bool) -> str:
        """Return the option as something done: chosen, or taken back."""
        return self.option(name) if chosen else f"taking back {self.option(name)}"

    def state(self, state: int) -> str:
        """Return the letter of a state that lasts, else what is chosen in it."""
        return self.letters.get(state) or f"the state with {self.chosen(state)}"

    def states(self, states: Sequence[int]) -> str:
        """Return several states; more than one without a letter are only counted."""
        lettered = [name for state, name in self.letters.items() if state in states]
        others = [state for state in states if state not in self.letters]
        if len(others) > 1:
            return words.joined([*lettered, f"{words.small(len(others))} states not listed"])
        return words.joined([*lettered, *map(self.state, others)])

    def chosen(self, state: int) -> str:
        """Return what is chosen in a state, decision maker by decision maker."""
        return setting(self.study, self.study.shown[state])

    def leg(self, leg: Leg) -> str:
        """Return one move: who changes what."""
        before, after = self.study.shown[leg.source], self.study.shown[leg.target]
        return f"{self.holder(leg.mover)} ({self.changes(leg.mover, before, after)})"

    def changes(self, mover: str, before: State, after: Mapping[str, bool | None]) -> str:
        """Return which options of the mover are set otherwise."""
        own = [option.id for option in self.study.situation.held_by(mover)]
        told = [
            self.doing(name, bool(after[name]))
            for name in own
            if name in after and after[name] != before[name] and after[name] is not None
        ]
        return words.joined(told) or "nothing else"

    def reply(self, by: str, changes: Mapping[str, bool]) -> str:
        return self.changes(by, self.study.situation.now, changes) if changes else "doing nothing"


def setting(study: Study, shown: State) -> str:
    """Return what is chosen, decision maker by decision maker; options that do not matter are left out."""
    told = []
    for holder, name in study.situation.holders.items():
        chosen = [option for option in study.situation.held_by(holder) if shown[option.id]]
        titles = [f"{option.title} ({option.note})" if option.note else option.title for option in chosen]
        if titles:
            told.append(f"{name}: {', '.join(titles)}")
    either = any(value is None for value in shown.values())
    return ("; ".join(told) or "no option chosen") + ("; whatever else" if either else "")


def sentence(text: str) -> str:
    """Return the text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def want(study: Study, what: Want) -> str:
    """Return a want in words."""
    then = condition(study, what.then)
    return then if what.given is None else f"{then}, if {condition(study, what.given)}"


def condition(study: Study, what: Condition) -> str:
    """Return a condition on options in words."""
    match what:
        case Leaf(test=OneOf(values=values)) if len(values) == 1:
            title = f"“{study.situation.options[what.issue].title}”"
            return title if True in values else f"not {title}"
        case Leaf():
            return f"“{study.situation.options[what.issue].title}” or not"
        case Not():
            return f"not ({condition(study, what.part)})"
        case All():
            return " and ".join(_inner(study, part) for part in what.parts)
        case Any():
            return " or ".join(_inner(study, part) for part in what.parts)


def edit(study: Study, what: Edit) -> str:
    """Return a change of a list of wants in words."""
    name = study.situation.holders[what.holder]
    if what.want is None:
        return f"{name}: tier {what.place + 2} moves up before tier {what.place + 1}"
    told = want(study, what.want)
    if what.kind == "swap":
        return f"{name}: want {what.place + 2} ({told}) moves up before want {what.place + 1}"
    if what.kind == "drop":
        return f"{name}: want {what.place + 1} ({told}) is dropped"
    return f"{name}: {told} is added as want {what.place + 1}"


def reached(words_: MoveWords, one: Lasting) -> str:
    """Return how a lasting state is reached from now."""
    if one.state == words_.study.now:
        return "the status quo"
    if one.by_improvements.steps is not None:
        return f"in {moves(one.by_improvements.steps)}, {gains(one.by_improvements.steps, True)}"
    if one.by_moves.steps is not None:
        return f"in {moves(one.by_moves.steps)}, {gains(one.by_moves.steps, False)}"
    return "not from now"


def path(route: Route, start: int, target: int) -> tuple[Leg, ...]:
    """Return one of the shortest ways, the first in the order of the file; nobody moves twice running."""
    rows: list[tuple[Leg, ...]] = [()]
    for _ in range(route.steps or 0):
        rows = [(*row, leg) for row in rows for leg in route.legs if _follows(row, leg, start)][:500]
    return next((row for row in rows if row and row[-1].target == target), ())


def _follows(row: tuple[Leg, ...], leg: Leg, start: int) -> bool:
    if not row:
        return leg.source == start
    return leg.source == row[-1].target and leg.mover != row[-1].mover


def gains(steps: int, improving: bool) -> str:
    """Return whether the moves of a way are gains for those who make them."""
    if steps == 1:
        return "a gain for its mover" if improving else "no gain for its mover"
    return "each a gain for its mover" if improving else "not all of them gains for their movers"


def moves(count: int) -> str:
    """Return "one move", "two moves"."""
    return "one move" if count == 1 else f"{words.small(count)} moves"


def _inner(study: Study, part: Condition) -> str:
    text = condition(study, part)
    return f"({text})" if isinstance(part, All | Any) else text


def _letter(place: int) -> str:
    return chr(ord("A") + place) if place < 26 else f"A{place - 25}"
