"""What the whole chain says of every draw: standing, room, margin, wait, solutions, proposals, how it may go on."""

from __future__ import annotations

import numpy as np

from armistice._base.frozen import frozen
from armistice._base.processes import Mapper, Progress
from armistice.dossier.case import Case
from armistice.evaluate.draws.sampling import Sampler
from armistice.evaluate.draws.solver import Solver
from armistice.evaluate.draws.tally import Tally
from armistice.evaluate.result import HOLDING_OUT, NO_ROOM, WITHIN_REACH
from armistice.evaluate.structure import structure

CHUNK = 64
"""Draws solved together: memory does not grow with their number, and the same seed gives the same bits whatever the
number of processes."""
STANDINGS = (WITHIN_REACH, HOLDING_OUT, NO_ROOM)


@frozen(eq=False)
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
    solutions: np.ndarray  # int[D, solutions, K], level indices; NOTHING (-1) without one
    signable: np.ndarray  # bool[D, P]
    matters: np.ndarray  # float[D, R], 1 where dropping that red line alone changes the standing; NaN where not tried
    settled: np.ndarray  # float[D, MONTHS], chance within these months; [D, 0] without a war
    months: np.ndarray  # float[D], expected until the end, at most the horizon
    costs: np.ndarray  # float[D, 2], expected points until then
    chances: (
        Tally  # by month and (settled, first imposes, second imposes, fighting), over all draws; empty without a war
    )

    @property
    def draws(self) -> int:
        return len(self.standing)


def sample(
    case: Case,
    draws: int,
    seed: int,
    *,
    like: Case | None = None,
    through: Mapper = map,
    progress: Progress | None = None,
) -> Sample:
    """Solve the whole chain for `draws` draws of all uncertain judgements.

    like: another version of the case; what both draw has the same coordinates in both.
    through: applies the solver to the chunks; `in_processes(2)` for two processes.
    progress: called with (draws done, draws wanted).
    """
    it = structure(case)
    same = None if like is None else Sampler(structure(like)).draw(draws, seed)
    drawn = Sampler(it).draw(draws, seed, like=same)
    jobs = [drawn.take(slice(start, start + CHUNK)) for start in range(0, draws, CHUNK)]
    whole: dict[str, np.ndarray] = {}
    chances: Tally | None = None
    done = 0
    for part in through(Solver(it).solve, jobs):  # written where they belong, so that nothing is held twice
        by_month = part.pop("chances")
        chances = chances or Tally.empty(*by_month.shape[1:])
        chances.add(by_month)
        for name, values in part.items():
            if name not in whole:
                whole[name] = np.empty((draws, *values.shape[1:]), values.dtype)
            whole[name][done : done + len(values)] = values
        done += len(part["standing"])
        if progress:
            progress(done, draws)
    assert chances is not None
    return Sample(**whole, chances=chances)
