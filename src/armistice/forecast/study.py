"""The whole forecast of a case: how sure, how it may go on, what matters most, what the levers do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from armistice._base.processes import Mapper
from armistice.dossier.case import Case
from armistice.evaluate.draws.certainty import certainty
from armistice.evaluate.draws.sample import Sample, chunks, join
from armistice.evaluate.result import Assessment
from armistice.forecast.alike import Alike
from armistice.forecast.course import course
from armistice.forecast.levers import lever_table, reach, work
from armistice.forecast.matters import matters
from armistice.forecast.result import Forecast

Progress = Callable[[int, int], None]
"""Called with (work done, work in all)."""

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
    pulled: Sequence[str] = (),
    levers: bool = True,
    wanted: float | None = None,
    through: Mapper = map,
    progress: Progress | None = None,
) -> Forecast:
    """Return the forecast of a case over `draws` draws of all uncertain judgements.

    central: its assessment. pulled: names of the levers that the case already has behind it.
    levers: also look at every lever and pair. wanted: a chance, 0…1, for which the smallest sets of levers are sought.
    through: applies work to its parts; `in_processes(2)` for two processes.
    """
    told = _Told(progress, draws + (SET * work(case) if levers else 0))
    drawn = drawn_sample(case, draws, seed, through, told)
    alike = Alike(case, min(draws, LEVER_DRAWS), seed)
    table = lever_table(alike, through=through, done=told.sets) if levers else None
    return Forecast(
        case=case.title,
        pulled=tuple(pulled),
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


def drawn_sample(
    case: Case, draws: int, seed: int, through: Mapper = map, progress: Progress | None = None
) -> Sample:
    """Solve the draws, telling how far it has come."""
    parts: list[Sample] = []
    done = 0
    for part in chunks(case, draws, seed, through=through):
        parts.append(part)
        done += part.draws
        if progress:
            progress(done, draws)
    return join(parts)
