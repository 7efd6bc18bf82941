"""The moves of a case file: who holds which options, what cannot be, where it stands now and what each one wants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from armistice._base.frozen import frozen
from armistice.dossier.conditions import Any, Condition, Not


@frozen
class MoveOption:
    """Something a decision maker can do or leave; `lever` names the change of the case that doing it means."""

    id: str
    title: str
    by: str
    lever: str | None = None
    note: str = ""


@frozen
class Want:
    """A statement that its holder would like to be true; with `given`, only where that holds."""

    then: Condition
    given: Condition | None = None

    @property
    def statement(self) -> Condition:
        """What has to hold for the want to be met."""
        return self.then if self.given is None else Any((Not(self.given), self.then))


Setting = Mapping[str, bool]
"""Which options are chosen, by option id."""


@frozen
class Situation:
    """One situation of moves. Every mapping keeps the order of the file.

    holders: the decision makers' printed names; options: grouped by holder; cannot: settings that make no sense; same:
    settings that meet one of these count as one state; one_way: the value an option keeps once it has it; now: the
    status quo, every option named; wants: most important first; ranks: tiers of whole settings, best first. A decision
    maker stands in one of `wants` and `ranks`.
    """

    id: str
    title: str
    holders: Mapping[str, str]
    options: Mapping[str, MoveOption]
    now: Setting
    cannot: tuple[Condition, ...] = ()
    same: tuple[Condition, ...] = ()
    one_way: Setting = field(default_factory=dict)
    wants: Mapping[str, tuple[Want, ...]] = field(default_factory=dict)
    ranks: Mapping[str, tuple[tuple[Setting, ...], ...]] = field(default_factory=dict)
    note: str = ""

    def held_by(self, holder: str) -> tuple[MoveOption, ...]:
        """Return the options of one decision maker."""
        return tuple(option for option in self.options.values() if option.by == holder)
