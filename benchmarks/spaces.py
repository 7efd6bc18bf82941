"""The deal spaces that are timed: every issue sets the signers against one another. Plain NumPy, no armistice."""

from __future__ import annotations

import numpy as np


def opposed(issues: int, levels: int, signers: int, seed: int = 0) -> list[np.ndarray]:
    """Return per issue float[levels, signers], points: the first signer's rise by level, the second's fall.

    Each further signer is on either side, issue by issue; steps and weights are random. Nothing is dominated within an
    issue, so that no package can be left out at a glance.
    """
    rng = np.random.default_rng(seed)
    weights = rng.dirichlet(np.full(issues, 2.0), signers) * 100
    worths = []
    for issue in range(issues):
        rising = np.cumsum(rng.exponential(size=(levels, signers)), axis=0)
        rising = (rising - rising[0]) / (rising[-1] - rising[0])
        falls = rng.random(signers) < 0.5
        falls[:2] = False, True
        worths.append(np.where(falls, 1 - rising, rising) * weights[:, issue])
    return worths
