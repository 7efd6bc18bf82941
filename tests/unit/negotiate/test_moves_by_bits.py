"""Moves by bit arithmetic and moves as stored arcs: one contract, which both keep."""

import numpy as np
import pytest

from armistice.negotiate.arcs import ArcMoves, arc_moves
from armistice.negotiate.cells import BEYOND, CellMoves


def may(keeps: tuple[int, ...], old: int, new: int) -> bool:
    changed = [bit for bit in range(6) if (old ^ new) >> bit & 1]
    if not changed or not set(changed) <= {2, 3, 4}:
        return False
    return not any(keeps[bit - 2] and (old >> bit & 1) == (keeps[bit - 2] > 0) for bit in changed)


def both(seed: int) -> tuple[CellMoves, ArcMoves, np.ndarray, np.random.Generator]:
    """The same moves in both forms: options 2 to 4 of 6, some one-way, some states forbidden."""
    rng = np.random.default_rng(seed)
    keeps = tuple(int(keep) for keep in rng.choice([0, 1, -1], 3))
    allowed = rng.random(64) > 0.3
    pairs = [(old, new) for old in np.flatnonzero(allowed) for new in np.flatnonzero(allowed) if may(keeps, old, new)]
    return CellMoves(2, keeps, allowed), arc_moves(64, np.array(pairs, np.intp).reshape(-1, 2)), allowed, rng


@pytest.mark.parametrize("seed", range(60))
def test_both_forms_reach_the_same_states_forwards_and_backwards(seed):
    cells, arcs, allowed, rng = both(seed)
    for state in np.flatnonzero(allowed):
        assert cells.targets(int(state)).tolist() == arcs.targets(int(state)).tolist()
        assert cells.sources(int(state)).tolist() == arcs.sources(int(state)).tolist()
    members = (rng.random(64) < 0.2) & allowed
    assert (cells.spread(members) == (arcs.spread(members) | members)).all()


@pytest.mark.parametrize("seed", range(60))
def test_both_forms_find_the_same_least_value(seed):
    cells, arcs, allowed, rng = both(seed)
    values = rng.integers(0, 20, 64).astype(np.int32)
    ours = cells.least(values)
    assert (ours[allowed] == np.minimum(arcs.least(values), values)[allowed]).all()


@pytest.mark.parametrize("seed", range(60))
def test_both_forms_agree_on_improvements(seed):
    cells, arcs, allowed, rng = both(seed)
    payoff = rng.integers(0, 6, 64).astype(np.int32)
    values = rng.integers(0, 20, 64).astype(np.int32)
    by_cells, by_arcs = cells.improving(payoff), arcs.improving(payoff)
    assert (by_cells.least(values)[allowed] == by_arcs.least(values)[allowed]).all()
    members = (rng.random(64) < 0.2) & allowed
    assert (by_cells.spread(members) == by_arcs.spread(members)).all()
    for state in np.flatnonzero(allowed):
        assert by_cells.targets(int(state)).tolist() == by_arcs.targets(int(state)).tolist()
        assert by_cells.sources(int(state)).tolist() == by_arcs.sources(int(state)).tolist()


def test_where_no_move_is_left_the_least_is_beyond_every_payoff():
    moves = CellMoves(0, (1,), np.array([False, True]))
    assert moves.improving(np.array([5, 0], np.int32)).least(np.array([0, 0], np.int32))[1] == BEYOND
