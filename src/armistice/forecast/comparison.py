"""Two versions of a case: what changed, in words, and what that did, over the same draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from armistice._base.processes import Mapper, Progress
from armistice.dossier.case import Case
from armistice.dossier.differences import Difference, differences
from armistice.evaluate.draws.certainty import band, settled_within
from armistice.evaluate.draws.sample import STANDINGS, Sample, sample
from armistice.evaluate.result import Assessment, Band, Points


@dataclass(frozen=True, slots=True)
class Version:
    """What one version says: its central assessment in short, and its chances over the draws.

    `settled` is the mean chance of settlement by months; None without a war.
    """

    case: str
    standing: str
    room: float | None
    margin: float | None
    wait_months: float | None
    floor: Points
    hold_out: Points
    chances: Mapping[str, float]  # of each standing
    settled: Mapping[int, float] | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one version to another, and what that did.

    `room`, `margin` are bands of the change in the draws in which both versions have them; `otherwise` is the share of
    draws whose standing is another.
    """

    differences: tuple[Difference, ...]
    before: Version
    after: Version
    draws: int
    seed: int
    room: Band | None
    margin: Band | None
    otherwise: float

    def to_dict(self) -> dict[str, Any]:
        """Return the stable JSON object of `armistice compare --json`."""
        from armistice.forecast.as_json import comparison_dict

        return comparison_dict(self)


def compare(
    old: Case,
    new: Case,
    before: Assessment,
    after: Assessment,
    *,
    draws: int,
    seed: int,
    through: Mapper = map,
    progress: Progress | None = None,
) -> Comparison:
    """Compare two versions over `draws` draws; what both draw has the same coordinates in both.

    before, after: their central assessments. through: applies work to its parts.
    """
    first = sample(old, draws, seed, through=through, progress=_half(progress, 0))
    second = sample(new, draws, seed, like=old, through=through, progress=_half(progress, draws))
    return Comparison(
        differences=differences(old, new),
        before=_version(before, first),
        after=_version(after, second),
        draws=draws,
        seed=seed,
        room=band(second.room - first.room),
        margin=band(second.margin - first.margin),
        otherwise=float((first.standing != second.standing).mean()),
    )


def _half(progress: Progress | None, done_before: int) -> Progress | None:
    if progress is None:
        return None
    return lambda done, of: progress(done_before + done, 2 * of)


def _version(central: Assessment, drawn: Sample) -> Version:
    shares = np.bincount(drawn.standing, minlength=len(STANDINGS)) / drawn.draws
    return Version(
        case=central.case,
        standing=central.standing,
        room=central.room,
        margin=central.margin,
        wait_months=central.wait_months,
        floor=central.floor,
        hold_out=central.hold_out,
        chances=dict(zip(STANDINGS, shares.tolist(), strict=True)),
        settled=settled_within(drawn),
    )
