"""Chances by month over any number of draws, in memory that does not grow with them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

CELLS = 1_000
"""A quantile is known to half of 1 / CELLS; chances of 0 and 1 exactly."""


@dataclass(eq=False)
class Tally:
    """How K chances in each of M months are spread over the draws: their sums, and counts by rounded chance."""

    total: np.ndarray  # float[M, K]
    count: np.ndarray  # int[M, K, CELLS + 1]
    draws: int = 0

    @staticmethod
    def empty(months: int, kinds: int) -> Tally:
        """Return a tally of nothing yet."""
        return Tally(np.zeros((months, kinds)), np.zeros((months, kinds, CELLS + 1), dtype=np.int64))

    def add(self, chances: np.ndarray) -> None:
        """Count some draws, float[draws, M, K]."""
        self.draws += len(chances)
        self.total += chances.sum(axis=0)
        cells = np.rint(np.clip(chances, 0, 1) * CELLS).astype(np.int64)
        months, kinds = np.ogrid[: self.total.shape[0], : self.total.shape[1]]
        for row in cells:
            self.count[months, kinds, row] += 1

    def mean(self) -> np.ndarray:
        """Return the mean chances, float[M, K]."""
        return self.total / self.draws

    def quantile(self, share: float) -> np.ndarray:
        """Return the chances below or at which that share of the draws lies, float[M, K]."""
        reached = self.count.cumsum(axis=2) >= share * self.draws
        return reached.argmax(axis=2) / CELLS
