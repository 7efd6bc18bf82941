"""How much of the variance of an answer one judgement explains alone: the correlation ratio (Pearson 1905).

Estimated from given draws over bins of equal count (Plischke, Borgonovo & Smith 2013), with the share that chance
alone would explain taken off (Kelley 1935).
"""

from __future__ import annotations

import numpy as np

FEWEST, MOST = 6, 32
"""Bins; within this range so many that each holds about 64 draws."""
IN_A_BIN = 64
NOISE = 2
"""A share within so many standard errors of what chance alone explains counts as 0."""


def first_order_shares(inputs: np.ndarray, output: np.ndarray) -> np.ndarray:
    """Return each input's first-order share of the variance of the output.

    inputs: float[D, inputs]. output: float[D]. Draws in which either is NaN are left out.
    Returns float[inputs] in 0…1; 0 where the output or the input does not vary, or too few draws are left.
    """
    exists = ~np.isnan(output) & ~np.isnan(inputs).any(axis=1)
    inputs, output = inputs[exists], output[exists]
    bins = int(np.clip(len(output) // IN_A_BIN, FEWEST, MOST))
    if len(output) <= 2 * bins or np.ptp(output) < 1e-12:
        return np.zeros(inputs.shape[1])
    return np.array([_share(column, output, bins) for column in inputs.T])


def straight_line(inputs: np.ndarray, output: np.ndarray) -> np.ndarray:
    """Return for each draw the straight-line sum of a group's members that goes with the output, float[D].

    inputs: float[D, members]. output: float[D], NaN left out of the fit. Each half of the draws is fitted on the other
    half (least squares), so that a group explains nothing just by having many members.
    """
    result = np.full(len(output), np.nan)
    design = np.column_stack([np.ones(len(inputs)), inputs - inputs.mean(axis=0)])
    exists = ~np.isnan(output)
    odd = np.arange(len(output)) % 2 == 1
    for half in (odd, ~odd):
        there = ~half & exists
        if there.sum() > design.shape[1]:
            fit = np.linalg.lstsq(design[there], output[there], rcond=None)[0]
            result[half] = design[half] @ fit
    return result


def _share(column: np.ndarray, output: np.ndarray, bins: int) -> float:
    values, place = np.unique(column, return_inverse=True)
    if len(values) == 1:
        return 0.0
    if len(values) > bins:  # a continuous judgement; a red line has two values, which are its bins
        place = np.empty(len(column), dtype=np.int64)
        place[np.argsort(column, kind="stable")] = np.arange(len(column)) * bins // len(column)
    count = np.bincount(place)
    mean = np.bincount(place, output) / count
    explained = float((count * (mean - output.mean()) ** 2).sum() / ((output - output.mean()) ** 2).sum())
    by_chance = (len(count) - 1) / (len(output) - 1)
    noise = np.sqrt(2 * (len(count) - 1)) / (len(output) - 1)
    if explained < by_chance + NOISE * noise:
        return 0.0
    return (explained - by_chance) / (1 - by_chance)
