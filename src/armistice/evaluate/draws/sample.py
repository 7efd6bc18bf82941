"""What the whole chain says of every draw: standing, room, margin, wait, solutions, proposals, how it may go on.

Draws are solved in chunks of a fixed size, so that memory does not grow with their number and the same seed gives the
same bits whatever the number of processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from armistice.dossier.case import Case
from armistice.evaluate.carrying_on.forward import FIRST_IMPOSES, SECOND_IMPOSES, SETTLED, forward
from armistice.evaluate.chain import CAP, EPSILON, Chain, pool, solve_on
from armistice.evaluate.deal_space.elimination import Plan, prepare
from armistice.evaluate.deal_space.solutions import SOLUTIONS
from armistice.evaluate.draws.sampling import Drawn, Sampler
from armistice.evaluate.figures import Figures, figures
from armistice.evaluate.proposals import allowed_levels, narrowed, narrowed_worths
from armistice.evaluate.result import HOLDING_OUT, NO_ROOM, TIE, WITHIN_REACH
from armistice.evaluate.structure import Structure, structure

CHUNK = 64
"""Draws solved together."""
STANDINGS = (WITHIN_REACH, HOLDING_OUT, NO_ROOM)
NOTHING = -1
"""The level index that stands for no package."""

Mapper = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
"""Like `map`: applies a function to the chunks, in one process or in several, and keeps their order."""


@dataclass(frozen=True, eq=False)
class Sample:
    """D draws of a case with n signers, K issues, P proposals, R red lines and M months ahead.

    NaN where there is none: room and margin where the red lines leave nothing, the wait where there is no room.
    """

    points: np.ndarray  # float[D, dimensions], the coordinates that were drawn
    red_lines: np.ndarray  # bool[D, R], which are real
    standing: np.ndarray  # int[D], place in STANDINGS
    room: np.ndarray  # float[D], points
    margin: np.ndarray  # float[D], points
    wait_months: np.ndarray  # float[D]
    floor: np.ndarray  # float[D, n], points
    hold_out: np.ndarray  # float[D, n], points
    gains: np.ndarray  # float[D, n], over the floor, at the widest package
    solutions: np.ndarray  # int[D, solutions, K], level indices; NOTHING without one
    signable: np.ndarray  # bool[D, P]
    settled: np.ndarray  # float[D, M + 1], chance by month
    imposed: np.ndarray  # float[D, M + 1, 2], chance by month that each side has imposed its terms
    months: np.ndarray  # float[D], expected until the end, at most the horizon
    costs: np.ndarray  # float[D, 2], expected points until then

    @property
    def draws(self) -> int:
        return len(self.standing)


def sample(case: Case, draws: int, seed: int, *, through: Mapper = map) -> Sample:
    """Solve the whole chain for `draws` draws of all uncertain judgements.

    through: applies the solver to the chunks; pass a pool's ordered `map` for several processes.
    """
    return join(list(chunks(case, draws, seed, through=through)))


def chunks(case: Case, draws: int, seed: int, *, through: Mapper = map) -> Iterator[Sample]:
    """Yield the sample chunk by chunk, in order."""
    it = structure(case)
    drawn = Sampler(it).draw(draws, seed)
    jobs = [(case, drawn.take(slice(start, start + CHUNK))) for start in range(0, draws, CHUNK)]
    yield from through(_solve, jobs)


def join(parts: Sequence[Sample]) -> Sample:
    """Put chunks behind one another."""
    return Sample(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Sample)))


def _solve(job: tuple[Case, Drawn]) -> Sample:
    case, drawn = job
    return solve_chunk(structure(case), drawn)


def solve_chunk(it: Structure, drawn: Drawn) -> Sample:
    """Solve a few draws at once."""
    read = figures(it, drawn)
    lines = [tuple(np.flatnonzero(row)) for row in drawn.red_lines]
    fronts = [it.plan(real).fronts(read.worths(draw), cap=CAP, epsilon=EPSILON) for draw, real in enumerate(lines)]
    chain = solve_on(it, read, fronts)
    settled, imposed, months, costs = _ahead(it, read, chain)
    step = np.full(read.draws, np.nan) if read.walk is None else read.walk.months
    return Sample(
        points=drawn.points,
        red_lines=drawn.red_lines,
        standing=_standing(chain.room, chain.margin),
        room=chain.room,
        margin=chain.margin,
        wait_months=chain.wait_steps * step,
        floor=chain.floor,
        hold_out=chain.hold_out,
        gains=_gains(it, chain),
        solutions=_solutions(it, chain),
        signable=_signable(it, chain, lines),
        settled=settled,
        imposed=imposed,
        months=months,
        costs=costs,
    )


def _standing(room: np.ndarray, margin: np.ndarray) -> np.ndarray:
    no_room = ~(room >= -TIE)
    return np.where(no_room, 2, np.where(margin >= -TIE, 0, 1))


def _gains(it: Structure, chain: Chain) -> np.ndarray:
    result = np.full(chain.floor.shape, np.nan)
    for draw, packages in enumerate(chain.pools):
        widest = packages.widest(it.always, chain.floor[draw])
        if widest is not None:
            result[draw] = packages.believed[widest] - chain.floor[draw]
    return result


def _solutions(it: Structure, chain: Chain) -> np.ndarray:
    result = np.full((chain.figures.draws, len(SOLUTIONS), len(it.issues)), NOTHING)
    for draw, packages in enumerate(chain.pools):
        for place, solution in enumerate(SOLUTIONS.values()):
            index = solution(packages.believed, packages.needs, it.always, chain.floor[draw])
            if index is not None:
                result[draw, place] = packages.packages(np.array([index]))[0]
    return result


def _signable(it: Structure, chain: Chain, lines: Sequence[tuple[int, ...]]) -> np.ndarray:
    result = np.zeros((chain.figures.draws, len(it.case.proposals)), dtype=bool)
    for column, proposal in enumerate(it.case.proposals.values()):
        allowed = allowed_levels(it, proposal)
        space = narrowed(it.space, allowed)
        plans: dict[tuple[int, ...], Plan] = {}
        for draw, real in enumerate(lines):
            plan = plans.setdefault(real, prepare(space, red_lines=real)) if real not in plans else plans[real]
            fronts = plan.fronts(narrowed_worths(chain.figures.worths(draw), allowed))
            packages = pool(it, chain.figures, chain.carrying, fronts, draw)
            result[draw, column] = packages.room(chain.hold_out[draw : draw + 1])[0] >= -TIE
    return result


def _ahead(it: Structure, read: Figures, chain: Chain) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Chances by month of settled and imposed, expected months and costs; without a war nothing goes on."""
    if read.walk is None or chain.carrying is None or it.case.war is None:
        none = np.zeros((read.draws, 0))
        return none, none.reshape(read.draws, 0, 2), np.full(read.draws, np.nan), np.full((read.draws, 2), np.nan)
    course = forward(read.walk, chain.carrying, read.observer_prior, read.observer_trend)
    by_month = course.by_month(read.walk, np.arange(int(it.case.war.horizon_months) + 1))
    return by_month[:, :, SETTLED], by_month[:, :, [FIRST_IMPOSES, SECOND_IMPOSES]], course.months, course.cost
