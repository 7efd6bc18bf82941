"""Minimal blocking sets and openings by CP-SAT alone: smallest first, each found one forbidden from then on."""

from __future__ import annotations

from collections.abc import Callable

from ortools.sat.python import cp_model


def minimal_sets_by_cp_sat(members: int, sizes: list[int], forbids: list[list[tuple[int, int]]]):
    """Members forbid that all of their (issue, level) stand together. Returns sorted (blocking, openings) as masks."""
    openings = _smallest_first(members, lambda model, gone: _package(model, gone, sizes, forbids))
    blocking = _smallest_first(members, lambda model, kept: _meets(model, kept, openings))
    return sorted(blocking), sorted(openings)


def _smallest_first(members: int, tell: Callable[[cp_model.CpModel, list[cp_model.IntVar]], None]) -> list[int]:
    found: list[int] = []
    while True:
        model = cp_model.CpModel()
        chosen = [model.new_bool_var(f"m{member}") for member in range(members)]
        tell(model, chosen)
        for mask in found:
            model.add_bool_or([chosen[m].negated() for m in range(members) if mask >> m & 1])
        model.minimize(sum(chosen))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        if solver.solve(model) == cp_model.INFEASIBLE:
            return found
        found.append(sum(1 << m for m in range(members) if solver.boolean_value(chosen[m])))
        if not found[-1]:
            return found


def _package(model: cp_model.CpModel, gone: list[cp_model.IntVar], sizes, forbids) -> None:
    """Some package crosses no member that is not gone."""
    here = [[model.new_bool_var(f"i{issue}l{level}") for level in range(size)] for issue, size in enumerate(sizes)]
    for levels in here:
        model.add_exactly_one(levels)
    for member, ban in enumerate(forbids):
        model.add_bool_or([gone[member], *(here[issue][level].negated() for issue, level in ban)])


def _meets(model: cp_model.CpModel, kept: list[cp_model.IntVar], openings: list[int]) -> None:
    for mask in openings:
        model.add_bool_or([kept[m] for m in range(len(kept)) if mask >> m & 1])
