"""Weighing columns that equal others."""

import numpy as np
import pytest

from armistice.evaluate.deal_space import counting
from armistice.evaluate.deal_space.counting import columns, weight


def test_columns_equal_on_the_grid_are_added_up_and_others_left_out():
    of = columns(np.array([[0.1 + 0.2, 1.0], [5.0, 5.0]]))
    among = columns(np.array([[0.3, 1.0, 0.3, 1.0, 2.0], [5.0, 5.0, 5.0, 5.00001, 5.0]]))
    assert weight(of, [(among, np.array([1, 10, 100, 1000, 10000]))]).tolist() == [101, 10]


def test_the_same_values_in_another_state_are_something_else():
    of = columns(np.array([[1.0, 1.0]]), np.array([0, 1]))
    among = columns(np.array([[1.0, 1.0, 1.0]]), np.array([0, 1, 2]))
    assert weight(of, [(among, np.array([1, 2, 4]))]).tolist() == [1, 2]


def test_columns_that_share_a_number_at_first_are_told_apart_by_other_factors(monkeypatch):
    monkeypatch.setattr(counting, "_ODD", 2)
    of = np.array([[2, 0], [0, 1]], np.uint64)  # 2·2 + 4·0 = 2·0 + 4·1
    assert weight(of, [(of[:, ::-1], np.array([3, 5]))]).tolist() == [5, 3]


def test_columns_that_are_not_distinct_are_refused():
    with pytest.raises(AssertionError, match="distinct"):
        weight(np.zeros((2, 2), np.uint64), [])


def test_nothing_among_nothing_weighs_nothing():
    assert weight(columns(np.zeros((3, 0))), []).tolist() == []
    assert weight(columns(np.zeros((3, 1))), [(columns(np.zeros((3, 0))), np.zeros(0, np.int64))]).tolist() == [0]
