"""Small random cases with everything that a case file may hold, as the loader would build them."""

from __future__ import annotations

import random

from armistice.dossier.case import (
    Case,
    Choice,
    ChoiceValues,
    Compliance,
    Confidence,
    FollowsLine,
    Linkage,
    Observer,
    Option,
    Party,
    Preferences,
    Proposal,
    Raised,
    RedLine,
    Rule,
    Scale,
    ScaleValues,
    Side,
    Split,
    SplitValues,
    War,
)
from armistice.dossier.conditions import ALWAYS, All, Any, Between, Leaf, Not, OneOf, Uses
from armistice.dossier.judgements import Judgement, Order
from tests.reference.plain_assessment import levels_of


def random_case(seed: int, *, war: bool | None = None, signers: int | None = None, most: int = 40) -> Case:
    """A case with at most about `most` packages, two to four signers, and a short war (or none)."""
    return _Dice(random.Random(seed), war, signers, most).case()


class _Dice:
    def __init__(self, dice: random.Random, war: bool | None, signers: int | None, most: int):
        self.dice, self.most = dice, most
        self.fights = dice.random() < 0.7 if war is None else war
        self.count = signers or dice.choice([2, 2, 3, 3, 4])
        self.compliant = self.fights and dice.random() < 0.6

    def case(self) -> Case:
        self.issues = self._issues()
        names = [f"p{n}" for n in range(self.count)]
        parties = {name: self._party(name, place) for place, name in enumerate(names)}
        preferences = {name: self._preferences(name, place) for place, name in enumerate(names)}
        chance = self.dice.random
        return Case(
            title="random",
            as_of=None,
            parties=parties,
            issues=self.issues,
            preferences=preferences,
            red_lines={
                f"r{n}": RedLine(
                    f"r{n}", self.dice.choice(names), self._condition(), firm=self.dice.choice([1, 0.9, 0.3])
                )
                for n in range(self.dice.choice([0, 1, 2]))
            },
            rules={f"k{n}": Rule(f"k{n}", self._condition()) for n in range(self.dice.choice([0, 0, 1]))},
            linkages={
                f"l{n}": Linkage(f"l{n}", self.dice.choice(names), self._condition(), self._judged(-15, 15, f"l{n}"))
                for n in range(self.dice.choice([0, 0, 1, 2]))
            },
            proposals={"offer": self._proposal()} if chance() < 0.5 else {},
            war=self._war(names) if self.fights else None,
            compliance=self._compliance(names) if self.compliant else None,
        )

    def _issues(self):
        result, packages = {}, 1
        for place in range(self.dice.choice([2, 3, 3, 4])):
            issue = self._issue(f"i{place}")
            size = len(levels_of(issue))
            if result and packages * size > self.most:
                break
            packages *= size
            result[issue.id] = issue
        return result

    def _issue(self, name):
        kind = self.dice.choice(["choice", "choice", "scale", "split"])
        if kind == "choice":
            following = self.fights and self.dice.random() < 0.4
            options = [
                Option(f"o{n}", f"o{n}", follows_line=following and n == 0) for n in range(self.dice.choice([2, 3, 4]))
            ]
            return Choice(name, name, tuple(options))
        if kind == "scale":
            return self.dice.choice([Scale(name, name, 0, 30, 10), Scale(name, name, 2, 0, 0.5)])
        return self.dice.choice(
            [
                Split(name, name, 100, 50, {"a": "A", "b": "B", "c": "C"}),
                Split(name, name, 1, 0.25, {"a": "A", "b": "B"}),
            ]
        )

    def _party(self, name, place):
        sides = place < 2
        return Party(name, name, signs=ALWAYS if sides or self.dice.random() < 0.3 else self._condition())

    def _preferences(self, name, place):
        path = f"judgements.{name}"
        if self.dice.random() < 0.25:
            tiers = list(self.issues)
            self.dice.shuffle(tiers)
            weights = Order(f"{path}.weights", tuple((issue,) for issue in tiers))
        else:
            weights = {issue: self._judged(1, 10, f"{path}.weights.{issue}") for issue in self.issues}
        values = {issue: self._values(it, f"{path}.values.{issue}") for issue, it in self.issues.items()}
        side = self.fights and place < 2
        return Preferences(name, weights, values, None if side else self._judged(10, 55, f"{path}.walk_away"))

    def _values(self, issue, path):
        if isinstance(issue, Choice):
            if self.dice.random() < 0.15 and not any(option.follows_line for option in issue.options):
                return Order(path, tuple((option.id,) for option in issue.options))
            return ChoiceValues({option.id: self._option(option, f"{path}.{option.id}") for option in issue.options})
        if isinstance(issue, Scale):
            low, high = sorted([issue.start, issue.stop])
            at = [low, *([(low + high) / 2 + 0.1] if self.dice.random() < 0.4 else []), high]
            return ScaleValues(tuple((level, self._judged(0, 100, f"{path}.{level}")) for level in at))
        return SplitValues({use: self._judged(0, 100, f"{path}.{use}") for use in issue.uses})

    def _option(self, option, path):
        if option.follows_line and self.dice.random() < 0.8:
            return FollowsLine(self._judged(0, 100, f"{path}.at_start"), self._judged(0, 100, f"{path}.at_end"))
        return self._judged(0, 100, path)

    def _judged(self, low, high, path):
        middle = self.dice.choice([self.dice.randint(int(low), int(high)), self.dice.uniform(low, high)])
        return Judgement(path, middle, middle, middle)

    def _condition(self, depth=0):
        roll = self.dice.random()
        if depth < 2 and roll < 0.35:
            parts = (self._condition(depth + 1), self._condition(depth + 1))
            return self.dice.choice([All(parts), Any(parts), Not(parts[0])])
        issue = self.dice.choice(list(self.issues.values()))
        levels = levels_of(issue)
        if isinstance(issue, Split):
            use = self.dice.choice(list(issue.uses))
            return Leaf(issue.id, Uses(((use, issue.total / 2, issue.total),)))
        if isinstance(issue, Scale) and self.dice.random() < 0.5:
            return Leaf(issue.id, Between(*sorted(self.dice.sample(levels, 2))))
        return Leaf(issue.id, OneOf(frozenset(self.dice.sample(levels, self.dice.choice([1, 1, 2])))))

    def _package(self):
        return {name: self.dice.choice(levels_of(issue)) for name, issue in self.issues.items()}

    def _proposal(self):
        terms = {name: "open" if self.dice.random() < 0.4 else level for name, level in self._package().items()}
        return Proposal("offer", "offer", terms)

    def _war(self, names):
        of = self.dice.choice([2, 3, 4, 5])
        return War(
            between=(names[0], names[1]),
            at=self.dice.randint(1, of - 1),
            of=of,
            months_per_step=self._flat(self.dice.choice([1, 2, 2.5]), "war.months_per_step"),
            horizon_months=self.dice.choice([1, 5, 8, 13]),
            settle=self.dice.choice(["nash", "nash", "equal"]),
            sides={name: self._side(name) for name in names[:2]},
            observer=Observer(
                expects=self._judged_share("war.observer.expects") if self.dice.random() < 0.5 else None,
                sure=self._flat(9, "war.observer.sure") if self.dice.random() < 0.5 else None,
            ),
            stalemate=self._package(),
        )

    def _side(self, name):
        path = f"war.sides.{name}"
        return Side(
            party=name,
            expects=self._judged_share(f"{path}.expects"),
            sure=self._flat(self.dice.uniform(3, 30), f"{path}.sure"),
            trend=self._flat(self.dice.choice([0, 0, 0.01, -0.01]), f"{path}.trend"),
            cost=self._flat(self.dice.choice([0, 0.5, 2, 5]), f"{path}.cost"),
            patience=self._flat(self.dice.choice([1, 0.99, 0.95]), f"{path}.patience"),
            imposes=self._package(),
        )

    def _compliance(self, names):
        sides = {}
        for name in names[:2]:
            path = f"compliance.sides.{name}"
            raised = tuple(
                Raised(f"t{n}", self._condition(), self._judged_share(f"{path}.raised.t{n}.to"))
                for n in range(self.dice.choice([0, 1, 2]))
            )
            keeps = self.dice.choice([0.0, 0.4, 0.7, 1.0])
            sides[name] = Confidence(name, self._flat(keeps, f"{path}.other_keeps"), raised)
        return Compliance(sides, steps_lost=self.dice.choice([0, 1, 2]))

    def _judged_share(self, path):
        return self._flat(self.dice.uniform(0.2, 0.8), path)

    def _flat(self, value, path):
        return Judgement(path, value, value, value)
