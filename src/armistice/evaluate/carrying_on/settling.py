"""Where they settle, and on what: the Nash solution or equal gains over the hold-out values, in every state at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from armistice.evaluate.carrying_on.hull import SPILL, Edges, equal_edges, nash_edges
from armistice.evaluate.carrying_on.walk import TIE, Offers


@dataclass(frozen=True)
class Table:
    """The offers laid out for look-up, one row per group and draw: row = group·D + draw."""

    rule: str
    points: np.ndarray  # [side, rows·P] on paper
    width: int  # P
    start: np.ndarray  # int[rows] first point that counts
    last: np.ndarray  # int[rows] last point that counts
    edges: Edges
    keeps: np.ndarray  # [side, G, D]
    slope: np.ndarray  # [side, G, D]
    top: np.ndarray  # [side, G, D] the most that keeps·u can be


@dataclass(frozen=True)
class Settled:
    """The packages they settle on: one row per package, a state's tied packages one after the other."""

    line: np.ndarray  # int[n] position among the lines asked for
    draw: np.ndarray  # int[n]
    group: np.ndarray  # int[n]
    point: np.ndarray  # int[n]
    share: np.ndarray  # [n]
    worth: np.ndarray  # [side, n] the mean over the state's tied packages, as believed


def table(offers: Offers, rule: str) -> Table:
    """Lay out the offers; of a group that a side does not trust at all, only what the other likes most counts."""
    draws, groups, width, _ = offers.values.shape
    points = np.ascontiguousarray(offers.values.transpose(3, 1, 0, 2)).reshape(2, -1, width)
    count = offers.count.T.reshape(-1)
    keeps, slope = offers.keeps.transpose(2, 1, 0).copy(), offers.slope.transpose(2, 1, 0).copy()
    no_first, no_second = (keeps == 0).reshape(2, -1)
    start = np.where(no_second & ~no_first, np.maximum(count - 1, 0), 0)
    last = np.where(no_first, 0, np.maximum(count - 1, 0))
    edges = (nash_edges if rule == "nash" else equal_edges)(
        points, np.where(no_first | no_second, np.minimum(count, 1), count), keeps.reshape(2, -1)
    )
    row = np.arange(len(count))
    top = np.full((2, len(count)), -np.inf)
    some = count > 0
    top[0, some], top[1, some] = points[0, row[some], last[some]], points[1, row[some], start[some]]
    top[:, some] *= keeps.reshape(2, -1)[:, some]
    return Table(
        rule, points.reshape(2, -1), width, start, last, edges, keeps, slope, top.reshape(2, groups, draws)
    )


def settle(table: Table, hold_out: np.ndarray, broken: np.ndarray | None, moved: np.ndarray) -> Settled:
    """Return the packages on which they settle in each state of a slice; states without a row carry on.

    Args:
        table: the offers.
        hold_out: [lines, side, running draws] F.
        broken: the same of G°, or None where nobody doubts the other's word.
        moved: [lines] steps of the line from today's.
    """
    running = hold_out.shape[-1]
    need = _need(table, hold_out, broken, moved)
    line, group, draw = np.nonzero((table.top[:, None, :, :running] >= need - TIE).all(axis=0))
    state = line * running + draw
    row = group * table.keeps.shape[2] + draw
    need = need[:, line, group, draw]
    pair, point = _competing(table, row, need)
    gains = table.keeps.reshape(2, -1)[:, row][:, pair] * table.points[:, row[pair] * table.width + point]
    gains -= need[:, pair]
    kept = _chosen(table.rule, state[pair], gains, hold_out.shape[0] * running)
    pair, point, worth = pair[kept], point[kept], gains[:, kept]
    line, draw = line[pair], draw[pair]
    worth += hold_out[line, :, draw].T
    order, share, worth = _mean(state[pair], worth)
    return Settled(line[order], draw[order], group[pair][order], point[order], share, worth)


def _need(table: Table, hold_out: np.ndarray, broken: np.ndarray | None, moved: np.ndarray) -> np.ndarray:
    """Return what keeps·u must reach for F: [side, lines, G, running draws]."""
    running = hold_out.shape[-1]
    keeps, slope = table.keeps[:, None, :, :running], table.slope[:, None, :, :running]
    need = hold_out.transpose(1, 0, 2)[:, :, None] - (keeps * slope) * moved[:, None, None]
    if broken is not None:
        need -= (1 - keeps) * broken.transpose(1, 0, 2)[:, :, None]
    return need


def _competing(table: Table, row: np.ndarray, need: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the points of each row among which the largest gains are: position in `row`, and point."""
    begin, end = table.edges.find(row, need)
    start, last = table.start[row], table.last[row]
    begin, end = np.maximum(begin + start - SPILL, start), np.minimum(end + start + SPILL, last)
    length = end - begin + 1
    pair = np.repeat(np.arange(len(row)), length)
    return pair, np.arange(len(pair)) + (begin - np.cumsum(length) + length)[pair]


def _chosen(rule: str, state: np.ndarray, gains: np.ndarray, states: int) -> np.ndarray:
    """Return which candidates give both sides what they need and are the most of their state by the rule."""
    fits = np.flatnonzero((gains >= -TIE).all(axis=0))
    return fits[(_nash if rule == "nash" else _equal)(state[fits], gains[:, fits], states)]


def _most(values: np.ndarray, state: np.ndarray, states: int) -> np.ndarray:
    """Return for every candidate the largest value in its state."""
    most = np.full(states, -np.inf)
    np.maximum.at(most, state, values)
    return most[state]


def _nash(state: np.ndarray, gains: np.ndarray, states: int) -> np.ndarray:
    """Mark the largest products of gains (Nash 1950), or where all are 0 the undominated candidates."""
    gains = np.where(gains < TIE, 0.0, gains)
    product = gains[0] * gains[1]
    best = _most(product, state, states)
    if (best > 0).all():
        return product >= best * (1 - TIE)
    most = np.stack([_most(side, state, states) for side in gains])
    undominated = ((gains >= most - TIE) & (most > 0)).any(axis=0) | (most == 0).all(axis=0)
    return np.where(best > 0, product >= best * (1 - TIE), undominated)


def _equal(state: np.ndarray, gains: np.ndarray, states: int) -> np.ndarray:
    """Mark the largest smaller gain, among ties the largest sum."""
    smaller, total = gains.min(axis=0), gains.sum(axis=0)
    tied = smaller >= _most(smaller, state, states) - TIE
    return tied & (total >= _most(np.where(tied, total, -np.inf), state, states) - TIE)


def _mean(state: np.ndarray, worth: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Keep one row per distinct value vector of a state: which rows, sorted by state, their shares, the state's mean."""
    order = np.lexsort((worth[1], worth[0], state))
    state, worth = state[order], worth[:, order]
    fresh = np.ones(len(state), bool)
    fresh[1:] = (state[1:] != state[:-1]) | (np.abs(worth[:, 1:] - worth[:, :-1]) > TIE).any(axis=0)
    order, state, worth = order[fresh], state[fresh], worth[:, fresh]
    share = 1 / np.bincount(state)[state]
    mean = np.stack([np.bincount(state, side * share)[state] for side in worth])
    return order, share, mean
