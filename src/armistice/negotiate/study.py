"""All that people ask of one situation: what lasts, how it is reached, which threats are empty, what a move buys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from armistice._base.errors import UsageError, nearest
from armistice.dossier.case import Case
from armistice.dossier.situations import Situation
from armistice.evaluate.result import Assessment
from armistice.negotiate.cells import Bools
from armistice.negotiate.coalitions import upset_by
from armistice.negotiate.model import Model, State, model_of
from armistice.negotiate.stability import CONCEPTS, stable
from armistice.negotiate.threats import Threat, threats
from armistice.negotiate.ways import Ways, ways_from
from armistice.negotiate.worth import Difference, with_other_wants, without_option

LISTED = 20
"""So many lasting states are looked at one by one; how many there are is always told."""
COMPARED = 1 << 14
"""Above so many settings it is left out what each option buys, what levers change and whom coalitions upset."""
ASSESSED = 8
"""So many different sets of levers are assessed at most."""
STRICT = ("nash", "sseq", "seq", "smr", "gmr")
"""The concepts by the order in which lasting states are listed."""

Assess = Callable[[Case], Assessment]


@dataclass(frozen=True, slots=True)
class Leg:
    """One move: who takes which state to which, by number, and whether the mover gains by it."""

    source: int
    mover: str
    target: int
    gain: bool


@dataclass(frozen=True, slots=True)
class Route:
    """The shortest ways from now to one state. steps: None where there is none; legs: every move on one of them."""

    steps: int | None
    legs: tuple[Leg, ...] = ()

    def first(self, now: int) -> tuple[str, ...]:
        """Return the decision makers of whom each could make the first move."""
        return tuple(dict.fromkeys(leg.mover for leg in self.legs if leg.source == now))


@dataclass(frozen=True, slots=True)
class Lasting:
    """A state that lasts under some concept. upset_by: per concept the coalitions that would leave it together.

    levers: those of the options chosen here and not now; assessed: the case with them pulled, None without any.
    """

    state: int
    concepts: tuple[str, ...]
    by_improvements: Route
    by_moves: Route
    upset_by: Mapping[str, tuple[tuple[str, ...], ...]] | None
    levers: tuple[str, ...] = ()
    assessed: Assessment | None = None


@dataclass(frozen=True, slots=True)
class Study:
    """The answers about one situation; states go by number, `shown` says what is chosen in each that is named.

    states: how many can be; totals: per concept how many last; stays: per decision maker the concepts under which it
    stays in the status quo; improvements: what anybody gains by now; buys: per option and concept, what lasts only
    because the option can be used (`lost` without it) or only if it cannot (`gained`); changes: the same per lever that
    changes what somebody wants here. The last two are None where there are too many states.
    """

    situation: Situation
    states: int
    now: int
    shown: Mapping[int, State]
    totals: Mapping[str, int]
    stays: Mapping[str, tuple[str, ...]]
    improvements: tuple[Leg, ...]
    lasting: tuple[Lasting, ...]
    threats: tuple[Threat, ...]
    buys: Mapping[str, Mapping[str, Difference]] | None
    changes: Mapping[str, Mapping[str, Difference]] | None

    def to_dict(self) -> dict[str, Any]:
        """Return the stable JSON object of `armistice moves --json`."""
        from armistice.negotiate.as_json import study_dict  # reads this module

        return study_dict(self)


def named(case: Case, name: str | None) -> Situation:
    """Return the situation of that name, or the only one. Raises UsageError where there is none or a choice."""
    known = ", ".join(case.moves) or "none; add a section 'moves' to the case file"
    if name is not None and name in case.moves:
        return case.moves[name]
    if name is not None:
        told = nearest(name, case.moves) or f"known: {known}"
        raise UsageError(f"no situation of moves is called '{name}' – {told}")
    if len(case.moves) != 1:
        raise UsageError(f"name a situation of moves; known: {known}")
    return next(iter(case.moves.values()))


def study(case: Case, name: str | None = None, assess: Assess | None = None) -> Study:
    """Study the moves of one situation of a case.

    name: its id, not needed where there is one only; assess: assesses the case of a state whose options carry levers.
    Raises UsageError for a situation that does not exist.
    """
    situation = named(case, name)
    model = model_of(situation)
    stays = {concept: [stable(model.graph, mover, concept) for mover in model.graph.movers] for concept in CONCEPTS}
    small = len(model.label) <= COMPARED
    found = _lasting(model, {concept: np.logical_and.reduce(rows) for concept, rows in stays.items()}, small)
    lasting = tuple(_assessed(case, model, found, assess))
    buys = {option: without_option(model, option) for option in model.options} if small else None
    changes = _changes(case, model) if small else None
    improvements = _improvements(model)
    return Study(
        situation=situation,
        states=int(model.graph.allowed.sum()),
        now=model.now,
        shown={state: model.shown(state) for state in _mentioned(model, lasting, improvements, buys, changes)},
        totals={concept: int(np.logical_and.reduce(rows).sum()) for concept, rows in stays.items()},
        stays={
            holder: tuple(concept for concept in CONCEPTS if stays[concept][mover][model.now])
            for mover, holder in enumerate(model.holders)
        },
        improvements=improvements,
        lasting=lasting,
        threats=threats(model),
        buys=buys,
        changes=changes,
    )


def _lasting(model: Model, lasts: Mapping[str, Bools], small: bool) -> list[Lasting]:
    """Return the states to look at, those that last under the strictest concepts and are nearest first."""
    routes = ways_from(model.graph, model.now, True), ways_from(model.graph, model.now, False)
    listed = np.flatnonzero(np.logical_or.reduce(list(lasts.values())))
    rank = np.select([lasts[concept][listed] for concept in STRICT], list(range(len(STRICT))), len(STRICT))
    far = [np.where(ways.reached, ways.steps, len(model.label))[listed] for ways in routes]
    order = np.lexsort((listed, far[1], far[0], rank))[:LISTED]
    return [_one(model, int(state), lasts, routes, small) for state in listed[order]]


def _one(model: Model, state: int, lasts: Mapping[str, Bools], routes: tuple[Ways, Ways], small: bool) -> Lasting:
    concepts = tuple(concept for concept in CONCEPTS if lasts[concept][state])
    upset = {concept: _named(model, upset_by(model.graph, concept, state)) for concept in concepts} if small else None
    levers = tuple(
        option.lever
        for name, option in model.situation.options.items()
        if option.lever and model.shown(state)[name] and not model.situation.now[name]
    )
    by_improvements, by_moves = (_route(model, ways, state) for ways in routes)
    return Lasting(state, concepts, by_improvements, by_moves, upset, tuple(dict.fromkeys(levers)))


def _named(model: Model, groups: Sequence[tuple[int, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(model.holders[mover] for mover in group) for group in groups)


def _route(model: Model, ways: Ways, state: int) -> Route:
    if not ways.reached[state]:
        return Route(None)
    legs = (_leg(model, step.source, step.mover, step.target) for step in reversed(ways.shortest(state)))
    return Route(int(ways.steps[state]), tuple(legs))


def _leg(model: Model, source: int, mover: int, target: int) -> Leg:
    payoff = model.graph.payoffs[mover]
    return Leg(source, model.holders[mover], target, bool(payoff[target] > payoff[source]))


def _assessed(case: Case, model: Model, found: list[Lasting], assess: Assess | None) -> list[Lasting]:
    """Add the assessment of the case with the levers of each state pulled."""
    sets = list(dict.fromkeys(one.levers for one in found if one.levers))[:ASSESSED] if assess else []
    results = {levers: assess(case.with_lever(*levers)) for levers in sets} if assess else {}
    return [replace(one, assessed=results.get(one.levers)) for one in found]


def _improvements(model: Model) -> tuple[Leg, ...]:
    return tuple(
        _leg(model, model.now, mover, int(target))
        for mover, steps in enumerate(model.graph.improvements)
        for target in steps.targets(model.now)
    )[:LISTED]


def _changes(case: Case, model: Model) -> dict[str, Mapping[str, Difference]]:
    """Compare with each lever that changes what somebody wants in this situation, and nothing else of it."""
    it, found = model.situation, {}
    for name, lever in case.levers.items():
        if any(place.startswith(f"moves.{it.id}.") for place in lever.change):
            changed = case.with_lever(name).moves[it.id]
            if replace(changed, wants=it.wants, ranks=it.ranks) == it:
                found[name] = with_other_wants(model, model_of(changed))
    return found


def _mentioned(
    model: Model,
    lasting: Sequence[Lasting],
    improvements: Sequence[Leg],
    *differences: Mapping[str, Mapping[str, Difference]] | None,
) -> list[int]:
    legs = [leg for one in lasting for route in (one.by_improvements, one.by_moves) for leg in route.legs]
    states = {model.now, *(one.state for one in lasting)}
    states.update(state for leg in (*legs, *improvements) for state in (leg.source, leg.target))
    for changed in differences:
        for by_concept in (changed or {}).values():
            states.update(state for one in by_concept.values() for state in (*one.lost, *one.gained))
    return sorted(states)
