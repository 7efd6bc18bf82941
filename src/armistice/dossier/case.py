"""What a case file holds, once it has been read and found sound. Frozen; knows no file format and computes nothing."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field
from typing import Any as AnyValue
from typing import Literal

from armistice._base.errors import Finding
from armistice._base.frozen import frozen
from armistice.dossier.conditions import Condition, Level
from armistice.dossier.judgements import Interest, Judgement, Order
from armistice.dossier.situations import Situation

OPEN = "open"
"""The term of a proposal that is left open."""


@frozen
class Party:
    """Somebody at or around the table; `signs` is None (never), ALWAYS, or when its consent is needed."""

    id: str
    name: str
    also: tuple[str, ...] = ()
    signs: Condition | None = None
    role: str = ""
    interests: tuple[Interest, ...] = ()
    acts_on: Mapping[str, str] = field(default_factory=dict)


@frozen
class Option:
    """One option of a choice; `note` holds its legal status and is printed wherever the option is."""

    id: str
    title: str
    note: str = ""
    follows_line: bool = False
    cues: tuple[str, ...] = ()


@frozen
class Choice:
    """An issue with named options, in the order of the file."""

    id: str
    title: str
    options: tuple[Option, ...]
    cues: tuple[str, ...] = ()


@frozen
class Scale:
    """An issue with equal steps from `start` to `stop`, both included; `start` may be the larger."""

    id: str
    title: str
    start: float
    stop: float
    step: float
    unit: str = ""
    cues: tuple[str, ...] = ()


@frozen
class Split:
    """One amount in equal portions over several uses."""

    id: str
    title: str
    total: float
    step: float
    uses: Mapping[str, str]
    unit: str = ""
    cues: tuple[str, ...] = ()


Issue = Choice | Scale | Split


@frozen
class FollowsLine:
    """The worth of an option that moves with the line: straight from line 0 to line `of`, in points of 0…100."""

    at_start: Judgement
    at_end: Judgement


@frozen
class ChoiceValues:
    """Worth of each option, by option id."""

    options: Mapping[str, Judgement | FollowsLine]


@frozen
class ScaleValues:
    """Points (level, worth) with straight lines between, by rising level."""

    points: tuple[tuple[float, Judgement], ...]


@frozen
class SplitValues:
    """Worth when all of the total goes to that use; linear in the shares."""

    uses: Mapping[str, Judgement]


Values = ChoiceValues | ScaleValues | SplitValues | Order


@frozen
class Preferences:
    """What the issues are worth to one signer; an issue absent from `weights` weighs 0, a war side has no walk-away."""

    party: str
    weights: Mapping[str, Judgement] | Order
    values: Mapping[str, Values]
    walk_away: Judgement | None = None


@frozen
class RedLine:
    """What a party says it will never sign; `firm` is the chance that it means it."""

    id: str
    party: str
    never: Condition
    firm: float = 1.0
    because: tuple[str, ...] = ()
    note: str = ""


@frozen
class Rule:
    """What cannot go together; `{if, then}` is kept as never (if and not then)."""

    id: str
    never: Condition
    note: str = ""


@frozen
class Linkage:
    """Worth more, or less, together than apart: points added where the condition holds (issue linkage)."""

    id: str
    party: str
    when: Condition
    points: Judgement


@frozen
class Proposal:
    """What is or was on the table. `terms` names every issue; an open one has the value OPEN."""

    id: str
    title: str
    terms: Mapping[str, Level]
    by: str | None = None
    date: datetime.date | None = None
    because: tuple[str, ...] = ()
    note: str = ""

    def closed(self) -> bool:
        return all(term != OPEN for term in self.terms.values())


@frozen
class Bears:
    """How many months of this war a side would bear to get `stop` rather than `start` on `issue`.

    With `issue` None: its best package rather than its worst, 100 points. Its cost a month is that worth / months.
    """

    months: Judgement
    issue: str | None = None
    start: Level | None = None
    stop: Level | None = None


@frozen
class Side:
    """One side of the war. `expects`, `trend` are about this side's own chance; `imposes` is a whole package."""

    party: str
    expects: Judgement
    sure: Judgement
    trend: Judgement
    cost: Judgement | Bears
    patience: Judgement
    imposes: Mapping[str, Level]


@frozen
class Observer:
    """The analyst's view of the first side's chance; None takes the default of the middle of both sides."""

    expects: Judgement | None = None
    sure: Judgement | None = None
    trend: Judgement | None = None


@frozen
class War:
    """A war between two parties; at line `of` the first side imposes its terms, at line 0 the second."""

    between: tuple[str, str]
    at: int
    of: int
    months_per_step: Judgement
    horizon_months: float
    settle: Literal["nash", "equal"]
    sides: Mapping[str, Side]
    observer: Observer
    stalemate: Mapping[str, Level]


@frozen
class Raised:
    """Confidence in compliance under a condition."""

    id: str
    when: Condition
    to: Judgement


@frozen
class Confidence:
    """How likely one side thinks the other keeps its word; the highest `raised` that applies counts."""

    party: str
    other_keeps: Judgement
    raised: tuple[Raised, ...] = ()


@frozen
class Compliance:
    """Both sides' confidence in compliance; broken, the war goes on `steps_lost` worse for whoever kept the deal."""

    sides: Mapping[str, Confidence]
    steps_lost: int = 0


@frozen
class Lever:
    """A named change of the case: `change` maps dotted ids to {set|add|times|drop|merge: …}."""

    id: str
    title: str
    change: Mapping[str, Mapping[str, AnyValue]]
    by: tuple[str, ...] = ()
    note: str = ""


@frozen
class Case:
    """A sound case. Mappings keep the order of the file; `issues` and `parties` give the order of every array.

    `tree` is the plain data of the file (levers apply to it), `warnings` what `check` found worth a look,
    `file` where it was read from, `text` the very text.
    """

    title: str
    as_of: datetime.date | None
    parties: Mapping[str, Party]
    issues: Mapping[str, Issue]
    preferences: Mapping[str, Preferences]
    red_lines: Mapping[str, RedLine] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    linkages: Mapping[str, Linkage] = field(default_factory=dict)
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    war: War | None = None
    compliance: Compliance | None = None
    levers: Mapping[str, Lever] = field(default_factory=dict)
    moves: Mapping[str, Situation] = field(default_factory=dict)
    tree: Mapping[str, AnyValue] = field(default_factory=dict, repr=False, compare=False)
    warnings: tuple[Finding, ...] = field(default=(), compare=False)
    file: str | None = field(default=None, compare=False)
    text: str = field(default="", repr=False, compare=False)

    @property
    def signers(self) -> tuple[str, ...]:
        """The parties whose consent is needed, always or under a condition; in a war its two sides come first."""
        sides = self.war.between if self.war else ()
        signing = [party.id for party in self.parties.values() if party.signs is not None]
        return (*sides, *(party for party in signing if party not in sides))

    def with_lever(self, *names: str) -> Case:
        """Return the case as it would be with these levers pulled, one after the other.

        Raises UsageError for a lever that does not exist, naming the nearest one.
        """
        from armistice.dossier.levers import pull  # levers build a case anew, so they import this module

        return pull(self, names)
