"""Room: how far above their thresholds the signers of one package can all be (the bargaining range, Fearon 1995)."""

from __future__ import annotations

import numpy as np

_BLOCK = 1 << 21  # comparisons held at a time


def room(e: np.ndarray, needs: np.ndarray, thresholds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the greatest smallest gain of the signers a package needs, and which package has it, per threshold vector.

    e: float[M, n], points. needs: bool[n] or bool[M, n]. thresholds: float[T, n]. Returns float[T] and int[T]; −inf
    and −1 without packages. Along a frontier of two needed signers, sorted as fronts are, it is found by binary
    search; else by looking at all.
    """
    count = len(thresholds)
    if not len(e):
        return np.full(count, -np.inf), np.full(count, -1)
    if needs.ndim == 1 and np.count_nonzero(needs) == 2:
        x, y = e[:, needs].T
        difference = x - y
        if (difference[1:] > difference[:-1]).all():
            return _on_staircase(x, y, difference, thresholds[:, needs])
    best, at = np.empty(count), np.empty(count, dtype=np.int64)
    for begin in range(0, count, step := max(1, _BLOCK // e.size)):
        part = slice(begin, begin + step)
        gains = np.where(needs, e - thresholds[part, None, :], np.inf).min(axis=2)
        at[part] = gains.argmax(axis=1)
        best[part] = gains.max(axis=1)
    return best, at


def _on_staircase(
    x: np.ndarray, y: np.ndarray, difference: np.ndarray, thresholds: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """One signer's gain rises along the frontier and the other's falls: the two neighbours of the crossing decide."""
    after = np.searchsorted(difference, thresholds[:, 0] - thresholds[:, 1])
    beside = np.stack((np.maximum(after - 1, 0), np.minimum(after, len(x) - 1)))
    gains = np.minimum(x[beside] - thresholds[:, 0], y[beside] - thresholds[:, 1])
    second = gains[1] > gains[0]
    return np.where(second, gains[1], gains[0]), np.where(second, beside[1], beside[0])


def concave_room(e: np.ndarray, needs: np.ndarray, thresholds: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
    """Return the room if lotteries between packages are allowed, the packages drawn from, and their chances.

    e: float[M, n] of packages with the consent set `needs` (bool[n]); thresholds: float[n]. Maximises t with
    Σ λ·(e − thresholds) ≥ t for every needed signer, Σ λ = 1, λ ≥ 0, by the simplex method (Dantzig 1951) with whole
    columns priced at once, from the package with the greatest room on. −inf without packages.
    """
    gains = (e - thresholds)[:, needs]
    if not len(gains):
        return -np.inf, np.empty(0, dtype=np.int64), np.empty(0)
    start = int(gains.min(axis=1).argmax())
    pure = float(gains[start].min())
    signers = gains.shape[1]
    # Rows: one per signer, gains − slack − t = 0 over the pure room; last row: chances sum to one.
    lotteries = np.vstack(((gains - pure).T, np.ones(len(gains))))
    slacks = np.vstack((-np.eye(signers), np.zeros(signers)))
    surplus = np.append(-np.ones(signers), 0.0)[:, None]
    basis, amounts, more = _simplex(np.hstack((lotteries, slacks, surplus)), start)
    drawn = [(int(j), a) for j, a in zip(basis, amounts, strict=True) if j < len(gains) and a > 1e-12]
    return pure + more, np.array([j for j, _ in drawn]), np.array([a for _, a in drawn])


def _simplex(columns: np.ndarray, start: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Maximise the last variable subject to columns·v = (0, …, 0, 1), v ≥ 0, from `start` and the slacks on.

    Returns the basis, its amounts, and the maximum. The largest price enters; after a step without progress the first
    positive one (Bland 1977), which cannot go round in circles.
    """
    rows, count = columns.shape
    basis = np.append(np.arange(count - rows, count - 1), start)
    goal = np.append(np.zeros(rows - 1), 1.0)
    price_of_last = np.zeros(count)
    price_of_last[-1] = 1.0
    careful = False
    while True:
        inverse = np.linalg.inv(columns[:, basis])
        amounts = np.maximum(inverse @ goal, 0.0)
        prices = price_of_last - (price_of_last[basis] @ inverse) @ columns
        positive = np.flatnonzero(prices > 1e-11)
        if not len(positive):
            return basis, amounts, float(amounts[basis == count - 1].sum())
        enters = int(positive[0] if careful else positive[prices[positive].argmax()])
        falls = inverse @ columns[:, enters]
        down = np.flatnonzero(falls > 1e-12)
        ratios = amounts[down] / falls[down]
        tied = down[ratios <= ratios.min() + 1e-15]
        careful = bool(ratios.min() <= 0)
        basis[tied[basis[tied].argmin()]] = enters
