"""The value of no deal for some time, then carrying on: what a pause in talks is worth."""

from __future__ import annotations

import numpy as np

from armistice.evaluate.carrying_on.plain import plain
from armistice.evaluate.carrying_on.walk import CarryingOn, Walk, alive, take


def hold_out_after(walk: Walk, result: CarryingOn, steps: np.ndarray) -> np.ndarray:
    """Return F^T: T plain steps back from what carrying on is worth at step T; it falls in T from F to G.

    Args:
        walk: as given to `carry_on`.
        result: its result, with the trace.
        steps: int[D or 1, K] T, at least 1; beyond the horizon counts as the horizon.

    Returns:
        [D, K, side] points.

    Raises:
        ValueError: the result holds no trace.
    """
    if result.trace is None:
        raise ValueError("hold_out_after needs the trace: carry_on(..., keep_trace=True)")
    order = result.trace.order
    walk = take(walk, order)
    left = np.broadcast_to(steps, (len(order), steps.shape[1]))[order].T
    left = np.minimum(left, walk.horizon)
    step = plain(walk, (0,))
    value = np.repeat(step.finish, len(left), axis=1)
    for t, lines, p in step.backward(int(left.max())):
        running = p.shape[-1]
        rows = slice(int(np.argmax(left.max(axis=1) > t)), None)
        if t + 1 < len(result.trace.worth):
            _enter(
                value[step.at(alive(walk, t + 1, 1, walk.of - 1)), rows], result.trace.worth[t + 1], left[rows], t + 1
            )
        new = step.back(value[:, rows, :, :running], lines, p)
        np.copyto(value[step.at(lines), rows, :, :running], new, where=(left[rows, :running] > t)[:, None])
    return value[walk.at].transpose(2, 0, 1)[np.argsort(order)]


def _enter(value: np.ndarray, worth: np.ndarray, left: np.ndarray, step: int) -> None:
    """Let the rows whose plain steps lead to `step` start there."""
    running = worth.shape[-1]
    np.copyto(value[..., :running], worth[:, None], where=(left[:, :running] == step)[:, None])
