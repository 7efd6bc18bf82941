"""Where they settle, and on what: the Nash solution or equal gains over the hold-out values, in every state at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from armistice.evaluate.carrying_on.walk import TIE, Offers


@dataclass(frozen=True)
class Table:
    """The offers laid out for look-up: groups first, draws last, and all points of all groups in two flat columns."""

    first: np.ndarray  # [D·G·P] points on paper
    second: np.ndarray
    start: np.ndarray  # int[G, D] where each group's points start in the columns, and
    stop: np.ndarray  # int[G, D] where they stop
    origin: np.ndarray  # int[G, D] where point 0 stands
    top: np.ndarray  # [side, G, D] the most each side can get, as believed apart from the floor
    keeps: np.ndarray  # [side, G, D]
    slope: np.ndarray  # [side, G, D]


@dataclass(frozen=True)
class Settled:
    """The packages they settle on: one row per package, tied packages of a state one after the other."""

    line: np.ndarray  # int[n] position among the lines asked for
    draw: np.ndarray  # int[n]
    group: np.ndarray  # int[n]
    point: np.ndarray  # int[n]
    share: np.ndarray  # [n]
    worth: np.ndarray  # [2, n] the mean over the state's tied packages, as believed


def table(offers: Offers) -> Table:
    """Lay out the offers; a group that a side does not trust at all keeps only what the other side likes most."""
    draws, groups, points, _ = offers.values.shape
    origin = (np.arange(draws)[:, None] * groups + np.arange(groups)) * points
    start, stop = origin.copy(), origin + offers.count
    some = offers.count > 0
    only_first = some & (offers.keeps[..., 0] == 0)
    stop[only_first] = start[only_first] + 1
    only_last = some & (offers.keeps[..., 1] == 0) & ~only_first
    start[only_last] = stop[only_last] - 1
    first, second = (np.ascontiguousarray(offers.values[..., side]).reshape(-1) for side in (0, 1))
    keeps = offers.keeps.transpose(2, 1, 0).copy()
    best = np.full((2, groups, draws), -np.inf)
    best[0][some.T] = first[(stop - 1).T[some.T]]
    best[1][some.T] = second[start.T[some.T]]
    top = np.where(some.T, keeps * np.where(some.T, best, 0.0), -np.inf)
    slope = offers.slope.transpose(2, 1, 0).copy()
    return Table(first, second, start.T.copy(), stop.T.copy(), origin.T.copy(), top, keeps, slope)


def settle(table: Table, rule: str, hold_out: np.ndarray, broken: np.ndarray | None, moved: np.ndarray) -> Settled:
    """Return the packages on which they settle in each state of a slice; states without a row carry on.

    Args:
        table: the offers.
        rule: "nash" or "equal".
        hold_out: [lines, side, running draws] F.
        broken: the same of G°, or None where nobody doubts the other's word.
        moved: [lines] steps of the line from today's.
    """
    running = hold_out.shape[-1]
    keeps = table.keeps[:, None, :, :running]
    # What h·u must reach in each state and group: side first, then [lines, G, draws].
    needed = hold_out.transpose(1, 0, 2)[:, :, None] - keeps * table.slope[:, None, :, :running] * moved[:, None, None]
    if broken is not None:
        needed = needed - (1 - keeps) * broken.transpose(1, 0, 2)[:, :, None]
    open_ = (table.top[:, None, :, :running] >= needed - TIE).all(axis=0)
    line, draw, group = np.nonzero(open_.transpose(0, 2, 1))
    state = line * running + draw
    rows = _candidates(table.start[group, draw], table.stop[group, draw])
    pair, index = rows
    gains = np.stack(
        [
            table.keeps[side, group, draw][pair] * column[index] - needed[side, line, group, draw][pair]
            for side, column in enumerate((table.first, table.second))
        ]
    )
    fits = (gains >= -TIE).all(axis=0)
    pair, index, gains = pair[fits], index[fits], gains[:, fits]
    state = state[pair]
    taken = (_nash if rule == "nash" else _equal)(state, gains)
    pair, index, gains, state = pair[taken], index[taken], gains[:, taken], state[taken]
    line, draw, group = line[pair], draw[pair], group[pair]
    worth = gains + hold_out[line, :, draw].T
    once = _distinct(state, worth)
    line, draw, group, index, state, worth = (
        line[once],
        draw[once],
        group[once],
        index[once],
        state[once],
        worth[:, once],
    )
    share, worth = _mean(state, worth)
    return Settled(line, draw, group, index - table.origin[group, draw], share, worth)


def _candidates(start: np.ndarray, stop: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Spell out ranges of points: for each point its range and its place in the columns."""
    length = stop - start
    pair = np.repeat(np.arange(len(length)), length)
    first = np.cumsum(length) - length
    return pair, np.arange(len(pair)) + (start - first)[pair]


def _per_state(ufunc: np.ufunc, values: np.ndarray, state: np.ndarray) -> np.ndarray:
    """Reduce over the rows of each state and hand the result back to every row; rows are sorted by state."""
    head = np.flatnonzero(np.diff(state, prepend=-1))
    length = np.diff(head, append=len(state))
    return np.repeat(ufunc.reduceat(values, head, axis=-1), length, axis=-1)


def _nash(state: np.ndarray, gains: np.ndarray) -> np.ndarray:
    """Mark the largest products of gains (Nash 1950), or where all are 0 the undominated rows."""
    if not len(state):
        return np.zeros(0, bool)
    gains = np.where(gains < TIE, 0.0, gains)
    product = gains[0] * gains[1]
    best = _per_state(np.maximum, product, state)
    most = _per_state(np.maximum, gains, state)
    undominated = ((gains >= most - TIE) & (most > 0)).any(axis=0) | (most == 0).all(axis=0)
    return np.where(best > 0, product >= best * (1 - TIE), undominated)


def _equal(state: np.ndarray, gains: np.ndarray) -> np.ndarray:
    """Mark the largest smaller gain, among ties the largest sum."""
    if not len(state):
        return np.zeros(0, bool)
    smaller, total = gains.min(axis=0), gains.sum(axis=0)
    tied = smaller >= _per_state(np.maximum, smaller, state) - TIE
    most = _per_state(np.maximum, np.where(tied, total, -np.inf), state)
    return tied & (total >= most - TIE)


def _distinct(state: np.ndarray, worth: np.ndarray) -> np.ndarray:
    """Return one row for each distinct value vector of each state, sorted by state."""
    if not len(state) or (np.diff(state) > 0).all():
        return np.arange(len(state))
    order = np.lexsort((worth[1], worth[0], state))
    same = (np.diff(state[order]) == 0) & (np.abs(np.diff(worth[:, order], axis=1)) <= TIE).all(axis=0)
    return order[np.concatenate([[True], ~same])]


def _mean(state: np.ndarray, worth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return each row's share of its state and the state's mean value vector."""
    if not len(state) or (np.diff(state) > 0).all():
        return np.ones(len(state)), worth
    share = 1 / _per_state(np.add, np.ones(len(state)), state)
    return share, _per_state(np.add, worth * share, state)
