"""The whole forecast of a case: how sure, how it may go on, what matters most, what the levers do."""

from __future__ import annotations

from armistice._base.processes import Mapper, Progress
from armistice.dossier.case import Case
from armistice.evaluate.draws.certainty import certainty
from armistice.evaluate.draws.sample import sample
from armistice.evaluate.result import Assessment
from armistice.forecast.alike import Alike
from armistice.forecast.course import course
from armistice.forecast.levers import lever_table, reach, work
from armistice.forecast.matters import matters
from armistice.forecast.result import Forecast

LEVER_DRAWS = 128
"""Draws behind the lever table, endings and drivers: differences are over the same draws, so few are enough."""
SET = 32
"""A set of levers takes about as long as so many draws."""


def forecast(
    case: Case,
    central: Assessment,
    *,
    draws: int,
    seed: int,
    levers: bool = True,
    pairs: bool = True,
    wanted: float | None = None,
    through: Mapper = map,
    progress: Progress | None = None,
) -> Forecast:
    """Return the forecast of a case over `draws` draws of all uncertain judgements.

    central: its assessment.
    levers: also look at every lever, and with `pairs` at every pair.
    wanted: a chance, 0…1, for which the smallest sets of levers are sought.
    through: applies work to its parts; `in_processes(2)` for two processes.
    """
    told = _Told(progress, draws + (SET * work(case, pairs=pairs) if levers else 0))
    drawn = sample(case, draws, seed, through=through, progress=told)
    alike = Alike(case, min(draws, LEVER_DRAWS), seed)
    table = lever_table(alike, pairs=pairs, through=through, done=told.sets) if levers else None
    return Forecast(
        case=case.title,
        draws=draws,
        seed=seed,
        certainty=certainty(case, central, drawn, seed),
        course=course(case, drawn, alike),
        matters=matters(case, drawn, seed),
        levers=table,
        reach=None if wanted is None else reach(alike, wanted, table, through=through),
    )


class _Told:
    """Adds up draws and sets of levers for whoever shows how far it has come."""

    def __init__(self, progress: Progress | None, total: int):
        self.progress, self.total, self.so_far = progress, total, 0

    def __call__(self, draws: int, _: int) -> None:
        self._say(draws)

    def sets(self, count: int) -> None:
        self._say(self.so_far + SET * count)

    def _say(self, so_far: int) -> None:
        self.so_far = so_far
        if self.progress:
            self.progress(so_far, self.total)
