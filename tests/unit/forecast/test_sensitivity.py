"""First-order shares against functions whose shares are known, and against SALib."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import qmc

from armistice.forecast.sensitivity import first_order_shares


def cube(draws, dimensions, seed=0):
    return qmc.Sobol(dimensions, scramble=True, rng=np.random.default_rng(seed)).random(draws)


def test_a_sum_of_uniform_judgements_is_shared_by_the_squares_of_their_widths():
    x = cube(4096, 4)
    shares = first_order_shares(x, x @ np.array([1.0, 2.0, 3.0, 0.0]))
    assert shares == pytest.approx([1 / 14, 4 / 14, 9 / 14, 0], abs=0.02)


def test_the_ishigami_function_has_its_published_shares():
    """Ishigami & Homma 1990, a = 7, b = 0.1: first-order shares 0.3139, 0.4424, 0."""
    x = (2 * cube(8192, 3) - 1) * np.pi
    y = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    assert first_order_shares(x, y) == pytest.approx([0.3139, 0.4424, 0.0], abs=0.03)


def test_the_smaller_of_two_gains_is_shared_as_integration_says():
    x = cube(8192, 2)
    y = np.minimum(x[:, 0], x[:, 1])
    # Var E[min | x] = Var(x − x²/2) = 1/45; Var min = 1/18; the share is 0.4 for each
    assert first_order_shares(x, y) == pytest.approx([0.4, 0.4], abs=0.02)


def test_a_judgement_that_does_nothing_explains_nothing_on_average():
    rng = np.random.default_rng(1)
    shares = [first_order_shares(rng.random((512, 1)), rng.random(512))[0] for _ in range(200)]
    assert np.mean(shares) < 0.02


def test_a_red_line_with_two_values_is_its_own_two_bins():
    real = (cube(4096, 1) < 0.3).astype(float)
    noise = np.random.default_rng(2).normal(size=4096)
    share = first_order_shares(real, 10 * real[:, 0] + noise)[0]
    assert share == pytest.approx(21 / 22, abs=0.01)  # 100·0.3·0.7 = 21 of 22


def test_draws_without_an_answer_are_left_out():
    x = cube(2048, 2)
    y = np.where(x[:, 1] < 0.5, x[:, 0], np.nan)
    assert first_order_shares(x, y) == pytest.approx([1, 0], abs=0.02)


def test_nothing_is_explained_where_nothing_varies():
    assert (first_order_shares(cube(256, 2), np.ones(256)) == 0).all()
    assert (first_order_shares(np.ones((256, 2)), cube(256, 1)[:, 0]) == 0).all()


def test_shares_agree_with_salib_within_its_error():
    from SALib.analyze import sobol as analyze
    from SALib.sample import sobol as sample

    problem = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[0, 1]] * 3}

    def answer(x):
        return np.minimum(60 - 40 * x[:, 0], 10 + 50 * x[:, 1]) + 5 * x[:, 2] ** 2

    theirs = analyze.analyze(problem, answer(sample.sample(problem, 4096, seed=1)), seed=1)
    ours = first_order_shares(x := cube(4096, 3), answer(x))
    assert np.abs(ours - theirs["S1"]) == pytest.approx(0, abs=float(theirs["S1_conf"].max()) + 0.02)


def test_a_share_that_chance_alone_would_give_counts_as_none():
    rng = np.random.default_rng(4)
    shares = np.array([first_order_shares(rng.random((256, 1)), rng.random(256))[0] for _ in range(300)])
    assert (shares == 0).mean() > 0.9
    assert first_order_shares(x := rng.random((256, 1)), x[:, 0] + rng.normal(size=256))[0] > 0.03
