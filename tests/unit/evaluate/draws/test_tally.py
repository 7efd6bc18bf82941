"""Chances by month, counted instead of kept."""

from __future__ import annotations

import numpy as np
import pytest

from armistice.evaluate.draws.tally import Tally


def tallied(chances, parts=3):
    tally = Tally.empty(*chances.shape[1:])
    for part in np.array_split(chances, parts):
        tally.add(part)
    return tally


def test_means_are_exact_and_quantiles_near_those_of_all_draws():
    chances = np.random.default_rng(1).beta(2, 3, (4_000, 5, 4))
    tally = tallied(chances)
    assert tally.draws == 4_000
    assert tally.mean() == pytest.approx(chances.mean(axis=0), abs=1e-12)
    for share in (0.1, 0.5, 0.9):
        wanted = np.quantile(chances, share, axis=0, method="inverted_cdf")
        assert tally.quantile(share) == pytest.approx(wanted, abs=0.0005 + 1e-9)


def test_chances_of_never_and_always_stay_what_they_are():
    chances = np.zeros((10, 1, 2))
    chances[:, :, 1] = 1
    assert tallied(chances).quantile(0.1).tolist() == [[0, 1]]
    assert tallied(chances).quantile(0.9).tolist() == [[0, 1]]


def test_its_size_does_not_grow_with_the_draws():
    few, many = tallied(np.zeros((8, 3, 4))), tallied(np.zeros((800, 3, 4)))
    assert few.count.nbytes == many.count.nbytes
